"""The gallery's forms: every kind of field, empty, filled, doubted, wrong, asked about, sourced."""

from datetime import date
from typing import Any, NamedTuple

from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form
from dpo_desk.desk.page import Page, TopBar
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.field import Field, pair
from dpo_desk.desk.widgets.layout import Scroller, row
from dpo_desk.desk.widgets.reflow import Columns
from dpo_desk.law.codes import LegalBasis, RetentionTrigger, Stated
from dpo_desk.records import Activity, Company, PurposeBasis, RetentionRule, Service

GAP = tokens.FIELD_GAP


class Said(NamedTuple):
    """Where a value stands in a notice."""

    version_uid: str = "v1"
    start: int = 0
    end: int = 40
    quote: str = "Til utsendelsen bruker vi MailerLite."


class Fields(Page):
    """What somebody meets in the forms of the register."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._forms = {
            "service": self._form(Service),
            "rule": self._form(RetentionRule),
            "activity": self._form(Activity),
            "basis": self._form(PurposeBasis),
            "company": self._form(Company),
        }
        self.columns = Columns((self._left(), 1), (self._right(), 1))
        body = row((self.columns, 1), margins=(32, 8, 32, 28))
        self.show_content(TopBar("Alle feltene", "Til øyet"), (Scroller(body), 1))

    def _form(self, record: Any) -> Form:
        return Form(self.desk, record, parent=self)

    def _left(self) -> QWidget:
        service, rule = self._forms["service"], self._forms["rule"]
        vendors = [(1, "Microsoft"), (2, "MailerLite")]
        return Card(
            pair(service.row("name"), service.row("vendor_id", choices=vendors, free=True)),
            GAP,
            service.row("storage_countries"),
            GAP,
            pair(service.row("mechanism"), service.row("agreement_status")),
            GAP,
            pair(service.row("agreement_signed_on"), service.row("review_on", ahead=True)),
            GAP,
            service.row("contact"),
            GAP,
            service.row("in_use"),
            tokens.GROUP_GAP,
            pair(rule.row("trigger"), rule.row("period", criteria="criteria")),
            GAP,
            pair(rule.row("offset"), rule.row("criteria")),
            None,
            margins=(24, 20, 24, 24),
        )

    def _right(self) -> QWidget:
        activity, basis, company = (self._forms[key] for key in ("activity", "basis", "company"))
        return Card(
            activity.row("subjects"),
            GAP,
            activity.row("special_categories"),
            GAP,
            pair(activity.row("children"), activity.row("automated_decisions")),
            GAP,
            basis.row("basis"),
            tokens.GROUP_GAP,
            pair(company.row("org_number"), company.row("phone")),
            GAP,
            company.row("address"),
            GAP,
            pair(company.row("keep_case"), company.row("remind_days")),
            None,
            margins=(24, 20, 24, 24),
        )

    def narrow(self, narrow: bool) -> None:
        self.columns.stack(narrow)

    def refresh(self) -> None:
        service = Service(
            uid="s", name="MailerLite", vendor_id=2, storage_countries=("EEA", "US"),
            review_on=date(2027, 3, 12), contact="privacy@mailerlite",
        )  # fmt: skip
        sources = {"name": Said(), "storage_countries": Said()}
        self._forms["service"].show(service, sources=sources)
        rule = RetentionRule(
            uid="r", trigger=RetentionTrigger.CONTRACT_END, period="P3Y6M", offset="P1Y10D",
            criteria="Så lenge avtalen varer",
        )  # fmt: skip
        self._forms["rule"].show(rule, sources={"period": Said()})
        activity = Activity(uid="a", children=Stated.UNKNOWN, special_categories=Stated.STATED_NONE)
        self._forms["activity"].show(activity)
        self._forms["basis"].show(PurposeBasis(uid="b", basis=LegalBasis.CONTRACT))
        self._forms["company"].show(Company(uid="c", org_number="31 234", address="Strandgata 12"))
        self._wrong()

    def _wrong(self) -> None:
        words = self.desk.words
        self._field("service", "contact").set_warning(words("err.email"))
        self._field("activity", "subjects").set_error(words("fields.err.pick"))
        self._forms["activity"].control("subjects").line.setText("Naboer")
        self._field("company", "org_number").set_error(words("fields.err.orgno.few", n=5))
        self._field("company", "phone").set_echo("23 00 00 00")
        keep, remove = words("fields.national_id.keep"), words("fields.national_id.remove")
        answers = ((remove, lambda: None), (keep, lambda: None))
        self._field("company", "address").set_warning(words("fields.national_id"), *answers)

    def _field(self, form: str, name: str) -> Field:
        row = self._forms[form].row(name)
        assert isinstance(row, Field)
        return row
