"""Cycles are collected in the window's thread, and in no other."""

import gc
import weakref
from threading import Thread

import pytest
from PySide6.QtCore import QObject

from dpo_desk.desk import garbage
from dpo_desk.desk.garbage import Garbage, collect_due


class _Cycle:
    def __init__(self) -> None:
        self.me = self


def many() -> list[weakref.ref[_Cycle]]:
    """More cycles than the youngest generation holds before it is its turn."""
    return [weakref.ref(_Cycle()) for _ in range(gc.get_threshold()[0] * 2)]


def test_another_thread_leaves_cycles_alone(qapp: QObject) -> None:
    parent = QObject()
    gc.enable()
    Garbage(parent)
    assert not gc.isenabled()
    found: list[weakref.ref[_Cycle]] = []
    thread = Thread(target=lambda: found.extend(many()))
    thread.start()
    thread.join()
    assert all(one() for one in found)
    collect_due()
    assert not any(one() for one in found)
    gc.unfreeze()


def test_nothing_is_collected_before_its_turn() -> None:
    gc.collect()
    cycle = weakref.ref(_Cycle())
    collect_due()
    assert cycle()


def test_what_survives_is_set_aside_and_looked_at_again_when_pages_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(garbage, "_seen", iter([1, 2]))
    monkeypatch.setattr(gc, "get_count", lambda: (0, 0, 99))
    try:
        kept = _Cycle()
        collect_due()
        assert gc.get_freeze_count()
        gone = weakref.ref(kept)
        del kept
        collect_due()
        assert gone() is not None  # set aside
        garbage.thaw()
        gc.collect()
        assert gone() is None
    finally:
        gc.unfreeze()
