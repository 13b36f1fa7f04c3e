"""What data are used for, activity by activity (13 (1) (c), (d), 13 (2) (a), 14 (1) (d))."""

from collections.abc import Iterator

from dpo_desk.law import articles, data_categories
from dpo_desk.law.codes import LegalBasis, RetentionTrigger, Role, Stated
from dpo_desk.law.legal_bases import article
from dpo_desk.notices import write_recipients, write_retention
from dpo_desk.notices.write_model import (
    Block,
    Bullets,
    Inline,
    Paragraph,
    Run,
    Section,
    Table,
    Text,
)
from dpo_desk.notices.write_pen import Pen
from dpo_desk.notices.write_texts import ended, joined, opened, plain
from dpo_desk.records import Activity, Cookie, PurposeBasis
from dpo_desk.records.uses import Aim, Use
from dpo_desk.words import MissingWord


def section(pen: Pen, uses: tuple[Use, ...]) -> Section:
    """«Hva vi bruker opplysningene til»: a section an activity."""
    return Section(
        key="purposes",
        title=pen.line("purposes.title"),
        blocks=(Paragraph(text=pen("purposes.intro")),),
        sections=tuple(activity(pen, use) for use in uses),
    )


def activity(pen: Pen, use: Use) -> Section:
    """One activity with all that is told of it."""
    return Section(
        key=f"purpose-{use.activity.uid}",
        title=pen.told(use.activity, "name"),
        blocks=tuple(_blocks(pen, use)),
    )


def _blocks(pen: Pen, use: Use) -> Iterator[Block]:
    told = use.activity
    yield from _purposes(pen, use)
    if told.condition.strip():
        yield Paragraph(text=pen("sentence", text=pen.told(told, "condition")))
    if told.camera:
        yield Paragraph(text=pen("camera"))
    if told.role is Role.UNCLEAR:
        pen.note("role", told, "role")
        yield Paragraph(text=pen("role.open", note=pen.told(told, "role_note")))
    labelled = {
        "people": _people(pen, told),
        "data": _data(pen, told),
        "source": _source(pen, told),
        "receivers": plain(ended(_receivers(pen, use))),
    }
    for label, text in labelled.items():
        if text:
            yield Paragraph(label=pen.line(f"label.{label}"), text=text)
    kept = write_retention.of_use(pen, use)
    if write_retention.has_own(use):
        yield Bullets(label=pen.line("label.kept"), items=kept)
    else:
        yield Paragraph(label=pen.line("label.kept"), text=kept[0])
    if told.automated_decisions is Stated.KNOWN:
        yield Paragraph(label=pen.line("label.automated"), text=_automated(pen, told))


def _purposes(pen: Pen, use: Use) -> Iterator[Block]:
    """Each purpose with its bases; a gap where there is none."""
    label = pen.line("label.purpose")
    match use.aims:
        case ():
            gap = pen.gap("purpose", use.activity, "purpose")
            yield Paragraph(label=label, text=pen("missing", gap=gap))
        case (aim,):
            yield Paragraph(label=label, text=_words(pen, aim))
            yield Paragraph(label=pen.line("label.basis"), text=_bases(pen, aim, "basis.alone"))
        case aims:
            items = tuple(joined(_words(pen, aim), _bases(pen, aim, "basis.of")) for aim in aims)
            yield Bullets(label=label, items=items)


def _words(pen: Pen, aim: Aim) -> Text:
    return plain(ended(pen.told(aim.purpose, "text")))


def _bases(pen: Pen, aim: Aim, name: str) -> Text:
    """The bases of a purpose, and what each rests on."""
    if not aim.bases:
        return pen(name, bases=pen.gap("basis", aim.purpose, "basis"))
    bases: list[Inline] = []
    for number, basis in enumerate(aim.bases):
        if number:
            bases.append(Run(f" {pen.line('basis.and')} "))
        bases.extend(_basis(pen, aim, basis))
    reasons = (_reason(pen, aim, basis) for basis in aim.bases)
    return opened(joined(pen(name, bases=tuple(bases)), *reasons))


def _basis(pen: Pen, aim: Aim, basis: PurposeBasis) -> Text:
    """«samtykke (artikkel 6 nr. 1 bokstav a)», with the statute of a legal obligation."""
    cited = articles.cite(article(basis.basis), pen.language)
    statute = pen.named(basis, "statute")
    if basis.basis is LegalBasis.LEGAL_OBLIGATION and not statute:
        gap = pen.gap("statute", basis, "statute", aim.purpose)
        return pen("basis.legal_obligation.open", article=cited, gap=gap)
    return pen(f"basis.{basis.basis}", article=cited, statute=statute)


def _reason(pen: Pen, aim: Aim, basis: PurposeBasis) -> Text:
    """Why the basis holds: the interest, where that is it (13 (1) (d))."""
    if basis.reason.strip():
        return pen("sentence", text=pen.told(basis, "reason"))
    if basis.basis is LegalBasis.LEGITIMATE_INTERESTS:
        gap = pen.gap("interest", basis, "reason", aim.purpose)
        return pen("interest.missing", gap=gap)
    return ()


def _people(pen: Pen, told: Activity) -> Text:
    people = pen.listed(pen.line(f"people.{relation}") for relation in told.subjects)
    if not people:
        pen.note("people", told, "subjects")
    return pen("people", people=people, children=told.children is Stated.KNOWN)


def _data(pen: Pen, told: Activity) -> Text:
    data = pen.listed(_word(pen, code) for code in told.data_categories)
    if not data:
        return pen("missing", gap=pen.gap("data", told, "data_categories"))
    special = told.special_categories
    condition = pen.told(told, "special_condition")
    if special is Stated.KNOWN and not condition:
        pen.note("special_condition", told, "special_condition")
    return pen("data", data=data, special=special is Stated.KNOWN, condition=condition)


def _word(pen: Pen, code: str) -> str:
    try:
        return data_categories.word(code, pen.language)
    except MissingWord:
        return code


def _source(pen: Pen, told: Activity) -> Text:
    source = pen.told(told, "source")
    yourself = told.source_is_person is Stated.KNOWN
    if not source and not yourself:
        pen.note("source", told, "source")
    return pen("source", yourself=yourself, source=source)


def _receivers(pen: Pen, use: Use) -> str:
    """Who gets the data; where nobody does, whether that is settled."""
    settled = bool(use.links) and all(link.service.storage_countries for link in use.links)
    return write_recipients.names_of(pen, use) or pen.line("receivers.none", settled=settled)


def _automated(pen: Pen, told: Activity) -> Text:
    logic = pen.told(told, "automated_logic")
    if not logic:
        gap = pen.gap("logic", told, "automated_logic")
        return pen("automated.open", gap=gap)
    return pen("automated", logic=logic)


def cookie_section(pen: Pen, uses: tuple[Use, ...]) -> Section | None:
    """«Informasjonskapsler»: a row a cookie, or nothing where there is none."""
    cookies = tuple({cookie.id: cookie for use in uses for cookie in use.cookies}.values())
    if not cookies:
        return None
    headers = ("name", "provider", "purpose", "lifetime")
    named = [cookie for cookie in cookies if cookie.name.strip()]
    table = Table(
        headers=tuple(pen.line(f"cookies.{head}") for head in headers),
        rows=tuple(_cookie(pen, cookie) for cookie in named),
    )
    consent = any(
        basis.basis is LegalBasis.CONSENT
        for use in uses
        if use.cookies
        for aim in use.aims
        for basis in aim.bases
    )
    blocks: list[Block] = [Paragraph(text=pen("cookies.intro", named=len(named), consent=consent))]
    blocks += [table] if named else []
    blocks += [_unnamed(pen, cookie) for cookie in cookies if not cookie.name.strip()]
    return Section(key="cookies", title=pen.line("cookies.title"), blocks=tuple(blocks))


def _unnamed(pen: Pen, cookie: Cookie) -> Block:
    """A cookie whose name nobody knows: what is known of it, in a sentence."""
    pen.note("cookie", cookie, "name")
    purpose = pen.told(cookie, "purpose")
    lifetime = _lifetime(pen, cookie) if cookie.lifetime else ()
    return Paragraph(
        text=pen("cookie.unnamed", provider=cookie.provider, purpose=purpose, lifetime=lifetime)
    )


def _cookie(pen: Pen, cookie: Cookie) -> tuple[Text, ...]:
    return (
        plain(cookie.name),
        plain(cookie.provider) or pen("cookie.own"),
        plain(pen.told(cookie, "purpose")) or pen("cookie.unknown"),
        _lifetime(pen, cookie),
    )


def _lifetime(pen: Pen, cookie: Cookie) -> Text:
    if cookie.lifetime_from is RetentionTrigger.SESSION_END:
        return pen("cookie.session")
    if not cookie.lifetime:
        pen.note("lifetime", cookie, "lifetime")
        return pen("cookie.unknown")
    trigger = cookie.lifetime_from
    after = "" if trigger is RetentionTrigger.NONE else pen.line(f"after.{trigger}")
    return pen("cookie.lasts", period=pen.period(cookie.lifetime), after=after)
