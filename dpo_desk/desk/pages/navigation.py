"""Where one can go. A new page is a line here; its module is imported when it is first shown.

Numbers are those of the full list (DESIGN §3), so that Ctrl+2 stays Ctrl+2 when more pages come.
"""

from typing import TYPE_CHECKING

from dpo_desk.desk.context import Desk
from dpo_desk.desk.page import Page
from dpo_desk.desk.sidebar import NavEntry

if TYPE_CHECKING:
    from dpo_desk.desk.opening import Opening


def entries(opening: "Opening") -> tuple[NavEntry, ...]:
    """The navigation of a window whose registers ``opening`` opens."""

    def today(desk: Desk) -> Page:
        from dpo_desk.desk.pages.today import TodayPage

        return TodayPage(desk)

    def first_steps(desk: Desk) -> Page:
        from dpo_desk.desk.pages.first_steps import FirstStepsPage

        return FirstStepsPage(desk)

    def requests(desk: Desk) -> Page:
        from dpo_desk.desk.pages.requests import RequestsPage

        return RequestsPage(desk, see_examples=opening.welcome)

    def request(desk: Desk) -> Page:
        from dpo_desk.desk.pages.request import RequestPage

        return RequestPage(desk)

    def calendar(desk: Desk) -> Page:
        from dpo_desk.desk.pages.calendar import CalendarPage

        return CalendarPage(desk)

    def activities(desk: Desk) -> Page:
        from dpo_desk.desk.pages.activities import ActivitiesPage

        return ActivitiesPage(desk)

    def processors(desk: Desk) -> Page:
        from dpo_desk.desk.pages.processors import ProcessorsPage

        return ProcessorsPage(desk)

    def retention(desk: Desk) -> Page:
        from dpo_desk.desk.pages.retention import RetentionPage

        return RetentionPage(desk)

    def settings(desk: Desk) -> Page:
        from dpo_desk.desk.pages.settings import SettingsPage

        return SettingsPage(desk, opening)

    def restore(desk: Desk) -> Page:
        from dpo_desk.desk.pages.restore_copies import RestoreCopiesPage

        return RestoreCopiesPage(desk, opening)

    def about(desk: Desk) -> Page:
        from dpo_desk.desk.pages.about import AboutPage

        return AboutPage(desk, opening)

    def notices(desk: Desk) -> Page:
        from dpo_desk.desk.pages.notices import NoticesPage

        return NoticesPage(desk)

    def documents(desk: Desk) -> Page:
        from dpo_desk.desk.pages.documents import DocumentsPage

        return DocumentsPage(desk)

    def history(desk: Desk) -> Page:
        from dpo_desk.desk.pages.history import HistoryPage

        return HistoryPage(desk)

    return (
        NavEntry("today", "sun", today, number=1),
        NavEntry("first_steps", "sun", first_steps, hidden=True, section="today"),
        NavEntry("requests", "inbox", requests, number=2),
        NavEntry("request", "inbox", request, hidden=True, section="requests"),
        NavEntry("calendar", "calendar-days", calendar, number=4),
        NavEntry("activities", "list-checks", activities, number=5, group="register"),
        NavEntry("processors", "building-2", processors, number=6, group="register"),
        NavEntry("retention", "hourglass", retention, number=7, group="register"),
        NavEntry("notices", "file-text", notices, number=8, group="register"),
        NavEntry("documents", "folder-search", documents, group="control"),
        NavEntry("history", "history", history, group="control"),
        NavEntry("settings", "settings", settings, foot=True),
        NavEntry("restore", "settings", restore, hidden=True, section="settings"),
        NavEntry("about", "settings", about, hidden=True, section="settings"),
    )
