"""What the machine remembers: by register, for the machine, and never in the way."""

import json
from pathlib import Path

from dpo_desk.desk.preferences import Preferences


def test_the_last_used_holds_before_a_register_is_open(tmp_path: Path) -> None:
    kept = Preferences(tmp_path / "settings.json")
    kept.use("a")
    kept.set("theme", "dark")
    kept.use("b")
    assert kept.get("theme") == "dark"
    kept.set("theme", "light")
    kept.use("a")
    assert kept.get("theme") == "dark"
    again = Preferences(tmp_path / "settings.json")
    assert (again.get("theme"), again.machine("theme")) == ("light", "light")


def test_what_is_of_one_register_says_nothing_of_another(tmp_path: Path) -> None:
    kept = Preferences(tmp_path / "settings.json")
    kept.use("a")
    kept.of_register.set("page", "calendar")
    kept.use("b")
    assert kept.of_register.get("page", "today") == "today"
    kept.use("")
    assert kept.of_register.get("page") is None
    again = Preferences(tmp_path / "settings.json")
    again.use("a")
    assert again.of_register.get("page") == "calendar"
    again.of_register.set("page", None)
    assert "page" not in json.loads((tmp_path / "settings.json").read_text())["a"]


def test_an_example_leaves_nothing_behind(tmp_path: Path) -> None:
    kept = Preferences(tmp_path / "settings.json")
    kept.use("")
    kept.of_register.set("page", "calendar")
    assert kept.of_register.get("page") == "calendar"
    assert not (tmp_path / "settings.json").exists()
    kept.use("")
    assert kept.of_register.get("page") is None


def test_a_register_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    kept = Preferences(tmp_path / "settings.json")
    kept.use("a")
    kept.set("theme", "dark")
    kept.forget("a")
    assert set(json.loads((tmp_path / "settings.json").read_text())) == {"machine"}


def test_what_cannot_be_read_or_written_stops_nobody(tmp_path: Path) -> None:
    broken = tmp_path / "settings.json"
    broken.write_text("[1, 2")
    kept = Preferences(broken)
    assert kept.get("theme", "system") == "system"
    nowhere = Preferences(tmp_path / "settings.json" / "below" / "a file.json")
    nowhere.set("theme", "dark")
    assert nowhere.get("theme") == "dark"


def test_the_same_again_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    kept = Preferences(file)
    kept.set("theme", "dark")
    file.unlink()
    kept.set("theme", "dark")
    assert not file.exists()
