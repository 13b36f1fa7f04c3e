"""What the manager must say in a letter: the questions, and the answers as the letter tells them.

The answers lie in ``KeptLetter.facts`` by the ask's name: text as it was typed, dates ISO, money as
a number of kroner, choices by their code, flags ``yes`` or nothing.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from types import MappingProxyType
from typing import Final, Literal, NamedTuple

from dpo_desk.law.codes import LetterKind, RequestKind
from dpo_desk.law.kinds import FRAMES, KINDS
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import capital, ended, flat, plain
from dpo_desk.paper.model import Hole, Plain, Text
from dpo_desk.words import Words

Widget = Literal["line", "text", "date", "money", "choice", "flag"]
YES: Final = "yes"
_EMPTY_LINES: Final = re.compile(r"\n[ \t]*\n")


class Ask(NamedTuple):
    """A question of one letter; ``when`` is another ask and the choices of it that need this."""

    name: str
    widget: Widget = "text"
    required: bool = True
    choices: tuple[str, ...] = ()
    when: tuple[str, tuple[str, ...]] | None = None
    letter: str = ""

    @property
    def label_key(self) -> str:
        """The message key of the question, short enough to stand in a hole."""
        return f"ask.{self.letter}.{self.name}"

    @property
    def help_key(self) -> str:
        """The message key of what is meant, with an example."""
        return f"{self.label_key}.help"

    def choice_key(self, choice: str) -> str:
        """The message key of one of its choices."""
        return f"{self.label_key}.{choice}"

    def applies(self, facts: Mapping[str, str]) -> bool:
        """Whether the other answers make this a question at all."""
        return self.when is None or facts.get(self.when[0], "") in self.when[1]

    def says(self, facts: Mapping[str, str]) -> bool:
        """Whether there is an answer that can be read."""
        value = facts.get(self.name, "").strip()
        match self.widget:
            case "date":
                return _day(value) is not None
            case "money":
                return _kroner(value) is not None
            case "choice":
                return value in self.choices
        return bool(value)


def asks(kind: LetterKind) -> tuple[Ask, ...]:
    """What the manager must say in this letter; nothing for a letter that writes itself."""
    return _ASKS.get(kind, ())


def asks_in(kind: LetterKind, kinds: Iterable[RequestKind]) -> tuple[Ask, ...]:
    """What is asked in a letter of a case with these kinds: a frame answers all of them."""
    found = [*asks(kind)]
    for asked in kinds if kind in FRAMES else ():
        found += asks(KINDS[asked].letters[0])
    return tuple(dict.fromkeys(found))


def missing(kind: LetterKind, facts: Mapping[str, str]) -> tuple[Ask, ...]:
    """The required asks that have no answer yet."""
    return tuple(
        each
        for each in asks(kind)
        if each.required and each.applies(facts) and not each.says(facts)
    )


class Answers:
    """The manager's answers in one letter, as it tells them: a value, nothing, or a hole."""

    def __init__(self, pen: Pen, kind: LetterKind) -> None:
        """Answers of ``kind`` in the pen's language."""
        self._pen = pen
        self._facts = pen.material.letter.facts
        self._asks = {each.name: each for each in asks(kind)}

    def __call__(self, name: str, otherwise: str = "") -> Text:
        """What was answered, else ``otherwise``; a hole where it is required and neither is there.

        Raises KeyError for a name that the letter does not ask.
        """
        ask = self._asks[name]
        if ask.says(self._facts):
            return plain(self._told(ask))
        if otherwise.strip():
            return plain(otherwise.strip())
        return (self.hole(name),) if ask.required and ask.applies(self._facts) else ()

    def sentence(self, name: str, otherwise: str = "") -> Text:
        """The answer as a sentence of its own, with a capital and a full stop."""
        match self(name, otherwise):
            case (Hole() as hole,):
                return (hole, Plain("."))
            case text:
                return plain(capital(ended(flat(text))))

    def paragraphs(self, name: str, otherwise: str = "") -> tuple[Text, ...]:
        """The answer in the paragraphs it was typed in, which an empty line divides."""
        text = self(name, otherwise)
        if any(isinstance(inline, Hole) for inline in text):
            return (text,)
        found = (" ".join(part.split()) for part in _EMPTY_LINES.split(flat(text)))
        return tuple(plain(ended(part)) for part in found if part)

    def chosen(self, name: str) -> str:
        """The code of a choice or of a flag; "" where nobody has chosen."""
        ask = self._asks[name]
        return self._facts[name].strip() if ask.says(self._facts) else ""

    def day(self, name: str) -> date | None:
        """A date that was answered."""
        return _day(self._facts.get(self._asks[name].name, ""))

    def hole(self, name: str) -> Hole:
        """The hole of an ask, at its own field of the letter."""
        words = self._pen.words(self._asks[name].label_key)
        letter = self._pen.material.letter
        what = words[:1].lower() + words[1:]
        return Hole(what, letter.table, letter.uid, f"facts.{name}")

    def _told(self, ask: Ask) -> str:
        value = self._facts[ask.name].strip()
        match ask.widget:
            case "date":
                return self._pen.date(date.fromisoformat(value))
            case "money":
                return money(value, self._pen.words)
            case "choice":
                return self._pen.words(ask.choice_key(value))
        return value


def money(kroner: str, words: Words) -> str:
    """An amount as a letter writes it: «1 250,50 kroner»; raises ValueError for no amount."""
    amount = _kroner(kroner)
    if amount is None:
        raise ValueError("no amount of kroner")
    written = f"{amount:,.2f}".removesuffix(".00")
    if words.language != "en":
        written = written.replace(",", "\u00a0").replace(".", ",")
    return words("letters.kroner", amount=written)


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        return None


def _kroner(value: str) -> Decimal | None:
    """An amount of more than nought, in whole kroner and øre; a comma or a point divides them."""
    try:
        amount = Decimal("".join(value.split()).replace(",", "."))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() and 0 < amount < 10**9 else None


_WAYS = (
    "known_address",
    "call_back",
    "logged_in",
    "code_known_mobile",
    "eid",
    "in_person",
    "authority",
)
_OTHER_WAYS = ("known_address", "call_back", "code_known_mobile", "in_person")
_CHANGES = ("rectified", "erased", "restricted")
# What the answers to requests ask: the names are unlike one another, as a letter may answer several
# kinds. Whether an answer is needed hangs on how the claim ended; the letter leaves a hole then.
_BACKUPS: Final = (
    Ask("backups", "date", required=False, letter="erased"),
    Ask("no_backups", "flag", required=False, letter="erased"),
)
# What became of data that no finding stands for: erased on a day, or there was nothing to erase.
_DISPOSED: Final = (
    Ask("erased_on", "date", required=False, letter="disposed"),
    Ask("nothing_left", "flag", required=False, letter="disposed"),
)
_TABLE: Final[Mapping[LetterKind, tuple[Ask, ...]]] = {
    LetterKind.IDENTITY: (
        Ask("why"),
        Ask("way", "choice", choices=_WAYS),
        Ask("where", "line", when=("way", ("logged_in", "eid"))),
        Ask("other_way", "choice", required=False, choices=_OTHER_WAYS),
        Ask("reply_by", "date", required=False),
    ),
    LetterKind.CLARIFICATION: (
        Ask("about", "choice", choices=("amount", "meaning")),
        Ask("what"),
        Ask("proposal"),
        Ask("reply_by", "date", required=False),
    ),
    LetterKind.EXTENSION: (
        Ask("ground", "choice", choices=("complexity", "number")),
        Ask("reason"),
        Ask("until", "date", required=False),
        Ask("now", required=False),
    ),
    LetterKind.RECTIFIED: (Ask("statement", required=False),),
    LetterKind.ERASED: _BACKUPS,
    LetterKind.REFUSAL: (Ask("given", required=False),),
    LetterKind.RESTRICTED: (
        Ask(
            "restricted_why",
            "choice",
            required=False,
            choices=("accuracy", "unlawful", "claims", "objection"),
        ),
    ),
    LetterKind.RESTRICTION_LIFTED: (Ask("lifted_from", "date"), Ask("lifted_why")),
    LetterKind.PORTABILITY: (
        Ask(
            "delivery",
            "choice",
            required=False,
            choices=("locked", "logged_in", "handed_over"),
        ),
        Ask("transfer_to", "line", required=False),
        Ask("transfer_not", required=False),
    ),
    LetterKind.OBJECTION: (
        Ask("situation", required=False),
        Ask("weighing", required=False),
        Ask("restricted_from", "date", required=False),
        Ask("not_restricted", "flag", required=False),
        Ask("kept_for", required=False),
        *_DISPOSED,
        *_BACKUPS,
    ),
    LetterKind.MARKETING_STOPPED: (
        Ask(
            "channel",
            "choice",
            required=False,
            choices=("all", "email", "sms", "phone", "post"),
        ),
        *_BACKUPS,
    ),
    LetterKind.CONSENT_WITHDRAWN: (
        Ask("other_basis", required=False),
        Ask("told_in", "line", required=False),
        *_DISPOSED,
        *_BACKUPS,
    ),
    LetterKind.AUTOMATED_DECISION: (
        Ask("logic", required=False),
        Ask("reviewer", "line", required=False),
        Ask("reviewed_on", "date", required=False),
        Ask("review_result", "choice", required=False, choices=("changed", "upheld")),
    ),
    LetterKind.TO_RECIPIENT: (
        Ask("change", "choice", required=False, choices=_CHANGES),
        Ask("identifier", "line"),
        Ask("what"),
        Ask("confirm_by", "date"),
    ),
    LetterKind.TO_CONTROLLER: (
        Ask("enclosed", "line", required=False),
        Ask("help", required=False),
    ),
    LetterKind.REDIRECT: (
        Ask("forwarded_on", "date", required=False),
        Ask("own_part", "flag", required=False),
    ),
    LetterKind.FEE: (
        Ask("decision", "choice", choices=("fee", "refusal", "copy")),
        Ask(
            "ground",
            "choice",
            choices=("excessive", "unfounded"),
            when=("decision", ("fee", "refusal")),
        ),
        Ask("why"),
        Ask("amount", "money", when=("decision", ("fee", "copy"))),
        Ask("costs", when=("decision", ("fee", "copy"))),
        Ask("reply_by", "date", required=False, when=("decision", ("fee", "copy"))),
    ),
    LetterKind.TO_PROCESSOR: (
        Ask("task", "choice", choices=("search", "rectify", "erase", "restrict")),
        Ask("identifier", "line"),
        Ask("what", when=("task", ("rectify", "erase", "restrict"))),
        Ask("answer_by", "date"),
        Ask("more", required=False),
    ),
    LetterKind.REPLY: (Ask("answer"),),
}
_ASKS: Final = MappingProxyType(
    {
        kind: tuple(each._replace(letter=each.letter or kind.value) for each in found)
        for kind, found in _TABLE.items()
    }
)
