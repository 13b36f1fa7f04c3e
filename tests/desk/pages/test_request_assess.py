"""Step 4: each claim has its outcome; a refusal has its ground and the manager's own reason."""

from datetime import date

import pytest

from dpo_desk.desk.pages.request_steps import outcomes
from dpo_desk.duties import claims, collecting, findings, intake
from dpo_desk.law import grounds
from dpo_desk.law.codes import ClaimOutcome, FindingChoice, RequestKind
from dpo_desk.law.kinds import KINDS
from dpo_desk.records import Claim, Finding, KeptLetter, Request, Search, SearchResult
from tests.desk.audit import audit
from tests.desk.pages import hostile
from tests.desk.pages.conftest import settle


def decided(case):
    claim = case.register.get(Claim, 1)
    return claim.outcome, claim.ground, claim.grounds


def press(case, name):
    case.find(name).click()
    settle()


def opened(case):
    panel = case.go("assess")
    panel.pieces.begin(whole=True)
    settle()
    return panel


def test_all_is_one_press_and_can_be_undone(case):
    opened(case)
    press(case, "request.assess.all")
    assert decided(case) == (ClaimOutcome.ANSWERED, "", "")
    case.desk.undo()
    settle()
    assert decided(case)[0] is None
    assert not case.find("request.assess.all").isChecked()


def test_what_concerns_others_needs_a_reason(case):
    panel = opened(case)
    press(case, "request.assess.third_party")
    assert decided(case)[0] is None
    press(case, "request.assess.save")
    assert panel.claims.cards[0]._reason.state == "error"
    assert decided(case)[0] is None
    case.find("request.assess.reason").setPlainText(" Navnet på en annen kunde. ")
    press(case, "request.assess.save")
    assert decided(case) == (ClaimOutcome.PARTLY, "art15_4", "Navnet på en annen kunde.")


def test_a_refusal_asks_for_a_ground_that_nobody_has_chosen_beforehand(case):
    panel = opened(case)
    press(case, "request.assess.refuse")
    card = panel.claims.cards[0]
    assert card._grounds.value == ""
    case.find("request.assess.reason").setPlainText("Notatet ble skrevet for en avgjørelse.")
    press(case, "request.assess.save")
    assert card._grounds.field.state == "error"
    press(case, "request.assess.ground.pol16_e")
    asked = grounds.ground("pol16_e").questions("nb")
    assert card._reason.message == " ".join(asked)
    press(case, "request.assess.save")
    reason = "Notatet ble skrevet for en avgjørelse."
    assert decided(case) == (ClaimOutcome.REFUSED, "pol16_e", reason)


def test_every_ground_stands_there_with_its_place_in_the_law(case):
    panel = opened(case)
    press(case, "request.assess.part")
    shown = panel.claims.cards[0]._grounds._cards._cards
    assert set(shown) == {ground.code for ground in grounds.offered(RequestKind.ACCESS)}
    for code, card in shown.items():
        cited = grounds.ground(code).cite("nb")
        assert cited[1:] in card.radio.accessibleDescription()


def test_paragraph_17_stands_there_where_data_are_kept_for_research(case):
    request = case.register.get(Request, 1)
    activity = collecting.applicable(case.register, request)[0]
    with case.register.action("action.test"):
        case.register.change(activity, research=True)
    panel = opened(case)
    press(case, "request.assess.part")
    shown = panel.claims.cards[0]._grounds._cards._cards
    assert {"pol17_a", "pol17_b"} <= set(shown)


def test_one_can_think_again(case):
    reason = "Navnet på en annen kunde."
    claims.decide(case.register, 1, ClaimOutcome.PARTLY, ground="art15_4", reason=reason)
    opened(case)
    assert case.find("request.assess.third_party").isChecked()
    assert case.find("request.assess.reason").toPlainText() == reason
    press(case, "request.assess.all")
    assert decided(case)[0] is ClaimOutcome.ANSWERED


def test_an_open_card_is_there_again(case):
    opened(case)
    press(case, "request.assess.refuse")
    case.window.go("requests")
    case.window.pages.drop_all()
    case.window.go("request", id=1, step="assess")
    settle()
    assert case.find("request.assess.refuse").isChecked()
    assert decided(case)[0] is None


def test_a_reason_is_kept_word_for_word(case):
    for name in hostile.NAMES:
        opened(case)
        press(case, "request.assess.third_party")
        case.find("request.assess.reason").setPlainText(name)
        press(case, "request.assess.save")
        assert decided(case)[2] == name.strip()


@pytest.mark.parametrize("kind", list(RequestKind))
def test_every_kind_has_its_cards_and_a_no_to_marketing_none_that_refuses(kind):
    cards = outcomes.choices(kind)
    assert len({card.key for card in cards}) == len(cards)
    assert any(card.refuses for card in cards) is KINDS[kind].refusable
    for card in cards:
        if card.ground:
            assert card.ground in {ground.code for ground in grounds.offered(kind)}
        told = outcomes.chosen(kind, card.outcome, card.ground)
        assert told == card.key


def test_several_claims_are_decided_one_by_one(case):
    intake.set_kinds(case.register, 1, [RequestKind.ACCESS, RequestKind.ERASURE])
    opened(case)
    assert case.find("request.assess.note.copy_first").isVisible()
    press(case, "request.assess.all")
    press(case, "request.assess.1.met")
    found = [claim.outcome for claim in case.register.find(Claim, order="id")]
    assert found == [ClaimOutcome.ANSWERED, ClaimOutcome.ANSWERED]


def test_what_was_found_is_weighed_one_by_one(case):
    rows = case.register.find(Search, order="id")
    collecting.mark(case.register, rows[0].id, SearchResult.FOUND, text="7 e-poster")
    panel = opened(case)
    press(case, "request.finding.add.0")
    choice = case.find("request.finding.0.choice")
    assert case.find("request.finding.0.what").text() == "7 e-poster"
    choice.setCurrentIndex(choice.findText(case.desk.words("finding.keep_back")))
    choice.chosen.emit(choice.value)
    settle()
    finding = case.register.find(Finding)[0]
    assert (finding.choice, finding.search_id) == (FindingChoice.KEEP_BACK, rows[0].id)
    assert panel._findings.cards.cards[0]._state.isVisible()
    assert audit(case.window) == []
    press(case, "request.finding.0.remove")
    assert case.register.count(Finding) == 0


def test_more_time_needs_a_ground_and_a_reason_and_leads_to_its_letter(case):
    panel = opened(case)
    press(case, "request.assess.extend")
    press(case, "request.extend.do")
    assert panel._time._ground_field.state == "error"
    press(case, "request.extend.complexity")
    press(case, "request.extend.do")
    assert panel._time._reason_field.message == case.desk.words("err.extend.reason")
    case.find("request.extend.reason").setPlainText("Fire systemer med opplysninger om andre.")
    press(case, "request.extend.do")
    assert case.page.step == "answer"
    kept = case.register.first(KeptLetter, "kind = 'extension'")
    assert kept.facts == {
        "ground": "complexity",
        "reason": "Fire systemer med opplysninger om andre.",
    }


def test_how_long_a_thing_must_be_kept_follows_from_its_day(case):
    row = case.register.find(Search, order="id")[0]
    collecting.mark(case.register, row.id, SearchResult.FOUND, text="Fakturaer")
    made = findings.add(case.register, 1, "Faktura", choice=FindingChoice.KEEP, search_id=row.id)
    law = findings.must_keep(case.register, made)[0].code
    findings.change(case.register, made.id, "law", law)
    opened(case)
    day = case.find("request.finding.0.day")
    day.setText("12.3.2024")
    day.commit()
    settle()
    kept = case.register.get(Finding, made.id).keep_until
    assert kept == findings.keep_until(law, date(2024, 3, 12))
    assert case.find("request.finding.0.keep_until").day == kept
