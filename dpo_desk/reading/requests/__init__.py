"""What a letter asks for, in whose name, and in which language.

``understand`` only suggests: each kind comes with the sentence that says so; the manager decides.
The rules are data (``resources/reading/``), each with examples that a test holds it to:

- ``kinds_no``, ``kinds_en``, ``kinds_other``: what is asked for; ``articles``: by number
- ``people``: representatives, parents, relations; ``mail``: what is forwarded, quoted, signed
- ``no_request``: what is none; ``spelling``, ``language``
"""

from collections.abc import Sequence
from functools import cache, cached_property
from re import Pattern
from typing import Final

from dpo_desk.law.codes import RequestKind
from dpo_desk.reading.language import OTHER, language_of
from dpo_desk.reading.requests import letter as letters
from dpo_desk.reading.requests import people, rules
from dpo_desk.reading.requests.folding import compiled, folded
from dpo_desk.reading.requests.found import NO_REQUEST, UNCLEAR, Evidence, Understood, Writer
from dpo_desk.reading.requests.letter import Letter
from dpo_desk.reading.requests.sentences import Sentence, sentences
from dpo_desk.reading.rules_file import table

__all__ = ["NO_REQUEST", "UNCLEAR", "Evidence", "Understood", "Writer", "understand"]

_MOST_PER_KIND: Final = 3
_SHORT: Final = 60  # letters; so few may not tell the language
_OWN: Final = frozenset({"meg", "min", "mitt", "mine", "mi", "me", "my", "jeg", "eg", "oss"})
_SELLER: Final = 2  # signs that somebody sells, from which on a mail is a circular


def understand(
    subject: str,
    text: str,
    *,
    sender_name: str = "",
    sender_email: str = "",
    our_domains: Sequence[str] = (),
    is_bulk: bool = False,
) -> Understood:
    """What ``text`` asks for; ``our_domains`` are those whose people forward and do not ask.

    ``is_bulk``: its headers say that it went to many, as circulars do, and groups of our own.
    """
    mail = letters.read(text, subject)
    own = mail.own._replace(name=sender_name, email=sender_email, subject=subject)
    chosen, read = _chosen(own, mail.forwarded, our_domains)
    said = read.said
    circular = not read.is_personal and read.sellers + is_bulk >= _SELLER
    kinds = () if circular else read.kinds
    is_privacy = not (kinds or circular or read.no_request) and read.privacy is not None
    writer = people.writer_of(
        people.of_form(chosen, our_domains), said, forwarded=chosen is not own
    )
    return Understood(
        language=read.language,
        kinds=kinds,
        evidence=tuple(_evidence(read, kinds, is_privacy=is_privacy)),
        unclear=not kinds and is_privacy,
        is_request=bool(kinds) or is_privacy,
        writer=writer,
        relation=people.relation_of([*said, *_as_sentences(chosen.subject)]),
        controller=people.controller_of(said),
        wants_files=people.wants_files(said),
        letter="\n".join(line.text for line in chosen.lines).strip(),
    )


class _Read:
    """A letter's sentences with what each asks for."""

    def __init__(self, letter: Letter) -> None:
        self.said = list(sentences(letter.lines))
        length = sum(len(sentence.text) for sentence in self.said)
        titles = _as_sentences(letter.subject)
        told = [*self.said, *titles] if length < _SHORT else self.said
        self.language = language_of("\n".join(sentence.text for sentence in told))
        self._words = {sentence: folded(sentence.text) for sentence in [*self.said, *titles]}
        before = [None, *self.said]
        self.found = {s: self._asked(s, last) for s, last in zip(self.said, before, strict=False)}
        if not any(self.found.values()):  # what a letter does not say, its subject may
            self.found |= {title: self._asked(title) for title in titles}
        self.kinds = _combined(self.found)

    def _asked(self, sentence: Sentence, before: Sentence | None = None) -> tuple[RequestKind, ...]:
        return rules.kinds_in(
            self._words[sentence],
            question="?" in sentence.text,
            foreign=self.language == OTHER,
            before=self._words[before] if before else "",
        )

    @cached_property
    def privacy(self) -> Sentence | None:
        """The first sentence that speaks of somebody's data at all."""
        return next((s for s, words in self._words.items() if rules.is_about_privacy(words)), None)

    @cached_property
    def no_request(self) -> Sentence | None:
        """The first sentence that says that the letter is something else."""
        patterns = _patterns().values()
        return next(
            (s for s, words in self._words.items() if any(p.search(words) for p in patterns)), None
        )

    @cached_property
    def sellers(self) -> int:
        """How many sentences are those of somebody who sells."""
        return sum(bool(_patterns()["seller"].search(words)) for words in self._words.values())

    @property
    def is_personal(self) -> bool:
        """Whether a sentence that asks for something speaks of the one who writes."""
        asking = (s.text.casefold().split() for s, asked in self.found.items() if asked)
        return any(not _OWN.isdisjoint(words) for words in asking)


def _chosen(own: Letter, forwarded: Sequence[Letter], ours: Sequence[str]) -> tuple[Letter, _Read]:
    """The letter that asks: of those sent on the first that does, else the mail's own."""
    read = _Read(own)
    best: tuple[Letter, _Read] | None = None
    for letter in forwarded:
        if letter.email.rpartition("@")[2].casefold() in ours:
            continue
        other = _Read(letter)
        if other.kinds:
            return letter, other
        if best is None and (other.privacy or not read.kinds) and other.said:
            best = letter, other
    return best if best is not None and not read.kinds else (own, read)


def _combined(found: dict[Sentence, tuple[RequestKind, ...]]) -> tuple[RequestKind, ...]:
    """All that is asked for; a question is no kind of its own beside a request."""
    kinds = {kind for each in found.values() for kind in each}
    if len(kinds) > 1:
        kinds.discard(RequestKind.QUESTION)
    return tuple(kind for kind in RequestKind if kind in kinds)


def _evidence(read: _Read, kinds: Sequence[RequestKind], *, is_privacy: bool) -> list[Evidence]:
    """The sentences that speak for each kind, or for there being none."""
    if not kinds:
        if is_privacy and read.privacy is not None:
            return [_shown(UNCLEAR, read.privacy)]
        return [_shown(NO_REQUEST, read.no_request)] if read.no_request else []
    shown = []
    for kind in kinds:
        saying = [sentence for sentence, asked in read.found.items() if kind in asked]
        shown += [_shown(kind, sentence) for sentence in saying[:_MOST_PER_KIND]]
    return shown


def _shown(kind: str, sentence: Sentence) -> Evidence:
    return Evidence(kind, sentence.text, sentence.start, sentence.end)


def _as_sentences(subject: str) -> list[Sentence]:
    """The subject as a sentence without a place; that of an answer is somebody else's."""
    marks = table("mail")["subject"]
    bare = subject.strip()
    while ":" in bare[:12]:
        prefix, _, rest = bare.partition(":")
        said = prefix.strip().casefold()
        if said in marks["answered"]:
            return []
        if said not in marks["forwarded"]:
            break
        bare = rest.strip()
    return [Sentence(bare, 0, 0)] if bare else []


@cache
def _patterns() -> dict[str, Pattern[str]]:
    said = table("no_request")
    return {
        name: compiled(each["pattern"], said["words"])
        for name, each in said.items()
        if name != "words"
    }
