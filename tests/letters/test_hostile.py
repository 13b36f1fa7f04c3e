"""Whatever somebody writes into a field stands in the letter as text and changes nothing else."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dpo_desk import letters
from dpo_desk.law.codes import LetterKind
from dpo_desk.letters.material import Material
from dpo_desk.paper import model
from dpo_desk.paper.model import Letter, Plain, Strong, inlines
from dpo_desk.records import Recipient
from dpo_desk.words import LANGUAGES
from tests.letters import samples
from tests.letters.hostile import HOSTILE
from tests.letters.samples import BOOKS, SEARCHES, material

replace = msgspec.structs.replace
FIELDS = (
    "name",
    "person",
    "said",
    "purpose",
    "reason",
    "vendor",
    "note",
    "data",
    "receiver",
    "own",
)


def hostile_material(texts: dict[str, str]) -> Material:
    """A case in which every free text is somebody's own."""
    base = material()
    (aim,) = BOOKS.aims
    link = BOOKS.links[0]
    assert link.vendor is not None
    use = replace(
        BOOKS,
        aims=(
            replace(
                aim,
                purpose=replace(aim.purpose, text=texts["purpose"]),
                bases=(replace(aim.bases[0], reason=texts["reason"]),),
            ),
        ),
        links=(replace(link, vendor=replace(link.vendor, name=texts["vendor"])),),
        recipients=(Recipient(id=1, uid="r", name=texts["receiver"], country="NO"),),
        retention=(samples.rule(1, texts["data"], period="P1Y"),),
    )
    found = replace(SEARCHES[3], search=replace(SEARCHES[3].search, note=texts["note"]))
    return replace(
        base,
        company=replace(base.company, name=texts["name"]),
        request=replace(base.request, requester_name=texts["person"], text=texts["said"]),
        letter=replace(base.letter, intro=texts["own"]),
        every_use=(use,),
        searches=(found,),
        annexes=(),
    )


def shape(letter: Letter) -> list[Any]:
    """What the letter is made of, without its words."""
    return [
        (
            type(part).__name__,
            getattr(part, "label", ""),
            len(getattr(part, "rows", ()) or getattr(part, "blocks", ())),
        )
        for part in letter.parts
    ]


def strings(letter: Letter) -> Iterator[str]:
    for inline in inlines(letter):
        if isinstance(inline, Plain | Strong):
            yield inline.text
    for part in letter.parts:
        yield from (getattr(part, "title", ""),)
    yield letter.sender.name


pieces = st.one_of(st.text(max_size=30), st.sampled_from(HOSTILE))
words = st.lists(pieces, min_size=1, max_size=3).map("".join).filter(lambda t: bool(t.strip()))


@settings(max_examples=40)
@given(texts=st.fixed_dictionaries(dict.fromkeys(FIELDS, words)))
def test_any_text_stands_verbatim_and_never_alters_the_structure(texts: dict[str, str]) -> None:
    plain = dict.fromkeys(FIELDS, "vanlig tekst")
    short = replace(hostile_material(plain).request, text=texts["said"])
    expected = letters.write(
        LetterKind.ACCESS, replace(hostile_material(plain), request=short), "nb"
    )
    letter = letters.write(LetterKind.ACCESS, hostile_material(texts), "nb")
    assert shape(letter) == shape(expected)
    assert model.holes(letter) == ()
    whole = "\n".join(strings(letter))
    for text in texts.values():
        assert text.strip() in whole


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_strings_stay_text_in_every_letter(hostile: str, language: str) -> None:
    texts = dict.fromkeys(FIELDS, hostile)
    for kind in letters.WRITERS:
        letter = letters.write(kind, hostile_material(texts), language)
        assert hostile.strip() in "\n".join(strings(letter))
        assert len(letter.parts) < 20
