"""«Kort sagt» of an access answer: seven questions that page 1 answers."""

from dpo_desk.law.codes import Stated
from dpo_desk.letters import recipients
from dpo_desk.letters.cards import Numbered, numbers
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.recipients import Receiver
from dpo_desk.paper.model import Summary, Text


def summary(pen: Pen, purposes: tuple[Numbered, ...], receivers: tuple[Receiver, ...]) -> Summary:
    """«Kort sagt»: seven questions that page 1 answers."""
    material = pen.material
    answers = (
        ("data", pen("answer.data")),
        ("purposes", _how_many_purposes(pen, purposes)),
        ("recipients", _how_many_recipients(pen, receivers)),
        ("transfers", _sent_out(pen, receivers)),
        ("automated", _automated(pen, purposes)),
        ("withheld", pen("answer.withheld", withheld=material.withholds)),
        ("annexes", _how_many_annexes(pen)),
    )
    rows = tuple((pen.line(f"ask.{name}"), answer) for name, answer in answers)
    return Summary(label=pen.line("label.summary"), rows=rows)


def _how_many_purposes(pen: Pen, purposes: tuple[Numbered, ...]) -> Text:
    n = len(purposes)
    hole = pen.hole("purposes", pen.material.request, "activities")
    return pen("answer.purposes", count=pen.count("purposes", n), n=n, hole=hole)


def _how_many_recipients(pen: Pen, receivers: tuple[Receiver, ...]) -> Text:
    named = len({r.name.casefold() for r in receivers if not r.group and not r.own})
    groups = len({r.name.casefold() for r in receivers if r.group})
    return pen(
        "answer.recipients",
        n=named,
        groups=groups,
        count=pen.count("recipients", named),
        unnamed=pen.small_count("groups", groups) if named else pen.count("groups", groups),
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
    counted = [("recipients", len(unknown)), ("groups", groups)]
    return pen(
        "answer.transfers",
        countries=recipients.listed(pen, tuple(codes)) if codes else "",
        unknown=_listed_counts(pen, counted),
        recipients=any(not each.own for each in receivers),
    )


def _listed_counts(pen: Pen, counted: list[tuple[str, int]]) -> str:
    """«to mottakere og én gruppe»; "" for none."""
    found = [pen.small_count(what, n) for what, n in counted if n]
    return pen.listed(found) if found else ""


def _automated(pen: Pen, purposes: tuple[Numbered, ...]) -> Text:
    def state(each: Numbered) -> Stated:
        return each.use.activity.automated_decisions

    return pen(
        "answer.automated",
        known=numbers(pen, purposes, lambda each: state(each) is Stated.KNOWN),
        unknown=numbers(pen, purposes, lambda each: state(each) is Stated.UNKNOWN),
        excluded=bool(purposes) and all(state(each) is Stated.STATED_NONE for each in purposes),
    )
