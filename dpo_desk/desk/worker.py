"""A thread that does one job after another, in the order they came.

``concurrent.futures`` would do, but brings queues and logging that starting must wait for.
"""

from collections import deque
from collections.abc import Callable
from threading import Condition, Thread

Job = Callable[[], object]


class Worker:
    """One thread with a queue; a job must not raise."""

    def __init__(self, name: str) -> None:
        """Start the thread; ``name`` is what a debugger shows."""
        self._jobs: deque[Job | None] = deque()
        self._new = Condition()
        self._thread = Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def submit(self, job: Job) -> None:
        """Do ``job`` when those before it are done."""
        self._put(job)

    def finish(self) -> None:
        """End once everything queued is done; waits for it."""
        self._put(None)
        self._thread.join()

    def _put(self, job: Job | None) -> None:
        with self._new:
            self._jobs.append(job)
            self._new.notify()

    def _work(self) -> None:
        while (job := self._next()) is not None:
            job()

    def _next(self) -> Job | None:
        with self._new:
            while not self._jobs:
                self._new.wait()
            return self._jobs.popleft()
