"""B13, the answer to a no to advertising: there is nothing to weigh (21 (3), mfl §§ 12-15)."""

import re
from typing import Final

from dpo_desk.law.codes import LetterKind, Relation, RequestKind
from dpo_desk.letters import answers, common, disposal
from dpo_desk.letters.answers import Reply
from dpo_desk.letters.asks import Answers
from dpo_desk.letters.material import Material
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import plain
from dpo_desk.paper.model import Letter, Text
from dpo_desk.records import Claim

_UNDER_CONTRACT = (Relation.CUSTOMER, Relation.USER, Relation.SUPPLIER)
_PLACE: Final = re.compile(r"\d{4}")  # a postal code: without a place no address is listed
_ELECTRONIC: Final = ("email", "sms")
_OTHER: Final = ("phone", "post")


def write(material: Material, language: str) -> Letter:
    """The confirmation: never a refusal, and nothing more to do."""
    return answers.written(
        LetterKind.MARKETING_STOPPED, RequestKind.MARKETING_OPT_OUT, reply, material, language
    )


def reply(pen: Pen, claim: Claim) -> Reply:
    """When it stopped, that profiling did too, and the suppression list."""
    chosen = Answers(pen, LetterKind.MARKETING_STOPPED).chosen("channel")
    channel = pen.line(f"channel.{chosen}") if chosen and chosen != "all" else ""
    said = answers.answer(claim)
    sections = [
        common.section(pen, "label.profiling", pen("profiling", channel=channel), plain(said)),
        *disposal.erased(pen, claim),
        *disposal.told(pen, claim),
        common.section(pen, "label.suppression", _suppression(pen)),
        common.section(pen, "label.law", _law(pen, chosen)),
    ]
    if pen.material.request.relation in _UNDER_CONTRACT and not pen.material.found_nothing:
        sections.append(common.section(pen, "label.still", pen("still")))
    return Reply(
        opening=pen("opening", date=answers.done(pen, claim), channel=channel),
        sections=tuple(sections),
        why=pen("because.marketing"),
    )


def _suppression(pen: Pen) -> Text:
    """That the person is on the list; of somebody without an address there is nothing to keep."""
    request = pen.material.request
    house = _PLACE.search(request.requester_address)
    known = request.requester_email.strip() or request.requester_phone.strip() or house
    return pen("suppression" if known else "suppression.none")


def _law(pen: Pen, channel: str) -> Text:
    """The regulation and the marketing act: § 15 for what is electronic, §§ 12 to 13 a else."""
    return pen("law", electronic=channel in _ELECTRONIC, other=channel in _OTHER)
