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

    def processors(desk: Desk) -> Page:
        from dpo_desk.desk.pages.processors import ProcessorsPage

        return ProcessorsPage(desk)

    def settings(desk: Desk) -> Page:
        from dpo_desk.desk.pages.settings import SettingsPage

        return SettingsPage(desk, opening)

    return (
        NavEntry("today", "sun", today, number=1),
        NavEntry("first_steps", "sun", first_steps, hidden=True, section="today"),
        NavEntry("requests", "inbox", requests, number=2),
        NavEntry("request", "inbox", request, hidden=True, section="requests"),
        NavEntry("processors", "building-2", processors, number=6, group="register"),
        NavEntry("settings", "settings", settings, foot=True),
    )
