"""The fields of a card: what a proposal would write, to be changed before it is accepted."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from msgspec import convert
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form
from dpo_desk.desk.widgets.field import Field, pair
from dpo_desk.desk.widgets.inputs import Combo
from dpo_desk.desk.widgets.tag_field import TagField
from dpo_desk.law.codes import LegalBasis, Right
from dpo_desk.records import (
    Activity,
    Company,
    Contact,
    Cookie,
    ProposalKind,
    Recipient,
    Record,
    RetentionRule,
    Service,
)
from dpo_desk.words import DeskError, Words

if TYPE_CHECKING:
    from dpo_desk.duties.proposal_view import Card, Review

# The record whose fields a card shows, line by line; two on a line stand side by side.
_LINES: Final[Mapping[ProposalKind, tuple[type[Record], Sequence[tuple[str, ...]]]]] = (
    MappingProxyType(
        {
            ProposalKind.COMPANY: (
                Company,
                (
                    ("name", "org_number"),
                    ("email", "phone"),
                    ("address",),
                    ("privacy_contact", "privacy_contact_title"),
                ),
            ),
            ProposalKind.CONTACT: (Contact, (("value", "purpose"),)),
            ProposalKind.SERVICE: (
                Service,
                (("name", "role"), ("storage_countries",), ("used_for",)),
            ),
            ProposalKind.ACTIVITY: (Activity, (("name",), ("subjects", "data_categories"))),
            ProposalKind.RECIPIENT: (Recipient, (("name",),)),
            ProposalKind.RETENTION: (
                RetentionRule,
                (("data",), ("trigger",), ("period", "action"), ("criteria",)),
            ),
            ProposalKind.COOKIE: (Cookie, (("name", "provider"), ("lifetime",), ("purpose",))),
            ProposalKind.TRANSFER: (Service, (("mechanism",),)),
            ProposalKind.PROMISE: (RetentionRule, (("period",),)),
        }
    )
)
_FEW: Final = frozenset({ProposalKind.COMPANY})  # only what the notice gives is shown
# Of a service that is there already only what it lacks.
_WHEN_TOLD: Final = frozenset({"criteria", "purpose", "address"})


class Fields(QObject):
    """Rows for one card; ``values`` is what stands in them now."""

    edited = Signal()

    def __init__(self, desk: Desk, card: "Card", review: "Review", parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._card = desk, card
        self._told = {**card.values, **card.edits}
        self._form: Form | None = None
        self._names: list[str] = []
        self._extra: dict[str, tuple[Field, Callable[[], Any]]] = {}
        self.rows: list[QWidget] = []
        self._build_form()
        self._build_extra(review)

    def values(self) -> dict[str, Any]:
        """What would be written; a field that is not shown is not among them."""
        found: dict[str, Any] = {}
        if self._form is not None:
            now = self._form.values()
            found = {name: _plain(now[name]) for name in self._names}
        return found | {name: read() for name, (_field, read) in self._extra.items()}

    def edits(self) -> dict[str, Any]:
        """What somebody has changed."""
        told = self._card.values
        return {
            name: value
            for name, value in self.values().items()
            if (value or None) != (told.get(name) or None)
        }

    def check(self) -> bool:
        """Whether all can be read; what cannot is said and gone to."""
        return self._form is None or self._form.check()

    def refuse(self, error: Exception) -> bool:
        """Say what is wrong under its field; False where it has none here."""
        name = getattr(error, "field", "")
        if not isinstance(error, DeskError):
            raise error
        said = error.say(self._desk.words)
        if name in self._extra:
            field = self._extra[name][0]
            field.set_error(said)
            field.control.setFocus()
        elif self._form is not None and name in self._names:
            self._form.show_error(name, said)
            self._form.control(name).setFocus()
        else:
            return False
        return True

    def _build_form(self) -> None:
        if self._card.kind not in _LINES:
            return
        record, lines = _LINES[self._card.kind]
        prefix = f"review.{self._card.kind}"
        form = self._form = Form(self._desk, record, name=prefix, parent=self)
        for line in lines:
            shown = [name for name in line if self._shows(name)]
            rows = [form.row(name, label=self._label(name)) for name in shown]
            self._names += shown
            if rows:
                self.rows.append(pair(*rows) if len(rows) > 1 else rows[0])
        kept = {name: self._told[name] for name in self._names if self._told.get(name) is not None}
        form.show(convert({"uid": self._card.uid, **kept}, record, strict=False))
        form.edited.connect(lambda _field: self.edited.emit())

    def _shows(self, name: str) -> bool:
        told = bool(self._told.get(name))
        if self._card.kind in _FEW or name in _WHEN_TOLD:
            return told
        if self._told.get("record_uid"):
            return told and name not in ("name", "role")
        return True

    def _label(self, name: str) -> str:
        promise = self._card.kind is ProposalKind.PROMISE and name == "period"
        return self._desk.words("review.promise") if promise else ""

    def _build_extra(self, review: "Review") -> None:
        words, kind = self._desk.words, self._card.kind
        if kind is ProposalKind.ACTIVITY:
            bases = [(basis.value, words(basis.key)) for basis in LegalBasis]
            self._tags("bases", words("review.bases"), bases, at=1)
        elif kind is ProposalKind.RIGHTS:
            rights = [(right.value, words(right.key)) for right in Right]
            self._tags("rights", words("review.rights"), rights)
        elif kind is ProposalKind.TRANSFER:
            self._tags("services", words("review.services"), ())
        elif kind is ProposalKind.RECIPIENT:
            self._activity(review, words)

    def _tags(
        self, name: str, label: str, choices: Sequence[tuple[str, str]], at: int | None = None
    ) -> None:
        tags = TagField(self._desk.words, choices=choices)
        tags.setObjectName(f"review.{self._card.kind}.{name}")
        tags.set_tags([str(tag) for tag in self._told.get(name) or ()])
        tags.changed.connect(lambda _tags: self.edited.emit())
        self._add(name, Field(label, tags), lambda: tags.tags, at)

    def _activity(self, review: "Review", words: Words) -> None:
        choices = [("", words("common.notset")), *review.activities]
        combo = Combo(choices)
        combo.setObjectName(f"review.{self._card.kind}.activity_uid")
        combo.set_value(self._told.get("activity_uid") or "")
        combo.chosen.connect(lambda _value: self.edited.emit())
        self._add(
            "activity_uid", Field(words("review.activity"), combo), lambda: combo.value or "", None
        )

    def _add(self, name: str, field: Field, read: Callable[[], Any], at: int | None) -> None:
        self._extra[name] = (field, read)
        self.rows.insert(len(self.rows) if at is None else at, field)


def _plain(value: Any) -> Any:
    """As a proposal keeps it."""
    if isinstance(value, tuple):
        return [str(one) for one in value]
    if value is None or isinstance(value, bool | list):
        return value
    return str(value)
