"""The SQL behind ``links.py``: how the tables hang together, what records are called.

A relation is asked with ``:id`` and ``:uid`` of the record at one end and gives table, uid, title
and detail of those at the other. What is in the bin is no link.
"""

from collections.abc import Mapping
from typing import Final


def _linked(target: str, title: str, detail: str, rest: str) -> str:
    """Records of ``target`` (as t), in the order they were made."""
    return (
        f"select distinct '{target}' as \"table\", t.uid, {title} as title, {detail} as detail"
        f" from {target} t {rest} and t.removed_at is null order by t.id"
    )


def _services(rest: str) -> str:
    return _linked("service", "t.name", "t.used_for", rest)


def _activities(rest: str) -> str:
    first = (
        "coalesce((select text from purpose where activity_id = t.id and removed_at is null"
        " order by position, id limit 1), '')"
    )
    return _linked("activity", "t.name", first, rest)


def _rules(rest: str) -> str:
    return _linked("retention_rule", "t.data", "t.place", rest)


def _requests(rest: str) -> str:
    return _linked("request", "t.ref", "t.requester_name", rest)


def _documents(rest: str) -> str:
    return _linked("document", "t.name", "''", rest)


def _tasks() -> str:
    return _linked("task", "t.title", "''", "where t.record_uid = :uid and t.done_on is null")


def _sentences(uids: str) -> str:
    """Sentences of notices about the records whose uids ``uids`` gives, one a quote."""
    version = "(select n.title || ' ' || v.number from notice_version v join notice n on"
    return (
        "select 'statement' as \"table\", min(t.uid) as uid, t.quote as title,"
        f" {version} n.id = v.notice_id where v.id = t.notice_version_id) as detail"
        f" from statement t where t.record_uid in ({uids}) and t.removed_at is null"
        " and t.quote <> '' group by t.notice_version_id, t.quote order by min(t.id)"
    )


def _spoken_of(make: str, target: str, part: str = "") -> str:
    """Records of ``target`` that a notice version (:id) speaks of, by themselves or by a part."""
    own = "select record_uid from statement where notice_version_id = :id and removed_at is null"
    where = f"where (t.uid in ({own})"
    where += f" or t.id in (select {target}_id from {part} where uid in ({own}))" if part else ""
    build = {"service": _services, "activity": _activities, "rule": _rules}[make]
    return build(f"{where})")


_PARTS = " union all ".join(
    f"select uid from {table} where activity_id = :id"
    for table in ("purpose", "recipient", "cookie")
)
_BASES = (
    "select b.uid from purpose_basis b join purpose p on p.id = b.purpose_id"
    " where p.activity_id = :id"
)

RELATIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "activity": {
        "services": _services(
            "join activity_service l on l.service_id = t.id and l.removed_at is null"
            " where l.activity_id = :id"
        ),
        "rules": _rules("where t.activity_id = :id"),
        "requests": _requests(
            "join request_activity l on l.request_id = t.id and l.removed_at is null"
            " where l.activity_id = :id and l.applies = 1"
        ),
        "tasks": _tasks(),
        "notices": _sentences(f"select :uid union all {_PARTS} union all {_BASES}"),
    },
    "service": {
        "activities": _activities(
            "join activity_service l on l.activity_id = t.id and l.removed_at is null"
            " where l.service_id = :id"
        ),
        "rules": _rules("where t.service_id = :id"),
        "requests": _requests(
            "join search l on l.request_id = t.id and l.removed_at is null where l.service_id = :id"
        ),
        "documents": _documents(
            "where (t.service_id = :id or t.id ="
            " (select agreement_document_id from service where id = :id))"
        ),
        "tasks": _tasks(),
        "notices": _sentences(
            "select :uid union all select uid from sub_processor where service_id = :id"
        ),
    },
    "retention_rule": {
        "activities": _activities(
            "where t.id = (select activity_id from retention_rule where id = :id)"
        ),
        "services": _services(
            "where t.id = (select service_id from retention_rule where id = :id)"
        ),
        "tasks": _tasks(),
        "notices": _sentences("select :uid"),
    },
    "request": {
        "activities": _activities(
            "join request_activity l on l.activity_id = t.id and l.removed_at is null"
            " where l.request_id = :id and l.applies = 1"
        ),
        "services": _services(
            "join search l on l.service_id = t.id and l.removed_at is null where l.request_id = :id"
        ),
        "documents": _documents("where t.request_id = :id"),
        "tasks": _tasks(),
    },
    "document": {
        "services": _services(
            "where (t.agreement_document_id = :id or t.id ="
            " (select service_id from document where id = :id))"
        ),
        "requests": _requests("where t.id = (select request_id from document where id = :id)"),
    },
    "notice_version": {
        "activities": _spoken_of("activity", "activity", "purpose"),
        "services": _spoken_of("service", "service", "sub_processor"),
        "rules": _spoken_of("rule", "retention_rule"),
    },
    "vendor": {"services": _services("where t.vendor_id = :id")},
}

# Which of these are a use, and not only a mention.
USES: Final[Mapping[str, frozenset[str]]] = {
    "activity": frozenset({"rules", "requests"}),
    "service": frozenset({"activities", "rules", "requests"}),
    "document": frozenset({"services", "requests"}),
    "vendor": frozenset({"services"}),
    "notice_version": frozenset({"activities", "services", "rules"}),
}

TITLES: Final[Mapping[str, str]] = {
    "company": "name",
    "contact": "value",
    "vendor": "name",
    "service": "name",
    "sub_processor": "name",
    "activity": "name",
    "purpose": "text",
    "purpose_basis": "(select text from purpose where id = purpose_id)",
    "activity_service": "(select name from service where id = service_id)",
    "recipient": "name",
    "retention_rule": "data",
    "cookie": "name",
    "notice": "title",
    "notice_version": "(select title from notice where id = notice_id)",
    "statement": "quote",
    "proposal": "coalesce(\"values\" ->> '$.name', \"values\" ->> '$.data', '')",
    "translation": "text",
    "request": "ref",
    "claim": "(select ref from request where id = request_id)",
    "event": "(select ref from request where id = request_id)",
    "request_activity": "(select name from activity where id = activity_id)",
    "search": "coalesce(nullif(place, ''), (select name from service where id = service_id))",
    "letter": "(select ref from request where id = request_id)",
    "document": "name",
    "accepted_finding": "rule || ' ' || reason",
    "checklist_answer": "item || ' ' || note",
    "task": "title",
    "suppressed_address": "''",
    "letter_text": "letter",
    "finding": "(select ref from request where id = request_id)",
    "redaction": "(select name from document where id = document_id)",
    "notification": "name",
    "draft": "''",
}


def _up(table: str, parent: str, column: str = "") -> str:
    """The record of ``parent`` that a record of ``table`` is a part of."""
    key = column or f"{parent}_id"
    return (
        f"select '{parent}' as home, p.uid from {table} t join {parent} p on p.id = t.{key}"
        " where t.uid = :uid"
    )


def _about(table: str) -> str:
    """The record that a row of ``table`` names by table and uid."""
    return f"select record_table as home, record_uid as uid from {table} where uid = :uid"


_ONE_OF_A_VENDOR: Final = (
    "select 'service' as home, t.uid from service t join vendor v on v.id = t.vendor_id"
    " where v.uid = :uid order by t.removed_at is not null, t.id limit 1"
)
# What the self-check says of a notice's text hangs on the text, whichever version has it.
_NEWEST_NOTICE: Final = (
    "select 'notice_version' as home, uid from notice_version where :uid <> ''"
    " order by removed_at is not null, id desc limit 1"
)
_NEWEST_OF_A_NOTICE: Final = (
    "select 'notice_version' as home, v.uid from notice_version v join notice n"
    " on n.id = v.notice_id where n.uid = :uid"
    " order by v.removed_at is not null, v.number desc limit 1"
)

HOMES: Final[Mapping[str, tuple[str, ...]]] = {
    "contact": (_up("contact", "company"),),
    "vendor": (_ONE_OF_A_VENDOR,),
    "sub_processor": (_up("sub_processor", "service"),),
    "purpose": (_up("purpose", "activity"),),
    "purpose_basis": (_up("purpose_basis", "purpose"),),
    "activity_service": (_up("activity_service", "activity"),),
    "recipient": (_up("recipient", "activity"),),
    "cookie": (_up("cookie", "activity"), _up("cookie", "service")),
    "notice": (_NEWEST_OF_A_NOTICE,),
    "proposal": (_up("proposal", "notice_version"),),
    "accepted_finding": (f"{_about('accepted_finding')} and record_uid <> ''", _NEWEST_NOTICE),
    "checklist_answer": (_up("checklist_answer", "notice_version"),),
    "translation": (_about("translation"),),
    "draft": (_about("draft"),),
    "claim": (_up("claim", "request"),),
    "event": (_up("event", "request"),),
    "request_activity": (_up("request_activity", "request"),),
    "search": (_up("search", "request"),),
    "letter": (_up("letter", "request"),),
    "finding": (_up("finding", "request"),),
    "redaction": (_up("redaction", "document"),),
    "notification": (_up("notification", "request"),),
}
