"""Step 2: one line is enough; a doubt is asked why, and how it was settled."""

import pytest

from dpo_desk.desk.pages.request_steps.identity import METHODS
from dpo_desk.desk.widgets.drop_area import DropArea
from dpo_desk.desk.widgets.focus import stops
from dpo_desk.duties import identity, intake
from dpo_desk.law.codes import Capacity, IdentityMethod
from dpo_desk.records import Document, Origin
from tests.desk.pages.conftest import settle
from tests.law.test_national_id import NUMBERS


def press(case, name):
    case.find(name).click()
    settle()


def test_nothing_is_chosen_before_somebody_does(case):
    panel = case.go("identity")
    assert panel._choice.value == ""
    assert not any(part.isVisible() for part in (panel._no, panel._yes, panel._how))


def test_no_doubt_needs_one_line(case):
    panel = case.go("identity")
    press(case, "request.identity.no")
    press(case, "request.identity.no.save")
    assert panel._why_field.state == "error"
    assert case.find("request.identity.why").hasFocus()
    case.find("request.identity.why").setText("Skrev fra adressen vi har")
    press(case, "request.identity.no.save")
    assert panel._why_field.state == "help"
    assert identity.latest(case.register, case.request).note == "Skrev fra adressen vi har"
    assert case.request.status == "scope"


def test_a_suggested_reason_fills_the_line(case):
    case.go("identity")
    press(case, "request.identity.no")
    text = case.desk.words("identity.why.known")
    next(b for b in case.page.findChildren(type(case.page._next)) if b.text() == text).click()
    assert case.find("request.identity.why").text() == text


def test_a_doubt_is_followed_by_how_it_was_settled(case):
    panel = case.go("identity")
    press(case, "request.identity.yes")
    case.find("request.identity.doubt").setText("Ny adresse")
    press(case, "request.identity.doubt.save")
    assert panel._how.isVisible()
    assert panel._on.day == case.desk.clock.today()
    press(case, "request.identity.confirm")
    assert identity.latest(case.register, case.request).values == {"method": "known_address"}
    assert not identity.unanswered_doubt(case.register, case.request)


@pytest.mark.parametrize("typed", ["20.11.2026", "2.11.2026", "en dag i høst"])
def test_a_day_that_cannot_be_is_said_under_its_field(case, typed):
    identity.doubt(case.register, 1, "Ny adresse")
    panel = case.go("identity")
    panel._on.setText(typed)
    panel._on.commit()
    press(case, "request.identity.confirm")
    assert panel.fields["on"].state == "error"
    assert identity.unanswered_doubt(case.register, case.request)


def test_least_data_come_first_and_no_copy_of_a_document():
    assert METHODS[0] is IdentityMethod.KNOWN_ADDRESS
    assert set(METHODS) == set(IdentityMethod) - {IdentityMethod.NO_DOUBT}


def test_what_is_logged_is_shown_as_the_text_it_is(case):
    identity.no_doubt(case.register, 1, "<b>Kjent</b> & trygg")
    panel = case.go("identity")
    assert "<b>Kjent</b> & trygg" in panel._state.body


@pytest.mark.parametrize(
    ("step", "first"), [("identity", "request.identity.no"), ("scope", "not_yet")]
)
def test_tab_follows_the_page_from_head_to_bar(case, step, first):
    case.go(step)
    names = [widget.objectName() for widget in stops(case.page)]
    assert names.index("request.back") < names.index(first) < names.index("request.step.back")
    assert names[-1] == "request.step.next"
    if step == "scope":
        assert names.index(first) < names.index("request.scope.place")


def test_a_line_half_typed_is_kept_with_the_case_and_forgotten_when_given(case):
    panel = case.go("identity")
    press(case, "request.identity.no")
    case.find("request.identity.why").setText("Skrev fra adr")
    case.page.flush()
    assert case.register.drafts(case.request.uid) == {"identity.why": "Skrev fra adr"}
    press(case, "request.identity.no.save")
    assert case.register.drafts(case.request.uid) == {}
    assert panel._why.text() == ""


def test_a_power_of_attorney_is_kept_with_the_case_and_an_id_is_warned_of(case, tmp_path):
    intake.change_request(case.register, 1, "capacity", Capacity.LAWYER)
    panel = case.go("identity")
    said = []
    case.desk.toast_asked.connect(lambda toast: said.append(toast.text))
    for name, text in (("fullmakt.txt", "Fullmakt"), ("pass.txt", NUMBERS[0])):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        panel._authority.findChild(DropArea).dropped.emit([path])
        settle()
    kept = case.register.find(Document, order="id")
    assert [(each.request_id, each.origin) for each in kept] == [(1, Origin.AUTHORITY)] * 2
    words = case.desk.words
    assert said[0] == words("case.authority.file.kept", name="fullmakt.txt")
    assert said[1] == words("scope.file.national_id", name="pass.txt")
    case.desk.undo()
    assert case.register.count(Document) == 1
