"""To whom a letter goes and what it tells of others: firms, the controller, who asks for whom."""

from datetime import date
from typing import Any

import msgspec
import pytest

from dpo_desk import letters
from dpo_desk.law.codes import ClaimOutcome, LetterKind, RequestKind
from dpo_desk.letters import frame
from dpo_desk.paper import model
from dpo_desk.paper.model import Letter
from dpo_desk.records import Claim, Event, EventKind, KeptLetter
from dpo_desk.words import LANGUAGES
from tests.letters import prose, written
from tests.letters.samples import REQUEST
from tests.letters.written import FACTS, FORWARDED, HOTEL, TOLD, whole

replace = msgspec.structs.replace
PERSON = ("Kari", "Eksempel", "kari@example.com", "Bekkefaret")


def text(letter: Letter) -> str:
    return "\n".join(line for _, line in prose.lines(letter))


def write(kind: LetterKind, language: str = "nb", /, **changes: Any) -> str:
    return text(letters.write(kind, whole(kind, **changes), language))


@pytest.mark.parametrize("kind", frame.TO_FIRMS)
def test_a_letter_to_a_firm_is_addressed_to_the_firm(kind: LetterKind) -> None:
    letter = letters.write(kind, whole(kind), "nb")
    addressee = whole(kind).addressee
    assert addressee is not None
    window = [prose.words(line) for line in letter.recipient]
    assert window == [line for line in (addressee.name, addressee.contact) if line]
    assert addressee.name in letter.running_head
    assert "Kari" not in letter.running_head
    assert prose.words(letter.parts[0].text) == "Hei,"  # type: ignore[union-attr]
    english = letters.write(kind, whole(kind), "en")
    assert "Yours faithfully" in text(english)
    by_post = KeptLetter(kind=kind, to_name="Firma AS", to_address="Veien 1\n\n0150 Oslo")
    window = [
        prose.words(line)
        for line in letters.write(kind, whole(kind, letter=by_post), "nb").recipient
    ]
    assert window == ["Firma AS", "Veien 1", "0150 Oslo"]


@pytest.mark.parametrize("kind", frame.TO_FIRMS)
def test_a_firm_that_nobody_chose_is_a_hole(kind: LetterKind) -> None:
    letter = letters.write(kind, whole(kind, addressee=None), "nb")
    field = ("request", "controller_name")
    if kind is not LetterKind.TO_CONTROLLER:
        field = ("letter", "service_id")
    assert field in {(hole.table, hole.field) for hole in model.holes(letter)}


def test_a_letter_for_another_goes_to_who_asks() -> None:
    lawyer = replace(
        REQUEST, representative_name="Advokat Prøve", representative_email="lov@example.com"
    )
    letter = letters.write(LetterKind.REPLY, whole(LetterKind.REPLY, request=lawyer), "nb")
    window = [prose.words(line) for line in letter.recipient]
    assert window == ["Kari Eksempel", "v/ Advokat Prøve", "lov@example.com"]


def test_a_notice_to_a_recipient_holds_no_more_than_the_identifier() -> None:
    for each in written.varied(LetterKind.TO_RECIPIENT):
        letter = letters.write(LetterKind.TO_RECIPIENT, each, "nb")
        assert not [name for name in PERSON if name in text(letter)]
        assert REQUEST.text not in text(letter)


def test_a_notice_says_what_was_done_and_what_is_to_be_told() -> None:
    kind = LetterKind.TO_RECIPIENT
    erased = KeptLetter(kind=kind, service_id=3, facts={**FACTS[kind], "confirm_by": ""})
    said = write(kind, letter=erased, notifications=TOLD)
    assert "Vi har *slettet* opplysninger" in said
    assert "bekreft senest *20. november 2026*" in said
    for outcome in (ClaimOutcome.REFUSED, None):
        kept_as_it_is = (Claim(kind=RequestKind.RECTIFICATION, outcome=outcome),)
        letter = letters.write(kind, whole(kind, claims=kept_as_it_is), "nb")
        assert [hole.field for hole in model.holes(letter)] == ["facts.change"]
    chosen = whole(kind, {**FACTS[kind], "change": "restricted"})
    assert "ikke bruk dem til noe annet enn lagring" in text(letters.write(kind, chosen, "nb"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [LetterKind.REDIRECT, LetterKind.RECEIPT])
def test_the_controller_is_named_only_where_it_is_known_anyhow(
    kind: LetterKind, language: str
) -> None:
    silent = letters.write(kind, whole(kind, request=FORWARDED), language)
    assert HOTEL.name not in text(silent)
    named = replace(FORWARDED, controller_named=True)
    assert HOTEL.name in text(letters.write(kind, whole(kind, request=named), language))


def test_a_request_that_is_forwarded_is_promised_no_answer_by_us() -> None:
    said = write(LetterKind.RECEIPT, request=FORWARDED, dated=date(2026, 11, 4))
    assert "vi sender henvendelsen videre dit senest *5. november 2026*" in said
    assert "desember" not in said
    late = write(LetterKind.RECEIPT, request=FORWARDED, dated=date(2026, 11, 6))
    assert "vi sender henvendelsen videre dit." in late


def test_the_redirect_waits_for_the_day_it_was_forwarded() -> None:
    kind = LetterKind.REDIRECT
    (hole,) = model.holes(letters.write(kind, whole(kind, {}), "nb"))
    assert hole.field == "facts.forwarded_on"
    logged = (Event(kind=EventKind.FORWARDED, on=date(2026, 11, 5)),)
    assert "videre dit 5. november 2026." in text(
        letters.write(kind, whole(kind, {}, events=logged), "nb")
    )
    unknown = whole(kind, {}, request=replace(FORWARDED, controller_name=""))
    said = letters.write(kind, unknown, "nb")
    assert model.holes(said) == ()
    assert said.subject == "Hvem du kan spørre"
