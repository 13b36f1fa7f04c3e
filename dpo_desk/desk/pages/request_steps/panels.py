"""Which panel a step or a tab of a case is; each is imported when it is first opened."""

from typing import TYPE_CHECKING

from dpo_desk.desk.context import Desk

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.panel import Panel


def make(key: str, desk: Desk) -> "Panel":  # noqa: PLR0911 - one for each
    """The panel of a step or a tab; raises ValueError for a key that is neither."""
    match key:
        case "received":
            from dpo_desk.desk.pages.request_steps.received import ReceivedPanel

            return ReceivedPanel(desk)
        case "identity":
            from dpo_desk.desk.pages.request_steps.identity import IdentityPanel

            return IdentityPanel(desk)
        case "scope":
            from dpo_desk.desk.pages.request_steps.scope import ScopePanel

            return ScopePanel(desk)
        case "assess":
            from dpo_desk.desk.pages.request_steps.assess import AssessPanel

            return AssessPanel(desk)
        case "answer":
            from dpo_desk.desk.pages.request_steps.answer import AnswerPanel

            return AnswerPanel(desk)
        case "closed":
            from dpo_desk.desk.pages.request_steps.closed import ClosedPanel

            return ClosedPanel(desk)
    return _tab(key, desk)


def _tab(key: str, desk: Desk) -> "Panel":
    from dpo_desk.desk.pages.request_steps import tabs

    match key:
        case "log":
            from dpo_desk.desk.pages.request_steps.log_tab import LogPanel

            return LogPanel(desk)
        case "documents":
            from dpo_desk.desk.pages.request_steps.documents_tab import DocumentsPanel

            return DocumentsPanel(desk)
        case "findings":
            return tabs.FindingsPanel(desk)
        case "note":
            return tabs.NotePanel(desk)
    raise ValueError(f"no such part of a case: {key}")
