"""From a published notice to a register: 1 the text, 2 proposal by proposal, 3 what came of it.

What is pasted, read and answered lies in the register, so that one can leave at any time: the page
goes on at the first proposal that waits.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.page import Page, action_bar
from dpo_desk.desk.pages import notice_review_deeds as deeds
from dpo_desk.desk.pages.notice_review_done import DonePanel
from dpo_desk.desk.pages.notice_review_get import SUFFIXES, GetPanel
from dpo_desk.desk.pages.notice_review_head import ReviewHead, Step
from dpo_desk.desk.pages.notice_review_list import ProposalList
from dpo_desk.desk.pages.notice_review_text import SourceCard
from dpo_desk.desk.widgets.access import announce
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.drop_area import dropped_files
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.reflow import Columns
from dpo_desk.desk.widgets.stack import OneOf
from dpo_desk.desk.widgets.text import Label

if TYPE_CHECKING:
    from dpo_desk.duties.notice_intake import Begun, Understood
    from dpo_desk.duties.proposal_view import Review
    from dpo_desk.records import NoticeVersion

PAGE = "notice_review"


class NoticeReviewPage(Page):
    """``open()`` goes on where one was, ``open(uid=…)`` with a version, ``path=…`` with a file."""

    tables: ClassVar[frozenset[str]] = frozenset({"proposal", "notice_version", "activity"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.review: Review | None = None
        self._version = ""
        self._step: Step = "get"
        self._after = 0  # the number of the card that was just answered
        self._answering = False
        words = desk.words
        self._head = ReviewHead(desk)
        self.get = GetPanel(desk)
        self.source = SourceCard(desk)
        self.list = ProposalList(desk)
        self.done = DonePanel(desk)
        self._halves = Columns((self.source, 14), (self.list, 15), gap=20)
        edge = (tokens.MARGIN, 4, tokens.MARGIN, 16)
        panels: dict[Step, QWidget] = {
            "get": self.get, "review": self._halves, "done": self.done
        }  # fmt: skip
        self._views = {
            step: plain(column((panel, 1), margins=edge)) for step, panel in panels.items()
        }
        self._stack = OneOf(*self._views.values())
        self._all = Button("", "secondary", "check")
        self._all.setObjectName("review.all")
        self._later = Button(words("import.later"))
        self._later.setObjectName("review.later")
        note = Label(words("import.note"), "caption")
        self._bar_review = action_bar(plain(row(10, self._all)), note, self._later)
        self._bar_get = action_bar(self.get.none, self.get.read)
        bars = plain(column(self._bar_get, self._bar_review))
        bars.setObjectName("Bar")
        bars.layout().setContentsMargins(0, 0, 0, 0)  # type: ignore[union-attr]
        self.show_content(self._head, (self._stack, 1), bars)
        self.setAcceptDrops(True)
        self._connect()
        self._show_step("get")

    # what the window asks of a page

    def open(self, **args: Any) -> None:
        """Go on where one was, or read a version or a file."""
        self.args = {key: args[key] for key in ("uid", "step") if key in args}
        if args.get("path"):
            self._show_step("get")
            self.get.read_file(Path(args["path"]))
        elif args.get("read"):
            deeds.read_version(self.desk, self, str(args["uid"]), self._kept, self.desk.tell)
        elif args.get("uid"):
            self._version = str(args["uid"])
            self.refresh()
        else:
            deeds.begun(self.desk, self, self._show_begun)

    def refresh(self) -> None:
        """Read the version's proposals again."""
        if self._version:
            deeds.load(self.desk, self, self._version, self._show)

    def place(self) -> dict[str, Any]:
        """The version that is looked at."""
        return {"uid": self._version} if self._version and self._step != "get" else {}

    def flush(self) -> None:
        """Keep what is half pasted and half changed."""
        self.get.flush()
        self.list.flush()

    def back(self) -> bool:
        """Alt+←: from the end back to the proposals."""
        if self._step == "done" and self.review is not None and self.review.cards:
            self._show_step("review")
            return True
        return False

    def first_focus(self) -> QWidget | None:
        """The text to paste into, or the card."""
        return self.get.text if self._step == "get" else self.list.card

    def panes(self) -> list[QWidget]:
        """The head, what is read and what is asked, and the bar."""
        if self._step == "review":
            return [self._head, self.source, self.list, self._bar_review]
        return [self._head, self._stack]

    def narrow(self, narrow: bool) -> None:
        """The text above the cards, or beside them."""
        self._halves.stack(narrow)
        self.source.stack(narrow)
        self.list.stand_free(whole=narrow)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file with a notice can be let go of anywhere on the page."""
        if self._step == "get" and dropped_files(event.mimeData(), SUFFIXES):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read it."""
        for path in dropped_files(event.mimeData(), SUFFIXES)[:1]:
            event.acceptProposedAction()
            self.get.read_file(path)

    def _connect(self) -> None:
        desk = self.desk
        self._head.left.connect(self._cancel)
        self.get.typed.connect(lambda text: deeds.keep_draft(desk, self, text))
        self.get.understood.connect(self._take_in)
        self.get.resumed.connect(self.refresh)
        self.get.without.connect(lambda: desk.navigate("first_steps", step="processors"))
        self.source.chosen.connect(self._choose_number)
        self.list.answered.connect(self._answer)
        self.list.taken_back.connect(self._take_back)
        self.list.edited.connect(lambda uid, edits: deeds.keep_edits(desk, self, uid, edits))
        self.list.shown.connect(self._shown)
        self._all.clicked.connect(lambda _checked=False: self._accept_all())
        self._later.clicked.connect(lambda _checked=False: self._leave())
        self.done.again.connect(lambda: self._show_step("review"))
        self.done.undone.connect(self._undo_all)

    # 1: the text

    def _show_begun(self, begun: "Begun") -> None:
        self._version = begun.waiting
        self.get.show_begun(begun.draft, begun.left)
        if begun.waiting and not begun.draft:
            self.refresh()
        else:
            self._show_step("get")

    def _take_in(self, found: "Understood") -> None:
        deeds.take_in(self.desk, self, found, self._kept)

    def _kept(self, version: "NoticeVersion") -> None:
        self.get.clear()
        self._version = version.uid
        self._step = "review"
        self.review = None
        self.refresh()

    # 2: the proposals

    def _show(self, review: "Review | None") -> None:
        if review is None:  # its reading was undone, or somebody has thrown it away
            self._version, self.review = "", None
            self._show_step("get")
            return
        if review.version_uid != self._version:
            return
        first = self.review is None or self.review.version_uid != review.version_uid
        self.review = review
        self._answering = False
        self.source.show_review(review)
        self.list.show_review(review)
        self.done.show_review(review)
        self._head.show_count(review.done, len(review.cards))
        self._all.set_text(self.desk.words("import.acceptall", n=review.stated))
        self._all.setVisible(review.stated > 0)
        if first:
            waits = review.first_open() is not None
            self._show_step("review" if waits else "done")
        if self._step == "review":
            self._go_on(review)

    def _go_on(self, review: "Review") -> None:
        """To the next that waits; after the last to the end."""
        card = self.list.card
        if card is not None and card.card.uid in {c.uid for c in review.cards}:
            return
        following = review.first_open(self._after)
        if following is not None:
            self.list.choose(following.uid, focus=self.isVisible())
        elif self._after:
            self._show_step("done")
        self._after = 0

    def _answer(self, uid: str, what: str, told: Any) -> None:
        review = self.review
        if review is None or self._answering:
            return
        self._answering = True
        card = next(one for one in review.cards if one.uid == uid)
        self._after = card.number
        done = partial(self._answered, what)
        deeds.answer(self.desk, self, card, what, told, done, self._refused)

    def _answered(self, what: str, _none: object) -> None:
        announce(self.list, self.desk.words(f"review.state.{deeds.STATES[what]}"))

    def _refused(self, error: Exception) -> None:
        self._answering = False
        self._after = 0
        self.list.refuse(error)

    def _take_back(self, uid: str) -> None:
        self.list.flush()
        deeds.reopen(self.desk, self, uid, partial(self._look_at, uid))

    def _look_at(self, uid: str, _none: object) -> None:
        self.list.choose(uid, focus=True)

    def _accept_all(self) -> None:
        self.list.flush()
        self._after = -1
        deeds.accept_stated(self.desk, self, self._version)

    def _choose_number(self, number: int) -> None:
        for card in self.review.cards if self.review else ():
            if card.number == number:
                self.list.choose(card.uid, focus=True)

    def _shown(self, number: int) -> None:
        self.source.text.show_card(number)
        card = self.list.card
        self.primary = card.primary if card is not None else None

    # leaving

    def _cancel(self) -> None:
        self.flush()
        if self._step == "review" and self.review is not None:
            deeds.put_away(self.desk, self, self._version)
            self._version, self.review = "", None
            self._show_step("get")
            self.desk.navigate("notices")
        else:
            self.desk.navigate("today")

    def _leave(self) -> None:
        """«Fortsett senere»: to Today, with a way back."""
        words, review = self.desk.words, self.review
        left = len(review.cards) - review.done if review is not None else 0
        self.desk.navigate("today")
        if left:
            said, way = words.n("review.resume", left), words("review.resume.do")
            self.desk.toast(said, way, lambda: self.desk.navigate(PAGE))

    def _undo_all(self) -> None:
        deeds.reopen_all(self.desk, self, self._version)

    def _show_step(self, step: Step) -> None:
        words = self.desk.words
        self._step = step
        self._stack.setCurrentWidget(self._views[step])
        self._bar_get.setVisible(step == "get")
        self._bar_review.setVisible(step == "review")
        title = words("import.title" if step == "review" else "nav.notice_review")
        n = len(self.review.cards) if self.review is not None else 0
        said = words.n("import.subtitle", n) if step == "review" else ""
        self._head.show_step(step, title, said)
        buttons = {"get": self.get.read, "done": self.done.go}
        if step in buttons:
            self.primary = buttons[step]
            if self.isVisible():
                (self.get.text if step == "get" else self.done.go).setFocus()
        elif self.review is not None:
            self._go_on(self.review)
