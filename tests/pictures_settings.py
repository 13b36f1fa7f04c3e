"""Settings, the copies and About in pictures."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dpo_desk.desk import keeper
from dpo_desk.desk.opening import Opening
from dpo_desk.duties import company, copies, letter_texts, suppression
from dpo_desk.records import Service
from tests.desk.window import find

_OWN = "\n{# Gjennomgått av advokat. #}\n"

if TYPE_CHECKING:
    from tests.pictures import Look


def settings_pages(opening: Opening, look: "Look", out: Path) -> Iterator[str]:
    """The cards, the sheet of the last resort, a copy and what it would change."""
    usual = copies.standard_folder
    folder = opening.desk.background._register.path.parent
    copies.standard_folder = lambda: folder / "Sikkerhetskopier"
    try:
        yield from _pages(opening, look, out)
    finally:
        copies.standard_folder = usual


def _pages(opening: Opening, look: "Look", out: Path) -> Iterator[str]:
    from tests.pictures import save

    window, register = opening.window, opening.desk.background._register
    window.go("settings")
    yield save(opening, "settings", look, out)
    letter_texts.keep(register, "receipt", "nb", letter_texts.ours("receipt", "nb") + _OWN)
    suppression.add(register, "kari@example.com")
    suppression.add(register, "900 00 000")
    for card in ("wordings", "appearance", "keeping", "suppression", "security"):
        _go_to(opening, card)
        yield save(opening, f"settings-{card}", look, out)
    yield from _wordings(opening, look, out)
    opening.guard.keeper.copy_now()
    keeper.choose_folder(opening.desk, Path("/media/minnepenn/Personvern"))
    _go_to(opening, "backup")
    yield save(opening, "settings-backup", look, out)
    find(window, "settings.wipe").click()
    yield save(opening, "settings-wipe", look, out)
    window.pages.page.escape()
    window.go("about")
    yield save(opening, "about", look, out)
    with register.action("seed.loaded"):
        gone = register.first(Service, "name = 'Asana'")
        register.remove(gone)
        register.add(Service(name="MailerLite"))
    company.change_company(register, "website", "fjordlys.example")
    window.go("restore")
    yield save(opening, "restore-copies", look, out)
    find(window, "restore.copy.0").click()
    yield save(opening, "restore-preview", look, out)
    opening.desk.undo()
    opening.desk.undo()


def _wordings(opening: Opening, look: "Look", out: Path) -> Iterator[str]:
    """A text of the company's own, and one with a fault."""
    from tests.pictures import save

    language = look.language
    opening.window.go("wordings", file="receipt", language=language)
    yield save(opening, "wordings", look, out)
    opening.window.go("wordings", file="access", language=language)
    page = opening.window.pages.page
    faulty = letter_texts.ours("access", language).replace("}}", "", 1).replace("**", "", 1)
    page.editor.editor.setPlainText(faulty)
    page.flush()
    yield save(opening, "wordings-fault", look, out)
    letter_texts.back_to_ours(opening.desk.background._register, "access", language)


def _go_to(opening: Opening, card: str) -> None:
    from PySide6.QtCore import QCoreApplication

    opening.window.go("settings", card=card)
    QCoreApplication.processEvents()
