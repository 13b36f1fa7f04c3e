"""What an activity uses and who gets the data: services, recipients, cookies, retention rules."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.links import go_to
from dpo_desk.desk.pages.parts import PartCard, PartList, add_button, gap, remove_part
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.field import Field, pair
from dpo_desk.desk.widgets.layout import column, frame, row
from dpo_desk.desk.widgets.pick_edit import PickEdit
from dpo_desk.desk.widgets.text import Elide, Label
from dpo_desk.law.codes import RetentionTrigger, Role
from dpo_desk.records import ActivityService, Cookie, Recipient, Service

if TYPE_CHECKING:
    from dpo_desk.duties.activity_view import ActivityView, Use
    from dpo_desk.records import RetentionRule


class ServiceList(QWidget):
    """Systems in use, each with its role; another one is found by typing its name."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._view: ActivityView | None = None
        words = desk.words
        self.cards = PartList(lambda n: _ServiceCard(desk, n))
        self.pick = PickEdit((), words("activities.service.find"))
        self.pick.setObjectName("activities.service.pick")
        self.pick.picked.connect(self._use)
        self.pick.returnPressed.connect(self._take)
        field = Field(words("activities.service.add"), self.pick)
        self.setLayout(column(self.cards, field, gap=tokens.FIELD_GAP))

    def show_view(self, view: "ActivityView", choices: Sequence[tuple[str, str]]) -> None:
        """Show the services of an activity; ``choices`` are those that can be added."""
        self._view = view
        whole = [(use, view) for use in view.uses]
        self.cards.show_parts(whole, [use.link.uid for use in view.uses])
        used = {use.service.uid for use in view.uses}
        self.pick.set_choices([choice for choice in choices if choice[0] not in used])

    def reach(self, uid: str, field: str) -> bool:
        """Go to a field of a part; False where it is not here."""
        return self.cards.reach(uid, field)

    def flush(self) -> None:
        """Hand over what is typed."""
        self.cards.flush()

    def _take(self) -> None:
        found = self.pick.value_of(self.pick.text().strip())
        if found is not None:
            self._use(found)

    def _use(self, service: Any) -> None:
        from dpo_desk.duties import activities

        if self._view is None:
            return
        uid = self._view.activity.uid
        self.pick.clear()
        self.desk.background.write(
            lambda register: activities.use_service(register, uid, str(service)),
            lambda link: self.cards.expect(link.uid),
            self.desk.tell,
            owner=self,
        )


class _ServiceCard(PartCard):
    """A system: what it is to you, and for which data."""

    def __init__(self, desk: Desk, number: int) -> None:
        super().__init__(desk, ActivityService, f"activities.service.{number}")
        words = desk.words
        self._service = ""
        roles = [(role, words(role.key)) for role in Role]
        show = self.button("chevron-right", words("common.show"), "show", self._go)
        drop = self.button("x", words("activities.service.remove"), "remove", self._remove)
        rows = (self.form.row("role", choices=roles), self.form.row("what"))
        self.build(*gap(*rows), buttons=(show, drop))

    def show_part(self, part: "tuple[Use, ActivityView]") -> None:
        """Show a use of a service."""
        use, view = part
        uid = use.link.uid
        self._service = use.service.uid
        self.title(use.service.name)
        self.form.show(use.link, view.drafts.get(uid, {}), view.sources.get(uid, {}))

    def go(self) -> None:
        """To its role."""
        self.form.control("role").setFocus()

    def _go(self) -> None:
        go_to(self.desk, Service.table, self._service)

    def _remove(self) -> None:
        remove_part(self.desk, self, ActivityService.table, self.uid, self.heading.full)


class SimpleList(QWidget):
    """Recipients or cookies: cards of fields, and a button that makes one more."""

    def __init__(
        self,
        desk: Desk,
        part: str,
        make: Callable[[Desk, int], PartCard],
        add: Callable[[Any, str], Any],
    ) -> None:
        """``part`` names it in messages and object names; ``add`` is the duty."""
        super().__init__()
        self.desk = desk
        self._add_part = add
        self._uid = ""
        self.cards = PartList(lambda n: make(desk, n))
        self.add, line = add_button(
            desk.words(f"activities.{part}.add"), f"activities.{part}.add", self.add_one
        )
        self.setLayout(column(self.cards, line))

    def show_view(self, view: "ActivityView", parts: Sequence[Any]) -> None:
        """Show the parts of an activity."""
        self._uid = view.activity.uid
        self.cards.show_parts([(part, view) for part in parts], [part.uid for part in parts])

    def reach(self, uid: str, field: str) -> bool:
        """Go to a field of a part; False where it is not here."""
        return self.cards.reach(uid, field)

    def flush(self) -> None:
        """Hand over what is typed."""
        self.cards.flush()

    def add_one(self) -> None:
        """One more, with the focus in its name."""
        uid, add = self._uid, self._add_part
        self.desk.background.write(
            lambda register: add(register, uid),
            lambda made: self.cards.expect(made.uid),
            self.desk.tell,
            owner=self,
        )


class _NamedCard(PartCard):
    """A part whose first field is its name."""

    table = ""

    def show_part(self, part: "tuple[Any, ActivityView]") -> None:
        """Show it."""
        record, view = part
        uid = record.uid
        self.title(record.name or self.desk.words("record.nameless"))
        self.form.show(record, view.drafts.get(uid, {}), view.sources.get(uid, {}))

    def go(self) -> None:
        """To its name."""
        self.form.control("name").setFocus()

    def drop(self) -> None:
        """Put it in the bin."""
        remove_part(self.desk, self, self.table, self.uid, self.heading.full)


class RecipientCard(_NamedCard):
    """Who, or what kind of recipient; why, when and where."""

    table = Recipient.table

    def __init__(self, desk: Desk, number: int) -> None:
        super().__init__(desk, Recipient, f"activities.recipient.{number}")
        drop = self.button("x", desk.words("activities.recipient.remove"), "remove", self.drop)
        names = ("name", "is_category", "purpose", "condition", "country")
        self.build(*gap(*(self.form.row(name) for name in names)), buttons=(drop,))


class CookieCard(_NamedCard):
    """Its name, whose it is, what for and how long it stays."""

    table = Cookie.table

    def __init__(self, desk: Desk, number: int) -> None:
        super().__init__(desk, Cookie, f"activities.cookie.{number}")
        words, line = desk.words, self.form.row
        drop = self.button("x", words("activities.cookie.remove"), "remove", self.drop)
        starts = [(each, words(each.key)) for each in RetentionTrigger]
        self.build(
            *gap(
                pair(line("name"), line("provider")),
                line("purpose"),
                line("lifetime"),
                line("lifetime_from", choices=starts),
            ),
            buttons=(drop,),
        )


class RuleList(QWidget):
    """How long the data are kept, in sentences; each rule can be gone to, and a new one made."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._uid = self._name = ""
        self._shown: object = None
        self._box = column(gap=10)
        self.add, line = add_button(desk.words("retention.new"), "activities.rule.add", self._new)
        self.setLayout(column(self._box, line))

    def show_view(self, view: "ActivityView") -> None:
        """Show the activity's own rules, those of its services, and else the general ones."""
        words = self.desk.words
        self._uid, self._name = view.activity.uid, view.activity.name
        general = () if view.rules or view.through else view.general
        rules = [
            *((rule, "") for rule in view.rules),
            *((rule, words("activities.rule.through")) for rule in view.through),
            *((rule, words("activities.rule.general")) for rule in general),
        ]
        if rules == self._shown:
            return
        self._shown = rules
        while (item := self._box.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for number, (rule, where) in enumerate(rules):
            self._box.addWidget(self._row(rule, where, f"activities.rule.{number}"))
        if not rules:
            self._box.addWidget(Label(words("activities.rule.none"), "muted", wrap=True))

    def _row(self, rule: "RetentionRule", where: str, name: str) -> QWidget:
        from dpo_desk.duties.retention_words import sentence

        words = self.desk.words
        title = rule.data or words("record.nameless")
        show = Button(
            "", "icon", "chevron-right", small=True, tip=f"{words('common.show')}: {title}"
        )
        show.setObjectName(name)
        show.clicked.connect(lambda _checked=False: go_to(self.desk, rule.table, rule.uid))
        said = Label(sentence(rule, words, offset=rule.offset, law=rule.law), "small", wrap=True)
        head = row((Elide(title, "strong"), 1), show)
        lines = column(head, said, margins=(14, 8, 12, 12), gap=2)
        if where:
            lines.addWidget(Label(where, "caption", wrap=True))
        return frame(lines, "Choice")

    def _new(self) -> None:
        from dpo_desk.duties import retention

        uid, name = self._uid, self._name
        self.desk.background.write(
            lambda register: retention.add(register, name, activity_uid=uid),
            lambda rule: self.desk.navigate("retention", uid=rule.uid, field="period"),
            self.desk.tell,
            owner=self,
        )
