"""Letters as plain data: one file a letter here, its texts in ``resources/letters/<language>/``.

A new letter is a module with ``write(material, language) -> Letter``, a line in ``WRITERS``, and a
text file in each language.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from dpo_desk.law.codes import LetterKind
from dpo_desk.letters import access, no_data, receipt
from dpo_desk.letters.material import Material
from dpo_desk.paper.model import Letter

Writer = Callable[[Material, str], Letter]

WRITERS: Final[Mapping[LetterKind, Writer]] = MappingProxyType(
    {
        LetterKind.RECEIPT: receipt.write,
        LetterKind.ACCESS: access.write,
        LetterKind.NO_DATA: no_data.write,
    }
)


def write(kind: LetterKind, material: Material, language: str) -> Letter:
    """A letter from its material; raises KeyError for a kind nobody writes yet."""
    return WRITERS[kind](material, language)
