"""What the register holds, for other programs and for the auditor: .xlsx, CSV, JSON and PDF.

JSON holds every value as it stands. In the others text that a spreadsheet would run gets an
apostrophe before it (``exchange.cells``).
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any, Final, TypeVar

import msgspec

from dpo_desk.duties import case, labels, printing
from dpo_desk.duties.collecting import sources
from dpo_desk.duties.events import case_deadlines
from dpo_desk.exchange.cells import Value
from dpo_desk.exchange.spreadsheet import Sheet, csv_file, workbook
from dpo_desk.law import clock
from dpo_desk.law.codes import ANSWERS, Code
from dpo_desk.law.dates import write
from dpo_desk.law.grounds import GROUNDS, ground
from dpo_desk.records import (
    Claim,
    Document,
    Event,
    EventKind,
    KeptLetter,
    Record,
    Request,
)
from dpo_desk.register import Register
from dpo_desk.words import Words

FORMATS: Final = ("xlsx", "csv", "json", "pdf")

R = TypeVar("R", bound=Record)
_PERSON: Final = (
    "requester_name", "requester_email", "requester_phone", "requester_address",
    "representative_name",
)  # fmt: skip
_CODES: Final = frozenset(each.code for each in GROUNDS)
_PRINTED: Final = (0, 1, 7, 12, 14, 15, 18)  # of the columns below: what fits a page


def requests(register: Register, words: Words, form: str) -> bytes:
    """All requests but those in the bin, oldest first, in one of ``FORMATS``; else ValueError.

    CSV is the list alone; .xlsx has claims, log, letters and files as sheets besides. Instants are
    told as clocks in Oslo show them, files and letters with their SHA-256.
    """
    if form == "json":
        return _json(register)
    everything = _Everything(register, words)
    match form:
        case "csv":
            return csv_file(everything.requests())
        case "xlsx":
            title = f"{register.company().name}: {words('export.sheet.requests')}"
            return workbook(everything.sheets(), title=title, now=register.clock.now())
        case "pdf":
            return _pdf(register, everything.requests(), words)
        case _:
            raise ValueError(f"no such format: {form}")


class _Everything:
    """The requests with what hangs on them, read in a handful of queries."""

    def __init__(self, register: Register, words: Words) -> None:
        self._register, self._words = register, words
        self._requests = register.find(Request, order="received_on, id")
        self._claims = _by_request(register.find(Claim, order="id"))
        self._events = _by_request(register.find(Event, order="id"))
        self._letters = _by_request(_without_bytes(register, KeptLetter, "pdf"))
        self._files = _by_request(_without_bytes(register, Document, "data", "text"))

    def sheets(self) -> list[Sheet]:
        """The list, and what hangs on its cases."""
        return [self.requests(), self._claim_sheet(), self._log(), self._sent(), self._kept()]

    def requests(self) -> Sheet:
        """A row a request."""
        field = self._labels(Request)
        columns = (
            *field("ref", "received_on", "received_at", "channel", "language", "relation", "role"),
            *field(*_PERSON),
            *self._own("kinds", "outcomes"),
            *field("status", "due_on"),
            *self._own("law_latest", "extended", "answered"),
            *field("closed_on", "erased_on"),
            *self._own("letters", "uid"),
        )
        return self._sheet("requests", columns, [self._row(each) for each in self._requests])

    def _row(self, request: Request) -> tuple[Value, ...]:
        said, happened = self._say, self._events[request.id]
        claims, letters = self._claims[request.id], self._letters[request.id]
        found = case_deadlines(self._register, request, happened)
        extended = [event.on for event in happened if event.kind is EventKind.EXTENDED]
        sent = [letter for letter in letters if letter.sent_on]
        answered = [letter.sent_on for letter in sent if letter.kind in ANSWERS]
        return (
            request.ref,
            request.received_on,
            clock.in_oslo(request.received_at) if request.received_at else None,
            said(request.channel),
            request.language,
            said(request.relation),
            said(request.role),
            *(getattr(request, name) for name in _PERSON),
            ", ".join(said(claim.kind) for claim in claims),
            ", ".join(said(claim.outcome) or "–" for claim in claims),
            said(request.status),
            request.due_on,
            (found.ext_latest or found.law_latest) if found else None,
            extended[-1] if extended else None,
            answered[-1] if answered else None,
            request.closed_on,
            request.erased_on,
            "; ".join(f"{each.kind.number} {each.sent_on} SHA-256 {each.sha256}" for each in sent),
            request.uid,
        )

    def _claim_sheet(self) -> Sheet:
        names = ("kind", "wish", "outcome", "ground", "grounds", "answer", "done_on", "lifted_on")
        return self._of_cases("claims", Claim, names, self._claims)

    def _log(self) -> Sheet:
        field = self._labels(Event)
        columns = (*field("on", "at"), *self._own("what"), *field("who", "note"), "SHA-256")
        places = {row.search.uid: row.name for r in self._requests for row in self._sources(r)}

        def row(event: Event) -> tuple[Value, ...]:
            title = labels.event_title(event, self._words, places)
            at = clock.in_oslo(event.at) if event.at else None
            return (event.on, at, title, event.who, event.note, str(event.values.get("sha256", "")))

        return self._rows("log", columns, self._events, row)

    def _sent(self) -> Sheet:
        names = ("kind", "language", "dated", "sent_on", "sent_by", "holes", "sha256")
        return self._of_cases("letters", KeptLetter, names, self._letters)

    def _kept(self) -> Sheet:
        names = ("name", "media_type", "size", "pages", "sha256", "added_on")
        return self._of_cases("files", Document, names, self._files)

    def _of_cases(
        self, name: str, kind: type[Record], fields: tuple[str, ...], rows: dict[int, list[Any]]
    ) -> Sheet:
        def row(record: Any) -> tuple[Value, ...]:
            return tuple(self._say(getattr(record, field), field) for field in fields)

        return self._rows(name, self._labels(kind)(*fields), rows, row)

    def _rows(
        self,
        name: str,
        columns: tuple[str, ...],
        rows: dict[int, list[Any]],
        row: Callable[[Any], tuple[Value, ...]],
    ) -> Sheet:
        """A sheet of what hangs on the cases, each row under its case's number."""
        ref = self._labels(Request)("ref")
        found = [(each.ref, *row(one)) for each in self._requests for one in rows[each.id]]
        return self._sheet(name, (*ref, *columns), found)

    def _sheet(self, name: str, columns: tuple[str, ...], rows: list[tuple[Value, ...]]) -> Sheet:
        return Sheet(self._words(f"export.sheet.{name}"), columns, rows)

    def _sources(self, request: Request) -> list[Any]:
        return sources(self._register, request) if self._events[request.id] else []

    def _labels(self, kind: type[Record]) -> Callable[..., tuple[str, ...]]:
        def of(*names: str) -> tuple[str, ...]:
            return tuple(self._label(name, kind) for name in names)

        return of

    def _label(self, name: str, kind: type[Record]) -> str:
        own = f"export.column.{name}"
        if self._words.has(own):
            return self._words(own)
        return labels.field_label(name, self._words, kind)

    def _own(self, *names: str) -> tuple[str, ...]:
        return tuple(self._words(f"export.column.{name}") for name in names)

    def _say(self, value: Any, field: str = "") -> Any:
        if field == "ground":
            return ground(value).cite(self._words.language) if value in _CODES else value
        if isinstance(value, Code):
            return value.label(self._words.language)
        return str(value) if isinstance(value, str) else value


def _by_request(rows: list[R]) -> defaultdict[int, list[R]]:
    found: defaultdict[int, list[R]] = defaultdict(list)
    for row in rows:
        found[getattr(row, "request_id", None) or 0].append(row)
    return found


def _without_bytes(register: Register, kind: type[R], *left: str) -> list[R]:
    """Records without their heavy fields, which stay as they are by default."""
    names = [name for name in kind.__struct_fields__ if name not in left]
    listed = ", ".join(f'"{name}"' for name in names)
    sql = f'SELECT {listed} FROM "{kind.table}" WHERE removed_at IS NULL AND request_id > 0'
    rows = register.rows(f"{sql} ORDER BY id")
    for row in rows:
        if isinstance(row.get("facts"), str):
            row["facts"] = msgspec.json.decode(str(row["facts"]))
    return msgspec.convert(rows, list[kind], strict=False)  # type: ignore[valid-type]


def _json(register: Register) -> bytes:
    """Every case as ``request show --json`` tells it, with the files that are kept of it."""
    files = _by_request(_without_bytes(register, Document, "data", "text"))
    cases = [
        case.as_json(register, request)
        | {"closed_on": request.closed_on, "erased_on": request.erased_on}
        | {
            "documents": [
                {
                    "name": file.name,
                    "origin": file.origin,
                    "media_type": file.media_type,
                    "size": file.size,
                    "sha256": file.sha256,
                    "added_on": file.added_on,
                }
                for file in files[request.id]
            ]
        }
        for request in register.find(Request, order="received_on, id")
    ]
    whole = {
        "company": register.company().name,
        "register": register.uid,
        "exported": clock.in_oslo(register.clock.now()),
        "requests": cases,
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"


def _pdf(register: Register, sheet: Sheet, words: Words) -> bytes:
    def cell(value: Value) -> str:
        return (
            write(value, words.language, "short") if isinstance(value, date) else str(value or "")
        )

    columns = [printing.ListColumn(sheet.columns[n]) for n in _PRINTED]
    rows = (tuple(cell(row[n]) for n in _PRINTED) for row in sheet.rows)
    done = printing.list_report(
        register,
        sheet.name,
        "",
        columns,
        rows,
        register.clock.now(),
        language=words.language,  # type: ignore[arg-type]  # Words knows these three only
    )
    return done.pdf
