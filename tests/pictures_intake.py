"""Pictures of the intake in all its states, of what is dragged, and of the quick forms."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent
from PySide6.QtWidgets import QApplication

from dpo_desk.desk.opening import Opening
from dpo_desk.duties import mailbox
from dpo_desk.exchange import email
from tests import house, sample
from tests.desk.window import find, opened
from tests.pictures_case import whole

if TYPE_CHECKING:
    from tests.pictures import Look

EXAMPLES = house.ROOT / "tests" / "examples"
# By picture: the messages that come in, and those that are logged already.
STATES = {
    "intake": (("blandet-engelsk.eml", "sletting-nynorsk.eml", "uklar.eml"), ()),
    "intake-lawyer": (("advokat-fullmakt.eml",), ()),
    "intake-none": (("faktura.eml",), ()),
    "intake-unclear": (("uklar.eml",), ()),
    "intake-earlier": (("innsyn-hverdagslig.eml",), ("innsyn-hverdagslig.eml",)),
    "intake-same": (("innsyn-formell.eml",), ("innsyn-formell.eml",)),
    "intake-empty": ((), ()),
}


def intake_pages(
    app: QApplication, look: "Look", save: Callable[[Opening, str], str]
) -> Iterator[str]:
    """Each state of the page, then what floats over others."""
    for name, (sources, logged) in STATES.items():
        with register(app, look) as opening:
            for file in logged:
                log(opening, file, again=name == "intake-same")
            opening.window.go("intake", sources=[EXAMPLES / file for file in sources])
            whole(opening)
            yield save(opening, name)
            if name == "intake-empty":
                opening.window.go("intake", sources=[broken(opening)])
                yield save(opening, "intake-damaged")
    with register(app, look) as opening:
        yield from over(opening, save)


def over(opening: Opening, save: Callable[[Opening, str], str]) -> Iterator[str]:
    """What is dragged, and the forms for what is said or on paper."""
    window = opening.window
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(EXAMPLES / f"{n}.eml")) for n in ("uklar", "verge")])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(window, QDragEnterEvent(QPointF(640, 400), copy, data, left, none))
    yield save(opening, "intake-drop")
    QApplication.sendEvent(window, QDragLeaveEvent())
    window.go("requests")
    window.pages.page.new()
    for name, channel in (("phone", "phone"), ("letter", "letter")):
        find(window, f"newrequest.channel.{channel}").click()
        yield save(opening, f"request-new-{name}")


@contextmanager
def register(app: QApplication, look: "Look") -> Iterator[Opening]:
    """The sample, opened in a look."""
    with TemporaryDirectory() as folder, opened(
        app, mode=look.mode, language=look.language, scale=look.scale
    ) as opening:  # fmt: skip
        path = Path(folder) / "Fjordlys Prøve AS.perm"
        sample.make(Path(folder), name=path.name).close()
        opening.open(path)
        yield opening


def log(opening: Opening, file: str, *, again: bool) -> None:
    """Log a message before; unless it comes ``again``, as another one of the same person."""
    made = opening.desk.background._register
    data = (EXAMPLES / file).read_bytes()
    if not again:
        data = data.replace(b"Message-ID:", b"X-Old-Id:") + b"\n"
    mailbox.log(made, mailbox.suggest(made, email.read(data, file)))


def broken(opening: Opening) -> Path:
    """A file that is called as a message and is none."""
    file = opening.desk.background._register.path.parent / "henvendelse fra kunde.eml"
    file.write_bytes(b"\x00\x01\x02" * 400)
    return Path(file)
