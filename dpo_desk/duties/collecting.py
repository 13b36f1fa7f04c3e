"""Where a person's data can lie: relation → activities → systems, one search row a system."""

import mimetypes
from datetime import date
from pathlib import Path, PurePath
from typing import NamedTuple

import msgspec

from dpo_desk import reading
from dpo_desk.digest import sha256
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.events import check_day, note, refresh
from dpo_desk.law.codes import Relation, Role
from dpo_desk.paper import files
from dpo_desk.records import (
    Activity,
    ActivityService,
    Document,
    EventKind,
    Origin,
    Request,
    RequestActivity,
    Search,
    SearchResult,
    Service,
)
from dpo_desk.register import Register

# What an independent controller holds is its own to answer for: no place of ours to search.
_SEARCHED_ROLES = (Role.PROCESSOR, Role.JOINT_CONTROLLER, Role.CONTROLLER, Role.UNCLEAR)
LARGEST_FILE = 50_000_000  # bytes


class _Count(msgspec.Struct):
    search_id: int
    n: int


class Source(NamedTuple):
    """A place to search: its row, what it is called, and the activities it serves."""

    search: Search
    name: str
    used_for: str
    activities: tuple[str, ...]
    documents: int


def applicable(register: Register, request: Request) -> list[Activity]:
    """The activities that concern this person: by relation, unless the manager said otherwise."""
    said = {
        choice.activity_id: choice.applies
        for choice in register.find(RequestActivity, "request_id = :r", r=request.id)
    }
    every = register.find(Activity, order="id")
    return [a for a in every if said.get(a.id, fits(a, request.relation))]


def without_activity(register: Register, request: Request) -> bool:
    """Whether the register has no activity about people like this one, and none was chosen."""
    known = any(fits(activity, request.relation) for activity in register.find(Activity))
    return not known and not applicable(register, request)


def for_research(register: Register, request: Request) -> bool:
    """Whether the person's data are kept for archives, research or statistics (§ 17, 89 (1))."""
    return any(activity.research for activity in applicable(register, request))


def fits(activity: Activity, relation: Relation) -> bool:
    """Whether an activity is about people of this relation; an unknown relation fits all."""
    return relation is Relation.OTHER or relation.value in activity.subjects


def set_applies(register: Register, request_id: int, activity_id: int, applies: bool) -> Request:
    """The manager's own word on whether an activity concerns the person."""
    request = register.get(Request, request_id)
    found = register.first(
        RequestActivity,
        "request_id = :r and activity_id = :a",
        r=request.id,
        a=activity_id,
    )
    with register.action("action.request.scope", ref=request.ref):
        if found is None:
            register.add(
                RequestActivity(request_id=request.id, activity_id=activity_id, applies=applies)
            )
        else:
            register.change(found, applies=applies)
        refresh_sources(register, request)
        return refresh(register, request.id)


def refresh_sources(register: Register, request: Request) -> None:
    """Give each system of the applicable activities a row; take back rows nobody has looked in."""
    ids = [activity.id for activity in applicable(register, request)]
    wanted = _services_of(register, ids)
    by_hand = _serving_nothing(register)
    rows = register.find(Search, "request_id = :r", order="id", r=request.id)
    have = {row.service_id for row in rows if row.service_id is not None}
    for row in rows:
        untouched = row.result is SearchResult.NOT_YET and row.service_id is not None
        if untouched and row.service_id not in wanted and row.service_id not in by_hand:
            register.remove(row)
    for service_id, name in wanted.items():
        if service_id not in have:
            register.add(Search(request_id=request.id, service_id=service_id, place=name))


def sources(register: Register, request: Request) -> list[Source]:
    """The rows of «Omfang og søk» in the order of the register, own additions last."""
    names = {a.id: a.name for a in register.find(Activity)}
    links = register.find(ActivityService)
    known = {s.id: s for s in register.find(Service)}
    counts = _document_counts(register, request)
    found = []
    for row in register.find(Search, "request_id = :r", order="id", r=request.id):
        service = known.get(row.service_id or 0)
        served = [names[k.activity_id] for k in links if service and k.service_id == service.id]
        found.append(
            Source(
                row,
                service.name if service else row.place,
                service.used_for if service else "",
                tuple(served),
                counts.get(row.id, 0),
            )
        )
    return found


def find_source(register: Register, request: Request, name: str) -> Search:
    """The row that a name means: a service's or a place's, case aside; raises InvalidField."""
    wanted = name.strip().casefold()
    found = [s for s in sources(register, request) if s.name.casefold() == wanted] or [
        s for s in sources(register, request) if wanted and wanted in s.name.casefold()
    ]
    if len(found) != 1:
        known = ", ".join(s.name for s in sources(register, request))
        raise InvalidField("duties.error.source", "source", known=known)
    return found[0].search


def mark(
    register: Register,
    search_id: int,
    result: SearchResult,
    *,
    on: date | None = None,
    words: str = "",
    text: str = "",
    who: str = "",
) -> Request:
    """Mark a place as searched: ``words`` were searched for, ``text`` was found, ``who`` looked.

    Without ``who`` it was the manager. Raises InvalidField for a day ahead or before receipt.
    """
    search = register.get(Search, search_id)
    request = register.get(Request, search.request_id)
    looked = result is not SearchResult.NOT_YET
    check_day(register, request, on)
    day = (on or register.clock.today()) if looked else None
    looker = (who.strip() or register.company().manager) if looked else ""
    with register.action("action.search.marked", merge=f"search.{search.uid}", ref=request.ref):
        register.change(
            search,
            result=result,
            on=day,
            who=looker,
            words=words or search.words or search_words(request),
            note=text or search.note,
        )
        return note(
            register,
            request,
            EventKind.SEARCHED,
            on=day,
            search_uid=search.uid,
            result=result.value,
        )


def describe(
    register: Register, search_id: int, field: str, value: str, *, merge: str = ""
) -> Request:
    """Change what a search row says: ``words`` searched for or ``note`` of what was found."""
    search = register.get(Search, search_id)
    request = register.get(Request, search.request_id)
    with register.action("action.search.described", merge=merge, ref=request.ref):
        register.change(search, **{field: value})
        return refresh(register, request.id)


def add_place(register: Register, request_id: int, name: str) -> Search:
    """Add a place that the register does not know; raises InvalidField without a name."""
    request = register.get(Request, request_id)
    if not name.strip():
        raise InvalidField("err.required", "place")
    with register.action("action.search.place", ref=request.ref):
        search = register.add(Search(request_id=request.id, place=name.strip()))
        refresh(register, request.id)
        return search


def read_file(path: Path) -> bytes:
    """The bytes of a file to attach; raises InvalidField for one too large, empty or unreadable."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InvalidField("err.file.big", "file", mb=LARGEST_FILE // 1_000_000)
        data = path.read_bytes()
    except OSError as error:
        raise InvalidField("duties.error.file_unreadable", "file") from error
    if not data:  # often one that has still to come down from a cloud
        raise InvalidField("duties.error.file_empty", "file")
    return data


def media_type(name: str) -> str:
    """What kind of file a name is of."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def text_of_file(name: str, data: bytes) -> str:
    """The text that search will find a file by, "" for none; takes its time: on the worker."""
    return reading.text_of(data, media_type(name), name)


def attach(
    register: Register, search_id: int, name: str, data: bytes, text: str | None = None
) -> Document:
    """Keep a file that was found with its hash, and mark the place as searched.

    ``name`` loses any folders: a path in it would be a stranger's. ``text`` is ``text_of_file``,
    which is asked here where nobody has done so on a worker. Raises InvalidField for a file over
    50 MB.
    """
    if len(data) > LARGEST_FILE:
        raise InvalidField("err.file.big", "file", mb=LARGEST_FILE // 1_000_000)
    search = register.get(Search, search_id)
    request = register.get(Request, search.request_id)
    plain = PurePath(name.replace("\\", "/")).name.strip(". ") or "fil"
    said = text_of_file(plain, data) if text is None else text
    with register.action("action.search.attached", ref=request.ref):
        document = register.add(
            Document(
                request_id=request.id,
                search_id=search.id,
                origin=Origin.FOUND,
                name=plain,
                media_type=media_type(plain),
                size=len(data),
                sha256=sha256(data),
                pages=files.pages(data),
                data=data,
                text=said,
                added_on=register.clock.today(),
            )
        )
        if search.result is not SearchResult.FOUND:  # else the day of the search stands
            mark(register, search.id, SearchResult.FOUND)
        return document


def search_words(request: Request) -> str:
    """What one searches for by default: the ways in which the person is known."""
    known = (request.requester_name, request.requester_email, request.requester_phone)
    return ", ".join(word for word in known if word)


def _services_of(register: Register, activities: list[int]) -> dict[int, str]:
    """Ids and names of the systems in use that hold data of these activities, in register order."""
    links = register.find(ActivityService, order="id")
    wanted = {
        link.service_id
        for link in links
        if link.activity_id in activities and link.role in _SEARCHED_ROLES
    }
    return {s.id: s.name for s in register.find(Service, order="id") if s.id in wanted and s.in_use}


def _serving_nothing(register: Register) -> set[int]:
    """Systems that no activity uses yet: a row for one was put there by hand."""
    used = {link.service_id for link in register.find(ActivityService)}
    return {service.id for service in register.find(Service) if service.id not in used}


def _document_counts(register: Register, request: Request) -> dict[int, int]:
    rows = register.rows(
        "select search_id, count(*) as n from document where request_id = :r"
        " and removed_at is null and search_id is not null group by search_id",
        r=request.id,
    )
    return {row.search_id: row.n for row in msgspec.convert(rows, list[_Count])}
