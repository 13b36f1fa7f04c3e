"""B01: it arrived, what we understood, and a date that never rests on a pause."""

from datetime import date
from typing import Any

import msgspec

from dpo_desk import letters
from dpo_desk.law.codes import Channel, LetterKind, RequestKind
from dpo_desk.law.deadlines import Facts, Pause, deadlines
from dpo_desk.paper import model
from dpo_desk.paper.model import Letter
from dpo_desk.records import Claim
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
