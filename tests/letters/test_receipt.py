"""B01: it arrived, what we understood, and a date that never rests on a pause."""

from datetime import date
from typing import Any

import msgspec
import pytest

from dpo_desk import letters
from dpo_desk.law.codes import Capacity, Channel, LetterKind, RequestKind
from dpo_desk.law.deadlines import Facts, Pause, deadlines
from dpo_desk.letters.texts import flat
from dpo_desk.paper import model
from dpo_desk.paper.model import Letter
from dpo_desk.records import Claim, Event, EventKind
from tests.letters import prose, samples
from tests.letters.samples import RECEIVED, material

replace = msgspec.structs.replace


def write(language: str = "nb", **changes: Any) -> Letter:
    return letters.write(LetterKind.RECEIPT, material(**changes), language)


def text(letter: Letter) -> str:
    return "\n".join(line for _, line in prose.lines(letter))


def test_it_says_that_it_arrived_and_when_the_answer_comes() -> None:
    letter = write()
    assert letter.subject == "Vi har fått kravet ditt om innsyn"
    assert prose.words(letter.parts[1].text) == (  # type: ignore[union-attr]
        "Henvendelsen din kom på e-post 3. november 2026, og du får svar senest "
        "*3. desember 2026*. Du trenger ikke å gjøre noe mer nå."
    )
    assert model.holes(letter) == ()


def test_the_date_is_the_safe_one_whatever_was_asked_in_between() -> None:
    asked = Pause(date(2026, 11, 4), date(2026, 11, 20))
    paused = deadlines(Facts(received=RECEIVED, pauses=(asked,)))
    assert paused.paused_latest != paused.safe
    assert "senest *3. desember 2026*" in text(write(deadlines=paused))
    promised = deadlines(Facts(received=RECEIVED, promises=("P14D",)))
    early = write(deadlines=promised, dated=date(2026, 11, 4))
    assert "senest *17. november 2026*" in text(early)


def test_a_date_that_has_passed_is_not_promised() -> None:
    weekend = deadlines(Facts(received=date(2027, 1, 31)))
    request = replace(samples.REQUEST, received_on=date(2027, 1, 31))
    late = write(deadlines=weekend, request=request, dated=date(2027, 2, 28))
    assert "senest *1. mars 2027*" in text(late)
    after = write(deadlines=weekend, request=request, dated=date(2027, 3, 2))
    assert {(h.table, h.field) for h in model.holes(after)} == {("request", "received_on")}


def test_it_repeats_what_was_asked_in_the_persons_words_and_ours() -> None:
    said = text(write())
    assert "Du skrev: «Hva har dere om meg?»" in said
    for_her = msgspec.structs.replace(material().request, representative_name="Ola Prøve")
    said = text(write(request=for_her))
    assert "Ola Prøve skrev på dine vegne: «Hva har dere om meg?»" in said
    assert "Innsyn: å se opplysningene vi har om deg" in said
    assert "(personvernforordningen (GDPR) artikkel 15)" in said
    phone = replace(samples.REQUEST, channel=Channel.PHONE)
    assert "Vi noterte det slik: «Hva har dere om meg?»" in text(write(request=phone))


def test_several_claims_are_named_with_their_articles() -> None:
    kinds = (RequestKind.ACCESS, RequestKind.ERASURE, RequestKind.QUESTION)
    letter = write(claims=tuple(Claim(kind=kind) for kind in kinds))
    assert letter.subject == "Vi har fått henvendelsen din"
    assert "personvernforordningen (GDPR) artikkel 15 og artikkel 17." in text(letter)


def test_it_says_what_happens_now_and_that_more_time_would_be_told_of() -> None:
    said = text(write())
    assert "Vi leter i Microsoft 365, Asana, MailerLite og 24SevenOffice." in said
    assert "Svaret kommer på e-post, siden du skrev til oss på e-post." in said
    assert "Trenger vi mer tid, får du vite det, og hvorfor, senest 3. desember 2026." in said
    letter = replace(samples.REQUEST, channel=Channel.LETTER)
    assert "Svaret kommer" not in text(write(request=letter))


@pytest.mark.parametrize(
    ("capacity", "asked", "seen"),
    [
        (Capacity.SELF, "må vi se en fullmakt fra deg", "Vi har sett fullmakten fra deg."),
        (
            Capacity.REPRESENTATIVE,
            "må vi se en fullmakt fra deg. Uten den svarer vi deg direkte.",
            "Vi har sett fullmakten fra deg.",
        ),
        (
            Capacity.LAWYER,
            "en skriftlig bekreftelse på at oppdraget kommer fra deg",
            "Ola Prøve har bekreftet oppdraget fra deg.",
        ),
        (
            Capacity.GUARDIAN,
            "må vi se at Ola Prøve er verge for deg, og hva oppdraget omfatter",
            "Vi har sett at Ola Prøve er verge for deg.",
        ),
        (Capacity.PARENT, "Ola Prøve spør som forelder.", "Ola Prøve spør som forelder."),
    ],
)
def test_who_asks_for_another_is_asked_for_what_shows_it(
    capacity: Capacity, asked: str, seen: str
) -> None:
    other = replace(samples.REQUEST, representative_name="Ola Prøve", capacity=capacity)
    letter = write(request=other)
    assert asked in text(letter)
    assert "Med «du» mener vi alltid den saken gjelder." in text(letter)
    assert ("ikke å gjøre noe mer nå" in text(letter)) == (capacity is Capacity.PARENT)
    sent_to = "Brevene våre" if capacity is Capacity.PARENT else "Dette brevet"
    assert f"{sent_to} sender vi til Ola Prøve." in text(letter)
    shown = replace(other, representative_authority="Sett 4. november 2026")
    assert seen in text(write(request=shown))
    checked = Event(kind=EventKind.IDENTIFIED, values={"method": "authority"})
    assert seen in text(write(request=other, events=(checked,)))


def test_who_has_died_has_no_rights_by_the_regulation() -> None:
    survivor = replace(samples.REQUEST, capacity=Capacity.SURVIVOR)
    assert "gjelder ikke for opplysninger om den som er død" in text(write(request=survivor))


@pytest.mark.parametrize("kind", [LetterKind.RECEIPT, LetterKind.REPLY])
def test_nobody_writes_to_the_dead(kind: LetterKind) -> None:
    request = replace(
        samples.REQUEST,
        capacity=Capacity.SURVIVOR,
        requester_name="Kari Eksempel",
        representative_name="Ola Prøve",
        representative_email="ola@example.com",
        text="Moren min Kari døde i fjor. Slett alt om henne.",
    )
    asked = (Claim(kind=RequestKind.COMPLAINT),)
    letter = letters.write(kind, samples.material(request=request, claims=asked), "nb")
    said = text(letter)
    assert "Hei Ola," in said
    assert "Du skrev: «Moren min" in said
    assert "Kari Eksempel" not in said
    assert "dine vegne" not in said
    assert "misfornøyd" not in said
    assert "klagen" not in letter.subject.casefold()
    assert "Ola Prøve" in letter.running_head
    assert flat(letter.recipient[0]) == "Ola Prøve"


def test_a_title_is_no_first_name() -> None:
    request = replace(samples.REQUEST, requester_name="Advokat Ola Prøve")
    assert "Hei Ola," in text(write(request=request))


def test_a_firm_that_mails_nothing_sensitive_does_not_promise_an_e_mail() -> None:
    company = replace(samples.COMPANY, no_sensitive_email=True)
    assert "Svaret kommer elektronisk" in text(write(company=company))


def test_an_objection_is_kept_to_while_it_is_weighed() -> None:
    said = text(write(claims=(Claim(kind=RequestKind.OBJECTION),)))
    assert "bruker vi ikke opplysningene til det du protesterer mot" in said
    assert "Fortell gjerne hva i din situasjon som gjør at du protesterer." in said
