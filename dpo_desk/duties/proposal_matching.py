"""What of a notice the register has already, so that nothing is proposed twice."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Any, Final

from msgspec.structs import replace

from dpo_desk.duties.proposal_entry import Entry, canonical, name_key
from dpo_desk.duties.seed_statements import Topic
from dpo_desk.records import (
    Activity,
    Contact,
    Cookie,
    NoticeVersion,
    Proposal,
    ProposalKind,
    Purpose,
    RetentionRule,
    Service,
    Statement,
    Vendor,
)
from dpo_desk.register import Register

# What leaves no record of its own is known by its statement.
_SAID: Final = MappingProxyType(
    {
        ProposalKind.PROMISE: (Topic.PROMISE, "period"),
        ProposalKind.DENIAL: (Topic.DENIAL, "what"),
        ProposalKind.TRANSFER: (Topic.TRANSFER, "mechanism"),
    }
)
SUPPLEMENTED: Final = ("used_for", "storage_countries")  # of a service that is there


class Known:
    """What the register has, read once."""

    def __init__(self, register: Register, version: NoticeVersion) -> None:
        """Read the names of what is there, and what was proposed from this notice before."""
        self._register = register
        self._company = register.company()
        vendors = {one.id: one.name for one in register.find(Vendor)}
        self._services = [
            (_name(vendors.get(one.vendor_id or 0, "")), canonical(one.name), one)
            for one in register.find(Service)
        ]
        names = [one.name for one in register.find(Activity)]
        texts = [one.text for one in register.find(Purpose)]
        self._names = {
            ProposalKind.ACTIVITY: {name_key(text) for text in (*names, *texts)},
            ProposalKind.COOKIE: {name_key(one.name) for one in register.find(Cookie)},
            ProposalKind.CONTACT: {name_key(one.value) for one in register.find(Contact)},
        }
        rules = register.find(RetentionRule)
        self._rules = {(one.period or "", name_key(one.data)) for one in rules}
        said = register.find(Statement)
        self._said = {(one.topic, one.value) for one in said}
        self._conflicts = _conflicts(said)
        self._keys = _asked(register, version)

    def left(self, entry: Entry) -> Entry | None:
        """What of an entry is new, or None where nothing is."""
        new = self._new(entry)
        return None if new is None or new.key in self._keys else new

    def _new(self, entry: Entry) -> Entry | None:
        match entry.kind:
            case ProposalKind.COMPANY:
                return self._company_left(entry)
            case ProposalKind.SERVICE:
                return self._service_left(entry)
            case ProposalKind.RIGHTS:
                return self._rights_left(entry)
            case _:
                return None if self._is_there(entry.kind, entry.values) else entry

    def _is_there(self, kind: ProposalKind, values: dict[str, Any]) -> bool:
        if kind is ProposalKind.CONFLICT:
            return frozenset(_values(values["sides"])) in self._conflicts
        if kind is ProposalKind.RETENTION:
            return (values["period"] or "", name_key(values["data"])) in self._rules
        if kind in _SAID:
            topic, field = _SAID[kind]
            return (topic, values[field]) in self._said
        field = "value" if kind is ProposalKind.CONTACT else "name"
        return name_key(str(values[field])) in self._names.get(kind, frozenset())

    def _company_left(self, entry: Entry) -> Entry | None:
        """The facts that the register does not have; its name goes along as their source."""
        left = {f: v for f, v in entry.values.items() if not getattr(self._company, f)}
        if not left:
            return None
        told = entry.values.get("name", "")
        if told and name_key(told) == name_key(self._company.name):
            left["name"] = self._company.name
        key = "company/" + "/".join(f"{f}={name_key(str(left[f]))}" for f in sorted(left))
        return replace(entry, values=left, key=key)

    def _service_left(self, entry: Entry) -> Entry | None:
        """A new service, or what is still empty in the one that is there."""
        there = self._service(entry.values)
        if there is None:
            return entry
        left: dict[str, Any] = {
            field: entry.values[field]
            for field in SUPPLEMENTED
            if entry.values.get(field) and not getattr(there, field)
        }
        if not left:
            return None
        key = f"{entry.key}/{'+'.join(sorted(left))}"
        return replace(entry, key=key, values={"name": there.name, "record_uid": there.uid} | left)

    def _service(self, values: dict[str, Any]) -> Service | None:
        vendor, name = _name(values["vendor"]), _name(values["name"])
        unnamed = vendor == name  # the notice speaks of the firm only
        for seller, called, service in self._services:
            if called == name or (unnamed and seller == vendor):
                return service
        return None

    def _rights_left(self, entry: Entry) -> Entry | None:
        left = [r for r in entry.values["rights"] if (Topic.RIGHT, r) not in self._said]
        if not left:
            return None
        return replace(entry, values={"rights": left}, key=f"rights/{'+'.join(sorted(left))}")


def _name(name: str) -> str:
    return canonical(name) if name else ""


def _values(sides: Iterable[dict[str, Any]]) -> set[str]:
    return {str(side["value"]) for side in sides}


def _conflicts(said: Iterable[Statement]) -> set[frozenset[str]]:
    """What the register's conflicts are between."""
    found: dict[str, set[str]] = {}
    for one in said:
        if one.conflict:
            found.setdefault(one.conflict, set()).add(one.value)
    return {frozenset(values) for values in found.values()}


def _asked(register: Register, version: NoticeVersion) -> set[str]:
    """What was proposed from this notice and is not to be proposed again."""
    found = register.find(
        Proposal,
        "notice_version_id in (select id from notice_version where notice_id = :n)"
        " and (state <> 'open' or notice_version_id = :v)",
        n=version.notice_id,
        v=version.id,
    )
    return {one.key for one in found}
