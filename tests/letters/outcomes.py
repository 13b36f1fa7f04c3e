"""Cases of every kind and every end: met, met in part, refused, with holes, several at once."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

import msgspec

from dpo_desk.law import grounds
from dpo_desk.law.codes import (
    Channel,
    ClaimOutcome,
    FindingChoice,
    LetterKind,
    Relation,
    RequestKind,
    Stated,
)
from dpo_desk.letters.material import AnnexFile, Material
from dpo_desk.records import (
    Claim,
    Event,
    EventKind,
    Finding,
    KeptLetter,
    Notification,
    Redaction,
    SearchResult,
)
from tests.letters import samples
from tests.letters.samples import FOLLOW_UP, NO_DOUBT, REQUEST, material

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


KINDS = (
    LetterKind.ACCESS,
    LetterKind.NO_DATA,
    LetterKind.REFUSAL,
    LetterKind.RESTRICTION_LIFTED,
    *(letter for letter, _ in LETTERS.values()),
)
# The cases that stand whole in a snapshot: met, met in part, refused, with holes.
SHOWN = (
    *(f"{kind}-{end}" for kind in LETTERS for end in ("met", "part", "refused", "open")),
    "erased-kept-2",
    "objection-basis",
    "portability-chosen",
    "rectified-opinion",
    "lifted",
    "lifted-open",
    "consent-other",
    "adm-register",
    "b09",
    "many",
    "unknown-art12_2_unidentified",
    "unknown-art11_2",
    "nothing-all",
    "access-both",
    "access-more",
    "access-nothing",
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


def every() -> Iterator[Case]:
    """Every case; a handful of letters each."""
    for kind, (letter, ground) in LETTERS.items():
        yield from _of_kind(kind, letter, ground)
    yield from _erasures()
    yield from _objections()
    yield from _portability()
    yield from _smaller()
    yield from _refusals()
    yield from _access()
    yield from _nothing()


def varied(kind: LetterKind) -> Iterator[Material]:
    """Every case of a letter, and each of the ways in which a request can come."""
    found = [each.material for each in every() if each.kind is kind]
    yield from found
    first = found[0]
    yield replace(first, request=replace(REQUEST, text="Hei.\nJeg vil se alt dere har.\n" * 8))
    yield replace(first, request=replace(REQUEST, received_on=None, text=""))
    for channel in Channel:
        name = "Advokat Ola Prøve" if channel is Channel.EMAIL else ""
        request = replace(REQUEST, channel=channel, representative_name=name)
        yield replace(first, request=request)


def shown(kind: LetterKind) -> dict[str, Material]:
    """The few letters of a kind that stand whole in a snapshot, by what they show."""
    found = {each.name: each.material for each in every() if each.kind is kind}
    whole = {"whole": material()} if kind is LetterKind.ACCESS else {}
    return whole | {name: found[name] for name in SHOWN if name in found}


def _of_kind(kind: RequestKind, letter: LetterKind, ground: str) -> Iterator[Case]:
    """Met, met in part, refused, and with nothing said at all."""
    rows = FINDINGS.get(kind, ())
    answered = {"answer": "Søknaden din er vurdert på nytt, og du får tilbudet"}
    met = claim(kind, ClaimOutcome.ANSWERED, **(answered if not rows else {}))
    always = False
    yield Case(f"{kind}-met", letter, case(letter, met, findings=rows), always)
    in_words = claim(kind, ClaimOutcome.ANSWERED, answer="Vi har tatt bort det du skrev om")
    yield Case(f"{kind}-words", letter, case(letter, in_words), always)
    bare = claim(kind, None)
    yield Case(f"{kind}-bare", letter, case(letter, bare, facts={}, notifications=()), always)
    open_ = replace(met, done_on=None, answer="")
    yield Case(f"{kind}-open", letter, case(letter, open_, facts={}, notifications=()), always)
    if not ground:
        return
    part = claim(kind, ClaimOutcome.PARTLY, ground=ground, grounds=REASON, **answered)
    yield Case(f"{kind}-part", letter, case(letter, part, findings=rows), True)
    refused = claim(kind, ClaimOutcome.REFUSED, ground=ground, grounds=REASON)
    yield Case(f"{kind}-refused", letter, case(letter, refused), True)
    yield Case(f"{kind}-b09", LetterKind.REFUSAL, case(LetterKind.REFUSAL, refused), True)
    unsaid = claim(kind, ClaimOutcome.REFUSED)
    yield Case(f"{kind}-unsaid", letter, case(letter, unsaid, facts={}), True)
    nothing = claim(kind, ClaimOutcome.NO_DATA)
    strange = claim(kind, ClaimOutcome.UNIDENTIFIED, ground="art12_2_unidentified", grounds=REASON)
    yield Case(f"{kind}-strange", letter, case(letter, strange), True)
    yield Case(f"{kind}-nothing", letter, _in_vain(letter, nothing), True)


def _erasures() -> Iterator[Case]:
    kind, letter = RequestKind.ERASURE, LetterKind.ERASED
    rows = FINDINGS[kind]
    met = claim(kind, ClaimOutcome.ANSWERED)
    part = claim(kind, ClaimOutcome.PARTLY, ground="art17_3_b", grounds="Loven krever det")
    yield Case("erased-kept", letter, case(letter, met, findings=(*rows, KEPT)), True)
    kept_more = replace(KEPT, uid="k2", law="", ground="art17_3_e", what="Avtalen")
    yield Case("erased-kept-2", letter, case(letter, part, findings=(*rows, KEPT, kept_more)), True)
    open_ = Finding(uid="k3", what="Noe annet", choice=FindingChoice.KEEP)
    yield Case("erased-kept-open", letter, case(letter, met, findings=(*rows, open_)), True)
    own = replace(KEPT, law="åpenhetsloven § 7", ground="art17_3_b")
    yield Case("erased-kept-own", letter, case(letter, met, findings=(*rows, own)), True)
    nowhere: dict[str, Any] = {"facts": {"no_backups": "yes"}, "notifications": (), "every_use": ()}
    yield Case("erased-alone", letter, case(letter, met, findings=(rows[0],), **nowhere), False)


def _objections() -> Iterator[Case]:
    kind, letter = RequestKind.OBJECTION, LetterKind.OBJECTION
    basis = claim(kind, ClaimOutcome.REFUSED, ground="art21_basis", grounds="Det er en avtale")
    yield Case("objection-basis", letter, case(letter, basis, facts={}), True)
    silent = FACTS | {"situation": "", "restricted_from": "", "not_restricted": "yes"}
    refused = claim(kind, ClaimOutcome.REFUSED, ground="art21_claims", grounds=REASON)
    yield Case("objection-silent", letter, case(letter, refused, facts=silent), True)


def _portability() -> Iterator[Case]:
    kind, letter = RequestKind.PORTABILITY, LetterKind.PORTABILITY
    met = claim(kind, ClaimOutcome.ANSWERED)
    made = Event(kind=EventKind.EXPORTED, values={"what": "portability", "sha256": "ab12" * 16})
    given = Finding(uid="g", what="Profilen din", choice=FindingChoice.GIVE)
    held = Finding(
        uid="h",
        what="Meldinger fra andre",
        choice=FindingChoice.KEEP_BACK,
        ground="art20_4",
        reason="De er skrevet av andre, og røper hvem de er",
    )
    part = claim(kind, ClaimOutcome.PARTLY, ground="art20_4", grounds=REASON)
    chosen = case(letter, part, findings=(given, held), events=(NO_DOUBT, made))
    yield Case("portability-chosen", letter, chosen, True)
    for way in ("logged_in", "handed_over"):
        facts = FACTS | {"delivery": way, "transfer_to": "Nabo AS"}
        if way == "handed_over":
            facts["transfer_not"] = "de tar ikke imot filer"
        yield Case(f"portability-{way}", letter, case(letter, met, facts=facts), False)
    bare = replace(FOLLOW_UP, aims=(samples.aim(1, "Noe vi gjør"),))
    yield Case("portability-none", letter, case(letter, met, every_use=(bare,)), False)
    no_names = FACTS | {"transfer_not": "de tar ikke imot filer"}
    yield Case("portability-not", letter, case(letter, met, facts=no_names), False)


def _smaller() -> Iterator[Case]:
    opinion = claim(RequestKind.RECTIFICATION, ClaimOutcome.ANSWERED)
    facts = FACTS | {"statement": "Jeg møtte opp til alle avtaler."}
    yield Case(
        "rectified-opinion",
        LetterKind.RECTIFIED,
        case(LetterKind.RECTIFIED, opinion, facts=facts),
        False,
    )
    two, more = FINDINGS[RequestKind.RECTIFICATION]
    days = (two, replace(more, done_on=date(2026, 11, 16)))
    apart = case(LetterKind.RECTIFIED, opinion, findings=days)
    yield Case("rectified-apart", LetterKind.RECTIFIED, apart, False)
    undated = replace(opinion, done_on=None)
    undated_case = case(LetterKind.RECTIFIED, undated, facts=facts)
    yield Case("rectified-undated", LetterKind.RECTIFIED, undated_case, False)
    held = claim(RequestKind.RESTRICTION, ClaimOutcome.ANSWERED)
    for why in ("unlawful", "claims", "objection"):
        given = case(LetterKind.RESTRICTED, held, facts=FACTS | {"restricted_why": why})
        yield Case(f"restricted-{why}", LetterKind.RESTRICTED, given, False)
    lifted = LetterKind.RESTRICTION_LIFTED
    rows = FINDINGS[RequestKind.RESTRICTION]
    yield Case("lifted", lifted, case(lifted, held, findings=rows), True)
    yield Case("lifted-words", lifted, case(lifted, replace(held, wish="adressen min")), True)
    yield Case("lifted-open", lifted, case(lifted, facts={}), True)
    optout = claim(RequestKind.MARKETING_OPT_OUT, ClaimOutcome.ANSWERED)
    stopped = LetterKind.MARKETING_STOPPED
    for channel in ("all", "email", "sms", "phone", "post"):
        given = case(
            stopped,
            optout,
            facts={"channel": channel},
            request=replace(REQUEST, relation=Relation.SUBSCRIBER),
        )
        yield Case(f"marketing-{channel}", stopped, given, False)
    withdrawn = claim(RequestKind.WITHDRAW_CONSENT, ClaimOutcome.ANSWERED)
    gone = LetterKind.CONSENT_WITHDRAWN
    other = {"other_basis": "Kundeforholdet ditt", "told_in": "erklæringen fra 1. mars 2026"}
    yield Case("consent-other", gone, case(gone, withdrawn, facts=FACTS | other), True)
    other = {"other_basis": "Kundeforholdet ditt"}
    yield Case("consent-untold", gone, case(gone, withdrawn, facts=other), True)
    yield Case("consent-kept", gone, case(gone, withdrawn, findings=(KEPT,)), True)
    reviewed = claim(RequestKind.AUTOMATED_DECISION, ClaimOutcome.ANSWERED, answer="Du får kreditt")
    known = replace(
        FOLLOW_UP,
        activity=replace(
            FOLLOW_UP.activity,
            automated_decisions=Stated.KNOWN,
            automated_logic="Et poeng regnes ut av alder",
        ),
    )
    adm = LetterKind.AUTOMATED_DECISION
    facts = FACTS | {"logic": "", "review_result": "upheld"}
    yield Case("adm-register", adm, case(adm, reviewed, facts=facts, every_use=(known,)), False)


def _refusals() -> Iterator[Case]:
    """B09 with one thing and with many; and of a person nobody can identify."""
    frame = LetterKind.REFUSAL
    erasure = claim(
        RequestKind.ERASURE,
        ClaimOutcome.PARTLY,
        ground="art17_3_b",
        grounds="Fakturaene må vi ha",
        wish="slette alt dere har om meg",
    )
    objection = claim(
        RequestKind.OBJECTION, ClaimOutcome.REFUSED, ground="art21_compelling", grounds=REASON
    )
    optout = claim(RequestKind.MARKETING_OPT_OUT, ClaimOutcome.ANSWERED)
    question = claim(RequestKind.QUESTION, ClaimOutcome.ANSWERED, answer="Vi fikk den av deg")
    complaint = claim(RequestKind.COMPLAINT, ClaimOutcome.ANSWERED)
    recipients = claim(RequestKind.RECIPIENTS, ClaimOutcome.ANSWERED, answer="De står under")
    no_telling = claim(
        RequestKind.RECIPIENTS, ClaimOutcome.REFUSED, ground="art19_effort", grounds=REASON
    )
    gone = claim(RequestKind.PORTABILITY, ClaimOutcome.WITHDRAWN)
    passed = claim(RequestKind.RECTIFICATION, ClaimOutcome.FORWARDED)
    nothing = claim(RequestKind.RESTRICTION, ClaimOutcome.NO_DATA)
    waits = claim(RequestKind.AUTOMATED_DECISION, None)
    rows = (*FINDINGS[RequestKind.ERASURE], KEPT)
    given = FACTS | {"given": "Fakturaene får du kopi av"}
    yield Case(
        "many", frame, case(frame, erasure, objection, optout, findings=rows, facts=given), True
    )
    yield Case("many-neutral", frame, case(frame, gone, passed, nothing), True)
    yield Case("many-asked", frame, case(frame, question, complaint, recipients, waits), False)
    yield Case("many-refused", frame, case(frame, objection, no_telling), True)
    yield Case("many-met", frame, case(frame, optout, question), False)
    undated = [replace(each, done_on=None) for each in (optout, erasure)]
    stated = claim(RequestKind.RECTIFICATION, ClaimOutcome.ANSWERED)
    held = claim(RequestKind.RESTRICTION, ClaimOutcome.ANSWERED)
    yield Case("many-undated", frame, case(frame, *undated, findings=rows), True)
    yield Case("many-yes", frame, case(frame, stated, held, optout), False)
    yield Case("one-met", frame, case(frame, optout), False)
    yield Case("one-part", frame, case(frame, erasure, findings=rows), True)
    yield Case("one-waits", frame, case(frame, waits, facts={}), False)
    sent = Event(kind=EventKind.LETTER_SENT, on=DONE, values={"letter": "marketing_stopped"})
    earlier = case(frame, objection, optout, events=(NO_DOUBT, sent))
    yield Case("answered-before", frame, earlier, True)
    for ground in ("art12_2_unidentified", "art11_2"):
        unknown = claim(
            RequestKind.ERASURE,
            ClaimOutcome.UNIDENTIFIED,
            ground=ground,
            grounds="Adressen du skrev fra, kjenner vi ikke",
        )
        doubt = Event(kind=EventKind.ASKED, on=date(2026, 11, 4), values={"about": "identity"})
        unsure = Event(kind=EventKind.DOUBT, on=date(2026, 11, 3), note="Ny adresse")
        events = (unsure, doubt) if ground == "art12_2_unidentified" else ()
        yield Case(f"unknown-{ground}", frame, case(frame, unknown, events=events), True)


def _access() -> Iterator[Case]:
    """B05 with what is covered and kept back, and with what else was asked for."""
    letter = LetterKind.ACCESS
    annexes = tuple(
        replace(
            each, document_id=each.number, pages=n, redacted=r, sha256=f"{n:02x}" * 32, as_file=f
        )
        for each, n, r, f in zip(
            samples.ANNEXES, (9, 6, 1, 7), (0, 3, 0, 0), (False, False, True, True), strict=True
        )
    )
    searches = tuple(
        replace(each, annexes=(annex,))
        for each, annex in zip(samples.SEARCHES, annexes, strict=True)
    )
    marks = tuple(
        Redaction(id=n, uid=f"red-{n}", document_id=2, page=page, top=n, reason=reason)
        for n, page, reason in (
            (1, 2, "Navnet på en ansatt hos en annen kunde. Det sier ikke noe om deg"),
            (2, 2, "Helseopplysning om en kollega av deg. Den kan skade den det gjelder"),
            (3, 4, "Navnet på en ansatt hos en annen kunde. Det sier ikke noe om deg"),
        )
    )
    bound = AnnexFile(name="2026-014 vedlegg.pdf", pages=24, sha256="c0de" * 16)
    held = (
        Finding(
            uid="back",
            what="Notat fra 4. september 2026 om tilbudet til deg",
            choice=FindingChoice.KEEP_BACK,
            ground="pol16_e",
            reason="Teksten er laget bare for å forberede vår egen avgjørelse og er ikke delt med"
            " noen. Vi kan ikke vurdere tilbudet fritt hvis den gis ut",
        ),
    )
    part = claim(RequestKind.ACCESS, ClaimOutcome.PARTLY, done_on=None)
    whole: dict[str, Any] = {"annexes": annexes, "searches": searches}
    covered = {2: marks}
    yield Case("access-covered", letter, case(letter, part, redactions=covered, **whole), True)
    yield Case(
        "access-both",
        letter,
        case(letter, part, redactions=covered, findings=held, annex_file=bound, **whole),
        True,
    )
    yield Case("access-held", letter, case(letter, part, findings=held, **whole), True)
    one_file = (
        annexes[0],
        replace(annexes[1], redacted=0),
        annexes[2],
        replace(annexes[3], as_file=False),
    )
    owned = replace(part, ground="art15_4", grounds=REASON)
    yield Case("access-owned", letter, case(letter, owned, annexes=one_file), True)
    yield Case("access-unsaid", letter, case(letter, part), True)
    by_hand = Finding(
        uid="hand",
        document_id=1,
        what="Saker i brukerstøtten der andre kunder er nevnt",
        choice=FindingChoice.REDACT,
        ground="art15_4",
        reason="Navnene gjelder bare de andre",
    )
    yield Case("access-by-hand", letter, case(letter, part, findings=(by_hand,), **whole), True)
    open_ = replace(marks[0], reason="", ground="")
    yield Case("access-open", letter, case(letter, part, redactions={2: (open_,)}, **whole), True)
    erasure = claim(RequestKind.ERASURE, ClaimOutcome.REFUSED, ground="art17_3_b", grounds=REASON)
    optout = claim(RequestKind.MARKETING_OPT_OUT, ClaimOutcome.ANSWERED)
    granted = claim(RequestKind.ACCESS, ClaimOutcome.ANSWERED, done_on=None)
    waits = claim(RequestKind.RESTRICTION, None)
    yield Case("access-more", letter, case(letter, granted, erasure, optout, waits, **whole), True)
    yield Case("access-nothing", letter, _in_vain(letter, replace(granted), optout), True)
    refused = claim(RequestKind.ACCESS, ClaimOutcome.REFUSED, ground="pol16_b", grounds=REASON)
    yield Case("access-refused", letter, case(letter, refused), True)
    given = tuple(
        Finding(uid=f"give-{n}", document_id=n, what=what, choice=FindingChoice.GIVE)
        for n, what in ((1, "Opplysningene om deg som kunde"), (4, "Fakturaer der du er nevnt"))
    )
    b09 = LetterKind.REFUSAL
    both = (*given, replace(by_hand, document_id=2), *held)
    facts = {"given": "Notatet er på én side. Vi vurderer det på nytt når tilbudet er avgjort"}
    yield Case("b09", b09, case(b09, part, findings=both, facts=facts, **whole), True)
    sent = Event(kind=EventKind.LETTER_SENT, on=DONE, values={"letter": "access"})
    after = case(b09, part, findings=both, facts={}, events=(NO_DOUBT, sent), **whole)
    yield Case("b09-after", b09, after, True)
    for ground in grounds.GROUNDS:
        kind = ground.kinds[0]
        no = claim(kind, ClaimOutcome.REFUSED, ground=ground.code, grounds=REASON)
        yield Case(f"ground-{ground.code}", b09, case(b09, no), True)


def _nothing() -> Iterator[Case]:
    """B06: of every kind together, and where something was found after all."""
    letter = LetterKind.NO_DATA
    kinds = (RequestKind.ACCESS, *LETTERS, RequestKind.RECIPIENTS)
    claims = tuple(claim(kind, ClaimOutcome.NO_DATA) for kind in kinds)
    yield Case("nothing-all", letter, _in_vain(letter, *claims), True)
    for each in claims:
        yield Case(f"nothing-{each.kind}", letter, _in_vain(letter, each), True)
    yield Case("nothing-found", letter, case(letter, claims[0]), True)


def _in_vain(letter: LetterKind, *claims: Claim) -> Material:
    names = ("Microsoft 365", "Asana", "MailerLite", "24SevenOffice")
    rows = tuple(samples.searched(n, name, SearchResult.NOTHING) for n, name in enumerate(names, 1))
    return case(letter, *claims, searches=rows, annexes=())
