"""Who is told of a rectification, an erasure or a restriction (article 19)."""

from dpo_desk.law.codes import RequestKind
from dpo_desk.letters import recipients
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import ended, plain
from dpo_desk.paper.model import Paragraph, Section, Table, Text
from dpo_desk.records import Notification, Recipient


def told(pen: Pen, *kinds: RequestKind) -> Section:
    """Each recipient with the day it was told, or why it is not; a hole where nobody has looked."""
    rows = rows_of(pen, *kinds)
    label = pen.line("label.told")
    if not rows:
        return Section(label=label, blocks=(Paragraph(text=_nobody(pen)),))
    table = Table(
        headers=(pen.line("told.who"), pen.line("told.on")),
        rows=tuple((name(pen, each), _when(pen, each)) for each in rows),
        widths=(0.4, 0.6),
    )
    return Section(label=label, blocks=(Paragraph(text=pen("told.intro")), table))


def rows_of(pen: Pen, *kinds: RequestKind) -> tuple[Notification, ...]:
    """Those who are told of what was done for these claims."""
    rows = pen.material.notifications
    return tuple(row for row in rows if not row.about or {*row.about} & {*kinds})


def _when(pen: Pen, row: Notification) -> Text:
    """When a recipient was told; nobody promises to tell a group that has no names."""
    if row.told_on:
        confirmed = pen.date(row.confirmed_on) if row.confirmed_on else ""
        return pen("told.done", date=pen.date(row.told_on), confirmed=confirmed)
    if row.untold.strip():
        return pen("told.not", reason=ended(row.untold))
    if group(pen, row) is not None:
        return pen("told.group")
    return pen("told.waits")


def _nobody(pen: Pen) -> Text:
    """That nobody has received the data, as far as is known; otherwise somebody has to look."""
    received = [each for each in recipients.receivers(pen, pen.material.uses) if not each.own]
    if received:
        hole = pen.hole("told", pen.material.request, "notifications")
        return pen("told.missing", hole=hole)
    return pen("told.nobody")


def name(pen: Pen, row: Notification) -> Text:
    """A recipient's name; of a group what it is, in the letter's language."""
    kind = group(pen, row)
    return plain(pen.told(kind, "name") if kind is not None else row.name.strip())


def group(pen: Pen, row: Notification) -> Recipient | None:
    """The group, where the register knows only what kind of recipient it is."""
    known = (each for use in pen.material.every_use for each in use.recipients)
    return next((each for each in known if each.is_category and each.id == row.recipient_id), None)
