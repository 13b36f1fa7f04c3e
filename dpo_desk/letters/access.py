"""B05, the answer to a request for access: every item of article 15 for this very person."""

from dpo_desk.law.codes import ClaimOutcome, LegalBasis, LetterKind, RequestKind
from dpo_desk.letters import (
    answers,
    cards,
    combined,
    common,
    enclosed,
    frame,
    no_data,
    recipients,
    refusal,
    summary,
)
from dpo_desk.letters.cards import Numbered, numbers
from dpo_desk.letters.material import Material
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.recipients import Receiver
from dpo_desk.letters.texts import plain
from dpo_desk.paper.model import (
    Block,
    Letter,
    PageOf,
    Paragraph,
    Part,
    Plain,
    Section,
    Table,
    Text,
)
from dpo_desk.records import Claim

_OBJECTION = (LegalBasis.LEGITIMATE_INTERESTS, LegalBasis.PUBLIC_TASK)  # 21 (1)
_PORTABLE = (LegalBasis.CONSENT, LegalBasis.CONTRACT)  # 20 (1) (a)


def write(material: Material, language: str) -> Letter:
    """The answer with its holes; where every search was in vain, the words of B06.

    Whatever else was asked for and is decided is answered in the same letter. Where access itself
    is refused, the letter is a refusal.
    """
    if material.found_nothing:
        return no_data.write(material, language, LetterKind.ACCESS)
    claim = answers.claim_of(material, RequestKind.ACCESS)
    if claim.outcome in (ClaimOutcome.REFUSED, ClaimOutcome.UNIDENTIFIED):
        return refusal.write(material, language, LetterKind.ACCESS)
    pen = Pen("access", language, material)
    further = [c for c in combined.decided(material) if c.kind is not RequestKind.ACCESS]
    purposes = cards.numbered(material.uses)
    receivers = recipients.receivers(pen, material.uses)
    parts: list[Part] = [
        *_opening(pen, further),
        summary.summary(pen, purposes, receivers),
        *combined.further(pen, further),
        _overview(pen, purposes),
        *(cards.card(pen, each) for each in purposes),
        _transfers(pen, receivers),
        _rights(pen, purposes),
        *combined.replies(pen, further),
        common.complaint(pen),
        *common.asked_at_length(pen),
        common.search(pen),
        common.kept(pen),
        *enclosed.left_out(pen),
        frame.signature(pen),
        *enclosed.annexes(pen),
    ]
    subject = "subject.many" if further else "subject.access"
    return frame.letter(pen, LetterKind.ACCESS, parts, subject, copies=True)


def _opening(pen: Pen, further: list[Claim]) -> list[Part]:
    material = pen.material
    relation = f"relation.{material.request.relation}"
    told = pen.line(relation) if relation in pen.texts else ""
    texts = [
        pen(
            "opening",
            copied=material.copied,
            found="" if material.copied else pen.line(_uncopied(material)),
            omitted=enclosed.is_left_out(material),
            covered=enclosed.is_covered(material),
            places=enclosed.where_told(pen),
            relation=told,
        ),
        common.asked(pen),
        common.identity(pen),
    ]
    told_here = {RequestKind.ACCESS, *(claim.kind for claim in further)}
    others = [kind for kind in material.kinds if kind not in told_here]
    if others:
        meant = "; ".join(pen.line(f"kind.{kind}.means") for kind in others)
        texts.append(pen("other_claims", kinds=meant))
    found: list[Part] = [frame.greeting(pen)]
    found.extend(Paragraph(text=text) for text in texts[:1] if text)
    found.extend(frame.intro(pen))
    found.extend(Paragraph(text=text) for text in texts[1:] if text)
    return found


def _uncopied(material: Material) -> str:
    """Where the rest is told when not everything is enclosed; never a copy that is not there."""
    return "opening.some" if material.annexes else "opening.none"


def _overview(pen: Pen, purposes: tuple[Numbered, ...]) -> Section:
    material = pen.material
    found: list[Block] = []
    if purposes:
        intro = pen("purposes.intro", n=len(purposes), annexes=bool(material.annexes))
        found = [Paragraph(text=intro), _overview_table(pen, purposes)]
    else:
        hole = pen.hole("purposes", material.request, "activities")
        found = [Paragraph(text=pen("purposes.none", hole=hole))]
    if material.uses_in_vain:
        names = [cards.title(pen, each) for each in cards.numbered(material.uses_in_vain)]
        text = pen(
            "purposes.in_vain",
            purposes=pen.listed([_quoted(pen, name) for name in names]),
            many=len(names) > 1,
        )
        found.append(Paragraph(text=text))
    if material.for_others:
        found.append(Paragraph(text=pen("purposes.for_others")))
    return Section(label=pen.line("label.purposes", n=len(purposes)), blocks=tuple(found))


def _quoted(pen: Pen, name: str) -> str:
    return name if name.startswith(("«", "“")) else pen.line("quote", text=name)


def _overview_table(pen: Pen, purposes: tuple[Numbered, ...]) -> Table:
    columns = ("purposes.column", "bases.column", "page.column")
    return Table(
        headers=tuple(pen.line(column) for column in columns),
        rows=tuple(
            (
                (Plain(f"{each.number}\u00a0 {cards.title(pen, each)}"),),
                plain(cards.basis_names(pen, each)),
                (PageOf(key=each.key),),
            )
            for each in purposes
        ),
        widths=(0.65, 0.27, 0.08),
        right=(2,),
    )


def _transfers(pen: Pen, receivers: tuple[Receiver, ...]) -> Section:
    """Who has data outside the EEA and under which safeguard; who may have, as nobody knows."""
    outside = [each for each in receivers if each.outside]
    unknown = recipients.unknown(receivers)
    found: list[Block] = []
    if outside:
        n = len(outside)
        intro = pen("transfers.intro", n=n, count=pen.count("recipients", n))
        found = [Paragraph(text=intro), _transfer_table(pen, outside)]
    groups = recipients.unknown_groups(receivers)
    if unknown or groups:
        names = pen.listed(unknown) if unknown else ""
        text = pen(
            "transfers.unknown",
            names=names,
            groups=groups,
            unprotected=not any(recipients.claims_safeguard(each) for each in receivers),
        )
        found.append(Paragraph(text=text))
    if recipients.unsettled(pen, pen.material.uses):
        found.append(
            Paragraph(text=pen("transfers.own", alone=not found, too=bool(unknown or groups)))
        )
    if not found:
        text = pen("transfers.none", recipients=bool(receivers))
        found = [Paragraph(text=text)]
    return Section(label=pen.line("label.transfers"), blocks=tuple(found))


def _transfer_table(pen: Pen, outside: list[Receiver]) -> Table:
    columns = ("transfers.who", "transfers.country", "transfers.safeguard")
    return Table(
        headers=tuple(pen.line(column) for column in columns),
        rows=tuple(
            (
                plain(each.name),
                plain(pen.listed([recipients.country(pen, code) for code in each.outside])),
                recipients.safeguard(pen, each.link, each.outside, "transfer")
                if each.link
                else pen("safeguard.unknown"),
            )
            for each in outside
        ),
        widths=(0.25, 0.15, 0.6),
        strong=(0,),
    )


def _rights(pen: Pen, purposes: tuple[Numbered, ...]) -> Section:
    """The rights the bases give; objection and marketing in paragraphs of their own (21 (4))."""
    texts = [
        pen(
            "rights.always",
            portable=numbers(pen, purposes, lambda each: bool({*each.bases} & {*_PORTABLE})),
            consent=numbers(pen, purposes, lambda each: LegalBasis.CONSENT in each.bases),
        ),
        _objection(pen, purposes),
        pen("rights.marketing") if pen.material.advertised_to else (),
        pen("rights.how", write_to=frame.write_to(pen)),
    ]
    blocks = tuple(Paragraph(text=text) for text in texts if text)
    return Section(label=pen.line("label.rights"), blocks=blocks)


def _objection(pen: Pen, purposes: tuple[Numbered, ...]) -> Text:
    """Which purposes can be objected to; a basis nobody has settled takes the right from no one."""
    if not purposes:
        return ()
    against = [each for each in purposes if {*each.bases} & {*_OBJECTION}]
    given = {basis for each in purposes for basis in each.bases}
    names = {
        LegalBasis.LEGITIMATE_INTERESTS: "rights.objection.interests",
        LegalBasis.PUBLIC_TASK: "rights.objection.task",
    }
    bases = [pen.line(names[basis]) for basis in _OBJECTION if basis in given]
    return pen(
        "rights.objection",
        purposes=numbers(pen, against, lambda _: True),
        many=len(against) > 1,
        bases=pen.listed(bases) if bases else "",
        open=numbers(pen, purposes, lambda each: not each.bases),
        n=len(purposes),
    )
