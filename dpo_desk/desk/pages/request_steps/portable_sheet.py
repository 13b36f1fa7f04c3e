"""Article 20: what the person takes along. Files go by what was found; more can be typed here."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtWidgets import QFileDialog, QWidget

from dpo_desk.desk.pages.request_steps.kept_sheet import KeptSheet
from dpo_desk.desk.widgets.access import announce
from dpo_desk.desk.widgets.buttons import Button
from dpo_desk.desk.widgets.cards import Banner
from dpo_desk.desk.widgets.field import Field, pair
from dpo_desk.desk.widgets.inputs import LineEdit
from dpo_desk.desk.widgets.layout import column, plain, row
from dpo_desk.desk.widgets.text import Label, Prose
from dpo_desk.desk.widgets.working import Stopped, Working
from dpo_desk.duties import answering, portability
from dpo_desk.law.codes import LetterKind
from dpo_desk.records import KeptLetter, Request
from dpo_desk.words import DeskError

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.answer import AnswerPanel
    from dpo_desk.duties.portability import Gathered, Portable

_LEAST = 2  # empty lines one can type in


class _Line(NamedTuple):
    name: LineEdit
    value: LineEdit


class PortableSheet(KeptSheet):
    """Type, make, see what is in it and what is not, save."""

    kind = "portable"

    def __init__(self, panel: "AnswerPanel", kept: KeptLetter) -> None:
        self._panel, self._desk, self._words = panel, panel.desk, panel.words
        self._request, self._kept = panel.request_id, kept
        self._made: Portable | None = None
        self._name = ""
        words = self._words
        self._lines: list[_Line] = []
        self._typed = column(gap=12)
        more = Button(words("hand.portable.more"), "secondary", "plus", small=True)
        more.setObjectName("portable.more")
        more.clicked.connect(lambda _checked=False: self._add().name.setFocus())
        self.working = Working(words("common.cancel"))
        self._result = column(gap=6)
        self._do = Button(words("along.portable.do"), "primary", "download")
        self._do.setObjectName("portable.do")
        self._do.clicked.connect(lambda _checked=False: self.make())
        self._save = Button(words("hand.portable.save"), "secondary", "save")
        self._save.setObjectName("portable.save")
        self._save.setEnabled(False)
        self._save.clicked.connect(lambda _checked=False: self._ask_where())
        body = plain(
            column(
                Prose(words("hand.portable.help"), "muted"),
                16,
                Label(words("hand.portable.typed"), "h3"),
                4,
                Label(words("hand.portable.typed.help"), "small", wrap=True),
                10,
                self._typed,
                10,
                row(more, None),
                16,
                self.working,
                self._result,
            )
        )
        super().__init__(panel, words("along.portable"), body, self._save, self._do)
        self.closed.connect(self._leave)
        for each in portability.fields_of(kept.facts):
            self._add(each.name, each.value)
        while len(self._lines) < _LEAST:
            self._add()

    def put_back(self, state: dict[str, Any]) -> None:
        """As many lines as there were, then what stood in them."""
        names = [name for name in state.get("values", {}) if name.startswith("portable.name.")]
        while len(self._lines) < len(names):
            self._add()
        super().put_back(state)

    def make(self) -> None:
        """Keep what is typed, then make the file."""
        request, kept = self._request, self._kept
        typed = [portability.Field(line.name.text(), line.value.text()) for line in self._lines]
        words = self._words
        progress = self.working.begin(lambda _n, _m: words("hand.making.begin"))

        def job(register: Any) -> "Gathered":
            known = [each for each in typed if each.name.strip() and each.value.strip()]
            if tuple(known) != portability.fields_of(kept.facts):
                self._kept = portability.keep_fields(register, kept, known)
            return portability.gather(register, request, language=kept.language)

        def build(gathered: "Gathered") -> None:
            self._name = portability.file_name(gathered)
            self._desk.background.compute(
                partial(portability.build, gathered, lambda n: progress(n, 0)),
                self._built,
                self._refused,
                owner=self,
            )

        self._desk.background.write(job, build, self._refused, owner=self)

    def _built(self, made: "Portable") -> None:
        if not self.working.busy:
            return
        request = self._request
        self._desk.background.write(
            lambda register: portability.record(register, request, made),
            lambda _request: self._show(made),
            self._refused,
            owner=self,
        )

    def _show(self, made: "Portable") -> None:
        """What is in it, and what is not and why."""
        words = self._words
        self.working.end()
        self._made = made
        self._clear()
        said = words.n("hand.portable.made", len(made.names))
        shown: list[QWidget] = [Banner("ok", said, words("hand.portable.lock"))]
        shown += [Label(name, "small", wrap=True) for name in made.names]
        if made.left_out:
            shown.append(Label(words("portable.left_out"), "group"))
            for each in made.left_out:
                why = words(f"portable.out.{each.reason}")
                shown.append(Label(f"{each.name}: {why}", "small", wrap=True))
        for widget in shown:
            self._result.addWidget(widget)
            widget.show()
        self._save.setEnabled(True)
        self._save.setFocus()
        announce(self._save, said)

    def _clear(self) -> None:
        from dpo_desk.desk.pages.request_steps.panel import empty

        empty(self._result)

    def _add(self, name: str = "", value: str = "") -> _Line:
        words, number = self._words, len(self._lines)
        line = _Line(LineEdit(name), LineEdit(value))
        line.name.setObjectName(f"portable.name.{number}")
        line.value.setObjectName(f"portable.value.{number}")
        self._lines.append(line)
        fields = pair(
            Field(words("hand.portable.name"), line.name),
            Field(words("hand.portable.value"), line.value),
        )
        self._typed.addWidget(fields)
        fields.show()
        return line

    def _refused(self, error: Exception) -> None:
        self.working.end()
        if isinstance(error, Stopped):
            return
        if not isinstance(error, DeskError):
            raise error
        self._clear()
        problem = Banner("warn", error.say(self._words))
        self._result.addWidget(problem)
        problem.show()
        announce(self._do, error.say(self._words))

    def _ask_where(self) -> None:
        words = self._words
        chosen, _ = QFileDialog.getSaveFileName(
            self, words("hand.portable.save"), self._name, "ZIP (*.zip)"
        )
        if chosen:
            path = Path(chosen)
            self.save_to(path if path.suffix else path.with_suffix(".zip"))

    def save_to(self, path: Path) -> None:
        """Write the file."""
        if self._made is None:
            return
        self._desk.background.compute(
            partial(answering.write_file, path, self._made.data),
            lambda _done: self._desk.toast(self._words("answer.saved", name=path.name)),
            self._desk.tell,
            owner=self,
        )

    def _leave(self) -> None:
        self.working.cancel()
        self._made = None
        self.deleteLater()


def open_portable_sheet(panel: "AnswerPanel") -> None:
    """Over the answer, once what was typed before is read."""
    request, language = panel.request_id, panel.form.language

    def job(register: Any) -> KeptLetter:
        from dpo_desk.duties.composing import kept_letter

        case = register.get(Request, request)
        return kept_letter(register, case, LetterKind.PORTABILITY, language)

    def done(kept: KeptLetter) -> None:
        PortableSheet(panel, kept).open_sheet()

    panel.desk.background.read(job, done, panel.desk.tell, owner=panel)
