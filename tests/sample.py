"""A small register for tests: Fjordlys Prøve AS, two activities, four systems, one promise."""

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from dpo_desk.law.clock import FixedClock
from dpo_desk.law.codes import (
    LegalBasis,
    Relation,
    RetentionAction,
    RetentionTrigger,
    Role,
    Stated,
)
from dpo_desk.records import (
    Activity,
    ActivityService,
    Company,
    Notice,
    NoticeVersion,
    Purpose,
    PurposeBasis,
    RetentionRule,
    Service,
    Statement,
    Vendor,
)
from dpo_desk.register import Register

NOW = datetime(2026, 11, 19, 8, 40, tzinfo=UTC)  # 09:40 in Oslo, as in DESIGN 12
TODAY = date(2026, 11, 19)

COMPANY = Company(
    name="Fjordlys Prøve AS",
    org_number="313131319",
    address="Strandgata 12, 4005 Stavanger",
    email="personvern@fjordlys.example",
    phone="+47 00 00 00 00",
    manager="Kari Eksempel",
    manager_title="daglig leder",
    privacy_contact="Kari Eksempel",
    privacy_contact_title="daglig leder",
    signature="Kari Eksempel",
    signature_title="daglig leder",
)


def clock(now: datetime = NOW) -> FixedClock:
    """The clock of all journeys: 19 November 2026, 09:40 in Oslo."""
    return FixedClock(now)


def make(
    folder: Path,
    *,
    name: str = "prove.perm",
    password: str | None = None,
    promise: str = "",
    retention: bool = True,
    at: FixedClock | None = None,
) -> Register:
    """A register with the sample in it; without ``retention`` the support activity lacks a rule."""
    return _made(folder / name, password=password, promise=promise, retention=retention, at=at)


def copied(folder: Path) -> Register:
    """The usual sample, made once and copied: a tenth of the time, and the same uid each time."""
    (folder / "prove.perm").write_bytes(_usual())
    return Register.open(folder / "prove.perm", clock=clock())


@cache
def _usual() -> bytes:
    """The file of the usual sample."""
    with TemporaryDirectory(prefix="personvernpermen-test-") as folder:
        path = Path(folder) / "prove.perm"
        _made(path, password=None, promise="", retention=True, at=None).close()
        return path.read_bytes()


def _made(
    path: Path, *, password: str | None, promise: str, retention: bool, at: FixedClock | None
) -> Register:
    register = Register.create(path, company=COMPANY, password=password, clock=at or clock())
    with register.action("seed.loaded", seed="prove"):
        _fill(register, promise=promise, retention=retention)
    return register


def _fill(register: Register, *, promise: str, retention: bool) -> None:
    microsoft = _service(register, "Microsoft", "Microsoft 365", "e-post og dokumenter", ("EEA",))
    accounts = _service(register, "24SevenOffice", "24SevenOffice", "regnskap", ())
    support = _service(register, "Asana", "Asana", "saker fra brukerstøtte", ("US",))
    own = register.add(
        Service(name="Papirarkivet", used_for="avtaler på papir", role=Role.CONTROLLER)
    )
    _activity(
        register,
        "Kundeoppfølging",
        "Følge opp deg som kunde",
        LegalBasis.CONTRACT,
        (Relation.CUSTOMER, Relation.SUPPLIER),
        ((microsoft, Role.PROCESSOR), (accounts, Role.PROCESSOR), (own, Role.CONTROLLER)),
        rule=True,
    )
    _activity(
        register,
        "Brukerstøtte",
        "Svare når du spør eller melder feil",
        LegalBasis.LEGITIMATE_INTERESTS,
        (Relation.CUSTOMER, Relation.USER),
        ((support, Role.PROCESSOR), (microsoft, Role.PROCESSOR)),
        rule=retention,
    )
    if promise:
        _promise(register, promise)


def _service(
    register: Register, vendor: str, name: str, used_for: str, countries: tuple[str, ...]
) -> Service:
    owner = register.add(Vendor(name=vendor))
    return register.add(
        Service(vendor_id=owner.id, name=name, used_for=used_for, storage_countries=countries)
    )


def _activity(
    register: Register,
    name: str,
    purpose: str,
    basis: LegalBasis,
    subjects: tuple[Relation, ...],
    services: tuple[tuple[Service, Role], ...],
    *,
    rule: bool,
) -> None:
    activity = register.add(
        Activity(
            name=name,
            subjects=tuple(str(s) for s in subjects),
            data_categories=("name", "email", "phone"),
            source_is_person=Stated.KNOWN,
            automated_decisions=Stated.STATED_NONE,
        )
    )
    stated = register.add(Purpose(activity_id=activity.id, text=purpose))
    register.add(PurposeBasis(purpose_id=stated.id, basis=basis, reason="Vi må kunne svare deg."))
    for service, role in services:
        register.add(ActivityService(activity_id=activity.id, service_id=service.id, role=role))
    if rule:
        register.add(
            RetentionRule(
                activity_id=activity.id,
                data=name,
                trigger=RetentionTrigger.CONTRACT_END,
                period="P2Y",
                action=RetentionAction.DELETE,
            )
        )


def _promise(register: Register, period: str) -> None:
    notice = register.add(Notice(title="Personvernerklæring"))
    text = "Vi svarer senest innen 30 dager."
    version = register.add(NoticeVersion(notice_id=notice.id, text=text))
    register.add(
        Statement(
            notice_version_id=version.id,
            topic="promise",
            value=period,
            start=0,
            end=len(text),
            line=1,
            quote=text,
        )
    )
