"""Finding anything: grouped, the best group first, with what the words were found in."""

from datetime import date

import pytest

from dpo_desk.duties import collecting, finding, links
from dpo_desk.law.codes import RequestKind
from dpo_desk.records import Activity, Notice, NoticeVersion, Purpose, Request, Service, Task
from dpo_desk.register import Register


@pytest.fixture
def rich(register: Register, request_: Request) -> Register:
    """A register in which one word stands in many places."""
    with register.action("action.request.scope"):
        register.add(Service(name="Måneskinn", used_for="Nyhetsbrev"))
        activity = register.add(Activity(name="Utsending"))
        register.add(Purpose(activity_id=activity.id, text="Sende nyhetsbrev til kundene"))
        notice = register.add(Notice(title="Personvern hos oss"))
        text = "Vi sender nyhetsbrev med Måneskinn til dem som har bedt om det."
        register.add(NoticeVersion(notice_id=notice.id, number=2, text=text))
        register.add(Task(title="Rydd i nyhetsbrevlisten"))
    row = collecting.sources(register, request_)[0].search
    collecting.attach(register, row.id, "utskrift.txt", b"Vi fant nyhetsbrev fra 2024.")
    return register


def keys(hits: finding.Hits) -> list[str]:
    return [group.key for group in hits.groups]


def test_a_word_is_found_in_every_kind_of_record(rich: Register) -> None:
    hits = finding.find(rich, "nyhetsbrev")
    assert {"tasks", "services", "activities", "notices", "documents"} <= set(keys(hits))
    assert hits.count == sum(len(group.found) for group in hits.groups)


def test_what_is_called_so_comes_before_what_mentions_it(rich: Register) -> None:
    hits = finding.find(rich, "måneskinn")
    assert keys(hits)[0] == "services"
    [service] = hits.groups[0].found
    assert (service.title, service.detail) == ("Måneskinn", "Nyhetsbrev")
    assert service.title_marks == ((0, 9),)


def test_the_words_are_marked_in_what_is_shown(rich: Register) -> None:
    hits = finding.find(rich, "maanesk")
    notice = next(g for g in hits.groups if g.key == "notices").found[0]
    assert notice.title == "Personvern hos oss 2"
    [(start, end)] = notice.detail_marks
    assert notice.detail[start:end] == "Månesk"


def test_a_request_says_what_was_asked_and_when(rich: Register, request_: Request) -> None:
    for typed in (request_.ref, "ola prø"):
        [group] = finding.find(rich, typed).groups
        found = group.found[0]
        assert (found.title, found.detail) == (f"{request_.ref} Ola Prøve", "")
        assert (found.kinds, found.on) == ((RequestKind.ACCESS,), date(2026, 11, 3))


def test_a_part_says_what_it_belongs_to(rich: Register) -> None:
    purpose = finding.find(rich, "sende nyhetsbrev").groups[0].found[0]
    assert (purpose.table, purpose.detail) == ("purpose", "Utsending")
    assert links.home(rich, purpose.table, purpose.uid).table == "activity"


def test_a_document_says_whose_it_is(rich: Register, request_: Request) -> None:
    [group] = finding.find(rich, "utskrift").groups
    assert (group.key, group.found[0].detail) == ("documents", request_.ref)
    [by_words] = finding.find(rich, "fant 2024").groups
    assert by_words.found[0].detail == "Vi fant nyhetsbrev fra 2024."


def test_an_organisation_number_as_it_is_written(rich: Register) -> None:
    company = rich.company()
    digits = company.org_number
    for typed in (digits, f"{digits[:3]} {digits[3:6]} {digits[6:]}", digits[:5]):
        assert "company" in keys(finding.find(rich, typed)), typed


def test_nothing_typed_finds_nothing(rich: Register) -> None:
    assert finding.find(rich, " ").groups == ()
    assert finding.find(rich, "finnes ikke").count == 0


def test_what_was_worked_on_last_comes_first(rich: Register, request_: Request) -> None:
    with rich.action("action.request.scope"):
        rich.change(rich.get(Request, request_.id), note="Ringt")
    found = finding.recent(rich, 4)
    assert found[0].uid == request_.uid
    assert found[0].title == f"{request_.ref} Ola Prøve"
    assert len({one.uid for one in found}) == len(found) == 4


def test_the_bin_is_neither_found_nor_recent(rich: Register) -> None:
    task = rich.first(Task)
    assert task is not None
    with rich.action("action.request.scope"):
        rich.remove(task)
    assert "tasks" not in keys(finding.find(rich, "rydd"))
    assert task.uid not in {one.uid for one in finding.recent(rich, 20)}


def test_nothing_personal_in_its_names(rich: Register) -> None:
    hits = finding.find(rich, "ola")
    assert "Ola" not in repr(hits)
