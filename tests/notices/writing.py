"""What notices are written from in tests: a whole register, and small ones of all kinds."""

from datetime import date
from itertools import count

from dpo_desk.law.codes import (
    LegalBasis,
    Relation,
    RetentionAction,
    RetentionTrigger,
    Role,
    Stated,
    TransferMechanism,
)
from dpo_desk.notices.write_material import Material
from dpo_desk.records import (
    Activity,
    ActivityService,
    Company,
    Cookie,
    Purpose,
    PurposeBasis,
    RetentionRule,
    Service,
    Vendor,
)
from dpo_desk.records.uses import Aim, Link, Periods, Use

TODAY = date(2026, 11, 22)
_IDS = count(1)
COMPANY = Company(
    uid="company",
    name="Fjordlys Prøve AS",
    org_number="313131319",
    address="Strandgata 12, 4005 Stavanger",
    email="personvern@fjordlys.example",
    phone="+47 20 00 00 40",
    privacy_contact="Kari Eksempel",
    privacy_contact_title="daglig leder",
)


def link(name, vendor, **values):
    """A service in use, its vendor known."""
    made = Service(
        id=next(_IDS), uid=f"service-{name}", name=name, vendor_id=1,
        **{"storage_countries": ("EEA",), "mechanism": TransferMechanism.EEA} | values,
    )  # fmt: skip
    role = values.get("role", Role.PROCESSOR)
    activity_service = ActivityService(uid=f"link-{name}", service_id=made.id, role=role)
    return Link(link=activity_service, service=made, vendor=Vendor(uid=vendor, name=vendor))


def rule(data, period, trigger=RetentionTrigger.CONTRACT_END, **values):
    """A storage period of an activity."""
    return RetentionRule(
        id=next(_IDS), uid=f"rule-{next(_IDS)}", activity_id=1, data=data, period=period,
        trigger=trigger, **values,
    )  # fmt: skip


def use(name, purpose, basis, *, rules=(), links=(), cookies=(), reason="", statute="", **values):
    """An activity with one purpose, all told."""
    n = next(_IDS)
    activity = Activity(
        id=n, uid=f"activity-{n}", name=name,
        **{
            "subjects": (Relation.CUSTOMER,), "data_categories": ("name", "email"),
            "source_is_person": Stated.KNOWN, "special_categories": Stated.STATED_NONE,
            "automated_decisions": Stated.STATED_NONE, "children": Stated.STATED_NONE,
        } | values,
    )  # fmt: skip
    basis_of = PurposeBasis(uid=f"basis-{n}", basis=basis, reason=reason, statute=statute)
    aim = Aim(purpose=Purpose(uid=f"purpose-{n}", text=purpose), bases=(basis_of,))
    periods = tuple(Periods(rules=(each,)) for each in rules)
    return Use(
        activity=activity, aims=(aim,), links=tuple(links), retention=periods,
        cookies=tuple(cookies),
    )  # fmt: skip


def material(*uses, **values):
    """A register of these activities."""
    told = {"company": COMPANY, "dated": TODAY, "version": 3, "promises": ("P14D",)}
    return Material(every_use=uses, **told | values)


def whole():
    """A register that answers everything."""
    ga = Cookie(
        id=1, uid="ga", name="_ga", provider="Google Analytics", lifetime="P2Y",
        lifetime_from=RetentionTrigger.LAST_VISIT, purpose="telle besøk på nettstedet",
    )  # fmt: skip
    google = link(
        "Google Analytics", "Google", used_for="statistikk over besøk",
        storage_countries=("US",), mechanism=TransferMechanism.DPF,
        mechanism_checked_on=date(2026, 10, 1),
    )  # fmt: skip
    return material(
        use(
            "Kundeforhold", "Levere det du har bestilt", LegalBasis.CONTRACT,
            rules=[rule("Opplysninger om kunder", "P1Y")],
            links=[link("Tripletex", "Tripletex", used_for="ordre og kunder")],
        ),
        use(
            "Regnskap", "Føre regnskap og sende faktura", LegalBasis.LEGAL_OBLIGATION,
            statute="bokføringsloven § 13",
            rules=[
                rule("Regnskapsbilag", "P5Y", RetentionTrigger.FIN_YEAR_END,
                     law="bokføringsloven § 13"),
            ],
        ),
        use(
            "Nyhetsbrev", "Sende deg nyhetsbrev", LegalBasis.CONSENT,
            subjects=(Relation.SUBSCRIBER,),
            rules=[rule("Adresser for nyhetsbrev", "P0D", RetentionTrigger.CONSENT_WITHDRAWN)],
            links=[link("MailerLite", "MailerLite", used_for="utsending av nyhetsbrev")],
        ),
        use(
            "Statistikk for nettstedet", "Telle besøk på nettstedet", LegalBasis.CONSENT,
            subjects=(Relation.VISITOR,), data_categories=("ip_address", "usage"),
            rules=[rule("Besøksdata fra nettstedet", "P2Y", RetentionTrigger.COLLECTED)],
            links=[google], cookies=[ga],
        ),
        use(
            "Henvendelser", "Svare når du tar kontakt", LegalBasis.LEGITIMATE_INTERESTS,
            reason="Interessen er å kunne svare deg og finne igjen det vi har snakket om.",
            rules=[rule("Henvendelser", "P6M", RetentionTrigger.COLLECTED,
                        action=RetentionAction.DELETE)],
        ),
    )  # fmt: skip
