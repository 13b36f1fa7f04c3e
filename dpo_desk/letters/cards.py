"""The cards of an access answer: a purpose each, with everything art. 15 (1) asks about it."""

from collections.abc import Callable, Sequence

import msgspec

from dpo_desk import words
from dpo_desk.law import articles, legal_bases
from dpo_desk.law.codes import LegalBasis, ProposalCertainty, Role, Stated
from dpo_desk.letters import recipients, retention
from dpo_desk.letters.material import Annex
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import capital, joined, opened, plain
from dpo_desk.paper.model import Block, Card, CardRow, PageOf, Paragraph, Text
from dpo_desk.records import PurposeBasis
from dpo_desk.records.uses import Aim, Use
from dpo_desk.words import MissingWord


class Numbered(msgspec.Struct, frozen=True, kw_only=True):
    """A purpose with its number in the letter; ``first`` is the number its activity begins with."""

    number: int
    first: int
    use: Use
    aim: Aim | None  # None: the activity has no purpose, which is a hole

    @property
    def key(self) -> str:
        """The card's name, for page numbers."""
        return f"purpose-{self.number}"

    @property
    def bases(self) -> tuple[LegalBasis, ...]:
        """The bases of the purpose, each once."""
        return tuple(dict.fromkeys(basis.basis for basis in self.aim.bases)) if self.aim else ()


def numbered(uses: Sequence[Use]) -> tuple[Numbered, ...]:
    """Every purpose of the activities, counted through."""
    found: list[Numbered] = []
    for use in uses:
        first = len(found) + 1
        aims: tuple[Aim | None, ...] = use.aims or (None,)
        for number, aim in enumerate(aims, first):
            found.append(Numbered(number=number, first=first, use=use, aim=aim))
    return tuple(found)


def title(pen: Pen, each: Numbered) -> str:
    """What the purpose is called: its own words, else the activity's name."""
    text = pen.told(each.aim.purpose, "text") if each.aim else ""
    return text or pen.told(each.use.activity, "name")


def basis_names(pen: Pen, each: Numbered) -> str:
    """The bases of a purpose by their short names, for the overview."""
    names = [_small(pen.words(basis.key)) for basis in each.bases]
    return capital(pen.listed(names)) if names else pen.line("basis.none.short")


def card(pen: Pen, each: Numbered) -> Card:
    """One purpose; a later one of the same activity refers to the first for what they share."""
    rows = [_row(pen, "basis", _basis(pen, each))]
    if each.number == each.first:
        rows = [*_before(pen, each), *rows, *_after(pen, each.use)]
    else:
        page = PageOf(key=f"purpose-{each.first}")
        same = pen("card.same", number=each.first, page=page)
        rows.append(_row(pen, "rest", (Paragraph(text=same),)))
    return Card(
        key=each.key,
        number=each.number,
        title=title(pen, each),
        rows=tuple(rows),
        continued=pen.line("card.continued"),
    )


def data_kinds(pen: Pen, use: Use) -> Text:
    """The categories of data of an activity as a sentence lists them; a hole where none is."""
    activity = use.activity
    if not activity.data_categories:
        return (pen.hole("data", activity, "data_categories"),)
    return plain(pen.listed([_category(pen, code) for code in activity.data_categories]))


def annex_list(pen: Pen, annexes: Sequence[Annex]) -> str:
    """«vedlegg 1 og 2»; nothing where there are none."""
    if not annexes:
        return ""
    name = "annex.one" if len(annexes) == 1 else "annex.many"
    return pen.line(name, numbers=pen.listed([str(annex.number) for annex in annexes]))


def _before(pen: Pen, each: Numbered) -> list[CardRow]:
    activity, rows = each.use.activity, []
    if each.aim is None or not each.aim.purpose.text.strip():
        hole = pen.hole("purpose", activity, "purpose")
        rows.append(_text_row(pen, "purpose", pen("row.missing", hole=hole)))
    rows.append(_text_row(pen, "data", _data(pen, each.use)))
    note = pen.told(activity, "role_note")
    if activity.role is Role.JOINT_CONTROLLER:
        rows.append(_text_row(pen, "role", pen("role.joint", note=note)))
    elif activity.role is Role.UNCLEAR:
        rows.append(_text_row(pen, "role", pen("role.unclear", note=note)))
    return rows


def _after(pen: Pen, use: Use) -> list[CardRow]:
    rows = [
        _row(pen, "recipients", recipients.blocks(pen, use)),
        _row(pen, "retention", retention.blocks(pen, use)),
    ]
    if use.cookies:
        rows.append(_row(pen, "cookies", (retention.cookie_table(pen, use.cookies),)))
    rows.append(_text_row(pen, "source", _source(pen, use)))
    automated = _automated(pen, use)
    if automated:
        rows.append(_text_row(pen, "automated", automated))
    return rows


def _data(pen: Pen, use: Use) -> Text:
    activity = use.activity
    if not activity.data_categories:
        return pen("row.missing", hole=data_kinds(pen, use))
    copies = annex_list(pen, pen.material.annexes_of(use))
    found = [pen("data.list", list=opened(data_kinds(pen, use)), annexes=copies)]
    if activity.condition.strip():
        found.append(pen("data.condition", condition=pen.told(activity, "condition")))
    if activity.special_categories is Stated.KNOWN:
        found.append(pen("data.special"))
    return joined(found)


def _category(pen: Pen, code: str) -> str:
    try:
        return words.of(pen.language)(f"data.{code}")
    except MissingWord:
        return code


def _source(pen: Pen, use: Use) -> Text:
    """Where the data come from (15 (1) (g)); what nobody knows is said."""
    activity = use.activity
    found = []
    if activity.source_is_person is Stated.KNOWN:
        found.append(pen("source.self"))
    if activity.source.strip():
        found.append(pen("source.told", source=pen.told(activity, "source")))
    return joined(found) or pen("source.unknown")


def _automated(pen: Pen, use: Use) -> Text:
    activity = use.activity
    if activity.automated_decisions is Stated.UNKNOWN:
        return pen("automated.unknown")
    if activity.automated_decisions is not Stated.KNOWN:
        return ()
    if not activity.automated_logic.strip():
        hole = pen.hole("automated", activity, "automated_logic")
        return pen("row.missing", hole=hole)
    return pen("automated.known", logic=pen.told(activity, "automated_logic"))


def _basis(pen: Pen, each: Numbered) -> tuple[Block, ...]:
    """The bases in plain words, each with the article below."""
    bases = each.aim.bases if each.aim else ()
    if not bases:
        return (Paragraph(text=pen("basis.none")),)
    return tuple(block for basis in bases for block in _one_basis(pen, basis))


def _one_basis(pen: Pen, basis: PurposeBasis) -> tuple[Block, ...]:
    statute = pen.named(basis, "statute")
    reason = pen.told(basis, "reason")
    found = [pen(f"basis.{basis.basis}", statute=statute, reason=reason)]
    if basis.certainty is ProposalCertainty.UNCLEAR:
        found.append(pen("basis.unclear"))
    caption = pen(
        "basis.caption",
        name=capital(pen.words(basis.basis.key)),
        article=articles.cite(legal_bases.article(basis.basis), pen.language),
        statute=statute,
    )
    return Paragraph(text=joined(found)), Paragraph(text=caption, style="caption")


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _row(pen: Pen, name: str, blocks: tuple[Block, ...]) -> CardRow:
    return CardRow(label=pen.line(f"row.{name}"), blocks=blocks)


def _text_row(pen: Pen, name: str, text: Text) -> CardRow:
    return _row(pen, name, (Paragraph(text=text),))


Chooser = Callable[[Numbered], bool]


def numbers(pen: Pen, purposes: Sequence[Numbered], chosen: Chooser) -> str:
    """The purposes that are chosen, by number: «formål 1, 2 og 4»; "" for none."""
    found = [str(each.number) for each in purposes if chosen(each)]
    if not found:
        return ""
    return pen.line("purposes.numbers", numbers=pen.listed(found), many=len(found) > 1)
