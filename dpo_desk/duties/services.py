"""Services and their vendors: a row under «Databehandlere» is a service (MODEL 29)."""

from datetime import date
from pathlib import PurePath
from typing import Any, TypeVar

from dpo_desk.duties import documents
from dpo_desk.duties.documents import Incoming
from dpo_desk.duties.errors import InvalidField
from dpo_desk.law.codes import Role
from dpo_desk.records import (
    ActivityService,
    AgreementStatus,
    Cookie,
    Document,
    RetentionRule,
    Service,
    SubProcessor,
    Task,
    Vendor,
)
from dpo_desk.register import Register
from dpo_desk.register.folding import folded, match
from dpo_desk.register.search import ids_found
from dpo_desk.register.sorting import alphabetical

AGREEMENT_TYPES = (".pdf", ".docx", ".doc", ".odt")
_OFFERED = 500
R = TypeVar("R", Service, Vendor)
_LISTS = ("storage_countries", "access_countries")


def add(register: Register, vendor: str, name: str = "", used_for: str = "") -> Service:
    """A new service; a vendor of that name is taken, a new name creates both (MODEL 29).

    Without a name of its own the service is called as its vendor. Raises InvalidField where there
    is no name at all, or where the service is there already (``similar`` says which).
    """
    vendor, name = " ".join(vendor.split()), " ".join(name.split())
    if not (vendor or name):
        raise InvalidField("error.service.nameless", "vendor_id")
    if similar(register, vendor, name) is not None:
        raise InvalidField("error.service.there", "name")
    with register.action("action.service.added"):
        seller = _vendor(register, vendor) if vendor else None
        return register.add(
            Service(
                vendor_id=seller.id if seller else None,
                name=name or vendor,
                used_for=used_for.strip(),
                role=Role.PROCESSOR if seller else Role.CONTROLLER,
            )
        )


def similar(register: Register, vendor: str, name: str = "") -> Service | None:
    """The service in the register that has this vendor and this name, however it is spelled."""
    seller = vendor_called(register, vendor)
    if vendor.strip() and seller is None:
        return None
    owner = seller.id if seller else None
    found = _called(register, Service, name or vendor)
    return next((service for service in found if service.vendor_id == owner), None)


def vendor_called(register: Register, name: str) -> Vendor | None:
    """The vendor of that name, however it is spelled."""
    return next(iter(_called(register, Vendor, name)), None)


def vendors(register: Register, chosen: int | None = None) -> list[tuple[int, str]]:
    """Vendors as (id, name), for a list to choose from, ``chosen`` among them.

    Who has more vendors than a list is good for types the name: it is looked up all the same.
    """
    found = register.find(Vendor, order=f"{alphabetical('name')}, id", limit=_OFFERED)
    if chosen is not None and chosen not in {vendor.id for vendor in found}:
        found.append(register.get(Vendor, chosen))
    return [(vendor.id, vendor.name) for vendor in found]


def change(register: Register, uid: str, field: str, value: Any, *, merge: str = "") -> Service:
    """Change one fact about a service; a vendor is given by id, or by a name that may be new.

    Raises InvalidField for what cannot be right.
    """
    service = register.by_uid(Service, uid)
    if field == "vendor_id":
        return _sold_by(register, service, value)
    if isinstance(value, str):
        value = value.strip()
    if field == "name":
        _check_name(register, service, value)
    if field in _LISTS:
        value = tuple(dict.fromkeys(value))
    if getattr(service, field) == value:
        return service
    with register.action("action.service.changed", merge=merge, field=field):
        return register.change(service, **{field: value}, **_follows(service, field, value))


def attach_agreement(register: Register, uid: str, file: Incoming) -> Service:
    """Keep the signed agreement with its service, which then has one: «I orden».

    Raises InvalidField where the file is no PDF or Word document.
    """
    check_agreement(file.name)
    service = register.by_uid(Service, uid)
    with register.action("action.service.agreement"):
        document = register.change(documents.keep(register, file), service_id=service.id)
        return register.change(
            service,
            agreement_document_id=document.id,
            agreement_status=AgreementStatus.SIGNED,
            agreement_ended_on=None,
        )


def check_agreement(name: str) -> None:
    """Whether a file of this name can be an agreement; raises InvalidField."""
    if PurePath(name).suffix.lower() not in AGREEMENT_TYPES:
        raise InvalidField("error.service.file_type", "agreement_document_id")


def detach_agreement(register: Register, uid: str) -> Service:
    """Put the agreement's file in the bin; what was said of the agreement stays."""
    service = register.by_uid(Service, uid)
    with register.action("action.service.agreement_removed"):
        if service.agreement_document_id is not None:
            register.remove(register.get(Document, service.agreement_document_id))
        return register.change(service, agreement_document_id=None)


def remove(register: Register, uid: str) -> Service:
    """Put a service in the bin with what is only its: undo brings all of it back.

    A retention rule that the service had is no less a rule: it stays, with the service's name as
    its place. The vendor goes with its last service.
    """
    service = register.by_uid(Service, uid)
    with register.action("action.service.removed"):
        for kind in (SubProcessor, ActivityService, Document):
            _remove_all(register, register.find(kind, "service_id = :id", id=service.id))
        for rule in register.find(RetentionRule, "service_id = :id", id=service.id):
            register.change(rule, service_id=None, place=rule.place or service.name)
        for cookie in register.find(Cookie, "service_id = :id", id=service.id):
            if cookie.activity_id is None:
                register.remove(cookie)
            else:
                register.change(cookie, service_id=None)
        _remove_all(register, register.find(Task, "record_uid = :uid", uid=uid))
        gone = register.remove(service)
        _leave(register, service.vendor_id)
        return gone


def change_vendor(
    register: Register, uid: str, field: str, value: Any, *, merge: str = ""
) -> Vendor:
    """Change one fact about a vendor, for all that is bought from it."""
    vendor = register.by_uid(Vendor, uid)
    value = value.strip() if isinstance(value, str) else value
    if getattr(vendor, field) == value:
        return vendor
    with register.action("action.vendor.changed", merge=merge, field=field):
        return register.change(vendor, **{field: value})


def add_sub_processor(
    register: Register, uid: str, name: str = "", country: str = ""
) -> SubProcessor:
    """A processor that the vendor uses in its turn (GDPR art. 28 (2), (4))."""
    service = register.by_uid(Service, uid)
    with register.action("action.sub_processor.added"):
        return register.add(SubProcessor(service_id=service.id, name=name.strip(), country=country))


def change_sub_processor(
    register: Register, uid: str, field: str, value: Any, *, merge: str = ""
) -> SubProcessor:
    """Change one fact about a sub-processor."""
    found = register.by_uid(SubProcessor, uid)
    value = value.strip() if isinstance(value, str) else value
    if getattr(found, field) == value:
        return found
    with register.action("action.sub_processor.changed", merge=merge, field=field):
        return register.change(found, **{field: value})


def remove_sub_processor(register: Register, uid: str) -> SubProcessor:
    """Put a sub-processor in the bin."""
    with register.action("action.sub_processor.removed"):
        return register.remove(register.by_uid(SubProcessor, uid))


def _called(register: Register, kind: type[R], name: str) -> list[R]:
    """The records of that name, however it is spelled."""
    wanted, expression = folded(" ".join(name.split())), match(name)
    if not expression:
        return []
    found = register.find(kind, f"id in ({ids_found(kind.table, 'word')})", word=expression)
    return [record for record in found if folded(str(getattr(record, "name", ""))) == wanted]


def _vendor(register: Register, name: str) -> Vendor:
    """The vendor of that name; a new one where there is none."""
    return vendor_called(register, name) or register.add(Vendor(name=" ".join(name.split())))


def _sold_by(register: Register, service: Service, vendor: int | str | None) -> Service:
    """Give the service another vendor; one that has no service left goes to the bin."""
    name = vendor.strip() if isinstance(vendor, str) else ""
    with register.action("action.service.changed", field="vendor_id"):
        wanted = _vendor(register, name).id if name else (vendor or None)
        if wanted == service.vendor_id:
            return service
        if register.first(
            Service, "vendor_id is :v and name = :n and id <> :id",
            v=wanted, n=service.name, id=service.id,
        ):  # fmt: skip
            raise InvalidField("error.service.there", "vendor_id")
        changed = register.change(service, vendor_id=wanted)
        _leave(register, service.vendor_id)
        return changed


def _leave(register: Register, vendor_id: int | None) -> None:
    """A vendor of whom nothing is bought any more goes to the bin."""
    if vendor_id is not None and not register.first(Service, "vendor_id = :v", v=vendor_id):
        vendor = register.get(Vendor, vendor_id)
        if vendor.removed_at is None:
            register.remove(vendor)


def _check_name(register: Register, service: Service, name: str) -> None:
    others = register.find(
        Service, "vendor_id is :v and id <> :id", v=service.vendor_id, id=service.id
    )
    if name and folded(name) in {folded(other.name) for other in others}:
        raise InvalidField("error.service.there", "name")


def _follows(service: Service, field: str, value: Any) -> dict[str, Any]:
    """What else changes: who writes when an agreement was signed, says that there is one."""
    if field == "agreement_signed_on" and isinstance(value, date):
        signed = service.agreement_status is AgreementStatus.SIGNED
        return {} if signed else {"agreement_status": AgreementStatus.SIGNED}
    return {}


def _remove_all(register: Register, records: list[Any]) -> None:
    for record in records:
        register.remove(record)
