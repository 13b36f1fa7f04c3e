"""What the company has planned, in the agenda: agreements gone through, deletion, tasks."""

from collections.abc import Iterator
from datetime import date

import msgspec

from dpo_desk.duties.agenda_item import Item, Kind, State, standing
from dpo_desk.duties.tasks import rounds, same_round
from dpo_desk.records import RetentionRule, Service, Task
from dpo_desk.register import Register


class _Review(msgspec.Struct):
    uid: str
    name: str
    review_on: date


def reviews(register: Register, first: date, last: date, today: date) -> Iterator[Item]:
    """When agreements are gone through again."""
    rows = register.rows(
        "select service.uid, coalesce(nullif(service.name, ''), vendor.name, '') as name, review_on"
        " from service left join vendor on vendor.id = vendor_id"
        " where service.removed_at is null and in_use and review_on between :first and :last",
        first=first,
        last=last,
    )
    for row in msgspec.convert(rows, list[_Review], strict=False):
        yield Item(
            on=row.review_on,
            kind=Kind.REVIEW,
            key="agenda.review",
            values={"what": row.name},
            title=row.name,
            table=Service.table,
            uid=row.uid,
            fixed=False,
            state=standing(row.review_on, today),
        )


def retention(register: Register, first: date, last: date, today: date) -> Iterator[Item]:
    """Rounds of deletion: the next one, those that follow it, and the one that was done last."""
    rules = register.find(
        RetentionRule,
        "next_on between :first and :last or (every <> '' and next_on < :first)"
        " or done_on between :first and :last",
        first=first,
        last=last,
    )
    places = _places(register) if rules else {}
    for rule in rules:
        item = Item(
            on=first,
            kind=Kind.RETENTION,
            key=f"agenda.retention.{rule.action.value}",
            values={"what": rule.data, "where": places.get(rule.uid, "")},
            title=rule.data,
            table=RetentionRule.table,
            uid=rule.uid,
            fixed=True,
            repeats=bool(rule.every),
        )
        if rule.done_on and first <= rule.done_on <= last:
            yield _on(item, rule.done_on, state=State.DONE)
        if rule.next_on is None:
            continue
        for day in _ahead(rule.next_on, rule.next_on, rule.every, last, today):
            if day >= first:
                later = day != rule.next_on
                yield _on(item, day, fixed=later, later=later, state=standing(day, today))


class _Place(msgspec.Struct):
    uid: str
    name: str


def _places(register: Register) -> dict[str, str]:
    """The activity or the service that a rule is about, by the rule's uid."""
    rows = register.rows(
        "select rule.uid, coalesce(activity.name, service.name) as name from retention_rule rule"
        " left join activity on activity.id = rule.activity_id"
        " left join service on service.id = rule.service_id"
        " where coalesce(activity.name, service.name) is not null"
    )
    return {row.uid: row.name for row in msgspec.convert(rows, list[_Place])}


def tasks(register: Register, first: date, last: date, today: date) -> Iterator[Item]:
    """Tasks on the day they are planned for, and again on their deadline."""
    found = register.find(
        Task,
        "plan_on between :first and :last or due_on between :first and :last"
        " or (repeats <> '' and (plan_on < :first or due_on < :first))",
        first=first,
        last=last,
    )
    for task in found:
        item = Item(
            on=first,
            kind=Kind.TASK,
            key="agenda.task",
            values={},
            title=task.title,
            table=Task.table,
            uid=task.uid,
            fixed=True,
            repeats=bool(task.repeats),
        )
        done = task.done_on is not None and not task.repeats
        for start, is_plan in ((task.plan_on, True), (task.due_on, False)):
            if start is None or (not is_plan and start == task.plan_on):
                continue
            now = same_round(task, start)
            key = "agenda.task" if is_plan else "agenda.task_deadline"
            item = msgspec.structs.replace(item, key=key)
            for day in _ahead(start, now, task.repeats, last, today):
                if day >= first:
                    later = day != now
                    state = State.DONE if done else standing(day, today)
                    fixed = done or later or not is_plan
                    yield _on(item, day, fixed=fixed, later=later, state=state)


def _ahead(start: date, now: date, period: str, last: date, today: date) -> Iterator[date]:
    """The round that is to be done now, and those after it that do not lie behind us."""
    if now <= last:
        yield now
    if period:
        yield from (day for day in rounds(start, period, last) if day > now and day >= today)


def _on(item: Item, day: date, *, state: State, fixed: bool = True, later: bool = False) -> Item:
    return msgspec.structs.replace(item, on=day, state=state, fixed=fixed, later=later)
