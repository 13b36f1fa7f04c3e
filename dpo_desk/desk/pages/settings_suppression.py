"""The card of the suppression list: how many, one on or off by typing, a list held against it."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.drop_area import DropArea
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import LineEdit
from dpo_desk.desk.widgets.layout import plain
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.desk.widgets.working import Stopped, Working
from dpo_desk.duties.errors import InvalidField
from dpo_desk.words import DeskError

if TYPE_CHECKING:
    from dpo_desk.duties.suppression import Suppressed
    from dpo_desk.duties.suppression_check import Checked

_LISTS = (".csv", ".txt", ".xlsx", ".tsv", ".eml")
_KINDS = ("email", "phone", "letter")


def read_counts(register: Any) -> dict[str, int]:
    """How many addresses of each kind are on the list; on the register's thread."""
    from dpo_desk.duties import suppression

    return {channel.value: n for channel, n in suppression.counts(register).items()}


class SuppressionCard(Card):
    """What is typed here is kept nowhere, and a list that is checked neither."""

    def __init__(self, desk: Desk) -> None:
        words = desk.words
        self._desk = desk
        self._count = Label("", "muted", wrap=True)
        self._count.setObjectName("settings.suppression.count")
        self._address = LineEdit()
        self._address.setObjectName("settings.suppression.address")
        self._address.setProperty("unkept", True)
        self._field = Field(
            words("settings.suppression.address"),
            self._address,
            hint=words("settings.suppression.address.help"),
        )
        self._address.textEdited.connect(lambda _text: self._field.clear())
        add = Button(words("settings.suppression.add"), small=True)
        add.setObjectName("settings.suppression.add")
        add.clicked.connect(lambda _checked=False: self._change("add"))
        remove = Button(words("settings.suppression.remove"), "ghost", small=True)
        remove.setObjectName("settings.suppression.remove")
        remove.clicked.connect(lambda _checked=False: self._change("remove"))
        self._drop = DropArea(
            words,
            words("settings.suppression.check"),
            words("settings.suppression.check.body"),
            _LISTS,
        )
        self._drop.button.setObjectName("settings.suppression.check")
        self._drop.dropped.connect(lambda files: self.check(files[0]))
        self.working = Working(words("common.cancel"))
        self.working.button.setObjectName("settings.suppression.cancel")
        self._result = Label("", "small", wrap=True)
        self._result.setObjectName("settings.suppression.result")
        self._result.hide()
        for line in (self.working, self._result):  # what is hidden leaves no gap
            line.setContentsMargins(0, px(8), 0, 0)
        super().__init__(
            Label(words("settings.suppression"), "h2"),
            6,
            Prose(words("settings.suppression.body"), "small"),
            10,
            self._count,
            tokens.GROUP_GAP,
            self._field,
            8,
            plain(FlowRow(add, remove)),
            tokens.GROUP_GAP,
            self._drop,
            self.working,
            self._result,
        )

    def show_counts(self, found: dict[str, int]) -> None:
        """Say how many addresses are on the list."""
        words = self._desk.words
        parts = [words.n(f"settings.suppression.n.{kind}", found[kind])
                 for kind in _KINDS if found.get(kind)]  # fmt: skip
        none = words("settings.suppression.none")
        self._count.setText(words("settings.suppression.there", what=" · ".join(parts))
                            if parts else none)  # fmt: skip

    def check(self, path: Path) -> None:
        """Hold a list against ours; what comes out lies beside it."""
        words = self._desk.words
        self._result.hide()
        self._drop.setEnabled(False)
        progress = self.working.begin(
            lambda n, _m: (
                words.n("settings.suppression.checking", n)
                if n
                else words("settings.suppression.reading")
            )
        )

        def load(register: Any) -> "Suppressed":
            from dpo_desk.duties import suppression

            return suppression.load(register)

        def loaded(suppressed: "Suppressed") -> None:
            self._desk.background.compute(
                partial(_check, suppressed, path, words, lambda n: progress(n, 0)),
                self._checked,
                self._refused,
                owner=self,
            )

        self._desk.background.read(load, loaded, self._refused, owner=self)

    def _checked(self, found: "tuple[Checked, Path]") -> None:
        checked, out = found
        self.working.end()
        self._drop.setEnabled(True)
        words = self._desk.words
        said = words.n(
            "settings.suppression.checked", checked.rows, hits=checked.matches, name=out.name
        )
        self._result.setText(said)
        self._result.show()

    def _refused(self, error: Exception) -> None:
        self.working.end()
        self._drop.setEnabled(True)
        if isinstance(error, Stopped):
            return
        if not isinstance(error, DeskError):
            raise error
        self._result.setText(error.say(self._desk.words))
        self._result.show()

    def _change(self, what: str) -> None:
        text = self._address.text().strip()

        def job(register: Any) -> bool:
            from dpo_desk.duties import suppression

            return bool(getattr(suppression, what)(register, text))

        self._desk.background.write(
            job, partial(self._changed, what), self._not_changed, owner=self
        )

    def _changed(self, what: str, done: bool) -> None:
        words = self._desk.words
        if not done:
            self._field.set_warning(words(f"settings.suppression.{what}.not"))
            return
        self._address.clear()
        self._field.clear()
        said = words(f"settings.suppression.{what}.done")
        self._desk.toast(said, words("undo.do"), self._desk.undo)
        self._desk.background.read(read_counts, self.show_counts, owner=self)

    def _not_changed(self, error: Exception) -> None:
        if not isinstance(error, InvalidField):
            raise error
        self._field.set_error(error.say(self._desk.words))
        self._address.setFocus()


def _check(
    suppressed: "Suppressed", path: Path, words: Any, progress: Any
) -> "tuple[Checked, Path]":
    from dpo_desk.duties import collecting, composing, suppression_check

    data = collecting.read_file(path)
    checked = suppression_check.check(suppressed, data, path.name, words, progress)
    out = _free(path.with_name(checked.name))
    composing.write_file(out, checked.data)
    return checked, out


def _free(path: Path) -> Path:
    """A name beside the list that nothing has yet."""
    number, found = 2, path
    while found.exists():
        found = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return found
