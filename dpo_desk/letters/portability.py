"""B11, the answer to a request for portability: what the file holds, what not, and how it comes."""

from dpo_desk.law.codes import FindingChoice, LegalBasis, LetterKind, RequestKind
from dpo_desk.letters import answers, cards, common, refusing
from dpo_desk.letters.answers import Reply
from dpo_desk.letters.asks import Answers
from dpo_desk.letters.material import Material
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import ended, flat, joined, opened, plain
from dpo_desk.paper.model import Block, Bullets, Letter, Paragraph, Section, Text
from dpo_desk.records import Claim, Event, EventKind

PORTABLE = (LegalBasis.CONSENT, LegalBasis.CONTRACT)  # 20 (1) (a)


def write(material: Material, language: str) -> Letter:
    """The answer, always with block K."""
    return answers.written(
        LetterKind.PORTABILITY, RequestKind.PORTABILITY, reply, material, language
    )


def reply(pen: Pen, claim: Claim) -> Reply:
    """The file, what it holds and what not, how it comes, and to whom it can go straight."""
    said = answers.met(pen.material, claim)
    sections: tuple[Section, ...] = ()
    if said in ("yes", "partly"):
        sections = (
            _format(pen),
            _content(pen, claim),
            _excluded(pen, claim),
            common.section(pen, "label.delivery", _delivery(pen)),
            common.section(pen, "label.transfer", _transfer(pen)),
        )
    return Reply(
        opening=answers.opening(pen, claim),
        sections=sections,
        refusal=answers.refused(pen, claim),
        complain=True,
    )


def _format(pen: Pen) -> Section:
    blocks: list[Block] = [Paragraph(text=pen("format"))]
    sha256 = _checksum(pen.material)
    if sha256:
        text = pen("format.checksum", sha256=sha256)
        blocks.append(Paragraph(text=text, style="caption"))
    return Section(label=pen.line("label.format"), blocks=tuple(blocks))


def _checksum(material: Material) -> str:
    """The hash of the file that was made last; "" where none is logged."""
    made = _made(material, EventKind.EXPORTED, EventKind.DELIVERED)
    return str(made.values.get("sha256", "")) if made else ""


def _made(material: Material, *kinds: EventKind) -> Event | None:
    """When the file was made last, or left."""
    for event in reversed(material.events):
        if event.kind in kinds and event.values.get("what") == "portability":
            return event
    return None


def _content(pen: Pen, claim: Claim) -> Section:
    """What was decided to give, else what the register keeps on consent or contract."""
    chosen = (FindingChoice.GIVE, FindingChoice.REDACT)
    items = [plain(ended(each.what)) for each in answers.findings(pen.material, claim, *chosen)]
    if not items:
        items = [
            pen("content.item", title=cards.title(pen, each), data=cards.data_kinds(pen, each.use))
            for each in cards.numbered(pen.material.uses)
            if {*each.bases} & {*PORTABLE}
        ]
    said = answers.answer(claim)
    if not items and not said:
        hole = pen.hole("content", pen.material.request, "findings")
        return common.section(pen, "label.content", pen("content.missing", hole=hole))
    blocks: list[Block] = [Paragraph(text=pen("content.intro"))]
    blocks += [Bullets(items=tuple(opened(each) for each in items))] if items else []
    blocks += [Paragraph(text=plain(said))] if said else []
    return Section(label=pen.line("label.content"), blocks=tuple(blocks))


def _excluded(pen: Pen, claim: Claim) -> Section:
    """What is not in the file, each with its reason; access to it stays open."""
    rows = answers.findings(pen.material, claim, FindingChoice.KEEP_BACK)
    chosen = [
        pen("excluded.finding", what=each.what.strip(), why=refusing.cell(pen, each, claim))
        for each in rows
    ]
    files = _not_data(pen)
    items = (chosen or _other_bases(pen)) + files
    blocks: list[Block] = []
    if items:
        intro = pen("excluded.chosen" if chosen or files else "excluded.intro")
        bullets = Bullets(items=tuple(opened(each) for each in items))
        blocks = [Paragraph(text=intro), bullets]
    last = joined([pen("excluded.derived", also=bool(items)), pen("excluded.access")])
    blocks.append(Paragraph(text=last))
    return Section(label=pen.line("label.excluded"), blocks=tuple(blocks))


def _not_data(pen: Pen) -> list[Text]:
    """The files that could not go along, with why: a PDF is no data that another system reads."""
    made = _made(pen.material, EventKind.EXPORTED)
    return [plain(ended(line)) for line in made.note.splitlines()] if made else []


def _other_bases(pen: Pen) -> list[Text]:
    """The purposes whose basis gives no such right (20 (1) (a))."""
    found = []
    for each in cards.numbered(pen.material.uses):
        title = cards.title(pen, each)
        names = [basis.inline(pen.language) for basis in each.bases]
        if not names:
            found.append(pen("excluded.no_basis", title=title))
        elif not {*each.bases} & {*PORTABLE}:
            found.append(pen("excluded.purpose", title=title, basis=pen.listed(names)))
    return found


def _delivery(pen: Pen) -> Text:
    told = Answers(pen, LetterKind.PORTABILITY)
    way = told.chosen("delivery")
    return pen(f"delivery.{way}") if way else pen("delivery.missing", hole=told.hole("delivery"))


def _transfer(pen: Pen) -> Text:
    """Straight to another controller where that is technically feasible (20 (2))."""
    told = Answers(pen, LetterKind.PORTABILITY)
    who, reason = flat(told("transfer_to")), flat(told("transfer_not"))
    if reason:
        return pen("transfer.not", who=who, reason=ended(reason))
    return pen("transfer.done", who=who) if who else pen("transfer.offer")
