"""The record of processing on screen: every seed opens, is edited by real clicks, and undone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dpo_desk.duties import activities, seeding
from dpo_desk.law.codes import LegalBasis, ProposalCertainty
from dpo_desk.records import (
    Activity,
    ActivityService,
    Cookie,
    Purpose,
    PurposeBasis,
    Recipient,
    RetentionRule,
    Service,
)
from tests import sample
from tests.desk.audit import audit
from tests.desk.pages.conftest import settle
from tests.desk.window import click, find, focused, opened, seen

# Language, text size, window, and the seeds: the two with most in them where it is tightest.
RICH = ("s1-stromsparing", "s2-it-drift")
FITS = (
    ("nb", 1.0, (1280, 800), seeding.names()),
    ("nn", 2.0, (1280, 800), RICH),
    ("en", 1.0, (1024, 680), RICH),
)


@pytest.fixture
def window(qapp, tmp_path):
    sample.make(tmp_path).close()
    with opened(qapp) as opening:
        opening.open(tmp_path / "prove.perm")
        opening.window.go("activities")
        settle()
        yield opening.window


def register_of(window):
    return window.pages.page.desk.background._register


def page_of(window):
    return window.pages.page


def first(window, kind, where=""):
    found = register_of(window).first(kind, where)
    assert found is not None
    return found


def press(window, name):
    """Press what may lie below the fold."""
    settle()
    QTest.keyClick(find(window, name), Qt.Key.Key_Space)
    settle()


def test_the_list_says_what_it_is_for_and_what_is_missing(window):
    model = page_of(window).records.model
    said = [model.data(model.index(row, column)) for row in range(2) for column in range(3)]
    assert said[:3] == ["Brukerstøtte, Svare når du spør eller melder feil", "Kunde, bruker",
                        "I orden"]  # fmt: skip
    assert find(window, "activities.filter.missing").text() == "Mangler noe 0"


def test_a_name_is_saved_by_itself_and_undone(window):
    line = find(window, "activities.name")
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_End)
    QTest.keyClicks(line, " 2")
    QTest.keyClick(line, Qt.Key.Key_Tab)
    settle()
    assert first(window, Activity, "name = 'Brukerstøtte 2'")
    page_of(window).desk.undo()
    assert find(window, "activities.name").text() == "Brukerstøtte"


def test_a_new_activity_asks_for_what_it_lacks(window):
    click(window, "activities.new")
    settle()
    assert focused() == "activities.name"
    QTest.keyClicks(find(window, "activities.name"), "Lønn")
    page_of(window).flush()
    settle()
    assert first(window, Activity, "name = 'Lønn'")
    assert find(window, "activities.banner.action").isVisible()
    click(window, "activities.banner.action")
    assert find(window, "activities.subjects").line.hasFocus()


def test_purposes_come_move_and_go(window):
    press(window, "activities.purpose.add")
    assert focused() == "activities.purpose.1.text"
    QTest.keyClicks(find(window, "activities.purpose.1.text"), "Lære av feilene")
    page_of(window).flush()
    press(window, "activities.purpose.1.up")
    assert find(window, "activities.purpose.0.text").toPlainText() == "Lære av feilene"
    press(window, "activities.purpose.0.remove")
    assert not seen(window, "activities.purpose.1.text")
    page_of(window).desk.undo()
    settle()
    assert find(window, "activities.purpose.0.text").toPlainText() == "Lære av feilene"
    assert seen(window, "activities.purpose.1.text")


def test_a_purpose_rests_on_bases_in_plain_words(window):
    purpose = first(window, Purpose, "activity_id = 2")
    press(window, "activities.purpose.0.basis.add")
    assert focused() == "activities.purpose.0.pick.consent"
    press(window, "activities.purpose.0.pick.consent")
    found = register_of(window).find(PurposeBasis, "purpose_id = :p", p=purpose.id)
    assert [basis.basis for basis in found] == ["legitimate_interests", "consent"]
    press(window, "activities.purpose.0.basis.1.change")
    press(window, "activities.purpose.0.basis.1.contract")
    assert register_of(window).get(PurposeBasis, found[1].id).basis is LegalBasis.CONTRACT
    press(window, "activities.purpose.0.basis.1.change")
    assert not seen(window, "activities.purpose.0.basis.1.contract")
    press(window, "activities.purpose.0.basis.1.remove")
    assert not seen(window, "activities.purpose.0.basis.1.change")


def test_a_reason_is_asked_where_interests_are_weighed(window):
    basis = first(window, PurposeBasis, "basis = 'legitimate_interests'")
    activities.change(register_of(window), "purpose_basis", basis.uid, "reason", "")
    page_of(window).refresh()
    click(window, "activities.banner.action")
    assert focused() == "activities.purpose.0.basis.0.reason"
    QTest.keyClicks(find(window, "activities.purpose.0.basis.0.reason"), "Dere spør")
    page_of(window).flush()
    settle()
    assert register_of(window).get(PurposeBasis, basis.id).reason == "Dere spør"
    assert not seen(window, "activities.banner.action")


def test_our_reading_is_confirmed_with_one_press(window):
    register, basis = register_of(window), first(window, PurposeBasis, "id = 2")
    with register.action("seed.loaded"):
        register.change(basis, certainty=ProposalCertainty.INTERPRETED)
    page_of(window).refresh()
    press(window, "activities.purpose.0.basis.0.confirm")
    assert register.get(PurposeBasis, 2).certainty is ProposalCertainty.STATED


def test_a_system_is_found_by_typing_and_has_a_role(window):
    line = find(window, "activities.service.pick")
    line.setFocus()
    QTest.keyClicks(line, "papir")
    QTest.keyClick(line, Qt.Key.Key_Return)
    settle()
    service = first(window, Service, "name = 'Papirarkivet'")
    link = first(window, ActivityService, f"activity_id = 2 and service_id = {service.id}")
    assert link.role is service.role
    assert focused() == "activities.service.2.role"
    press(window, "activities.service.2.remove")
    assert register_of(window).get(ActivityService, link.id).removed_at is not None


def test_recipients_are_added_and_named(window):
    press(window, "activities.recipient.add")
    assert focused() == "activities.recipient.0.name"
    QTest.keyClicks(find(window, "activities.recipient.0.name"), "Posten")
    page_of(window).flush()
    assert first(window, Recipient).name == "Posten"


def test_the_menu_adds_the_first_cookie(window):
    assert not seen(window, "activities.cookie.add")
    page = page_of(window)
    [command] = page.commands(page.view)
    command.act()
    settle()
    QTest.keyClicks(find(window, "activities.cookie.0.name"), "_ga")
    page.flush()
    assert first(window, Cookie).name == "_ga"


def test_a_rule_is_made_for_the_activity(window):
    press(window, "activities.rule.add")
    assert window.pages.key == "retention"
    assert first(window, RetentionRule, "id = 3").activity_id == 2


def test_what_is_typed_in_one_activity_stays_there(window):
    box = find(window, "activities.purpose.0.text")
    box.setFocus()
    box.setPlainText("Halvt")
    table = find(window, "activities.table")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    settle()
    assert first(window, Purpose, "activity_id = 2").text == "Halvt"
    assert first(window, Purpose, "activity_id = 1").text == "Følge opp deg som kunde"
    assert find(window, "activities.purpose.0.text").toPlainText() == "Følge opp deg som kunde"


def test_delete_says_where_it_was_in_use_and_comes_back(window):
    told = []
    page_of(window).desk.toast_asked.connect(lambda toast: told.append(toast.text))
    find(window, "activities.table").setFocus()
    QTest.keyClick(find(window, "activities.table"), Qt.Key.Key_Delete)
    settle()
    assert "Brukerstøtte er slettet" in told[0]
    assert register_of(window).count(Activity) == 1
    page_of(window).desk.undo()
    settle()
    assert find(window, "activities.name").text() == "Brukerstøtte"
    assert register_of(window).count(Purpose) == 2


def test_before_the_first_activity_the_page_teaches(window):
    register = register_of(window)
    for activity in register.find(Activity):
        activities.remove(register, activity.uid)
    page_of(window).refresh()
    assert seen(window, "activities.empty.new")
    assert not seen(window, "activities.table")
    assert not audit(window)
    click(window, "activities.empty.import")  # most firms have said it all in their notice
    assert seen(window, "review.get.text")


@pytest.mark.parametrize(("language", "scale", "size", "names"), FITS, ids=["100", "200", "small"])
def test_every_activity_of_the_seeds_is_shown_whole(qapp, tmp_path, language, scale, size, names):
    problems = []
    for name in names:
        path = tmp_path / f"{name}.perm"
        seeding.create_from_seed(path, name, password=None, clock=sample.clock()).close()
        with opened(qapp, language=language, scale=scale) as opening:
            opening.window.resize(*size)
            opening.open(path)
            opening.window.go("activities")
            for activity in register_of(opening.window).find(Activity):
                opening.window.go("activities", uid=activity.uid)
                for _ in range(3):  # cards in cards ask for their height one after the other
                    settle()
                page = page_of(opening.window)
                assert page.view.record.uid == activity.uid
                problems += [f"{name}, {activity.name}: {what}" for what in audit(opening.window)]
            assert (opening.window.width(), opening.window.height()) == size
    assert not problems, "\n".join(problems[:20])
