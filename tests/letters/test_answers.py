"""B05 to B15: every refusal with ground, reason and block K; and what each answer has to say."""

from datetime import date

import msgspec
import pytest

from dpo_desk import letters
from dpo_desk.law import grounds
from dpo_desk.law.codes import ClaimOutcome, FindingChoice, LetterKind, RequestKind
from dpo_desk.letters import asks
from dpo_desk.letters.material import Material
from dpo_desk.paper.model import Letter, Section
from dpo_desk.records import Event, EventKind, Finding, Notification
from dpo_desk.words import LANGUAGES
from tests.letters import casework, outcomes
from tests.letters.answer import holes, parts, text
from tests.letters.casework import FACTS, LETTERS, REASON, K, case, claim
from tests.letters.samples import NO_DOUBT

replace = msgspec.structs.replace
CASES = {each.name: each for each in outcomes.every()}
ANSWERED, PARTLY, REFUSED = ClaimOutcome.ANSWERED, ClaimOutcome.PARTLY, ClaimOutcome.REFUSED


def write(name: str, language: str = "nb") -> Letter:
    return letters.write(CASES[name].kind, CASES[name].material, language)


def of(kind: LetterKind, material: Material, language: str = "nb") -> Letter:
    return letters.write(kind, material, language)


def label_of(letter: Letter, label: str) -> str:
    return text(replace(letter, parts=tuple(p for p in parts(letter, Section) if p.label == label)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", [each.name for each in CASES.values() if each.refuses])
def test_whatever_refuses_or_keeps_something_tells_of_complaint_and_court(
    name: str, language: str
) -> None:
    assert K[language] in text(write(name, language))


REFUSABLE = [(kind, letter, ground) for kind, (letter, ground) in LETTERS.items() if ground]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("outcome", [PARTLY, REFUSED])
@pytest.mark.parametrize("frame", [False, True], ids=["own letter", "B09"])
@pytest.mark.parametrize(("kind", "own", "code"), REFUSABLE, ids=[kind for kind, _, _ in REFUSABLE])
def test_a_refusal_has_ground_reason_and_block_k(
    kind: RequestKind,
    own: LetterKind,
    code: str,
    frame: bool,
    outcome: ClaimOutcome,
    language: str,
) -> None:
    letter = LetterKind.REFUSAL if frame else own
    asked = claim(kind, outcome, ground=code, grounds=REASON, answer="Det er gjort")
    found = of(letter, case(letter, asked), language)
    said = text(found)
    cite = grounds.ground(code).cite(language)
    assert cite[1:].replace("\u00a0", " ") in said
    assert f"{REASON}." in said
    assert K[language] in said
    assert holes(found) == set()


@pytest.mark.parametrize("ground", grounds.GROUNDS, ids=[each.code for each in grounds.GROUNDS])
def test_every_ground_is_cited_with_its_letter(ground: grounds.Ground) -> None:
    for language in LANGUAGES:
        said = text(write(f"ground-{ground.code}", language))
        assert ground.cite(language)[1:].replace("\u00a0", " ") in said


@pytest.mark.parametrize(("kind", "own", "_"), REFUSABLE, ids=[kind for kind, _, _ in REFUSABLE])
def test_a_refusal_without_reason_or_ground_cannot_be_sent(
    kind: RequestKind, own: LetterKind, _: str
) -> None:
    uid = f"claim-{kind}"
    for letter in (own, LetterKind.REFUSAL):
        for outcome in (PARTLY, REFUSED):
            lacking = holes(of(letter, case(letter, claim(kind, outcome, answer="Noe"))))
            assert {("claim", uid, "grounds"), ("claim", uid, "ground")} <= lacking


@pytest.mark.parametrize(("kind", "letter"), [(kind, each[0]) for kind, each in LETTERS.items()])
def test_what_was_never_decided_is_a_hole(kind: RequestKind, letter: LetterKind) -> None:
    lacking = holes(of(letter, case(letter, claim(kind, None), facts={})))
    field = "outcome" if LETTERS[kind][1] else "done_on"
    assert ("claim", f"claim-{kind}", field) in lacking
    unasked = holes(of(letter, case(letter, facts={})))
    assert ("request", "request", "claims") in unasked


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_no_to_advertising_is_never_weighed_nor_refused(language: str) -> None:
    for name, each in CASES.items():
        if each.kind is LetterKind.MARKETING_STOPPED:
            assert K[language] not in text(write(name, language))


WHOLE = ["met", "words"]


@pytest.mark.parametrize("end", WHOLE)
@pytest.mark.parametrize("kind", LETTERS)
def test_an_answer_with_its_facts_lacks_nothing(kind: RequestKind, end: str) -> None:
    for language in LANGUAGES:
        assert holes(write(f"{kind}-{end}", language)) == set()


@pytest.mark.parametrize(
    ("outcome", "met"),
    [
        ((ANSWERED,), "Vi sier *ja* til det du ba om."),
        ((PARTLY,), "Vi sier *ja* til en del av det du ba om, men ikke til alt."),
        ((REFUSED,), "Vi sier *nei* til det du ba om."),
        ((ANSWERED, ANSWERED), "Vi sier *ja* til begge tingene du ba om."),
        ((REFUSED, REFUSED), "Vi sier *nei* til begge tingene du ba om."),
        ((REFUSED,) * 3, "Vi sier *nei* til alle de tre tingene du ba om."),
        ((ANSWERED, REFUSED), "Av de to tingene du ba om, sier vi *ja* til én og *nei* til én."),
        (
            (ANSWERED, PARTLY, REFUSED, ANSWERED),
            "Av de fire tingene du ba om, sier vi *ja* til to, *delvis ja* til én og *nei* til én.",
        ),
        ((PARTLY, PARTLY), "Av de to tingene du ba om, sier vi *delvis ja* til to."),
        ((ClaimOutcome.WITHDRAWN,), "Under står hva som har skjedd med hver av tingene du ba om."),
        ((ANSWERED, ClaimOutcome.WITHDRAWN), "Vi sier *ja* til det du ba om."),
        ((ClaimOutcome.NO_DATA, REFUSED), "Vi sier *nei* til det du ba om."),
    ],
)
def test_the_first_sentence_says_how_many_points_are_met(
    outcome: tuple[ClaimOutcome, ...], met: str
) -> None:
    asked = [
        claim(kind, each, ground="art12_2_unidentified", grounds=REASON)
        for kind, each in zip(LETTERS, outcome, strict=False)
    ]
    letter = of(LetterKind.REFUSAL, case(LetterKind.REFUSAL, *asked))
    _, first = (part for part in letter.parts[:2])
    assert text(replace(letter, parts=(first,))).splitlines()[-1].startswith(met)


def test_several_kinds_in_one_letter_have_a_result_each() -> None:
    letter = write("access-more")
    said = text(letter)
    assert "*Ja,* vi har personopplysninger om deg" in said
    told = label_of(letter, "Det andre du ba om")
    assert "*Nei*" in told
    assert "Å få slettet opplysninger om deg (artikkel 17)" in told
    assert "*Ja,* 12. november 2026" in told
    assert "Sperrelisten" in {part.label for part in parts(letter, Section)}
    assert "Du ba også om dette: at vi lar være å bruke opplysningene en tid." in said


def test_what_a_letter_of_its_own_has_answered_is_not_answered_again() -> None:
    said = text(write("answered-before"))
    assert "reklame" not in said
    assert "Avveiningen" in said


def test_access_that_was_given_whole_is_not_given_again_with_a_refusal() -> None:
    given = claim(RequestKind.ACCESS, ANSWERED)
    refused = claim(RequestKind.ERASURE, REFUSED, ground="art17_3_e", grounds=REASON)
    gone = claim(RequestKind.RESTRICTION, ClaimOutcome.NO_DATA)
    sent = tuple(
        Event(kind=EventKind.LETTER_SENT, on=date(2026, 11, 12), values={"letter": letter})
        for letter in ("access", "no_data")
    )
    kind = LetterKind.REFUSAL
    letter = of(kind, case(kind, given, refused, gone, events=(NO_DOUBT, *sent)))
    assert letter.subject == "Svar på kravet ditt om sletting"
    before = of(kind, case(kind, given, refused, gone))
    assert before.subject == "Svar på henvendelsen din"


def test_a_copy_goes_along_with_access_alone() -> None:
    for name in ("erasure-b09", "unknown-art11_2", "access-refused", "objection-refused"):
        labels = {part.label for part in parts(write(name), Section)}
        assert "Vedlegg" not in labels
    for name in ("b09", "access-both"):
        assert "Vedlegg" in {part.label for part in parts(write(name), Section)}


def test_what_is_covered_bears_the_marks_of_the_copy() -> None:
    letter = write("access-both")
    cite = " Personvernforordningen (GDPR) artikkel 15 nr. 4."
    name = "Navnet på en ansatt hos en annen kunde. Det sier ikke noe om deg." + cite
    health = "Helseopplysning om en kollega av deg. Den kan skade den det gjelder." + cite
    first = ["S1", name, "Vedlegg 2, side 2 og 4"]
    second = ["S2", health, "Vedlegg 2, side 2"]
    covered = label_of(letter, "Det vi har sladdet").splitlines()
    assert covered[-6:] == [*first, *second]
    kept = label_of(letter, "Det vi har utelatt")
    assert "Personopplysningsloven § 16 første ledd bokstav e." in kept
    enclosed = label_of(letter, "Vedlegg")
    assert "2026-014 vedlegg.pdf, 24 sider." in enclosed
    assert f"Kontrollsum (SHA-256) for 2026-014 vedlegg.pdf: {'c0de' * 16}" in enclosed
    assert "Vedlegg 3 og 4 får du også som filer" in enclosed


def test_a_mark_without_ground_or_reason_is_a_hole() -> None:
    assert holes(write("access-open")) == {
        ("redaction", "red-1", "ground"),
        ("redaction", "red-1", "reason"),
    }


def test_what_the_law_keeps_makes_an_erasure_a_yes_in_part() -> None:
    letter = write("erased-kept")
    said = text(letter)
    assert "*Delvis.* Noe har vi slettet, men ikke alt." in said
    assert "31. desember 2030" in said
    assert (
        "Fakturaene er bilag i regnskapet. Dette bygger vi på bokføringsloven § 13, jf."
        " personvernforordningen (GDPR) artikkel 17 nr. 3 bokstav b."
    ) in said
    assert holes(write("erased-kept-open")) == {
        ("finding", "k3", "keep_until"),
        ("finding", "k3", "law"),
        ("finding", "k3", "reason"),
    }


def test_backups_have_a_date_or_are_none_or_a_hole() -> None:
    assert "Vi har ingen sikkerhetskopier av dette." in text(write("erased-alone"))
    latest = "Sikkerhetskopier av dette blir overskrevet innen 13. desember 2026."
    assert latest in text(write("erasure-met"))
    row = Finding(uid="f", what="Noe", choice=FindingChoice.ERASE)
    bare = case(LetterKind.ERASED, claim(RequestKind.ERASURE, ANSWERED), findings=(row,), facts={})
    assert holes(of(LetterKind.ERASED, bare)) == {("letter", "letter", "facts.backups")}


def test_recipients_are_told_by_name_or_somebody_has_to_look() -> None:
    erased = claim(RequestKind.ERASURE, ANSWERED, answer="Alt i nyhetsbrevet")
    nobody = case(LetterKind.ERASED, erased, notifications=())
    assert holes(of(LetterKind.ERASED, nobody)) == {("request", "request", "notifications")}
    other = Notification(uid="o", name="Andre AS", about=("rectification",), told_on=date.min)
    told = case(LetterKind.ERASED, erased, notifications=(*casework.TOLD, other))
    said = label_of(of(LetterKind.ERASED, told), "Hvem som får beskjed")
    assert "Fikk beskjed 12. november 2026, bekreftet 16. november 2026" in said
    assert "Andre AS" not in said
    alone = case(LetterKind.ERASED, erased, notifications=(), every_use=())
    assert "Vi har ikke registrert at noen andre har fått" in text(of(LetterKind.ERASED, alone))


def test_a_compelling_ground_is_weighed_against_this_person() -> None:
    said = text(write("objection-refused"))
    assert FACTS["situation"] in said
    assert FACTS["weighing"] in said
    assert (
        "Siden 4. november 2026 har vi ikke brukt opplysningene til det du protesterte mot." in said
    )
    no = claim(RequestKind.OBJECTION, REFUSED, ground="art21_compelling", grounds=REASON)
    bare = of(LetterKind.OBJECTION, case(LetterKind.OBJECTION, no, facts={}))
    assert holes(bare) == {
        ("letter", "letter", "facts.weighing"),
        ("letter", "letter", "facts.restricted_from"),
    }
    assert "Fortell gjerne mer om hva i den som gjør at du protesterer" in text(bare)
    assert holes(write("objection-basis")) == set()


def test_another_basis_counts_only_where_it_was_told_before() -> None:
    assert holes(write("consent-untold")) == {("letter", "letter", "facts.told_in")}
    assert "erklæringen fra 1. mars 2026." in text(write("consent-other"))
    assert K["nb"] not in text(write("withdraw_consent-met"))


def test_the_file_to_take_along_says_what_is_in_it_and_what_is_not() -> None:
    said = text(write("portability-met"))
    assert "Sende deg nyhetsbrevet: navn, e-postadresse og påmelding til nyhetsbrev." in said
    assert "Sende faktura og føre regnskap: grunnlaget er rettslig forpliktelse." in said
    assert "Filen er låst med et passord." in said
    assert f"Kontrollsum (SHA-256): {'ab12' * 16}" in text(write("portability-chosen"))
    assert "De tar ikke imot filer" not in said


def test_who_cannot_be_identified_is_asked_for_no_copy_of_a_document() -> None:
    letter = write("unknown-art12_2_unidentified")
    assert holes(letter) == set()
    said = text(letter)
    assert "Kopi" not in said
    assert "Vi spurte deg 4. november 2026, men har ikke fått svaret vi trenger." in said
    assert "Vi trenger ikke kopi av legitimasjonen din." in said
    assert "artikkel 12 nr. 2 og artikkel 12 nr. 6" in said
    assert "artikkel 11 nr. 2" in text(write("unknown-art11_2"))


def test_nothing_found_says_what_follows_for_each_kind() -> None:
    said = text(write("nothing-all"))
    assert "Derfor er det ikke noe å rette. Det er heller ikke noe å slette." in said
    assert said.count("Derfor er det") == 1  # the rest goes on from there
    assert "Derfor er det ikke noe å slette." in text(write("erasure-nothing"))
    assert "Du ba også om dette: at vi slutter å sende deg reklame; å trekke samtykket" in said
    for kind in LETTERS:
        if LETTERS[kind][1]:
            assert "fant ingen opplysninger om deg, bortsett fra dette kravet" in text(
                write(f"{kind}-nothing")
            )


def test_an_opinion_stands_with_what_the_person_says_beside_it() -> None:
    said = text(write("rectified-opinion"))
    assert "12. november 2026 la vi til det du mener" in said
    assert "«Jeg møtte opp til alle avtaler.»" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_word_goes_before_a_restriction_ends(language: str) -> None:
    assert K[language] in text(write("lifted", language))
    assert holes(write("lifted-open", language)) == {
        ("letter", "letter", "facts.lifted_from"),
        ("letter", "letter", "facts.lifted_why"),
    }


def test_a_frame_asks_for_all_the_kinds_it_answers() -> None:
    kinds = (RequestKind.ACCESS, RequestKind.OBJECTION, RequestKind.ERASURE)
    names = [each.name for each in asks.asks_in(LetterKind.REFUSAL, kinds)]
    assert {"given", "weighing", "backups"} <= set(names)
    assert len(names) == len(set(names))
    assert asks.asks_in(LetterKind.ERASED, kinds) == asks.asks(LetterKind.ERASED)


def test_the_letter_of_access_is_told_of_when_it_was_sent() -> None:
    sent = Event(kind=EventKind.LETTER_SENT, on=date(2026, 11, 12), values={"letter": "access"})
    assert sent in CASES["b09-after"].material.events
    assert "står i svaret vi sendte 12. november 2026." in text(write("b09-after"))
    assert "står i et eget brev om innsyn." in text(write("b09"))


def test_what_still_waits_is_said_to_wait() -> None:
    said = text(write("many-rest"))
    assert "Du ba også om dette: at vi ser på noe du er misfornøyd med." in said
    assert "Det svarer vi på for seg." in said
    assert "Det svarer vi på for seg." not in text(write("b09"))
    assert "mer om situasjonen din enn det du har fortalt oss" in text(write("objection-silent"))
