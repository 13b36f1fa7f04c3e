"""Letters as plain data: one file a letter here, its texts in ``resources/letters/<language>/``.

A new letter is a module with ``write(material, language) -> Letter``, a line in ``WRITERS``, a text
file in each language, and what its manager must say in ``asks``.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

import msgspec

from dpo_desk.law.codes import Capacity, ClaimOutcome, LetterKind
from dpo_desk.letters import (
    access,
    automated_decision,
    clarification,
    combined,
    consent_withdrawn,
    erased,
    extension,
    fee,
    frame,
    identity,
    marketing_stopped,
    no_data,
    objection,
    portability,
    receipt,
    rectified,
    redirect,
    refusal,
    reply,
    restricted,
    to_controller,
    to_processor,
    to_recipient,
)
from dpo_desk.letters.material import Material
from dpo_desk.paper.model import Letter

Writer = Callable[[Material, str], Letter]

WRITERS: Final[Mapping[LetterKind, Writer]] = MappingProxyType(
    {
        LetterKind.RECEIPT: receipt.write,
        LetterKind.IDENTITY: identity.write,
        LetterKind.CLARIFICATION: clarification.write,
        LetterKind.EXTENSION: extension.write,
        LetterKind.ACCESS: access.write,
        LetterKind.NO_DATA: no_data.write,
        LetterKind.RECTIFIED: rectified.write,
        LetterKind.ERASED: erased.write,
        LetterKind.REFUSAL: refusal.write,
        LetterKind.RESTRICTED: restricted.write,
        LetterKind.RESTRICTION_LIFTED: restricted.write_lifted,
        LetterKind.PORTABILITY: portability.write,
        LetterKind.OBJECTION: objection.write,
        LetterKind.MARKETING_STOPPED: marketing_stopped.write,
        LetterKind.CONSENT_WITHDRAWN: consent_withdrawn.write,
        LetterKind.AUTOMATED_DECISION: automated_decision.write,
        LetterKind.TO_RECIPIENT: to_recipient.write,
        LetterKind.TO_CONTROLLER: to_controller.write,
        LetterKind.REDIRECT: redirect.write,
        LetterKind.FEE: fee.write,
        LetterKind.TO_PROCESSOR: to_processor.write,
        LetterKind.REPLY: reply.write,
    }
)


def write(kind: LetterKind, material: Material, language: str) -> Letter:
    """A letter from its material; raises KeyError for a kind nobody writes yet.

    The answer to one kind gives way to the words of B06 or B09 where that is how its claim ended.
    """
    if kind not in frame.TO_FIRMS:
        material = _to_survivor(material)
    for asked, (letter, _) in combined.REPLIES.items():
        claim = material.claim(asked)
        instead = _INSTEAD.get(claim.outcome) if claim and claim.outcome else None
        if letter is kind and claim and instead:
            alone = msgspec.structs.replace(material, claims=(claim,))
            return instead(alone, language, kind)
    return WRITERS[kind](material, language)


def _to_survivor(material: Material) -> Material:
    """The letter goes to whoever asks about somebody who has died, and never to the dead."""
    request = material.request
    if request.capacity is not Capacity.SURVIVOR or not request.representative_name.strip():
        return material
    asking = msgspec.structs.replace(
        request,
        requester_name=request.representative_name,
        requester_email=request.representative_email,
        representative_name="",
        representative_email="",
    )
    return msgspec.structs.replace(material, request=asking)


_INSTEAD: Final = MappingProxyType(
    {ClaimOutcome.NO_DATA: no_data.write, ClaimOutcome.UNIDENTIFIED: refusal.write}
)
