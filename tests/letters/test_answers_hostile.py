"""What people write in an answer stays text."""

from typing import Any

import msgspec
import pytest

from dpo_desk import letters
from dpo_desk.law.codes import ClaimOutcome, FindingChoice, LetterKind, RequestKind
from dpo_desk.letters.material import Material
from dpo_desk.records import Finding, Notification
from tests.letters.casework import FACTS, KEPT, LETTERS, case, claim
from tests.letters.hostile import HOSTILE
from tests.letters.test_hostile import shape, strings

replace = msgspec.structs.replace
ANSWERED, PARTLY = ClaimOutcome.ANSWERED, ClaimOutcome.PARTLY


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_what_people_write_stays_text(hostile: str) -> None:
    plain, found = (_hostile(words) for words in ("vanlig tekst", hostile))
    for kind, material in found.items():
        letter = letters.write(kind, material, "nb")
        assert shape(letter) == shape(letters.write(kind, plain[kind], "nb"))
        assert hostile.strip() in "\n".join(strings(letter))


def _hostile(words: str) -> dict[LetterKind, Material]:
    """Letters in which every free text is somebody's own."""
    said: dict[str, Any] = {"grounds": words, "answer": words, "wish": words}
    row = Finding(
        uid="f", what=words, before=words, after=words, reason=words, choice=FindingChoice.GIVE
    )
    told = (Notification(uid="n", name=words, untold=words),)
    facts = dict.fromkeys(("statement", "situation", "weighing", "given", "logic"), words)
    found = {}
    for kind, (letter, ground) in LETTERS.items():
        end = PARTLY if ground else ANSWERED
        asked = claim(kind, end, ground=ground, **said)
        rows = tuple(replace(row, choice=choice) for choice in FindingChoice)
        found[letter] = case(
            letter, asked, findings=(*rows, KEPT), facts=FACTS | facts, notifications=told
        )
    asked = claim(RequestKind.ACCESS, PARTLY, ground="art15_4", **said)
    frame = case(LetterKind.REFUSAL, asked, findings=(row,), facts=facts)
    return found | {LetterKind.REFUSAL: frame}
