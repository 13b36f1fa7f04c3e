"""B22, the answer to a question or a complaint, and to who has been told (article 19)."""

from dpo_desk.law.codes import Capacity, LetterKind, RequestKind
from dpo_desk.letters import common, frame, telling
from dpo_desk.letters.asks import Answers
from dpo_desk.letters.material import Material
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import plain
from dpo_desk.paper.model import Letter, Part, Section, Table, Text
from dpo_desk.records import Notification

_SUBJECTS = (RequestKind.QUESTION, RequestKind.COMPLAINT)


def write(material: Material, language: str) -> Letter:
    """The answer in the manager's words, with the rights that can be used and whom to turn to."""
    pen = Pen("reply", language, material)
    answers = Answers(pen, LetterKind.REPLY)
    kinds = material.kinds
    alone = kinds[0] if len(kinds) == 1 and kinds[0] in _SUBJECTS else ""
    if material.request.capacity is Capacity.SURVIVOR:  # a complaint in name alone
        alone = ""
    parts: list[Part] = [
        frame.greeting(pen),
        *frame.intro(pen),
        *common.request(pen),
        common.section(pen, "label.answer", *_answer(pen, answers)),
        *_told(pen),
        common.section(pen, "label.rights", _rights(pen)),
        common.complaint(pen),
        *common.asked_at_length(pen),
        common.kept(pen, annexes=False),
        frame.signature(pen),
    ]
    return frame.letter(pen, LetterKind.REPLY, parts, f"subject.{alone}" if alone else "subject")


def _answer(pen: Pen, answers: Answers) -> tuple[Text, ...]:
    """The letter's own answer, else what was answered to the claims one by one."""
    told = "\n\n".join(c.answer.strip() for c in pen.material.claims if c.answer.strip())
    if not told and pen.material.notifications and _asks_who(pen):
        told = pen.line("told")
    return answers.paragraphs("answer", told)


def _asks_who(pen: Pen) -> bool:
    return RequestKind.RECIPIENTS in pen.material.kinds


def _told(pen: Pen) -> list[Section]:
    rows = pen.material.notifications
    if not rows or not _asks_who(pen):
        return []
    table = Table(
        headers=tuple(pen.line(f"told.{header}") for header in ("who", "what", "when")),
        rows=tuple(_row(pen, each) for each in rows),
        widths=(0.38, 0.3, 0.32),
    )
    return [Section(label=pen.line("label.told"), blocks=(table,))]


def _row(pen: Pen, each: Notification) -> tuple[Text, ...]:
    about = pen.listed([pen.line(f"kind.{kind}") for kind in each.about])
    when: Text = pen("told.not_yet")
    if each.told_on:
        when = plain(pen.date(each.told_on))
    elif each.untold.strip():
        when = pen("told.untold", why=each.untold.strip())
    elif telling.group(pen, each) is not None:
        when = pen("told.group")
    return telling.name(pen, each), plain(about or "–"), when


def _rights(pen: Pen) -> Text:
    survivor = pen.material.request.capacity is Capacity.SURVIVOR
    name = "rights.survivor" if survivor else "rights"
    return pen(name, write_to=frame.write_to(pen))
