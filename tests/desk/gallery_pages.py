"""The gallery's pages: every piece of the window at work, in words as long as ours get."""

from datetime import date
from typing import Any, NamedTuple

from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.page import Page, TopBar, action_bar
from dpo_desk.desk.table import FIT, ChipCell, Column, Query, Source, TableModel, TwoLines
from dpo_desk.desk.table_view import TableView
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button, ButtonRow
from dpo_desk.desk.widgets.cards import Banner, Card, EmptyState
from dpo_desk.desk.widgets.chip import Chip
from dpo_desk.desk.widgets.date_edit import DateEdit
from dpo_desk.desk.widgets.deadline_bar import DeadlineBar, Segments
from dpo_desk.desk.widgets.drop_area import DropArea
from dpo_desk.desk.widgets.field import Field, pair
from dpo_desk.desk.widgets.inputs import CheckBox, Combo, LineEdit, TextArea
from dpo_desk.desk.widgets.layout import Scroller, column, plain, row
from dpo_desk.desk.widgets.page_preview import PagePreview
from dpo_desk.desk.widgets.password_field import PasswordEdit
from dpo_desk.desk.widgets.radio_cards import Option, RadioCards
from dpo_desk.desk.widgets.reflow import Columns, FlowRow
from dpo_desk.desk.widgets.search_field import SearchField
from dpo_desk.desk.widgets.side_sheet import SideSheet
from dpo_desk.desk.widgets.stepper import Stepper
from dpo_desk.desk.widgets.tag_field import TagField
from dpo_desk.desk.widgets.text import Elide, Icon, Label, Prose, Rule
from tests.desk.pieces import sample_pdf


class Processor(NamedTuple):
    uid: str
    name: str
    use: str
    place: str
    status: ChipCell
    review: str


_OK, _MISSING = ChipCell("I orden", "ok"), ChipCell("Avtale ikke registrert", "danger")
_ASSESS, _UNUSED = ChipCell("Må vurderes", "warn"), ChipCell("Ikke i bruk")
ROWS = [
    Processor("1", "Microsoft 365", "E-post og dokumenter", "EØS", _OK, "12. mars 2027"),
    Processor("2", "MailerLite", "Nyhetsbrev", "EØS", _MISSING, "–"),
    Processor("3", "24SevenOffice", "Regnskap og faktura", "EØS", _OK, "4. mai 2027"),
    Processor("4", "Asana", "Support og prosjekt", "USA", _ASSESS, "20. nov. 2026"),
    Processor("5", "SurveyMonkey", "Kundeundersøkelser", "USA", _UNUSED, "–"),
]
COLUMNS = (
    Column("name", "field.processor.name", None, lambda r: TwoLines(r.name, r.use), sort="name"),
    Column("place", "field.processor.place", 96, lambda r: r.place, sort="place", narrow=False),
    Column("status", "field.processor.status", FIT, lambda r: r.status),
    Column("review", "field.processor.review", FIT, lambda r: r.review, "review", narrow=False),
)


def _window(_register: Any, query: Query, after: Any, limit: int) -> list[Processor]:
    if after is not None:
        return []
    return sorted(ROWS, key=lambda r: getattr(r, query.sort), reverse=query.descending)[:limit]


class Processors(Page):
    """Table beside form."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        w = desk.words
        self.primary = Button(w("processors.new"), "primary", "plus")
        source = Source(_window, lambda _r, _q: len(ROWS))
        self.model = TableModel(desk, COLUMNS, source, sort="name")
        self.table = TableView(self.model, w("nav.processors"))
        filters = ButtonRow(
            [("all", w("processors.filter.all", n=7)),
             ("missing", w("processors.filter.missing", n=3))],
            name=w("nav.processors"),
        )  # fmt: skip
        printer = Button(w("processors.print"), "ghost", "printer", small=True)
        head = row((filters, 1), printer, margins=(12, 10, 12, 8), gap=4)
        self.left = Card(head, Rule(), (self.table, 1), margins=(1, 1, 1, 10))
        self.form = self._form(desk)
        self.form.setMinimumWidth(px(320))
        self.form.setMaximumWidth(px(tokens.SHEET))
        self.columns = row((self.left, 10), (self.form, 7), margins=(32, 8, 32, 28), gap=16)
        search = SearchField(w("search.placeholder"), w("search.clear"))
        top = TopBar(w("processors.title"), w("processors.subtitle"), search, self.primary)
        self.show_content(top, (plain(self.columns), 1))

    def narrow(self, narrow: bool) -> None:
        self.form.setVisible(not narrow)

    def refresh(self) -> None:
        self.table.choose("2")
        self.model.refresh()

    def _form(self, desk: Desk) -> QWidget:
        w = desk.words
        contact = Field(w("field.processor.contact"), LineEdit("privacy@mailerlite"))
        contact.set_warning(w("err.email"))
        signed = Field(w("field.processor.signed"), DateEdit(desk))
        drop = DropArea(w, w("processor.dpa.drop"), "PDF eller Word", (".pdf",))
        more = Button("", "icon", "chevron-down", tip=w("case.more"))
        body = column(
            row(column(Label("MailerLite", "h2"), Label(w("common.autosave"), "caption"), gap=2),
                None, more),
            12,
            Banner("danger", w("processor.dpa.missing"), w("processor.dpa.missing.body"),
                   w("processor.dpa.email")),
            16,
            pair(Field(w("field.processor.name"), LineEdit("MailerLite")),
                 Field(w("field.processor.place"), Combo([("eea", "EØS"), ("us", "USA")]))),
            14,
            Field(w("field.processor.use"), LineEdit("Nyhetsbrev og påmelding")),
            14,
            pair(Field(w("field.processor.status"),
                       Combo([("none", w("field.processor.status.none"))])), signed),
            12, drop, 14, contact, None,
            margins=(20, 18, 20, 12),
        )  # fmt: skip
        return Card((Scroller(body), 1), margins=(1, 1, 1, 1))


class Case(Page):
    """Stepper, tabs, form, preview, action bar."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        w = desk.words
        crumb = Button(w("case.back"), "ghost", "chevron-left", small=True)
        due = Label("Sak 2026-014 · frist torsdag 3. desember", "small")
        chips = (Chip(w.n("due.days", 14), "neutral", "flag"), Chip(w("identity.done"), "ok"))
        top = TopBar("Innsyn – Kari Eksempel", "", due, crumb=crumb, beside=chips)
        names = ("received", "identity", "scope", "assess", "answer", "closed")
        steps = Stepper(w, [(name, w(f"step.{name}")) for name in names])
        states: dict[str, Any] = dict.fromkeys(names[:4], "done")
        steps.show_steps({**states, "answer": "current"}, "answer")
        tabs = ButtonRow(
            [("letter", w("answer.tab.letter")), ("log", w("answer.tab.log", n=7)),
             ("documents", w("answer.tab.documents", n=3)), ("note", w("answer.tab.note"))],
            "tab", name=w("stepper.label"),
        )  # fmt: skip
        intro = TextArea("Takk for henvendelsen vi mottok 3. november 2026. Du ba om innsyn i "
                         "opplysningene vi har om deg.", lines=(3, 6))  # fmt: skip
        parts = ("data", "purpose", "recipients", "retention", "rights")
        ticks = [CheckBox(w(f"answer.part.{part}"), strong=True) for part in parts]
        for tick in ticks:
            tick.setChecked(True)
        form = column(
            pair(Field(w("answer.recipient"), LineEdit("Kari Eksempel")),
                 Field(w("answer.channel"), Combo([("email", "E-post (kryptert vedlegg)")]))),
            14, Field(w("answer.intro"), intro), 20,
            row(Label(w("answer.must"), "h3"), None, Label("Artikkel 15", "caption")), 12,
            column(*(row(tick, None, Label("4 systemer", "caption")) for tick in ticks), gap=10),
            18,
            Banner("warn", w("answer.missing", what="Support"), w("answer.missing.body"),
                   w("answer.fill")),
            None, margins=(32, 18, 20, 16),
        )  # fmt: skip
        self.preview = PagePreview(w)
        self.preview.show_pdf(sample_pdf())
        self.primary = Button(w("answer.send"), "primary", "send")
        bar = action_bar(
            Button(w("step.back", step=w("step.assess").lower()), "ghost", "chevron-left"),
            Button(w("answer.print"), icon="printer"), Button(w("answer.pdf"), icon="download"),
            self.primary,
        )  # fmt: skip
        self.halves = row((Scroller(form), 11), (self.preview, 10))
        self.show_content(
            top, plain(row((steps, 1), margins=(32, 0, 32, 10))),
            plain(row((tabs, 1), margins=(32, 0, 32, 0))), Rule(), (plain(self.halves), 1), bar,
        )  # fmt: skip

    def narrow(self, narrow: bool) -> None:
        self.preview.setVisible(not narrow)


class Pieces(Page):
    """What the other two do not show."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        w = desk.words
        bar = DeadlineBar()
        bar.show_deadline(16 / 30, "Mottatt 3. nov.", "3. des.", "I dag")
        late = DeadlineBar()
        late.show_deadline(1, "Mottatt 3. nov.", "3. des.", overdue=True)
        segments = Segments("11 av 14 i orden")
        segments.show_part(11, 14)
        radios = RadioCards(
            [Option("consent", "Personen har sagt ja", "Artikkel 6 nr. 1 bokstav a"),
             Option("contract", "Det trengs for en avtale", "Artikkel 6 nr. 1 bokstav b"),
             Option("law", "Loven krever det", "Artikkel 6 nr. 1 bokstav c")],
            name=w("field.activity.basis"),
        )  # fmt: skip
        radios.set_value("contract")
        tags = TagField(w)
        tags.set_tags(["Navn", "E-post", "Telefon", "Kjøpshistorikk", "IP-adresse"])
        password = PasswordEdit(w)
        password.setText("hemmelig")
        wrong = Field(w("field.company.orgno"), LineEdit("31 234"))
        wrong.set_error(w("err.orgno"))
        day = DateEdit(desk)
        day.set_day(date(2026, 11, 3))
        kinds = [Button("Ny henvendelse", "primary", "plus"), Button("Skriv ut", icon="printer"),
                 Button("Se hele saken", "ghost"), Button("Slett saken", "danger", "trash-2"),
                 Button("Liten", small=True),
                 Button("", "icon", "chevron-down", tip="Flere valg")]  # fmt: skip
        off = Button("Slått av", icon="send")
        off.setEnabled(False)
        tones: tuple[tokens.Tone, ...] = ("ok", "warn", "danger", "info", "neutral", "brand")
        chips = FlowRow(*(Chip(tone.capitalize(), tone) for tone in tones))
        shown = [("m", "Måned"), ("a", "Agenda"), ("y", "Årshjul")]
        views = ButtonRow(shown, "segment", name="Visning")
        passed = ("Trygg dato er passert", "Svar så snart du kan.")
        banners = [Banner(tone, *passed) for tone in tones if tone not in ("warn", "danger")]
        left = column(
            Label("Display", "display"), Label("Overskrift 1", "h1"), Label("Overskrift 2", "h2"),
            Label("Overskrift 3", "h3"), Label("Neste steg", "over"), Label("Gruppe", "group"),
            Prose("Du har bekreftet hvem hun er og samlet opplysningene. Svarbrevet er fylt ut fra "
                  "registeret og venter på deg."),
            Label("Liten tekst", "small"), Label("Bildetekst", "caption"),
            Elide("En svært lang linje som ikke får plass og derfor slutter med prikker, alltid"),
            FlowRow(*kinds, off), chips, views, bar, late, segments, *banners, None, gap=12,
        )  # fmt: skip
        right = column(
            Field(w("field.activity.basis"), radios), Field(w("field.activity.data"), tags),
            pair(Field(w("lock.password"), password, hint=w("lock.caps")), wrong),
            pair(Field(w("request.received"), day),
                 Field(w("field.company.web"), LineEdit(), optional=w("common.optional"))),
            Field(w("request.text"), TextArea("", "Lim inn teksten", lines=(2, 6))),
            CheckBox("Send ikke sensitive opplysninger på e-post"),
            row(Icon("info", "text3", 14),
                (Label("Fra erklæringen, «Markedsføring»", "caption", wrap=True), 1), gap=8),
            None, gap=14,
        )  # fmt: skip
        self.columns = Columns((Card(left), 1), (Card(right), 1))
        body = row((self.columns, 1), margins=(32, 8, 32, 28))
        self.show_content(TopBar("Alle delene", "Til øyet"), (Scroller(body), 1))

    def narrow(self, narrow: bool) -> None:
        self.columns.stack(narrow)


class Empty(Page):
    """A page before anything is on it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        w = desk.words
        self.primary = Button(w("requests.new"), "primary", "plus")
        example = Button(w("requests.empty.example"), "ghost")
        hint = ("mail", w("requests.empty.drop"))
        state = EmptyState("inbox", w("requests.empty"), w("requests.empty.body"), self.primary,
                           example, hint=hint)  # fmt: skip
        card = Card((state, 1))
        top = TopBar(w("requests.title"), w("requests.subtitle"))
        self.show_content(top, (Scroller(row((card, 1), margins=(32, 8, 32, 28))), 1))


class Sheet(Empty):
    """A side sheet over a page."""

    def refresh(self) -> None:
        w = self.desk.words
        body = plain(
            column(
                Label("Support", "strong"), 14,
                Field(w("field.activity.retention"), LineEdit(), hint=w("answer.missing.body")),
            )
        )  # fmt: skip
        save = Button(w("std.save"), "primary")
        SideSheet(self, w, w("answer.fill"), body, save).open_sheet()
