"""The record of processing: what personal data are used for, why one may, and how long."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from dpo_desk.desk import tokens
from dpo_desk.desk.pages.activity_parts import (
    CookieCard,
    RecipientCard,
    RuleList,
    ServiceList,
    SimpleList,
)
from dpo_desk.desk.pages.activity_purposes import PurposeList
from dpo_desk.desk.pages.conflict_card import ConflictBox
from dpo_desk.desk.pages.record_panel import Command
from dpo_desk.desk.pages.register_page import RegisterPage, group
from dpo_desk.desk.table import FIT, Cell, ChipCell, Column, TwoLines
from dpo_desk.desk.widgets.layout import Item, column, plain
from dpo_desk.duties import activities, activity_list, activity_view, retention_view
from dpo_desk.duties.record_view import RecordView
from dpo_desk.law.codes import COMPANY_ROLES, Relation
from dpo_desk.records import Activity
from dpo_desk.words import Words

if TYPE_CHECKING:
    from dpo_desk.duties.activity_list import ActivityRow
    from dpo_desk.duties.activity_view import ActivityView


class _More(NamedTuple):
    """What the page reads besides the record."""

    view: "ActivityView"
    services: list[tuple[str, str]]


class ActivitiesPage(RegisterPage):
    """Activities at the left, the chosen one with its purposes at the right."""

    key: ClassVar[str] = "activities"
    icon: ClassVar[str] = "list-checks"
    record = Activity
    listing = activity_list.LISTING
    tables: ClassVar[frozenset[str]] = frozenset(
        {
            *("activity", "purpose", "purpose_basis", "activity_service", "recipient"),
            *("retention_rule", "cookie", "service", "statement", "notice_version"),
            *("request_activity", "task"),
        }
    )
    add = staticmethod(activities.add)
    remove = staticmethod(activities.remove)

    @staticmethod
    def change(register: Any, uid: str, field: str, value: Any, *, merge: str) -> object:
        """Write a field of the activity itself."""
        return activities.change(register, Activity.table, uid, field, value, merge=merge)

    def columns(self) -> Sequence[Column]:
        """Its name over its purposes, whom it concerns, and whether anything is missing."""
        words = self.desk.words
        return (
            Column("name", "activities.column.name", None, _name(words), sort="name"),
            Column("people", "activities.column.people", 118, _people(words), narrow=False),
            Column("status", "activities.column.status", FIT, _status(words)),
        )

    def build_form(self) -> Sequence[Item]:
        """From what it is for to how it is secured."""
        words, line, desk = self.desk.words, self.form.row, self.desk
        self._conflicts = ConflictBox(desk, self.key, folded=True)
        self._purposes = PurposeList(desk)
        self._services = ServiceList(desk)
        self._recipients = SimpleList(desk, "recipient", RecipientCard, activities.add_recipient)
        self._rules = RuleList(desk)
        self._cookies = SimpleList(desk, "cookie", CookieCard, activities.add_cookie)
        cookies = column(*group(words("activities.cookies"), self._cookies))
        self._cookie_group = plain(cookies)
        roles = [(role, words(role.key)) for role in COMPANY_ROLES]
        return (
            self._conflicts,
            line("name"),
            tokens.FIELD_GAP,
            line("subjects"),
            *group(words("activities.purposes"), self._purposes),
            *group(
                words("activities.data"),
                line("data_categories"),
                line("special_categories"),
                line("children"),
                line("source"),
                line("source_is_person"),
            ),
            *group(words("activities.services"), self._services),
            *group(words("field.activity.recipients"), self._recipients),
            *group(words("field.activity.retention"), self._rules),
            self._cookie_group,
            *group(words("activities.security"), line("security")),
            *group(
                words("activities.more"),
                line("role", choices=roles),
                line("role_note"),
                line("automated_decisions"),
                line("automated_logic"),
                line("camera"),
                line("condition"),
                line("owner"),
                line("note"),
            ),
        )

    def read_more(self, register: Any, record: Any) -> _More:
        """All that hangs on the activity, and the services that can be added."""
        services = [(each.uid, each.name) for each in retention_view.pickable(register, "service")]
        return _More(activity_view.view(register, record.uid), services)

    def show_view(self, view: RecordView) -> None:
        """Show purposes, services, recipients, rules, cookies, conflicts and what is missing."""
        more: _More = view.more
        whole = more.view
        self.form.show(view.record, view.drafts, whole.sources.get(view.record.uid, {}))
        self._conflicts.show_conflicts(whole.conflicts)
        self._purposes.show_view(whole)
        self._services.show_view(whole, more.services)
        self._recipients.show_view(whole, whole.recipients)
        self._rules.show_view(whole)
        self._cookies.show_view(whole, whole.cookies)
        self._cookie_group.setVisible(bool(whole.cookies))
        self._show_missing(whole)

    def flush(self) -> None:
        """Also what is typed in the cards."""
        super().flush()
        for part in (self._purposes, self._services, self._recipients, self._cookies):
            part.flush()

    def commands(self, view: RecordView) -> Sequence[Command]:
        """Cookies are few: where there are none, the menu adds the first."""
        if view.in_bin:
            return ()
        text = self.desk.words("activities.cookie.add")
        return (Command(text, "plus", self._cookies.add_one),)

    def _show_missing(self, whole: "ActivityView") -> None:
        missing, words = whole.missing, self.desk.words
        if not missing:
            self.panel.hide_banner()
            return
        first, *rest = missing
        named = [words(f"activities.missing.{code}") for code in rest]
        body = words("activities.missing.also", what=", ".join(named)) if named else ""
        self.panel.show_banner(
            "warn",
            words("activities.missing", what=words(f"activities.missing.{first}")),
            body,
            words("activities.missing.fill"),
            lambda: self._fill(first),
        )

    def _fill(self, code: str) -> None:
        """Go to where what is missing is filled in."""
        fields = {"name": "name", "people": "subjects", "data": "data_categories"}
        if code in fields:
            self.form.control(fields[code]).setFocus()
        elif code == "retention":
            self._rules.add.setFocus()
        else:
            self._purposes.fill(code)


def _name(words: Words) -> Any:
    def cell(row: "ActivityRow") -> Cell:
        purposes = " · ".join(row.purposes) or words("activities.no_purpose")
        return TwoLines(row.name or words("record.nameless"), purposes)

    return cell


def _people(words: Words) -> Any:
    def cell(row: "ActivityRow") -> Cell:
        known = [words(Relation(code).key) for code in row.subjects if code in set(Relation)]
        return ", ".join(known) or "–"

    return cell


def _status(words: Words) -> Any:
    def cell(row: "ActivityRow") -> Cell:
        if not row.missing:
            return ChipCell(words("chip.ok"), "ok")
        return ChipCell(words(f"activities.lacks.{row.missing[0]}"), "warn")

    return cell
