"""What a notice says in two ways: both sentences, and the company's answer (DESIGN 9.7)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QButtonGroup, QFrame, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.links import go_to
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import Combo, LineEdit, Radio
from dpo_desk.desk.widgets.layout import Item, column, plain, restyle, row
from dpo_desk.desk.widgets.period_edit import PeriodEdit
from dpo_desk.desk.widgets.text import Icon, Label, Prose
from dpo_desk.law import dates
from dpo_desk.law.codes import Role
from dpo_desk.law.durations import number
from dpo_desk.words import DeskError

if TYPE_CHECKING:
    from dpo_desk.duties.statements import Conflict, Side

OTHER, UNKNOWN = "other", "unknown"


class ConflictBox(QWidget):
    """The conflicts that a record stands in, one card each; nothing where there are none."""

    settled = Signal(object)  # a Conflict that somebody has just decided

    def __init__(self, desk: Desk, name: str, *, folded: bool = False) -> None:
        """``folded``: what is undecided says so in two lines, and unfolds when asked."""
        super().__init__()
        self._desk, self._name, self._folded = desk, name, folded
        self._cards: dict[str, ConflictCard] = {}
        self._box = column(gap=tokens.FIELD_GAP, margins=(0, 0, 0, 16))
        self.setLayout(self._box)
        self.hide()

    def show_conflicts(self, conflicts: "Sequence[Conflict]", at: str = "") -> None:
        """Show these; ``at`` is the uid of the rule that another period is to be written in."""
        names = {each.name for each in conflicts}
        for name in [name for name in self._cards if name not in names]:
            card = self._cards.pop(name)
            card.hide()
            card.deleteLater()
        for each in conflicts:
            if each.name not in self._cards:
                card = ConflictCard(
                    self._desk, f"{self._name}.conflict.{each.name}", folded=self._folded
                )
                card.settled.connect(self.settled)
                self._cards[each.name] = card
                self._box.addWidget(card)
            self._cards[each.name].show_conflict(each, at)
        self.setVisible(bool(conflicts))

    def card(self, name: str) -> "ConflictCard":
        """The card of a conflict; KeyError where it is not shown."""
        return self._cards[name]


class ConflictCard(QFrame):
    """Both sentences quoted with their lines; pick one, write another, or «Vet ikke»."""

    settled = Signal(object)

    def __init__(self, desk: Desk, name: str, *, folded: bool) -> None:
        super().__init__()
        self.setObjectName("Choice")
        words = desk.words
        self._desk, self._name, self._folded = desk, name, folded
        self._conflict: Conflict | None = None
        self._at = ""
        self._open = False  # somebody has unfolded it
        self._built: object = None
        self._shows = 0  # how many sentences can be gone to
        self._options: dict[str, Option] = {}
        self._group = QButtonGroup(self)
        self._icon = Icon("triangle-alert", "warn")
        self._title = Label("", "strong", wrap=True)
        self._body = Label("", "small", wrap=True)
        self._turn = Button("", "ghost", small=True)
        self._turn.setObjectName(f"{name}.turn")
        self._turn.clicked.connect(lambda _checked=False: self._fold(not self._open))
        self._sides = column(gap=8)
        self._decide = Button(words("conflict.decide"), small=True)
        self._decide.setObjectName(f"{name}.decide")
        self._decide.clicked.connect(lambda _checked=False: self._say())
        self._field: Field | None = None
        self._inner = plain(column(self._sides, row(self._decide, None), gap=12))
        texts = column(self._title, self._body, gap=2)
        self.setLayout(
            column(
                row(self._icon, (texts, 1), self._turn, gap=10),
                self._inner,
                margins=(14, 12, 12, 14),
                gap=12,
            )
        )

    def show_conflict(self, conflict: "Conflict", at: str) -> None:
        """Show a conflict, decided or not."""
        self._conflict, self._at = conflict, at
        decided = conflict.decided_on is not None
        if self._open or not (decided or self._folded):
            self._unfold(conflict)
        self._show_state(conflict)

    def _unfold(self, conflict: "Conflict") -> None:
        """Show the answers, built when they are first wanted."""
        key = [(side.uid, side.value, side.sources) for side in conflict.sides]
        if key != self._built:
            self._built = key
            self._build(conflict)

    def _show_state(self, conflict: "Conflict") -> None:
        """Unfolded or not, decided or not."""
        words, decided = self._desk.words, conflict.decided_on is not None
        unfolded = self._open or not (decided or self._folded)
        count = number(len(conflict.sides), words.language)
        quiet = decided and not self._open
        self._title.setText(
            words("conflict.decided") if quiet else words("conflict.title", number=count)
        )
        self._body.setText(self._outcome(conflict) if quiet else self._question(conflict, unfolded))
        icon, tone = ("circle-check", "ok") if quiet else ("triangle-alert", "warn")
        self._icon.show_icon(icon, tone)
        self.setAccessibleName(f"{self._title.text()} {self._body.text()}")
        key = "activities.basis.change" if decided else "conflict.settle"
        self._turn.set_text(words("common.close" if self._open else key))
        self._turn.setVisible(decided or self._folded)
        focus = QApplication.focusWidget()
        if not unfolded and focus is not None and self._inner.isAncestorOf(focus):
            self._turn.setFocus()  # else Qt would take it out of the page
        self._inner.setVisible(unfolded)
        self._decide.setEnabled(bool(self._chosen))

    @property
    def _chosen(self) -> str:
        return next((key for key, each in self._options.items() if each.radio.isChecked()), "")

    def _build(self, conflict: "Conflict") -> None:
        words = self._desk.words
        while (item := self._sides.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        self._options.clear()
        self._field = self._answer_field(conflict)
        self._shows = 0
        self._add(*((side.uid, self._side(side)) for side in conflict.sides))
        self._add((OTHER, Option(words("conflict.other"), self._field)))
        self._add((UNKNOWN, Option(words("common.unknown"))))
        for place, (key, option) in enumerate(self._options.items()):
            kind = key if key in (OTHER, UNKNOWN) else str(place)
            option.radio.setObjectName(f"{self._name}.{kind}")
        self._field.setVisible(False)

    def _add(self, *options: "tuple[str, Option]") -> None:
        for key, option in options:
            self._options[key] = option
            self._group.addButton(option.radio)
            self._sides.addWidget(option)
            option.picked.connect(self._marked)

    def _side(self, side: "Side") -> "Option":
        from dpo_desk.duties.conflict_words import value

        desk, words = self._desk, self._desk.words
        quotes: list[Item] = []
        for source in side.sources:
            show = Button(words("common.show"), "ghost", small=True)
            show.setAccessibleName(words("conflict.show", line=source.line))
            show.setObjectName(f"{self._name}.show.{self._shows}")
            self._shows += 1
            show.clicked.connect(
                lambda _checked=False, uid=source.statement_uid: go_to(desk, "statement", uid)
            )
            line = Label(words("conflict.line", line=source.line), "caption")
            quotes += [Prose(f"«{source.quote}»", "small"), row(line, None, show)]
        said = value(side, words) or words("conflict.sentence")
        return Option(said, plain(column(*quotes, gap=2)))

    def _answer_field(self, conflict: "Conflict") -> Field:
        words = self._desk.words
        controls: dict[str, Any] = {
            "period": lambda: PeriodEdit(words),
            "role": lambda: Combo([(role.value, words(role.key)) for role in Role]),
            "text": lambda: LineEdit("", words("conflict.words")),
        }
        control: QWidget = controls[conflict.answered_by]()
        control.setObjectName(f"{self._name}.answer")
        return Field(words("conflict.answer"), control)

    def _marked(self) -> None:
        other = self._options[OTHER].radio.isChecked()
        if self._field is not None:
            self._field.setVisible(other)
            if other:
                self._field.control.setFocus()
        self._decide.setEnabled(True)

    def _choose_decided(self, conflict: "Conflict") -> None:
        chosen = conflict.chosen
        key = chosen.uid if chosen else OTHER if conflict.answer else UNKNOWN
        self._options[key].radio.setChecked(True)
        if self._field is not None:
            self._field.setVisible(key == OTHER)
            control = self._field.control
            if isinstance(control, PeriodEdit):
                control.set_period(conflict.answer)
            elif isinstance(control, Combo):
                control.set_value(conflict.answer)
            elif isinstance(control, LineEdit):
                control.setText(conflict.answer)

    def _question(self, conflict: "Conflict", unfolded: bool) -> str:
        """What is asked; folded, what there is to choose from."""
        from dpo_desk.duties.conflict_words import value

        words = self._desk.words
        values = [value(side, words) for side in conflict.sides]
        if unfolded or not all(values):
            return words("conflict.body")
        return " · ".join(values)

    def _outcome(self, conflict: "Conflict") -> str:
        from dpo_desk.duties.conflict_words import outcome

        words = self._desk.words
        day = dates.write(conflict.decided_on, words.language) if conflict.decided_on else ""
        return words("conflict.outcome", what=outcome(conflict, words), date=day)

    def _fold(self, unfolded: bool) -> None:
        self._open = unfolded
        if self._conflict is not None:
            self.show_conflict(self._conflict, self._at)
        if unfolded and self._conflict is not None:
            if self._conflict.decided_on is not None:
                self._choose_decided(self._conflict)
                self._decide.setEnabled(True)
            first = next(iter(self._options))
            self._options[self._chosen or first].radio.setFocus()

    def _answer(self) -> str:
        control = self._field.control if self._field is not None else None
        if isinstance(control, PeriodEdit):
            return "" if control.unreadable else control.read()
        if isinstance(control, Combo):
            return str(control.value)
        return control.text().strip() if isinstance(control, LineEdit) else ""

    def _say(self) -> None:
        from dpo_desk.duties import conflicts
        from dpo_desk.duties.conflict_words import outcome

        desk, words, key = self._desk, self._desk.words, self._chosen
        if self._conflict is None or not key:
            return
        name, at = self._conflict.name, self._at
        answer = self._answer() if key == OTHER else ""
        if key == OTHER and not answer:
            self._complain(words(f"conflict.missing.{self._conflict.answered_by}"))
            return
        side = None if key in (OTHER, UNKNOWN) else key

        def done(decided: "Conflict") -> None:
            said = words("conflict.done", what=outcome(decided, words))
            desk.toast(said, words("undo.do"), desk.undo)
            self.settled.emit(decided)

        self._open = False
        desk.background.write(
            lambda register: conflicts.decide(
                register, side, conflict_name=name, answer=answer, at=at
            ),
            done,
            self._refused,
            owner=self,
        )

    def _refused(self, error: Exception) -> None:
        if not isinstance(error, DeskError):
            raise error
        self._complain(error.say(self._desk.words))

    def _complain(self, text: str) -> None:
        if self._field is not None:
            self._field.set_error(text)
            self._field.control.setFocus()


class Option(QFrame):
    """An answer: a radio button with its words, and what belongs to it."""

    picked = Signal()

    def __init__(self, text: str, below: QWidget | None = None) -> None:
        super().__init__()
        self.radio = Radio(text, strong=True)
        self.radio.clicked.connect(lambda _checked=False: self.picked.emit())
        self.radio.installEventFilter(self)
        self.radio.toggled.connect(self._show_chosen)
        self.setObjectName("Choice")
        layout = column(self.radio, margins=(12, 10, 8, 10), gap=6)
        if below is not None:
            layout.addLayout(row(28, (below, 1)))
        self.setLayout(layout)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """The frame follows the button's focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def _show_chosen(self, chosen: bool) -> None:
        self.setProperty("chosen", chosen)
        restyle(self)
