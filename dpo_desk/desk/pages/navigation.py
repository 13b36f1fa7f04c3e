"""Where one can go. A new page is a line here; its module is imported when it is first shown.

Numbers are those of the full list (DESIGN §3), so that Ctrl+2 stays Ctrl+2 when more pages come.
"""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, cast

from dpo_desk.desk.sidebar import NavEntry

if TYPE_CHECKING:
    from dpo_desk.desk.context import Desk
    from dpo_desk.desk.opening import Opening
    from dpo_desk.desk.page import Page


def entries(opening: "Opening") -> tuple[NavEntry, ...]:
    """The navigation of a window whose registers ``opening`` opens."""
    welcome = opening.welcome
    return (
        NavEntry("today", "sun", _page("today.TodayPage", opening), 1),
        _below("today", "first_steps", "sun", _page("first_steps.FirstStepsPage")),
        NavEntry("requests", "inbox", _page("requests.RequestsPage", see_examples=welcome), 2),
        _below("requests", "request", "inbox", _page("request.RequestPage")),
        _below("requests", "intake", "mail", _page("intake.IntakePage")),
        _below("requests", "redaction", "inbox", _page("redaction.RedactionPage")),
        NavEntry("calendar", "calendar-days", _page("calendar.CalendarPage"), 4),
        NavEntry("activities", "list-checks", _page("activities.ActivitiesPage"), 5, "register"),
        NavEntry("processors", "building-2", _page("processors.ProcessorsPage"), 6, "register"),
        NavEntry("retention", "hourglass", _page("retention.RetentionPage"), 7, "register"),
        NavEntry("notices", "file-text", _page("notices.NoticesPage"), 8, "register"),
        _below("notices", "notice_review", "file-text", _page("notice_review.NoticeReviewPage")),
        _below("notices", "notice_check", "file-text", _page("notice_check.NoticeCheckPage")),
        NavEntry("checks", "clipboard-check", _page("checks.ChecksPage"), 9, "control"),
        NavEntry("documents", "folder-search", _page("documents.DocumentsPage"), group="control"),
        NavEntry("history", "history", _page("history.HistoryPage"), group="control"),
        NavEntry("settings", "settings", _page("settings.SettingsPage", opening), foot=True),
        _below(
            "settings", "restore", "settings", _page("restore_copies.RestoreCopiesPage", opening)
        ),
        _below("settings", "wordings", "settings", _page("wordings.WordingsPage")),
        _below("settings", "about", "settings", _page("about.AboutPage", opening)),
    )


def _below(section: str, key: str, icon: str, page: Callable[["Desk"], "Page"]) -> NavEntry:
    """A page that its section leads to; it stands in no list, and the section is lit instead."""
    return NavEntry(key, icon, page, hidden=True, section=section)


def _page(name: str, *given: object, **named: object) -> Callable[["Desk"], "Page"]:
    """Builds ``module.Class`` of the pages, with what it is given besides the desk."""
    module, kind = name.split(".")

    def build(desk: "Desk") -> "Page":
        pages = import_module(f"dpo_desk.desk.pages.{module}")
        return cast("Page", getattr(pages, kind)(desk, *given, **named))

    return build
