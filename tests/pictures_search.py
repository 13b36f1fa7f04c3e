"""Pictures of the palette: nothing typed, found, a command, nothing found."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dpo_desk.desk.opening import Opening
from dpo_desk.duties import documents
from tests.desk.window import find

if TYPE_CHECKING:
    from dpo_desk.desk.palette import Palette

Save = Callable[[str], str]
_SAID = "Referat fra gjennomgangen 12. mai.\n\nAsana sletter gamle saker i mai hvert år.\n"
_MINUTES = documents.Incoming("referat.txt", "text/plain", _SAID.encode(), _SAID, 0, False)
_TYPED = (("found", "eksempel"), ("documents", "mai"), ("command", "ny"), ("none", "zzz"))


def palette_pages(opening: Opening, save: Save) -> Iterator[str]:
    """Over the list of requests; ``save`` keeps a picture under a name."""
    documents.keep(opening.desk.background._register, _MINUTES)
    opening.window.go("requests")
    opening.desk.search_asked.emit()
    palette: Palette = find(opening.window, "palette")
    yield save("palette")
    for name, typed in _TYPED:
        palette.field.setText(typed)
        yield save(f"palette-{name}")
    QTest.keyClick(QApplication.focusWidget() or opening.window, Qt.Key.Key_Escape)
