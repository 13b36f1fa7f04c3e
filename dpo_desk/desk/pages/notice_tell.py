"""Whether a version's change is material, whom to tell and how; and a task of it."""

from typing import TYPE_CHECKING, Any, Final

from dpo_desk.desk.code_words import code_words
from dpo_desk.desk.context import Desk
from dpo_desk.desk.theme import px
from dpo_desk.desk.widgets.buttons import Button, ButtonRow
from dpo_desk.desk.widgets.cards import Card
from dpo_desk.desk.widgets.layout import plain, row
from dpo_desk.desk.widgets.paper_text import PaperText
from dpo_desk.desk.widgets.reflow import Columns, FlowRow
from dpo_desk.desk.widgets.text import Label, Prose, Rule
from dpo_desk.words import LANGUAGES, Words

if TYPE_CHECKING:
    from dpo_desk.duties.notice_news import Message, New, News
    from dpo_desk.duties.notice_work import Work

_LOWEST = 320
_MOST: Final = 12  # things that are new; of more their number says enough


class TellView(Columns):
    """What is new and what was promised at the left, the message at the right."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._uid = ""
        words = desk.words
        self._new = Prose("", "body")
        self._new.setObjectName("notice_check.new")
        self._material = ButtonRow(
            [("yes", words("checklist.answer.yes")), ("no", words("checklist.answer.no"))],
            "segment",
            name=words("notice.work.material"),
        )
        for key in ("yes", "no"):
            self._material.button(key).setObjectName(f"notice_check.material.{key}")
        self._material.changed.connect(lambda _key: self._enable())
        self._whom = Prose("", "body")
        self._promised = Prose("", "small")
        self.mend = Button(words("notice.work.task"), "primary", "plus")
        self.mend.setObjectName("notice_check.task")
        self.mend.clicked.connect(lambda _checked=False: self._make())
        self._languages = ButtonRow(
            [(code, words(f"settings.language.{code}")) for code in LANGUAGES],
            name=words("notice.work.language"),
        )
        for code in LANGUAGES:
            self._languages.button(code).setObjectName(f"notice_check.message.{code}")
        self._languages.changed.connect(lambda _code: self._read())
        self.text = PaperText(words("notice.work.message"))
        self.text.setObjectName("notice_check.message")
        left = Card(
            Label(words("notice.work.new"), "h3"), 6, self._new, 16,
            Label(words("notice.work.material"), "field", wrap=True), 6,
            plain(row(self._material, None)), 16,
            Label(words("notice.work.whom"), "field"), 4, self._whom, 8, self._promised, 18,
            plain(FlowRow(self.mend)), None,
        )  # fmt: skip
        right = Card(
            row((plain(FlowRow(self._languages)), 1), margins=(12, 10, 12, 10)),
            Rule(),
            (self.text, 1),
            margins=(1, 0, 1, 10),
        )
        super().__init__((left, 4), (right, 4))

    def show_work(self, work: "Work") -> None:
        """Say what this version brings."""
        if work.version.uid != self._uid:
            self._languages.choose(work.version.language)
        self._uid = work.version.uid
        self._read()

    def stack(self, narrow: bool) -> None:
        """The message under the rest."""
        super().stack(narrow)
        self.text.setMinimumHeight(px(_LOWEST if narrow else 120))

    def _read(self) -> None:
        uid, language = self._uid, self._languages.chosen

        def job(register: Any) -> "tuple[News, Message]":
            from dpo_desk.duties import notice_news

            return (
                notice_news.suggest(register, uid),
                notice_news.message(register, uid, language),
            )

        self._desk.background.read(job, self._show, self._desk.tell, owner=self)

    def _show(self, found: "tuple[News, Message]") -> None:
        news, message = found
        if news.version_uid != self._uid:
            return
        words = self._desk.words
        lines = [_said(each, words) for each in news.new[:_MOST]]
        if len(news.new) > _MOST:
            lines.append(words.n("record.links.more", len(news.new) - _MOST))
        none = "first" if not news.previous_uid else "none"
        self._new.set_text("\n".join(lines) or words(f"notice.work.new.{none}"))
        self._material.choose("yes" if news.material else "no")
        people = code_words(news.relations, words)
        ways = " · ".join(words(f"notice.work.way.{way}") for way in news.ways)
        self._whom.set_text(
            "\n".join(part for part in (people, ways or words("notice.work.way.none")) if part)
        )
        quotes = [f"«{one.quote}»" for one in news.promised]
        self._promised.set_text("\n".join(quotes))
        self._promised.setVisible(bool(quotes))
        self.text.show_text(f"{message.subject}\n\n{message.text}")
        self._enable()

    def _enable(self) -> None:
        self.mend.setEnabled(self._material.chosen == "yes")

    def _make(self) -> None:
        uid, language, words = self._uid, self._languages.chosen, self._desk.words

        def job(register: Any) -> Any:
            from dpo_desk.duties import notice_news

            return notice_news.make_task(register, uid, language=language)

        def done(_task: object) -> None:
            self._desk.toast(words("notice.work.task.made"), words("undo.do"), self._desk.undo)

        self._desk.background.write(job, done, self._desk.tell, owner=self)


def _said(each: "New", words: Words) -> str:
    """«Mottaker: Asana»."""
    from dpo_desk.duties.notice_news import What
    from dpo_desk.law import countries, durations
    from dpo_desk.law.codes import LegalBasis

    value = each.value
    if each.what is What.RETENTION:
        value = durations.say(value, words.language)
    elif each.what is What.BASIS:
        value = LegalBasis(value).label(words.language)
    elif each.what is What.TRANSFER:
        codes = filter(None, value.split(", "))
        value = ", ".join(countries.name(code, words.language) for code in codes)
    kind = words(f"notice.work.what.{each.what}")
    return words("compare.line", kind=kind, what=value) if value else kind
