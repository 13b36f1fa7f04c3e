"""A picture of every page, for the eye: ``python -m tests.pictures OUT [LOOK]``.

With a look (light, dark, light-200, light-en, light-long) every state in it, as it is; without one
what docs/pictures holds (``pictures_index``), two looks at a time, with the index.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from typing import NamedTuple

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from dpo_desk.app import application
from dpo_desk.desk import keeper
from dpo_desk.desk.opening import Opening
from dpo_desk.desk.pages.pieces import Pieces
from dpo_desk.desk.pages.request_steps.answer import AnswerPanel
from dpo_desk.desk.recent import RecentRegisters
from dpo_desk.duties import (
    annexes,
    answering,
    claims,
    closing,
    collecting,
    filling,
    identity,
    intake,
)
from dpo_desk.duties.filling import RetentionAnswer
from dpo_desk.law.codes import Channel, ClaimOutcome, LetterKind, Relation, RequestKind, SendingWay
from dpo_desk.records import Claim, Request, Search, SearchResult
from dpo_desk.register import Register
from tests import pictures_index, sample
from tests.desk.window import find, opened
from tests.pictures_activities import activity_pages
from tests.pictures_calendar import calendar_pages
from tests.pictures_case import case_pages
from tests.pictures_copies import copies_pages
from tests.pictures_intake import intake_pages
from tests.pictures_notices import empty_pages, notices_pages
from tests.pictures_register import processor_pages
from tests.pictures_review import review_pages
from tests.pictures_search import palette_pages
from tests.pictures_settings import settings_pages
from tests.pictures_today import first_pages, today_pages

LONG_NAME = "Karoline-Elisabeth Sørensen-Bjørnstjerne von Eksempelhausen-Prøvedatter"
TABS = ("findings", "log", "documents", "note")
PEOPLE = (
    ("Kari Eksempel", date(2026, 11, 3), (RequestKind.ACCESS,)),
    ("Ola Prøve", date(2026, 11, 17), (RequestKind.ERASURE, RequestKind.ACCESS)),
    ("Åse Eksempel", date(2026, 10, 24), (RequestKind.RECTIFICATION,)),
    ("Per Prøve", date(2026, 10, 12), (RequestKind.OBJECTION,)),
    ("Siv Eksempel", date(2026, 9, 28), (RequestKind.ACCESS,)),
)


class Look(NamedTuple):
    """How a round of pictures looks; ``name`` ends the files' names."""

    name: str
    mode: str = "light"
    language: str = "nb"
    scale: float = 1.0
    person: str = "Kari Eksempel"
    only: frozenset[str] = frozenset()  # these, small; empty: all, as they are


LOOKS = {
    look.name: look
    for look in (
        Look("light"),
        Look("dark", mode="dark"),
        Look("light-200", scale=2.0),
        Look("light-en", language="en"),
        Look("light-long", person=LONG_NAME),
    )
}


def take(app: QApplication, look: Look, folder: Path, out: Path) -> Iterator[str]:
    """Every page in one look; gives the names of the pictures."""
    path = folder / "Fjordlys Prøve AS.perm"
    recent = RecentRegisters()
    recent.add(path, encrypted=True)
    for page, with_recent in (("welcome", False), ("welcome-recent", True)):
        with opened(
            app, mode=look.mode, language=look.language, scale=look.scale,
            recent=recent if with_recent else None,
        ) as opening:  # fmt: skip
            opening.welcome()
            yield save(opening, page, look, out)
    with opened(app, mode=look.mode, language=look.language, scale=look.scale) as opening:
        for page, show in lone(opening, path):
            show()
            yield save(opening, page, look, out)
        sample.make(folder, name=path.name, retention=False).close()
        opening.open(path)
        yield from first_pages(opening, look, out)
        yield from empty_pages(opening, look, out)
        opening.window.go("requests")
        yield save(opening, "requests-empty", look, out)
        opening.window.pages.page.new()
        yield save(opening, "request-new", look, out)
        opening.window.pages.page.escape()
        register = opening.desk.background._register
        log_all(register, look.person)
        opening.window.go("requests")
        yield save(opening, "requests", look, out)
        yield from palette_pages(opening, lambda page: save(opening, page, look, out))
        yield from today_pages(opening, look, out)
        yield from case(opening, register, look, out)
        yield from settings_pages(opening, look, out)
        yield from calendar_pages(opening, look, out)
        yield from notices_pages(opening, look, out)
    path.unlink()
    yield from activity_pages(app, look, out)
    yield from processor_pages(app, look, out)
    yield from case_pages(app, look, out)
    yield from copies_pages(app, look, out)
    yield from review_pages(app, look, out)
    yield from intake_pages(app, look, lambda opening, page: save(opening, page, look, out))


def lone(opening: Opening, path: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    """The pages without navigation."""
    yield "register-new", opening.ask_new
    yield "restore", opening.ask_restore
    yield "unlock", lambda: opening.unlock(path)


def log_all(register: Register, person: str) -> None:
    """Requests of several kinds and ages; one is closed."""
    for name, received, kinds in PEOPLE:
        draft = intake.RequestDraft(
            kinds=kinds,
            received_on=received,
            channel=Channel.EMAIL,
            relation=Relation.CUSTOMER,
            language="nb",
            requester_name=person if name == PEOPLE[0][0] else name,
            requester_email="kari@example.com",
            text="Hei! Hvilke opplysninger har dere om meg, og hvem har fått dem?",
        )
        intake.log_request(register, draft)
    closing.close(register, len(PEOPLE), outcome=ClaimOutcome.WITHDRAWN, reason="Trakk kravet.")


def case(opening: Opening, register: Register, look: Look, out: Path) -> Iterator[str]:
    """The first case from its beginning to its end, each step and tab when something is there."""
    window = opening.window

    def at(step: str) -> None:
        window.go("request", id=1, step=step)

    at("received")
    find(window, "request.deadline.how").click()
    yield save(opening, "request-received", look, out)
    at("identity")
    find(window, "request.identity.no").click()
    yield save(opening, "request-identity", look, out)
    identity.no_doubt(register, 1, "Skrev fra adressen vi har fra før")
    at("scope")
    rows = register.find(Search, "request_id = 1")
    for number, row in enumerate(rows):
        result = SearchResult.NOTHING if number == 1 else SearchResult.FOUND
        text = "Navn, e-post og det vi har skrevet til hverandre"
        collecting.mark(register, row.id, result, text="" if number == 1 else text)
    collecting.attach(register, rows[0].id, "e-poster.pdf", b"%PDF-1.7")
    yield save(opening, "request-scope", look, out)
    at("assess")
    claims.decide(register, register.find(Claim, "request_id = 1")[0].id, ClaimOutcome.ANSWERED)
    yield save(opening, "request-assess", look, out)
    yield from answer(opening, register, look, out, at)
    for tab in TABS:
        window.pages.page._choose_tab(tab)
        yield save(opening, f"request-{tab}", look, out)
    at("closed")
    yield save(opening, "request-closing", look, out)
    closing.close(register, 1)
    yield save(opening, "request-closed", look, out)


def answer(
    opening: Opening, register: Register, look: Look, out: Path, at: Callable[[str], None]
) -> Iterator[str]:
    """The answer with its hole, the sheet that fills it, the finished one, and sent."""
    window = opening.window
    at("answer")
    yield save(opening, "request-answer-holes", look, out)
    panel = window.findChild(AnswerPanel)
    holes = panel.rendering.holes
    panel.fill(holes[0])
    yield save(opening, "request-answer-fill", look, out)
    find(window, "sheet.close").click()
    for hole in holes:
        filling.fill(register, hole, RetentionAnswer(period="P2Y"))
    annexes.bound(register, register.get(Request, 1))
    panel._compose()
    yield save(opening, "request-answer", look, out)
    done = answering.draw(*answering.compose(register, 1, LetterKind.ACCESS))
    answering.record_rendered(register, done)
    sent = {"on": sample.TODAY, "by": SendingWay.EMAIL}
    answering.record_sent(register, 1, LetterKind.ACCESS, done.pdf, **sent)
    if register.get(Request, 1).closed_on is None:
        yield save(opening, "request-sent", look, out)


MOST_TURNS = 20  # a page is built and laid out group by group: until it stands still


def save(opening: Opening, page: str, look: Look, out: Path) -> str:
    """Let everything be laid out, and keep the picture."""
    opening.window.toast.dismiss()
    before = None
    for _ in range(MOST_TURNS):
        for _ in range(3):
            QCoreApplication.sendPostedEvents()
            QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))
            QCoreApplication.processEvents()
        now = opening.window.grab().toImage()
        if now == before and all(x.whole for x in opening.window.findChildren(Pieces)
                                 if x.isVisible()):  # fmt: skip
            break
        before = now
    file = out / f"{page}-{look.name}.png"
    if not look.only or page in look.only:
        if not opening.window.grab().save(str(file)):
            raise OSError(f"cannot write {file}")
        if look.only:
            pictures_index.shrink(file)
    return page


def take_look(look: Look, folder: Path, out: Path) -> None:
    """Every page in one look; ValueError where the index does not name what there is, once each."""
    app = application()
    app.setCursorFlashTime(0)  # nothing may depend on how quickly the pictures are taken
    keeper.FIRST_LOOK_MS = 1 << 30  # nor a copy be made beside somebody's own
    names = list(take(app, look, folder, out))
    if sorted(names) != sorted(pictures_index.NAMES):
        differ = {name for name in names if names.count(name) > 1}
        raise ValueError(
            f"not in the index once: {differ | set(names) ^ set(pictures_index.NAMES)}"
        )


def take_kept(out: Path) -> None:
    """What docs/pictures holds, each look in a process of its own, and the index."""
    rounds = [[sys.executable, "-m", "tests.pictures", str(out), look, "kept"] for look in LOOKS]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for done in pool.map(subprocess.run, rounds):
            done.check_returncode()
    pictures_index.write(out)


def main() -> int:
    """Take them all, or all of one look."""
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures")
    out.mkdir(parents=True, exist_ok=True)
    match sys.argv[2:]:
        case []:
            take_kept(out)
        case [name]:
            with tempfile.TemporaryDirectory() as folder:
                take_look(LOOKS[name], Path(folder), out)
        case [name, _]:
            # A place that is always called the same, because some pages show it.
            folder = Path(tempfile.gettempdir()) / "Personvernpermen" / name
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            take_look(LOOKS[name]._replace(only=pictures_index.kept(name)), folder, out)
            shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
