"""What the writer wrote: apart from quotes and signature, with what was forwarded below it.

Places are those of the text that was given, so that a sentence can be shown where it stands. How
programs mark all this stands in ``resources/reading/mail.toml``.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from dpo_desk.reading.rules_file import table

_MARKS: Final = " \t>|*_-=~"
_ADDRESS: Final = re.compile(r"[^\s<>@\[\]();,:\"]+@[^\s<>@\[\]();,:\"]+\.[^\s<>@\[\]();,:\"]+")
LONGEST: Final = 60_000  # letters that are read for what they ask: some thirty pages
_LONGEST_LINE: Final = 400
_MOST_LINES: Final = 20_000
_SIGNED: Final = re.compile(r"(?i)(?:ps|p\.s\.)\W")


class Line(NamedTuple):
    """A line without the marks of a quote."""

    text: str
    start: int
    quoted: bool


class Letter(NamedTuple):
    """One person's words: where they stand, who is said to have sent them, and who signed."""

    lines: tuple[Line, ...]
    name: str = ""
    email: str = ""
    subject: str = ""
    signature: tuple[str, ...] = ()  # the lines below «Hilsen»


class Mail(NamedTuple):
    """A mail's own letter, and those forwarded with it, the latest first."""

    own: Letter
    forwarded: tuple[Letter, ...]


class _Cut(NamedTuple):
    kind: str  # forwarded, original, quoted, head
    line: int
    after: int


def read(text: str, subject: str = "") -> Mail:
    """Take a mail's text apart; ``subject`` tells an answer from something forwarded."""
    lines = list(_lines(text[:LONGEST]))
    cuts = list(_cuts(lines))
    first = cuts[0].line if cuts else len(lines)
    own = _letter([line for line in lines[:first] if not line.quoted])
    heads = [cut for cut in cuts if cut.kind == "head"]
    if not heads or not _is_forwarded(cuts, subject, has_own=bool(own.lines)):
        return Mail(own, ())
    return Mail(own, tuple(_forwarded(lines, cuts, head) for head in heads))


def _is_forwarded(cuts: Sequence[_Cut], subject: str, *, has_own: bool) -> bool:
    """Whether what stands below was sent on, rather than answered."""
    if any(cut.kind == "forwarded" for cut in cuts) or not has_own:
        return True
    if cuts[0].kind == "quoted":
        return False
    prefix = subject.partition(":")[0].strip().casefold() if ":" in subject[:14] else ""
    return prefix not in table("mail")["subject"]["answered"]


def _forwarded(lines: Sequence[Line], cuts: Sequence[_Cut], head: _Cut) -> Letter:
    end = next((cut.line for cut in cuts if cut.line > head.line), len(lines))
    said = dict(_head_lines(lines, head.line, head.after))
    address = _ADDRESS.search(said.get("from", ""))
    name = re.split(r"[<\[(]", said.get("from", ""))[0].strip(" \"'*")
    body = list(lines[head.after : end])
    deepest = min((_depth(line) for line in body if line.text), default=0)
    letter = _letter([line for line in body if _depth(line) <= deepest])
    email = address[0] if address else ""
    return letter._replace(
        name="" if "@" in name else name, email=email, subject=said.get("subject", "")
    )


def _depth(line: Line) -> int:
    return int(line.quoted)


def _head_lines(lines: Sequence[Line], start: int, end: int) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for line in lines[start:end]:
        name, value = _header(line.text)
        if name and name not in seen:
            seen.add(name)
            yield name, value


def _letter(lines: Sequence[Line]) -> Letter:
    """The lines up to the end of the letter, and those of the signature."""
    closing = table("mail")["closing"]
    for number, line in enumerate(lines):
        words = line.text.casefold().strip(" *_")
        if words.startswith(tuple(closing["automatic"])) or line.text.rstrip() == "--":
            rest = [] if number and words != "--" else lines[number + 1 :]
            return _signed(lines, number, rest)
        if len(words) <= closing["longest"] and _closes(words, closing["begins"]):
            begun = next(w for w in closing["begins"] if words.startswith(w))
            same = line.text.strip(" *_")[len(begun) :].strip(" ,.!")
            below = [same] if same else []
            letter = _signed(lines, number, lines[number + 1 :])
            return letter._replace(signature=(*below, *letter.signature))
    return Letter(tuple(lines))


def _closes(words: str, begins: Sequence[str]) -> bool:
    """Whether a short line is a greeting at the end, and no sentence that begins alike."""
    for begin in begins:
        if words.startswith(begin):
            rest = words[len(begin) :]
            return not rest or (not rest[0].isalnum() and len(rest.split()) <= 4)
    return False


def _signed(lines: Sequence[Line], end: int, below: Sequence[Line]) -> Letter:
    after = [line for line in below if _SIGNED.match(line.text)]
    signature = tuple(line.text for line in below[:12] if line.text and line not in after)
    return Letter((*lines[:end], *after), signature=signature)


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for number, raw in enumerate(text.splitlines(keepends=True)):
        if number >= _MOST_LINES:
            return
        bare = raw.strip()
        quoted = bare.startswith((">", "|"))
        words = bare.lstrip("> |") if quoted else bare
        yield Line(words, start + (raw.index(words) if words else 0), quoted)
        start += len(raw)


def _cuts(lines: Sequence[Line]) -> Iterator[_Cut]:
    """Where something begins that somebody else wrote."""
    marks, number = table("mail"), 0
    while number < len(lines):
        line = lines[number]
        words = line.text.strip(_MARKS + ":").casefold()
        after = _head(lines, number)
        if after:
            yield _Cut("head", number, after)
            number = after
            continue
        if 8 < len(words) < 60 and words in _marks("forwarded"):
            yield _Cut("forwarded", number, number + 1)
        elif 8 < len(words) < 60 and words in _marks("original"):
            yield _Cut("original", number, number + 1)
        elif _attribution(lines, number, marks["attribution"]):
            yield _Cut("quoted", number, number + 1)
        number += 1


@cache
def _marks(name: str) -> frozenset[str]:
    return frozenset(table("mail")[name])


@cache
def _attributions(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def _attribution(lines: Sequence[Line], number: int, patterns: Sequence[str]) -> bool:
    """Whether a line, or two that a program broke, say who wrote what is quoted below."""
    one = lines[number].text
    if not one or len(one) > _LONGEST_LINE:
        return False
    both = one
    if not one.endswith(":"):
        if number + 1 >= len(lines) or not any(c.isdigit() for c in one):
            return False
        both = f"{one} {lines[number + 1].text}"
    if len(both) > _LONGEST_LINE or not both.endswith(":") or not any(c.isdigit() for c in both):
        return False
    return bool(_attributions(tuple(patterns)).fullmatch(both))


def _head(lines: Sequence[Line], number: int) -> int:
    """After a block «Fra: … Sendt: … Emne: …» that begins here; 0 where none does."""
    if _header(lines[number].text)[0] != "from":
        return 0
    names, at, last = {"from"}, number + 1, number + 1
    while at < len(lines) and at < number + 16:
        name, _ = _header(lines[at].text)
        if name:
            names.add(name)
            last = at + 1
        elif lines[at].text and at != last and len(names) > 2:
            break
        at += 1
    return last if len(names) >= 3 or ("from" in names and {"sent", "to"} & names) else 0


def _header(line: str) -> tuple[str, str]:
    """The kind of a line such as «*Fra:* Kari», and what it says; "" for any other line."""
    name, colon, value = line[:_LONGEST_LINE].partition(":")
    if not colon or len(name) > 14:
        return "", ""
    return _names().get(name.strip(" *_").casefold(), ""), value.strip(" *_")


@cache
def _names() -> dict[str, str]:
    kinds = table("mail")["headers"]
    return {word: kind for kind, said in kinds.items() for word in said}
