"""Words a letter must not use (DOMAIN 15): warnings before sending, which never block it.

What stands in quotation marks is somebody else's words and is left alone.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

import msgspec

from dpo_desk.law import national_id
from dpo_desk.letters import texts
from dpo_desk.paper.model import Card, Hole, Letter, PageOf, inlines
from dpo_desk.words import LANGUAGES, Words

_PHRASES: Final[dict[str, str]] = {
    "all_deleted": r"\balt er slett(et|a)\b|everything (is|was|has been) (deleted|erased)",
    "no_data": r"vi har ingen opplysning(er|ar) om deg"
    r"|we (have|hold) no (personal )?data (about|on) you",
    "vague_deadline": r"\binn[ae]n (30|tretti) daga?e?r\b|within (30|thirty) days"
    r"|så snart som (mulig|mogleg)|as soon as possible",
    "paused": r"frist(en)? er (stanset|stansa|satt på pause|sett på pause)"
    r"|(deadline|time limit) (is|was|has been) (paused|suspended|stopped)",
    "identity_copy": r"(?<!ikke )(?<!ikkje )\b(sende?|legg|legge|leggje)\b"
    r"[^.]{0,40}\bkopi av (pass|før[ea]r|legitim)"
    r"|copy of your (passport|driving licence|identity card)",
    "form_or_reasons": r"du må (bruke skjema|begrunne|grunngi)"
    r"|you must (use (the|our) form|give( your)? reasons|state( your)? reasons)",
    "vague_ground": r"av (hensyn|omsyn) til (gdpr|personvern)|etter gjelda?e?nde regelverk"
    r"|for (gdpr|privacy|data protection) reasons|under (the )?applicable (law|rules|regulations)",
    "never_leaves": r"(forlater|forlèt) aldri (eøs|eu)\b|never leaves? the (eea|eu)\b",
    "abuse": r"\buseriøst?\b|\bmisbruk|åpenbart grunnløs|openbert grunnlaus"
    r"|\bfrivolous|\babusive|manifestly unfounded",
    "untrue_comfort": r"gdpr-?godkjent|godkjent av datatilsynet|100 ?% (sikker|trygg|secure)"
    r"|ingen grunn til uro|gdpr[- ](approved|certified)|approved by datatilsynet"
    r"|no (cause|reason) for (concern|worry)",
    "final": r"kan ikke påklages|kan ikkje påklagast|(avgjørelsen|avgjerda|svaret) er endel(ig|eg)"
    r"|cannot be appealed|(decision|answer) is final",
    "pseudonymised": r"\banonymise?r(t|te|a|ast|es)?\b|\banonymi[sz]ed\b",
}
_OTHERS: Final[dict[str, str]] = {
    # Fine with an article or a paragraph beside it, too little alone.
    "alone": r"\binternt\b|taushetsbelagt|\bteieplikt|forretningshemmelig|forretningsløynd"
    r"|\binternal\b|\bconfidential\b|trade secret",
    "ground": r"§|artikkel|article|section",
    "partners": r"\bvåre partnere\b|\bpartnarane våre\b|\btredjepart(er|ar|ene|ane)?\b"
    r"|\bour partners\b|\bthird part(y|ies)\b",
    "consented": r"\bdu har samtykt?k?et?\b|\byou have consented\b",
    "refused": r"\bavsl(ag|år|ått)\b|\brefus(al|e|ed)\b",
}
_CONSENT: Final = ("artikkel 6 nr. 1 bokstav a", "Article 6(1)(a)")
_QUOTED: Final = re.compile(r"«[^»]*»|“[^”]*”")


class Caution(msgspec.Struct, frozen=True):
    """A turn that should not stand in a letter; ``rule`` names the advice on what to write."""

    rule: str
    found: str

    @property
    def key(self) -> str:
        """The message key of the advice."""
        return f"letters.caution.{self.rule}"

    def say(self, words: Words) -> str:
        """What was found, and what to write instead."""
        return words(self.key, found=self.found)


def warnings(letter: Letter) -> list[Caution]:
    """What a lawyer would strike out before the letter is sent, in reading order of the rules."""
    text = _read(_text(letter))
    found = [*_phrases(text), *_alone(_outside_cards(letter))]
    if letter.kind == "access":
        found.extend(Caution("unnamed", match[0]) for match in _pattern("partners").finditer(text))
    if not any(article in text for article in _CONSENT):
        found.extend(
            Caution("consented", match[0]) for match in _pattern("consented").finditer(text)
        )
    found.extend(_no_copy(letter))
    refused = _pattern("refused").search(text)
    if refused and not _complains(letter, text):
        found.append(Caution("refusal", refused[0]))
    found.extend(
        Caution("national_id", number[:6] + " •••••") for number in national_id.numbers(text)
    )
    return list(dict.fromkeys(found))


def turns(text: str) -> list[Caution]:
    """What a lawyer would strike out of a text that letters are written from, whatever they say."""
    text = _read(text)
    return list(dict.fromkeys([*_phrases(text), *_alone(text)]))


def _read(text: str) -> str:
    """A text without what it quotes, with plain blanks."""
    return _QUOTED.sub(" ", text).replace("\u00a0", " ")


def _phrases(text: str) -> Iterator[Caution]:
    for rule in _PHRASES:
        yield from (Caution(rule, match[0]) for match in _pattern(rule).finditer(text))


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Compiled when the first letter is looked at: whoever opens a case waits for the rest only."""
    return re.compile(_PHRASES.get(name) or _OTHERS[name], re.IGNORECASE)


def _alone(text: str) -> Iterator[Caution]:
    """Secrecy that is claimed without the paragraph it rests on, a sentence at a time."""
    for sentence in re.split(r"(?<=[.!?])\s|\n", text):
        match = _pattern("alone").search(sentence)
        if match and not _pattern("ground").search(sentence):
            yield Caution("secrecy_alone", match[0])


def _no_copy(letter: Letter) -> Iterator[Caution]:
    """An access answer without a copy of everything: the rest must then stand in the letter."""
    if letter.enclosed is not None:
        if not letter.enclosed.whole:
            yield Caution("some_copy", "")
    elif any(isinstance(part, Card) for part in letter.parts):
        yield Caution("no_copy", "")


def _complains(letter: Letter, text: str) -> bool:
    """Whether block K stands in the letter, in any of our languages."""
    said = (texts.of(letter.kind, language).line("complain") for language in LANGUAGES)
    return any(words in text for words in said)


def _outside_cards(letter: Letter) -> str:
    """The letter without its purposes: to protect a business secret may be an interest there."""
    parts = tuple(part for part in letter.parts if not isinstance(part, Card))
    return _text(msgspec.structs.replace(letter, parts=parts))


def _text(letter: Letter) -> str:
    """All words of the letter, a paragraph or cell a line."""
    words = [letter.subject]
    for inline in inlines(letter):
        match inline:
            case Hole() | PageOf():
                continue
            case _:
                words.append(inline.text)
    return "\n".join(words)
