"""Beside the pages: a name found in all its places, why each bar is there, and where they are."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.request_steps.assess_grounds import questions
from dpo_desk.desk.pages.request_steps.panel import empty
from dpo_desk.desk.tokens import Tone
from dpo_desk.desk.widgets.buttons import Button, ButtonRow
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.inputs import Combo, LineEdit, TextArea
from dpo_desk.desk.widgets.layout import Scroller, column, plain, row
from dpo_desk.desk.widgets.reflow import FlowRow
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.desk.widgets.thing_row import ThingRow
from dpo_desk.duties import redactions
from dpo_desk.duties.covering import Seen
from dpo_desk.law import grounds
from dpo_desk.law.codes import RequestKind
from dpo_desk.records import Redaction
from dpo_desk.words import Words

SAVE_AFTER_MS = 600
_FIRST = "art15_4"  # what is covered in a copy concerns others, as a rule


def bar_name(bar: Redaction, seen: Seen, words: Words) -> str:
    """«Sladding S1, side 2, andres rettigheter …»: what is read where the focus is on it."""
    ground = grounds.ground(bar.ground).label(words.language) if bar.ground else ""
    why = bar.reason.strip() or words("redact.no_reason")
    return words(
        "redact.bar", sign=seen.signs.get(bar.id, ""), page=bar.page, ground=ground, why=why
    )


def offered(kinds: Sequence[RequestKind], *, research: bool = False) -> tuple[str, ...]:
    """The grounds for covering something in a copy, the usual one first; § 17 for research."""
    copied = (RequestKind.ACCESS, RequestKind.PORTABILITY)
    asked = [kind for kind in copied if kind in {*kinds, RequestKind.ACCESS}]
    fitting = (grounds.offered(kind, research=research) for kind in asked)
    found = [each.code for some in fitting for each in some]
    copies = [code for code in found if code.startswith(("art15", "art20_4", "pol1"))]
    return tuple(dict.fromkeys((_FIRST, *copies)))


class RedactionPanel(QWidget):
    """What is said here is kept 600 ms after the last key, as everywhere."""

    search_asked = Signal(str)
    bar_asked = Signal(int)  # to a bar, wherever it is
    remove_asked = Signal(list)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._words = desk, desk.words
        words = self._words
        self._seen: Seen | None = None
        self._chosen = 0
        self._typing: tuple[int, ...] = ()  # the bars that what is being typed is about
        self._came: dict[str, int] = {}  # the bar of a sign that one went to last
        self._find = LineEdit("", words("redact.find.placeholder"))
        self._find.setObjectName("redaction.find")
        self._find.returnPressed.connect(self._search)
        self._find_field = Field(words("redact.find"), self._find, hint=words("redact.find.help"))
        self._find_do = Button(words("redact.find.do"), "secondary", "search")
        self._find_do.setObjectName("redaction.find.do")
        self._find_do.clicked.connect(lambda _checked=False: self._search())
        self._box: QVBoxLayout = column()
        self._count = Label("", "h3")
        self._none = Label(words("redact.none"), "muted", wrap=True)
        self._timer = QTimer(self, singleShot=True, interval=SAVE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        self._card = self._build_card()
        inner = column(
            self._find_field,
            8,
            row(self._find_do, None),
            20,
            self._card,
            self._count,
            6,
            self._none,
            self._box,
            20,
            Label(words("redact.true"), "group"),
            4,
            Prose(words("redact.true.body"), "small"),
            None,
            margins=(20, 16, tokens.MARGIN, 16),
        )
        self.setLayout(column((Scroller(plain(inner)), 1)))

    def clear(self) -> None:
        """Show no file."""
        self.flush()
        self._seen, self._chosen = None, 0
        self._find.clear()
        self._find_field.clear()
        self._show_rows(())
        self._card.hide()

    def show_file(self, seen: Seen) -> None:
        """Show the bars of a file as they stand."""
        if self._seen is None:
            codes = offered(seen.kinds, research=seen.research)
            language = self._words.language
            items = [(code, grounds.ground(code).label(language)) for code in codes]
            self._ground.set_items(items)
        self._seen = seen
        self._show_rows(seen.bars)
        self._show_chosen()

    def show_words(self, *, any_words: bool) -> None:
        """A page without words is a picture: on it one draws by hand."""
        self._find_field.set_help(
            self._words("redact.find.help" if any_words else "redact.find.scan")
        )

    def choose(self, bar: int) -> None:
        """Show why this bar is there."""
        if bar != self._chosen:
            self.flush()
            self._chosen = bar
            if self._seen is not None:
                self._scope.choose("all" if len(self._alike()) > 1 else "one")
        self._show_chosen()

    def focus_reason(self) -> None:
        """On to why the chosen bar is there."""
        if self._card.isVisible():
            self._reason.setFocus()

    def found_none(self) -> None:
        """The words stand nowhere."""
        self._find_field.set_error(self._words("redact.found.none"))
        self._find.setFocus()

    def say_found(self, text: str) -> None:
        """How many places were covered."""
        self._find_field.clear()
        self._find_field.set_echo(text)

    def flush(self) -> None:
        """Hand over what is typed."""
        self._timer.stop()
        bars, self._typing = self._typing, ()
        text = self._reason.toPlainText().strip()
        if bars:
            self._explain(bars, "reason", text)

    def _build_card(self) -> QWidget:
        words = self._words
        self._name = Label("", "strong", wrap=True)
        scopes = [("one", words("redact.scope.one")), ("all", "")]
        self._scope = ButtonRow(scopes, "segment", name=words("redact.scope"))
        self._scope.changed.connect(lambda _scope: self._show_chosen())
        self._ground = Combo()
        self._ground.setObjectName("redaction.ground")
        self._ground.chosen.connect(self._choose_ground)
        self._ground_field = Field(words("field.redaction.ground"), self._ground)
        self._reason = TextArea("", lines=(2, 6))
        self._reason.setObjectName("redaction.reason")
        self._reason.textChanged.connect(self._typed)
        self._reason_field = Field(
            words("field.redaction.reason"), self._reason, hint=words("redact.reason.help")
        )
        self._drop = Button(words("redact.remove"), "secondary", "trash-2", small=True)
        self._drop.setObjectName("redaction.remove")
        self._drop.clicked.connect(
            lambda _checked=False: self.remove_asked.emit(list(self._bars()))
        )
        self._showing = False
        card = Card(
            self._name,
            10,
            self._scope,
            14,
            self._ground_field,
            14,
            self._reason_field,
            12,
            plain(FlowRow(self._drop)),
            margins=(16, 14, 16, 14),
        )
        around = plain(column(card, margins=(0, 0, 0, 20)))
        around.hide()
        return around

    def _show_chosen(self) -> None:
        seen = self._seen
        bar = self._bar(self._chosen)
        self._card.setVisible(bar is not None)
        if bar is None or seen is None:
            return
        alike, words = self._alike(), self._words
        sign = seen.signs.get(bar.id, "")
        self._name.setText(words("redact.bar.short", sign=sign, page=bar.page))
        self._scope.setVisible(len(alike) > 1)
        self._scope.set_text("all", words("redact.scope.all", sign=sign, n=len(alike)))
        self._showing = True
        self._ground.set_value(bar.ground)
        cite = grounds.ground(bar.ground).cite(words.language) if bar.ground else ""
        self._ground_field.set_help(cite[:1].upper() + cite[1:])
        if not self._typing and self._reason.toPlainText().strip() != bar.reason:
            self._reason.setPlainText(bar.reason)
        self._showing = False
        asked = questions(bar.ground, words)
        self._reason_field.set_help(asked or words("redact.reason.help"))
        many = len(self._bars()) > 1
        self._drop.set_text(words.n("redact.remove.all", len(alike)) if many else
                            words("redact.remove"))  # fmt: skip

    def _show_rows(self, bars: Sequence[Redaction]) -> None:
        """One line a sign, with where it is; pressed, it goes from one place to the next."""
        empty(self._box)
        seen, words = self._seen, self._words
        self._count.setText(words("redact.count", n=len(bars)) if bars else words("redact.bars"))
        self._none.setVisible(not bars)
        by_sign: dict[str, list[Redaction]] = {}
        for each in bars:
            by_sign.setdefault(seen.signs.get(each.id, "") if seen else "", []).append(each)
        for sign, mine in by_sign.items():
            pages = sorted({each.page for each in mine})
            where = words.n("redact.places", len(mine), pages=_pages(pages, words))
            why = mine[0].reason.strip()
            tone: Tone = "ok" if why else "warn"
            icon = "circle-check" if why else "triangle-alert"
            line = ThingRow(
                icon, tone, f"{sign} · {where}" if sign else where, why or words("redact.no_reason")
            )
            line.setObjectName(f"redaction.sign.{sign}")
            ids = [each.id for each in mine]
            line.clicked.connect(lambda _checked=False, sign=sign, ids=ids: self._go(sign, ids))
            self._box.addWidget(line)
            line.show()

    def _go(self, sign: str, ids: list[int]) -> None:
        last = self._came.get(sign, 0)
        following = ids[ids.index(last) + 1 :] if last in ids else ids
        self._came[sign] = (following or ids)[0]
        self.bar_asked.emit(self._came[sign])

    def _search(self) -> None:
        text = " ".join(self._find.text().split())
        if text:
            self._find_field.clear()
            self.search_asked.emit(text)

    def _bar(self, bar: int) -> Redaction | None:
        bars = self._seen.bars if self._seen is not None else ()
        return next((each for each in bars if each.id == bar), None)

    def _alike(self) -> list[int]:
        """The bars with the same sign as the chosen one, itself among them."""
        bar, seen = self._bar(self._chosen), self._seen
        if bar is None or seen is None:
            return []
        key = (bar.ground, bar.reason.strip())
        return [each.id for each in seen.bars if (each.ground, each.reason.strip()) == key]

    def _bars(self) -> tuple[int, ...]:
        """What a change is about: the chosen bar, or all with its sign."""
        if self._bar(self._chosen) is None:
            return ()
        return tuple(self._alike()) if self._scope.chosen == "all" else (self._chosen,)

    def _typed(self) -> None:
        if not self._showing:
            self._typing = self._typing or self._bars()
            self._timer.start()

    def _choose_ground(self, code: object) -> None:
        bars = self._bars()
        self.flush()
        self._explain(bars, "ground", str(code))

    def _explain(self, bars: tuple[int, ...], field: str, value: str) -> None:
        if bars:
            merge = f"redaction.{field}.{min(bars)}"
            self._desk.background.write(
                lambda register: redactions.explain(register, bars, field, value, merge=merge),
                None,
                self._desk.tell,
                owner=self,
            )


def _pages(pages: Sequence[int], words: Words) -> str:
    """«side 2», «side 2, 4 og 7»; of many the first and the last."""
    if len(pages) > 4:
        return words("redact.pages.span", first=pages[0], last=pages[-1])
    said = [str(page) for page in pages]
    if len(said) == 1:
        return words("redact.pages.one", n=said[0])
    joined = words("paper.and", first=", ".join(said[:-1]), last=said[-1])
    return words("redact.pages.some", pages=joined)
