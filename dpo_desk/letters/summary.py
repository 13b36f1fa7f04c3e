"""«Kort sagt» of an access answer: seven questions that page 1 answers."""

from dpo_desk.law.codes import Stated
from dpo_desk.letters import cards, enclosed, recipients
from dpo_desk.letters.cards import Numbered, numbers
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.recipients import Receiver
from dpo_desk.paper.model import Summary, Text


def summary(pen: Pen, purposes: tuple[Numbered, ...], receivers: tuple[Receiver, ...]) -> Summary:
    """«Kort sagt»: seven questions that page 1 answers."""
    answers = (
        ("data", pen("answer.data")),
        ("purposes", _how_many_purposes(pen, purposes)),
        ("recipients", _how_many_recipients(pen, receivers)),
        ("transfers", _sent_out(pen, receivers)),
        ("automated", _automated(pen, purposes)),
        ("withheld", _withheld(pen)),
        ("annexes", _how_many_annexes(pen)),
    )
    rows = tuple((pen.line(f"ask.{name}"), answer) for name, answer in answers)
    return Summary(label=pen.line("label.summary"), rows=rows)


def _how_many_purposes(pen: Pen, purposes: tuple[Numbered, ...]) -> Text:
    n = len(purposes)
    hole = pen.hole("purposes", pen.material.request, "activities")
    title = cards.title(pen, purposes[0]) if purposes else ""
    return pen("answer.purposes", count=pen.count("purposes", n), n=n, title=title, hole=hole)


def _how_many_recipients(pen: Pen, receivers: tuple[Receiver, ...]) -> Text:
    names = [r.name for r in receivers if not r.group and not r.own]
    named = len({name.casefold() for name in names})
    groups = len({r.name.casefold() for r in receivers if r.group})
    return pen(
        "answer.recipients",
        n=named,
        name=names[0] if names else "",
        groups=groups,
        unsettled=recipients.unsettled(pen, pen.material.uses),
        count=pen.count("recipients", named),
        unnamed=pen.small_count("groups", groups) if named else pen.count("groups", groups),
    )


def _withheld(pen: Pen) -> Text:
    return pen(
        "answer.withheld",
        withheld=bool(enclosed.where_told(pen)),
        others=enclosed.for_others(pen.material),
        places=enclosed.where_told(pen),
    )


def _how_many_annexes(pen: Pen) -> Text:
    annexes = pen.material.annexes
    pages = sum(annex.pages for annex in annexes) if all(a.pages for a in annexes) else 0
    return pen(
        "answer.annexes",
        n=len(annexes),
        count=pen.count("annexes", len(annexes)),
        pages=pen.words.n("letters.count.pages", pages, number=str(pages)) if pages else "",
    )


def _sent_out(pen: Pen, receivers: tuple[Receiver, ...]) -> Text:
    codes = dict.fromkeys(code for each in receivers for code in each.outside)
    unknown = recipients.unknown(receivers)
    groups = recipients.unknown_groups(receivers)
    open_ones = [pen.small_count("recipients", len(unknown))] if unknown else []
    open_ones += [pen.small_count("groups", groups)] if groups else []
    if recipients.unsettled(pen, pen.material.uses):
        open_ones.append(pen.line("own_systems"))
    return pen(
        "answer.transfers",
        countries=recipients.listed(pen, tuple(codes)) if codes else "",
        unknown=pen.listed(open_ones) if open_ones else "",
        recipients=any(not each.own for each in receivers),
    )


def _automated(pen: Pen, purposes: tuple[Numbered, ...]) -> Text:
    def state(each: Numbered) -> Stated:
        return each.use.activity.automated_decisions

    return pen(
        "answer.automated",
        known=numbers(pen, purposes, lambda each: state(each) is Stated.KNOWN),
        unknown=numbers(pen, purposes, lambda each: state(each) is Stated.UNKNOWN),
        excluded=bool(purposes) and all(state(each) is Stated.STATED_NONE for each in purposes),
    )
