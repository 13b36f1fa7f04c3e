"""A new register: whose it is, whether a password protects it, and where its file lies."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.form import Form
from dpo_desk.desk.lone_page import LonePage
from dpo_desk.desk.pages.two_passwords import TwoPasswords
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner, Card
from dpo_desk.desk.widgets.field import Field, pair
from dpo_desk.desk.widgets.inputs import CheckBox
from dpo_desk.desk.widgets.layout import row
from dpo_desk.desk.widgets.text import Elide, Label, Prose
from dpo_desk.records import Company
from dpo_desk.words import LANGUAGES, DeskError

if TYPE_CHECKING:
    from dpo_desk.desk.opening import Opening

_WIDTH = 640


class NewRegisterPage(LonePage):
    """Asks little: everything but the name can come later."""

    def __init__(self, desk: Desk, opening: "Opening") -> None:
        super().__init__(desk)
        self._opening = opening
        self._chosen: Path | None = None  # a place that somebody has picked
        self._path: Path | None = None
        self.go_back = opening.welcome
        self._form = Form(desk, Company, name="new", parent=self)
        self._passwords = TwoPasswords(self.words, "new")
        self._build()
        self._look_for_place()

    def refused(self, error: DeskError) -> None:
        """Say it under its field, or above the button where it is about the file."""
        self._create.setEnabled(True)
        if hasattr(error, "field"):
            self._form.reject(error)
        else:
            self._trouble.show_message("warn", error.say(self.words))
            self._trouble.show()

    def _build(self) -> None:
        words = self.words
        self._trouble = Banner("warn", "")
        self._trouble.setObjectName("new.trouble")
        self._trouble.hide()
        self._create = Button(words("new.create"), "primary")
        self._create.setObjectName("new.create")
        self._create.clicked.connect(lambda _checked=False: self._make())
        self.primary = self._create
        self.show_content(
            _WIDTH,
            self.crumb("new.back"),
            6,
            Label(words("welcome.new"), "h1"),
            8,
            Prose(words("new.body")),
            16,
            self._company_card(),
            tokens.GUTTER,
            self._password_card(),
            tokens.GUTTER,
            self._place_card(),
            tokens.GUTTER,
            self._trouble,
            4,
            row(None, self._create),
        )
        self.first = self._form.control("name")

    def _company_card(self) -> QWidget:
        words, form = self.words, self._form
        languages = [(code, words(f"field.letter.language.{code}")) for code in LANGUAGES]
        card = Card(
            Label(words("settings.company"), "h3"),
            12,
            pair(form.row("name"), form.row("org_number")),
            tokens.FIELD_GAP,
            pair(form.row("email"), form.row("manager")),
            tokens.FIELD_GAP,
            pair(form.row("language", choices=languages, label=words("new.language")), QWidget()),
        )
        form.control("language").set_value(words.language)
        form.edited.connect(form.clear_error)
        form.control("name").editingFinished.connect(self._look_for_place)
        return card

    def _password_card(self) -> QWidget:
        words = self.words
        self._without = CheckBox(words("new.without"))
        self._without.setObjectName("new.without")
        self._without.toggled.connect(self._show_without)
        self._risk = Label(words("new.without.body"), "small", wrap=True)
        self._risk.hide()
        return Card(
            Label(words("lock.password"), "h3"),
            4,
            Prose(words("new.password.body"), "small"),
            12,
            self._passwords,
            12,
            self._without,
            6,
            self._risk,
        )

    def _place_card(self) -> QWidget:
        words = self.words
        self._place = Elide("", "strong")
        self._place.setObjectName("new.place")
        other = Button(words("new.place.other"), small=True)
        other.setObjectName("new.place.other")
        other.clicked.connect(lambda _checked=False: self._choose())
        self._unwise = Banner("warn", "")
        self._unwise.setObjectName("new.unwise")
        self._unwise.hide()
        return Card(
            Label(words("new.place"), "h3"),
            8,
            row((self._place, 1), other, gap=12),
            4,
            self._unwise,
        )

    def _look_for_place(self) -> None:
        company, chosen = self._form.control("name").text().strip(), self._chosen

        def job() -> tuple[Path, str]:
            from dpo_desk.duties import registers

            path = chosen or registers.suggested_path(company)
            return path, registers.warning(path)

        self.desk.background.compute(job, self._show_place, owner=self)

    def _show_place(self, found: tuple[Path, str]) -> None:
        self._path, unwise = found
        self._place.set_text(str(self._path))
        self._unwise.setVisible(bool(unwise))
        if unwise:
            self._unwise.show_message("warn", self.words(unwise))

    def _choose(self) -> None:
        kinds = f"{self.words('app.name')} (*.perm)"
        start = str(self._path or "")
        name, _kind = QFileDialog.getSaveFileName(self, self.words("new.place"), start, kinds)
        if name:
            path = Path(name)
            self._chosen = path if path.suffix else path.with_suffix(".perm")
            self._look_for_place()

    def _show_without(self, without: bool) -> None:
        self._passwords.setVisible(not without)
        self._risk.setVisible(without)

    def _make(self) -> None:
        from dpo_desk.duties import registers

        self._trouble.hide()
        values: dict[str, Any] = self._form.values()
        if not values["name"]:
            field = self._form.row("name")
            if isinstance(field, Field):
                field.set_error(self.words("err.required", field=field.label))
            self._form.control("name").setFocus()
            return
        password = None if self._without.isChecked() else self._passwords.password()
        if password == "":
            return
        self._create.setEnabled(False)
        path = self._chosen or registers.suggested_path(values["name"])
        self._opening.create(path, Company(**values), password, self.refused)
