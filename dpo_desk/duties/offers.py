"""Which letters a case can have now, to whom and why, and which of them is the thing to do."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from dpo_desk import letters
from dpo_desk.duties import asking, extending, identity, progress, telling
from dpo_desk.duties.case import claims
from dpo_desk.duties.events import events
from dpo_desk.law.codes import (
    ClaimOutcome,
    LetterKind,
    RequestKind,
    RequestStatus,
    Role,
)
from dpo_desk.law.kinds import KINDS
from dpo_desk.records import Claim, KeptLetter, Request, Search, SearchResult, Service
from dpo_desk.register import Register

_NO = (ClaimOutcome.REFUSED, ClaimOutcome.UNIDENTIFIED)


class Offer(NamedTuple):
    """A letter that the case can have; the addressee is "" for the person."""

    kind: LetterKind
    why: str  # message key
    addressee: str = ""
    suggested: bool = False
    service_id: int | None = None
    recipient_id: int | None = None
    sent: bool = False  # one like it has gone out already

    def __repr__(self) -> str:
        """Codes only (MODEL.md 25)."""
        return f"<Offer {self.kind} {self.why}>"


def letters_of(register: Register, request: Request) -> tuple[Offer, ...]:
    """The letters that this case can have now, the one to write first in front."""
    case = _Case(register, request)
    writable = [offer for offer in _offers(case) if offer.kind in letters.WRITERS]
    found = [offer._replace(sent=offer.sent or case.is_sent(offer)) for offer in writable]
    first = case.first(found)
    ordered = sorted(found, key=lambda offer: offer is not first)
    return tuple(offer._replace(suggested=offer is first) for offer in ordered)


def suggested(register: Register, request: Request) -> LetterKind:
    """The answer that fits the case as it is assessed."""
    return _Case(register, request).answer


class _Case:
    """What decides which letters there are, read once."""

    def __init__(self, register: Register, request: Request) -> None:
        self.register = register
        self.request = register.get(Request, request.id)
        self.claims = claims(register, request)
        self.sent = register.find(
            KeptLetter, "request_id = :r and sent_on is not null", order="id", r=request.id
        )
        self.forwarding = self.request.role is Role.PROCESSOR

    @cached_property
    def doubt(self) -> bool:
        return identity.unanswered_doubt(self.register, self.request)

    @cached_property
    def asking(self) -> asking.Asking:
        return asking.read(self.register, self.request)

    @cached_property
    def searches(self) -> list[Search]:
        return self.register.find(Search, "request_id = :r", order="id", r=self.request.id)

    @property
    def answered(self) -> bool:
        return self.request.answered_on is not None

    @cached_property
    def waiting(self) -> tuple[Claim, ...]:
        """The claims that no letter has answered; all of them once every one is."""
        happened = events(self.register, self.request)
        sent = progress.sent_answers(self.register, self.request)
        left = progress.waiting(self.request, self.claims, happened, sent)
        return left or tuple(self.claims)

    @property
    def unknown(self) -> bool:
        """Whether a question who it is has no answer."""
        return any(each.about is asking.About.IDENTITY for each in self.asking.waiting)

    @property
    def in_vain(self) -> bool:
        """Whether every place was searched and held nothing."""
        rows = self.searches
        return bool(rows) and all(row.result is SearchResult.NOTHING for row in rows)

    @property
    def answer(self) -> LetterKind:
        """The letter that answers the case: with several kinds, the one that frames the others."""
        if self.forwarding:
            return LetterKind.TO_CONTROLLER
        if self.waiting and all(claim.outcome in _NO for claim in self.waiting):
            return LetterKind.REFUSAL
        usual = [KINDS[claim.kind].letters for claim in self.waiting]
        kinds = [claim.kind for claim in self.waiting]
        if self.in_vain and all(LetterKind.NO_DATA in each for each in usual):
            return LetterKind.NO_DATA
        if RequestKind.ACCESS in kinds or not kinds:
            return LetterKind.ACCESS
        return usual[0][0]

    def has_sent(self, kind: LetterKind) -> bool:
        return any(letter.kind is kind for letter in self.sent)

    def is_sent(self, offer: Offer) -> bool:
        to = (offer.kind, offer.service_id, offer.recipient_id)
        return any((x.kind, x.service_id, x.recipient_id) == to for x in self.sent)

    def first(self, offers: Sequence[Offer]) -> Offer | None:
        """What to write now: what the law wants done before the rest."""
        wanted = [kind for kind in self._road() if not self.has_sent(kind) or kind in _AGAIN]
        for kind in wanted:
            for offer in offers:
                if offer.kind is kind and not offer.sent:
                    return offer
        return None

    def _road(self) -> Iterator[LetterKind]:
        if self.forwarding:
            yield from (LetterKind.TO_CONTROLLER, LetterKind.REDIRECT)
            return
        if self.doubt and not self.unknown:
            yield LetterKind.IDENTITY
        if self.unknown and not self.answered:
            if asking.is_time(self.register, self.request):
                yield LetterKind.REFUSAL
            return
        if self.request.status is RequestStatus.RECEIVED and not self.answered:
            yield LetterKind.RECEIPT
        if not self.answered:
            yield self.answer
        yield LetterKind.TO_RECIPIENT


_AGAIN = (LetterKind.TO_RECIPIENT,)  # one letter a recipient


def _offers(case: _Case) -> Iterator[Offer]:
    if case.forwarding:
        yield Offer(
            LetterKind.TO_CONTROLLER, "offer.to_controller", case.request.controller_name.strip()
        )
        yield Offer(LetterKind.REDIRECT, "offer.redirect")
        return
    yield from _before(case)
    yield from _answers(case)
    yield from _beside(case)


def _before(case: _Case) -> Iterator[Offer]:
    """What goes out while the case is worked on."""
    if case.answered:
        return
    yield Offer(LetterKind.RECEIPT, "offer.receipt")
    if case.doubt:
        yield Offer(LetterKind.IDENTITY, "offer.identity")
    if any(KINDS[claim.kind].month for claim in case.claims):
        yield Offer(LetterKind.CLARIFICATION, "offer.clarification")
    more = extending.read(case.register, case.request)
    if more.possible(case.register.clock.today()):
        yield Offer(LetterKind.EXTENSION, "offer.extension")
    if any(KINDS[claim.kind].refusable for claim in case.claims):
        yield Offer(LetterKind.FEE, "offer.fee")


def _answers(case: _Case) -> Iterator[Offer]:
    """The letters that answer what is asked for, the fitting one first."""
    kinds = [case.answer]
    kinds += [kind for claim in case.claims for kind in KINDS[claim.kind].letters]
    if any(KINDS[claim.kind].refusable for claim in case.claims):
        kinds.append(LetterKind.REFUSAL)
    for kind in dict.fromkeys(kinds):
        why = (
            "offer.unidentified" if kind is LetterKind.REFUSAL and case.unknown else "offer.answer"
        )
        yield Offer(kind, why)


def _beside(case: _Case) -> Iterator[Offer]:
    """Letters to those who hold or have received the data, and the end of a restriction."""
    for claim in case.claims:
        if claim.kind is RequestKind.RESTRICTION and claim.done_on and claim.lifted_on is None:
            yield Offer(LetterKind.RESTRICTION_LIFTED, "offer.restriction_lifted")
    nobody = telling.groups(case.register)
    for row in telling.notifications(case.register, case.request):
        if not row.untold.strip() and row.recipient_id not in nobody:
            yield Offer(
                LetterKind.TO_RECIPIENT,
                "offer.to_recipient",
                row.name,
                service_id=row.service_id,
                recipient_id=row.recipient_id,
                sent=row.told_on is not None,
            )
    bought = {
        service.id: service
        for service in case.register.find(Service, "vendor_id is not null", order="id")
    }
    for search in case.searches:
        service = bought.get(search.service_id or 0)
        if service is not None and service.role is Role.PROCESSOR:
            yield Offer(
                LetterKind.TO_PROCESSOR, "offer.to_processor", service.name, service_id=service.id
            )
