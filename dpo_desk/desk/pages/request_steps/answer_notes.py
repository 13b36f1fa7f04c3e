"""What to see to before the letter goes: what is missing, what holds it back, what to weigh."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dpo_desk.desk.pages.request_steps import answer_mend
from dpo_desk.desk.pages.request_steps.panel import empty
from dpo_desk.desk.tokens import Tone
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.growing import grow
from dpo_desk.desk.widgets.layout import column, row
from dpo_desk.duties import filling
from dpo_desk.duties.filling import Asked
from dpo_desk.paper.model import Hole
from dpo_desk.words import Words

if TYPE_CHECKING:
    from dpo_desk.duties.outgoing import Check

_MOST = 3  # more banners than this push the form out of sight; the rest is counted


class Notes(QWidget):
    """Banners that jump to where each thing is mended; hidden where there is nothing."""

    fill_asked = Signal(object)  # a Hole
    mend_asked = Signal(object)  # a Check

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._holes: QVBoxLayout = column(gap=8)
        self._lines: list[Banner] = []
        self._more = Button("", "ghost", "chevron-down", small=True)
        self._more.setObjectName("request.answer.more")
        self._more.clicked.connect(lambda _checked=False: self._show_all())
        self.cautions = Banner("warn", "")
        self.cautions.hide()
        more = row(self._more, None)
        self.setLayout(column(self._holes, more, self.cautions, gap=8, margins=(0, 0, 0, 16)))
        self.hide()

    def show_notes(
        self,
        holes: Sequence[Hole],
        asked: Mapping[Hole, Asked],
        checks: "Sequence[Check]",
        cautions: Sequence[str],
    ) -> None:
        """Show all of it: what is missing first, then what holds back, then what to think over."""
        everything = len(self._lines) > _MOST and self._more.isHidden()
        empty(self._holes)
        seen = list({_place(hole): hole for hole in reversed(holes)}.values())[::-1]
        if any(check.key == _NO_ACTIVITY for check in checks):  # which says what to do about it
            seen = [hole for hole in seen if (hole.table, hole.field) not in _OF_REGISTER]
        # What a missing answer already says is not said again by the check for it.
        blocks = [c for c in checks if c.severity == "block" and c.hole is None]
        blocks = [c for c in blocks if not holes or answer_mend.by_itself(c)]
        grouped = [hole for hole in dict.fromkeys(holes) if _grouped(hole)]
        steps = Counter(filling.step_of(hole) for hole in grouped)
        first = [check for check in blocks if check.key == _NO_ACTIVITY]
        lines = [self._check(check) for check in first]
        lines += [self._hole(hole, asked.get(hole), steps) for hole in seen]
        lines += [self._check(check) for check in blocks if check not in first]
        self._lines = lines
        for number, banner in enumerate(lines):
            banner.button.setObjectName(f"request.answer.fill.{number}")
            self._holes.addWidget(banner)
            banner.setVisible(number < _MOST or everything)
        self._more.setVisible(len(lines) > _MOST and not everything)
        self._more.set_text(self._words.n("answer.holes.more", max(1, len(lines) - _MOST)))
        thoughts = [c.say(self._words) for c in checks if c.severity == "warn"]
        said = list(dict.fromkeys([*cautions, *thoughts]))
        self.cautions.setVisible(bool(said))
        if said:
            self.cautions.show_message("warn", self._words("answer.cautions"), " ".join(said))
        self.setVisible(bool(lines) or bool(said))

    def _show_all(self) -> None:
        """The rest of the banners too."""
        self._more.hide()
        for banner in self._lines:
            banner.show()
        self._lines[_MOST].button.setFocus()
        grow(self)

    def _hole(self, hole: Hole, asked: Asked | None, steps: Counter[str]) -> Banner:
        words, step = self._words, filling.step_of(hole)
        key = f"answer.hole.step.{step}"
        if _grouped(hole):
            title, body = words.n(key, steps[step]), ""
        else:
            title, body = self._hole_words(hole, asked)
        act = words("answer.hole.step.go" if step and step != "answer" else "answer.fill")
        return Banner("warn", title, body, act, lambda: self.fill_asked.emit(hole))

    def _hole_words(self, hole: Hole, asked: Asked | None) -> tuple[str, str]:
        words = self._words
        if asked is not None and hole.field == "retention":
            return words("answer.missing", what=asked.name), words("answer.missing.body")
        what = words("answer.hole", field=hole.what[:1].upper() + hole.what[1:])
        return what, asked.name if asked is not None else ""

    def _check(self, check: "Check") -> Banner:
        words, key = self._words, answer_mend.button(check)
        act = words(key) if key else ""
        tone: Tone = "danger"
        return Banner(tone, check.say(words), "", act, lambda: self.mend_asked.emit(check))


def _place(hole: Hole) -> object:
    """Where a hole is filled: a search or a doubt is one thing to do, every other fact its own."""
    return filling.step_of(hole) if _grouped(hole) else hole


def _grouped(hole: Hole) -> bool:
    """Whether the step says it better than the hole: how many places, which doubt, what is left."""
    place = (hole.table, hole.field)
    by_step = filling.step_of(hole) in ("scope", "identity") and place not in _OF_REGISTER
    return place in _SAID or by_step


_NO_ACTIVITY = "presend.no_activity"
_OF_REGISTER = frozenset({("request", "activities"), ("request", "searches")})
_SAID = frozenset(
    {("request", "requester_name"), ("request", "received_on"), ("letter", "omitted")}
)
