"""What is seen to before a letter goes: each rule once where it holds, once where it is broken."""

from datetime import date

import pytest

from dpo_desk.duties import (
    asking,
    case,
    claims,
    collecting,
    identity,
    roles,
    telling,
)
from dpo_desk.duties.asking import About
from dpo_desk.law.codes import (
    Capacity,
    Channel,
    ClaimOutcome,
    IdentityMethod,
    LetterKind,
    RequestKind,
    SendingWay,
)
from dpo_desk.records import (
    Activity,
    Document,
    Origin,
    Search,
    SearchResult,
)
from dpo_desk.words import LANGUAGES, of
from tests.duties.leaving import ACCESS, add, change, found, log, severity
from tests.sample import TODAY


def test_a_good_answer_has_nothing_that_holds_it_back(register):
    checks = found(register, log(register), way=SendingWay.EMAIL)
    assert [each.key for each in checks if each.severity == "block"] == []


def test_a_doubt_holds_back_until_it_is_answered(register):
    request = log(register)
    identity.doubt(register, request.id, "Ny adresse.")
    assert severity(found(register, request), "err.identity") == "block"
    assert severity(found(register, request, LetterKind.RECEIPT), "err.identity") == ""
    identity.confirm(register, request.id, IdentityMethod.CALL_BACK)
    assert severity(found(register, request), "err.identity") == ""


def test_that_nobody_knows_who_asks_may_be_said_in_doubt(register):
    request = log(register)
    identity.doubt(register, request.id, "Ny adresse.")
    assert severity(found(register, request, LetterKind.REFUSAL), "err.identity") == "block"
    asking.ask(register, request.id, About.IDENTITY)
    asking.conclude(register, request.id, "art11_2", "Ingenting knytter adressen til en kunde.")
    checks = found(register, request, LetterKind.REFUSAL)
    assert severity(checks, "err.identity") == severity(checks, "presend.refusal") == ""


def test_who_it_is_is_asked_on_a_doubt_and_early(register):
    facts = {"why": "Ny adresse", "way": "call_back"}
    request, key = log(register), "answering.guard.no_doubt"
    checks = found(register, request, LetterKind.IDENTITY, facts=facts)
    assert severity(checks, key) == "block"
    assert severity(checks, "presend.late_question") == "warn"  # 6 November was the last day
    fresh = log(register, received=date(2026, 11, 17))
    identity.doubt(register, fresh.id, "Ny adresse.")
    checks = found(register, fresh, LetterKind.IDENTITY, facts=facts)
    assert severity(checks, key) == severity(checks, "presend.late_question") == ""


@pytest.mark.parametrize("kind", [ACCESS, LetterKind.REDIRECT, LetterKind.TO_CONTROLLER])
def test_each_letter_has_its_role(register, kind):
    """What is another's is forwarded, what is ours is answered."""
    ours = log(register)
    theirs = roles.make_forwarding(register, log(register).id, controller="Kunde AS")
    wrong = {"presend.processor", "presend.controller"}
    for request, right in ((ours, kind is ACCESS), (theirs, kind is not ACCESS)):
        keys = {each.key for each in found(register, request, kind)}
        assert bool(keys & wrong) is not right


def test_the_controller_gets_the_original(register):
    request = roles.make_forwarding(register, log(register).id, controller="Kunde AS")
    kind, key = LetterKind.TO_CONTROLLER, "presend.no_original"
    assert severity(found(register, request, kind), key) == "warn"
    add(register, Document(request_id=request.id, name="krav.eml", origin=Origin.MESSAGE))
    assert severity(found(register, request, kind), key) == ""


def test_an_extension_is_checked_as_it_stands(register):
    kind, facts = LetterKind.EXTENSION, {"ground": "complexity", "reason": "Vi har ferie."}
    late = log(register, received=date(2026, 10, 1))
    checks = found(register, late, kind, facts=facts)
    assert severity(checks, "answering.guard.extension_late") == "block"
    checks = found(register, log(register), kind, facts=facts)
    assert severity(checks, "answering.guard.extension_late") == ""
    assert severity(checks, "answering.caution.extension_holiday") == "warn"


@pytest.mark.parametrize("data", [("health",), ("national_id",), ("email",)])
def test_a_promise_of_no_sensitive_email_is_kept(register, data):
    request = log(register)
    change(register, register.company(), no_sensitive_email=True)
    change(register, register.first(Activity), data_categories=data)
    held = "" if data == ("email",) else "block"
    key = "presend.sensitive_email"
    assert severity(found(register, request, way=SendingWay.EMAIL), key) == held
    assert severity(found(register, request, way=SendingWay.POST), key) == ""
    assert severity(found(register, request, LetterKind.RECEIPT, way=SendingWay.EMAIL), key) == ""
    change(register, register.company(), no_sensitive_email=False)
    assert severity(found(register, request, way=SendingWay.EMAIL), key) == ""


def test_another_address_than_the_one_of_the_case(register):
    request = log(register, requester_address="Storgata 1, 0001 Oslo")
    key, other = "presend.other_address", "Strandgata 9, 4005 Stavanger"
    assert severity(found(register, request, to_address="Storgata 1,\n0001 Oslo"), key) == ""
    assert severity(found(register, request, to_address=other), key) == "warn"
    identity.doubt(register, request.id, "Ny adresse.")
    identity.confirm(register, request.id, IdentityMethod.KNOWN_ADDRESS)
    assert severity(found(register, request, to_address=other), key) == "block"


@pytest.mark.parametrize(
    ("way", "known", "keys"),
    [
        (SendingWay.EMAIL, {"requester_email": ""}, {"presend.no_email"}),
        (SendingWay.EMAIL, {}, set()),
        (SendingWay.POST, {"channel": Channel.LETTER}, {"presend.no_address"}),
        (
            SendingWay.POST,
            {"channel": Channel.LETTER, "requester_address": "Storgata 1"},
            set(),
        ),
        (SendingWay.POST, {"requester_address": "Storgata 1"}, {"presend.electronic"}),
    ],
)
def test_there_is_a_way_to_send_it(register, way, known, keys):
    rules = {"presend.no_email", "presend.no_address", "presend.electronic"}
    assert {e.key for e in found(register, log(register, **known), way=way)} & rules == keys


def test_who_speaks_for_another_shows_authority(register):
    request, key = log(register), "presend.no_authority"
    change(register, request, capacity=Capacity.REPRESENTATIVE, representative_name="Kari")
    assert severity(found(register, request), key) == "warn"
    change(register, request, representative_authority="Fullmakt 1. november 2026")
    assert severity(found(register, request), key) == ""
    change(register, request, representative_authority="", capacity=Capacity.LAWYER)
    assert severity(found(register, request), key) == ""


def test_the_copy_comes_before_the_erasure(register):
    request, key = log(register, RequestKind.ACCESS, RequestKind.ERASURE), "presend.copy_first"
    assert severity(found(register, request, LetterKind.ERASED), key) == "warn"
    access, _erasure = case.claims(register, request)
    claims.decide(register, access.id, ClaimOutcome.ANSWERED)
    assert severity(found(register, request, LetterKind.ERASED), key) == ""


def test_d09_recipients_hear_of_what_was_erased(register):
    request, key = log(register, RequestKind.ERASURE), "presend.untold"
    (claim,) = case.claims(register, request)
    claims.decide(register, claim.id, ClaimOutcome.ANSWERED)
    claims.done(register, claim.id, TODAY)
    assert severity(found(register, request, LetterKind.ERASED), key) == "warn"
    for row in telling.due(register, request):
        telling.told(register, row.id)
    assert severity(found(register, request, LetterKind.ERASED), key) == ""


def fee(register, request, **facts):
    said = {"decision": "refusal", "ground": "excessive", "why": "Samme krav i mai og i juni."}
    return found(register, request, LetterKind.FEE, facts=said | facts)


def test_excessive_is_shown_by_earlier_requests_less_than_a_year_apart(register):
    first = log(register, received=date(2025, 10, 1))
    assert severity(fee(register, first), "presend.fee.no_earlier") == "block"
    later = log(register, received=date(2026, 10, 1))
    assert severity(fee(register, later), "presend.fee.year_apart") == "block"
    checks = fee(register, log(register))
    assert severity(checks, "presend.fee.burden") == "warn"
    assert not [each.key for each in checks if each.severity == "block"]


def test_what_was_asked_for_before_is_not_repeated_by_asking_for_something_else(register):
    log(register, RequestKind.ERASURE)
    request = log(register, RequestKind.ACCESS)
    assert severity(fee(register, request), "presend.fee.no_earlier") == "block"
    log(register, RequestKind.ACCESS)
    again = log(register, RequestKind.ACCESS, RequestKind.RECTIFICATION)
    assert severity(fee(register, again), "presend.fee.no_earlier") == ""


def test_a_first_request_is_abuse_only_where_that_is_proven(register):
    request, key = log(register), "presend.fee.advice"
    assert severity(fee(register, request, ground="unfounded"), key) == "warn"
    again = log(register)
    assert severity(fee(register, again, ground="unfounded"), key) == ""


@pytest.mark.parametrize(
    ("why", "key"),
    [
        ("Dette er svært tidkrevende.", "effort"),
        ("Personen er ufin mot oss.", "rudeness"),
        ("Han truer med søksmål.", "lawsuit"),
    ],
)
def test_what_is_no_ground_for_a_fee_is_warned_of(register, why, key):
    log(register)
    request = log(register)
    assert severity(fee(register, request, why=why), f"presend.fee.{key}") == "warn"
    assert severity(fee(register, request), f"presend.fee.{key}") == ""


def test_the_amount_comes_before_the_work(register):
    log(register)
    searched = log(register)
    price = {"decision": "fee", "amount": "500", "costs": "To timer."}
    assert severity(fee(register, searched, **price), "presend.fee.work_begun") == "warn"
    for row in register.find(Search, "request_id = :r", r=searched.id):
        collecting.mark(register, row.id, SearchResult.NOT_YET)
    assert severity(fee(register, searched, **price), "presend.fee.work_begun") == ""


def test_a_no_to_marketing_has_no_price(register):
    log(register)
    request = log(register, RequestKind.MARKETING_OPT_OUT)
    assert severity(fee(register, request), "presend.fee.never") == "block"
    assert severity(fee(register, log(register)), "presend.fee.never") == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_check_has_a_sentence(register, request_, language):
    checks = found(register, request_, LetterKind.ERASED, way=SendingWay.POST)
    assert all(each.say(of(language)).endswith((".", "?")) for each in checks)
    assert {each.error().say(of(language)) for each in checks} == {
        each.say(of(language)) for each in checks
    }
