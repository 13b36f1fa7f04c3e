"""Work that must not hold the window up: one thread for the register, one for rendering.

    desk.background.read(lambda register: register.find(...), self.show_rows)
    desk.background.write(lambda register: duties.close(register, uid), self.shown)
    desk.background.compute(lambda: paper.render(letter), self.preview.show_pdf)

A job runs in its thread and never touches a widget; ``then`` gets its result on the window's
thread. ``failed`` gets the exception; if it raises, or is missing, ``unhandled`` gets it. Results
for widgets that are gone are dropped. ``InlineBackground`` does the same at once, for unit tests.
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from dpo_desk.desk.worker import Worker
from dpo_desk.words import DeskError

T = TypeVar("T")
Failed = Callable[[Exception], None]
BUSY_AFTER_MS = 300
SAVED, SAVING, FAILED = "saved", "saving", "failed"


class NotOpen(RuntimeError):
    """A job came when no register was open: a bug in the order of things."""


class Task(Generic[T]):
    """A job on its way; ``cancel`` drops its result, and the job too if it has not begun."""

    def __init__(
        self,
        job: Callable[[], T],
        then: Callable[[T], object] | None,
        failed: Failed | None,
        owner: QObject | None,
        *,
        writes: bool = False,
    ) -> None:
        self.job, self.then, self.failed, self.writes = job, then, failed, writes
        self.cancelled = False
        self.finished = False  # its result, or its failure, has been handed over or dropped
        self._owners = [owner, getattr(then, "__self__", None), getattr(failed, "__self__", None)]
        self.result: T | None = None
        self.error: Exception | None = None

    def cancel(self) -> None:
        """Nobody wants it any more."""
        self.cancelled = True

    def work(self) -> None:
        """Do the job, in its thread."""
        try:
            if not self.cancelled:
                self.result = self.job()
        except Exception as error:  # noqa: BLE001 - handed to the window's thread as it is
            self.error = error

    @property
    def wanted(self) -> bool:
        """Whether somebody is still there to take the result."""
        gone = (isinstance(one, QObject) and not isValid(one) for one in self._owners)
        return not self.cancelled and not any(gone)


class Background(QObject):
    """The two workers, and what the window shows of them."""

    busy = Signal(bool)  # True when something has taken 300 ms, False when all is done
    saving = Signal(str)  # saved, saving or failed
    changed = Signal(object)  # the Changes of an action of the register
    turned = Signal()  # another register is being opened, or the one that was is closed
    idle = Signal()  # nothing under way any more
    _done = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.unhandled: Failed = self._raise
        self._register: Any = None  # only ever touched in the register's thread
        self._workers: dict[str, Worker] = {}
        self._pending = 0
        self._writing = 0
        self._unsaved: list[Task[Any]] = []
        self._timer = QTimer(self, singleShot=True, interval=BUSY_AFTER_MS)
        self._timer.timeout.connect(lambda: self.busy.emit(True))
        self._done.connect(self._deliver)  # queued: it is told in another thread

    def open(
        self,
        opener: Callable[[], Any],
        then: Callable[[Any], object] | None = None,
        failed: Failed | None = None,
    ) -> None:
        """Open a register in its thread; one that is open already is closed first.

        ``opener`` returns what has ``close()`` and ``on_change(listener)``.
        """
        self.turned.emit()

        def job() -> None:
            self._close()
            self._register = register = opener()
            register.on_change(self.changed.emit)

        self._start("register", Task(job, then, failed, None))

    def close(self, then: Callable[[Any], object] | None = None) -> None:
        """Close the register once everything queued before is done."""
        self.turned.emit()
        self._start("register", Task(self._close, then, None, None))

    def read(
        self,
        job: Callable[[Any], T],
        then: Callable[[T], object] | None = None,
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
    ) -> Task[T]:
        """Run ``job(register)``; ``owner`` is whose death drops the result of a lambda."""
        task = Task(lambda: job(self._opened()), then, failed, owner)
        return self._start("register", task)

    run = read

    def write(
        self,
        job: Callable[[Any], T],
        then: Callable[[T], object] | None = None,
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
    ) -> Task[T]:
        """Like ``read`` for a job that writes: the status line shows it, it can be retried."""
        task = Task(lambda: job(self._opened()), then, failed, owner, writes=True)
        return self._start("register", task)

    def compute(
        self,
        job: Callable[[], T],
        then: Callable[[T], object] | None = None,
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
    ) -> Task[T]:
        """Run a job that needs no register (rendering, reading a file) beside the register's."""
        return self._start("compute", Task(job, then, failed, owner))

    def retry(self) -> None:
        """Do the writes again that failed."""
        tasks, self._unsaved = self._unsaved, []
        for task in tasks:
            task.error, task.finished = None, False
            self._start("register", task)

    @property
    def saved(self) -> bool:
        """Whether everything that was to be written is written."""
        return not self._writing and not self._unsaved

    @property
    def resting(self) -> bool:
        """Whether nothing is under way."""
        return not self._pending

    def stop(self) -> None:
        """Finish what is queued, close the register and end the threads; waits for them."""
        self.turned.emit()
        self._submit("register", self._close)
        workers, self._workers = self._workers, {}
        for worker in workers.values():
            worker.finish()
        self._timer.stop()

    def _start(self, where: str, task: Task[T]) -> Task[T]:
        self._pending += 1
        if task.writes:
            self._writing += 1
            self.saving.emit(SAVING)
        if not self._timer.isActive():
            self._timer.start()

        def work() -> None:
            task.work()
            self._done.emit(task)

        self._submit(where, work)
        return task

    def _submit(self, where: str, work: Callable[[], None]) -> None:
        worker = self._workers.get(where)
        if worker is None:
            worker = self._workers[where] = Worker(where)
        worker.submit(work)

    def _deliver(self, task: Task[Any]) -> None:
        task.finished = True
        self._pending -= 1
        if not self._pending:
            self._timer.stop()
            self.busy.emit(False)
        try:
            if task.error is not None:
                self._fail(task, task.error)
            elif task.then is not None and task.wanted:
                task.then(task.result)
        finally:
            if task.writes:
                self._writing -= 1
                if not self._writing:
                    self.saving.emit(FAILED if self._unsaved else SAVED)
            if not self._pending:
                self.idle.emit()

    def _fail(self, task: Task[Any], error: Exception) -> None:
        if task.failed is not None and task.wanted:
            try:
                task.failed(error)
            except Exception as passed_on:  # noqa: BLE001 - the handler could not deal with it
                error = passed_on
            else:
                return
        if not task.wanted and isinstance(error, DeskError) and hasattr(error, "field"):
            return  # refused, and its form is gone: what was typed is a draft
        if task.writes:
            self._unsaved.append(task)
        elif isinstance(error, NotOpen) and task.failed is None:
            return  # closed or locked since it was asked: nobody is there to be shown anything
        if not task.cancelled:
            self.unhandled(error)

    def _opened(self) -> Any:
        if self._register is None:
            raise NotOpen
        return self._register

    def _close(self) -> None:
        register, self._register = self._register, None
        if register is not None:
            register.close()

    @staticmethod
    def _raise(error: Exception) -> None:
        raise error


class InlineBackground(Background):
    """The same, at once and in this thread."""

    def _start(self, _where: str, task: Task[T]) -> Task[T]:
        self._pending += 1
        if task.writes:
            self._writing += 1
            self.saving.emit(SAVING)
        task.work()
        self._deliver(task)
        return task

    def _submit(self, _where: str, work: Callable[[], None]) -> None:
        work()
