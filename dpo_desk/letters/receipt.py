"""B01, the receipt: it arrived, what we understood, and the latest day of the answer."""

from typing import Final

from dpo_desk.law import kinds
from dpo_desk.law.codes import (
    Capacity,
    IdentityMethod,
    LetterKind,
    RequestKind,
    RequestStatus,
    Role,
)
from dpo_desk.law.working_days import add_working_days
from dpo_desk.letters import common, frame
from dpo_desk.letters.material import Material
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import joined, opened, plain
from dpo_desk.paper.model import Letter, Paragraph, Part, Section, Summary, Text

_PROVEN: Final = (Capacity.LAWYER, Capacity.GUARDIAN, Capacity.PARENT)


def write(material: Material, language: str) -> Letter:
    """The receipt; its date is never one that rests on a pause."""
    pen = Pen("receipt", language, material)
    forwarded = material.request.role is Role.PROCESSOR
    parts: list[Part] = [
        frame.greeting(pen),
        Paragraph(text=_forward(pen) if forwarded else _opening(pen)),
        *frame.intro(pen),
        _summary(pen, forwarded=forwarded),
        _understood(pen),
        *_for_other(pen),
        *([_forwarding(pen)] if forwarded else _next(pen)),
        common.questions(pen),
        frame.signature(pen),
    ]
    return frame.letter(pen, LetterKind.RECEIPT, parts, _subject(pen))


def _subject(pen: Pen) -> str:
    return "subject.access" if common.only_access(pen) else "subject"


def _opening(pen: Pen) -> Text:
    return pen(
        "opening",
        representative=_representative(pen),
        how=common.how(pen),
        received=_received(pen),
        by=common.answer_by(pen),
        needs_proof=_needs_proof(pen),
    )


def _forward(pen: Pen) -> Text:
    """That another firm answers; it is named only where that is known anyhow (DOMAIN 4)."""
    return pen(
        "opening.forward",
        representative=_representative(pen),
        how=common.how(pen),
        received=_received(pen),
        by=_forward_by(pen),
        controller=_controller(pen),
    )


def _controller(pen: Pen) -> str:
    request = pen.material.request
    name = request.controller_name.strip() if request.controller_named else ""
    return name or pen.line("controller")


def _forward_by(pen: Pen) -> str:
    """The day it is forwarded at the latest; nothing to promise once that has passed."""
    request = pen.material.request
    if request.received_on is None:
        return ""
    days = request.forward_days or pen.material.company.forward_days
    day = add_working_days(request.received_on, days)
    return pen.date(day) if day >= pen.material.dated else ""


def _summary(pen: Pen, *, forwarded: bool) -> Summary:
    came = pen("came", received=_received(pen), how=common.how(pen))
    by = plain(_forward_by(pen)) if forwarded else common.answer_by(pen)
    who = opened(plain(_controller(pen))) if forwarded else frame.contact(pen)
    rows: tuple[tuple[str, Text], ...] = (
        ("ask.case", plain(pen.material.request.ref)),
        ("ask.came", came),
        ("ask.forward" if forwarded else "ask.by", pen("strong", text=by) if by else ()),
        ("ask.what", () if _of_survivor(pen) else opened(plain(_kinds(pen)))),
        ("ask.cost", () if forwarded else pen("cost")),
        ("ask.who", who),
    )
    return Summary(
        label=pen.line("label.summary"),
        rows=tuple((pen.line(name), answer) for name, answer in rows if answer),
    )


def _understood(pen: Pen) -> Section:
    said = pen.material.request.text.strip()
    quoted = _quoted(pen, said) if said else ()
    name = "understood.access" if common.only_access(pen) else "understood"
    means = "; ".join(pen.line(f"kind.{kind}.means") for kind in pen.material.kinds)
    text = pen(name, means=means, articles=common.articles(pen))
    if quoted and _of_survivor(pen):  # a complaint in name alone; their own words say it
        return common.section(pen, "label.understood", quoted)
    return common.section(pen, "label.understood", quoted, text)


def _of_survivor(pen: Pen) -> bool:
    return pen.material.request.capacity is Capacity.SURVIVOR


def _quoted(pen: Pen, said: str) -> Text:
    """The words of the request, and whose they are."""
    if pen.material.request.channel in common.SPOKEN:
        return pen("quoted.spoken", quote=said)
    representative = _representative(pen)
    name = "quoted.other" if representative else "quoted"
    return pen(name, quote=said, representative=representative)


def _for_other(pen: Pen) -> list[Section]:
    """Who asks for whom, and what has to be shown for it; who has died has no rights here."""
    request, representative = pen.material.request, _representative(pen)
    if request.capacity is Capacity.SURVIVOR:
        return [common.section(pen, "label.survivor", pen("survivor"))]
    if not representative:
        return []
    capacity = request.capacity if request.capacity in _PROVEN else Capacity.REPRESENTATIVE
    needs_proof = _needs_proof(pen)
    name = f"proof.{capacity}" if needs_proof else f"proof.seen.{capacity}"
    proof = pen(name, representative=representative)
    text = pen("for_other", proof=proof, representative=representative, needs_proof=needs_proof)
    return [common.section(pen, "label.for_other", text)]


def _needs_proof(pen: Pen) -> bool:
    """Whether nobody has seen yet that somebody may ask for the person; a parent may."""
    request, known = pen.material.request, pen.material.identity
    if not _representative(pen) or request.capacity in (Capacity.PARENT, Capacity.SURVIVOR):
        return False
    shown = known is not None and known.values.get("method") == IdentityMethod.AUTHORITY
    return not shown and not request.representative_authority.strip()


def _next(pen: Pen) -> list[Section]:
    """Where we look, what we cover, how the answer comes, and that more time would be told of."""
    material = pen.material
    asked = material.kinds or (RequestKind.ACCESS,)
    searched = RequestStatus.SCOPE in kinds.steps(asked)
    text = pen(
        "next",
        places=common.places(pen) if searched else "",
        channel=material.request.channel.value,
        access=RequestKind.ACCESS in material.kinds,
        by=common.answer_by(pen),
        at_once=joined(common.at_once(pen)),
        more_time=any(not kinds.kind(kind).at_once for kind in asked),
        representative=_representative(pen),
        secure=material.company.no_sensitive_email,
    )
    return [common.section(pen, "label.next", text)]


def _forwarding(pen: Pen) -> Section:
    return common.section(pen, "label.forward", pen("forward"), pen("next.forward"))


def _kinds(pen: Pen) -> str:
    """What is asked for, by name; a single kind with what it means."""
    asked = pen.material.kinds or (RequestKind.ACCESS,)
    names = pen.listed([pen.line(f"kind.{kind}") for kind in asked])
    means = pen.line(f"kind.{asked[0]}.means")
    return names if len(asked) > 1 else pen.line("kind.line", kind=names, means=means)


def _received(pen: Pen) -> Text:
    request = pen.material.request
    if request.received_on is None:
        return (pen.hole("received", request, "received_on"),)
    return plain(pen.date(request.received_on))


def _representative(pen: Pen) -> str:
    return pen.material.request.representative_name.strip()
