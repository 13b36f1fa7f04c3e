"""Article 19: who is told, of what, and how it is followed until it is confirmed."""

from datetime import date

import pytest

from dpo_desk.duties import addressees, agenda, answering, case, claims, collecting, offers, telling
from dpo_desk.duties.agenda_item import Kind, State
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.events import events
from dpo_desk.duties.intake import RequestDraft, log_request
from dpo_desk.law.codes import FindingChoice, LetterKind, Relation, RequestKind, Role
from dpo_desk.records import (
    Activity,
    EventKind,
    Finding,
    KeptLetter,
    Recipient,
    SearchResult,
)
from tests.sample import TODAY

DAY = date(2026, 11, 12)
VENDORS = ["Microsoft 365", "24SevenOffice", "Asana"]  # the archive on paper is our own


def log(register, *kinds):
    draft = RequestDraft(
        kinds=kinds,
        received_on=date(2026, 11, 3),
        relation=Relation.CUSTOMER,
        requester_name="Ola Prøve",
        text="Slett meg.",
    )
    return log_request(register, draft)


@pytest.fixture
def erased(register):
    request = log(register, RequestKind.ERASURE)
    (claim,) = case.claims(register, request)
    claims.done(register, claim.id, DAY)
    return request


def names(rows):
    return [row.name for row in rows]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        (RequestKind.RECTIFICATION, True),
        (RequestKind.ERASURE, True),
        (RequestKind.RESTRICTION, True),
        (RequestKind.OBJECTION, False),  # reaches them through what is erased for it
    ],
)
def test_only_articles_16_17_and_18_are_told(register, kind, told):
    request = log(register, kind)
    assert telling.due(register, request) == ()  # nothing is done yet
    claims.done(register, case.claims(register, request)[0].id, DAY)
    rows = telling.due(register, request)
    assert names(rows) == (VENDORS if told else [])
    assert {row.about for row in rows} == ({(kind.value,)} if told else set())


def test_what_an_objection_erased_is_told(register):
    request = log(register, RequestKind.OBJECTION)
    with register.action("action.request.changed", ref=request.ref, field="x"):
        register.add(
            Finding(request_id=request.id, what="x", choice=FindingChoice.ERASE, done_on=DAY)
        )
    assert telling.about(register, request) == (RequestKind.ERASURE,)


def test_what_the_letter_of_an_objection_says_was_erased_is_told(register):
    request = log(register, RequestKind.OBJECTION)
    kept = answering.kept_letter(register, request, LetterKind.OBJECTION)
    answering.change_fact(register, kept, "erased_on", "2026-11-12")
    assert telling.about(register, request) == (RequestKind.ERASURE,)
    assert names(telling.due(register, request)) == VENDORS


def test_a_place_that_held_nothing_received_nothing(register, erased):
    collecting.mark(
        register, collecting.find_source(register, erased, "Asana").id, SearchResult.NOTHING
    )
    assert names(telling.due(register, erased)) == ["Microsoft 365", "24SevenOffice"]


def test_recipients_that_are_no_service_are_told_too(register, erased):
    activity = register.first(Activity, "name = 'Kundeoppfølging'")
    other = register.first(Activity, "name = 'Brukerstøtte'")
    with register.action("action.activity.changed", field="x"):
        register.add(Recipient(activity_id=activity.id, name="Inkasso Prøve AS"))
        register.add(Recipient(activity_id=other.id, name="Lånt av andre"))
        register.change(other, role=Role.PROCESSOR)  # what we carry out for others is theirs
    assert names(telling.due(register, erased)) == [
        "Microsoft 365", "24SevenOffice", "Inkasso Prøve AS",
    ]  # fmt: skip


def test_a_group_without_names_waits_for_them_and_gets_no_letter(register, erased):
    with register.action("action.test"):
        group = Recipient(activity_id=1, name="Underleverandører", is_category=True)
        group = register.add(group)
    assert names(telling.due(register, erased)) == [*VENDORS, "Underleverandører"]
    assert "Underleverandører" in telling.not_told(register, erased)
    assert telling.groups(register) == {group.id}
    known = addressees.known(register, erased, LetterKind.TO_RECIPIENT)
    assert [party.name for party in known] == VENDORS
    offered = offers.letters_of(register, erased)
    assert [o.addressee for o in offered if o.kind is LetterKind.TO_RECIPIENT] == VENDORS


def test_rows_are_made_once_and_taken_back_in_one_step(register, erased):
    assert telling.due(register, erased) == telling.due(register, erased)
    register.undo()
    assert telling.notifications(register, erased) == []


def test_told_confirmed_and_documented(register, erased):
    first, second, third = telling.due(register, erased)
    assert telling.not_told(register, erased) == tuple(VENDORS)
    telling.told(register, first.id, on=DAY, confirm_by=date(2026, 11, 18))
    telling.untold(register, second.id, "Firmaet er slettet fra Enhetsregisteret.")
    assert telling.not_told(register, erased) == ("Asana",)
    with pytest.raises(InvalidField):  # nobody confirms what they were not told
        telling.confirmed(register, third.id)
    with pytest.raises(InvalidField):
        telling.untold(register, first.id, "Angrer.")
    for early in (date(2026, 11, 11), date(2026, 11, 20)):  # before it was told, and tomorrow
        with pytest.raises(InvalidField):
            telling.confirmed(register, first.id, on=early)
    (item,) = agenda.agenda(register, DAY, TODAY, kinds=[Kind.CONFIRM])
    assert (item.on, item.state, item.title) == (date(2026, 11, 18), State.LATE, VENDORS[0])
    telling.confirmed(register, first.id, on=TODAY)
    assert agenda.agenda(register, DAY, TODAY, kinds=[Kind.CONFIRM]) == []
    facts = [(each.kind, each.values) for each in events(register, erased)][-2:]
    about = {"notification_uid": first.uid}
    assert facts == [(EventKind.TOLD, about), (EventKind.CONFIRMED, about)]


def test_a_letter_tells_its_recipient(register, erased):
    first, *_ = telling.due(register, erased)
    letter = KeptLetter(
        request_id=erased.id,
        kind=LetterKind.TO_RECIPIENT,
        service_id=first.service_id,
        facts={"confirm_by": "2026-12-01"},
    )
    with register.action("action.letter.sent", ref=erased.ref, letter="to_recipient"):
        telling.letter_sent(register, erased, letter, DAY)
    row, *others = telling.notifications(register, erased)
    assert (row.told_on, row.confirm_by) == (DAY, date(2026, 12, 1))
    assert [each.told_on for each in others] == [None, None]


def test_a_letter_to_somebody_who_was_not_listed_lists_them(register, erased):
    activity = register.first(Activity)
    with register.action("action.letter.sent", ref=erased.ref, letter="to_recipient"):
        who = register.add(Recipient(activity_id=activity.id, name="Inkasso Prøve AS"))
        letter = KeptLetter(request_id=erased.id, kind=LetterKind.TO_RECIPIENT, recipient_id=who.id)
        telling.letter_sent(register, erased, letter, DAY)
    (row,) = telling.notifications(register, erased)
    assert (row.name, row.about, row.told_on) == ("Inkasso Prøve AS", ("erasure",), DAY)
