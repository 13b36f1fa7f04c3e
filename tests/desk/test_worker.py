"""One thread, one job after another."""

import threading

from dpo_desk.desk.worker import Worker


def test_jobs_are_done_in_order_in_one_other_thread() -> None:
    done: list[tuple[int, int]] = []
    worker = Worker("test")
    for number in range(50):
        worker.submit(lambda n=number: done.append((n, threading.get_ident())))
    worker.finish()
    assert [number for number, _ in done] == list(range(50))
    (thread,) = {thread for _, thread in done}
    assert thread != threading.get_ident()


def test_finishing_waits_for_what_is_queued() -> None:
    gate = threading.Event()
    done: list[str] = []
    worker = Worker("test")
    worker.submit(gate.wait)
    worker.submit(lambda: done.append("last"))
    gate.set()
    worker.finish()
    assert done == ["last"]


def test_a_job_can_queue_another() -> None:
    worker, done = Worker("test"), threading.Event()
    worker.submit(lambda: worker.submit(done.set))
    assert done.wait(5)
    worker.finish()
