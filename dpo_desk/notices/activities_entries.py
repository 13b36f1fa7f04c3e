"""Where a notice speaks of a use of data: rows, items, labels, headings and «for å …»."""

import re
from functools import cache, lru_cache
from typing import Final

import msgspec

from dpo_desk.notices.activities_words import TOPIC, lists_data, topic_of
from dpo_desk.notices.bases import of_piece
from dpo_desk.notices.said import Around, around, context, holds
from dpo_desk.reading.sheet import Piece, Sheet

# What any use of data says of itself: «for å oppfylle arbeidsavtalen», «følge opp kunden».
_GENERAL: Final = frozenset(
    {"contract_delivery", "customer_relationship", "sales", "enquiries", "payments"}
)
_LONGEST: Final = 160
_SHORTEST: Final = 2
_COMPANY: Final = re.compile(r" (?:AS|ASA|DA|ANS|SF|SA|BA|KF|IKS|Ltd|Inc|GmbH|AB|LLC)$|^(?:er|is) ")
_TITLE: Final = 4  # words
_EDGES: Final = re.compile(
    r"^(?:[\s,.;:•*·–▪○-]|\(?\d{1,2}(?:\.\d{1,2})*[.)]\s?|[a-zæøå][.)]\s|å |to (?=[a-z]))+"
    r"|[\s,.;:–-]+$"
)
_BRACKETS: Final = re.compile(
    r"\s*\([^()]*(?:avtale|samtykke|lovpålagt|interesse|plikt|art|contract|consent|interest"
    r"|obligation)[^()]*\)",
    re.IGNORECASE,
)
_DOTTED: Final = "İı"  # each an i to a pattern that takes capitals too, and to no other
_ENUMERATED: Final = re.compile(r"\(?(?:\d{1,2}|[a-h])\)\s+\S")


class Entry(msgspec.Struct):
    """A use of data, the sentence it was found in first, and those that belong to it."""

    name: str
    at: Piece
    sure: bool = True  # of itself; else only where a ground or data stand beside it
    said: bool = False  # in a sentence: those after it in the paragraph tell more of it
    pieces: list[Piece] = msgspec.field(default_factory=list)

    @property
    def topic(self) -> str:
        """What it is about, or ""."""
        return topic_of(self.name)


def entries(sheet: Sheet) -> list[Entry]:
    """Every entry in reading order, each with the sentences that belong to it."""
    places = around(sheet)
    found: list[Entry] = []
    current: Entry | None = None
    for piece in sheet.pieces:
        if piece.noise:
            continue
        place = places[piece.index]
        opened = _opened(sheet, piece, place, current)
        if opened is not None:
            found.append(opened)
            current = opened
        elif current is not None and not _belongs(piece, current):
            current = None
        told = _told(sheet, piece, current)
        found += told
        if told and (current is None or current.said):
            current = told[-1]
        elif current is not None:
            current.pieces.append(piece)
    return [entry for entry in found if entry.sure or _is_filled(sheet, entry)]


def _told(sheet: Sheet, piece: Piece, current: Entry | None) -> list[Entry]:
    """What a sentence itself says that data are used for."""
    if piece.kind == "heading" or is_elsewhere(piece):
        return []
    return _said(sheet, piece, current) or _based(sheet, piece, current)


def _opened(sheet: Sheet, piece: Piece, place: Around, current: Entry | None) -> Entry | None:
    """The entry that begins with this sentence."""
    if piece.kind == "heading":
        return _of_heading(piece)
    if is_elsewhere(piece):
        return None
    if piece.kind == "cell":
        return _of_cell(piece, place, current)
    if place.own or _ENUMERATED.match(piece.text):
        return _of_label(sheet, piece, place, current)
    return _of_first(sheet, piece, place) if _is_first(sheet, piece) else None


def _of_first(sheet: Sheet, piece: Piece, place: Around) -> Entry | None:
    """A paragraph that begins with a title of its own, or an item of a list of purposes."""
    if place.lead and _is_title(place.lead):
        return _named(place.subject, piece, sure=False)
    return _of_item(sheet, piece, place) if piece.kind == "item" else None


def _of_heading(piece: Piece) -> Entry | None:
    words = piece.folded
    if _ctx("title", words) or (not topic_of(words) and _ctx("elsewhere", words)):
        return None
    if not topic_of(words) and _ctx("purposes", words):
        return None
    return _named(piece.text, piece, sure=False) if len(words) <= _LONGEST else None


def _of_cell(piece: Piece, place: Around, current: Entry | None) -> Entry | None:
    """A row of a table that has a column of purposes; the name is that cell's."""
    if piece.row is None or piece.row[0] == 0 or not _ctx("purpose_column", place.column):
        return None
    if piece.row[1] and not _in_purposes(piece):  # «Leverandør | Formål» tells of something else
        return None
    same = current is not None and current.at.block == piece.block
    if same and current is not None and current.at.row and current.at.row[0] == piece.row[0]:
        return None
    return _named(piece.text, piece)


def _of_label(sheet: Sheet, piece: Piece, place: Around, current: Entry | None) -> Entry | None:
    """«Markedsføring: …», or «2) Rapportere kontrollen til …» within a paragraph."""
    label = place.subject if place.own else piece.text
    if _ctx("elsewhere", place.label) and not topic_of(label):
        return None
    if place.own and _ctx("purpose_label", place.label):
        return None if current else _named(piece.text.partition(":")[2], piece)
    if piece.text.endswith(":") or _is_part(place.label if place.own else ""):
        return None
    based = any(found.is_stated for found in of_piece(sheet, piece))
    told = _ctx("purposes", f"{place.heading} {place.intro} {place.lead}")
    if not (based or told or topic_of(label)):
        return None
    return _named(label, piece, sure=based)


def _of_item(sheet: Sheet, piece: Piece, place: Around) -> Entry | None:
    """An item under «Vi bruker opplysningene til å»."""
    if place.intro:
        told = _ctx("purpose_intro", place.intro) and not _ctx("data_intro", place.intro)
    else:
        told = _ctx("purpose_column", place.heading)
    return _named(piece.text, piece) if told and not lists_data(sheet, piece) else None


def _said(sheet: Sheet, piece: Piece, current: Entry | None) -> list[Entry]:
    """«Vi bruker e-post for å sende ordrebekreftelse»: a purpose within a sentence."""
    if piece.index in holds(sheet, TOPIC, "no_purpose"):
        return []
    for name, pattern in sheet.once(_sayable).get(piece.index, ()):
        found = pattern.search(piece.text)
        entry = _named(next(filter(None, found.groups()), ""), piece) if found else None
        if entry is None:
            continue
        told = name.startswith("aim") or _in_purposes(piece) or lists_data(sheet, piece)
        return _kept(entry, current) if told or entry.topic else []
    return []


def _based(sheet: Sheet, piece: Piece, current: Entry | None) -> list[Entry]:
    """«Kvitteringer må vi ta vare på etter bokføringsloven»: a ground, and what it is for."""
    if not any(each.is_stated for each in of_piece(sheet, piece)):
        return []
    found = context(TOPIC, "subject").match(piece.folded)
    if found is None or not topic_of(found["purpose"]):
        return []
    entry = _named(piece.text[found.start("purpose") : found.end("purpose")], piece)
    return _kept(entry, current) if entry else []


def _kept(entry: Entry, current: Entry | None) -> list[Entry]:
    """The entry with its sentence, unless it says no more than the one that it stands in."""
    if current is not None and not current.said and not _is_other(entry, current):
        return []
    entry.said = True
    entry.pieces.append(entry.at)
    return [entry]


def _in_purposes(piece: Piece) -> bool:
    return bool(piece.headings) and _ctx("purpose_heading", piece.headings[-1].casefold())


def _is_other(entry: Entry, current: Entry) -> bool:
    """Whether what a sentence says is another thing than the entry that it stands in."""
    if not entry.topic or entry.topic in _GENERAL:
        return False
    return bool(current.topic) and entry.topic != current.topic


def _named(words: str, piece: Piece, *, sure: bool = True) -> Entry | None:
    name = _EDGES.sub("", _BRACKETS.sub("", words)).strip()
    if len(name) > _LONGEST:
        name = name[: name.rfind(" ", 0, _LONGEST)].rstrip(" ,")
    if len(name) <= _SHORTEST or not name[0].isalpha() or _COMPANY.search(name):
        return None
    return Entry(name, piece, sure)


def _belongs(piece: Piece, current: Entry) -> bool:
    """Whether a sentence still tells of the entry that came before it."""
    at = current.at
    if at.kind == "heading":
        return piece.headings[: len(at.headings) + 1] == (*at.headings, at.text)
    if at.row is not None:
        return piece.block == at.block and piece.row is not None and piece.row[0] == at.row[0]
    if piece.kind == "heading" or piece.headings != at.headings:
        return False
    return piece.unit == at.unit or at.kind not in ("item", piece.kind)


def _is_filled(sheet: Sheet, entry: Entry) -> bool:
    """Whether something about data stands beside a name: a ground, a list of data, a purpose."""
    body = [piece for piece in entry.pieces if piece is not entry.at or piece.kind != "heading"]
    if not body:
        return False
    told = holds(sheet, TOPIC, "told")
    if any(piece.index in told or lists_data(sheet, piece) for piece in body):
        return True
    return any(found.is_stated for piece in body for found in of_piece(sheet, piece))


def _is_first(sheet: Sheet, piece: Piece) -> bool:
    before = sheet.pieces[piece.index - 1] if piece.index else None
    return before is None or before.unit != piece.unit


def is_elsewhere(piece: Piece) -> bool:
    """Whether a sentence stands in a section on rights, storage, recipients and the like."""
    return bool(piece.headings) and _is_elsewhere(piece.headings[-1])


@lru_cache(maxsize=512)
def _is_elsewhere(heading: str) -> bool:
    above = heading.casefold()
    return _ctx("elsewhere", above) and not topic_of(above)


def _is_title(lead: str) -> bool:
    """Whether the first words of a paragraph are its title, and no sentence."""
    if _is_part(lead) or _ctx("title", lead) or _ctx("verb", lead):
        return False
    return len(lead.split()) <= _TITLE or bool(topic_of(lead))


def _is_part(label: str) -> bool:
    return bool(label) and bool(context(TOPIC, "part").fullmatch(label))


def _ctx(name: str, words: str) -> bool:
    return bool(words.strip()) and bool(context(TOPIC, name).search(words))


def _sayable(sheet: Sheet) -> dict[int, list[tuple[str, re.Pattern[str]]]]:
    """The sayings of which a sentence has the letters, by the sentence's index."""
    found: dict[int, list[tuple[str, re.Pattern[str]]]] = {}
    dotted = any(letter in sheet.text for letter in _DOTTED)
    for name, pattern in _sayings().items():
        held = None if dotted else sheet.holding(context(TOPIC, name))
        for index in range(len(sheet.pieces)) if held is None else held:
            found.setdefault(index, []).append((name, pattern))
    return found


@cache
def _sayings() -> dict[str, re.Pattern[str]]:
    names = ("first_nb", "frag_nb", "frag_en", "aim_nb", "said_nb", "aim_en", "said_en")
    return {name: re.compile(context(TOPIC, name).pattern, re.IGNORECASE) for name in names}
