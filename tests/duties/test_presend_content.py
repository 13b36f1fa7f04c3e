"""What a letter must say before it goes: each rule where it holds and where it is broken."""

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
    presend,
)
from dpo_desk.duties.asking import About
from dpo_desk.duties.errors import Guarded
from dpo_desk.duties.events import events
from dpo_desk.law.codes import (
    ClaimOutcome,
    FindingChoice,
    LetterKind,
    Relation,
    RequestKind,
    SendingWay,
)
from dpo_desk.paper.model import Card, Section, Summary
from dpo_desk.records import (
    EventKind,
    Redaction,
    Search,
    SearchResult,
)
from dpo_desk.words import LANGUAGES
from tests.duties.leaving import ACCESS, EARLY, add, attach, change, found, log, severity
from tests.sample import TODAY


def test_holes_hold_back_and_say_where(register, request_):
    checks = found(register, request_)
    assert {each.step for each in checks if each.key == "presend.hole"} == {"scope"}
    assert all(each.hole and each.hole.what in each.values["what"] for each in checks[:3])


@pytest.mark.parametrize("relation", [Relation.APPLICANT, Relation.CUSTOMER])
def test_of_people_the_register_knows_nothing_of_it_says_so_and_what_to_do(register, relation):
    request = log(register, relation=relation)
    known = relation is Relation.CUSTOMER
    wanted = "" if known else "block"
    assert severity(found(register, request), "presend.no_activity") == wanted
    collecting.add_place(register, request.id, "Brukerstøtten")
    for row in register.find(Search, "request_id = :r", r=request.id):
        collecting.mark(register, row.id, SearchResult.NOTHING)
    assert answering.suggested(register, request) is LetterKind.NO_DATA
    checks = found(register, request)  # an access answer in name, in the words of B06
    assert not [each for each in checks if each.severity == "block"]


def test_who_was_not_chosen_by_hand_is_not_unknown_to_the_register(register):
    request = log(register)
    for activity in collecting.applicable(register, request):
        collecting.set_applies(register, request.id, activity.id, applies=False)
    checks = found(register, request)
    assert severity(checks, "presend.no_activity") == ""
    assert "hvilke formål som gjelder deg" in {each.values.get("what") for each in checks}


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
