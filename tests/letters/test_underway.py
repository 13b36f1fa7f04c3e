"""The letters on the way to an answer, paragraph by paragraph of DOMAIN 13, in every case."""

from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cache
from typing import Any

import msgspec
import pytest

from dpo_desk import letters
from dpo_desk.law.clock import instant
from dpo_desk.law.codes import ClaimOutcome, LetterKind, RequestKind
from dpo_desk.law.deadlines import Facts, Pause, deadlines
from dpo_desk.letters import lint, texts
from dpo_desk.letters.asks import asks
from dpo_desk.letters.material import Material
from dpo_desk.paper import model, render
from dpo_desk.paper.model import Letter
from dpo_desk.records import Claim, Event, EventKind
from dpo_desk.words import LANGUAGES
from tests.letters import prose, written
from tests.letters.hostile import HOSTILE
from tests.letters.samples import RECEIVED, REQUEST
from tests.letters.written import FACTS, TOLD, whole

replace = msgspec.structs.replace
KINDS = tuple(FACTS)
PERSON = ("Kari", "Eksempel", "kari@example.com", "Bekkefaret")
COMPLAINS = (LetterKind.EXTENSION, LetterKind.FEE, LetterKind.REPLY)


def text(letter: Letter) -> str:
    return "\n".join(line for _, line in prose.lines(letter))


def body(letter: Letter) -> str:
    """The running text without labels, names and facts."""
    return "\n".join(prose.paragraphs(letter))


def write(kind: LetterKind, language: str = "nb", /, **changes: Any) -> str:
    return text(letters.write(kind, whole(kind, **changes), language))


@cache
def every(kind: LetterKind, language: str) -> tuple[Letter, ...]:
    return tuple(letters.write(kind, each, language) for each in written.varied(kind))


# What each letter must say: the rows of DOMAIN 13, by words of the bokmål text.
PARAGRAPHS = {
    LetterKind.RECEIPT: (
        "kom på e-post 3. november 2026",
        "Du vil vite hvilke opplysninger vi har om deg",
        "du får svar senest *3. desember 2026*",
        "Trenger vi mer tid, får du vite det, og hvorfor, senest 3. desember 2026.",
        "Skriv til personvern@fjordlys.example",
    ),
    LetterKind.IDENTITY: (
        "Du skrev fra en adresse vi ikke kjenner.",
        "Svar oss fra e-postadressen du pleier å bruke",
        "Ikke send oss pass, førerkort eller annen legitimasjon",
        "Uten svar kan vi ikke gjøre det du ber om",
        "brev fra oss senest *3. desember 2026*",
        "artikkel 12 nr. 6",
    ),
    LetterKind.CLARIFICATION: (
        "rundt 4000 e-poster",
        "Er det tilbudet fra i vår du vil se",
        "Vil du ha alt, får du alt.",
        "Vi begynner på svaret uansett.",
    ),
    LetterKind.EXTENSION: (
        "Kravet ditt er komplisert. Opplysningene ligger i fire systemer",
        "Du får svar senest *3. februar 2027*",
        "Kundeopplysningene dine ligger ved.",
        "artikkel 12 nr. 3",
    ),
    LetterKind.TO_RECIPIENT: (
        "Kundenummer 4711",
        "Vi har *rettet* opplysninger",
        "Rett opplysningene også hos dere.",
        "bekreft senest *3. desember 2026*",
        "Ikke send oss nye opplysninger om personen.",
        "artikkel 19",
    ),
    LetterKind.TO_CONTROLLER: (
        "3. november 2026 klokka 14.05",
        "henvendelse.eml",
        "*Vi har ikke svart på den.*",
        "bistår vi dere med svaret (artikkel 28 nr. 3 bokstav e)",
        "kan ha begynt å løpe da henvendelsen kom til oss",
        "Kari Eksempel, kari@example.com",
    ),
    LetterKind.REDIRECT: (
        "Da er vi databehandler.",
        "virksomheten du er kunde eller ansatt hos",
        "videre dit 5. november 2026",
        "Dette brevet sier ikke om det finnes opplysninger om deg.",
    ),
    LetterKind.FEE: (
        "er overdrevent, særlig fordi det blir gjentatt",
        "Du fikk de samme opplysningene 5. mai 2026",
        "2026-003",
        "2. mai 2026",
        "20. mai 2026",
        "*1 250,50 kroner*",
        "Vi begynner ikke på arbeidet før du har sagt ja til beløpet.",
        "be om noe mindre",
        "trekke kravet",
        "artikkel 12 nr. 5 bokstav a",
    ),
    LetterKind.TO_PROCESSOR: (
        "Søk i alt dere behandler for oss",
        "kari@example.com",
        "skriv senest *24. november 2026* hva dere har gjort",
        "artikkel 28 nr. 3 bokstav a",
    ),
    LetterKind.REPLY: (
        "Vi bruker adressen din bare til nyhetsbrevet.",
        "Du kan be om innsyn, retting, sletting eller begrensning",
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_each_letter_says_what_it_must(kind: LetterKind) -> None:
    letter = letters.write(kind, whole(kind), "nb")
    said = text(letter)
    assert [words for words in PARAGRAPHS[kind] if words not in said] == []
    assert model.holes(letter) == ()
    assert "3. november 2026" in said  # every letter says when the request came


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_right_to_complain_stands_where_it_belongs(kind: LetterKind, language: str) -> None:
    said = texts.of(kind.value, language).line("complain")
    assert {said in text(letter) for letter in every(kind, language)} == {kind in COMPLAINS}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_our_own_words_give_no_cautions(kind: LetterKind, language: str) -> None:
    found = {caution for letter in every(kind, language) for caution in lint.warnings(letter)}
    assert found == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_our_own_words_are_in_one_language(kind: LetterKind, language: str) -> None:
    """Without the samples' Norwegian facts, every word is ours."""
    bare = whole(kind, {}, earlier=(), originals=())
    bare = replace(bare, request=replace(bare.request, text=""))
    lines = prose.lines(letters.write(kind, bare, language))
    faults = {line: prose.faults(line, language) for what, line in lines if what != "signed"}
    faults = {line: found for line, found in faults.items() if found and "daglig leder" not in line}
    assert faults == {}


@pytest.mark.parametrize("kind", KINDS)
def test_a_date_that_rests_on_a_pause_is_never_told(kind: LetterKind) -> None:
    asked = Pause(date(2026, 11, 4), date(2026, 11, 20))
    extended = date(2026, 11, 10)
    for facts in (
        Facts(received=RECEIVED, pauses=(asked,)),
        Facts(received=RECEIVED, pauses=(asked,), extended_on=extended),
    ):
        due = deadlines(facts)
        assert due.paused_latest
        said = write(kind, deadlines=due)
        assert "19. desember 2026" not in said
        assert "21. desember 2026" not in said
        assert (due.ext_paused_latest is None) or "22. februar 2027" not in said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_no_subject_or_file_title_holds_a_name(kind: LetterKind, language: str) -> None:
    for letter in every(kind, language):
        assert not [name for name in PERSON if name in letter.subject + letter.title]


def until(**changes: Any) -> str:
    """The new date of an extension, or the field of its hole."""
    letter = letters.write(LetterKind.EXTENSION, whole(LetterKind.EXTENSION, **changes), "nb")
    held = [hole.field for hole in model.holes(letter)]
    return held[0] if held else body(letter).split("*")[1]


def test_the_new_date_is_the_safe_one_or_an_earlier_one_of_the_managers() -> None:
    said = dict(FACTS[LetterKind.EXTENSION])
    assert until() == "3. februar 2027"
    assert until(facts={**said, "until": "2027-01-15"}) == "15. januar 2027"
    closed = deadlines(Facts(received=date(2027, 1, 31), extended_on=date(2027, 2, 2)))
    request = replace(REQUEST, received_on=date(2027, 1, 31))
    changes: dict[str, Any] = {"request": request, "dated": date(2027, 2, 2)}
    assert until(**changes) == until(**changes, deadlines=closed) == "28. april 2027"


def test_an_extension_too_late_or_too_long_is_a_hole() -> None:
    said = dict(FACTS[LetterKind.EXTENSION])
    for more in ({"until": "2027-02-04"}, {"until": "2026-11-18"}):
        assert until(facts={**said, **more}) == "facts.until"
    assert until(dated=date(2026, 12, 3)) == "3. februar 2027"
    assert until(dated=date(2026, 12, 4)) == "facts.until"
    assert until(dated=date(2026, 11, 1)) == "facts.until"


def test_a_logged_reason_stands_where_the_letter_has_none() -> None:
    doubt = (Event(kind=EventKind.DOUBT, note="adressen er ny"),)
    assert "Adressen er ny. Opplysninger" in write(LetterKind.IDENTITY, facts={}, events=doubt)
    told = (Event(kind=EventKind.EXTENDED, note="to systemer er nede"),)
    assert "To systemer er nede." in write(LetterKind.EXTENSION, facts={}, events=told)


def test_a_fee_and_a_refusal_have_their_ground_and_their_facts() -> None:
    kind = LetterKind.FEE
    refused = {"decision": "refusal", "ground": "unfounded", "why": "Vi har aldri hatt kontakt"}
    said = write(kind, facts=refused)
    assert "*Nei.*" in said
    assert "klart mangler grunnlag" in said
    assert "artikkel 12 nr. 5 bokstav b" in said
    assert "Beløpet" not in said
    copy = {"decision": "copy", "amount": "90", "costs": "Papir og porto", "why": "Du har den"}
    assert "artikkel 15 nr. 3" in write(kind, facts=copy)
    assert "Tidligere krav" not in write(kind, earlier=())


def test_the_answer_to_whom_we_told_lists_them() -> None:
    asked = (Claim(kind=RequestKind.RECIPIENTS),)
    letter = letters.write(
        LetterKind.REPLY, whole(LetterKind.REPLY, {}, claims=asked, notifications=TOLD), "nb"
    )
    assert model.holes(letter) == ()
    said = text(letter)
    assert "MailerLite Limited" in said
    assert "6. november 2026" in said
    assert "Ikke ennå" in said
    assert "Ikke gitt: Firmaet finnes ikke lenger" in said


def test_more_time_puts_nothing_off_that_is_to_be_done_at_once() -> None:
    kinds = (RequestKind.ACCESS, RequestKind.MARKETING_OPT_OUT, RequestKind.OBJECTION)
    asked = tuple(Claim(kind=kind) for kind in kinds)
    said = text(
        letters.write(LetterKind.EXTENSION, whole(LetterKind.EXTENSION, claims=asked), "nb")
    )
    assert "Reklamen stanser vi med en gang." in said
    assert "Mens vi vurderer protesten, bruker vi ikke opplysningene" in said
    assert "Ikke noe ennå" not in said
    stopped = (asked[0], replace(asked[1], outcome=ClaimOutcome.ANSWERED))
    done = whole(LetterKind.EXTENSION, claims=stopped)
    assert "Reklamen" not in text(letters.write(LetterKind.EXTENSION, done, "nb"))


def test_advertising_stops_whoever_asks() -> None:
    opt_out = (Claim(kind=RequestKind.ACCESS), Claim(kind=RequestKind.MARKETING_OPT_OUT))
    asked = whole(LetterKind.IDENTITY, claims=opt_out)
    said = text(letters.write(LetterKind.IDENTITY, asked, "nb"))
    assert "Reklamen stanser vi uansett." in said
    only = whole(LetterKind.IDENTITY, claims=opt_out[:1])
    assert "Reklamen" not in text(letters.write(LetterKind.IDENTITY, only, "nb"))


@pytest.mark.parametrize("kind", [LetterKind.TO_CONTROLLER, LetterKind.REDIRECT])
def test_no_month_is_told_of_for_a_question(kind: LetterKind) -> None:
    for asked, told in ((RequestKind.QUESTION, False), (RequestKind.ACCESS, True)):
        said = text(letters.write(kind, whole(kind, claims=(Claim(kind=asked),)), "nb"))
        assert ("én måned" in said) is told


def test_a_price_holds_nothing_back_that_is_to_be_done_at_once() -> None:
    asked = (Claim(kind=RequestKind.ACCESS), Claim(kind=RequestKind.MARKETING_OPT_OUT))
    said = text(letters.write(LetterKind.FEE, whole(LetterKind.FEE, claims=asked), "nb"))
    assert "Reklamen stanser vi med en gang." in said


def test_what_is_done_at_once_asks_for_no_more_time() -> None:
    for kinds, more in (
        ((RequestKind.MARKETING_OPT_OUT, RequestKind.WITHDRAW_CONSENT), False),
        ((RequestKind.MARKETING_OPT_OUT, RequestKind.ACCESS), True),
        ((), True),
    ):
        asked = whole(LetterKind.RECEIPT, claims=tuple(Claim(kind=kind) for kind in kinds))
        said = text(letters.write(LetterKind.RECEIPT, asked, "nb"))
        assert ("Trenger vi mer tid" in said) is more


def test_what_is_at_once_is_told_in_the_receipt() -> None:
    claims = (Claim(kind=RequestKind.MARKETING_OPT_OUT),)
    said = write(LetterKind.RECEIPT, claims=claims)
    assert "Reklamen stanser vi med en gang." in said
    assert "Vi leter i" not in said


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("kind", KINDS)
def test_what_the_manager_says_stays_text(kind: LetterKind, hostile: str) -> None:
    typed = {ask.name for ask in asks(kind) if ask.widget in ("line", "text")}
    said = {name: hostile if name in typed else value for name, value in FACTS[kind].items()}
    letter = letters.write(kind, whole(kind, said), "nb")
    plain = letters.write(kind, whole(kind), "nb")
    assert [type(part) for part in letter.parts] == [type(part) for part in plain.parts]
    shown = " ".join(body(letter).split()).casefold()
    if typed & said.keys():
        assert " ".join(hostile.split()).casefold() in shown


def shown() -> Iterator[tuple[LetterKind, str, Material]]:
    for kind in KINDS:
        yield from ((kind, name, each) for name, each in written.shown(kind).items())


@pytest.mark.parametrize(("kind", "name", "material"), list(shown()))
def test_a_letter_is_one_page_where_it_can_be(
    kind: LetterKind, name: str, material: Material
) -> None:
    letter = letters.write(kind, material, "nb")
    done = render(letter, instant(datetime.combine(letter.dated, time(12))))
    assert done.pages <= (2 if name == "for another" else 1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_requests_for_the_same_are_shown_as_repeated(language: str) -> None:
    (first,) = written.EARLIER
    other = replace(first, kinds=(RequestKind.ERASURE,))
    both = replace(other, kinds=(RequestKind.ERASURE, RequestKind.ACCESS))
    for earlier, shown in (((first,), True), ((other,), False), ((both, other), True)):
        letter = letters.write(LetterKind.FEE, whole(LetterKind.FEE, earlier=earlier), language)
        assert ("2026-003" in text(letter)) is shown
