"""The writer's lock: one holder, no file left behind, no gap for two."""

from pathlib import Path

import pytest

from dpo_desk.register import FileMissing, InUse
from dpo_desk.register.lock import Lock


def test_one_holder_at_a_time_and_nothing_left(path: Path) -> None:
    lock = Lock(path)
    with pytest.raises(InUse):
        Lock(path)
    lock.release()
    lock.release()
    assert list(path.parent.iterdir()) == []
    Lock(path).release()


def test_a_file_left_by_a_killed_program_is_no_lock(path: Path) -> None:
    path.with_name(path.name + "-lock").touch()
    Lock(path).release()


def test_a_lock_on_a_removed_file_is_taken_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The holder may remove its file between our opening and our locking it."""
    from dpo_desk.register import lock as room

    seize, tries = room._seize, []

    def removed_first(file) -> None:
        if not tries:
            Path(file.name).unlink()
        tries.append(file.name)
        seize(file)

    monkeypatch.setattr(room, "_seize", removed_first)
    held = Lock(path)
    assert len(tries) == 2
    with pytest.raises(InUse):
        Lock(path)
    held.release()


def test_no_folder_no_lock(path: Path) -> None:
    with pytest.raises(FileMissing):
        Lock(path.parent / "nowhere" / "x.perm")
