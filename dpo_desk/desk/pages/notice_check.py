"""A version of the notice held against the register and the law; the next one; whom to tell."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtWidgets import QWidget

from dpo_desk.desk import tokens
from dpo_desk.desk.context import Desk
from dpo_desk.desk.page import Page, TopBar
from dpo_desk.desk.pages.checks_panel import breakable
from dpo_desk.desk.widgets.buttons import Button, ButtonRow
from dpo_desk.desk.widgets.cards import Card, EmptyState
from dpo_desk.desk.widgets.layout import column
from dpo_desk.desk.widgets.stack import OneOf

if TYPE_CHECKING:
    from dpo_desk.duties.notice_work import Work
    from dpo_desk.records import NoticeVersion

_LONGEST = 80  # letters of a notice's name
VIEWS = ("register", "checklist", "write", "tell")


class NoticeCheckPage(Page):
    """Four views, each built when it is first shown."""

    tables: ClassVar[frozenset[str]] = frozenset()  # a notice speaks of everything

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._uid = ""
        self._work: Work | None = None
        self._narrow = False
        self._made: dict[str, Any] = {}
        words = desk.words
        self._views = ButtonRow(
            [(key, words(f"notice.work.{key}")) for key in VIEWS],
            name=words("notice.work.views"),
        )
        for key in VIEWS:
            self._views.button(key).setObjectName(f"notice_check.{key}")
        self._views.changed.connect(self._show_view)
        back = Button(words("notice.title"), "ghost", "chevron-left", small=True)
        back.setObjectName("notice_check.back")
        back.clicked.connect(lambda _checked=False: self._leave())
        self.top = TopBar(words("notice.work.title"), " ", crumb=back)
        self._body = OneOf(QWidget())  # until it is known what there is to show
        self._empty: QWidget | None = None
        edge = tokens.MARGIN
        inner = column(self._views, (self._body, 1), gap=12, margins=(edge, 0, edge, 28))
        self.show_content(self.top, (inner, 1))

    def open(self, **args: Any) -> None:
        """Show a version (``uid``) in one of the views (``view``)."""
        self.args = args
        self._uid = str(args.get("uid", "")) or self._uid
        self._views.choose(str(args.get("view", "")) or self._views.chosen)
        self.refresh()

    def refresh(self) -> None:
        """Read the text beside the register's thread, then hold it against the register."""
        uid, words = self._uid, self.desk.words

        def text(register: Any) -> "NoticeVersion | None":
            from dpo_desk.duties import notice_work

            return notice_work.version(register, uid)

        def read(found: "NoticeVersion | None") -> None:
            if found is None:
                self._show_empty()
                return
            self._uid = found.uid

            def beside() -> None:
                from dpo_desk.duties import notice_facts

                notice_facts.facts_of(found.text)

            def job(register: Any) -> "Work":
                from dpo_desk.duties import notice_work

                return notice_work.work(register, found.uid, words)

            self.desk.background.compute(
                beside,
                lambda _none: self.desk.background.read(job, self._show, self._gone, owner=self),
                owner=self,
            )

        self.desk.background.read(text, read, self._gone, owner=self)

    def flush(self) -> None:
        """Keep what is half typed."""
        for made in self._made.values():
            if hasattr(made, "flush"):
                made.flush()

    def back(self) -> bool:
        """Alt+←: to the notice."""
        self._leave()
        return True

    def panes(self) -> list[QWidget]:
        """The top and the view."""
        return [self.top, self._body]

    def narrow(self, narrow: bool) -> None:
        """What stands side by side stands under each other."""
        self._narrow = narrow
        for made in self._made.values():
            made.stack(narrow)

    def _leave(self) -> None:
        self.desk.navigate("notices", **({"uid": self._uid} if self._uid else {}))

    def _gone(self, error: Exception) -> None:
        from dpo_desk.register import NotFound

        if not isinstance(error, NotFound):
            raise error
        self._leave()

    def _show_empty(self) -> None:
        """There is no notice to check."""
        if self._empty is None:
            words = self.desk.words
            go = Button(words("notice.title"), "primary")
            go.setObjectName("notice_check.empty.go")
            go.clicked.connect(lambda _checked=False: self._leave())
            state = EmptyState("file-text", words("notices.empty"), words("notice.work.none"), go)
            self._empty = Card((state, 1), margins=(0, 0, 0, 0))
            self._body.addWidget(self._empty)
        self._views.hide()
        self.top.set_title(self.desk.words("notice.work.title"))
        self._body.setCurrentWidget(self._empty)

    def _show(self, work: "Work") -> None:
        if work.version.uid != self._uid:
            return
        self._work = work
        self._views.show()
        title = work.notice.title or self.desk.words("notice.title")
        number = self.desk.words("notices.row", n=work.version.number)
        said = f"{breakable(title[:_LONGEST])} · {number}"
        self.top.set_title(self.desk.words("notice.work.title"), said)
        self._show_view(self._views.chosen)

    def _show_view(self, key: str) -> None:
        self.args = {"uid": self._uid, "view": key}
        if self._work is None:
            return
        first = key not in self._made
        if first:
            made = self._made[key] = _maker(key)(self.desk)
            made.stack(self._narrow)
            self._body.addWidget(made)
        view = self._made[key]
        self._body.setCurrentWidget(view)
        self.primary = getattr(view, "mend", None)
        view.show_work(self._work)


def _maker(key: str) -> Callable[[Desk], Any]:
    if key == "register":
        from dpo_desk.desk.pages.notice_against import AgainstView

        return AgainstView
    if key == "checklist":
        from dpo_desk.desk.pages.notice_items import ChecklistView

        return ChecklistView
    if key == "write":
        from dpo_desk.desk.pages.notice_write import WriteView

        return WriteView
    from dpo_desk.desk.pages.notice_tell import TellView

    return TellView
