"""Material of every kind the letters know: each trigger, action, basis, mechanism, channel …"""

from collections.abc import Iterator
from datetime import date
from itertools import product

import msgspec

from dpo_desk.law.codes import (
    Channel,
    IdentityMethod,
    LegalBasis,
    ProposalCertainty,
    Relation,
    RequestKind,
    RetentionAction,
    RetentionTrigger,
    Role,
    Stated,
    TransferMechanism,
)
from dpo_desk.letters.material import Material, Searched
from dpo_desk.records import (
    Activity,
    Claim,
    Contact,
    Cookie,
    Event,
    EventKind,
    PurposeBasis,
    Recipient,
    RetentionRule,
    SearchResult,
    SubProcessor,
)
from dpo_desk.records.uses import Link, Periods, Use
from tests.letters import samples
from tests.letters.samples import COMPANY, FOLLOW_UP, REQUEST, SEARCHES, USES, material

replace = msgspec.structs.replace


def cases() -> Iterator[Material]:
    """Requests, companies and searches in every variation, one thing changed at a time."""
    yield material()
    yield from _requests()
    yield from _companies()
    yield from _searches()


def registers() -> Iterator[Material]:
    """What a register can hold, in every variation; it shows in the access answer alone."""
    yield from _uses()


def _requests() -> Iterator[Material]:
    for relation in Relation:
        yield material(request=replace(REQUEST, relation=relation))
    for channel in Channel:
        yield material(request=replace(REQUEST, channel=channel))
    for kind in RequestKind:
        yield material(claims=(Claim(kind=RequestKind.ACCESS), Claim(kind=kind)))
        yield material(claims=(Claim(kind=kind),))
    for method in IdentityMethod:
        event = Event(kind=EventKind.IDENTIFIED, values={"method": method.value})
        yield material(events=(event,))
    yield material(events=(Event(kind=EventKind.DOUBT, note="Ukjent adresse"),))
    yield material(events=())
    yield material(request=replace(REQUEST, received_on=None, requester_name="", text=""))
    yield material(request=replace(REQUEST, representative_name="Advokat Ola Prøve"))
    yield material(request=replace(REQUEST, text="Hei.\nJeg vil se alt dere har.\n" * 8))
    yield material(dated=date(2026, 12, 4), deadlines=None)
    everything = samples.material()
    yield material(letter=replace(everything.letter, intro="Takk for praten.", to_name="K. Prøve"))
    yield material(letter=replace(everything.letter, omitted="Navnet på en annen kunde."))
    third = Event(kind=EventKind.ASSESSED, values={"choice": "third_party"})
    yield material(events=(third,))


def _companies() -> Iterator[Material]:
    empty = type(COMPANY)(uid="company", authority_address="")
    yield material(company=empty)
    for channel in Channel:
        contact = Contact(channel=channel, value="prøveveien 1", for_rights=True)
        yield material(contacts=(contact,))


def _searches() -> Iterator[Material]:
    processor = replace(FOLLOW_UP, activity=replace(FOLLOW_UP.activity, role=Role.PROCESSOR))
    yield material(every_use=(*USES, processor))
    two = (samples.MAILS, replace(samples.MAILS, number=2, name="saker.pdf"))
    bare = tuple(replace(each, annexes=()) for each in SEARCHES)
    yield material(searches=(replace(bare[0], annexes=two), *bare[1:]), annexes=two)
    yield material(searches=(), annexes=())
    yield material(searches=bare, annexes=())
    for result in SearchResult:
        rows = tuple(samples.searched(n, "Systemet", result) for n in range(1, 5))
        yield material(searches=rows, annexes=())
    first, *rest = SEARCHES
    nothing = samples.searched(2, "Asana", SearchResult.NOTHING)
    yield material(searches=(first, nothing))
    yield material(
        searches=(first, *(samples.searched(n, "X", SearchResult.NOTHING) for n in (3, 4)))
    )
    counted = replace(samples.MAILS, pages=9)
    yield material(annexes=(counted, replace(counted, number=2, name="saker.pdf", pages=1)))
    silent = [replace(each.search, words="", who="", on=None) for each in rest]
    yield material(searches=tuple(Searched(search=search) for search in silent))
    own = replace(first.search, service_id=None, place="Papirarkivet", note="En perm.")
    yield material(searches=(Searched(search=own), nothing))
    both = samples.link(9, "CRM og ERP")
    vain = [replace(row.search, result=SearchResult.NOTHING) for row in SEARCHES]
    yield material(
        searches=tuple(Searched(search=row, service=both.service) for row in vain), annexes=()
    )


def _uses() -> Iterator[Material]:
    yield material(every_use=())
    bare = Use(activity=Activity(uid="bare", name="Noe annet"))
    yield material(every_use=(bare,))
    for role, state in product((Role.JOINT_CONTROLLER, Role.UNCLEAR), Stated):
        activity = replace(
            FOLLOW_UP.activity,
            role=role,
            role_note="Avtalen om det kan du få se",
            automated_decisions=state,
            special_categories=state,
            automated_logic="Et poeng regnes ut av alder" if role is Role.UNCLEAR else "",
            condition="Det hender at vi gjør dette",
        )
        yield material(every_use=(replace(FOLLOW_UP, activity=activity),))
    for part in (_bases(), _rules(), _open(), _recipients()):
        yield material(every_use=(part,))
    for link in _links():
        yield material(every_use=(replace(FOLLOW_UP, links=(link,)),))
    yield material(every_use=(replace(FOLLOW_UP, links=tuple(_links())),))


def _bases() -> Use:
    aims = []
    for n, (basis, reason, certainty) in enumerate(
        product(LegalBasis, ("", "Det er sånn vi gjør det"), ProposalCertainty), 1
    ):
        statute = "bokføringsloven § 13" if reason else ""
        given = PurposeBasis(
            uid=f"b{n}", basis=basis, reason=reason, statute=statute, certainty=certainty
        )
        aims.append(samples.aim(n, "Formålet", given))
    two = (PurposeBasis(basis=LegalBasis.CONSENT), PurposeBasis(basis=LegalBasis.LEGAL_OBLIGATION))
    return replace(FOLLOW_UP, aims=(*aims, samples.aim(99, "To grunnlag", *two)))


def _rules() -> Use:
    """Each trigger with each action, with and without a period; what is kept only now and then."""
    rules = []
    for n, (trigger, action, period) in enumerate(
        product(RetentionTrigger, RetentionAction, ("P5Y", None)), 1
    ):
        data = f"Liste {n}" if period is None else "Opplysninger" if n % 3 else ""
        rules.append(samples.rule(n, data, trigger=trigger, action=action, period=period))
    more = (
        samples.rule(
            801, "Avtaler", period="P3Y6M", offset="P1M", trigger=RetentionTrigger.REQUEST
        ),
        samples.rule(802, "Klager", criteria="hvor lenge saken varer"),
        samples.rule(803, "Klager", criteria="Vi beholder dem mens saken varer."),
        samples.rule(804, "Klager", period="P1Y", criteria="om saken er avsluttet", place="CRM"),
        samples.rule(805, "Klager", period="P1Y", exception="Vi kan trenge dem i en tvist"),
        samples.rule(806, "Klager", period="P1Y", certainty=ProposalCertainty.UNCLEAR),
        samples.rule(
            807, "Bilag", action=RetentionAction.KEEP, law="bokføringsloven § 13", period=None
        ),
        samples.rule(809, "Nyhetsbrev", trigger=RetentionTrigger.CONSENT_WITHDRAWN),
        samples.rule(810, "Nyhetsbrev", trigger=RetentionTrigger.REQUEST),
        samples.rule(808, "Tid i ord", period="en stund", trigger=RetentionTrigger.COLLECTED),
    )
    return replace(FOLLOW_UP, retention=(*rules, *more))


def _open() -> Use:
    rules = tuple(
        RetentionRule(uid=f"open-{n}", data=data, period=period, trigger=trigger)
        for n, (data, period, trigger) in enumerate(
            (
                ("Kunder", "P3Y", RetentionTrigger.CONTRACT_END),
                ("Opplysninger i CRM", "P5Y", RetentionTrigger.NONE),
            )
        )
    )
    cookies = tuple(
        Cookie(name=name, provider="Google Analytics", lifetime=life, lifetime_from=start)
        for name, life, start in (
            ("_ga", "P2Y", RetentionTrigger.LAST_VISIT),
            ("__utmc", None, RetentionTrigger.SESSION_END),
            ("_x", None, RetentionTrigger.NONE),
            ("_y", "PT30M", RetentionTrigger.NONE),
        )
    )
    pixel = Cookie(provider="Facebook")
    group = Periods(rules=rules, undecided=True, cookies_differ=True)
    return replace(FOLLOW_UP, retention=(group,), cookies=(*cookies, pixel))


def _recipients() -> Use:
    found = tuple(
        Recipient(id=n, uid=f"r{n}", name=name, is_category=group, country=country, condition=when)
        for n, (name, group, country, when) in enumerate(
            (
                ("Bryggen Regnskap AS", False, "NO", ""),
                ("Skatteetaten", False, "", "Bare når loven krever det"),
                ("Lagune Pte. Ltd.", False, "SG", ""),
                ("Leverandører av tilbud", True, "", ""),
                ("Partnere i USA", True, "US", "Bare av og til"),
            ),
            1,
        )
    )
    cookies = (Cookie(name="_ga", provider="Google", lifetime="P2Y"),)
    return replace(FOLLOW_UP, links=(), recipients=found, retention=(), cookies=cookies)


def _links() -> Iterator[Link]:
    numbers = iter(range(20, 400))
    places = (("US",), ("CH",), ("NO", "US"), ("EEA",), ())
    for mechanism, stored in product(TransferMechanism, places):
        n = next(numbers)
        yield samples.link(
            n, "Tjenesten", "Firma AS", storage_countries=stored, mechanism=mechanism
        )
    for role, certainty in product(
        (Role.OWN_CONTROLLER, Role.JOINT_CONTROLLER, Role.UNCLEAR, Role.RECIPIENT),
        ProposalCertainty,
    ):
        n = next(numbers)
        yield samples.link(n, "Tjenesten", "Firma AS", role=role, certainty=certainty)
    seat = next(numbers)
    yield samples.link(seat, "Tjenesten", "Firma Inc.", country="US", storage_countries=("IE",))
    n = next(numbers)
    sub = SubProcessor(id=1, uid="sub-1", name="Undervik Ltd.", country="GB", purpose="drift")
    more = SubProcessor(id=2, uid="sub-2", name="Ukjent ASA")
    yield samples.link(
        n,
        "Kartet",
        "Kartfirma AS",
        subs=(sub, more),
        storage_countries=("NO",),
        access_countries=("US", "IN"),
        storage_note="På egne servere",
        mechanism=TransferMechanism.SCC,
        tia_on=date(2026, 8, 12),
        in_use=False,
    )
