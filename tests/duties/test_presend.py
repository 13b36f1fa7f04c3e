"""What is seen to before a letter goes: each rule once where it holds, once where it is broken."""

from datetime import date

import msgspec
import pytest

from dpo_desk.duties import (
    answering,
    asking,
    case,
    claims,
    collecting,
    findings,
    identity,
    intake,
    presend,
    roles,
    telling,
)
from dpo_desk.duties.asking import About
from dpo_desk.duties.errors import Guarded
from dpo_desk.duties.events import events
from dpo_desk.law.codes import (
    Capacity,
    Channel,
    ClaimOutcome,
    FindingChoice,
    IdentityMethod,
    LetterKind,
    Relation,
    RequestKind,
    SendingWay,
)
from dpo_desk.paper.model import Card, Section, Summary
from dpo_desk.records import (
    Activity,
    Document,
    EventKind,
    Origin,
    Redaction,
    Request,
    Search,
    SearchResult,
)
from dpo_desk.words import LANGUAGES, of
from tests.sample import TODAY

ACCESS = LetterKind.ACCESS
EARLY = date(2026, 11, 3)


def log(register, *kinds, received=EARLY, **more):
    draft = intake.RequestDraft(
        kinds=kinds or (RequestKind.ACCESS,),
        received_on=received,
        relation=Relation.CUSTOMER,
        requester_name="Ola Prøve",
        **{"requester_email": "ola@example.com", "text": "Hva har dere?", **more},
    )
    request = intake.log_request(register, draft)
    for row in register.find(Search, "request_id = :r", r=request.id):
        collecting.mark(register, row.id, SearchResult.FOUND, on=received, text="2 e-poster")
    return register.get(Request, request.id)


def change(register, record, **values):
    with register.action("action.request.changed", ref="2026-001", field="x"):
        return register.change(record, **values)


def add(register, record):
    with register.action("action.request.changed", ref="2026-001", field="x"):
        return register.add(record)


def found(register, request, kind=ACCESS, *, way=None, letter=None, facts=None, **kept):
    """The checks of a letter as it would leave now."""
    request = register.get(Request, request.id)
    mine = answering.kept_letter(register, request, kind)
    for name, value in (facts or {}).items():
        mine = answering.change_fact(register, mine, name, value)
    mine = msgspec.structs.replace(mine, **kept)
    written = letter or answering.letter_of(register, request, mine)
    return presend.checks(register, request, mine, written, way=way)


def severity(checks, key):
    """How a rule took it: block, warn, or "" where it has nothing to say."""
    return next((each.severity for each in checks if each.key == key), "")


def test_a_good_answer_has_nothing_that_holds_it_back(register):
    checks = found(register, log(register), way=SendingWay.EMAIL)
    assert [each.key for each in checks if each.severity == "block"] == []


def test_holes_hold_back_and_say_where(register, request_):
    checks = found(register, request_)
    assert {each.step for each in checks if each.key == "presend.hole"} == {"scope"}
    assert all(each.hole and each.hole.what in each.values["what"] for each in checks[:3])


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


def refuse(register, request, **values):
    """A refusal as it would stand without the guards of the window."""
    (claim,) = case.claims(register, request)
    return change(register, claim, outcome=ClaimOutcome.REFUSED, **values)


@pytest.mark.parametrize(
    ("values", "held"),
    [
        ({}, True),
        ({"ground": "pol16_e"}, True),
        ({"grounds": "Utkastet er bare skrevet for styret."}, True),
        ({"ground": "kjekt", "grounds": "Utkastet er bare skrevet for styret."}, True),
        ({"ground": "pol16_e", "grounds": "Utkastet er bare skrevet for styret."}, False),
    ],
)
def test_d06_a_refusal_has_its_ground_and_its_reason(register, values, held):
    request = log(register)
    refuse(register, request, **values)
    checks = found(register, request, LetterKind.REFUSAL)
    assert severity(checks, "presend.refusal") == ("block" if held else "")
    assert severity(checks, "presend.no_complaint") == ""


def test_d06_a_refusal_without_block_k_is_held(register):
    request = log(register)
    refuse(register, request, ground="pol16_e", grounds="Bare skrevet for styret.")
    kept = answering.kept_letter(register, request, LetterKind.REFUSAL)
    letter = answering.letter_of(register, request, kept)
    parts = tuple(part for part in letter.parts if "uenig" not in getattr(part, "label", ""))
    assert len(parts) < len(letter.parts)
    bare = msgspec.structs.replace(letter, parts=parts)
    checks = found(register, request, LetterKind.REFUSAL, letter=bare)
    assert severity(checks, "presend.no_complaint") == "block"


def test_d06_a_part_may_be_reasoned_by_finding(register):
    request = log(register)
    (claim,) = case.claims(register, request)
    change(register, claim, outcome=ClaimOutcome.PARTLY)
    assert severity(found(register, request), "presend.refusal") == "block"
    kept = findings.add(register, request.id, "Et notat", choice=FindingChoice.KEEP_BACK)
    assert severity(found(register, request), "presend.refusal") == "block"
    findings.change(register, kept.id, "reason", "Nevner en annen kunde.")
    findings.change(register, kept.id, "ground", "art15_4")
    assert severity(found(register, request), "presend.refusal") == ""


def test_what_can_never_be_refused(register):
    request = log(register, RequestKind.MARKETING_OPT_OUT)
    refuse(register, request, ground="pol16_e", grounds="Nei.")
    checks = found(register, request, LetterKind.MARKETING_STOPPED)
    assert severity(checks, "presend.never_refused") == "block"


def without(letter, item):
    """An access answer from which somebody's own texts have dropped an item of B05."""
    rows = {4: "Opplysninger", 6: "Lagringstid", 9: "Kilde"}
    sections = {2: "Slik lette vi", 7: "Rettighetene dine", 8: "Hvis du er uenig"}
    asked = {
        5: "Hvem har fått dem?",
        10: "Er noe avgjort automatisk?",
        11: "Er noe sendt ut av EØS?",
    }
    parts = []
    for part in letter.parts:
        match part:
            case Card():
                kept = tuple(row for row in part.rows if row.label != rows.get(item))
                title = "" if item == 3 else part.title
                parts.append(msgspec.structs.replace(part, rows=kept, title=title))
            case Section(label=label) if label == sections.get(item):
                pass
            case Summary():
                kept = tuple(row for row in part.rows if row[0] != asked.get(item))
                parts.append(msgspec.structs.replace(part, rows=kept))
            case _ if item == 1 and part is letter.parts[1]:
                pass
            case _:
                parts.append(part)
    return msgspec.structs.replace(letter, parts=tuple(parts))


@pytest.mark.parametrize("item", [1, 2, 3, 4, 6, 7, 8, 9, 10, 11])
def test_an_access_answer_without_an_item_of_b05_is_held(register, item):
    request = log(register)
    kept = answering.kept_letter(register, request, ACCESS)
    letter = answering.letter_of(register, request, kept)
    held = {
        e.key
        for e in found(register, request, letter=without(letter, item))
        if e.severity == "block"
    }
    assert held == {f"presend.access.{item}"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_access_answer_has_its_items_in_every_language(register, language):
    request = log(register)
    kept = answering.kept_letter(register, request, ACCESS, language)
    letter = answering.letter_of(register, request, kept)
    keys = {each.key for each in presend.checks(register, request, kept, letter)}
    assert not [key for key in keys if key.startswith("presend.access")]


def attach(register, request, name="eksport.csv", **values):
    row = register.first(Search, "request_id = :r", r=request.id)
    document = collecting.attach(register, row.id, name, b"navn;ola", text="")
    return change(register, document, **values) if values else document


def test_an_annex_that_the_letter_does_not_list_holds_it(register):
    request = log(register)
    kept = answering.kept_letter(register, request, ACCESS)
    before = answering.letter_of(register, request, kept)
    attach(register, request)
    assert severity(found(register, request, letter=before), "presend.annexes") == "block"
    assert severity(found(register, request), "presend.annexes") == ""


def test_a_file_of_portability_is_no_pdf(register):
    request, kind = log(register, RequestKind.PORTABILITY), LetterKind.PORTABILITY
    assert severity(found(register, request, kind), "presend.portability_file") == "warn"
    attach(register, request, "data.pdf", as_file=True, media_type="application/pdf")
    assert severity(found(register, request, kind), "presend.portability_pdf") == "block"
    attach(register, request, "data.csv", as_file=True)
    keys = {each.key for each in found(register, request, kind)}
    assert not [key for key in keys if key.startswith("presend.portability")]


def test_what_concerns_others_is_covered_first(register):
    request = log(register)
    document = attach(register, request, "notat.pdf", media_type="application/pdf")
    findings.add(
        register, request.id, "Notat", choice=FindingChoice.REDACT, document_id=document.id
    )
    assert severity(found(register, request), "presend.unredacted") == "block"
    add(register, Redaction(document_id=document.id, page=1, width=100, height=100))
    assert severity(found(register, request), "presend.unredacted") == ""


def test_a_disputed_date_is_promised_to_nobody(register):
    request = log(register)
    identity.doubt(register, request.id, "Ny adresse.", on=EARLY)
    asking.ask(register, request.id, About.IDENTITY, on=date(2026, 11, 4))
    asking.answer(register, request.id, About.IDENTITY, on=date(2026, 11, 11))
    kind, key = LetterKind.RECEIPT, "presend.disputed_date"
    for intro, held in (("Svaret kommer 10. desember 2026.", "block"), ("Svaret kommer.", "")):
        assert severity(found(register, request, kind, intro=intro), key) == held
    letters = (LetterKind.RECEIPT, LetterKind.CLARIFICATION, LetterKind.IDENTITY, ACCESS)
    assert not any(severity(found(register, request, each), key) for each in letters)


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


def test_what_is_undecided_is_told_and_stays_open(register):
    request, key = log(register, RequestKind.ACCESS, RequestKind.ERASURE), "presend.undecided"
    assert severity(found(register, request), key) == "warn"
    _access, erasure = case.claims(register, request)
    claims.decide(register, erasure.id, ClaimOutcome.ANSWERED, answer="Slettet.")
    assert severity(found(register, request), key) == ""


def test_words_that_a_letter_must_not_use_are_only_warned_of(register):
    request, key = log(register), "letters.caution.vague_deadline"
    assert severity(found(register, request, intro="Vi svarer så snart som mulig."), key) == "warn"
    assert severity(found(register, request), key) == ""


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


def test_what_blocks_holds_sending_back(register):
    """Also of bytes that were rendered while all was well."""
    request = log(register)
    document = attach(register, request)
    rendering = answering.draw(*answering.compose(register, request.id, ACCESS))
    answering.record_rendered(register, rendering)
    covered = findings.add(
        register, request.id, "Notat", choice=FindingChoice.REDACT, document_id=document.id
    )
    findings.change(register, covered.id, "reason", "Nevner en annen kunde.")
    with pytest.raises(Guarded) as caught:
        answering.record_sent(
            register, request.id, ACCESS, rendering.pdf, on=TODAY, by=SendingWay.EMAIL
        )
    assert (caught.value.key, caught.value.step) == ("presend.unredacted", "assess")
    assert EventKind.LETTER_SENT not in {each.kind for each in events(register, request)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_check_has_a_sentence(register, request_, language):
    checks = found(register, request_, LetterKind.ERASED, way=SendingWay.POST)
    assert all(each.say(of(language)).endswith((".", "?")) for each in checks)
    assert {each.error().say(of(language)) for each in checks} == {
        each.say(of(language)) for each in checks
    }
