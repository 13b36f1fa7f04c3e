"""What was read in a privacy notice: facts named as in the JSON of ``notice read``.

Everything found has its evidence and says how sure it is. A ``repr`` names no person, no address
and no word of the notice.
"""

from typing import Any, Final, Literal, NamedTuple

import msgspec

from dpo_desk.reading.sheet import Piece, Sheet, Span

Certainty = Literal["stated", "interpreted", "unclear"]
STATED: Final = "stated"  # «Står i teksten»
INTERPRETED: Final = "interpreted"  # «Vår tolkning»
UNCLEAR: Final = "unclear"  # «Må avklares»

OutsideEea = Literal["yes", "no", "unstated"]


class Evidence(NamedTuple):
    """Words of the notice: ``text`` is exactly what stands from ``start`` to ``end``."""

    line: int
    start: int
    end: int
    text: str

    def __repr__(self) -> str:
        """The place only."""
        return f"<Evidence {self.start}-{self.end}>"


def evidence(sheet: Sheet, span: Span) -> Evidence:
    """A place of the notice with its words."""
    return Evidence(span.line, span.start, span.end, sheet.text[span.start : span.end])


def evidence_of(
    sheet: Sheet, piece: Piece, start: int = 0, end: int | None = None
) -> tuple[Evidence]:
    """Where ``piece.text[start:end]`` stands; the whole piece where no places are given."""
    return (evidence(sheet, piece.span(start, len(piece.text) if end is None else end)),)


class _Found(msgspec.Struct, frozen=True, kw_only=True):
    """Something the notice says."""

    certainty: Certainty = STATED
    evidence: tuple[Evidence, ...] = ()

    def __repr__(self) -> str:
        """The kind of thing, how sure and where; no value."""
        places = ", ".join(f"{each.start}-{each.end}" for each in self.evidence)
        return f"<{type(self).__name__} {self.certainty} {places}>"

    @property
    def is_stated(self) -> bool:
        """Whether the text says it, and does not only suggest it."""
        return self.certainty == STATED


class Controller(_Found, frozen=True, kw_only=True):
    """Who answers for what the notice describes."""

    name: str | None = None
    orgnr: str | None = None  # nine digits
    emails: tuple[str, ...] = ()  # the one for privacy first
    phones: tuple[str, ...] = ()  # E.164
    address: str | None = None
    contact_role: str | None = None
    contact_name: str | None = None
    contact_channel: str | None = None  # «kontaktskjema»
    short_names: tuple[str, ...] = ()  # what the notice calls the company besides


class Recipient(_Found, frozen=True, kw_only=True):
    """A company or service that gets personal data."""

    name: str  # as printed
    vendor: str
    role: Literal["processor", "joint_controller", "own_controller", "recipient", "unclear"]
    purpose: str = ""
    region: str | None = None


class UnnamedRecipient(_Found, frozen=True, kw_only=True):
    """Somebody who gets data and is named by kind only: «regnskapsfører», «våre leverandører»."""

    what: str


class ActivityFound(_Found, frozen=True, kw_only=True):
    """What personal data are used for."""

    purpose: str
    legal_bases: tuple[str, ...] = ()
    data_categories: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


class CodeFound(_Found, frozen=True, kw_only=True):
    """A code with the words that it was read from: a right, a flag, a promise, a denial."""

    code: str


class BasisFound(_Found, frozen=True, kw_only=True):
    """A ground of article 6."""

    basis: str


class RetentionFound(_Found, frozen=True, kw_only=True):
    """How long something is kept; ``period`` is ISO 8601 or None where only criteria are given."""

    what: str
    trigger: str = "none"
    period: str | None = None
    action: str = "delete"
    criteria: str = ""
    law: str = ""  # the act that says how long


class Transfers(_Found, frozen=True, kw_only=True):
    """Whether data leave the EEA, and on what footing."""

    outside_eea: OutsideEea = "unstated"
    mechanisms: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    conditional: bool = False


class CookieFound(_Found, frozen=True, kw_only=True):
    """A cookie, pixel or tag; ``lifetime`` is ISO 8601, "session" or None."""

    name: str | None
    provider: str | None = None
    lifetime: str | None = None
    purpose: str = ""


class Flags(msgspec.Struct, frozen=True, kw_only=True):
    """What the notice states that the company does."""

    camera: bool = False
    recruitment: bool = False
    newsletter: bool = False
    children: bool = False
    automated_decisions: bool = False
    dpo_named: bool = False


class Conflict(_Found, frozen=True, kw_only=True):
    """What the notice says in two ways."""

    about: str
    values: tuple[str, ...]


class NoticeFacts(msgspec.Struct, frozen=True, kw_only=True):
    """All that was found in one notice."""

    language: str = "other"
    is_cut: bool = False  # only the beginning was read, as it is longer than any notice
    last_updated: str | None = None  # 2018-09-17, or 2018-09 where no day is given
    updated_evidence: tuple[Evidence, ...] = ()
    controller: Controller = Controller()
    recipients: tuple[Recipient, ...] = ()
    unnamed_recipients: tuple[UnnamedRecipient, ...] = ()
    activities: tuple[ActivityFound, ...] = ()
    bases: tuple[BasisFound, ...] = ()
    retention: tuple[RetentionFound, ...] = ()
    rights_found: tuple[CodeFound, ...] = ()
    promises_found: tuple[CodeFound, ...] = ()
    transfers: Transfers = Transfers()
    cookies: tuple[CookieFound, ...] = ()
    flags_found: tuple[CodeFound, ...] = ()
    denied_found: tuple[CodeFound, ...] = ()
    missing: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

    def __repr__(self) -> str:
        """How much was found."""
        return f"<NoticeFacts {self.language}, {len(self.recipients)} recipients>"

    @property
    def legal_bases(self) -> tuple[str, ...]:
        """The grounds that are stated, in the order of the regulation."""
        said = {found.basis for found in self.bases if found.is_stated}
        return tuple(code for code in BASES if code in said)

    @property
    def rights(self) -> tuple[str, ...]:
        """The rights that are stated."""
        return stated_codes(self.rights_found)

    @property
    def response_promises(self) -> tuple[str, ...]:
        """How soon an answer is promised, each period once."""
        return stated_codes(self.promises_found)

    @property
    def denied(self) -> tuple[str, ...]:
        """What the notice says is not done."""
        return stated_codes(self.denied_found)

    @property
    def flags(self) -> Flags:
        """What is stated to be done."""
        said = set(stated_codes(self.flags_found))
        return Flags(**{name: name in said for name in Flags.__struct_fields__})


BASES: Final = (
    "consent",
    "contract",
    "legal_obligation",
    "vital_interests",
    "public_task",
    "legitimate_interests",
)


def stated_codes(found: tuple[CodeFound, ...]) -> tuple[str, ...]:
    """The codes that the text states, each once, in the order of the text."""
    return tuple(dict.fromkeys(each.code for each in found if each.is_stated))


def as_json(facts: NoticeFacts) -> dict[str, Any]:
    """The facts as plain data, with the keys of ``notice read``."""
    plain: dict[str, Any] = msgspec.to_builtins(facts, builtin_types=())
    plain |= {
        "legal_bases": list(facts.legal_bases),
        "rights": list(facts.rights),
        "response_promises": list(facts.response_promises),
        "flags": msgspec.to_builtins(facts.flags),
        "denied": list(facts.denied),
    }
    named: dict[str, Any] = _named(plain)
    return named


def _named(node: Any) -> Any:
    """The same with every evidence as an object of its four fields."""
    if isinstance(node, dict):
        return {
            key: [_place(each) for each in value]
            if key in ("evidence", "updated_evidence")
            else _named(value)
            for key, value in node.items()
        }
    return [_named(each) for each in node] if isinstance(node, list | tuple) else node


def _place(fields: Any) -> dict[str, Any]:
    return dict(zip(Evidence._fields, fields, strict=True))
