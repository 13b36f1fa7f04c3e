"""The sentences that an accepted proposal leaves behind as sources (MODEL 11)."""

from collections.abc import Iterable, Sequence

from dpo_desk.digest import sha256
from dpo_desk.duties.proposal_entry import name_key
from dpo_desk.duties.seed_statements import Topic
from dpo_desk.law.codes import ProposalCertainty
from dpo_desk.records import NoticeVersion, Record, Statement
from dpo_desk.register import Register

Span = tuple[int, int, int]


class Speaker:
    """Keeps what a version says of records; ``made`` names what was kept."""

    def __init__(
        self, register: Register, version: NoticeVersion, certainty: ProposalCertainty
    ) -> None:
        self._register = register
        self._version = version
        self._certainty = certainty
        self.made: list[str] = []

    def note(self, record: Record, field: str = "") -> None:
        """What came of the proposal: a record, or a field of one that was there."""
        self.made.append("/".join((record.table, record.uid, *([field] if field else []))))

    def say(
        self,
        topic: Topic,
        spans: Iterable[Span],
        record: Record | None = None,
        field: str = "",
        *,
        value: str = "",
        conflict: str = "",
    ) -> list[Statement]:
        """A statement for each sentence, about a record or about nothing that is kept."""
        kept = []
        for start, end, line in spans:
            quote = self._version.text[start:end]
            statement = self._register.add(
                Statement(
                    notice_version_id=self._version.id,
                    topic=topic,
                    record_table=record.table if record else "",
                    record_uid=record.uid if record else "",
                    record_field=field,
                    value=value,
                    certainty=self._certainty,
                    start=start,
                    end=end,
                    line=line,
                    quote=quote,
                    quote_sha256=sha256(quote.encode()),
                    conflict=conflict,
                )
            )
            self.note(statement)
            kept.append(statement)
        return kept

    def where(self, value: str, spans: Sequence[Span]) -> tuple[Span, ...]:
        """The sentence in which a value stands, however it is spelled; else the first."""
        wanted = _letters(value)
        for span in spans:
            if wanted and wanted in _letters(self._version.text[span[0] : span[1]]):
                return (span,)
        return tuple(spans[:1])


def _letters(text: str) -> str:
    """Letters and digits only: «hjelp(at)firma.no» and «hjelp@firma.no» are one."""
    plain = name_key(text).replace("(at)", "").replace("[at]", "")
    return "".join(letter for letter in plain if letter.isalnum())
