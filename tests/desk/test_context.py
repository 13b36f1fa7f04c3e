"""What a page is handed, undo with its name, and what a machine keeps of a window."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from dpo_desk.desk.background import InlineBackground
from dpo_desk.desk.context import Desk
from dpo_desk.desk.preferences import Preferences
from dpo_desk.desk.theme import Theme
from dpo_desk.law.clock import FixedClock
from dpo_desk.records import Company
from dpo_desk.register import Register
from dpo_desk.words import DeskError
from tests.desk.pieces import TODAY


@pytest.fixture
def opened(desk: Desk, tmp_path: Path) -> Desk:
    """A desk on a real register with one change made."""
    path, clock = tmp_path / "x.perm", FixedClock.at_noon(TODAY)
    company = Company(name="Fjordlys Data AS")
    desk.background.open(lambda: Register.create(path, company=company, password=None, clock=clock))

    def rename(register: Register) -> None:
        with register.action("action.company.changed", field="name"):
            register.change(register.company(), name="Prøve AS")

    desk.background.write(rename)
    return desk


def name(desk: Desk) -> str:
    names: list[str] = []
    desk.background.read(lambda register: register.company().name, names.append)
    return names[0]


def test_undo_says_what_it_did_and_can_be_undone(opened: Desk, qtbot: QtBot) -> None:
    toasts: list[tuple[str, str]] = []
    opened.toast_asked.connect(lambda toast: toasts.append((toast.text, toast.action)))
    with qtbot.waitSignal(opened.announcer.register_changed):
        opened.undo()
    assert name(opened) == "Fjordlys Data AS"
    assert toasts[0][0].startswith("Angret: ")
    assert toasts[0][1] == "Gjør om"
    opened.redo()
    assert name(opened) == "Prøve AS"
    assert toasts[1][0].startswith("Gjort om: ")
    opened.background.close()


def test_nothing_to_undo_is_a_sentence(opened: Desk) -> None:
    toasts: list[str] = []
    opened.toast_asked.connect(lambda toast: toasts.append(toast.text))
    opened.redo()
    assert len(toasts) == 1
    assert name(opened) == "Prøve AS"
    opened.background.close()


def test_the_menu_hears_what_undo_would_do(opened: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.undo_named) as named:
        opened.name_undo()
    assert named.args[0]
    assert named.args[1] == ""
    opened.background.close()
    with qtbot.waitSignal(opened.undo_named) as named:
        opened.name_undo()
    assert named.args == ["", ""]


def test_a_language_is_kept_for_the_next_time(theme: Theme, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "desk" / "preferences.json"

    def new() -> Desk:
        return Desk(
            clock=FixedClock.at_noon(TODAY),
            background=InlineBackground(theme),
            theme=theme,
            preferences=Preferences(path),
            parent=theme,
        )

    desk = new()
    assert desk.words.language == "nb"
    with qtbot.waitSignal(desk.words_changed):
        desk.set_language("nn")
    with qtbot.assertNotEmitted(desk.words_changed):
        desk.set_language("nn")
    assert new().words.language == "nn"


def test_only_what_can_be_mended_is_told(desk: Desk) -> None:
    toasts: list[str] = []
    desk.toast_asked.connect(lambda toast: toasts.append(toast.text))
    desk.tell(DeskError("err.save.locked"))
    assert toasts == ["Permen er åpen i et annet vindu. Lukk det først."]
    with pytest.raises(ZeroDivisionError):
        desk.tell(ZeroDivisionError())


def test_preferences_are_by_register_and_the_last_ones_the_machines(tmp_path: Path) -> None:
    path = tmp_path / "preferences.json"
    kept = Preferences(path)
    kept.use("a")
    kept.set("theme", "dark")
    kept.use("b")
    assert kept.get("theme") == "dark"  # not chosen here yet: as last
    kept.set("theme", "light")
    again = Preferences(path)
    assert again.get("theme") == "light"
    again.use("a")
    assert again.get("theme") == "dark"
    assert again.get("page", "requests") == "requests"


@pytest.mark.parametrize("text", ["", "{", "[]", '{"machine": 1}', "\x00"])
def test_preferences_that_cannot_be_read_are_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "preferences.json"
    path.write_text(text, encoding="utf-8")
    kept = Preferences(path)
    assert kept.get("theme") is None
    kept.set("theme", "dark")
    assert Preferences(path).get("theme") == "dark"


def test_a_place_that_refuses_is_no_reason_to_stop(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    kept = Preferences(blocked / "preferences.json")
    kept.set("theme", "dark")
    assert kept.get("theme") == "dark"
