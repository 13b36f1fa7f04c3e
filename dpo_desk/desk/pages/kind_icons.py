"""The icon of what somebody asks for, the same wherever a request is shown."""

from typing import Final

_ICONS: Final = {
    "access": "eye",
    "rectification": "pencil",
    "erasure": "trash-2",
    "restriction": "lock",
    "portability": "download",
    "objection": "x",
    "marketing_opt_out": "x",
    "withdraw_consent": "undo-2",
    "recipients": "users",
    "complaint": "flag",
}


def kind_icon(kind: str | None) -> str:
    """The icon of a kind of request; a letter for the others and for none."""
    return _ICONS.get(kind or "", "mail")
