"""The agenda: every kind on its day, the law's day exactly the law's, order, windows, names."""

import string
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpo_desk import words
from dpo_desk.duties import agenda_words, events, identity, intake, tasks
from dpo_desk.duties.agenda import Item, Kind, State, agenda, holidays, without_twins
from dpo_desk.duties.closing import close
from dpo_desk.law.codes import (
    ClaimOutcome,
    LetterKind,
    RequestKind,
    RetentionAction,
    SendingWay,
)
from dpo_desk.law.deadlines import Facts, Pause, deadlines, latest
from dpo_desk.law.kinds import is_own
from dpo_desk.records import EventKind, KeptLetter, Request, RetentionRule, Service, Task
from dpo_desk.register import Register
from tests.sample import TODAY

FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)


def on(register: Register, *kinds: Kind, first: date = FIRST, last: date = LAST) -> list[Item]:
    return agenda(register, first, last, kinds=kinds or None)


def days(items: list[Item]) -> list[tuple[date, State]]:
    return [(item.on, item.state) for item in items]


def test_an_open_request_has_its_safe_date_and_the_laws_last_day(
    register: Register, request_: Request
) -> None:
    found = on(register)
    assert [(i.kind, i.on) for i in found] == [
        (Kind.DEADLINE_LEGAL, date(2026, 12, 3)),
        (Kind.DEADLINE_SAFE, date(2026, 12, 3)),
    ]
    assert all(i.fixed and i.uid == request_.uid and i.table == "request" for i in found)
    assert [i.kind for i in without_twins(found)] == [Kind.DEADLINE_SAFE]
    close(register, request_.id, outcome=ClaimOutcome.ANSWERED)
    assert on(register) == []


@pytest.mark.parametrize("kind", list(LetterKind))
def test_an_answer_that_is_sent_keeps_the_deadline(
    register: Register, request_: Request, kind: LetterKind
) -> None:
    with register.action("action.request.changed", ref=request_.ref, field="note"):
        letter = register.add(KeptLetter(request_id=request_.id, kind=kind))
    month = (Kind.DEADLINE_LEGAL, Kind.DEADLINE_SAFE)
    assert len(on(register, *month)) == 2  # a draft answers nobody
    with register.action("action.request.changed", ref=request_.ref, field="note"):
        register.change(letter, sent_on=TODAY, sent_by=SendingWay.EMAIL)
        events.refresh(register, request_.id)
    assert register.get(Request, request_.id).closed_on is None
    assert (on(register, *month) == []) is is_own(kind, RequestKind.ACCESS)


@pytest.mark.parametrize(
    ("received", "told", "lost"),
    [
        (date(2026, 10, 19), None, False),  # the law's last day is today
        (date(2026, 10, 18), None, True),
        (date(2026, 10, 12), date(2026, 11, 2), False),
    ],
)
def test_a_deadline_is_lost_only_after_the_laws_last_day(
    register: Register, received: date, told: date | None, lost: bool
) -> None:
    request = intake.log_request(
        register, intake.RequestDraft(received_on=received, requester_name="Ola", text="x")
    )
    if told is not None:
        with register.action("action.request.changed", ref=request.ref, field="x"):
            events.note(register, request, EventKind.EXTENDED, on=told, text="mye")
    assert {item.lost for item in on(register)} == {lost}


@given(
    received=st.dates(date(2026, 1, 1), date(2028, 12, 31)),
    told=st.none() | st.integers(0, 60),
    asked=st.none() | st.integers(0, 20),
)
def test_the_cheap_last_day_is_that_of_the_whole_reckoning(
    received: date, told: int | None, asked: int | None
) -> None:
    """With pauses and extensions, valid or too late."""
    extended = None if told is None else received + timedelta(days=told)
    pauses = () if asked is None else (Pause(received + timedelta(days=asked), None),)
    facts = Facts(received=received, extended_on=extended, pauses=pauses, promises=("P30D",))
    assert latest(received, extended) == deadlines(facts).latest


@pytest.mark.parametrize(
    ("told", "safe", "law"),
    [
        (date(2026, 11, 18), date(2027, 2, 3), date(2027, 2, 3)),
        (date(2026, 12, 4), date(2026, 12, 3), date(2026, 12, 3)),  # too late to count
    ],
)
def test_an_extension_moves_both_dates_if_it_was_told_in_time(
    register: Register, request_: Request, told: date, safe: date, law: date
) -> None:
    with register.action("action.request.changed", ref=request_.ref, field="x"):
        events.note(register, request_, EventKind.EXTENDED, on=told, text="mye")
    assert on(register, Kind.DEADLINE_SAFE)[0].on == safe
    assert on(register, Kind.DEADLINE_LEGAL)[0].on == law


def test_the_window_is_exact(register: Register, request_: Request) -> None:
    day = date(2026, 12, 3)
    assert len(on(register, first=day, last=day)) == 2
    assert on(register, last=day - timedelta(days=1)) == []
    assert on(register, first=day + timedelta(days=1)) == []


def test_a_deadline_is_found_from_every_day_of_receipt(register: Register) -> None:
    """The longest way from receipt to a last day: extended, and Easter after it."""
    request = intake.log_request(
        register,
        intake.RequestDraft(received_on=date(2026, 1, 3), requester_name="Ola", text="x"),
    )
    with register.action("action.request.changed", ref=request.ref, field="x"):
        events.note(register, request, EventKind.EXTENDED, on=date(2026, 1, 5), text="mye")
    day = date(2026, 4, 7)  # 3 April is Good Friday
    assert [i.kind for i in on(register, first=day, last=day)] == [Kind.DEADLINE_LEGAL]
    assert on(register, first=day, last=day)[0].state is State.LATE


def test_a_question_about_identity_waits_until_it_is_answered(
    register: Register, request_: Request
) -> None:
    assert on(register, Kind.IDENTITY) == []
    identity.doubt(register, request_.id, "Ukjent adresse", on=date(2026, 11, 5))
    assert days(on(register, Kind.IDENTITY)) == [(date(2026, 11, 12), State.LATE)]
    request = register.get(Request, request_.id)
    with register.action("action.request.changed", ref=request.ref, field="x"):
        events.note(register, request, EventKind.ASKED, on=date(2026, 11, 14), about="identity")
    assert days(on(register, Kind.IDENTITY)) == [(date(2026, 11, 23), State.OPEN)]  # 21 is Saturday
    with register.action("action.request.changed", ref=request.ref, field="x"):
        events.note(register, request, EventKind.ANSWERED, on=TODAY, about="identity")
    assert on(register, Kind.IDENTITY) == []


def test_the_question_is_asked_again_by_the_safe_date_at_the_latest(
    register: Register, request_: Request
) -> None:
    with register.action("action.company.changed", field="remind_days"):
        register.change(register.company(), remind_days=60)
    identity.doubt(register, request_.id, "Ukjent adresse", on=date(2026, 11, 5))
    assert days(on(register, Kind.IDENTITY)) == [(date(2026, 12, 3), State.OPEN)]


def test_agreements_are_reviewed_while_the_service_is_used(register: Register) -> None:
    service = register.first(Service)
    assert service is not None
    with register.action("seed.loaded"):
        register.change(service, review_on=date(2026, 11, 20))
    (item,) = on(register)
    assert (item.kind, item.title, item.fixed) == (Kind.REVIEW, service.name, False)
    with register.action("seed.loaded"):
        register.change(register.get(Service, service.id), in_use=False)
    assert on(register) == []


def rule(register: Register, **values: object) -> RetentionRule:
    found = register.first(RetentionRule)
    assert found is not None
    with register.action("seed.loaded"):
        return register.change(found, **values)


def test_deletion_comes_round_and_what_was_done_is_marked(register: Register) -> None:
    rule(register, next_on=date(2026, 11, 20), every="P6M", done_on=date(2026, 5, 20))
    found = on(register, Kind.RETENTION)
    assert days(found) == [
        (date(2026, 5, 20), State.DONE),
        (date(2026, 11, 20), State.OPEN),
        (date(2027, 5, 20), State.OPEN),
        (date(2027, 11, 20), State.OPEN),
    ]
    assert [item.fixed for item in found] == [True, False, True, True]
    assert [item.later for item in found] == [False, False, True, True]


def test_one_forgotten_round_is_one_thing_to_do(register: Register) -> None:
    rule(register, next_on=date(2026, 1, 19), every="P1M")
    tasks.add(register, Task(title="Ta kopi", plan_on=date(2026, 1, 19), repeats="P1M"))
    for kind in (Kind.RETENTION, Kind.TASK):
        found = on(register, kind, last=date(2026, 12, 31))
        assert days(found) == [
            (date(2026, 1, 19), State.LATE),
            (TODAY, State.OPEN),
            (date(2026, 12, 19), State.OPEN),
        ]


def test_a_task_stands_on_its_plan_and_its_deadline(register: Register) -> None:
    task = tasks.add(register, Task(title="Be om avtale", plan_on=TODAY, due_on=date(2026, 11, 24)))
    plan, due = on(register)
    assert (plan.on, plan.fixed, due.on, due.fixed) == (TODAY, False, date(2026, 11, 24), True)
    tasks.done(register, task.uid)
    assert [item.state for item in on(register)] == [State.DONE, State.DONE]
    assert all(item.fixed for item in on(register))


def test_a_tasks_rounds_keep_plan_and_deadline_together(register: Register) -> None:
    task = tasks.add(
        register,
        Task(title="K", plan_on=date(2026, 11, 24), due_on=date(2026, 11, 30), repeats="P1M"),
    )
    tasks.done(register, task.uid)
    found = [i for i in on(register, last=date(2027, 1, 31)) if i.uid == task.uid]
    assert [(i.on, i.fixed, i.later) for i in found] == [
        (date(2026, 12, 24), False, False),
        (date(2026, 12, 30), True, False),
        (date(2027, 1, 24), True, True),
        (date(2027, 1, 30), True, True),
    ]


def test_the_bin_is_no_part_of_it(register: Register, request_: Request) -> None:
    task = tasks.add(register, Task(title="Be om avtale", plan_on=TODAY))
    tasks.remove(register, task.uid)
    kept = rule(register, next_on=TODAY)
    with register.action("x.removed"):
        register.remove(register.get(Request, request_.id))
        register.remove(kept)
    assert on(register) == []


def test_the_order_is_always_the_same(register: Register, request_: Request) -> None:
    day = date(2026, 12, 3)
    for title in ("Å", "B", "B", "A"):
        tasks.add(register, Task(title=title, plan_on=day))
    rule(register, next_on=day)
    found = on(register)
    assert [i.kind for i in found][:3] == [Kind.DEADLINE_LEGAL, Kind.DEADLINE_SAFE, Kind.RETENTION]
    assert [i.title for i in found][3:] == ["A", "B", "B", "Å"]
    assert found[4].uid < found[5].uid


def test_holidays_have_their_names_in_every_language() -> None:
    found = holidays(date(2027, 3, 20), date(2027, 3, 31))
    assert [d.day for d in found] == [25, 26, 28, 29]
    assert holidays(date(2026, 12, 24), date(2026, 12, 24)) == {
        date(2026, 12, 24): ("christmas_eve",)
    }
    for language in words.LANGUAGES:
        said = words.of(language)
        assert all(said(f"holiday.{code}") for codes in found.values() for code in codes)


ITEMS = {
    **{f"request.{k.value}": Item(TODAY, Kind.DEADLINE_SAFE, "agenda.deadline_safe",
       {"ref": "2026-014", "kinds": k.value}, "Ola Prøve", "request", "u", True)
       for k in RequestKind},
    **{f"rule.{a.value}": Item(TODAY, Kind.RETENTION, f"agenda.retention.{a.value}",
       {"what": "Søknader", "where": "Rekruttering"}, "Søknader", "retention_rule", "u", True)
       for a in RetentionAction},
    "legal": Item(TODAY, Kind.DEADLINE_LEGAL, "agenda.deadline_legal",
       {"ref": "2026-014", "kinds": "access,erasure"}, "Ola Prøve", "request", "u", True),
    "several": Item(TODAY, Kind.DEADLINE_SAFE, "agenda.deadline_safe",
       {"ref": "2026-014", "kinds": "access,erasure"}, "Ola Prøve", "request", "u", True),
    "identity": Item(TODAY, Kind.IDENTITY, "agenda.identity", {"ref": "2026-014"}, "Ola Prøve",
       "request", "u", True, State.LATE),
    "review": Item(TODAY, Kind.REVIEW, "agenda.review", {"what": "MailerLite"}, "MailerLite",
       "service", "u", False),
    "task": Item(TODAY, Kind.TASK, "agenda.task", {}, "Ring Ola Prøve", "task", "u", False),
    "deadline": Item(TODAY, Kind.TASK, "agenda.task_deadline", {}, "Ring Ola Prøve", "task", "u",
       True, State.DONE),
}  # fmt: skip


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("item", ITEMS.values(), ids=ITEMS)
def test_everything_has_its_words_and_what_leaves_names_nobody(item: Item, language: str) -> None:
    said = words.of(language)
    plain = agenda_words.plain(item, said)
    assert "Ola" not in plain
    assert not set("{}") & set(plain)
    assert ("2026-014" in plain) == ("ref" in item.values)
    for say in (agenda_words.headline, agenda_words.pill, agenda_words.spoken):
        assert say(item, said).strip(string.punctuation + " ")
    assert agenda_words.why_fixed(item, said).endswith(".")


def test_words_as_a_norwegian_says_them() -> None:
    nb = words.of("nb")
    item = ITEMS["request.access"]
    assert agenda_words.plain(item, nb) == "Svar på krav om innsyn (sak 2026-014)"
    assert agenda_words.headline(item, nb) == "Svar på krav om innsyn"
    assert agenda_words.detail(item, nb) == "Sak 2026-014 · Ola Prøve"
    assert agenda_words.headline(ITEMS["several"], nb) == "Svar på 2 krav"
    assert agenda_words.headline(ITEMS["rule.delete"], nb) == "Slett: Søknader"
    assert agenda_words.detail(ITEMS["rule.delete"], nb) == "Rekruttering"
    assert agenda_words.plain(ITEMS["task"], nb) == "Oppgave"


def test_a_repr_names_nobody() -> None:
    assert "Ola" not in repr(ITEMS["legal"])
