"""The pieces of a case that is answered: claims, findings, facts, and a letter about them."""

from datetime import date
from typing import Any, NamedTuple

import msgspec

from dpo_desk.law.codes import (
    ClaimOutcome,
    FindingChoice,
    LetterKind,
    RequestKind,
)
from dpo_desk.letters.material import Material
from dpo_desk.records import (
    Claim,
    Finding,
    KeptLetter,
    Notification,
    SearchResult,
)
from tests.letters import samples
from tests.letters.samples import material

replace = msgspec.structs.replace
DONE = date(2026, 11, 12)
K = {
    "nb": "Du kan klage til Datatilsynet (datatilsynet.no), og du kan bringe saken inn for"
    " domstolene.",
    "nn": "Du kan klage til Datatilsynet (datatilsynet.no), og du kan bringe saka inn for"
    " domstolane.",
    "en": "You may complain to Datatilsynet, the Norwegian Data Protection Authority"
    " (datatilsynet.no), and you may bring the matter before the courts.",
}

# The letter of each kind, and a ground on which it can be refused ("" where it never can).
LETTERS = {
    RequestKind.RECTIFICATION: (LetterKind.RECTIFIED, "art16_correct"),
    RequestKind.ERASURE: (LetterKind.ERASED, "art17_3_e"),
    RequestKind.RESTRICTION: (LetterKind.RESTRICTED, "art18_none"),
    RequestKind.PORTABILITY: (LetterKind.PORTABILITY, "art20_derived"),
    RequestKind.OBJECTION: (LetterKind.OBJECTION, "art21_compelling"),
    RequestKind.MARKETING_OPT_OUT: (LetterKind.MARKETING_STOPPED, ""),
    RequestKind.AUTOMATED_DECISION: (LetterKind.AUTOMATED_DECISION, "art22_none"),
    RequestKind.WITHDRAW_CONSENT: (LetterKind.CONSENT_WITHDRAWN, ""),
}
FACTS = {
    "backups": "2026-12-12",
    "restricted_why": "accuracy",
    "lifted_from": "2026-12-01",
    "lifted_why": "Vi har undersøkt adressen, og den er riktig",
    "delivery": "locked",
    "situation": "Du har fortalt at du bor på en hemmelig adresse.",
    "weighing": "Uten loggen kan ingen se hvem som har åpnet saken din. Det verner deg også.",
    "restricted_from": "2026-11-04",
    "erased_on": "2026-11-12",
    "logic": "Systemet gir poeng etter hvor lenge du har vært kunde.",
    "reviewer": "Ola Prøve, daglig leder,",
    "reviewed_on": "2026-11-16",
    "review_result": "changed",
}
REASON = "Fakturaen er krevd av en annen, og vi må kunne vise hva som ble avtalt"
FINDINGS = {
    RequestKind.RECTIFICATION: (
        Finding(
            uid="f1",
            what="E-postadressen",
            choice=FindingChoice.CORRECT,
            before="kari@example.org",
            after="kari@example.com",
            done_on=DONE,
        ),
        Finding(uid="f2", what="Etternavnet", choice=FindingChoice.CORRECT, after="Eksempel"),
    ),
    RequestKind.ERASURE: (
        Finding(uid="f3", search_id=3, what="Påmeldingen", choice=FindingChoice.ERASE),
        Finding(
            uid="f4",
            what="E-poster fra 2023",
            choice=FindingChoice.ERASE,
            done_on=date(2026, 11, 13),
            backups_until=date(2026, 12, 13),
        ),
    ),
    RequestKind.RESTRICTION: (
        Finding(uid="f5", search_id=1, what="Adressen din", choice=FindingChoice.RESTRICT),
    ),
    RequestKind.OBJECTION: (
        Finding(uid="f6", search_id=2, what="Besøksloggen", choice=FindingChoice.ERASE),
    ),
    RequestKind.WITHDRAW_CONSENT: (
        Finding(uid="f7", search_id=3, what="Påmeldingen", choice=FindingChoice.ERASE),
    ),
    RequestKind.MARKETING_OPT_OUT: (
        Finding(uid="f8", search_id=3, what="Interessene dine", choice=FindingChoice.ERASE),
    ),
}
KEPT = Finding(
    uid="kept",
    what="Fakturaer fra 2025",
    choice=FindingChoice.KEEP,
    law="bookkeeping",
    keep_until=date(2030, 12, 31),
    reason="Fakturaene er bilag i regnskapet",
)
TOLD = (
    Notification(
        uid="n1", name="MailerLite Limited", told_on=DONE, confirmed_on=date(2026, 11, 16)
    ),
    Notification(uid="n2", name="Bryggen Regnskap AS", told_on=date(2026, 11, 13)),
    Notification(uid="n3", name="24SevenOffice AS"),
    Notification(uid="n4", name="Gamle Kart AS", untold="Selskapet er slettet og har ingen arving"),
)


class Case(NamedTuple):
    """A letter to write from a case, and what is true of it."""

    name: str
    kind: LetterKind
    material: Material
    refuses: bool  # something is refused, so that ground, reason and block K have to be there


def claim(kind: RequestKind, outcome: ClaimOutcome | None, **more: Any) -> Claim:
    given = ({"done_on": DONE} if outcome else {}) | more
    number = list(RequestKind).index(kind) + 1
    return Claim(id=number, uid=f"claim-{kind}", kind=kind, outcome=outcome, **given)


def case(
    kind: LetterKind,
    *claims: Claim,
    findings: tuple[Finding, ...] = (),
    facts: dict[str, str] | None = None,
    **more: Any,
) -> Material:
    letter = KeptLetter(id=1, uid="letter", kind=kind, facts=FACTS if facts is None else facts)
    given = {"notifications": TOLD} | more
    return material(letter=letter, claims=claims, findings=findings, **given)


def in_vain(letter: LetterKind, *claims: Claim) -> Material:
    names = ("Microsoft 365", "Asana", "MailerLite", "24SevenOffice")
    rows = tuple(samples.searched(n, name, SearchResult.NOTHING) for n, name in enumerate(names, 1))
    return case(letter, *claims, searches=rows, annexes=())
