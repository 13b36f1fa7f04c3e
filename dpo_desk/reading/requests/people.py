"""Whose rights a letter is about, and who writes it: ``resources/reading/people.toml``."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from dpo_desk.law.codes import Capacity, Relation
from dpo_desk.reading.requests.found import Writer
from dpo_desk.reading.requests.letter import Letter
from dpo_desk.reading.requests.sentences import Sentence
from dpo_desk.reading.rules_file import table

_ADDRESS: Final = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_NAME_LINE: Final = re.compile(r"[^\W\d_][\w’'.-]*(?: [^\W\d_][\w’'.-]*){1,3}")
_OF_AGE: Final = 18
_TITLES: Final = re.compile(
    r"^(?:advokat(?:fullmektig)?|adv\.?|attorney|solicitor|dr\.?)\s+", re.IGNORECASE
)


class OnBehalf(NamedTuple):
    """A rule of who writes for somebody else."""

    capacity: Capacity
    pattern: re.Pattern[str]
    is_child: bool


def writer_of(letter: Letter, said: list[Sentence], *, forwarded: bool = False) -> Writer:
    """Who asks, and for whom; ``letter`` has the name and address of its sender."""
    own_name = letter.name or signed_name(letter)
    own = Writer(
        requester_name=own_name,
        requester_email=letter.email,
        is_child=any(is_child(sentence.text) for sentence in said),
        forwarded=forwarded,
    )
    found = next(_for_others(said), None)
    if found is None:
        return own
    sentence, rule, name = found
    lawyer = rule.capacity in (Capacity.LAWYER, Capacity.REPRESENTATIVE) and is_lawyer(letter)
    emails = (each[0] for s in said for each in _ADDRESS.finditer(s.text))
    others = [each.rstrip(".") for each in emails if each.casefold() != letter.email.casefold()]
    known = signed_name(letter) if lawyer and signed_name(letter) else own_name
    return Writer(
        requester_name=name or _named_later(said, rule),
        requester_email=others[0] if others else "",
        representative_name=_TITLES.sub("", known),
        representative_email=letter.email,
        authority=sentence.text,
        capacity=Capacity.LAWYER if lawyer else rule.capacity,
        is_child=rule.is_child,
        forwarded=forwarded,
    )


def of_form(letter: Letter, ours: Sequence[str]) -> Letter:
    """The letter with the name and address that a form's lines give, where a form has sent it."""
    local, _, domain = letter.email.casefold().partition("@")
    form = table("people")["form"]
    if domain not in ours and not re.search(form["sender"], local):
        return letter
    said = {name: _line(letter, form[name]) for name in ("name", "email")}
    if not said["email"]:
        return letter
    return letter._replace(name=said["name"], email=said["email"])


def _line(letter: Letter, pattern: str) -> str:
    """What the first line that fits says."""
    found = (re.search(pattern, line.text, re.IGNORECASE) for line in letter.lines[:100])
    return next((each[1].strip() for each in found if each), "")


def _for_others(said: list[Sentence]) -> Iterator[tuple[Sentence, OnBehalf, str]]:
    """The sentences in which somebody writes for another, those with a name first."""
    without = []
    for rule in on_behalf():
        for sentence in said:
            match = rule.pattern.search(sentence.text)
            if match is None or _is_company(sentence.text, match):
                continue
            name = _person(match)
            if name:
                yield sentence, rule, name
            elif not any(match.groups()) or rule.capacity is not Capacity.REPRESENTATIVE:
                without.append((sentence, rule, ""))
    yield from without


def _person(match: re.Match[str]) -> str:
    """The name that a rule found, if it is one."""
    name = next((group for group in match.groups() if group), "").strip(" .,;:)")
    first = name.split(" ")[0] if name else ""
    return "" if first in table("people")["no_names"] else name


def _is_company(text: str, match: re.Match[str]) -> bool:
    """Whether the name goes on as a company's: it is no person then."""
    group = next((n for n, each in enumerate(match.groups(), 1) if each), 0)
    if not group:
        return False
    after = text[match.start(group) : match.end(group) + 6]
    return bool(re.search(table("people")["companies"], after))


def _named_later(said: list[Sentence], rule: OnBehalf) -> str:
    """The name that another sentence gives the person."""
    for sentence in said:
        match = rule.pattern.search(sentence.text)
        if match is not None and _person(match) and not _is_company(sentence.text, match):
            return _person(match)
    return ""


def signed_name(letter: Letter) -> str:
    """The first line below the letter that looks like a person's name, or ""."""
    for line in letter.signature[:4]:
        bare = line.strip(" *_,.")
        if re.search(table("people")["companies"], bare):
            continue
        if _NAME_LINE.fullmatch(bare) and all(w[0].isupper() for w in bare.split() if len(w) > 3):
            return bare[:200]
    return ""


def is_lawyer(letter: Letter) -> bool:
    """Whether the sender's name or the signature says so."""
    said = " ".join((letter.name, letter.email.partition("@")[2], *letter.signature))
    return bool(_one("lawyer").search(said))


def is_child(sentence: str) -> bool:
    """Whether somebody says that she is under age."""
    found = _one("child").search(sentence)
    return bool(found and 5 <= int(found["age"]) < _OF_AGE)


def relation_of(said: list[Sentence]) -> Relation:
    """Who the person is to the company, as far as the letter says so."""
    text = " ".join(sentence.text for sentence in said)
    for code, pattern in table("people")["relation"].items():
        if _compiled(pattern).search(text):
            return Relation(code)
    return Relation.OTHER


def controller_of(said: list[Sentence]) -> str:
    """The company that is named as the one responsible, or ""."""
    for sentence in said:
        found = _one("controller").search(sentence.text)
        if found:
            return found["company"].strip()
    return ""


def wants_files(said: list[Sentence]) -> bool:
    """Whether the data are asked for as files."""
    return any(_one("files").search(sentence.text) for sentence in said)


@cache
def on_behalf() -> tuple[OnBehalf, ...]:
    """The rules, in their order."""
    said: list[Mapping[str, Any]] = table("people")["rule"]
    return tuple(
        OnBehalf(Capacity(r["capacity"]), _compiled(r["pattern"]), r.get("is_child", False))
        for r in said
    )


@cache
def _one(name: str) -> re.Pattern[str]:
    return _compiled(table("people")[name]["pattern"])


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    people = table("people")
    for name in ("name", "first"):
        pattern = pattern.replace(f"{{{name}}}", people[name])
    return re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE)
