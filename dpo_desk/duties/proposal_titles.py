"""What a proposal is called on its card, and the line under it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from msgspec import convert

from dpo_desk.duties import retention_words
from dpo_desk.duties.proposal_sides import DONE, Side
from dpo_desk.duties.seed_statements import Topic
from dpo_desk.law import durations
from dpo_desk.law.codes import (
    LegalBasis,
    RetentionAction,
    RetentionTrigger,
    Right,
    Role,
    TransferMechanism,
)
from dpo_desk.records import Company, Proposal, ProposalKind, RetentionRule, fields
from dpo_desk.words import Words

Values = Mapping[str, Any]
Named = tuple[str, str]
_LABELS: Final = {info.name: info.label for info in fields(Company)}


def named(one: Proposal, words: Words) -> Named:
    """Title and caption: «MailerLite», «Databehandler»."""
    kind = words(f"review.kind.{one.kind}")
    return _TITLES.get(one.kind, _other)(one.values, kind, words)


def value(text: str, words: Words) -> str:
    """A period or a role in words; "" for what has none."""
    if text in set(Role):
        return words(Role(text).key)
    try:
        said = durations.say(text, words.language) if text else ""
    except ValueError:
        return ""
    return said[:1].upper() + said[1:]


def denial(what: str, words: Words) -> str:
    """What a notice says is not done."""
    key = f"review.denial.{what}"
    return words(key) if words.has(key) else what[:1].upper() + what[1:]


def side(one: Side, words: Words) -> str:
    """What a side of a conflict says; "" where only its sentence does."""
    if one.topic == Topic.DENIAL:
        return denial(one.value, words)
    return words("review.side.done") if one.value == DONE else value(one.value, words)


def _company(values: Values, _kind: str, words: Words) -> Named:
    labels = [words(_LABELS[field]) for field in values if field in _LABELS]
    return words("settings.company"), ", ".join(labels)


def _service(values: Values, kind: str, words: Words) -> Named:
    role = words(Role(values["role"]).key) if values.get("role") else kind
    there = words("review.there") if values.get("record_uid") else ""
    return str(values["name"]), _joined(role, there)


def _activity(values: Values, kind: str, words: Words) -> Named:
    bases = [LegalBasis(code).inline(words.language) for code in values.get("bases", [])]
    return str(values["name"]), _joined(kind, *bases)


def _retention(values: Values, kind: str, words: Words) -> Named:
    rule = RetentionRule(
        trigger=RetentionTrigger(values.get("trigger") or "none"),
        period=values.get("period") or None,
        criteria=str(values.get("criteria") or ""),
        action=RetentionAction(values.get("action") or "delete"),
    )
    said = retention_words.sentence(rule, words).rstrip(".")
    return str(values["data"]), _joined(kind, said)


def _cookie(values: Values, kind: str, words: Words) -> Named:
    return str(values["name"]), _joined(kind, value(str(values.get("lifetime") or ""), words))


def _transfer(values: Values, kind: str, words: Words) -> Named:
    return words(TransferMechanism(values["mechanism"]).key), kind


def _promise(values: Values, kind: str, words: Words) -> Named:
    return value(values["period"], words) or str(values["period"]), kind


def _rights(values: Values, kind: str, words: Words) -> Named:
    known = set(Right)
    return kind, ", ".join(words(Right(code).key) for code in values["rights"] if code in known)


def _denial(values: Values, kind: str, words: Words) -> Named:
    return denial(str(values["what"]), words), kind


def _conflict(values: Values, _kind: str, words: Words) -> Named:
    sides = convert(values.get("sides", []), list[Side], strict=False)
    return words("import.conflict"), _joined(*(side(one, words) for one in sides))


def _other(values: Values, kind: str, _words: Words) -> Named:
    return str(values.get("name") or values.get("value") or ""), kind


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


_TITLES: Final[Mapping[ProposalKind, Callable[[Values, str, Words], Named]]] = MappingProxyType(
    {
        ProposalKind.COMPANY: _company,
        ProposalKind.SERVICE: _service,
        ProposalKind.ACTIVITY: _activity,
        ProposalKind.RETENTION: _retention,
        ProposalKind.COOKIE: _cookie,
        ProposalKind.TRANSFER: _transfer,
        ProposalKind.PROMISE: _promise,
        ProposalKind.RIGHTS: _rights,
        ProposalKind.DENIAL: _denial,
        ProposalKind.CONFLICT: _conflict,
    }
)
