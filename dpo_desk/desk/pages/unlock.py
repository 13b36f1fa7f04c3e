"""The lock: nothing of the register is in the window until the password is right."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.lone_page import LonePage
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.field import Field
from dpo_desk.desk.widgets.layout import row
from dpo_desk.desk.widgets.password_field import PasswordEdit
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.words import DeskError

if TYPE_CHECKING:
    from dpo_desk.desk.opening import Opening

_WIDTH = 416
FREE_TRIES = 2  # that many wrong passwords cost nothing, then one waits
FIRST_WAIT, LONGEST_WAIT = 5, 60  # seconds; each wrong one doubles the wait
SECOND_MS = 1000


class UnlockPage(LonePage):
    """Asks for the password of one register."""

    def __init__(
        self, desk: Desk, opening: "Opening", path: Path, trouble: DeskError | None = None
    ) -> None:
        super().__init__(desk)
        self._opening, self._path = opening, path
        self._wrong = 0
        self._left = 0
        self._second = QTimer(self, interval=SECOND_MS)
        self._second.timeout.connect(self._tick)
        self._build()
        desk.background.busy.connect(self._show_busy)
        if trouble is not None:
            self.refused(trouble)

    def refused(self, error: DeskError) -> None:
        """Say under the field what is wrong; after two wrong passwords one has to wait."""
        from dpo_desk.register import WrongPassword

        self._working(working=False)
        self._edit.hide_text()
        if not isinstance(error, WrongPassword):
            self._field.set_error(error.say(self.words))
            self._edit.setFocus()
            return
        self._wrong += 1
        if self._wrong < FREE_TRIES:
            self._field.set_error(self.words("err.password"))
            self._edit.setFocus()
            return
        self._left = min(FIRST_WAIT << (self._wrong - FREE_TRIES), LONGEST_WAIT)
        self._second.start()
        self._show_wait()

    def _build(self) -> None:
        words, current = self.words, self._opening.current
        name = current.company if current is not None else self._path.stem
        needs = current is None or current.encrypted
        self._edit = PasswordEdit(words)
        self._edit.setObjectName("unlock.password")
        self._edit.returnPressed.connect(self._unlock)
        self._edit.caps_changed.connect(self._show_caps)
        self._field = Field(words("lock.password"), self._edit)
        self._open = Button(words("lock.open"), "primary")
        self._open.setObjectName("unlock.open")
        self._open.clicked.connect(lambda _checked=False: self._unlock())
        self._forgot = Button(words("lock.forgot"), "ghost")
        self._forgot.setObjectName("unlock.forgot")
        other = Button(words("menu.registers"), "ghost", small=True)
        other.setObjectName("unlock.other")
        other.clicked.connect(lambda _checked=False: self._opening.welcome())
        self._help = Prose(words("unlock.forgot.body"), "small")
        self._help.setObjectName("unlock.forgot.body")
        self._help.hide()
        if not needs:
            self._field.hide()
            self._forgot.hide()
        self._forgot.clicked.connect(lambda _checked=False: self._help.show())
        self.primary = self._open
        self.first = self._edit if needs else self._open
        body = words("lock.body" if needs else "unlock.open.body")
        self.show_content(
            _WIDTH,
            Card(
                self.brand(name),
                28,
                Label(words("lock.title"), "h2"),
                6,
                Prose(body),
                16,
                self._field,
                tokens.GROUP_GAP,
                row(self._open, self._forgot, None, gap=8),
                8,
                self._help,
                margins=(32, 32, 32, 24),
            ),
            12,
            row(None, other, None),
            middle=True,
        )

    def _unlock(self) -> None:
        if self._left or not self._open.isEnabled():
            return
        password = self._edit.text()
        if self._field.isVisibleTo(self) and not password:
            self._field.set_error(self.words("err.required", field=self._field.label))
            self._edit.setFocus()
            return
        self._field.clear()
        self._working(working=True)
        self._opening.open(self._path, password, self.refused)

    def _working(self, *, working: bool) -> None:
        self._open.setEnabled(not working)
        self._edit.setReadOnly(working)
        if not working:
            self._open.set_text(self.words("lock.open"))

    def _show_busy(self, busy: bool) -> None:
        if busy and not self._open.isEnabled() and not self._left:
            self._open.set_text(self.words("unlock.opening"))

    def _show_caps(self, on: bool) -> None:
        self._field.set_help(self.words("lock.caps") if on else "")

    def _tick(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._show_wait()
            return
        self._left = 0
        self._second.stop()
        self._working(working=False)
        self._field.clear()
        self._edit.setFocus()

    def _show_wait(self) -> None:
        self._open.setEnabled(False)
        self._edit.setReadOnly(True)
        said = self.words.n("err.password.wait", self._left, s=self._left)
        self._field.set_error(said)
