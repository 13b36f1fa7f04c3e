"""Cases of every kind and every end: met, met in part, refused, with holes, several at once."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from dpo_desk.law import grounds
from dpo_desk.law.codes import (
    Channel,
    ClaimOutcome,
    FindingChoice,
    LetterKind,
    RequestKind,
)
from dpo_desk.letters.material import AnnexFile, Material
from dpo_desk.records import (
    Event,
    EventKind,
    Finding,
    Redaction,
)
from tests.letters import by_kind, samples
from tests.letters.casework import (
    DONE,
    FACTS,
    FINDINGS,
    KEPT,
    LETTERS,
    REASON,
    Case,
    case,
    claim,
    in_vain,
)
from tests.letters.samples import NO_DOUBT, REQUEST, material

replace = msgspec.structs.replace

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


def every() -> Iterator[Case]:
    """Every case; a handful of letters each."""
    for kind, (letter, ground) in LETTERS.items():
        yield from by_kind.of_kind(kind, letter, ground)
    yield from by_kind.erasures()
    yield from by_kind.objections()
    yield from by_kind.portability()
    yield from by_kind.smaller()
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
    rest = claim(RequestKind.COMPLAINT, None)
    yield Case("many-rest", frame, case(frame, objection, optout, rest), True)
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
    yield Case("access-nothing", letter, in_vain(letter, replace(granted), optout), True)
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
    yield Case("nothing-all", letter, in_vain(letter, *claims), True)
    for each in claims:
        yield Case(f"nothing-{each.kind}", letter, in_vain(letter, each), True)
    yield Case("nothing-found", letter, case(letter, claims[0]), True)
