"""The self-check as the window shows it: worked out once, for the page, Today and the sidebar.

It runs when the register has rested for a moment, or at once where somebody looks. Texts are read
beside the register's thread, and the rules run some at a time, so that what somebody does meanwhile
is served in between; what changed meanwhile begins anew.
"""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QTimer, Signal

from dpo_desk.desk.background import NotOpen

if TYPE_CHECKING:
    from datetime import date

    from dpo_desk.desk.context import Desk
    from dpo_desk.duties.checking import Checked
    from dpo_desk.duties.checking_view import View

_REST_MS: Final = 600
# What nobody checks; the rest may change what is found.
_QUIET: Final = frozenset({"task", "plan", "proposal", "wording", "checklist_answer"})


class Checker(QObject):
    """Runs the self-check of the open register; ``view`` is what it found last."""

    begun = Signal()
    checked = Signal(object)  # the View
    counted = Signal(int)  # what must be mended

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self.view: View | None = None
        self._desk = desk
        self._on: date | None = None  # the day of the view
        self._round = 0  # what comes back from an earlier one is of old
        self._running = False
        self._timer = QTimer(self, singleShot=True, interval=_REST_MS)
        self._timer.timeout.connect(self._begin)
        desk.announcer.register_changed.connect(self._changed)
        desk.words_changed.connect(self._spoken)
        desk.background.turned.connect(self._forget)

    @property
    def busy(self) -> bool:
        """Whether it is checking, or about to."""
        return self._running or self._timer.isActive()

    def wake(self) -> None:
        """Check soon, unless what was found still holds."""
        if not self._holds and not self.busy:
            self._timer.start()

    def ask(self) -> None:
        """Check now, unless what was found still holds: then it is told again."""
        if self._holds and self.view is not None:
            self.checked.emit(self.view)
        elif not self._running:
            self._begin()

    def _forget(self) -> None:
        """The register is closed: keep nothing of it."""
        self._timer.stop()
        self._round += 1
        self._running = False
        if self.view is not None:
            self.view = None
            from dpo_desk.duties import notice_facts

            notice_facts.forget()

    @property
    def _holds(self) -> bool:
        return self.view is not None and self._on == self._desk.clock.today()

    def _changed(self, changes: object) -> None:
        if not frozenset(getattr(changes, "tables", ())) <= _QUIET:
            self._anew()

    def _spoken(self) -> None:
        """Another language: also what is being checked now is said in the old one."""
        self._anew()

    def _anew(self) -> None:
        """What was found, or is being found, holds no more."""
        if self._on is not None or self._running:
            self._on = None
            self._round += 1
            self._running = False
            self._timer.start()

    def _begin(self) -> None:
        self._timer.stop()
        self._round += 1
        self._running = True
        self.begun.emit()
        today = self._desk.clock.today()

        def texts(register: Any) -> tuple[str, ...]:
            from dpo_desk.duties import checking

            return checking.texts(register)

        def read(found: tuple[str, ...]) -> None:
            self._beside(found, today)

        self._read(texts, read)

    def _beside(self, texts: tuple[str, ...], today: "date") -> None:
        """Read the texts; the register is free meanwhile."""

        def job() -> None:
            from dpo_desk.duties import notice_facts

            for text in texts:
                notice_facts.findings_of(text, today)

        now = self._round
        self._desk.background.compute(
            job, lambda _none: self._rules(today) if now == self._round else None, owner=self
        )

    def _rules(self, today: "date") -> None:
        """Run the rules, some at a time."""

        def first(register: Any) -> "Iterator[tuple[Checked, ...]]":
            from dpo_desk.duties import checking

            return checking.steps(register, today)

        def begun(steps: "Iterator[tuple[Checked, ...]]") -> None:
            self._step(steps, [], today)

        self._read(first, begun)

    def _step(
        self, steps: "Iterator[tuple[Checked, ...]]", found: "list[Checked]", today: "date"
    ) -> None:
        def job(_register: Any) -> "tuple[Checked, ...] | None":
            return next(steps, None)

        def done(some: "tuple[Checked, ...] | None") -> None:
            if some is None:
                self._finish(found, today)
            else:
                self._step(steps, [*found, *some], today)

        self._read(job, done)

    def _finish(self, found: "list[Checked]", today: "date") -> None:
        words = self._desk.words

        def job(register: Any) -> "View":
            from dpo_desk import checks
            from dpo_desk.duties import checking_view

            found.sort(key=lambda each: checks.rank(each.finding))
            return checking_view.ready(register, found, words)

        def done(view: "View") -> None:
            self._running = False
            self.view, self._on = view, today
            self.counted.emit(len(view.of("must")))
            self.checked.emit(view)

        self._read(job, done)

    def _read(self, job: Callable[[Any], Any], then: Callable[[Any], None]) -> None:
        """A job of this round; what comes back to another one is dropped."""
        now = self._round

        def done(answer: Any) -> None:
            if now == self._round:
                then(answer)

        def failed(error: Exception) -> None:
            if now != self._round:
                return  # the rules ran on a register that is closed by now
            self._running = False
            if not isinstance(error, NotOpen):  # locked meanwhile
                raise error

        self._desk.background.read(job, done, failed, owner=self)
