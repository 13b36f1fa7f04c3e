"""The record of processing: what personal data are used for, why one may, and how long."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from dpo_desk.desk import tokens
from dpo_desk.desk.code_words import code_words
from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.activity_parts import (
    CookieCard,
    RecipientCard,
    RuleList,
    ServiceList,
    SimpleList,
)
from dpo_desk.desk.pages.activity_purposes import PurposeList
from dpo_desk.desk.pages.conflict_card import ConflictBox
from dpo_desk.desk.pages.pieces import Pieces
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
    _shown = 0  # of the showers, those that have shown the record that is shown
    remove = staticmethod(activities.remove)

    def __init__(self, desk: Desk) -> None:
        self._part = ""  # the part whose field is asked for
        self._parts: list[PurposeList | ServiceList | SimpleList] = []
        super().__init__(desk)

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
        self._showers: list[Callable[[_More], None]] = []
        self._conflicts = ConflictBox(self.desk, self.key, folded=True)
        self.pieces = Pieces(
            self._build_names,
            self._build_purposes,
            self._build_data,
            self._build_receivers,
            self._build_retention,
            self._build_more,
        )
        self.pieces.built.connect(self._show_built)
        return (self._conflicts, self.pieces)

    def open(self, **args: Any) -> None:
        """Where a field is asked for, the whole form is there first."""
        self.pieces.begin(whole=bool(args.get("field")))
        self._part = str(args.get("part", ""))
        super().open(**args)

    def go_to_field(self, field: str) -> None:
        """Also to a field of a purpose, a basis or another part, and to the rules."""
        part, self._part = self._part, ""
        if part and any(each.reach(part, field) for each in self._parts):
            return
        if field == "retention":
            self._rules.add.setFocus()
        else:
            super().go_to_field(field)

    def read_more(self, register: Any, record: Any) -> _More:
        """All that hangs on the activity, and the services that can be added."""
        found = retention_view.pickable(register, "service")
        services = [(each.uid, each.name) for each in found]
        return _More(activity_view.view(register, record.uid), services)

    def show_view(self, view: RecordView) -> None:
        """Show purposes, services, recipients, rules, cookies, conflicts and what is missing."""
        more: _More = view.more
        self._show_fields(view)
        self._conflicts.show_conflicts(more.view.conflicts)
        for show in self._showers:
            show(more)
        self._shown = len(self._showers)
        self._show_missing(more.view)

    def flush(self) -> None:
        """Also what is typed in the cards."""
        super().flush()
        for part in self._parts:
            part.flush()

    def _show_fields(self, view: RecordView) -> None:
        sources = view.more.view.sources.get(view.record.uid, {})
        self.form.show(view.record, view.drafts, sources)

    def _show_built(self) -> None:
        """Fill what has just been built."""
        if self.view is not None:
            self._show_fields(self.view)
            for show in self._showers[self._shown :]:
                show(self.view.more)
            self._shown = len(self._showers)

    def _build_names(self) -> Sequence[Item]:
        line = self.form.row
        return (line("name"), tokens.FIELD_GAP, line("subjects"))

    def _build_purposes(self) -> Sequence[Item]:
        self._purposes = purposes = PurposeList(self.desk)
        self._parts.append(purposes)
        self._showers.append(lambda more: purposes.show_view(more.view))
        return group(self.desk.words("activities.purposes"), purposes)

    def _build_data(self) -> Sequence[Item]:
        line = self.form.row
        return group(
            self.desk.words("activities.data"),
            line("data_categories"),
            line("special_categories"),
            line("children"),
            line("source"),
            line("source_is_person"),
        )

    def _build_receivers(self) -> Sequence[Item]:
        words = self.desk.words
        services = ServiceList(self.desk)
        recipients = SimpleList(self.desk, "recipient", RecipientCard, activities.add_recipient)
        self._parts += [services, recipients]
        self._showers.append(lambda more: services.show_view(more.view, more.services))
        self._showers.append(lambda more: recipients.show_view(more.view, more.view.recipients))
        return (
            *group(words("activities.services"), services),
            *group(words("field.activity.recipients"), recipients),
        )

    def _build_retention(self) -> Sequence[Item]:
        words = self.desk.words
        self._rules = rules = RuleList(self.desk)
        self._cookies = cookies = SimpleList(self.desk, "cookie", CookieCard, activities.add_cookie)
        whole = plain(column(*group(words("activities.cookies"), cookies)))
        self._parts.append(cookies)
        self._showers.append(lambda more: rules.show_view(more.view))
        self._showers.append(lambda more: cookies.show_view(more.view, more.view.cookies))
        self._showers.append(lambda more: whole.setVisible(bool(more.view.cookies)))
        return (*group(words("field.activity.retention"), rules), whole)

    def _build_more(self) -> Sequence[Item]:
        words, line = self.desk.words, self.form.row
        roles = [(role, words(role.key)) for role in COMPANY_ROLES]
        return (
            *group(words("activities.security"), line("security")),
            *group(
                words("activities.more"),
                line("role", choices=roles),
                line("role_note"),
                line("automated_decisions"),
                line("automated_logic"),
                line("camera"),
                line("sign_on"),
                line("discussed_on"),
                line("assessed_on"),
                line("special_condition"),
                line("research"),
                line("condition"),
                line("owner"),
                line("note"),
            ),
        )

    def commands(self, view: RecordView) -> Sequence[Command]:
        """Cookies are few: where there are none, the menu adds the first."""
        if view.in_bin:
            return ()
        text = self.desk.words("activities.cookie.add")
        return (Command(text, "plus", self._add_cookie),)

    def _add_cookie(self) -> None:
        self.pieces.begin(whole=True)
        self._cookies.add_one()

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
        self.pieces.begin(whole=True)
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
        known = [Relation(code) for code in row.subjects if code in set(Relation)]
        return code_words(known, words) or "–"

    return cell


def _status(words: Words) -> Any:
    def cell(row: "ActivityRow") -> Cell:
        if not row.missing:
            return ChipCell(words("chip.ok"), "ok")
        return ChipCell(words(f"activities.lacks.{row.missing[0]}"), "warn")

    return cell
