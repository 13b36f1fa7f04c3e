"""The intake: e-mail that came in is looked through, one by one, before anything is logged.

At the left the message, at the right what it would become. What waits lies in the register
(``duties.incoming``), so that a lock, another language or a power cut takes nothing away.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QApplication, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.page import Page, TopBar, action_bar
from dpo_desk.desk.pages import intake_deeds as deeds
from dpo_desk.desk.pages.intake_form import IntakeForm
from dpo_desk.desk.pages.intake_message import MessageCard, marks_of
from dpo_desk.desk.pages.intake_news import News
from dpo_desk.desk.pages.intake_open import ask_files, clipboard_text
from dpo_desk.desk.pages.intake_reading import Failed, Reading, Source
from dpo_desk.desk.pages.intake_where import JOIN, NEW, OPEN, WITH, WhereCard
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card, EmptyState
from dpo_desk.desk.widgets.layout import TallScroller, column, plain
from dpo_desk.desk.widgets.reflow import Columns

if TYPE_CHECKING:
    from dpo_desk.desk.background import Task
    from dpo_desk.duties.incoming import Review
    from dpo_desk.exchange.message import Message
    from dpo_desk.records import Request

_LEAST = 240  # design pixels of a column


class IntakePage(Page):
    """Message and form; «1 av 3» where several wait."""

    tables: ClassVar[frozenset[str]] = frozenset({"request"})

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._queue: Sequence[str] = ()
        self._at = self._shown = ""  # the key that is wanted, and the one that is shown
        self._review: Review | None = None
        self._coming_back = False  # the focus is put back by who brought us here
        self._reading = Reading(desk, self)
        self._reading.went_on.connect(self._say_reading)
        self._reading.ended.connect(self._read)
        self._build()

    # what the window asks of a page

    def open(self, *, sources: Sequence[Source] = (), at: str = "", **_args: Any) -> None:
        """Show what waits, the message ``at`` where one is asked for; read ``sources`` first."""
        self._at = at or self._at
        self._reading.read(sources)
        if not self._reading.busy:
            self.refresh()

    def first_focus(self) -> QWidget | None:
        """The message, where one is shown, else the way to one."""
        if self._shown:
            return self._message.text
        return None if self._empty.isHidden() else self._first

    def place(self) -> dict[str, Any]:
        """The message that is shown."""
        return {"at": self._at}

    def refresh(self) -> None:
        """Look what waits now."""
        self.desk.background.read(deeds.keys, self._show_queue, owner=self)

    def flush(self) -> None:
        """Keep what is corrected and not yet logged."""
        typed = self._form.typed()
        if self._shown and self._review is not None and typed != self._review.typed:
            deeds.keep_typed(self.desk, self, self._shown, typed)

    def build_for(self, name: str) -> None:
        """Where one comes back to, the focus goes to where it was."""
        self._coming_back = True
        if self._shown:
            self._form.begin_until(lambda: self.findChild(QWidget, name) is not None)

    def new(self) -> None:
        """Ctrl+N: more e-mail."""
        self._open_files()

    def panes(self) -> list[QWidget]:
        """The top, the message, the form and what to do."""
        found = [self._top, self._message, self._scroller, self._bar, self._empty]
        return [pane for pane in found if pane.isVisible()]

    def narrow(self, narrow: bool) -> None:
        """The form under the message, or beside it."""
        self._halves.stack(narrow)
        self._message.stack(narrow)
        self._scroller.stand_free(whole=narrow)

    # the parts

    def _build(self) -> None:
        words = self.desk.words
        crumb = self._button("requests.title", "ghost", "back", icon="chevron-left")
        crumb.clicked.connect(lambda _checked=False: self.desk.navigate("requests"))
        self._before = self._button("intake.before", "secondary", "before")
        self._before.clicked.connect(lambda _checked=False: self._step(-1))
        self._after = self._button("intake.after", "secondary", "after")
        self._after.clicked.connect(lambda _checked=False: self._step(1))
        self._top = TopBar(words("intake.title"), " ", self._before, self._after, crumb=crumb)
        self._news = News(words)
        self._message = MessageCard(self.desk)
        self._form = IntakeForm(self.desk)
        self._form.mark_asked.connect(self._message.show_mark)
        self._form.kinds_changed.connect(self._dress)
        self._where = WhereCard(words)
        self._where.changed.connect(self._dress)
        side = column(self._where, self._form, None, gap=16, margins=(0, 0, 8, 8))
        self._scroller = TallScroller(plain(side))
        self._halves = Columns((self._message, 6), (self._scroller, 5), gap=24)
        for half in (self._message, self._scroller):
            half.setMinimumWidth(px(_LEAST))
        self._empty = self._build_empty()
        self._build_bar()
        edge = tokens.MARGIN
        body = column(
            self._news, (self._halves, 1), (self._empty, 1), gap=12, margins=(edge, 4, edge, 20)
        )
        self.show_content(self._top, (body, 1), self._bar)
        for part in (self._halves, self._empty, self._bar):
            part.hide()

    def _build_bar(self) -> None:
        self._leave = self._button("intake.leave", "ghost", "leave")
        self._leave.clicked.connect(lambda _checked=False: self._set_aside())
        self._log = self._button("intake.log", "primary", "log")
        self._log.clicked.connect(lambda _checked=False: self._act())
        self._bar = action_bar(None, self._leave, self._log)

    def _build_empty(self) -> QWidget:
        words = self.desk.words
        self._first = self._button("intake.open", "primary", "open", icon="mail")
        self._first.clicked.connect(lambda _checked=False: self._open_files())
        paste = self._button("intake.paste", "secondary", "paste")
        paste.clicked.connect(lambda _checked=False: self._paste())
        title, body = words("intake.nothing"), words("intake.nothing.body")
        return Card((EmptyState("mail", title, body, self._first, paste), 1), margins=(0, 0, 0, 0))

    def _button(self, key: str, kind: Any, name: str, *, icon: str = "") -> Button:
        button = Button(self.desk.words(key), kind, icon)
        button.setObjectName(f"intake.{name}")
        return button

    # reading

    def _open_files(self) -> None:
        self._reading.read(ask_files(self, self.desk.words))

    def _paste(self) -> None:
        text = clipboard_text(self.desk)
        if text:
            self._reading.read([text])

    def _say_reading(self, number: int, most: int) -> None:
        words = self.desk.words
        many = words("intake.reading.many", n=number, all=most)
        self._news.work(many if most > 1 else words("intake.reading"), self._reading.cancel)

    def _read(self, keys: list[str], failed: list[Failed]) -> None:
        self._news.rest()
        self._news.say_damage(failed)
        if keys:
            self._at = keys[0]
        self.refresh()

    # what is shown

    def _step(self, by: int) -> None:
        here = self._queue.index(self._shown) if self._shown in self._queue else 0
        self.flush()
        self._at = self._queue[max(0, min(here + by, len(self._queue) - 1))]
        self.refresh()

    def _show_queue(self, keys: Sequence[str]) -> None:
        words = self.desk.words
        self._queue = keys
        if self._at not in keys:
            self._at = keys[0] if keys else ""
        here, most = keys.index(self._at) if keys else 0, len(keys)
        said = words("intake.subtitle.many", n=here + 1, all=most)
        self._top.set_title(words("intake.title"), said if most > 1 else words("intake.subtitle"))
        for button, can in ((self._before, here > 0), (self._after, here + 1 < most)):
            button.setVisible(most > 1)
            button.setEnabled(can)
        if not keys:
            self._show_nothing()
        elif self._at != self._shown:
            deeds.load(self.desk, self, self._at, partial(self._show, self._at))
            if self._at != self._shown:
                self._news.work(words("intake.reading"), lambda: self.desk.navigate("requests"))

    def _show_nothing(self) -> None:
        self._shown, self._review = "", None
        self._halves.hide()
        self._bar.hide()
        self._empty.setVisible(not self._reading.busy)
        self.primary = self._first
        if self._empty.isVisible():
            self._first.setFocus()

    def _show(self, key: str, review: "Review") -> None:
        if key != self._at:
            return
        self._news.rest()
        self._shown, self._review = key, review
        found = review.suggestion
        marks = marks_of(found.understood.evidence, self.desk.words)
        self._message.show_message(found.message, marks)
        self._where.show_review(review)
        self._form.show_review(key, review, marks)
        self._empty.hide()
        self._halves.show()
        self._bar.show()
        self._dress()
        focused = QApplication.focusWidget()
        lost = focused is None or not focused.isVisible() or not self._halves.isAncestorOf(focused)
        if lost and not self._coming_back and self.isVisible():
            self._message.text.setFocus()
        self._coming_back = False

    def _dress(self) -> None:
        """Let the buttons say what they do: the filled one is the likeliest."""
        words, (way, case) = self.desk.words, self._where.chosen
        review = self._review
        if review is None:
            return
        logs = way in (NEW, WITH)
        self._form.setVisible(logs)
        none = logs and not self._form.kinds
        key = "intake.log.still" if none else "intake.log"
        known = next((k for k in (review.same, *review.cases) if k and k.request.id == case), None)
        said = words(f"intake.where.{way}", ref=known.request.ref) if known and not logs else ""
        self._log.set_text(said or words(key))
        self._log.set_kind("secondary" if none else "primary")
        self._leave.set_kind("primary" if none else "ghost")
        self.primary = self._leave if none else self._log

    # what is done

    def _act(self) -> None:
        review, (way, case) = self._review, self._where.chosen
        if review is None:
            return
        if way == OPEN:  # it lies there already, and need not wait here
            self._leave_for(lambda: self.desk.navigate("request", id=case))
            return
        draft = self._form.draft() if way != JOIN else None
        if draft is None and way != JOIN:
            return
        self._log.setEnabled(False)
        what = deeds.Decision(self._shown, review, way, case, draft)
        task = deeds.decide(self.desk, self, what, self._done, self._refused)
        if not task.finished:
            self._news.work(self.desk.words("intake.keeping"), partial(self._stop, task))

    def _stop(self, task: "Task[Any]") -> None:
        task.cancel()
        self._log.setEnabled(True)

    def _done(self, request: "Request") -> None:
        key = "intake.joined" if self._where.chosen[0] == JOIN else "intake.logged"
        self._news.rest()
        self._say_done(self.desk.words(key, ref=request.ref), deeds.take_back)
        self._go_on(lambda: self.desk.navigate("request", id=request.id))

    def _refused(self, error: Exception) -> None:
        self._news.rest()
        self._log.setEnabled(True)
        self._form.refuse(error)

    def _set_aside(self) -> None:
        def done() -> None:
            self._say_done(self.desk.words("intake.left"), deeds.put_back)
            self._go_on(lambda: self.desk.navigate("requests"))

        deeds.leave(self.desk, self, self._shown, done)

    def _leave_for(self, then: Callable[[], object]) -> None:
        def done() -> None:
            self._gone()
            then()

        deeds.leave(self.desk, self, self._shown, done)

    def _say_done(self, said: str, back: Callable[[Desk, "Message"], object]) -> None:
        """Say what was done with the message, and offer the way back."""
        if self._review is not None:
            message = self._review.suggestion.message
            self.desk.toast(said, self.desk.words("undo.do"), partial(back, self.desk, message))

    def _go_on(self, after_the_last: Callable[[], object]) -> None:
        """To the next message, or away where there is none."""
        last = len(self._queue) <= 1
        self._gone()
        if last:
            after_the_last()
        else:
            self.refresh()

    def _gone(self) -> None:
        """What was shown waits no more: nothing of it is to be kept on leaving."""
        self._log.setEnabled(True)
        self._shown, self._review = "", None
