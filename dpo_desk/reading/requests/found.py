"""What was understood of a letter: suggestions with the sentence that each rests on."""

import msgspec

from dpo_desk.law.codes import Capacity, Relation, RequestKind

UNCLEAR = "unclear"
NO_REQUEST = "no_request"


class Evidence(msgspec.Struct, frozen=True):
    """A sentence of the letter, and what it speaks for: a kind's code, UNCLEAR or NO_REQUEST."""

    kind: str
    text: str
    start: int = 0  # in the text that was given; start = end where it is the subject's
    end: int = 0

    def __repr__(self) -> str:
        """Nothing of the letter."""
        return f"<Evidence {self.kind}>"


class Writer(msgspec.Struct, frozen=True, kw_only=True):
    """Whose rights are meant, and who writes for that person."""

    requester_name: str = ""
    requester_email: str = ""
    representative_name: str = ""
    representative_email: str = ""
    authority: str = ""  # the sentence that says why somebody else may write
    capacity: Capacity = Capacity.SELF
    is_child: bool = False
    forwarded: bool = False  # somebody sent on what the person wrote

    def __repr__(self) -> str:
        """Nothing of the person."""
        return f"<Writer {self.capacity}>"


class Understood(msgspec.Struct, frozen=True, kw_only=True):
    """A suggestion, never a decision: the manager confirms or corrects each part of it."""

    language: str = "other"  # nb, nn, en, other
    kinds: tuple[RequestKind, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    unclear: bool = False  # about somebody's data, but what is asked cannot be told
    is_request: bool = False
    writer: Writer = Writer()
    relation: Relation = Relation.OTHER
    controller: str = ""  # another company the letter names as the one responsible
    wants_files: bool = False
    letter: str = ""  # the person's own words: no quotes, no signature

    def __repr__(self) -> str:
        """Codes only."""
        kinds = ", ".join(self.kinds)
        return f"<Understood {self.language} {kinds or self.unclear}>"
