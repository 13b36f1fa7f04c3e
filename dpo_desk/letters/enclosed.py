"""What goes along with an answer, what is covered in it, and what is left out (12 (4), 15 (4))."""

from dpo_desk.law.codes import ClaimOutcome, FindingChoice, RequestKind
from dpo_desk.letters import answers, common, refusing
from dpo_desk.letters.cards import annex_list
from dpo_desk.letters.marks import Mark, marks
from dpo_desk.letters.material import Material
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import capital, ended, opened, plain
from dpo_desk.paper.model import Block, Paragraph, Section, Table, Text
from dpo_desk.records import Claim, Finding

_OTHERS = "art15_4"


def is_covered(material: Material) -> bool:
    """Whether something is covered in a copy that goes along."""
    return bool(_marks(material) or _findings(material, FindingChoice.REDACT))


def is_left_out(material: Material) -> bool:
    """Whether something is not given at all, as far as anybody has decided."""
    claim = material.claim(RequestKind.ACCESS)
    partly = claim is not None and claim.outcome is ClaimOutcome.PARTLY
    kept_back = bool(_findings(material, FindingChoice.KEEP_BACK))
    return material.withholds or kept_back or (partly and not is_covered(material))


def for_others(material: Material) -> bool:
    """Whether all that is left out or covered is so for the sake of other people (15 (4))."""
    rows = _findings(material, FindingChoice.REDACT, FindingChoice.KEEP_BACK)
    given = {row.ground for row in rows} | {mark.ground for mark in _marks(material)}
    if given:
        return given == {_OTHERS}
    return material.for_others_sake


def where_told(pen: Pen) -> str:
    """The sections that tell of it, by their labels: «Det vi har sladdet»; "" for none."""
    said = {
        "label.redacted": is_covered(pen.material),
        "label.omitted": is_left_out(pen.material),
    }
    names = [pen.line("quote", text=pen.line(label)) for label, held in said.items() if held]
    return pen.listed(names) if names else ""


def covered(pen: Pen, *, told: bool = False) -> list[Section]:
    """What is covered, by the marks that stand in the copies: S1 and why, and where.

    ``told``: what no mark stands for is told already.
    """
    found = _marks(pen.material)
    by_hand = [] if told else _by_hand(pen.material)
    if not found and not by_hand:
        return []
    columns = ("redacted.mark", "redacted.why", "redacted.where")
    rows = [(plain(mark.name), _why(pen, mark), _places(pen, mark)) for mark in found]
    claim = answers.claim_of(pen.material, RequestKind.ACCESS)
    rows += [
        (plain("–"), _by_hand_why(pen, each, claim), plain(_annex_of(pen, each)))
        for each in by_hand
    ]
    table = Table(
        headers=tuple(pen.line(column) for column in columns), rows=tuple(rows), widths=_WIDTHS
    )
    intro = Paragraph(text=pen("redacted.intro", marks=bool(found)))
    return [Section(label=pen.line("label.redacted"), blocks=(intro, table))]


def left_out(pen: Pen) -> list[Section]:
    """What is not given, why and on which ground, with the right to complain (block K)."""
    material = pen.material
    if not is_left_out(material) and not is_covered(material):
        return []
    claim = answers.claim_of(material, RequestKind.ACCESS)
    blocks: list[Block] = []
    if is_left_out(material):
        others = material.for_others_sake
        blocks = [Paragraph(text=pen("omitted.intro", others=others)), *_told(pen, claim)]
    sections = covered(pen)
    complain = Paragraph(text=pen("omitted.complain", complain=common.right_to_complain(pen)))
    if not blocks:
        (only,) = sections
        return [Section(label=only.label, blocks=(*only.blocks, complain), keep=True)]
    label = pen.line("label.omitted")
    return [*sections, Section(label=label, blocks=(*blocks, complain), keep=True)]


def annexes(pen: Pen) -> list[Section]:
    """The annexes by number, and how the files can be told to be these very ones."""
    rows = pen.material.annexes
    if not rows:
        return []
    columns, widths = ["annexes.number", "annexes.content", "annexes.from"], [0.1, 0.55, 0.35]
    counted, hidden = any(each.pages for each in rows), any(each.redacted for each in rows)
    if counted or hidden:
        widths = [0.1, 0.5, 0.3] if counted != hidden else [0.1, 0.4, 0.22]
    if hidden:
        columns, widths = [*columns, "annexes.redacted"], [*widths, 0.17]
    if counted:
        columns, widths = [*columns, "annexes.pages"], [*widths, 0.11]
    places = {each.search.id: common.place(pen, each) for each in pen.material.searches}
    table = Table(
        headers=tuple(pen.line(column) for column in columns),
        rows=tuple(
            (
                plain(str(each.number)),
                plain(each.name),
                plain(places.get(each.search_id or 0, "")),
                *((plain(str(each.redacted)),) if hidden else ()),
                *((plain(str(each.pages or "–")),) if counted else ()),
            )
            for each in rows
        ),
        widths=tuple(widths),
        right=tuple(range(3, len(columns))),
    )
    return [Section(label=pen.line("label.annexes"), blocks=(table, *_files(pen)))]


_WIDTHS = (0.1, 0.62, 0.28)


def _files(pen: Pen) -> list[Block]:
    """The bound file and the originals that go along, with their checksums (MODEL.md 10)."""
    found: list[Block] = []
    bound = pen.material.annex_file
    if bound:
        pages = pen.words.n("letters.count.pages", bound.pages, number=str(bound.pages))
        text = pen("annexes.bound", name=bound.name, pages=pages)
        found.append(Paragraph(text=text))
    originals = [each for each in pen.material.annexes if each.as_file]
    if originals:
        text = pen("annexes.files", annexes=annex_list(pen, originals), many=len(originals) > 1)
        found.append(Paragraph(text=opened(text)))
    hashes = [(bound.name, bound.sha256)] if bound else []
    hashes += [(each.name, each.sha256) for each in originals if each.sha256]
    found += [
        Paragraph(text=pen("annexes.checksum", name=name, sha256=sha256), style="caption")
        for name, sha256 in hashes
    ]
    return found


def _told(pen: Pen, claim: Claim) -> list[Block]:
    """What is left out: in the manager's words, by the claim's own ground, and thing by thing."""
    material = pen.material
    rows = _findings(material, FindingChoice.KEEP_BACK)
    found: list[Block] = []
    if material.omitted:
        found.append(Paragraph(text=pen("omitted.what", what=material.omitted)))
    if claim.outcome is ClaimOutcome.PARTLY and (claim.ground or claim.grounds.strip()):
        found.append(Paragraph(text=refusing.text(pen, claim)))
    if rows:
        headers = (pen.line("omitted.column.what"), pen.line("omitted.column.why"))
        cells = tuple((plain(each.what.strip()), refusing.cell(pen, each, claim)) for each in rows)
        found.append(Table(headers=headers, rows=cells, widths=(0.36, 0.64)))
    if not found:
        hole = pen.hole("omitted", material.letter, "omitted")
        found.append(Paragraph(text=pen("omitted.what", what=hole)))
    return found


def _findings(material: Material, *choices: FindingChoice) -> tuple[Finding, ...]:
    claim = material.claim(RequestKind.ACCESS)
    return answers.findings(material, claim, *choices) if claim else ()


def _marks(material: Material) -> tuple[Mark, ...]:
    order = [each.document_id for each in material.annexes if each.document_id]
    return marks(material.redactions, order)


def _by_hand(material: Material) -> list[Finding]:
    """What was covered before the copy came here, so that no mark stands in it."""
    rows = _findings(material, FindingChoice.REDACT)
    return [row for row in rows if not material.redactions.get(row.document_id or 0)]


def _why(pen: Pen, mark: Mark) -> Text:
    """What is covered and why, and the ground; a hole where nobody has said."""
    cite = refusing.place_in_law(mark.ground, pen.language)
    first = next(
        row
        for rows in pen.material.redactions.values()
        for row in rows
        if row.id in mark.redaction_ids
    )
    reason: Text = plain(ended(mark.reason))
    place: Text = plain(cite) or (pen.hole("ground", first, "ground"),)
    said = reason or (pen.hole("covered", first, "reason"),)
    return pen("because.refused", reason=said, cite=opened(place))


def _by_hand_why(pen: Pen, finding: Finding, claim: Claim) -> Text:
    cell = refusing.cell(pen, finding, claim)
    return pen("redacted.what", what=finding.what.strip(), why=cell)


def _places(pen: Pen, mark: Mark) -> Text:
    """«Vedlegg 2, side 1 og 3»: every page on which the mark stands."""
    numbers = {each.document_id: each.number for each in pen.material.annexes}
    pages: dict[int, list[str]] = {}
    for document, page in mark.places:
        pages.setdefault(document, []).append(str(page))
    places = [
        pen.line(
            "redacted.place",
            n=str(numbers[document]),
            pages=pen.listed(found),
            many=len(found) > 1,
        )
        for document, found in pages.items()
    ]
    return plain("; ".join(places))


def _annex_of(pen: Pen, finding: Finding) -> str:
    mine = [each for each in pen.material.annexes if each.document_id == finding.document_id]
    listed = annex_list(pen, mine) if finding.document_id else ""
    return capital(listed) or "–"
