"""Sections that several letters share: what was asked, the search, the complaint, how long kept."""

from typing import Final

from dpo_desk.law import articles as law_articles
from dpo_desk.law.codes import Channel, IdentityMethod, RequestKind
from dpo_desk.law.deadlines import Facts, planned
from dpo_desk.law.kinds import KINDS, month_runs
from dpo_desk.letters import frame
from dpo_desk.letters.cards import annex_list
from dpo_desk.letters.material import Searched
from dpo_desk.letters.pen import Pen
from dpo_desk.letters.texts import joined, plain
from dpo_desk.paper.model import Block, Paragraph, Part, Section, Table, Text
from dpo_desk.records import EventKind, SearchResult

SPOKEN = (Channel.PHONE, Channel.IN_PERSON)
MANY = 6  # places that a sentence can list
SHORT = 220  # characters of a request that page 1 has room to quote


def asked(pen: Pen) -> Text:
    """When and how the request came, and in the person's own words what it was."""
    request = pen.material.request
    if request.received_on is None:
        return ()
    said = request.text.strip()
    return pen(
        "asked",
        access=only_access(pen),
        spoken=request.channel in SPOKEN,
        how=how(pen),
        received=pen.date(request.received_on),
        representative=request.representative_name.strip(),
        quote=said if is_short(said) else "",
    )


def asked_at_length(pen: Pen) -> list[Section]:
    """The request in the person's own words where it was too long to quote in passing."""
    said = pen.material.request.text.strip()
    if not said or is_short(said):
        return []
    return [_section(pen, "label.asked", (Paragraph(text=pen("quote", text=said)),))]


def request(pen: Pen) -> list[Part]:
    """When and how the request came, in whose words, and what it asks by which article."""
    cited = "" if only_access(pen) else articles(pen)  # access is cited in the sentence before
    about = pen("asked.about", means=means(pen), articles=cited) if cited else ()
    text = joined([asked(pen), about])
    return [Paragraph(text=text)] if text else []


def how(pen: Pen, *, to_firm: bool = False) -> str:
    """The way the request came; whoever reads the letter need not be the one who came by."""
    request = pen.material.request
    other = to_firm or bool(request.representative_name.strip())
    met = other and request.channel is Channel.IN_PERSON
    return pen.line("how.met" if met else f"how.{request.channel}")


def means(pen: Pen) -> str:
    """What is asked for, as a sentence lists it."""
    return pen.listed([pen.line(f"kind.{kind}.means") for kind in pen.material.kinds])


def articles(pen: Pen) -> str:
    """The articles of what is asked for; a question or a complaint has none of its own."""
    asked_for = (kind for kind in pen.material.kinds if KINDS[kind].month)
    found = [law_articles.cite(KINDS[kind].article, pen.language) for kind in asked_for]
    return pen.listed(tuple(dict.fromkeys(found))) if found else ""


def answer_by(pen: Pen) -> Text:
    """The day to promise: the safe one, else the law's last, else a hole; never a paused one.

    Where no month runs, the planned day, counted from the letter once it has passed.
    """
    material, request = pen.material, pen.material.request
    due, closed = material.deadlines, material.company.close_christmas_eve
    days = (due.due_on, due.latest) if due else ()
    if request.received_on is not None and not month_runs(material.kinds):
        again = planned(Facts(material.dated, closed_days=closed))
        days = (request.due_on or again, again)
    for day in days:
        if day >= material.dated:
            return plain(pen.date(day))
    return (pen.hole("answer_by", material.request, "received_on"),)


# What is done before the answer, whatever that is: stopped, or not used meanwhile (18 (1) (d)).
_AT_ONCE: Final = (
    RequestKind.MARKETING_OPT_OUT,
    RequestKind.WITHDRAW_CONSENT,
    RequestKind.OBJECTION,
)
_STOPPED: Final = (RequestKind.MARKETING_OPT_OUT, RequestKind.WITHDRAW_CONSENT)


def at_once(pen: Pen) -> tuple[Text, ...]:
    """What waits for no answer and has not ended yet; what is stopped is told in one breath."""
    claims = {kind: pen.material.claim(kind) for kind in _AT_ONCE if kind in pen.material.kinds}
    waiting = [kind for kind, claim in claims.items() if claim is None or claim.outcome is None]
    names = [kind.value for kind in waiting]
    if {*_STOPPED} <= {*waiting}:
        names = ["stopped", *(kind.value for kind in waiting if kind not in _STOPPED)]
    return tuple(pen(f"at_once.{name}") for name in names)


def questions(pen: Pen) -> Section:
    """A way in that somebody answers, and the case number to give."""
    text = pen("questions", write_to=frame.write_to(pen), ref=pen.material.request.ref)
    return section(pen, "label.questions", text)


def section(pen: Pen, label: str, *texts: Text) -> Section:
    """A label and its paragraphs, empty ones left out."""
    blocks = tuple(Paragraph(text=text) for text in texts if text)
    return Section(label=pen.line(label), blocks=blocks)


def only_access(pen: Pen) -> bool:
    """Whether access is all that is asked for."""
    return all(kind is RequestKind.ACCESS for kind in pen.material.kinds)


def identity(pen: Pen) -> Text:
    """How the company knows who the person is; nothing where nobody has noted it."""
    event = pen.material.identity
    if event is None:
        return ()
    if event.kind is EventKind.DOUBT:
        hole = pen.hole("identity", pen.material.request, "identity")
        return pen("identity.doubt", hole=hole)
    method = event.values.get("method", "") if event.kind is EventKind.IDENTIFIED else "no_doubt"
    known = method if method in set(IdentityMethod) else IdentityMethod.OTHER.value
    representative = pen.material.request.representative_name.strip()
    return pen(f"identity.{known}", representative=representative)


def place(pen: Pen, each: Searched) -> str:
    """What a place that was searched is called."""
    return pen.named(each.service, "name") if each.service else each.search.place.strip()


def places(pen: Pen) -> str:
    """The places in a sentence, where they are few and all are products with a name."""
    searches = pen.material.searches
    bought = all(each.service and each.service.vendor_id is not None for each in searches)
    names = [place(pen, each) for each in searches]
    clear = bought and not any("," in name for name in names)
    return pen.listed(names) if 0 < len(names) <= MANY and clear else ""


def search(pen: Pen) -> Section:
    """Proof of the search: where, when, with what and what was found (15 (1), 5 (2))."""
    searches = pen.material.searches
    if not searches:
        hole = pen.hole("searches", pen.material.request, "searches")
        text = pen("search.missing", hole=hole)
        return _section(pen, "label.search", (Paragraph(text=text),))
    headers = ("search.where", "search.when", "search.found")
    table = Table(
        headers=tuple(pen.line(header) for header in headers),
        rows=tuple(_search_row(pen, each) for each in searches),
        widths=(0.32, 0.29, 0.39),
    )
    return _section(pen, "label.search", (Paragraph(text=_search_intro(pen)), table))


def right_to_complain(pen: Pen) -> Text:
    """Block K, word for word (DOMAIN 13); ``complaint`` is the section that holds it."""
    return pen("complain")


def complaint(pen: Pen, *more: Block) -> Section:
    """Whom to turn to in case of disagreement: block K word for word, with the address."""
    text = pen(
        "disagree",
        complain=right_to_complain(pen),
        address=_one_line(pen.material.company.authority_address),
    )
    return _section(pen, "label.disagree", (Paragraph(text=text), *more))


def kept(pen: Pen, *, annexes: bool = True) -> Section:
    """How long the request is kept, and the copies of a letter with ``annexes`` (MODEL.md 20)."""
    material = pen.material
    copies = pen.date(material.annexes_until) if annexes and material.annexes else ""
    text = pen("kept", until=pen.date(material.kept_until), copies=copies)
    return _section(pen, "label.kept", (Paragraph(text=text),))


def _search_intro(pen: Pen) -> Text:
    """The words searched for and who looked, each said once."""
    done = [s.search for s in pen.material.searches if s.search.result is not SearchResult.NOT_YET]
    words = dict.fromkeys(search.words.strip() for search in done if search.words.strip())
    people = dict.fromkeys(search.who.strip() for search in done if search.who.strip())
    return pen(
        "search.intro",
        words="; ".join(words),
        who=pen.listed(tuple(people)) if people else "",
    )


def _search_row(pen: Pen, each: Searched) -> tuple[Text, ...]:
    row = each.search
    when = plain(pen.date(row.on)) if row.on else plain("–")
    return plain(place(pen, each)), when, _found(pen, each)


def _found(pen: Pen, each: Searched) -> Text:
    row = each.search
    match row.result:
        case SearchResult.NOT_YET:
            return (pen.hole("search", row, "result"),)
        case SearchResult.NOTHING:
            return joined([pen("search.nothing")])
        case SearchResult.FOUND if row.note.strip() or each.annexes:
            copies = annex_list(pen, each.annexes)
            return pen("search.something", note=row.note.strip(), annexes=copies)
        case _:
            return (pen.hole("found", row, "note"),)


def _section(pen: Pen, label: str, blocks: tuple[Block, ...], *, keep: bool = False) -> Section:
    return Section(label=pen.line(label), blocks=blocks, keep=keep)


def is_short(text: str) -> bool:
    """Whether a request can be quoted in passing."""
    return len(text) <= SHORT and "\n" not in text


def _one_line(text: str) -> str:
    return ", ".join(line.strip() for line in text.splitlines() if line.strip())
