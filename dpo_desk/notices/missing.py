"""What a notice nowhere addresses, of what articles 13 and 14 ask for."""

from typing import Final

from dpo_desk.notices.model import NoticeFacts
from dpo_desk.notices.said import around, context, in_piece
from dpo_desk.reading import notice_rules
from dpo_desk.reading.sheet import Sheet

TOPIC: Final = "missing"
ITEMS: Final = (
    "controller_contact",
    "purposes",
    "legal_basis",
    "legitimate_interest_named",
    "recipients",
    "transfers",
    "retention",
    "rights",
    "withdraw_consent",
    "complaint",
    "obligation_to_provide",
)
_NO_OTHER_RIGHT: Final = frozenset({"complaint_authority", "withdraw_consent", "not_automated"})
_CHECKS, _CONSEQUENCE = "checks_rights", "consequence"
_AFTER: Final = 2  # sentences behind «interesseavveining» that may name the interest


def find(sheet: Sheet, facts: NoticeFacts) -> tuple[str, ...]:
    """The items that neither what was found nor any sentence addresses, in their order."""
    if not any(not piece.noise for piece in sheet.pieces):
        return ()
    addressed = _addressed(facts) | _said(sheet) | _not_asked(sheet, facts)
    return tuple(item for item in ITEMS if item not in addressed)


def _addressed(facts: NoticeFacts) -> set[str]:
    """What the facts answer, also where they only suggest it."""
    who = facts.controller
    answers: dict[str, object] = {
        "controller_contact": who.emails or who.phones or who.address or who.contact_channel,
        "purposes": facts.activities,
        "legal_basis": facts.bases,
        "recipients": facts.recipients or facts.unnamed_recipients,
        "transfers": facts.transfers.outside_eea != "unstated"
        or any(recipient.region for recipient in facts.recipients),
        "retention": facts.retention,
        "rights": {found.code for found in facts.rights_found} - _NO_OTHER_RIGHT,
        "withdraw_consent": _has_right(facts, "withdraw_consent"),
        "complaint": _has_right(facts, "complaint_authority"),
    }
    return {item for item, answer in answers.items() if answer}


def _has_right(facts: NoticeFacts, code: str) -> bool:
    return any(found.code == code for found in facts.rights_found)


def _said(sheet: Sheet) -> set[str]:
    duty = {"obligation_to_provide"} if _tells_consequence(sheet) else set()
    return duty | {
        hit.rule.gives
        for piece in sheet.pieces
        if not piece.noise
        for hit in in_piece(sheet, TOPIC, piece)
    }


def _tells_consequence(sheet: Sheet) -> bool:
    """Whether it says what happens without the data, in any words the self-check knows."""
    return any(hit.rule.gives == _CONSEQUENCE for hit in notice_rules.hits(sheet, _CHECKS))


def _not_asked(sheet: Sheet, facts: NoticeFacts) -> set[str]:
    """What follows from a ground that the notice does not rely on, or is said with it."""
    spared = set()
    if "legitimate_interests" not in facts.legal_bases or _names_an_interest(sheet):
        spared.add("legitimate_interest_named")
    if "consent" not in facts.legal_bases:
        spared.add("withdraw_consent")
    return spared


def _names_an_interest(sheet: Sheet) -> bool:
    """Whether a sentence on legitimate interests, or one right after it, says which."""
    places = around(sheet)
    interest, named = context(TOPIC, "interest"), context(TOPIC, "named")
    circular = context(TOPIC, "circular")
    alone = context(TOPIC, "named_alone")
    for piece in sheet.pieces:
        if alone.search(piece.folded):
            return True
        if piece.noise or not interest.search(piece.folded):
            continue
        following = sheet.pieces[piece.index : piece.index + 1 + _AFTER]
        near = (each for each in following if each.block == piece.block or each is piece)
        if any(named.search(circular.sub(" ", each.folded)) for each in near):
            return True
        place = places[piece.index]
        if place.label and not interest.search(place.label):
            return True
    return False
