"""Copies on Today: the last one is told, one more can be taken, and what is in the way is said."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from dpo_desk.desk import keeper
from dpo_desk.duties import copies
from tests import sample
from tests.desk.pages.conftest import settle
from tests.desk.pages.test_requests import log
from tests.desk.window import click, find, opened, seen


@pytest.fixture
def full(qapp, tmp_path):
    """A register with a request in it."""
    with sample.make(tmp_path) as register:
        log(register, "Kari Eksempel", date(2026, 11, 3))
    with opened(qapp) as opening:
        opening.open(tmp_path / "prove.perm")
        yield opening


def test_a_copy_is_taken_and_told(full, monkeypatch, tmp_path):
    monkeypatch.setattr(copies, "standard_folder", lambda: tmp_path / "kopier")
    assert find(full.window, "today.backup.last").text() == "Ingen sikkerhetskopi ennå"
    click(full.window, "today.backup.do")
    assert "19." in find(full.window, "today.backup.last").text()
    assert len(list(Path(tmp_path / "kopier").rglob("*.permkopi"))) == 1


def texts(window):
    """What can be read: labels, and what elides."""
    shown = [label for label in window.findChildren(QLabel) if label.isVisible()]
    return "\n".join(getattr(label, "full", label.text()) for label in shown)


def test_a_stick_that_is_away_is_told_where_the_copies_are(full, tmp_path):
    look, stick = full.guard.keeper.look, tmp_path / "minnepenn"
    stick.mkdir()
    keeper.choose_folder(full.desk, stick)
    look()
    settle()
    assert "Også til «minnepenn»" in texts(full.window)
    stick.rename(tmp_path / "i lommen")
    look()
    settle()
    assert "Sett inn minnepennen" in find(full.window, "today.backup.trouble").accessibleName()
    assert "Også til «minnepenn»" not in texts(full.window)
    (tmp_path / "i lommen").rename(stick)
    look()
    settle()
    assert not seen(full.window, "today.backup.trouble")
    assert "Også til «minnepenn»" in texts(full.window)


def test_an_example_has_no_copy_to_take(full):
    assert seen(full.window, "today.backup.do")
    full.see_example("s0-it-radgivning")
    full.window.go("today")
    settle()
    assert full.is_example
    assert not seen(full.window, "today.backup.do")
    full.leave_example()
    full.window.go("today")
    assert seen(full.window, "today.backup.do")


def test_a_copy_that_cannot_be_taken_is_told_and_can_be_tried_again(full, monkeypatch, tmp_path):
    blocked = tmp_path / "fil"
    blocked.write_text("ingen mappe", encoding="utf-8")
    monkeypatch.setattr(copies, "standard_folder", lambda: blocked)
    told = []
    monkeypatch.setattr(full.desk, "tell", told.append)
    click(full.window, "today.backup.do")
    assert len(told) == 1
    assert find(full.window, "today.backup.do").isEnabled()
