"""What is done with a message that waits: read again, logged, joined, set aside, put back.

The duties are imported where they run, in the register's thread.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtWidgets import QWidget

from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.intake_where import JOIN, WITH

if TYPE_CHECKING:
    from dpo_desk.desk.background import Failed, Task
    from dpo_desk.duties.incoming import Review, Waiting
    from dpo_desk.duties.intake import RequestDraft
    from dpo_desk.exchange.message import Message
    from dpo_desk.records import Request


class Decision(NamedTuple):
    """What the manager has said of a message."""

    key: str
    review: "Review"
    way: str  # of ``intake_where``
    case: int = 0
    draft: "RequestDraft | None" = None


def keys(register: Any) -> Sequence[str]:
    """What waits."""
    from dpo_desk.duties import incoming

    return incoming.keys(register)


def load(desk: Desk, owner: QWidget, key: str, then: Callable[["Review"], object]) -> None:
    """Read a message that waits: its text on the worker, what is known of it in the register."""

    def find(register: Any) -> "Waiting":
        from dpo_desk.duties import incoming

        return incoming.waiting(register, key)

    def weigh(register: Any, message: "Message") -> "Review":
        from dpo_desk.duties import incoming

        return incoming.review(register, key, message)

    def read(message: "Message") -> None:
        desk.background.read(lambda register: weigh(register, message), then, owner=owner)

    def found(kept: "Waiting") -> None:
        desk.background.compute(kept.read, read, desk.tell, owner=owner)

    desk.background.read(find, found, desk.tell, owner=owner)


def decide(
    desk: Desk,
    owner: QWidget,
    what: Decision,
    done: Callable[["Request"], object],
    failed: "Failed",
) -> "Task[Any]":
    """Log or join it; the text of its files is read first, on the worker, and can be cancelled."""
    message = what.review.suggestion.message

    def read() -> Sequence[str]:
        from dpo_desk.duties import mailbox

        return mailbox.file_texts(message)

    def write(texts: Sequence[str]) -> None:
        desk.background.write(
            lambda register: _decide(register, what, texts), done, failed, owner=owner
        )

    return desk.background.compute(read, write, owner=owner)


def leave(desk: Desk, owner: QWidget, key: str, done: Callable[[], object]) -> None:
    """Forget a message."""

    def job(register: Any) -> None:
        from dpo_desk.duties import incoming

        incoming.leave(register, key)

    desk.background.write(job, lambda _nothing: done(), desk.tell, owner=owner)


def keep_typed(desk: Desk, owner: QWidget, key: str, typed: dict[str, Any]) -> None:
    """Keep what is corrected and not yet logged."""

    def job(register: Any) -> None:
        from dpo_desk.duties import incoming

        incoming.keep_typed(register, key, typed)

    desk.background.write(job, owner=owner)


def take_back(desk: Desk, message: "Message") -> None:
    """Undo what was logged last; the message waits again."""
    desk.undo()
    put_back(desk, message)


def put_back(desk: Desk, message: "Message") -> None:
    """Let a message wait again, and show it."""

    def job(register: Any) -> str:
        from dpo_desk.duties import incoming

        return incoming.keep(register, message)

    desk.background.write(job, lambda key: desk.navigate("intake", at=key), desk.tell)


def _decide(register: Any, what: Decision, texts: Sequence[str]) -> "Request":
    from dpo_desk.duties import incoming

    found = what.review.suggestion
    if what.way == JOIN or what.draft is None:
        return incoming.join(register, what.key, what.case, found.message, texts)
    other = what.case if what.way == WITH else None
    return incoming.log(register, what.key, found, what.draft, texts, belongs_with=other)
