"""Material for the letters on the way to an answer: what the manager says, and to whom."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import product
from types import MappingProxyType
from typing import Any

import msgspec

from dpo_desk.law.codes import Capacity, Channel, ClaimOutcome, LetterKind, RequestKind, Role
from dpo_desk.law.deadlines import Facts, deadlines
from dpo_desk.letters.asks import YES, asks
from dpo_desk.letters.material import Addressee, Earlier, Material
from dpo_desk.records import (
    Claim,
    Event,
    EventKind,
    KeptLetter,
    Notification,
    Recipient,
    Service,
)
from tests.letters.samples import COMPANY, FOLLOW_UP, RECEIVED, REQUEST, material

replace = msgspec.structs.replace
Said = Mapping[str, str]

FACTS: Mapping[LetterKind, Mapping[str, str]] = MappingProxyType(
    {
        LetterKind.RECEIPT: {},
        LetterKind.IDENTITY: {
            "why": "Du skrev fra en adresse vi ikke kjenner",
            "way": "known_address",
            "other_way": "call_back",
            "reply_by": "2026-11-26",
        },
        LetterKind.CLARIFICATION: {
            "about": "amount",
            "what": "Vi har rundt 4000 e-poster med navnet ditt, fra 2017 til i dag",
            "proposal": "Er det tilbudet fra i vår du vil se, sender vi alt om det først",
            "reply_by": "2026-11-26",
        },
        LetterKind.EXTENSION: {
            "ground": "complexity",
            "reason": "Opplysningene ligger i fire systemer, og et av dem er avsluttet",
            "now": "Kundeopplysningene dine ligger ved",
        },
        LetterKind.TO_RECIPIENT: {
            "identifier": "Kundenummer 4711",
            "what": "Telefonnummeret. Det riktige er 900 00 000.",
            "confirm_by": "2026-12-03",
        },
        LetterKind.TO_CONTROLLER: {"help": "Vi kan søke i sakssystemet"},
        LetterKind.REDIRECT: {"forwarded_on": "2026-11-05"},
        LetterKind.FEE: {
            "decision": "fee",
            "ground": "excessive",
            "why": "Du fikk de samme opplysningene 5. mai 2026, og ingenting er endret siden da",
            "amount": "1250,50",
            "costs": "Tre timers arbeid til 400 kroner timen og 50,50 kroner i porto",
            "reply_by": "2026-11-26",
        },
        LetterKind.TO_PROCESSOR: {
            "task": "search",
            "identifier": "kari@example.com",
            "answer_by": "2026-11-24",
            "more": "Send filene kryptert",
        },
        LetterKind.REPLY: {
            "answer": "Vi bruker adressen din bare til nyhetsbrevet.\n\nDu meldte deg på selv."
        },
    }
)
MAILER = Addressee(
    name="MailerLite Limited",
    contact="support@mailerlite.example",
    record=Service(id=3, uid="service-3", name="MailerLite", vendor_id=3),
)
BOOKS = Addressee(
    name="Bryggen Regnskap AS", record=Recipient(id=1, uid="recipient-1", name="Bryggen")
)
HOTEL = Addressee(name="Fjellhotellet AS", contact="post@fjellhotellet.example")
FORWARDED = replace(
    REQUEST,
    role=Role.PROCESSOR,
    received_at=datetime(2026, 11, 3, 13, 5, tzinfo=UTC),
    controller_name=HOTEL.name,
    controller_email=HOTEL.contact,
)
EARLIER = (
    Earlier(
        request=replace(
            REQUEST, id=2, uid="earlier-1", ref="2026-003", received_on=date(2026, 5, 2)
        ),
        kinds=(RequestKind.ACCESS,),
        answered_on=date(2026, 5, 20),
    ),
)
UNDATED = Earlier(
    request=replace(REQUEST, id=3, ref="2026-009", received_on=None), kinds=(RequestKind.ACCESS,)
)
TOLD = (
    Notification(
        service_id=3,
        name="MailerLite Limited",
        about=("erasure",),
        told_on=date(2026, 11, 6),
        confirm_by=date(2026, 11, 20),
    ),
    Notification(recipient_id=1, name="Bryggen Regnskap AS", about=("rectification", "erasure")),
    Notification(name="Et firma som er lagt ned", untold="Firmaet finnes ikke lenger"),
)
SEVERAL = tuple(
    Claim(kind=kind)
    for kind in (RequestKind.ACCESS, RequestKind.ERASURE, RequestKind.MARKETING_OPT_OUT)
)
_ADDRESSEES = {
    LetterKind.TO_RECIPIENT: BOOKS,
    LetterKind.TO_CONTROLLER: HOTEL,
    LetterKind.TO_PROCESSOR: MAILER,
}
_FORWARDING = (LetterKind.TO_CONTROLLER, LetterKind.REDIRECT)


def whole(kind: LetterKind, facts: Mapping[str, str] | None = None, **changes: Any) -> Material:
    """The material of a letter that lacks nothing, with ``facts`` instead of the usual ones."""
    said = dict(FACTS[kind] if facts is None else facts)
    usual: dict[str, Any] = {
        "letter": KeptLetter(id=1, uid="letter", kind=kind, facts=said),
        "addressee": _ADDRESSEES.get(kind),
    }
    if kind in _FORWARDING:
        usual |= {"request": FORWARDED, "originals": ("henvendelse.eml",)}
    if kind is LetterKind.FEE:
        usual["earlier"] = EARLIER
    if kind is LetterKind.TO_RECIPIENT:
        usual["claims"] = (_granted(RequestKind.RECTIFICATION),)
    if kind is LetterKind.REPLY:
        usual["claims"] = (Claim(kind=RequestKind.QUESTION),)
    return material(**(usual | changes))


def _granted(kind: RequestKind) -> Claim:
    return Claim(kind=kind, outcome=ClaimOutcome.ANSWERED)


def varied(kind: LetterKind) -> Iterator[Material]:
    """A letter with and without its facts, with every choice, and for every sort of case."""
    base = whole(kind)
    yield base
    yield from _said(kind)
    for request in _requests(base):
        yield replace(base, request=request)
    for asked in RequestKind:
        yield replace(base, claims=(Claim(kind=asked),))
    yield replace(base, claims=SEVERAL)
    yield replace(base, claims=())
    yield replace(base, notifications=TOLD, claims=(Claim(kind=RequestKind.RECIPIENTS),))
    yield replace(base, addressee=None, deadlines=None)
    elsewhere = replace(base.letter, to_name="K. Prøve", to_address="Vei 1\n0001 Oslo")
    yield replace(base, letter=elsewhere)
    extended = Facts(received=RECEIVED, extended_on=date(2026, 11, 10))
    yield replace(base, deadlines=deadlines(extended))
    yield replace(base, dated=date(2026, 12, 4))
    if kind in _MORE:
        yield from _MORE[kind](FACTS[kind])


def shown(kind: LetterKind) -> dict[str, Material]:
    """The few letters of a kind that stand whole in a snapshot, by what they show."""
    base = whole(kind)
    spoken = replace(base.request, channel=Channel.PHONE)
    lawyer = replace(
        base.request,
        capacity=Capacity.LAWYER,
        representative_name="Advokat Ola Prøve",
        representative_email="ola@example.com",
    )
    found = {
        "whole": base,
        "holes": whole(kind, {}, addressee=None, earlier=(), originals=()),
        "spoken": replace(base, request=spoken),
        "for another": replace(base, request=lawyer, claims=SEVERAL),
    }
    if kind is LetterKind.RECEIPT:
        found["forwarded"] = replace(base, request=FORWARDED)
    return found


def _said(kind: LetterKind) -> Iterator[Material]:
    """What the manager can say: nothing, nonsense, each answer left out, every choice."""
    said = FACTS[kind]
    yield whole(kind, {})
    yield whole(kind, dict.fromkeys(said, "x"))
    for ask in asks(kind):
        yield whole(kind, {name: value for name, value in said.items() if name != ask.name})
        for choice in (*ask.choices, *((YES,) if ask.widget == "flag" else ())):
            yield whole(
                kind, {**said, ask.name: choice, "where": "fjordlys.example", "what": "Alt"}
            )


def _requests(base: Material) -> Iterator[Any]:
    request = base.request
    for capacity, seen in product(Capacity, ("", "Fullmakt 2. november 2026")):
        yield replace(
            request,
            capacity=capacity,
            representative_name="Advokat Ola Prøve",
            representative_email="ola@example.com",
            representative_authority=seen,
        )
    other = replace(request, representative_name="Ola Prøve", channel=Channel.IN_PERSON)
    yield other
    yield replace(other, channel=Channel.EMAIL, is_child=True, capacity=Capacity.PARENT)
    yield replace(request, capacity=Capacity.SURVIVOR)
    for channel in Channel:
        yield replace(request, channel=channel)
    yield replace(request, text="Hei.\nJeg vil se alt dere har.\n" * 8)
    yield replace(request, text="", requester_name="", received_on=None, received_at=None)
    yield replace(request, requester_email="", controller_named=True)
    yield replace(request, requester_email="", requester_address="", controller_name="")
    yield replace(request, role=Role.PROCESSOR, controller_name="Fjellhotellet AS")
    yield replace(
        request, role=Role.PROCESSOR, controller_name="Fjellhotellet AS", controller_named=True
    )


def _receipt(said: Said) -> Iterator[Material]:
    kind = LetterKind.RECEIPT
    for channel, name in product((Channel.EMAIL, Channel.FORM), ("", "Ola Prøve")):
        request = replace(REQUEST, channel=channel, representative_name=name)
        for secure in (True, False):
            company = replace(COMPANY, no_sensitive_email=secure)
            yield whole(kind, said, company=company, request=request)
    late = replace(FORWARDED, forward_days=1)
    yield whole(kind, said, request=late, dated=date(2026, 11, 4))
    known = Event(kind=EventKind.IDENTIFIED, values={"method": "authority"})
    other = replace(REQUEST, representative_name="Ola Prøve")
    yield whole(kind, said, request=other, events=(known,))


def _identity(said: Said) -> Iterator[Material]:
    kind = LetterKind.IDENTITY
    yield whole(kind, {}, events=(Event(kind=EventKind.DOUBT, note="Adressen er ny"),))
    yield whole(kind, {**said, "way": "in_person"}, company=replace(COMPANY, address=""))
    for capacity in Capacity:
        other = replace(REQUEST, representative_name="Ola Prøve", capacity=capacity)
        yield whole(kind, {**said, "way": "authority"}, request=other)


def _clarification(said: Said) -> Iterator[Material]:
    yield whole(LetterKind.CLARIFICATION, said, claims=(Claim(kind=RequestKind.ERASURE),))


def _extension(said: Said) -> Iterator[Material]:
    kind = LetterKind.EXTENSION
    told = Event(kind=EventKind.EXTENDED, note="To systemer er nede")
    yield whole(kind, {"ground": "number"}, events=(told,))
    for until in ("2027-01-15", "2027-06-01", "snart"):
        yield whole(kind, {**said, "until": until})
    yield whole(kind, dated=date(2026, 11, 1))
    at_once = (RequestKind.ACCESS, RequestKind.MARKETING_OPT_OUT, RequestKind.WITHDRAW_CONSENT)
    asked = tuple(Claim(kind=each) for each in (*at_once, RequestKind.OBJECTION))
    yield whole(kind, said, claims=asked)
    yield whole(kind, {**said, "now": ""}, claims=asked)


def _to_recipient(_: Said) -> Iterator[Material]:
    kind = LetterKind.TO_RECIPIENT
    kept = KeptLetter(kind=kind, service_id=3, facts={"identifier": "4711"})
    yield whole(kind, letter=kept, addressee=MAILER, notifications=TOLD)
    kept = replace(kept, service_id=None, recipient_id=1)
    yield whole(kind, letter=kept, addressee=BOOKS, notifications=TOLD)
    three = (RequestKind.RECTIFICATION, RequestKind.ERASURE, RequestKind.RESTRICTION)
    yield whole(kind, claims=tuple(_granted(each) for each in three))


def _to_controller(said: Said) -> Iterator[Material]:
    yield whole(LetterKind.TO_CONTROLLER, {**said, "enclosed": "Kopi av brevet"}, originals=())
    yield whole(LetterKind.TO_CONTROLLER, {}, originals=())


def _redirect(_: Said) -> Iterator[Material]:
    kind = LetterKind.REDIRECT
    yield whole(kind, {}, events=(Event(kind=EventKind.FORWARDED, on=date(2026, 11, 5)),))
    yield whole(kind, {}, events=(Event(kind=EventKind.SPLIT),))
    yield whole(kind, request=replace(FORWARDED, controller_named=True))
    yield whole(kind, {}, request=replace(FORWARDED, controller_name=""))


def _fee(said: Said) -> Iterator[Material]:
    for amount in ("250", "0", "12 000", "-5", "mye"):
        yield whole(LetterKind.FEE, {**said, "amount": amount})
    yield whole(LetterKind.FEE, said, earlier=(*EARLIER, UNDATED))
    for decision in ("refusal", "copy"):
        yield whole(LetterKind.FEE, {"decision": decision}, earlier=())


def _reply(_: Said) -> Iterator[Material]:
    kind = LetterKind.REPLY
    answered = Claim(kind=RequestKind.QUESTION, answer="Ja, det stemmer")
    yield whole(kind, {}, claims=(answered,))
    asked = (Claim(kind=RequestKind.RECIPIENTS),)
    yield whole(kind, {}, claims=asked, notifications=TOLD)
    group = Recipient(id=7, uid="g", name="Underleverandører", is_category=True)
    use = replace(FOLLOW_UP, recipients=(group,))
    row = Notification(uid="n", name="Underleverandører", recipient_id=7)
    yield whole(kind, {}, claims=asked, notifications=(row,), every_use=(use,))


# What only one of the letters knows.
_MORE: Mapping[LetterKind, Callable[[Said], Iterator[Material]]] = {
    LetterKind.RECEIPT: _receipt,
    LetterKind.IDENTITY: _identity,
    LetterKind.CLARIFICATION: _clarification,
    LetterKind.EXTENSION: _extension,
    LetterKind.TO_RECIPIENT: _to_recipient,
    LetterKind.TO_CONTROLLER: _to_controller,
    LetterKind.REDIRECT: _redirect,
    LetterKind.FEE: _fee,
    LetterKind.REPLY: _reply,
}
