"""B01, the receipt: it arrived, what we understood, and the latest day of the answer."""

from dpo_desk.law import articles
from dpo_desk.law.codes import LetterKind, RequestKind
from dpo_desk.law.kinds import KINDS
from dpo_desk.letters import common, frame
from dpo_desk.letters.material import Material
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import opened, plain
from dpo_desk.paper.model import Letter, Paragraph, Part, Section, Summary, Text


def write(material: Material, language: str) -> Letter:
    """The receipt; its date is never one that rests on a pause."""
    pen = Pen("receipt", language, material)
    answer_by = _answer_by(pen)
    parts: list[Part] = [
        frame.greeting(pen),
        Paragraph(text=pen("opening", how=_how(pen), received=_received(pen), by=answer_by)),
        *frame.intro(pen),
        _summary(pen, answer_by),
        _understood(pen),
        _section(pen, "label.next", _next(pen, answer_by)),
        _section(pen, "label.questions", _questions(pen)),
        frame.signature(pen),
    ]
    return frame.letter(pen, LetterKind.RECEIPT, parts, _subject(pen))


def _subject(pen: Pen) -> str:
    return "subject.access" if common.only_access(pen) else "subject"


def _answer_by(pen: Pen) -> Text:
    """The safe date; once that has passed the law's last day, and after that nothing to promise."""
    material = pen.material
    due = material.deadlines
    for day in (due.safe, due.law_latest) if due else ():
        if day >= material.dated:
            return plain(pen.date(day))
    return (pen.hole("answer_by", material.request, "received_on"),)


def _summary(pen: Pen, answer_by: Text) -> Summary:
    request = pen.material.request
    came = pen("came", received=_received(pen), how=_how(pen))
    rows = (
        ("ask.case", plain(request.ref)),
        ("ask.came", came),
        ("ask.by", pen("strong", text=answer_by)),
        ("ask.what", opened(plain(_kinds(pen)))),
        ("ask.cost", pen("cost")),
        ("ask.who", frame.contact(pen)),
    )
    return Summary(
        label=pen.line("label.summary"),
        rows=tuple((pen.line(name), answer) for name, answer in rows),
    )


def _understood(pen: Pen) -> Section:
    said = pen.material.request.text.strip()
    texts = [_quoted(pen, said)] if said else []
    name = "understood.access" if common.only_access(pen) else "understood"
    texts.append(pen(name, means=_means(pen), articles=_articles(pen)))
    return Section(
        label=pen.line("label.understood"),
        blocks=tuple(Paragraph(text=text) for text in texts),
    )


def _quoted(pen: Pen, said: str) -> Text:
    """The words of the request, and whose they are."""
    request = pen.material.request
    representative = request.representative_name.strip()
    if request.channel in common.SPOKEN:
        return pen("quoted.spoken", quote=said)
    name = "quoted.other" if representative else "quoted"
    return pen(name, quote=said, representative=representative)


def _next(pen: Pen, answer_by: Text) -> Text:
    """Where we look, what we cover, how the answer comes, and that more time would be told of."""
    places = common.places(pen)
    access = RequestKind.ACCESS in pen.material.kinds
    channel = pen.material.request.channel.value
    return pen("next", places=places, channel=channel, access=access, by=answer_by)


def _kinds(pen: Pen) -> str:
    """What is asked for, each by its name and what it means."""
    return "; ".join(
        pen.line("kind.line", kind=pen.line(f"kind.{kind}"), means=pen.line(f"kind.{kind}.means"))
        for kind in pen.material.kinds or (RequestKind.ACCESS,)
    )


def _means(pen: Pen) -> str:
    return "; ".join(pen.line(f"kind.{kind}.means") for kind in pen.material.kinds)


def _articles(pen: Pen) -> str:
    """The articles of what is asked for; a question or a complaint has none of its own."""
    asked = (kind for kind in pen.material.kinds if KINDS[kind].month)
    found = [articles.cite(KINDS[kind].article, pen.language) for kind in asked]
    return pen.listed(tuple(dict.fromkeys(found))) if found else ""


def _received(pen: Pen) -> Text:
    request = pen.material.request
    if request.received_on is None:
        return (pen.hole("received", request, "received_on"),)
    return plain(pen.date(request.received_on))


def _how(pen: Pen) -> str:
    return pen.line(f"how.{pen.material.request.channel}")


def _questions(pen: Pen) -> Text:
    return pen("questions", write_to=frame.write_to(pen), ref=pen.material.request.ref)


def _section(pen: Pen, label: str, text: Text) -> Section:
    return Section(label=pen.line(label), blocks=(Paragraph(text=text),))
