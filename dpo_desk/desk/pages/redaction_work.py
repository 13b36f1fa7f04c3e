"""What takes time about a file that is being covered, on the worker: pages, places, the result."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from dpo_desk.desk.context import Desk
from dpo_desk.desk.widgets.page_bar import Box
from dpo_desk.desk.widgets.page_marks import Word
from dpo_desk.desk.widgets.working import Stopped, Working
from dpo_desk.duties import covering, redactions
from dpo_desk.duties.covering import Seen
from dpo_desk.duties.errors import InvalidField
from dpo_desk.paper.annex_model import Mark
from dpo_desk.paper.model import Language


class Drawn(NamedTuple):
    """A page as the worker hands it over."""

    number: int
    image: QImage
    words: Sequence[Word]
    pages: int


class FileWork(QObject):
    """The pages of one file, and what is made of them; what comes for another file is dropped."""

    ready = Signal()
    refused = Signal(str)  # why there are no pages
    drawn = Signal(object)  # a Drawn
    found = Signal(object)  # a tuple of Mark: every place where the words stand
    made = Signal(object)  # bytes: the pages as the person gets them

    def __init__(self, desk: Desk, working: Working) -> None:
        super().__init__(working)
        self._desk, self._working = desk, working
        self._document = 0
        self._pdf = b""

    @property
    def pdf(self) -> bytes:
        """The pages, once they are there."""
        return self._pdf

    def forget(self) -> None:
        """Nothing of this file is wanted any more."""
        self._working.cancel()
        self._document, self._pdf = 0, b""

    def fetch(self, document: int, language: Language) -> None:
        """Make pages of a file."""
        self._document = document
        self._working.begin(lambda _n, _m: self._desk.words("redact.opening"))

        def made(pdf: bytes) -> None:
            if document == self._document:
                self._working.end()
                self._pdf = pdf
                self.ready.emit()

        def read(file: redactions.Source) -> None:
            compute = self._desk.background.compute
            compute(partial(redactions.pages, file), made, self._no_pages, owner=self)

        self._desk.background.read(
            lambda register: redactions.source(register, document, language), read, owner=self
        )

    def draw(self, number: int) -> None:
        """Make a picture of a page."""
        pdf, document = self._pdf, self._document

        def job() -> Drawn:
            look = covering.look(pdf, number)
            said = [
                Word(each.text, Box(each.left, each.top, each.width, each.height))
                for each in look.words
            ]
            return Drawn(number, QImage.fromData(look.png), said, look.pages)

        def done(drawn: Drawn) -> None:
            if document == self._document:
                self.drawn.emit(drawn)

        self._desk.background.compute(job, done, owner=self)

    def search(self, text: str) -> None:
        """Find every place where these words stand."""
        if not self._pdf:
            return
        self._working.begin(lambda _n, _m: self._desk.words("redact.searching"))
        self._desk.background.compute(
            partial(redactions.places, self._pdf, text), self._told, owner=self
        )

    def make(self) -> None:
        """Make the pages as they will be, with the bars as they now are kept."""
        words, pdf, document = self._desk.words, self._pdf, self._document
        progress = self._working.begin(
            lambda n, m: words("redact.making", n=n, m=m) if m else words("redact.making.begin")
        )

        def read(seen: Seen) -> None:
            self._desk.background.compute(
                partial(covering.result, pdf, seen.marks, progress),
                self._result,
                self._stopped,
                owner=self,
            )

        self._desk.background.read(
            lambda register: covering.read(register, document), read, self._desk.tell, owner=self
        )

    def _no_pages(self, error: Exception) -> None:
        if not isinstance(error, InvalidField):
            raise error
        self._working.end()
        self.refused.emit(error.say(self._desk.words))

    def _told(self, marks: tuple[Mark, ...]) -> None:
        if self._working.busy:
            self._working.end()
            self.found.emit(marks)

    def _result(self, pdf: bytes) -> None:
        if self._working.busy:
            self._working.end()
            self.made.emit(pdf)

    def _stopped(self, error: Exception) -> None:
        if not isinstance(error, Stopped):
            self._working.end()
            raise error
