"""What only some cases have: roles, questions, recipients, restrictions, every letter."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from dpo_desk.desk.pages.request_steps.letter_pick import Chosen
from dpo_desk.duties import activities, asking, claims, collecting, identity, intake, services
from dpo_desk.law.codes import Capacity, ClaimOutcome, LetterKind, RequestKind, Role
from dpo_desk.letters import asks
from dpo_desk.records import (
    Activity,
    Claim,
    Document,
    Event,
    EventKind,
    KeptLetter,
    Notification,
    Request,
    Search,
    SearchResult,
    Service,
)
from tests.desk.pages.conftest import settle
from tests.duties.conftest import DRAFT
from tests.paper.reading import text


def press(case, name):
    case.find(name).click()
    settle()


def kept(case):
    return case.register.get(Request, 1)


def seen(case, name):
    return [w for w in case.window.findChildren(object, name) if w.isVisible()]


@pytest.mark.parametrize("capacity", [c for c in Capacity if c is not Capacity.SELF])
def test_a_capacity_brings_its_fields_and_says_what_it_means(case, capacity):
    case.go("received")
    assert not seen(case, "request.representative_name")
    intake.change_request(case.register, 1, "capacity", capacity)
    case.go("received")
    assert seen(case, "request.representative_name")
    said = case.find("request.capacity.note").accessibleName()
    assert case.desk.words(f"case.capacity.{capacity.value}") in said
    assert bool(seen(case, "request.is_child")) is (capacity is not Capacity.SURVIVOR)


def test_an_earlier_case_is_offered_and_can_be_joined_and_parted(case):
    other = intake.log_request(case.register, DRAFT)
    case.window.go("request", id=other.id)
    case.go("received")
    press(case, "request.earlier.0.join")
    assert case.register.get(Request, other.id).earlier_request_id == 1
    press(case, "request.earlier.0.join")
    assert case.register.get(Request, other.id).earlier_request_id is None
    press(case, "request.earlier.0.open")
    assert case.request.id == 1


def test_what_another_decides_over_goes_on_to_it(case):
    case.go("received")
    assert not seen(case, "request.forward.clock")
    intake.change_request(case.register, 1, "role", Role.PROCESSOR)
    case.go("received")
    by = case.find("request.forward.clock").accessibleName()
    assert "5. november" in by.replace("\u00a0", " ")
    press(case, "request.forward.to_controller")
    panel = case.page._panels["answer"]
    assert panel.chosen == Chosen(LetterKind.TO_CONTROLLER)


def test_a_request_about_both_becomes_two_cases(case):
    support = case.register.first(Activity, "name = 'Brukerstøtte'")
    activities.change(
        case.register, Activity.table, support.uid, "role", Role.PROCESSOR, merge="a.b.c"
    )
    case.go("received")
    press(case, "request.split.do")
    assert case.register.get(Request, 2).role is Role.PROCESSOR
    case.go("closed")
    press(case, "request.split.0.open")
    assert case.request.id == 2


def test_each_kind_has_a_wish_of_its_own(case):
    intake.set_kinds(case.register, 1, [RequestKind.ACCESS, RequestKind.RECTIFICATION])
    case.go("received")
    case.find("request.wish.1.wish").setPlainText("Adressen er feil.")
    case.page.flush()
    assert [claim.wish for claim in case.register.find(Claim, order="id")] == [
        "",
        "Adressen er feil.",
    ]


def test_who_it_is_is_asked_and_answered(case):
    identity.doubt(case.register, 1, "Ny adresse")
    case.go("identity")
    press(case, "request.identity.ask")
    assert case.page._panels["answer"].kind is LetterKind.IDENTITY
    asking.ask(case.register, 1, asking.About.IDENTITY, on=date(2026, 11, 5))
    panel = case.go("identity")
    assert seen(case, "request.unidentified.do")
    panel._asked._on.setText("1.11.2026")
    panel._asked._on.commit()
    press(case, "request.asked.identity.came")
    assert panel._asked.on.state == "error"
    panel._asked._on.set_day(date(2026, 11, 10))
    press(case, "request.asked.identity.came")
    event = case.register.find(Event, "kind = 'answered'")[0]
    assert event.on == date(2026, 11, 10)
    assert not seen(case, "request.asked.identity.came")


def test_nobody_answers_who_it_is(case):
    identity.doubt(case.register, 1, "Ny adresse")
    asking.ask(case.register, 1, asking.About.IDENTITY, on=date(2026, 11, 5))
    panel = case.go("identity")
    press(case, "request.unidentified.do")
    assert panel._end._ground_field.state == "error"
    press(case, "request.unidentified.art11_2")
    press(case, "request.unidentified.do")
    assert panel._end._reason_field.state == "error"
    case.find("request.unidentified.reason").setPlainText("Ingen har svart.")
    press(case, "request.unidentified.do")
    claim = case.register.get(Claim, 1)
    assert (claim.outcome, claim.ground) == (ClaimOutcome.UNIDENTIFIED, "art11_2")
    assert case.page._panels["answer"].kind is LetterKind.REFUSAL


def test_a_way_that_is_too_weak_is_said(case):
    identity.doubt(case.register, 1, "Ny adresse")
    intake.change_request(case.register, 1, "capacity", Capacity.LAWYER)
    panel = case.go("identity")
    assert seen(case, "request.identity.representative_authority")
    assert panel._weak.isVisible()
    panel._method.set_value("authority")
    panel._explain("authority")
    assert not panel._weak.isVisible()


class Dragged:
    """A file on its way, as the row sees it."""

    def __init__(self, path: Path) -> None:
        self._data = QMimeData()
        self._data.setUrls([QUrl.fromLocalFile(str(path))])
        self.accepted = 0

    def mimeData(self):  # noqa: N802
        return self._data

    def acceptProposedAction(self):  # noqa: N802
        self.accepted += 1


def drop(row, path: Path):
    """Drag a file over a row and let it go; what was said meanwhile."""
    dragged = Dragged(path)
    row.dragEnterEvent(dragged)
    said = row._panel._dropping.text()
    row.dropEvent(dragged)
    settle()
    assert dragged.accepted == 2
    return said


def test_a_file_is_dropped_on_the_row_that_is_named(case, tmp_path):
    panel = case.go("scope")
    path = tmp_path / "utskrift.txt"
    path.write_text("hei")
    row = list(panel.rows.values())[2]
    said = drop(row, path)
    assert row.source.name in said
    assert not panel._dropping.isVisible()
    document = case.register.find(Document)[0]
    search = case.register.get(Search, document.search_id)
    assert (search.result, search.id) == (SearchResult.FOUND, row.source.search.id)


def test_a_search_in_vain_says_for_what(case):
    panel = case.go("scope")
    row = next(iter(panel.rows.values()))
    row.result.button("nothing").click()
    settle()
    row.terms.setText("Ola Prøve, Ola P.")
    case.page.flush()
    assert case.register.get(Search, row.source.search.id).words == "Ola Prøve, Ola P."


def test_the_processor_is_asked_and_a_new_place_enters_the_register(case):
    collecting.add_place(case.register, 1, "Karis mobil")
    panel = case.go("scope")
    row = list(panel.rows.values())[-1]
    press(case, f"request.scope.{row.source.search.uid}.register")
    assert case.register.first(Service, "name = 'Karis mobil'") is not None
    first = next(iter(panel.rows.values()))
    press(case, f"request.scope.{first.source.search.uid}.ask")
    chosen = case.page._panels["answer"].chosen
    assert chosen == Chosen(LetterKind.TO_PROCESSOR, first.source.search.service_id)
    kept_ = case.page._panels["answer"].rendering.kept
    assert kept_.service_id == first.source.search.service_id


def restricted(case):
    intake.set_kinds(case.register, 1, [RequestKind.RESTRICTION])
    claim = case.register.find(Claim)[0]
    claims.decide(case.register, claim.id, ClaimOutcome.ANSWERED)
    claims.done(case.register, claim.id, date(2026, 11, 18))
    return claim.id


def test_recipients_are_told_until_they_have_confirmed(case):
    restricted(case)
    case.go("closed")
    press(case, "request.told.find")
    rows = case.register.find(Notification, order="id")
    assert rows
    press(case, "request.told.0.do")
    press(case, "request.told.0.confirm")
    told = case.register.get(Notification, rows[0].id)
    assert told.told_on == told.confirmed_on == case.desk.clock.today()
    why = case.find("request.told.1.untold")
    why.setText("Selskapet finnes ikke lenger.")
    why.editingFinished.emit()
    settle()
    assert case.register.get(Notification, rows[1].id).untold == "Selskapet finnes ikke lenger."
    press(case, "request.told.1.write")
    panel = case.page._panels["answer"]
    assert panel.chosen == Chosen(LetterKind.TO_RECIPIENT, rows[1].service_id)


def test_a_restriction_that_stands_is_lifted_by_its_letter(case):
    claim = restricted(case)
    case.go("closed")
    press(case, "request.restriction.lift")
    assert case.page._panels["answer"].kind is LetterKind.RESTRICTION_LIFTED
    case.go("closed")
    edit = case.find("request.restriction.lifted_on")
    edit.setFocus()
    edit.setText("19.11.2026")
    edit.commit()
    case.page.flush()
    settle()
    assert case.register.get(Claim, claim).lifted_on == date(2026, 11, 19)


def test_the_whole_case_is_written_and_that_is_a_fact_of_it(case, tmp_path):
    panel = case.go("log")
    panel.save_to(tmp_path / "saken.pdf")
    settle()
    assert "2026-001" in text((tmp_path / "saken.pdf").read_bytes())
    exported = [e for e in case.register.find(Event) if e.kind is EventKind.EXPORTED]
    assert len(exported) == 1
    assert case.find("request.log.pdf").isEnabled()


def test_a_kept_file_is_a_press_away(case, monkeypatch):
    rows = case.register.find(Search, order="id")
    collecting.attach(case.register, rows[0].id, "e-poster.txt", b"hei")
    opened = []
    monkeypatch.setattr(
        type(case.desk.opened_files), "open", lambda _self, *file: opened.append(file) or True
    )
    case.go("documents")
    press(case, "request.document.0.open")
    assert opened == [("e-poster.txt", b"hei")]


def test_every_letter_is_offered_and_its_questions_are_kept(case):
    restricted(case)
    services.add(case.register, "Postnor Eksempel", "Utsending")
    panel = case.go("answer")
    for offer in case.page.view.offers:
        chosen = Chosen.of(offer)
        panel._choose(chosen)
        settle()
        assert panel.rendering.kept.kind is offer.kind
        assert panel.form.pick.value == chosen
        for ask in asks.asks(offer.kind):
            edit = panel.form.asks._edits[ask.name]
            if ask.widget in ("text", "line") and edit.isVisible():
                (edit.setPlainText if ask.widget == "text" else edit.setText)("Ola & <b>Kari</b>")
        case.page.flush()
        settle()
        letter = case.register.first(KeptLetter, "kind = :k", k=offer.kind)
        typed = [
            ask.name
            for ask in asks.asks(offer.kind)
            if ask.name in (letter.facts if letter else {})
        ]
        assert all(letter.facts[name] == "Ola & <b>Kari</b>" for name in typed)


def test_a_missing_answer_is_filled_where_it_is_asked(case):
    panel = case.go("answer")
    panel._choose(Chosen(LetterKind.EXTENSION))
    settle()
    names = [hole.field for hole in panel.rendering.holes]
    assert names == ["facts.ground", "facts.reason"]
    press(case, "request.answer.fill.1")
    assert case.find("request.ask.reason").hasFocus()
    combo = case.find("request.ask.ground")
    combo.setCurrentIndex(1)
    combo.chosen.emit(combo.value)
    case.find("request.ask.reason").setPlainText("Fire systemer.")
    case.page.flush()
    panel._timer.timeout.emit()
    assert panel.rendering.holes == ()
    assert "Fire systemer." in text(panel.rendering.pdf)
