"""The words around the annexes of a case, which are the same for each of its letters."""

from collections.abc import Sequence
from datetime import date

import msgspec

from dpo_desk import words as all_words
from dpo_desk.duties.case import claims
from dpo_desk.law.codes import RequestKind
from dpo_desk.letters.material import Annex, Searched
from dpo_desk.paper import model
from dpo_desk.paper.annex_model import BindTexts
from dpo_desk.records import Request, Service, Translation
from dpo_desk.register import Register
from dpo_desk.words import Words


def texts(
    register: Register, request: Request, spoken: str, day: date, listed: Sequence[Annex]
) -> BindTexts:
    """Headings in the language ``spoken``: of access only where nothing else was asked for."""
    language: model.Language = msgspec.convert(spoken, model.Language)
    say = all_words.of(language)
    asked = {claim.kind for claim in claims(register, request)}
    about = "" if asked == {RequestKind.ACCESS} else ".many"
    return BindTexts(
        language=language,
        company=register.company().name,
        case=say("annex.file.case", ref=request.ref),
        running_head=say(f"annex.file.running{about}", name=request.requester_name.strip()),
        dated=day,
        title=say("annex.file.title", ref=request.ref),
        heading=say(f"annex.file.heading{about}"),
        intro=say("annex.file.intro"),
        sections=tuple(_sections(listed, say)),
    )


def places(
    register: Register, listed: Sequence[tuple[Annex, Searched]], language: str
) -> dict[int, str]:
    """What the letter calls each place that was searched, by its search."""
    about = "record_table = :t and record_field = 'name' and language = :l"
    rows = register.find(Translation, about, t=Service.table, l=language)
    told = {each.record_uid: each.text.strip() for each in rows if each.text.strip()}
    return {
        place.search.id: told.get(place.service.uid, place.service.name)
        if place.service
        else place.search.place
        for _, place in listed
    }


def _sections(listed: Sequence[Annex], say: Words) -> list[model.Section]:
    """What the marks mean, and which annexes go along as files too."""
    found = []
    if any(annex.redacted for annex in listed):
        found.append(_section(say("annex.marks.label"), say("annex.marks.text")))
        found.append(_section(say("annex.pages.label"), say("annex.pages.text")))
    files = [str(annex.number) for annex in listed if annex.as_file]
    if files:
        numbers = files[0]
        if len(files) > 1:
            numbers = say("paper.and", first=", ".join(files[:-1]), last=files[-1])
        text = say.n("annex.files.text", len(files), numbers=numbers)
        found.append(_section(say("annex.files.label"), text))
    return found


def _section(label: str, text: str) -> model.Section:
    return model.Section(label=label, blocks=(model.Paragraph(text=(model.Plain(text),)),))
