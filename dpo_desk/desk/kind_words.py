"""What somebody asks for, in a line."""

from collections.abc import Iterable

from dpo_desk.law.codes import RequestKind
from dpo_desk.words import Words


def kind_words(kinds: Iterable[RequestKind], words: Words) -> str:
    """«Innsyn, retting»: only the first with a capital, as in a sentence."""
    first, *others = [words(kind.key) for kind in kinds] or [""]
    return ", ".join([first, *(name[:1].lower() + name[1:] for name in others)])
