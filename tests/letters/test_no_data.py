"""B06: where we searched and with what, and that the request itself is what we have."""

from typing import Any

import msgspec

from dpo_desk import letters
from dpo_desk.law.codes import LetterKind, RequestKind, Role
from dpo_desk.paper import model
from dpo_desk.paper.model import Letter
from dpo_desk.records import Claim, SearchResult
from tests.letters import prose, samples
from tests.letters.samples import material

replace = msgspec.structs.replace
NAMES = ("Microsoft 365", "Asana", "MailerLite", "24SevenOffice")
IN_VAIN = tuple(samples.searched(n, name, SearchResult.NOTHING) for n, name in enumerate(NAMES, 1))


def write(language: str = "nb", **changes: Any) -> Letter:
    given = {"searches": IN_VAIN, "annexes": ()} | changes
    return letters.write(LetterKind.NO_DATA, material(**given), language)


def text(letter: Letter) -> str:
    return "\n".join(line for _, line in prose.lines(letter))


def test_it_never_says_that_we_have_nothing_but_where_we_searched() -> None:
    letter = write()
    assert (
        "*Nei.* Vi har søkt i Microsoft 365, Asana, MailerLite og 24SevenOffice og fant ingen "
        "opplysninger om deg, bortsett fra dette kravet."
    ) in text(letter)
    assert "Vi søkte på Kari Eksempel, kari@example.com. Ola Prøve sto for søket." in text(letter)
    assert "Vi har ingen opplysninger om deg" not in text(letter)
    assert model.holes(letter) == ()


def test_many_or_nameless_places_stand_in_the_table_only() -> None:
    own = replace(IN_VAIN[0], service=replace(IN_VAIN[0].service, vendor_id=None))
    for searches in ((own,), IN_VAIN * 2):
        said = text(write(searches=searches))
        assert "i alle systemene som står under, og fant ingen opplysninger" in said


def test_what_was_found_after_all_is_a_hole_and_so_is_a_search_that_waits() -> None:
    found = write(searches=(samples.SEARCHES[0], *IN_VAIN[1:]))
    assert [(h.table, h.uid, h.field) for h in model.holes(found)] == [
        ("search", "search-1", "result")
    ]
    waits = samples.searched(2, "Asana", SearchResult.NOT_YET)
    assert [h.uid for h in model.holes(write(searches=(IN_VAIN[0], waits)))] == ["search-2"]


def test_it_asks_for_other_names_says_how_long_it_is_kept_and_where_to_complain() -> None:
    said = text(write())
    assert "Har du brukt et annet navn, en annen e-postadresse" in said
    assert "Dette kravet og svaret vårt beholder vi til 19. november 2027" in said
    assert "Du kan klage til Datatilsynet (datatilsynet.no), og du kan bringe saken inn" in said


def test_work_for_others_and_other_requests_have_their_words() -> None:
    use = samples.FOLLOW_UP
    for_others = replace(use, activity=replace(use.activity, role=Role.PROCESSOR))
    letter = write(every_use=(for_others,), claims=(Claim(kind=RequestKind.ERASURE),))
    assert letter.subject == "Svar på kravet ditt om sletting"
    assert letter.running_head == "Svar på kravet ditt om sletting · Kari Eksempel"
    assert "Derfor er det ikke noe å slette." in text(letter)
    assert "er det virksomheten du er kunde eller ansatt hos, du må spørre." in text(letter)
