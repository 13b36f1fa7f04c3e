"""Material for the letters' tests: a small firm's activities, without a register."""

from datetime import date
from typing import Any

import msgspec

from dpo_desk.law.codes import (
    Channel,
    LegalBasis,
    LetterKind,
    ProposalCertainty,
    Relation,
    RequestKind,
    RetentionAction,
    RetentionTrigger,
    Role,
    Stated,
    TransferMechanism,
)
from dpo_desk.law.deadlines import Facts, deadlines
from dpo_desk.letters.material import Annex, Material, Searched
from dpo_desk.records import (
    Activity,
    ActivityService,
    Claim,
    Company,
    Cookie,
    Event,
    EventKind,
    KeptLetter,
    Purpose,
    PurposeBasis,
    Recipient,
    Request,
    RetentionRule,
    Search,
    SearchResult,
    Service,
    SubProcessor,
    Vendor,
)
from dpo_desk.records.uses import Aim, Link, Periods, Use

RECEIVED = date(2026, 11, 3)
DATED = date(2026, 11, 19)

COMPANY = Company(
    uid="company",
    name="Fjordlys Data AS",
    org_number="314159265",
    address="Strandgata 12\n4005 Stavanger",
    email="personvern@fjordlys.example",
    manager="Ola Prøve",
    manager_title="daglig leder",
    privacy_contact="Ola Prøve",
    privacy_contact_title="daglig leder",
)
REQUEST = Request(
    id=1,
    uid="request",
    ref="2026-014",
    received_on=RECEIVED,
    relation=Relation.CUSTOMER,
    requester_name="Kari Eksempel",
    requester_email="kari@example.com",
    requester_address="Bekkefaret 27 B\n4010 Stavanger",
    text="Hva har dere om meg?",
)


def link(
    n: int,
    service: str,
    vendor: str = "",
    *,
    country: str = "NO",
    role: Role = Role.PROCESSOR,
    what: str = "",
    subs: tuple[SubProcessor, ...] = (),
    certainty: ProposalCertainty = ProposalCertainty.STATED,
    **more: Any,
) -> Link:
    """A service in use; without a vendor it is the firm's own."""
    return Link(
        link=ActivityService(id=n, uid=f"link-{n}", role=role, what=what, certainty=certainty),
        service=Service(
            id=n,
            uid=f"service-{n}",
            name=service,
            vendor_id=n if vendor else None,
            role=role,
            **more,
        ),
        vendor=Vendor(id=n, uid=f"vendor-{n}", name=vendor, country=country) if vendor else None,
        subs=subs,
    )


def aim(n: int, text: str, *bases: PurposeBasis) -> Aim:
    """A purpose with its bases."""
    return Aim(purpose=Purpose(id=n, uid=f"purpose-{n}", text=text), bases=bases)


def rule(n: int, data: str = "", **more: Any) -> Periods:
    """A retention rule that stands alone."""
    return Periods(rules=(RetentionRule(id=n, uid=f"rule-{n}", data=data, **more),))


M365 = link(
    1,
    "Microsoft 365",
    "Microsoft Ireland Operations Ltd.",
    country="IE",
    what="e-post og dokumenter",
    storage_countries=("EEA",),
    mechanism=TransferMechanism.EEA,
)
ASANA = link(
    2,
    "Asana",
    "Asana, Inc.",
    country="US",
    what="saksliste for brukerstøtte",
    storage_countries=("US",),
    mechanism=TransferMechanism.DPF,
    mechanism_checked_on=date(2026, 11, 5),
)
MAILER = link(3, "MailerLite", "MailerLite Limited", country="IE", what="utsending av nyhetsbrev")
ACCOUNTS = link(
    4, "24SevenOffice", "24SevenOffice AS", what="regnskapssystem", storage_countries=("NO",)
)

FOLLOW_UP = Use(
    activity=Activity(
        id=1,
        uid="activity-1",
        name="Oppfølging av kunder",
        data_categories=("name", "position", "email", "mobile"),
        source_is_person=Stated.KNOWN,
        source="Arbeidsgiveren din",
        automated_decisions=Stated.STATED_NONE,
    ),
    aims=(
        aim(
            1,
            "Følge opp bedriften du er kontaktperson for",
            PurposeBasis(
                uid="basis-1",
                basis=LegalBasis.LEGITIMATE_INTERESTS,
                reason="Vi må ha noen å snakke med hos kunden",
            ),
        ),
        aim(2, "Svare når du spør eller melder feil", PurposeBasis(basis=LegalBasis.CONTRACT)),
    ),
    links=(M365, ASANA),
    retention=(
        rule(
            1,
            "Kontaktopplysninger",
            trigger=RetentionTrigger.CONTRACT_END,
            period="P12M",
            action=RetentionAction.ANONYMISE_OR_DELETE,
        ),
        rule(2, "E-post", trigger=RetentionTrigger.COLLECTED, period="P3Y"),
    ),
)
NEWSLETTER = Use(
    activity=Activity(
        id=2,
        uid="activity-2",
        name="Nyhetsbrev",
        data_categories=("name", "email", "newsletter_signup"),
        source_is_person=Stated.KNOWN,
        automated_decisions=Stated.STATED_NONE,
    ),
    aims=(aim(3, "Sende deg nyhetsbrevet", PurposeBasis(basis=LegalBasis.CONSENT)),),
    links=(MAILER,),
    retention=(rule(3, "", trigger=RetentionTrigger.CONSENT_WITHDRAWN),),
)
BOOKS = Use(
    activity=Activity(
        id=3,
        uid="activity-3",
        name="Regnskap",
        data_categories=("name", "invoices"),
        automated_decisions=Stated.STATED_NONE,
    ),
    aims=(
        aim(
            4,
            "Sende faktura og føre regnskap",
            PurposeBasis(basis=LegalBasis.LEGAL_OBLIGATION, statute="bokføringsloven § 13"),
        ),
    ),
    links=(ACCOUNTS,),
    recipients=(
        Recipient(
            id=1,
            uid="recipient-1",
            name="Bryggen Regnskap AS",
            country="NO",
            purpose="fører regnskapet",
        ),
    ),
    retention=(
        rule(
            4,
            "Fakturaer",
            trigger=RetentionTrigger.FIN_YEAR_END,
            period="P5Y",
            law="bokføringsloven § 13",
        ),
    ),
)
USES = (FOLLOW_UP, NEWSLETTER, BOOKS)


def searched(
    n: int,
    name: str,
    result: SearchResult = SearchResult.FOUND,
    note: str = "",
    annexes: tuple[Annex, ...] = (),
) -> Searched:
    """A search of the service with the same number."""
    done = result is not SearchResult.NOT_YET
    row = Search(
        id=n,
        uid=f"search-{n}",
        service_id=n,
        place=name,
        result=result,
        on=date(2026, 11, 5) if done else None,
        who="Ola Prøve" if done else "",
        words="Kari Eksempel, kari@example.com" if done else "",
        note=note,
    )
    service = Service(id=n, uid=f"service-{n}", name=name, vendor_id=n)
    return Searched(search=row, service=service, annexes=annexes)


MAILS = Annex(number=1, name="e-post.pdf", search_id=1)
CASES = Annex(number=2, name="saker.pdf", search_id=2)
SIGN_UP = Annex(number=3, name="påmelding.pdf", search_id=3)
INVOICES = Annex(number=4, name="fakturaer.pdf", search_id=4)
ANNEXES = (MAILS, CASES, SIGN_UP, INVOICES)
SEARCHES = (
    searched(1, "Microsoft 365", annexes=(MAILS,), note="214 e-poster og 3 referater"),
    searched(2, "Asana", annexes=(CASES,), note="7 saker"),
    searched(3, "MailerLite", annexes=(SIGN_UP,), note="1 påmelding"),
    searched(4, "24SevenOffice", annexes=(INVOICES,), note="11 fakturaer"),
)
NO_DOUBT = Event(kind=EventKind.NO_DOUBT, on=RECEIVED, note="Vi kjenner henne.")


def material(**changes: Any) -> Material:
    """A case that can be answered, with ``changes``."""
    whole = Material(
        company=COMPANY,
        request=REQUEST,
        letter=KeptLetter(id=1, uid="letter", kind=LetterKind.ACCESS),
        dated=DATED,
        claims=(Claim(kind=RequestKind.ACCESS),),
        events=(NO_DOUBT,),
        deadlines=deadlines(Facts(received=RECEIVED)),
        every_use=USES,
        searches=SEARCHES,
        annexes=ANNEXES,
    )
    return msgspec.structs.replace(whole, **changes)


__all__ = ["Channel", "Cookie", "material"]
