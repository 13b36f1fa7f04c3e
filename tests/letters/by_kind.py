"""Cases of one kind each: met, met in part, refused, with holes."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from dpo_desk.law.codes import (
    ClaimOutcome,
    FindingChoice,
    LetterKind,
    Relation,
    RequestKind,
    Stated,
)
from dpo_desk.records import (
    Event,
    EventKind,
    Finding,
    Notification,
    Recipient,
)
from tests.letters import samples
from tests.letters.casework import FACTS, FINDINGS, KEPT, REASON, Case, case, claim, in_vain
from tests.letters.samples import FOLLOW_UP, NO_DOUBT, REQUEST

replace = msgspec.structs.replace


def of_kind(kind: RequestKind, letter: LetterKind, ground: str) -> Iterator[Case]:
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
    yield Case(f"{kind}-nothing", letter, in_vain(letter, nothing), True)


def erasures() -> Iterator[Case]:
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
    group = Recipient(id=7, uid="g", name="Underleverandører", is_category=True)
    untold = Notification(uid="n", name="Underleverandører", recipient_id=7)
    use = replace(FOLLOW_UP, recipients=(group,))
    unnamed: dict[str, Any] = {"every_use": (use,), "notifications": (untold,)}
    yield Case("erased-group", letter, case(letter, met, findings=(rows[0],), **unnamed), False)
    nowhere: dict[str, Any] = {"facts": {"no_backups": "yes"}, "notifications": (), "every_use": ()}
    yield Case("erased-alone", letter, case(letter, met, findings=(rows[0],), **nowhere), False)


def objections() -> Iterator[Case]:
    kind, letter = RequestKind.OBJECTION, LetterKind.OBJECTION
    basis = claim(kind, ClaimOutcome.REFUSED, ground="art21_basis", grounds="Det er en avtale")
    yield Case("objection-basis", letter, case(letter, basis, facts={}), True)
    silent = FACTS | {"situation": "", "restricted_from": "", "not_restricted": "yes"}
    refused = claim(kind, ClaimOutcome.REFUSED, ground="art21_claims", grounds=REASON)
    yield Case("objection-silent", letter, case(letter, refused, facts=silent), True)
    met = claim(kind, ClaimOutcome.ANSWERED)
    needed = {"kept_for": "Vi sender fakturaene dine til adressen"}
    yield Case("objection-needed", letter, case(letter, met, facts=needed), True)
    nothing = {"nothing_left": "yes"}
    yield Case("objection-empty", letter, case(letter, met, facts=nothing), False)


def portability() -> Iterator[Case]:
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


def smaller() -> Iterator[Case]:
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
    nobody = replace(REQUEST, requester_email="", requester_phone="", requester_address="")
    yield Case("marketing-nobody", stopped, case(stopped, optout, request=nobody), False)
    withdrawn = claim(RequestKind.WITHDRAW_CONSENT, ClaimOutcome.ANSWERED)
    gone = LetterKind.CONSENT_WITHDRAWN
    other = {"other_basis": "Kundeforholdet ditt", "told_in": "erklæringen fra 1. mars 2026"}
    yield Case("consent-other", gone, case(gone, withdrawn, facts=FACTS | other), True)
    other = {"other_basis": "Kundeforholdet ditt"}
    yield Case("consent-untold", gone, case(gone, withdrawn, facts=other), True)
    nothing = {"nothing_left": "yes"}
    yield Case("consent-nothing", gone, case(gone, withdrawn, facts=nothing), False)
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
