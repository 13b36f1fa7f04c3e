"""Bringing a copy back: choose it, see what it holds, say where to; only then anything happens."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.lone_page import LonePage
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner, Card
from dpo_desk.desk.widgets.drop_area import DropArea
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.password_field import PasswordEdit
from dpo_desk.desk.widgets.text import Elide, Label, Prose
from dpo_desk.law import dates
from dpo_desk.words import DeskError

if TYPE_CHECKING:
    from dpo_desk.desk.opening import Opening
    from dpo_desk.duties.opening import Copy

_WIDTH = 640
_COUNTED = ("request", "service", "activity", "document")


class RestorePage(LonePage):
    """A copy that is refused leaves everything as it was."""

    def __init__(self, desk: Desk, opening: "Opening", target: Path | None) -> None:
        super().__init__(desk)
        self._opening = opening
        self._fixed = target  # the register it shall replace
        self._copy: Path | None = None
        self._target = target
        self._day = ""  # when the copy was made, in words
        self.go_back = self._leave
        self._build()

    def choose(self, copy: Path, password: str = "") -> None:
        """Look into a copy."""
        self._copy, clock = copy, self.desk.clock
        self._trouble.hide()
        self._found.hide()

        def job() -> "Copy":
            from dpo_desk.duties import opening

            return opening.look_into(copy, password, clock)

        self.desk.background.compute(job, self._show, self._refused, owner=self)

    def _build(self) -> None:
        words = self.words
        self._drop = DropArea(
            words, words("restore.drop"), words("restore.drop.body"), (".permkopi",)
        )
        self._drop.button.setObjectName("restore.choose")
        self._drop.dropped.connect(lambda files: self.choose(files[0]))
        self._trouble = Banner("warn", "")
        self._trouble.setObjectName("restore.trouble")
        self._trouble.hide()
        self.show_content(
            _WIDTH,
            self.crumb("restore.back"),
            6,
            Label(words("welcome.restore"), "h1", wrap=True),
            8,
            Prose(words("restore.body")),
            16,
            self._drop,
            12,
            self._trouble,
            self._password_card(),
            self._found_card(),
        )

    def _password_card(self) -> QWidget:
        words = self.words
        self._edit = PasswordEdit(words)
        self._edit.setObjectName("restore.password")
        self._edit.returnPressed.connect(self._try_password)
        self._field = Field(words("restore.password"), self._edit)
        look = Button(words("restore.look"))
        look.setObjectName("restore.look")
        look.clicked.connect(lambda _checked=False: self._try_password())
        self._locked = Card(self._field, 12, row(look, None))
        self._locked.hide()
        return self._locked

    def _found_card(self) -> QWidget:
        words = self.words
        self._question = Label("", "h3", wrap=True)
        self._holds = Label("", "muted", wrap=True)
        self._place = Elide("", "strong")
        self._place.setObjectName("restore.place")
        other = Button(words("new.place.other"), small=True)
        other.setObjectName("restore.place.other")
        if self._fixed is not None:
            other.hide()
        other.clicked.connect(lambda _checked=False: self._choose_place())
        self._first_copy = Label(words("backup.restore.body"), "small", wrap=True)
        self._do = Button(words("backup.restore"), "primary")
        self._do.setObjectName("restore.do")
        self._do.clicked.connect(lambda _checked=False: self._restore())
        self._found = Card(
            self._question,
            6,
            self._holds,
            14,
            Label(words("restore.place"), "field"),
            tokens.LABEL_GAP,
            row((self._place, 1), other, gap=12),
            10,
            self._first_copy,
            16,
            row(None, self._do),
        )
        self._found.hide()
        return plain(column(self._found))

    def _try_password(self) -> None:
        if self._copy is not None and self._edit.text():
            self._field.clear()
            self.choose(self._copy, self._edit.text())

    def _show(self, found: "Copy") -> None:
        words = self.words
        self._day = dates.write(found.made_on, words.language)
        self._question.setText(words("backup.restore.title", date=self._day))
        counted = [words.n(f"restore.count.{name}", found.counts[name]) for name in _COUNTED]
        self._holds.setText(" · ".join([found.company, *counted]))
        self._found.show()
        self.primary = self._do
        self._look_for_place(found.company)
        self._do.setFocus()

    def _look_for_place(self, company: str) -> None:
        if self._target is not None:
            self._show_place(self._target)
            return

        def job() -> Path:
            from dpo_desk.duties import registers

            return registers.suggested_path(company)

        self.desk.background.compute(job, self._show_place, owner=self)

    def _show_place(self, path: Path) -> None:
        self._target = path
        self._place.set_text(str(path))
        self._first_copy.setVisible(path.exists())

    def _choose_place(self) -> None:
        kinds = f"{self.words('app.name')} (*.perm)"
        start = str(self._target or "")
        name, _kind = QFileDialog.getSaveFileName(self, self.words("restore.place"), start, kinds)
        if name:
            path = Path(name)
            self._show_place(path if path.suffix else path.with_suffix(".perm"))

    def _restore(self) -> None:
        copy, target, password, clock = self._copy, self._target, self._edit.text(), self.desk.clock
        if copy is None or target is None:
            return
        self._do.setEnabled(False)

        def job() -> Any:
            from dpo_desk.duties import opening

            return opening.restore(copy, target, password, clock)

        self.desk.background.compute(job, self._restored, self._refused, owner=self)

    def _restored(self, restored: Any) -> None:
        said = self.words("backup.restored", date=self._day)
        self._opening.open(restored.path, self._edit.text(), say=said)

    def _refused(self, error: Exception) -> None:
        from dpo_desk.register import PasswordNeeded, WrongPassword

        self._do.setEnabled(True)
        if not isinstance(error, DeskError):
            raise error
        if isinstance(error, PasswordNeeded | WrongPassword):
            self._locked.show()
            if isinstance(error, WrongPassword):
                self._field.set_error(error.say(self.words))
            self._edit.setFocus()
            return
        self._trouble.show_message("warn", error.say(self.words))
        self._trouble.show()

    def _leave(self) -> None:
        if self._fixed is not None:
            self._opening.start(self._fixed)
        else:
            self._opening.welcome()
