"""A notice held against register and law: differences, checklist, the next one, whom to tell."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dpo_desk.duties import notices
from dpo_desk.records import ChecklistAnswer, ItemAnswer, NoticeVersion, Service, Task
from tests import sample
from tests.desk.audit import audit, minimum
from tests.desk.pages import hostile
from tests.desk.pages.conftest import settle
from tests.desk.window import click, find, focused, opened, seen, type_in

TEXT = """Personvernerklæring

Vi bruker Asana og Slack til support.
Vi sletter opplysninger om kunder etter fire år.
Vi varsler deg på e-post ved vesentlige endringer i erklæringen."""


@pytest.fixture
def opening(qapp, tmp_path):
    sample.make(tmp_path).close()
    with opened(qapp) as opening:
        opening.open(tmp_path / "prove.perm")
        yield opening


@pytest.fixture
def window(opening):
    window = opening.window
    notices.new_version(register_of(window), text=TEXT, title="Personvernerklæring")
    go(window, "register")
    return window


def register_of(window):
    return window.desk.background._register


def go(window, view):
    window.go("notice_check", uid=newest(window).uid, view=view)
    settle()


def newest(window):
    return register_of(window).find(NoticeVersion, order="number desc", limit=1)[0]


def differing(window):
    table = find(window, "notice_check.differing")
    return [table.rows_model.row(n) for n in range(table.rows_model.rowCount())]


def test_the_notice_leads_to_its_check_and_back(window):
    window.go("notices")
    settle()
    click(window, "notices.check")
    settle()
    assert window.pages.key == "notice_check"
    click(window, "notice_check.back")
    settle()
    assert window.pages.key == "notices"


def test_what_only_one_of_them_says_is_listed_and_marked_in_the_text(window):
    rows = differing(window)
    sides = {row.found.only_in for row in rows}
    assert sides == {"notice", "register"}
    slack = next(row for row in rows if row.what == "Slack")
    find(window, "notice_check.differing").choose(slack.uid)
    window.pages.page._made["register"].table._tell(slack.uid)
    paper = find(window, "notice_check.text")
    assert TEXT[paper._active.start : paper._active.end].count("Slack") == 1
    assert paper._sign == "≠"
    assert paper.marked_line(2)
    click(window, "notice_check.mend")
    settle()
    assert window.pages.key == "notice_review"


def test_what_only_the_register_says_opens_there(window):
    row = next(r for r in differing(window) if r.found.table == Service.table)
    table = find(window, "notice_check.differing")
    table.setFocus()
    table.choose(row.uid)
    QTest.keyClick(table, Qt.Key.Key_Return)
    settle()
    assert window.pages.key == "processors"
    assert focused() == f"processors.{row.found.field}"


def test_an_item_is_answered_noted_undone_and_given_back_to_the_text(window):
    go(window, "checklist")
    click(window, "notice_check.answer.partly")
    settle()
    (kept,) = register_of(window).find(ChecklistAnswer)
    assert (kept.item, kept.answer) == ("C1", ItemAnswer.PARTLY)
    type_in(window, "notice_check.note", "Står nederst", leave=True)
    settle()
    assert register_of(window).find(ChecklistAnswer)[0].note == "Står nederst"
    click(window, "notice_check.item.drop")
    settle()
    assert register_of(window).find(ChecklistAnswer) == []
    assert not seen(window, "notice_check.note")
    window.desk.undo()
    settle()
    assert register_of(window).find(ChecklistAnswer)[0].note == "Står nederst"


def test_the_notice_is_written_saved_and_kept_as_the_next_version(window, tmp_path):
    go(window, "write")
    assert find(window, "notice_check.preview").toPlainText().startswith("# Personvernerklæring")
    click(window, "notice_check.language.en")
    settle()
    assert "Privacy notice" in find(window, "notice_check.preview").toPlainText()
    view = window.pages.page._made["write"]
    for ending, begins in ((".md", b"# "), (".html", b"<!"), (".pdf", b"%PDF")):
        view.save_to(tmp_path / f"ut{ending}")
        settle()
        assert (tmp_path / f"ut{ending}").read_bytes().startswith(begins)
    click(window, "notice_check.keep")
    settle()
    assert newest(window).number == 2
    assert newest(window).language == "en"
    assert window.pages.page._views.chosen == "tell"


def test_what_is_missing_can_be_filled_in(window):
    go(window, "write")
    holes = find(window, "notice_check.holes").rows_model
    assert holes.rowCount()
    click(window, "notice_check.fill")
    settle()
    assert window.pages.key != "notice_check"


def test_a_material_change_becomes_a_task_to_tell_of_it(window):
    first = newest(window)
    uid = notices.view(register_of(window), first.uid).notice.uid
    notices.new_version(register_of(window), text=TEXT + "\nVi bruker HubSpot.", notice_uid=uid)
    go(window, "tell")
    assert "HubSpot" in find(window, "notice_check.new").accessibleName()
    click(window, "notice_check.material.no")
    assert not find(window, "notice_check.task").isEnabled()
    click(window, "notice_check.material.yes")
    click(window, "notice_check.task")
    settle()
    (task,) = register_of(window).find(Task)
    assert task.record_uid == newest(window).uid
    assert task.note


def test_a_country_is_named_and_not_told_by_its_code(window):
    first = newest(window)
    uid = notices.view(register_of(window), first.uid).notice.uid
    abroad = TEXT + "\nVi bruker HubSpot, som lagrer opplysninger om kunder i USA."
    notices.new_version(register_of(window), text=abroad, notice_uid=uid)
    go(window, "tell")
    said = find(window, "notice_check.new").accessibleName().splitlines()
    assert "Overføring ut av EØS: USA" in said


def test_without_a_notice_there_is_the_way_to_one(opening):
    opening.window.go("notice_check")
    settle()
    assert audit(opening.window) == []
    click(opening.window, "notice_check.empty.go")
    settle()
    assert opening.window.pages.key == "notices"


@pytest.mark.parametrize(
    ("language", "scale"), [("nb", 1.0), ("nn", 2.0), ("en", 1.0), ("en", 2.0)]
)
def test_every_view_holds_with_hostile_text(qapp, tmp_path, language, scale):
    sample.make(tmp_path).close()
    with opened(qapp, language=language, scale=scale) as opening:
        opening.open(tmp_path / "prove.perm")
        window = opening.window
        text = "\n".join(f"Vi bruker {name}." for name in (*hostile.NAMES, hostile.LONG))
        notices.new_version(register_of(window), text=f"{TEXT}\n{text}", title=hostile.LONG)
        for view in ("register", "checklist", "write", "tell"):
            go(window, view)
            assert audit(window) + minimum(window) == [], view
