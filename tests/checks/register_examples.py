"""For every rule that looks at register or work: facts that it is about, and facts in order."""

from collections.abc import Callable
from datetime import date

from dpo_desk.checks.facts import (
    Aim,
    Asked,
    Case,
    Disagreement,
    Doing,
    Facts,
    Pausing,
    Serving,
)
from dpo_desk.law.codes import (
    ClaimOutcome,
    LegalBasis,
    RequestKind,
    RetentionAction,
    RetentionTrigger,
    Role,
    Stated,
    TransferMechanism,
)
from dpo_desk.law.deadlines import deadlines
from dpo_desk.law.facts import Facts as Dates
from dpo_desk.records import (
    Activity,
    ActivityService,
    AgreementStatus,
    Company,
    Cookie,
    Purpose,
    PurposeBasis,
    RetentionRule,
    Service,
    Vendor,
)

TODAY = date(2026, 11, 22)
COMPANY = Company(
    uid="c", name="Eksempel AS", email="post@example.com", privacy_contact="Kari Eksempel"
)
Pair = tuple[Facts, Facts]


def facts(**values: object) -> Facts:
    """Facts of a day, of a company that can be reached."""
    return Facts(today=TODAY, company=COMPANY)._replace(**values)


def doing(
    text: str = "Følge opp kunder",
    basis: LegalBasis | None = LegalBasis.CONTRACT,
    *,
    rules: tuple[RetentionRule, ...] = (),
    uses: tuple[Service, ...] = (),
    cookies: tuple[Cookie, ...] = (),
    reason: str = "",
    **values: object,
) -> Doing:
    """An activity with one purpose that has one basis, or none."""
    whole = {
        "uid": "a",
        "name": "Kunder",
        "subjects": ("customer",),
        "data_categories": ("name",),
        "security": "Tilgangsstyring",
    } | values
    bases = () if basis is None else (PurposeBasis(uid="b", basis=basis, reason=reason),)
    return Doing(
        activity=Activity(**whole),
        aims=(Aim(Purpose(uid="p", text=text), bases),),
        uses=tuple((ActivityService(), service) for service in uses),
        rules=rules,
        cookies=cookies,
    )


def in_activity(fails: Doing, passes: Doing) -> Pair:
    """The two, each the only activity there is."""
    return facts(doings=(fails,)), facts(doings=(passes,))


def rule(**values: object) -> RetentionRule:
    """A deletion rule."""
    whole = {"uid": "r", "data": "Kundeopplysninger", "trigger": RetentionTrigger.CONTRACT_END}
    return RetentionRule(**(whole | values))


def in_rules(fails: RetentionRule, passes: RetentionRule) -> Pair:
    """The two, each the only rule of an activity."""
    return in_activity(doing(rules=(fails,)), doing(rules=(passes,)))


def in_service(
    fails: dict[str, object], passes: dict[str, object], *, country: str = "", subs: int = 0
) -> Pair:
    """A service with these values, or with those."""

    def serving(values: dict[str, object]) -> tuple[Serving, ...]:
        whole: dict[str, object] = {"uid": "s", "name": "Systemet", "vendor_id": 1}
        vendor = Vendor(id=1, name="Leverandøren", country=country)
        return (Serving(Service(**(whole | values)), vendor, subs),)

    return facts(services=serving(fails)), facts(services=serving(passes))


def in_case(fails: dict[str, object], passes: dict[str, object]) -> Pair:
    """A case with these values, or with those."""

    def cases(values: dict[str, object]) -> tuple[Case, ...]:
        return (Case("q", "2026-001")._replace(**values),)

    return facts(cases=cases(fails)), facts(cases=cases(passes))


def month(received: date, extended: date | None = None) -> dict[str, object]:
    """The deadlines of a case received on a day."""
    return {"deadlines": deadlines(Dates(received, extended_on=extended), today=TODAY)}


def disagreement(what: str) -> Pair:
    """Something undecided, and nothing."""
    return facts(disagreements=(Disagreement(what, "activity", "a", what),)), facts()


CAMERA = {"camera": True, "name": "Adgang", "assessed_on": TODAY}
RECORDED = {"trigger": RetentionTrigger.RECORDING, "data": "Opptak"}
REFUSED = Asked("k", RequestKind.ACCESS, ClaimOutcome.REFUSED)
MARKETING = "Sende nyhetsbrev og annen markedsføring"
RECRUITMENT = "Rekruttering til nye stillinger"
PIXEL = Service(uid="s", name="Facebook-piksel", role=Role.JOINT_CONTROLLER)
CONSENT, CONTRACT, INTEREST = (
    LegalBasis.CONSENT,
    LegalBasis.CONTRACT,
    LegalBasis.LEGITIMATE_INTERESTS,
)
US = {"storage_countries": ("US",)}
EEA = {"storage_countries": ("NO",)}
SCC = {"mechanism": TransferMechanism.SCC}
DPF = {"mechanism": TransferMechanism.DPF}

EXAMPLES: dict[str, Callable[[], Pair]] = {
    "A01": lambda: in_activity(doing(security=""), doing()),
    "A02": lambda: in_activity(doing(camera=True), doing(camera=True, assessed_on=TODAY)),
    "N22": lambda: (
        facts(doings=(doing(automated_decisions=Stated.KNOWN),), notice_uid="n"),
        facts(
            doings=(doing(automated_decisions=Stated.KNOWN),), notice_uid="n", notice_automated=True
        ),
    ),
    "N03": lambda: in_activity(doing(basis=None), doing()),
    "N09": lambda: in_activity(doing(), doing(rules=(rule(period="P1Y"),))),
    "L01": lambda: in_activity(doing(MARKETING, CONTRACT), doing(MARKETING, CONSENT)),
    "L02": lambda: in_activity(doing(RECRUITMENT, CONSENT), doing(RECRUITMENT, INTEREST)),
    "L04": lambda: in_activity(
        doing(basis=INTEREST), doing(basis=INTEREST, reason="Avveid 1. mars")
    ),
    "L05": lambda: in_activity(
        doing(data_categories=("health",)),
        doing(data_categories=("health",), special_condition="9 (2) h"),
    ),
    "L06": lambda: in_activity(
        doing(data_categories=("national_id",)),
        doing(data_categories=("national_id",), reason="Sikker identifisering ved lønn"),
    ),
    "L07": lambda: in_activity(
        doing(data_categories=("credit_information",)),
        doing(data_categories=("credit_information",), reason="Kjøp på faktura"),
    ),
    "L08": lambda: in_activity(
        doing(MARKETING, CONSENT), doing(MARKETING, CONSENT, reason="Loggføres i MailerLite")
    ),
    "L09": lambda: in_activity(
        doing("Oppfylle avtalen du har med oss, markedsføring og salg"),
        doing("Oppfylle avtalen du har med oss"),
    ),
    "C01": lambda: in_activity(
        doing(basis=INTEREST, cookies=(Cookie(name="_ga"),)),
        doing(basis=CONSENT, cookies=(Cookie(name="_ga"),)),
    ),
    "C06": lambda: in_activity(
        doing(basis=INTEREST, uses=(PIXEL,)), doing(basis=CONSENT, uses=(PIXEL,))
    ),
    "C07": lambda: in_service(
        {"name": "Facebook-piksel", "role": Role.PROCESSOR},
        {"name": "Facebook-piksel", "role": Role.JOINT_CONTROLLER},
    ),
    "P01": lambda: in_service(
        {"agreement_status": AgreementStatus.NONE}, {"agreement_status": AgreementStatus.SIGNED}
    ),
    "P02": lambda: in_service(
        {"agreement_status": AgreementStatus.CLAIMED},
        {"agreement_status": AgreementStatus.SIGNED, "agreement_signed_on": TODAY},
    ),
    "P03": lambda: (
        facts(notice_processor=True, doings=(doing(),)),
        facts(notice_processor=True, doings=(doing(role=Role.PROCESSOR),)),
    ),
    "P04": lambda: in_activity(doing(role=Role.UNCLEAR), doing()),
    "P05": lambda: in_service({}, {"subprocessors": Stated.STATED_NONE}),
    "P06": lambda: in_service({"review_on": date(2026, 1, 1)}, {"review_on": date(2027, 1, 1)}),
    "T01": lambda: in_service({"mechanism": TransferMechanism.PRIVACY_SHIELD}, DPF),
    "T02": lambda: in_service(US, US | SCC),
    "T03": lambda: in_service(US | SCC, US | SCC | {"tia_on": TODAY}),
    "T04": lambda: in_service(
        DPF | {"mechanism_checked_on": date(2025, 1, 1)}, DPF | {"mechanism_checked_on": TODAY}
    ),
    "T06": lambda: in_service(EEA, EEA | {"access_countries": ("NO",)}, country="US"),
    "R01": lambda: disagreement("retention"),
    "R02": lambda: in_rules(
        rule(data="Regnskapsbilag", period="P1Y"), rule(data="Regnskapsbilag", period="P5Y")
    ),
    "R03": lambda: in_rules(rule(period="P5Y"), rule(period="P5Y", law="Bokføringsloven § 13")),
    "R04": lambda: in_activity(
        doing(**CAMERA, rules=(rule(period="P1M", **RECORDED),)),
        doing(**CAMERA, rules=(rule(period="P7D", **RECORDED),)),
    ),
    "R05": lambda: in_activity(doing(**CAMERA), doing(**CAMERA, sign_on=TODAY, discussed_on=TODAY)),
    "R06": lambda: in_rules(
        rule(action=RetentionAction.QUARANTINE, period="P30D"),
        rule(action=RetentionAction.QUARANTINE, period="P30D", reason="Bare IT har tilgang"),
    ),
    "D04": lambda: in_case(month(date(2026, 10, 1)), month(date(2026, 11, 10))),
    "D05": lambda: in_case(
        month(date(2026, 9, 1), date(2026, 10, 20)), month(date(2026, 11, 1), date(2026, 11, 10))
    ),
    "D06": lambda: in_case({"claims": (REFUSED,)}, {"claims": (REFUSED._replace(reasoned=True),)}),
    "D07": lambda: in_case(
        {"pauses": (Pausing(TODAY, doubted=False, in_time=True),)},
        {"pauses": (Pausing(TODAY, doubted=True, in_time=True),)},
    ),
    "D08": lambda: in_case({"identity_copies": ("d",)}, {}),
    "D09": lambda: in_case({"untold": ("Regnskap AS",)}, {}),
    "D10": lambda: in_case(
        {"role": Role.PROCESSOR, "forward_by": date(2026, 11, 1)},
        {"role": Role.PROCESSOR, "forward_by": date(2026, 11, 1), "forwarded": True},
    ),
    "D11": lambda: in_case(month(date(2026, 10, 21)), month(date(2026, 11, 10))),
}
