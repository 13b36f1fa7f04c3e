"""The whole road through the real window, without a screen: ``make tour``.

An example is opened, a request for access logged, and answered step by step as a manager would do
it: every button is the window's own, found by its name and pressed. A picture of each page and the
answer as a PDF land in the folder; what is done is told line by line.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from dpo_desk.desk.pages.in_turns import whole
from dpo_desk.desk.widgets.date_edit import DateEdit
from dpo_desk.desk.widgets.inputs import Combo

if TYPE_CHECKING:
    from types import TracebackType

    from dpo_desk.desk.opening import Opening

_W = TypeVar("_W", bound=QWidget)
_SIZE = (1280, 800)
_LOOK_MS, _PATIENCE_MS = 20, 30_000
_EXAMPLE = "s0-it-radgivning"


class Lost(Exception):
    """The tour could not go on: what it waited or looked for."""


class Tour:
    """Walks the road once."""

    def __init__(
        self, opening: "Opening", folder: Path, say: Callable[[str], object] | None = None
    ) -> None:
        """Pictures and letter land in ``folder``, which is made; ``say`` gets each line."""
        self.opening = opening
        self.window = opening.window
        self._background = opening.desk.background
        self._folder = folder
        self._say = say or _print
        self._count = 0
        self._troubles: list[BaseException] = []

    def walk(self) -> int:
        """Walk; 0 where all of it went well, 1 where not, which is told."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self.opening.desk.theme.still = True
        self._background.unhandled = self._troubles.append
        before, sys.excepthook = sys.excepthook, self._caught
        try:
            self._road()
        except Lost as lost:
            self._say(f"The tour stopped: {lost}.")
            for trouble in self._troubles:
                self._say(f"  because of {trouble!r}")
            return 1
        finally:
            sys.excepthook = before
        self._say(f"Done. The answer and {self._count} pictures lie in {self._folder}.")
        return 0

    def _road(self) -> None:
        self.window.resize(*_SIZE)
        self.opening.welcome()
        self.window.show()
        self._open_example()
        self._log_request()
        self._identify()
        self._search()
        self._assess()
        self._answer()
        self._close()

    def _open_example(self) -> None:
        self._say("Opening an example: a copy in a temporary folder.")
        name = f"welcome.example.{_EXAMPLE}"
        self._until(lambda: self.window.findChild(QWidget, name) is not None, "the examples")
        self._picture("welcome")
        self._press(name)
        self._until(lambda: self.window.in_shell, "the example to open")
        self._settle()
        self._picture("today")
        self._press("nav.requests")
        self._settle()
        self._picture("requests-empty")

    def _log_request(self) -> None:
        self._say("Logging a request for access that came yesterday.")
        self._press("requests.empty.new")
        self._type("newrequest.received_on", "i går")
        self._type("newrequest.requester_name", "Kari Eksempel")
        self._type("newrequest.requester_email", "kari@example.com")
        self._find(Combo, "newrequest.relation").set_value("customer")
        self._type("newrequest.text", "Hei! Hvilke opplysninger har dere om meg?")
        self._settle()
        self._picture("new-request")
        self._press("newrequest.create")
        self._until(lambda: self.window.pages.key == "request", "the page of the case")
        self._settle()
        self._press("request.deadline.how")
        self._picture("received")

    def _identify(self) -> None:
        self._say("Noting that there is no doubt about who it is.")
        self._step("identity")
        self._press("request.identity.no")
        self._type("request.identity.why", "Skrev fra adressen vi har fra før")
        self._picture("identity")
        self._press("request.identity.no.save")

    def _search(self) -> None:
        from dpo_desk.desk.pages.request_steps.scope import ScopePanel

        self._step("scope")
        panel = self._child(ScopePanel, "the systems to search")
        places = list(panel.rows)
        self._say(f"Searching {len(places)} systems.")
        for number, place in enumerate(places):
            row = panel.rows[place]
            if number % 2:
                row.result.button("nothing").click()
            else:
                row.result.button("found").click()
                self._settle()
                panel.rows[place].note.insert("Navn, e-post og det vi har skrevet til hverandre")
                panel.flush()
            self._settle()
        self._picture("scope")

    def _assess(self) -> None:
        self._say("Assessing: all of it can be given.")
        self._step("assess")
        self._press("request.assess.all")
        self._settle()
        self._picture("assess")

    def _answer(self) -> None:
        from dpo_desk.desk.pages.request_steps.answer import AnswerPanel

        self._say("Composing the answer.")
        self._step("answer")
        panel = self._child(AnswerPanel, "the composer")
        self._until(lambda: bool(panel.preview.page_count), "the letter to be drawn")
        self._settle()
        self._picture("answer")
        rendering = panel.rendering
        if rendering is None or rendering.holes:
            raise Lost("the answer has holes")
        file = self._folder / "svar.pdf"
        panel.save_to(file)
        self._settle()
        if not file.is_file() or file.read_bytes() != rendering.pdf:
            raise Lost("the answer was not saved as it was shown")
        self._say(f"Saved the answer, {rendering.pages} pages, as {file.name}.")
        self._press("request.answer.send")
        self._settle()
        self._picture("send")
        self._say("Marking it as sent.")
        self._press("request.send.do")
        self._settle()
        self._picture("sent")

    def _close(self) -> None:
        self._say("Closing the case.")
        self._step("closed")
        self._picture("closing")
        self._press("request.close")
        self._settle()
        self._picture("closed")
        self._press("request.back")
        self._settle()
        self._press("requests.filter.closed")
        self._settle()
        self._picture("requests-closed")
        self._press("nav.settings")
        self._settle()
        self._picture("settings")

    def _step(self, key: str) -> None:
        self._settle()
        self._press(f"step.{key}")
        self._settle()

    def _press(self, name: str) -> None:
        self._settle()
        button = self._find(QAbstractButton, name)
        if not (button.isVisible() and button.isEnabled()):
            raise Lost(f"«{name}» cannot be pressed")
        button.click()

    def _type(self, name: str, text: str) -> None:
        widget = self._find(QWidget, name)
        if isinstance(widget, QPlainTextEdit):
            widget.setPlainText(text)
        elif isinstance(widget, QLineEdit):
            widget.insert(text)
        if isinstance(widget, DateEdit):
            widget.commit()

    def _find(self, kind: type[_W], name: str) -> _W:
        for found in self.window.findChildren(kind, name):
            if found.isVisibleTo(self.window):
                return found
        raise Lost(f"«{name}» is not there")

    def _child(self, kind: type[_W], what: str) -> _W:
        found = self.window.findChild(kind)
        if found is None:
            raise Lost(f"{what} are not there")
        return found

    def _picture(self, name: str) -> None:
        self._settle()
        self._count += 1
        path = self._folder / f"{self._count:02}-{name}.png"
        if not self.window.grab().save(str(path)):
            raise Lost(f"{path} cannot be written")

    def _settle(self) -> None:
        """Until nothing is under way and all that it set off in the window has been done."""
        self._turn()
        self._until(lambda: self._background.resting, "the work to be done")
        self._turn()
        self._until(lambda: self._background.resting, "the work to be done")
        self._until(lambda: whole(self.window), "the page to be built")
        self._turn()
        if self._troubles:
            raise Lost("something went wrong")

    @staticmethod
    def _turn() -> None:
        """Let the window do what is due."""
        loop = QEventLoop()
        QTimer.singleShot(0, loop, loop.quit)
        loop.exec()

    @staticmethod
    def _until(done: Callable[[], bool], what: str) -> None:
        """Run the window until ``done``; raises Lost where that takes too long."""
        if done():
            return
        loop = QEventLoop()
        look = QTimer(interval=_LOOK_MS)
        look.timeout.connect(lambda: loop.quit() if done() else None)
        look.start()
        QTimer.singleShot(_PATIENCE_MS, loop, lambda: loop.exit(1))
        if loop.exec():
            raise Lost(f"waited in vain for {what}")

    def _caught(
        self, _kind: type[BaseException], error: BaseException, _trace: "TracebackType | None"
    ) -> Any:
        self._troubles.append(error)


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
