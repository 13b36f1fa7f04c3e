"""How long data are kept (N08, N09, R01-R04 in a notice)."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from dpo_desk.checks.finding import Spot
from dpo_desk.checks.notice_view import Notice, at, spot, spots, uses_data
from dpo_desk.checks.registry import check
from dpo_desk.checks.topics import topics
from dpo_desk.law import durations
from dpo_desk.law.codes import Severity
from dpo_desk.notices.model import ActivityFound, RetentionFound
from dpo_desk.reading.sheet import Piece

WEEK: Final = 7  # days
_YEAR: Final = 365
_FIVE: Final = 5 * _YEAR
LONG: Final = 3 * _YEAR - 4  # days: three years, leap or not
VOUCHERS: Final = int(3.5 * _YEAR) - 5  # the shortest that the Bookkeeping Act knows (§ 13 nos 5-8)
_MOST: Final = 8
_STEM: Final = 6  # letters
_WORD: Final = re.compile(r"[a-zæøå]{6,}")
# Words that stand in every notice and tell nothing apart.
_COMMON: Final = re.compile(
    "opplys|person|behand|handsa|bruker|brukar|lagrer|lagrar|slette|slettar|sletta|oppbev|inform|innsam"
    "|dersom|etter|nødven|naudsy|grunnl|formål|regist|samler|samlar|avtale|kunden|kunder|kundar|tjenes"
    "|tenest|delete|retain|stored|proces|purpos|collec|necess|period|months|måned|månad|siste|melder"
    "|mellom|gjenno|ikkje|gjerne|following|custom|servic|system"
)


@check("N08", Severity.MEDIUM, source="N")
def too_vague(notice: Notice) -> Iterator[Spot]:
    """Nothing but «as long as needed» or «as the law requires», statutes and the website aside."""
    vague = notice.signs("vague")
    web = {hit.piece.index for hit in notice.signs("web_data", "accounting")}
    definite = [
        each
        for each in notice.facts.retention
        if each.period and any(p.index not in web for p in notice.pieces_of(each.evidence))
    ]
    if vague and not definite:
        yield from list(spots(vague))[:_MOST]


@check("N09", Severity.MEDIUM, source="N,R")
def no_deletion_rule(notice: Notice) -> Iterator[Spot]:
    """A use of data for which no period and nothing definite that ends it is told."""
    covering = [each for each in notice.facts.retention if _definite(each)]
    told = {p.index for each in covering for p in notice.pieces_of(each.evidence)}
    about = topics(notice)
    general = any(not _about(notice, each, about) and each.period for each in covering)
    known = {topic for each in covering for topic in _about(notice, each, about)}
    words = {stem for index in told for stem in stems(notice.sheet.pieces[index].folded)}
    missed = [
        piece
        for each in notice.facts.activities
        if each.is_stated
        for piece in notice.pieces_of(each.evidence[:1])[:1]
        if not (_narrow(notice, each, about) & known or _beside(notice, piece, told))
        if uses_data(piece) and not any(stem in piece.folded for stem in words)
    ]
    if not general:
        yield from map(spot, missed[:_MOST])


def stems(text: str) -> set[str]:
    """The beginnings of the words that say what a sentence is about."""
    found = {word[:_STEM] for word in _WORD.findall(text)}
    return {stem for stem in found if not _COMMON.match(stem)}


def _definite(rule: RetentionFound) -> bool:
    """Whether a period or an event ends the keeping, and not only the purpose or the law."""
    return rule.period is not None or rule.trigger not in ("none", "purpose_ended", "collected")


def _about(notice: Notice, rule: RetentionFound, about: dict[int, list[str]]) -> set[str]:
    """What a storage period is about, by its sentence, else by the heading above it."""
    return {topic for piece in notice.pieces_of(rule.evidence) for topic in about[piece.index]}


def _narrow(notice: Notice, activity: ActivityFound, about: dict[int, list[str]]) -> set[str]:
    """The narrowest thing that a use of data is about."""
    pieces = notice.pieces_of(activity.evidence[:1])
    return {topic for piece in pieces for topic in about[piece.index][:1]}


def _beside(notice: Notice, piece: Piece, told: set[int]) -> bool:
    """Whether a period stands in the same paragraph or row, or in the section of that use."""
    near = {each.index for each in notice.paragraph(piece)}
    if notice.titled(piece) and piece.kind == "sentence":
        near |= {each.index for each in notice.section(piece)}
    return bool(near & told)


@check("R01", Severity.HIGH, source="N,R")
def periods_conflict(notice: Notice) -> Iterator[Spot]:
    """The same data are kept for two periods."""
    for each in notice.facts.conflicts:
        if each.about.startswith("retention"):
            yield from at(each.evidence)


@check("R02", Severity.MEDIUM, source="N,R")
def shorter_than_law(notice: Notice) -> Iterator[Spot]:
    """Vouchers gone before the Bookkeeping Act allows, or everything of staff at once."""
    yield from spots(notice.signs("staff_gone"))
    for rule in _with_period(notice.facts.retention):
        short = 0 < days(rule.period) < VOUCHERS
        if short and _vouchers(notice, rule) and not _longer_beside(notice, rule):
            yield from at(rule.evidence[:1])


def _longer_beside(notice: Notice, rule: RetentionFound) -> bool:
    """Whether the same sentence gives another period, that may be the vouchers'."""
    mine = {piece.index for piece in notice.pieces_of(rule.evidence)}
    return any(
        days(other.period) >= VOUCHERS
        and mine & {piece.index for piece in notice.pieces_of(other.evidence)}
        for other in notice.facts.retention
    )


def _vouchers(notice: Notice, rule: RetentionFound) -> bool:
    """Whether a period is that of accounts, which an act sets."""
    about = {hit.piece.index for hit in notice.signs("accounting")}
    pieces = notice.pieces_of(rule.evidence)
    return bool(pieces) and all(piece.index in about for piece in pieces)


@check("R03", Severity.MEDIUM, source="N,R")
def long_unreasoned(notice: Notice) -> Iterator[Spot]:
    """Three years or more, and no word of why [P]."""
    reasons = {hit.piece.index for hit in notice.signs("reasoned")}
    for rule in _with_period(notice.facts.retention):
        known = _vouchers(notice, rule) and days(rule.period) <= _FIVE
        if days(rule.period) >= LONG and not known and not notice.near(rule.evidence) & reasons:
            yield from at(rule.evidence[:1])


@check("R04", Severity.HIGH, source="N,R")
def recordings_kept(notice: Notice) -> Iterator[Spot]:
    """A camera, and no period for what it records, or one of more than a week (§ 6)."""
    if not notice.facts.flags.camera:
        return
    shown = {hit.piece.index: hit.piece for hit in notice.signs("recording")}
    allowed = {hit.piece.index for hit in notice.signs("camera_exception")}
    told = [each for each in notice.facts.retention if _of_camera(notice, each, shown)]
    long = [rule for rule in told if rule.period and days(rule.period) > WEEK]
    if not told:
        yield spot(shown[min(shown)]) if shown else notice.whole
    for rule in long:
        if not {piece.index for piece in notice.pieces_of(rule.evidence)} & allowed:
            yield from at(rule.evidence[:1])


def _of_camera(notice: Notice, rule: RetentionFound, shown: dict[int, Piece]) -> bool:
    if rule.trigger == "recording":
        return True
    return any(piece.index in shown for piece in notice.pieces_of(rule.evidence))


def _with_period(rules: Iterable[RetentionFound]) -> Iterator[RetentionFound]:
    return (rule for rule in rules if rule.period)


def days(period: str | None) -> int:
    """About how many days a period has; 0 for none that can be read."""
    try:
        said = durations.parse(period or "")
    except ValueError:
        return 0
    return said.years * _YEAR + said.months * 30 + said.weeks * 7 + said.days
