"""Retention rules: how long what is kept, in words, and the rounds in which it is deleted."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from dpo_desk.desk.pages.conflict_card import ConflictBox
from dpo_desk.desk.pages.pieces import Pieces
from dpo_desk.desk.pages.register_page import RegisterPage, group
from dpo_desk.desk.pages.retention_rows import columns
from dpo_desk.desk.table import Column
from dpo_desk.desk.theme import live
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.chip import Chip
from dpo_desk.desk.widgets.layout import Item, column, frame, plain, row
from dpo_desk.desk.widgets.menu import Menu
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.text import Icon, Label, Prose
from dpo_desk.duties import activities, retention, retention_view
from dpo_desk.duties.record_view import RecordView
from dpo_desk.duties.retention_view import Pickable, RuleView
from dpo_desk.duties.retention_words import sentence
from dpo_desk.law import dates, statutes
from dpo_desk.law.codes import ProposalCertainty, RetentionAction, RetentionTrigger
from dpo_desk.records import RetentionRule

if TYPE_CHECKING:
    from datetime import date

    from dpo_desk.desk.context import Desk
    from dpo_desk.duties.statements import Conflict


class _More(NamedTuple):
    """What the page reads besides the record."""

    view: RuleView
    activities: list[Pickable]
    services: list[Pickable]
    later: "list[tuple[str, date]]"


class RetentionPage(RegisterPage):
    """Rules at the left; at the right the chosen one, first as a sentence."""

    key: ClassVar[str] = "retention"
    icon: ClassVar[str] = "hourglass"
    first_field: ClassVar[str] = "data"
    record = RetentionRule
    listing = retention_view.LISTING
    tables: ClassVar[frozenset[str]] = frozenset(
        {"retention_rule", "activity", "service", "statement", "notice_version", "task"}
    )
    change = staticmethod(retention.change)
    add = staticmethod(retention.add)
    remove = staticmethod(retention.remove)

    def __init__(self, desk: "Desk") -> None:
        self._later: list[tuple[str, date]] = []
        self._round: QWidget | None = None
        super().__init__(desk)

    def columns(self) -> Sequence[Column]:
        """What, how long, and when the next round is."""
        return columns(self.desk.words)

    def build_form(self) -> Sequence[Item]:
        """The sentence, what it is made of, the next round, and what it belongs to."""
        self._conflicts = ConflictBox(self.desk, self.key)
        self._conflicts.settled.connect(self._settled)
        self.pieces = Pieces(
            self._build_what, self._build_length, self._build_round, self._build_why
        )
        self.pieces.built.connect(self._show_built)
        return (self._conflicts, self._build_sentence(), self.pieces)

    def open(self, **args: Any) -> None:
        """Where a field is asked for, the whole form is there first."""
        self.pieces.begin(whole=bool(args.get("field")))
        super().open(**args)

    def _build_what(self) -> Sequence[Item]:
        words, line = self.desk.words, self.form.row
        return group(
            words("retention.what"),
            line("data"),
            line("place"),
            line("activity_id", choices=(), label=words("retention.activity")),
            line("service_id", choices=(), label=words("retention.service")),
        )

    def _build_length(self) -> Sequence[Item]:
        words, line = self.desk.words, self.form.row
        actions = [(each, words(each.key)) for each in RetentionAction]
        triggers = [(each, words(each.key)) for each in RetentionTrigger]
        return group(
            words("retention.length"),
            line("period", criteria="criteria"),
            line("trigger", choices=triggers),
            line("criteria"),
            line("action", choices=actions),
            line("offset"),
        )

    def _build_why(self) -> Sequence[Item]:
        words, line = self.desk.words, self.form.row
        acts = list(dict.fromkeys(each.cite(words.language) for each in statutes.statutes()))
        return group(
            words("retention.why"),
            line("law", choices=[(act, act) for act in acts], free=True),
            line("reason"),
            line("exception"),
        )

    def read_more(self, register: Any, record: Any) -> _More:
        """The rule with its conflicts, and what it can be hung on."""
        return _More(
            retention_view.view(register, record.uid),
            retention_view.pickable(register, "activity"),
            retention_view.pickable(register, "service"),
            retention.later(register),
        )

    def show_view(self, view: RecordView) -> None:
        """Show the sentence, how sure it is, conflicts, and what can be done about the round."""
        more: _More = view.more
        rule, words = more.view.rule, self.desk.words
        self.panel.hide_banner()
        self._later = more.later
        self._offer("activity_id", more.activities, more.view.activity)
        self._offer("service_id", more.services, more.view.service)
        self._conflicts.show_conflicts(more.view.conflicts, at=rule.uid)
        self._sentence.set_text(sentence(rule, words, offset=rule.offset, law=rule.law))
        stated = rule.certainty is ProposalCertainty.STATED
        self._certainty.show_status(words(rule.certainty.key), "info")
        self._sure.setVisible(not stated)
        self._show_fields(view)

    def _show_built(self) -> None:
        """Fill what has just been built."""
        if self.view is not None:
            self._show_fields(self.view)

    def _show_fields(self, view: RecordView) -> None:
        rule, words = view.record, self.desk.words
        self.form.show(rule, view.drafts, view.more.view.sources)
        if self._round is not None:
            day = dates.write(rule.done_on, words.language) if rule.done_on else ""
            self._done.setText(words("retention.done_on", date=day) if day else "")
            self._done.setVisible(bool(day))
            self._round.setVisible(not view.in_bin)

    def _build_sentence(self) -> Item:
        words = self.desk.words
        self._sentence = Prose("", "body")
        self._certainty = Chip("", "info")
        confirm = Button(words("activities.confirm"), "ghost", small=True)
        confirm.setObjectName("retention.confirm")
        confirm.clicked.connect(lambda _checked=False: self._confirm())
        self._sure = plain(FlowRow(self._certainty, confirm, gap=4))
        texts = column(self._sentence, self._sure, gap=6)
        body = row(column(Icon("hourglass", "text2"), None), (texts, 1), gap=12)
        body.setContentsMargins(14, 12, 14, 12)
        return frame(body, "Sunken")

    def _build_round(self) -> Sequence[Item]:
        words, line = self.desk.words, self.form.row
        self._clear = Button(words("retention.cleared"), small=True)
        self._clear.setObjectName("retention.cleared")
        self._clear.clicked.connect(lambda _checked=False: self._cleared())
        self._postpone = Button(words("retention.postpone"), small=True)
        self._postpone.setObjectName("retention.postpone")
        self._postpone.clicked.connect(lambda _checked=False: self.open_later())
        self._done = Label("", "caption", wrap=True)
        buttons = plain(FlowRow(self._clear, self._postpone, gap=8))
        self._round = plain(column(buttons, self._done, gap=6))
        return group(
            words("retention.round"),
            line("next_on", ahead=True),
            self._round,
            line("every"),
            line("who"),
        )

    def open_later(self) -> None:
        """The days a round is usually put off to, and another one."""
        words = self.desk.words
        menu = Menu(self._postpone)
        menu.setObjectName("retention.later")
        for _period, day in self._later:
            text = words("retention.later", date=dates.write(day, words.language, "weekday"))
            action = menu.addAction(live().icon("calendar-days", "text2"), text)
            action.triggered.connect(lambda _checked=False, day=day: self._put_off(day))
        other = menu.addAction(live().icon("pencil", "text2"), words("retention.later.other"))
        other.triggered.connect(lambda _checked=False: self.form.control("next_on").setFocus())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._postpone.mapToGlobal(QPoint(0, self._postpone.height())))

    def _settled(self, conflict: "Conflict") -> None:
        """Where the rule that is shown has lost, show the one that holds."""
        side = conflict.chosen
        rules = [uid for table, uid in side.abouts if table == self.record.table] if side else []
        shown = self.view.record.uid if self.view is not None else ""  # none: it is gone already
        if rules and shown not in rules:
            self.show_record(rules[0])

    def _offer(self, field: str, found: list[Pickable], now: Any) -> None:
        """What a rule can hang on; what it hangs on already is always among it."""
        choices = {each.id: each.name for each in found}
        if now is not None:
            choices.setdefault(now.id, now.name or self.desk.words("record.nameless"))
        self.form.set_choices(field, list(choices.items()))

    def _confirm(self) -> None:
        if self.view is not None:
            uid = self.view.record.uid
            self._do(lambda register: activities.confirm(register, RetentionRule.table, uid), "")

    def _cleared(self) -> None:
        if self.view is None:
            return
        self.form.flush()
        uid = self.view.record.uid
        self._do(
            lambda register: retention.cleared(register, uid, register.clock.today()),
            "retention.cleared.done",
        )

    def _put_off(self, day: "date") -> None:
        if self.view is not None:
            uid = self.view.record.uid
            self._do(
                lambda register: retention.postpone(register, uid, day), "retention.later.done"
            )

    def _do(self, job: Any, said: str) -> None:
        """One action on the rule; a toast says what came of it."""
        told = partial(self._tell, said) if said else None
        self.desk.background.write(job, told, self.desk.tell, owner=self)

    def _tell(self, key: str, rule: RetentionRule) -> None:
        words = self.desk.words
        if rule.next_on is None:
            text = words("retention.cleared.last")
        else:
            text = words(key, date=dates.write(rule.next_on, words.language, "weekday"))
        self.desk.toast(text, words("undo.do"), self.desk.undo)
