"""Lists and tables of recipients: whether a piece stands in one, and in which column."""

import re
from collections.abc import Mapping
from typing import Final, NamedTuple

from dpo_desk.notices import recipients_rules as rules
from dpo_desk.notices.cookies_tables import rows
from dpo_desk.reading.sheet import Piece, Sheet


class Place(NamedTuple):
    """Where a piece stands, as far as recipients go."""

    is_list: bool = False  # in a list, a table or right under a heading of recipients
    is_name_cell: bool = False  # in the column of their names
    role: str = ""  # what they are called there
    purpose: str = ""  # the cell of the same row that says what for
    region: str = ""  # and the one that says where
    is_cookies: bool = False  # a table of cookies


NOWHERE: Final = Place()
_LONGEST_LINE: Final = 160  # letters of a line that is an entry though it has no bullet
_LONGEST_HEAD: Final = 40
_MARK: Final = 3  # letters of «a)», «12.»
_SHORT: Final = re.compile(r"[A-ZÆØÅ0-9][^.:;,!?]{1,50}")
_LINE: Final = re.compile(r"\A.{2,60}?(?: ?[(:|–—]| - )")
_ENTRY: Final = re.compile(r"[A-ZÆØÅ0-9][^:]{1,60}?(?: ?[(–—:,]| - |\Z)")


class Places:
    """Where every piece of a sheet stands."""

    def __init__(self, sheet: Sheet) -> None:
        """Looks at the headings, the sentences that lead to lists, and the tables, once."""
        self._leads = _leads(sheet)
        self._lines = _lines(sheet)
        self._firsts = _firsts(sheet)
        self._tables = _tables(sheet)
        self._known: dict[tuple[str, ...], str | None] = {}

    def of(self, piece: Piece) -> Place:
        """Where a piece stands."""
        if piece.kind == "cell" and piece.row is not None:
            return self._tables.get(piece.block, _NO_TABLE).place(piece)
        if piece.index in self._lines:
            return Place(True, role=self._lines[piece.index])
        under = self._under(piece)
        if piece.kind == "item" and piece.index not in self._firsts:
            return NOWHERE  # a further sentence of an item
        if piece.kind == "item":
            lead = self._leads.get(piece.block)
            role = _role(lead) if lead else None
            role = role if role is not None else under
            return Place(role is not None, role=role or "")
        if under is not None and piece.kind == "sentence":
            is_line = len(piece.text) <= _LONGEST_LINE and bool(_LINE.match(piece.text))
            is_line = is_line or bool(_SHORT.fullmatch(piece.text))
            return Place(is_line, role=under)
        return NOWHERE

    def _under(self, piece: Piece) -> str | None:
        """The role that the innermost heading of recipients gives, None where there is none."""
        if piece.headings not in self._known:
            roles = (_role(heading) for heading in reversed(piece.headings))
            self._known[piece.headings] = next((role for role in roles if role is not None), None)
        return self._known[piece.headings]


class _Table:
    """A table's columns and the words of its cells."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], str] = {}
        self.heads: dict[str, int] = {}
        self.role: str | None = None
        self.is_cookies = False
        self.is_bare = False  # it has no heads

    def settle(self, under: str | None) -> None:
        """Find out what the columns are; ``under`` is the role of those whom a heading leads to."""
        first = {column: text for (row, column), text in self.cells.items() if row == 0}
        is_headed = all(len(text) <= _LONGEST_HEAD for text in first.values())
        if is_headed:
            for kind in ("name", "region", "role", "purpose"):
                for column, text in sorted(first.items()):
                    if column not in self.heads.values() and rules.column(kind).match(text):
                        self.heads.setdefault(kind, column)
        if under is not None and "name" not in self.heads:
            self.heads = {"name": self._first_with_words()}
            self.is_bare = True
        self.role = under

    def _first_with_words(self) -> int:
        """The first column that holds more than «a)» and «1.»."""
        for column in sorted({column for _, column in self.cells}):
            texts = [text for (_, at), text in self.cells.items() if at == column]
            if sum(len(text) > _MARK for text in texts) * 2 > len(texts):
                return column
        return 0

    def place(self, piece: Piece) -> Place:
        """Where a cell of it stands."""
        row, column = piece.row or (0, 0)
        if self.is_cookies:
            return Place(is_cookies=True)
        if self.heads.get("name") != column or (row == 0 and not self.is_bare):
            return NOWHERE
        beside = {kind: self.cells.get((row, at), "") for kind, at in self.heads.items()}
        said = _role(beside.get("role", ""))
        return Place(
            True, True, said or self.role or "", beside.get("purpose", ""), beside.get("region", "")
        )


_NO_TABLE: Final = _Table()


def _leads(sheet: Sheet) -> Mapping[int, str]:
    """The last sentence of every block that a list follows."""
    leads: dict[int, str] = {}
    for piece in sheet.pieces:
        if piece.kind == "sentence":
            leads[piece.block] = piece.folded
    return leads


def _firsts(sheet: Sheet) -> frozenset[int]:
    """The pieces that begin a unit."""
    units = [-1, *(piece.unit for piece in sheet.pieces)]
    pairs = zip(sheet.pieces, units, strict=False)
    return frozenset(piece.index for piece, before in pairs if piece.unit != before)


def _lines(sheet: Sheet) -> Mapping[int, str]:
    """The roles of lines that follow «… disse databehandlerne:» and of answers to «Hvem får …?»."""
    lines: dict[int, str] = {}
    role: str | None = None
    is_answer = False
    for piece in sheet.pieces:
        is_entry = bool(_ENTRY.match(piece.text)) and len(piece.text) <= _LONGEST_LINE
        if role is not None and (is_entry or is_answer) and not piece.noise:
            lines[piece.index] = role
            role = None if is_answer else role
        elif piece.kind != "item":
            role = None
        is_answer = piece.text.endswith("?") and piece.kind != "heading"
        if piece.text.endswith((":", "?")) and piece.kind != "heading":
            role = _role(piece.folded)
    return lines


def _tables(sheet: Sheet) -> Mapping[int, _Table]:
    tables: dict[int, _Table] = {}
    under: dict[int, tuple[str, ...]] = {}
    leads = _leads(sheet)
    for piece in sheet.pieces:
        if piece.kind == "cell" and piece.row is not None:
            cells = tables.setdefault(piece.block, _Table()).cells
            cells[piece.row] = f"{cells.get(piece.row, '')} {piece.folded}".strip()
            under.setdefault(piece.block, piece.headings)
    cookies = rows(sheet)
    for block, table in tables.items():
        table.is_cookies = block in cookies
        said = ([leads[block]] if block in leads else []) + [*reversed(under[block])]
        roles = [role for role in map(_role, said) if role is not None]
        table.settle(roles[0] if roles else None)
    return tables


def leads_to_recipients(heading: str) -> bool:
    """Whether a heading or sentence leads to recipients."""
    return _role(heading) is not None


def _role(words: str) -> str | None:
    """The role of those whom a heading or sentence leads to; "" unsaid, None: it leads to none."""
    folded = words.casefold()
    for rule in rules.lists():
        if rule.pattern.search(folded):
            return rule.role
    return None
