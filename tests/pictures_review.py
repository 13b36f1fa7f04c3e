"""Pictures of the review of a notice, from the text to what came of it (see ``pictures``)."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication

from dpo_desk import places
from dpo_desk.desk.opening import Opening
from dpo_desk.duties import notice_intake
from dpo_desk.records import Company, ProposalKind
from dpo_desk.register import Register
from tests import sample
from tests.desk.pages.conftest import settle
from tests.desk.window import click, opened

if TYPE_CHECKING:
    from tests.pictures import Look

SEED = "s1-stromsparing"


def review_pages(app: QApplication, look: "Look", out: Path) -> Iterator[str]:
    """A picture of every state."""
    from tests.pictures import save

    with (
        TemporaryDirectory() as folder,
        opened(app, mode=look.mode, language=look.language, scale=look.scale) as opening,
    ):
        opening.open(empty(Path(folder)))
        for name in states(opening):
            yield save(opening, name, look, out)


def empty(folder: Path) -> Path:
    """A register as it is when somebody has just made it."""
    path = folder / "Kilowattvik AS.perm"
    company = Company(name="Kilowattvik AS")
    Register.create(path, company=company, password=None, clock=sample.clock()).close()
    return path


def states(opening: Opening) -> Iterator[str]:
    """The text, three proposals accepted, a conflict, the end."""
    window = opening.window
    window.go("notice_review")
    text = (places.seeds(SEED) / "notice.nb.txt").read_text(encoding="utf-8")
    page: Any = window.pages.page
    page.get.text.setPlainText(text)
    settle()
    yield "review-get"
    page._take_in(notice_intake.understood(text))
    settle()
    for _ in range(3):
        page.list.card.say("accept")
        settle()
    yield "review"
    conflict = next(one for one in page.review.cards if one.kind is ProposalKind.CONFLICT)
    page.list.choose(conflict.uid, focus=True)
    settle()
    yield "review-conflict"
    click(window, "review.all")
    settle()
    window.toast.dismiss()
    page._show_step("done")
    settle()
    yield "review-done"
