"""The company's own wording of the letters: read, checked, kept, and given up again.

What is being typed is kept as a draft until nothing is wrong with it; until then the letters are
written with the words that were kept last, or with ours.
"""

from datetime import date
from typing import Any, Final

import msgspec

from dpo_desk import letters
from dpo_desk.digest import sha256
from dpo_desk.law.codes import LetterKind
from dpo_desk.letters import lint, texts, wording
from dpo_desk.letters.wording import COMPLAIN
from dpo_desk.letters.wording_rules import Fault, Part
from dpo_desk.records import LetterText
from dpo_desk.register import Register
from dpo_desk.words import LANGUAGES, DeskError, Words

__all__ = ["Checked", "Current", "Fault", "FaultyText", "TextFile", "TextRow"]

_FIELD: Final = "text"
_SHARED: Final = (texts.COMMON, texts.ANSWERS)


class TextFile(msgspec.Struct, frozen=True):
    """A text file, and the letters that are written from it."""

    name: str
    kinds: tuple[LetterKind, ...]

    @property
    def title_key(self) -> str:
        """The message key of what it is called."""
        return f"wording.file.{self.name}" if self.name in _SHARED else f"letter.{self.name}"


class TextRow(msgspec.Struct, frozen=True, kw_only=True):
    """How one file stands in one language."""

    file: str
    language: str
    own: bool = False
    draft: bool = False  # something is typed that cannot be used yet
    newer: bool = False  # ours has changed since the own text was written
    faulty: bool = False  # some of it no longer fits the program, and ours stand in there


class Current(msgspec.Struct, frozen=True, kw_only=True):
    """What the editor shows: what is being typed, else the own text, else ours."""

    row: TextRow
    text: str
    changed_on: date | None = None


class Caution(msgspec.Struct, frozen=True, kw_only=True):
    """What to think over in a text that can be used; ``value`` was found on its line."""

    line: int
    key: str
    value: str = ""

    def say(self, words: Words) -> str:
        """The advice."""
        return words(self.key, found=self.value, value=self.value)


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with a text, and what to think over."""

    faults: tuple[Fault, ...] = ()
    cautions: tuple[Caution, ...] = ()


class FaultyText(DeskError):
    """A text that cannot be used; ``fault`` says why, and on which line."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.key, value=fault.value)
        self.fault = fault


def files() -> tuple[TextFile, ...]:
    """Every text file: what the letters share first, then each letter's own."""
    found = dict.fromkeys((texts.COMMON, texts.ANSWERS, *(kind.value for kind in letters.WRITERS)))
    return tuple(
        TextFile(name, tuple(kind for kind in letters.WRITERS if name in texts.files(kind)))
        for name in found
    )


def ours(file: str, language: str) -> str:
    """The text that comes with the program."""
    return texts.source(file, language)


def rows(register: Register, language: str) -> tuple[TextRow, ...]:
    """How every file stands in a language."""
    kept = {own.letter: own for own in register.find(LetterText, "language = :l", l=language)}
    return tuple(_row(register, each.name, language, kept.get(each.name)) for each in files())


def any_own(register: Register) -> bool:
    """Whether there is any own text, or the draft of one."""
    sql = f"select 1 from draft where record_table = '{LetterText.table}' limit 1"
    return register.count(LetterText) > 0 or bool(register.rows(sql))


def current(register: Register, file: str, language: str) -> Current:
    """The text as the editor shows it."""
    own = _own(register, file, language)
    draft = register.drafts(_place(file, language)).get(_FIELD, "")
    text = draft or (own.text if own else ours(file, language))
    return Current(
        row=_row(register, file, language, own),
        text=text,
        changed_on=own.changed_on if own else None,
    )


def check(text: str, file: str, language: str) -> Checked:
    """What is wrong with a text and what to think over; touches no register."""
    found = wording.faults(file, language, text)
    return Checked(faults=found, cautions=() if found else _cautions(text, file, language))


def typed(register: Register, file: str, language: str, text: str) -> Checked:
    """Keep what somebody has typed: as the own text where it can be used, else as a draft."""
    checked = check(text, file, language)
    if checked.faults:
        register.keep_draft(LetterText.table, _place(file, language), _FIELD, text)
    else:
        keep(register, file, language, text, merge=f"wording.{file}.{language}")
    return checked


def keep(
    register: Register, file: str, language: str, text: str, *, merge: str = ""
) -> LetterText | None:
    """Write letters with this text from now on; None where it is ours. Raises FaultyText."""
    fault = next(iter(wording.faults(file, language, text)), None)
    if fault is not None:
        raise FaultyText(fault)
    _forget_draft(register, file, language)
    kept, same = wording.clean(text), wording.clean(ours(file, language))
    if kept == same:
        back_to_ours(register, file, language)
        return None
    own = register.first(
        LetterText, "letter = :f and language = :l", f=file, l=language, removed=True
    )
    if own is not None and own.removed_at is None and own.text == kept:
        return own
    values: dict[str, Any] = {
        "text": kept,
        "changed_on": register.clock.today(),
        "based_on": _sha(ours(file, language)),
    }
    with register.action(_action("kept", file), merge=merge, **_named(file)):
        if own is None:
            return register.add(LetterText(letter=file, language=language, **values))
        return register.change(own, removed_at=None, **values)


def back_to_ours(register: Register, file: str, language: str) -> bool:
    """Give the own text up, and what was being typed; False where there was none."""
    _forget_draft(register, file, language)
    own = _own(register, file, language)
    if own is None:
        return False
    with register.action(_action("ours", file), **_named(file)):
        register.remove(own)
    return True


def accept_newer(register: Register, file: str, language: str) -> None:
    """The own text stays, whatever has changed in ours since."""
    own = _own(register, file, language)
    sha = _sha(ours(file, language))
    if own is not None and own.based_on != sha:
        with register.action(_action("kept", file), **_named(file)):
            register.change(own, based_on=sha)


def _own(register: Register, file: str, language: str) -> LetterText | None:
    return register.first(LetterText, "letter = :f and language = :l", f=file, l=language)


def _row(register: Register, file: str, language: str, own: LetterText | None) -> TextRow:
    return TextRow(
        file=file,
        language=language,
        own=own is not None,
        draft=bool(register.drafts(_place(file, language))),
        newer=own is not None and own.based_on != _sha(ours(file, language)),
        faulty=own is not None and bool(wording.faults(file, language, own.text)),
    )


def _cautions(text: str, file: str, language: str) -> tuple[Caution, ...]:
    """Turns of DOMAIN 15 that ours do not use, and a right to complain in other words."""
    usual = {part.name: part for part in wording.parts(ours(file, language))}
    found = []
    for part in wording.parts(text):
        mine, his = wording.sample(part.source), wording.sample(usual[part.name].source)
        if part.name == COMPLAIN and mine != his:
            found.append(Caution(line=part.line, key="wording.caution.complain"))
        known = set(lint.turns(his))
        found += [
            Caution(line=_line(part, turn.found), key=turn.key, value=turn.found)
            for turn in lint.turns(mine)
            if turn not in known
        ]
    return tuple(found)


def _line(part: Part, found: str) -> int:
    at = part.source.find(found)
    return part.line + (part.source.count("\n", 0, at) if at >= 0 else 0)


def _forget_draft(register: Register, file: str, language: str) -> None:
    if register.drafts(_place(file, language)):
        register.keep_draft(LetterText.table, _place(file, language), _FIELD, "")


def _place(file: str, language: str) -> str:
    """Where a draft lies: a text that is not kept yet has no uid."""
    if language not in LANGUAGES:
        raise ValueError(language)
    return f"{LetterText.table}.{file}.{language}"


def _action(what: str, file: str) -> str:
    """The message key of an action; what letters share is no letter with a name."""
    return f"action.wording.{what}.{file}" if file in _SHARED else f"action.wording.{what}"


def _named(file: str) -> dict[str, Any]:
    return {} if file in _SHARED else {"letter": file}


def _sha(text: str) -> str:
    return sha256(text.encode())
