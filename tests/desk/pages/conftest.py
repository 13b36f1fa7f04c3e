"""A case open in a window: the real page, the real duties, a register that answers at once."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.main_window import MainWindow
from dpo_desk.desk.page import Page
from dpo_desk.desk.pages.in_turns import whole
from dpo_desk.desk.pages.redaction import RedactionPage
from dpo_desk.desk.pages.request import RequestPage
from dpo_desk.desk.sidebar import NavEntry
from dpo_desk.desk.theme import Theme
from dpo_desk.duties import intake
from dpo_desk.register import Register
from tests import sample
from tests.desk.pieces import new_desk
from tests.duties.conftest import DRAFT

LEAST, MOST = 12, 40  # turns of the event loop: what is built in turns is laid out in turns


class Case:
    """A window on the page of one case, and the register behind it."""

    def __init__(self, desk: Desk, register: Register, window: MainWindow) -> None:
        self.desk, self.register, self.window = desk, register, window

    @property
    def page(self) -> RequestPage:
        page = self.window.pages.page
        assert isinstance(page, RequestPage)
        return page

    def go(self, step: str) -> Any:
        """The panel of a step or a tab, shown."""
        if step in ("findings", "log", "documents", "note"):
            self.page._choose_tab(step)
        else:
            self.page.go_to(step)
        panel = self.page._stack.currentWidget()
        settle()
        settle()  # the last group may have made the others higher
        return panel

    def find(self, name: str) -> Any:
        """The one visible widget with this object name."""
        found = [w for w in self.window.findChildren(QWidget, name) if w.isVisible()]
        assert len(found) == 1, f"{len(found)} visible widgets are called {name}"
        return found[0]

    @property
    def request(self) -> Any:
        """The case as it stands in the register."""
        view = self.page.view
        assert view is not None
        return view.request


def settle() -> None:
    """Let what was thrown away be gone, and what was shown be built and laid out."""
    for turn in range(MOST):
        window = QApplication.activeWindow()
        if turn >= LEAST and (window is None or whole(window)):
            break
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))
        QCoreApplication.processEvents()


class _List(Page):
    """Stands where the list of requests is."""


Opener = Callable[..., Case]


@pytest.fixture
def open_case(theme: Theme, tmp_path: Path, qtbot: Any) -> Iterator[Opener]:
    """Open the sample's case: ``open_case("nn", 2.0, (1280, 800), retention=False)``."""
    opened: list[Case] = []

    def opener(
        language: str = "nb",
        scale: float = 1.0,
        size: tuple[int, int] = (1280, 800),
        *,
        draft: intake.RequestDraft = DRAFT,
        **sampled: Any,
    ) -> Case:
        theme.set_scale(scale)
        desk = new_desk(theme, language)
        register = sample.make(tmp_path, name=f"{len(opened)}.perm", **sampled)
        request = intake.log_request(register, draft)
        desk.background.open(lambda: register)
        window = MainWindow(
            desk,
            [
                NavEntry("requests", "inbox", _List, 2),
                NavEntry("request", "inbox", RequestPage, hidden=True, section="requests"),
                NavEntry("redaction", "inbox", RedactionPage, hidden=True, section="requests"),
            ],
        )
        qtbot.addWidget(window)
        window.show_shell("Fjordlys Prøve AS")
        window.resize(*size)
        window.show()
        window.go("request", id=request.id)
        settle()
        opened.append(Case(desk, register, window))
        return opened[-1]

    yield opener
    for case in opened:
        case.window.pages.drop_all()
        settle()
        case.desk.background.stop()


@pytest.fixture
def case(open_case: Opener) -> Case:
    """The sample's case in bokmål at 100 %."""
    return open_case()
