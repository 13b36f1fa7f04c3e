"""Addresses that must get no marketing (art. 21 (2)-(3)), kept as marks that tell nobody who it is.

A mark is HMAC-SHA256 over channel and address in its one form, under a random key of this register.
An address can be held against the list, but the list cannot be read.
"""

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from dpo_desk.duties.errors import InvalidField
from dpo_desk.exchange import addresses
from dpo_desk.law.codes import Channel, RequestKind
from dpo_desk.records import Claim, Request, SuppressedAddress
from dpo_desk.register import Register

CHANNELS: Final = (Channel.EMAIL, Channel.PHONE, Channel.LETTER)
_KEY: Final = "suppression"


class Address(NamedTuple):
    """An address on its way into the list; it is not kept."""

    channel: Channel
    text: str

    def __repr__(self) -> str:
        return f"<Address {self.channel}>"


class Suppressed:
    """The list as the worker needs it."""

    def __init__(self, key: bytes, marks: Mapping[Channel, frozenset[str]]) -> None:
        """``marks`` were made under ``key``."""
        import hashlib
        import hmac

        self.marks = {channel: known for channel, known in marks.items() if known}
        self._keyed = hmac.new(key, digestmod=hashlib.sha256)  # its copies cost half of a new one

    def __repr__(self) -> str:
        return f"<Suppressed {sum(map(len, self.marks.values()))}>"

    def has(self, channel: Channel, text: str) -> bool:
        """Whether an address must get no marketing."""
        known = self.marks.get(channel)
        form = addresses.FORMS[channel](text) if known else ""
        return bool(form and known and self.mark(channel, form) in known)

    def mark(self, channel: Channel, form: str) -> str:
        """What stands for an address; ``form`` is as ``exchange.addresses`` writes it."""
        keyed = self._keyed.copy()
        keyed.update(f"{channel.value}:{form}".encode())
        return keyed.hexdigest()


def load(register: Register) -> Suppressed:
    """The list as it stands."""
    rows = register.find(SuppressedAddress)
    if not rows:
        return Suppressed(b"", {})
    marks = {
        channel: frozenset(r.mac for r in rows if r.channel is channel) for channel in CHANNELS
    }
    return Suppressed(register.secret(_KEY), marks)


def counts(register: Register) -> dict[Channel, int]:
    """How many addresses of each channel are on the list."""
    return {c: register.count(SuppressedAddress, "channel = :c", c=c) for c in CHANNELS}


def of_case(register: Register, request_id: int) -> tuple[Address, ...]:
    """The person's own addresses in a case: what can be put on the list."""
    request = register.get(Request, request_id)
    known = (request.requester_email, request.requester_phone, _house(request))
    return tuple(
        Address(channel, text)
        for channel, text in zip(CHANNELS, known, strict=True)
        if addresses.FORMS[channel](text) and _is_somewhere(channel, text)
    )


def _house(request: Request) -> str:
    """The postal address without the person's own name, which lists spell in many ways."""
    name = addresses.postal(request.requester_name)
    lines = request.requester_address.splitlines()
    return "\n".join(line for line in lines if addresses.postal(line) != name)


def add_from_case(
    register: Register, request_id: int, channels: Iterable[Channel] = CHANNELS
) -> int:
    """Put the person's addresses of these channels on the list; returns how many are new.

    Raises InvalidField where the person has said no such no, or no address is known.
    """
    request = register.get(Request, request_id)
    asked = register.find(Claim, "request_id = :r", r=request.id)
    if RequestKind.MARKETING_OPT_OUT not in {claim.kind for claim in asked}:
        raise InvalidField("suppression.error.no_claim", "claims", ref=request.ref)
    wanted = set(channels)
    found = [each for each in of_case(register, request.id) if each.channel in wanted]
    if not found:
        raise InvalidField("suppression.error.no_address", "requester_email")
    with register.action("action.suppression.added_from", ref=request.ref):
        return sum(_add(register, each) for each in found)


def add(register: Register, text: str, channel: Channel | None = None) -> bool:
    """Put an address on the list; False where it stands there.

    Raises InvalidField for what is none, and for a postal address without a place.
    """
    address = _read(text, channel)
    if not _is_somewhere(*address):
        raise InvalidField("suppression.error.place", "address")
    with register.action("action.suppression.added"):
        return _add(register, address)


def remove(register: Register, text: str, channel: Channel | None = None) -> bool:
    """Take an address off the list: the person wants marketing again. False where it is not there.

    Raises InvalidField for what is no address.
    """
    address = _read(text, channel)
    found = _kept(register, address)
    if found is None or found.removed_at is not None:
        return False
    with register.action("action.suppression.removed"):
        register.remove(found)
    return True


def _read(text: str, channel: Channel | None) -> Address:
    kind = channel or addresses.channel(text)
    if kind not in CHANNELS or not addresses.FORMS[kind](text):
        raise InvalidField("suppression.error.address", "address")
    return Address(kind, text)


def _is_somewhere(channel: Channel, text: str) -> bool:
    """Whether an address is one person's or house's; a street without a town is in every town."""
    return channel is not Channel.LETTER or addresses.has_place(text)


def _kept(register: Register, address: Address) -> SuppressedAddress | None:
    """The row of an address, also from the bin."""
    if not register.count(SuppressedAddress, removed=True):
        return None
    form = addresses.FORMS[address.channel](address.text)
    wanted = Suppressed(register.secret(_KEY), {}).mark(address.channel, form)
    rows = register.find(SuppressedAddress, "mac = :m and mac <> ''", m=wanted, removed=True)
    return rows[0] if rows else None


def _add(register: Register, address: Address) -> bool:
    found = _kept(register, address)
    if found is not None:
        if found.removed_at is not None:
            register.change(found, removed_at=None, added_on=register.clock.today())
        return found.removed_at is not None
    form = addresses.FORMS[address.channel](address.text)
    register.add(
        SuppressedAddress(
            mac=Suppressed(register.secret(_KEY), {}).mark(address.channel, form),
            channel=address.channel,
            added_on=register.clock.today(),
        )
    )
    return True
