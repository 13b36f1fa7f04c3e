"""A letter on its way out, with what its checks look at; a check is what one of them found."""

from datetime import date
from functools import cached_property
from typing import Any, Final, Literal, NamedTuple

import msgspec

from dpo_desk.duties import asking, identity
from dpo_desk.duties.case import claims
from dpo_desk.duties.errors import Guarded, sentence
from dpo_desk.law import kinds
from dpo_desk.law.codes import ANSWERS, Channel, LetterKind, SendingWay
from dpo_desk.letters import gather, wording
from dpo_desk.letters.texts import Texts
from dpo_desk.paper.model import Hole, Letter, PageOf, inlines
from dpo_desk.records import Claim, Finding, KeptLetter, Origin, Request
from dpo_desk.register import Register
from dpo_desk.words import Words

# What tells a stranger something about the person; a no to marketing needs no more than an address.
HELD: Final = frozenset(ANSWERS) - {LetterKind.MARKETING_STOPPED, LetterKind.TO_CONTROLLER} | {
    LetterKind.FEE,
    LetterKind.RESTRICTION_LIFTED,
}


class Check(NamedTuple):
    """Something to see to before sending; ``step`` is where, ``hole`` the fact that is missing.

    Only ``block`` holds sending back.
    """

    key: str
    severity: Literal["block", "warn"]
    values: dict[str, Any]
    step: str = "answer"
    hole: Hole | None = None

    def say(self, words: Words) -> str:
        """The sentence."""
        return sentence(words, self.key, self.values)

    def error(self) -> Guarded:
        """The check as what holds sending back."""
        return Guarded(self.key, self.step, **self.values)

    def __repr__(self) -> str:
        """The key only (MODEL.md 25)."""
        return f"<Check {self.severity} {self.key}>"


def block(key: str, step: str = "answer", **values: Any) -> Check:
    """A check that holds sending back."""
    return Check(key, "block", values, step)


def warn(key: str, step: str = "answer", **values: Any) -> Check:
    """A check to think over."""
    return Check(key, "warn", values, step)


def usual_way(request: Request, kept: KeptLetter) -> SendingWay:
    """How a letter goes unless somebody says otherwise: by post where no e-mail can reach.

    A letter is answered by a letter (12 (3)); firms are written to by e-mail.
    """
    if kept.service_id is not None or kept.recipient_id is not None:
        return SendingWay.EMAIL
    email = request.representative_email.strip() or request.requester_email.strip()
    by_post = request.channel is Channel.LETTER or not email
    return SendingWay.POST if by_post else SendingWay.EMAIL


class File(msgspec.Struct, frozen=True):
    """A kept file without its bytes and text."""

    id: int
    name: str
    media_type: str
    origin: Origin
    as_file: bool
    search_id: int | None = None

    def __repr__(self) -> str:
        """Ids only (MODEL.md 25)."""
        return f"<File {self.id}>"


class Outgoing:
    """A letter with its case, each fact read once and only where a check asks for it."""

    def __init__(
        self,
        register: Register,
        request: Request,
        kept: KeptLetter,
        letter: Letter,
        way: SendingWay | None = None,
        on: date | None = None,
    ) -> None:
        """``way`` and ``on`` are how and when it leaves: as noted in the letter, and today."""
        self.register = register
        self.request = request
        self.kept = kept
        self.letter = letter
        self.way = way or kept.sent_by
        self.on = on or register.clock.today()
        self.company = register.company()

    @property
    def kind(self) -> LetterKind:
        """Which letter it is."""
        return self.kept.kind

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """All that is asked for in the case."""
        return tuple(claims(self.register, self.request))

    @property
    def answered(self) -> tuple[Claim, ...]:
        """The claims that the letter answers."""
        return answered_by(self.kind, self.claims)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What was decided of what was found."""
        found = self.register.find(Finding, "request_id = :r", r=self.request.id)
        return tuple(found)

    @cached_property
    def files(self) -> tuple[File, ...]:
        """The files of the case."""
        rows = self.register.rows(
            "select id, name, media_type, origin, as_file, search_id from document"
            " where request_id = :r and removed_at is null order by id",
            r=self.request.id,
        )
        return tuple(msgspec.convert(rows, list[File], strict=False))

    @cached_property
    def text(self) -> str:
        """All words of the letter, with plain spaces."""
        words = [self.letter.subject]
        words += [
            inline.text for inline in inlines(self.letter) if not isinstance(inline, Hole | PageOf)
        ]
        return " ".join(" ".join(words).split())

    def line(self, name: str) -> str:
        """A line of the letter's texts as it would stand there."""
        return self._texts.line(name)

    @cached_property
    def _texts(self) -> Texts:
        own = gather.wording(self.register)
        return wording.texts_of(self.letter.kind, self.letter.language, own)


def answered_by(kind: LetterKind, asked: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """The claims of a case that a letter answers.

    A frame (an access answer, a refusal) tells of every claim that is decided; of those that are
    not it answers only what it is the letter for.
    """
    return tuple(
        claim
        for claim in asked
        if kinds.is_own(kind, claim.kind)
        or (kinds.answers(kind, claim.kind) and (claim.outcome or kind is LetterKind.TO_CONTROLLER))
    )


def held(register: Register, request: Request, kind: LetterKind) -> bool:
    """Whether a doubt without an answer holds the letter back.

    That we cannot tell who it is, is what a refusal by 12 (2) or 11 (2) says: it gives nothing.
    """
    if kind not in HELD or not identity.unanswered_doubt(register, request):
        return False
    return not (kind is LetterKind.REFUSAL and asking.concluded(register, request))
