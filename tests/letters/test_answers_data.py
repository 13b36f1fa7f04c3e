"""What became of the data where no finding says it, who can be told, and what the letter cites."""

import msgspec
import pytest

from dpo_desk import letters
from dpo_desk.law.codes import ClaimOutcome, LetterKind, RequestKind
from dpo_desk.letters.material import Material
from dpo_desk.paper.model import Letter, Section
from dpo_desk.records import Notification, Recipient
from dpo_desk.words import LANGUAGES
from tests.letters.answer import holes, parts, text
from tests.letters.casework import LETTERS, K, case, claim
from tests.letters.samples import FOLLOW_UP, REQUEST

replace = msgspec.structs.replace
ANSWERED = ClaimOutcome.ANSWERED


def of(kind: LetterKind, material: Material, language: str = "nb") -> Letter:
    return letters.write(kind, material, language)


def test_nobody_promises_to_tell_a_group_that_has_no_names() -> None:
    group = Recipient(id=7, uid="g", name="Underleverandører", is_category=True)
    use = replace(FOLLOW_UP, recipients=(group,))
    row = Notification(uid="n", name="Underleverandører", recipient_id=7)
    asked = claim(RequestKind.ERASURE, ANSWERED, answer="Kontoen er slettet")
    for language, said in {
        "nb": "Har ikke fått beskjed. Vi har bare registrert gruppen",
        "nn": "Har ikkje fått beskjed. Vi har berre registrert gruppa",
        "en": "Not told. We have recorded only the group",
    }.items():
        told = case(LetterKind.ERASED, asked, notifications=(row,), every_use=(use,))
        assert said in text(of(LetterKind.ERASED, told, language))
        excused = replace(told, notifications=(replace(row, untold="Ingen navn finnes"),))
        assert "Ingen navn finnes." in text(of(LetterKind.ERASED, excused, language))
    who = claim(RequestKind.RECIPIENTS, None)
    reply = case(LetterKind.REPLY, who, notifications=(row,), every_use=(use,))
    assert "Ikke gitt: Vi har bare registrert gruppen" in text(of(LetterKind.REPLY, reply))


GONE = {
    "objection": (
        "Opplysningene som bare ble brukt til dette, slettet vi 12. november 2026",
        "Ingen opplysninger ble bare brukt til dette, så det var ingenting å slette.",
    ),
    "withdraw_consent": (
        "Opplysningene som bare bygde på samtykket, slettet vi 12. november 2026",
        "Ingen opplysninger bygde bare på samtykket, så det var ingenting å slette.",
    ),
}


@pytest.mark.parametrize("kind", GONE)
def test_what_became_of_the_data_is_said_also_where_no_finding_says_it(kind: str) -> None:
    asked = claim(RequestKind(kind), ANSWERED, answer="Vi har stanset det")
    letter, _ = LETTERS[RequestKind(kind)]
    erased, nothing = GONE[kind]
    said = of(letter, case(letter, asked))
    assert erased in text(said)
    assert "Sikkerhetskopier av dette blir overskrevet innen 12. desember 2026." in text(said)
    assert "Hvem som får beskjed" in {part.label for part in parts(said, Section)}
    gone = of(letter, case(letter, asked, facts={"nothing_left": "yes"}))
    assert nothing in text(gone)
    assert "Det vi har slettet" not in {part.label for part in parts(gone, Section)}
    silent = of(letter, case(letter, asked, facts={}))
    assert holes(silent) == {("request", "request", "findings")}


def test_what_is_needed_for_something_else_stays_and_can_be_complained_about() -> None:
    asked = claim(RequestKind.OBJECTION, ANSWERED)
    facts = {"kept_for": "vi sender fakturaene dine til adressen"}
    letter = of(LetterKind.OBJECTION, case(LetterKind.OBJECTION, asked, facts=facts))
    assert "protesterte mot. Vi sender fakturaene dine til adressen." in text(letter)
    assert K["nb"] in text(letter)
    assert holes(letter) == set()


@pytest.mark.parametrize(
    ("channel", "sections"),
    [
        ("email", "markedsføringsloven § 15."),
        ("sms", "markedsføringsloven § 15."),
        ("phone", "markedsføringsloven §§ 12, 13 og 13 a."),
        ("post", "markedsføringsloven §§ 12, 13 og 13 a."),
        ("all", "markedsføringsloven §§ 12, 13, 13 a og 15."),
        ("", "markedsføringsloven §§ 12, 13, 13 a og 15."),
    ],
)
def test_a_no_to_advertising_names_the_sections_for_its_channel(
    channel: str, sections: str
) -> None:
    asked = claim(RequestKind.MARKETING_OPT_OUT, ANSWERED)
    facts = {"channel": channel} if channel else {}
    found = of(LetterKind.MARKETING_STOPPED, case(LetterKind.MARKETING_STOPPED, asked, facts=facts))
    assert sections in text(found).replace("\u00a0", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_said_to_be_on_the_list_who_left_no_address(language: str) -> None:
    asked = claim(RequestKind.MARKETING_OPT_OUT, ANSWERED)
    nobody = replace(
        REQUEST, requester_email="", requester_phone="", requester_address="Storgata 1"
    )
    house = replace(nobody, requester_address="Storgata 1\n0155 Oslo")
    said = {"nb": "står du på", "nn": "står du på", "en": "you are on"}[language]
    for request, listed in ((nobody, False), (house, True), (REQUEST, True)):
        told = case(LetterKind.MARKETING_STOPPED, asked, request=request)
        assert (said in text(of(LetterKind.MARKETING_STOPPED, told, language))) is listed
