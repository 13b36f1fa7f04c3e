"""How well what was read in notices matches what a careful reader found in them.

A measure counts hits, found and wanted of one notice; its score is one F1 over all notices
together. What a truth calls implied, optional or partial is neither asked for nor held against.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from operator import eq
from typing import Any, Final, NamedTuple

Facts = dict[str, Any]  # the JSON of ``notice read``
Truth = dict[str, Any]

_COMPANY_FORM: Final = re.compile(r"\b(as|asa|inc|ltd|llc|gmbh|ab|aps|enk)\b\.?")
_DURATION: Final = re.compile(
    r"P(?:([\d.]+)Y)?(?:([\d.]+)M)?(?:([\d.]+)W)?(?:([\d.]+)D)?"
    r"(?:T(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?"
)
_READERS_DIFFER: Final = {"source", "automated_decisions"}


class Count(NamedTuple):
    """What one measure saw."""

    hits: int
    found: int
    wanted: int

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where there was nothing to find."""
        return 2 * self.hits / (self.found + self.wanted) if self.found + self.wanted else 1.0


def together(counts: Iterable[Count]) -> Count:
    """The sum of several counts."""
    return Count(*(sum(column) for column in zip(*counts, strict=True)))


def paired(
    found: Iterable[Any], wanted: Iterable[Any], same: Callable[[Any, Any], bool] = eq
) -> Count:
    """Each thing found goes to one thing wanted at the most."""
    found, left = list(found), list(wanted)
    size, hits = len(left), 0
    for each in found:
        match = next((other for other in left if same(each, other)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return Count(hits, len(found), size)


def length(period: str | None) -> tuple[float, float, float] | str:
    """Months, days and seconds of a duration; the words themselves where it is none."""
    match = _DURATION.fullmatch(period or "")
    if match is None or not any(match.groups()):
        return str(period).lower()
    years, months, weeks, days, hours, minutes, seconds = (float(x or 0) for x in match.groups())
    return years * 12 + months, weeks * 7 + days, hours * 3600 + minutes * 60 + seconds


# --- recipients ----------------------------------------------------------------------------------


def _words(name: str | None) -> list[str]:
    return re.findall(r"[a-z0-9æøåäöü]+", _COMPANY_FORM.sub(" ", (name or "").lower()))


def _names(entry: Facts) -> list[list[str]]:
    return [words for words in (_words(entry.get("name")), _words(entry.get("vendor"))) if words]


def same_vendor(one: Facts, other: Facts) -> bool:
    """One name's words stand in the other's: Google, Google Analytics; not Meta, Metabase."""
    for a in _names(one):
        for b in _names(other):
            short, long = sorted((a, b), key=len)
            places = range(len(long) - len(short) + 1)
            if "".join(a) == "".join(b) or any(long[i : i + len(short)] == short for i in places):
                return True
    return False


def _once_a_vendor(entries: Iterable[Facts]) -> list[Facts]:
    kept = {"".join(_words(e.get("vendor") or e.get("name"))): e for e in reversed([*entries])}
    return list(reversed(kept.values()))


def recipients(facts: Facts, truth: Truth) -> Count:
    """Who gets personal data; two products of one vendor count once."""
    wanted = _once_a_vendor(truth["processors"])
    optional = [{"name": name} for name in truth.get("optional_processors") or ()]
    met: set[int] = set()
    kept = []
    for each in _once_a_vendor(facts["recipients"]):
        hit = next((i for i, other in enumerate(wanted) if same_vendor(each, other)), None)
        if hit is None and any(same_vendor(each, other) for other in optional):
            continue
        if hit is None or hit not in met:
            kept.append(each)
        if hit is not None:
            met.add(hit)
    return paired(kept, wanted, same_vendor)


# --- lists ---------------------------------------------------------------------------------------


def _set(found: Iterable[str], wanted: Iterable[str], spare: Iterable[str] = ()) -> Count:
    asked = set(wanted)
    return paired(set(found) - (set(spare) - asked), asked)


def legal_bases(facts: Facts, truth: Truth) -> Count:
    """The grounds of article 6."""
    return _set(facts["legal_bases"], truth["legal_bases"]["set"], truth["legal_bases"]["implied"])


def rights(facts: Facts, truth: Truth) -> Count:
    """The rights that are told."""
    return _set(facts["rights"], truth["rights"], truth["rights_implicit"])


def missing(facts: Facts, truth: Truth) -> Count:
    """What the notice nowhere speaks of."""
    return _set(
        set(facts["missing"]) - _READERS_DIFFER,
        set(truth["art13_missing"]) - _READERS_DIFFER,
        truth["art13_partial"],
    )


def flags(facts: Facts, truth: Truth) -> Count:
    """What the company does that has rules of its own."""
    return paired(
        [name for name, said in facts["flags"].items() if said],
        [name for name, said in truth["special"].items() if said],
    )


# --- time ----------------------------------------------------------------------------------------


def retention(facts: Facts, truth: Truth) -> Count:
    """Every period; a cookie's lifetime that stands here too is no fault."""
    have = [length(each["period"]) for each in facts["retention"] if each["period"]]
    want = [length(each["period"]) for each in truth["retention"] if each["period"]]
    for cookie in truth["cookies"]:
        life = length(cookie["lifetime"])
        if have.count(life) > want.count(life):
            have.remove(life)
    return paired(have, want)


def promises(facts: Facts, truth: Truth) -> Count:
    """How soon an answer is promised."""
    one = [truth["response_promise"]] if truth["response_promise"] else []
    want = truth.get("response_promise_alternatives") or one
    return paired({length(each) for each in facts["response_promises"]}, {*map(length, want)})


def cookies(facts: Facts, truth: Truth) -> Count:
    """Each cookie's name, and its lifetime."""

    def said(entries: Sequence[Facts]) -> Iterable[object]:
        for each in entries:
            if name := (each["name"] or "").replace("\\", "").strip().lower():
                yield name
                if each["lifetime"]:
                    yield name, length(each["lifetime"])

    return paired(said(facts["cookies"]), said(truth["cookies"]))


def dated(facts: Facts, truth: Truth) -> Count:
    """The language and the date of the notice."""

    def said(of: Facts) -> list[tuple[str, str]]:
        return [(key, of[key]) for key in ("language", "last_updated") if of[key]]

    return paired(said(facts), said(truth))


# --- one answer ----------------------------------------------------------------------------------


def transfers(facts: Facts, truth: Truth) -> Count:
    """Whether data leave the EEA, and by what mechanism."""
    have, want = facts["transfers"], truth["transfers_outside_eea"]
    return paired(
        {have["outside_eea"], *have["mechanisms"]} - {"unstated"},
        {want["value"], *want["mechanisms"]} - {"unstated"},
    )


def controller(facts: Facts, truth: Truth) -> Count:
    """Who answers: name, organisation number, e-mail and telephone."""
    have, want = facts["controller"], truth["controller"]
    name = "".join(_words(have["name"]))
    names = {"".join(_words(want[key])) for key in ("name", "short_name") if want.get(key)}
    found = [("name", "" if name in names else name)] if name else []
    found += [("orgnr", re.sub(r"\D", "", have["orgnr"]))] if have["orgnr"] else []
    others = {mail.lower() for mail in want["other_emails"]}
    found += [
        ("email", m) for m in dict.fromkeys(map(str.lower, have["emails"])) if m not in others
    ]
    found += [("phone", re.sub(r"[^0-9+]", "", number)) for number in have["phones"]]
    wanted = [("name", "")] if names else []
    wanted += [(key, want[key].lower()) for key in ("orgnr", "email", "phone") if want[key]]
    return paired(found, wanted)


MEASURES: Final = (
    recipients, legal_bases, rights, retention, promises, transfers,
    cookies, flags, controller, dated, missing,
)  # fmt: skip


def scores(pairs: Sequence[tuple[Facts, Truth]]) -> dict[str, float]:
    """The F1 of every measure over all notices together."""
    return {
        measure.__name__: together(measure(facts, truth) for facts, truth in pairs).f1
        for measure in MEASURES
    }
