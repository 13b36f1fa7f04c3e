"""The calendar open in its window, for its tests."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from dpo_desk.duties import retention, tasks
from dpo_desk.records import RetentionRule, Service, Task
from tests import sample
from tests.desk.pages.conftest import settle
from tests.desk.window import find, opened
from tests.duties.conftest import DRAFT

NOV_20, NOV_24, NOV_27, DEC_3 = (
    date(2026, 11, 20), date(2026, 11, 24), date(2026, 11, 27), date(2026, 12, 3),
)  # fmt: skip


def fill(register):
    """A request due on 3 December, a rule for 20 November, a task, a review."""
    from dpo_desk.duties.intake import log_request

    log_request(register, DRAFT)
    rule = retention.add(register, "Søknader")
    tasks.add(register, Task(title="Be om avtale", plan_on=NOV_24))
    with register.action("seed.loaded"):
        register.change(register.get(RetentionRule, rule.id), next_on=NOV_20)
        register.change(register.first(Service), review_on=date(2027, 1, 15))


class Open:
    """The page in its window."""

    def __init__(self, opening):
        self.opening, self.window = opening, opening.window
        self.toasts = []
        opening.desk.toast_asked.connect(lambda toast: self.toasts.append(toast.text))

    @property
    def page(self):
        return self.window.pages.page

    @property
    def grid(self):
        return find(self.window, "calendar.grid")

    @property
    def register(self):
        return self.opening.desk.background._register

    @property
    def day(self):
        return find(self.window, "calendar.day").text().replace("\N{NO-BREAK SPACE}", " ")

    @property
    def shown(self):
        return find(self.window, "calendar.shown").text()

    def key(self, key, modifiers=Qt.KeyboardModifier.NoModifier):
        QTest.keyClick(self.grid, key, modifiers)
        settle()

    def go(self, on, **args):
        self.window.go("calendar", on=on, **args)
        settle()

    def pills(self, on):
        model = self.grid.model()
        return [pill.text for pill in model.cell(model.index_of(on)).pills]

    def centre(self, on, pill=0):
        """The middle of a pill of a day."""
        model = self.grid.model()
        index = model.index_of(on)
        places = list(self.grid._delegate.places(model.cell(index), self.grid.visualRect(index)))
        return places[pill][1].center().toPoint() if places else None

    def middle(self, on):
        return self.grid.visualRect(self.grid.model().index_of(on)).center()

    def choose(self, text):
        """Press a line of the menu that is open."""
        menu = next(m for m in self.window.findChildren(QMenu) if m.isVisible())
        action = next(a for a in menu.actions() if text in a.text())
        action.trigger()
        menu.close()


def calendar(app, folder, *, full):
    """The page on today, with the sample alone or with something on it."""
    sample.make(folder).close()
    with opened(app) as opening:
        opening.open(folder / "prove.perm")
        opening.window.go("calendar")
        page = Open(opening)
        if full:
            fill(page.register)
        yield page
