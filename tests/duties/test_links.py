"""What hangs together: both ways, with where each record is shown and what it is called."""

from datetime import date

import pytest

from dpo_desk.duties import intake, links, record_view, services
from dpo_desk.duties.documents import Incoming
from dpo_desk.duties.link_tables import HOMES, RELATIONS, TITLES
from dpo_desk.duties.links import Home, Link
from dpo_desk.records import (
    BY_TABLE,
    Activity,
    ActivityService,
    Notice,
    NoticeVersion,
    Purpose,
    Request,
    RetentionRule,
    Search,
    Service,
    Statement,
    SubProcessor,
    Task,
    Vendor,
)
from dpo_desk.register import NotFound
from tests.duties.conftest import DRAFT

TEXT = "Vi bruker Asana til saker. Vi lagrer dem i to år."


@pytest.fixture
def web(register):
    """The sample with a request, an agreement, a task and a notice that speaks of Asana."""
    asana = register.first(Service, "name = 'Asana'")
    intake.log_request(register, DRAFT)
    services.attach_agreement(
        register, asana.uid, Incoming("avtale.pdf", "application/pdf", b"%PDF-1.7", "", 1, False)
    )
    sub = services.add_sub_processor(register, asana.uid, "Amazon")
    with register.action("seed.loaded"):
        notice = register.add(Notice(title="Personvernerklæring"))
        version = register.add(NoticeVersion(notice_id=notice.id, text=TEXT))
        for uid, start, end in ((asana.uid, 0, 26), (sub.uid, 0, 26)):
            register.add(
                Statement(
                    notice_version_id=version.id, record_table="service", record_uid=uid,
                    start=start, end=end, quote=TEXT[start:end],
                )
            )  # fmt: skip
        register.add(
            Task(
                title="Ring", record_table="service", record_uid=asana.uid,
                plan_on=date(2026, 11, 20),
            )
        )  # fmt: skip
    return register


def groups(register, record):
    found = links.links(register, record.table, record.uid)
    return {group.key: [link.title for link in group.links] for group in found}


def test_a_service_knows_where_it_is_used(web):
    assert groups(web, web.first(Service, "name = 'Asana'")) == {
        "activities": ["Brukerstøtte"],
        "requests": ["2026-001"],
        "documents": ["avtale.pdf"],
        "tasks": ["Ring"],
        "notices": ["Vi bruker Asana til saker."],  # once, though it is said of two records
    }


def test_an_activity_knows_what_it_uses(web):
    activity = web.first(Activity, "name = 'Brukerstøtte'")
    found = groups(web, activity)
    assert found["services"] == ["Microsoft 365", "Asana"]
    assert found["rules"] == ["Brukerstøtte"]


@pytest.mark.parametrize("kind", [Activity, Service, RetentionRule, Request, NoticeVersion, Vendor])
def test_every_way_can_be_walked_back(web, kind):
    """What a record leads to leads back to it, but for the sentences and tasks about it."""
    for record in web.find(kind):
        for group in links.links(web, kind.table, record.uid):
            for link in group.links:
                if link.table in ("statement", "task") or kind in (NoticeVersion, Vendor):
                    continue
                back = links.links(web, link.table, link.uid)
                assert record.uid in {each.uid for one in back for each in one.links}, link


def test_what_is_in_the_bin_is_no_link(web):
    asana = web.first(Service, "name = 'Asana'")
    with web.action("seed.loaded"):
        for link in web.find(ActivityService, "service_id = :id", id=asana.id):
            web.remove(link)
    assert "activities" not in groups(web, asana)


def test_a_long_group_tells_how_many_more(web, monkeypatch):
    monkeypatch.setattr(links, "MOST", 1)
    activity = web.first(Activity, "name = 'Kundeoppfølging'")
    [services_, *_] = links.links(web, "activity", activity.uid)
    assert (len(services_.links), services_.more) == (1, 2)


def test_only_what_uses_it_is_told_when_it_is_deleted(web):
    asana = web.first(Service, "name = 'Asana'")
    used = links.used_in(web, "service", asana.uid)
    assert [link.table for link in used] == ["activity", "request"]


@pytest.mark.parametrize("kind", BY_TABLE.values(), ids=lambda kind: kind.table)
def test_every_record_has_a_title_and_a_home(web, kind):
    assert kind.table in TITLES
    for record in web.find(kind):
        links.title_of(web, kind.table, record.uid)
        home = links.home(web, kind.table, record.uid)
        assert home.table not in HOMES


@pytest.mark.parametrize(
    ("kind", "table"),
    [
        (Purpose, "activity"),
        (ActivityService, "activity"),
        (SubProcessor, "service"),
        (Vendor, "service"),
        (Search, "request"),
        (Notice, "notice_version"),
    ],
)
def test_a_part_is_shown_with_its_whole(web, kind, table):
    part = web.first(kind)
    home = links.home(web, kind.table, part.uid)
    assert home.table == table
    assert web.by_uid(BY_TABLE[table], home.uid)


def test_a_sentence_is_shown_in_its_text_and_a_task_on_its_day(web):
    said, task = web.first(Statement), web.first(Task)
    version = web.get(NoticeVersion, said.notice_version_id)
    assert links.home(web, "statement", said.uid) == Home("notice_version", version.uid, "", 0, 26)
    assert links.home(web, "task", task.uid) == Home("task", task.uid, on=date(2026, 11, 20))


def test_a_field_is_kept_where_the_record_is_its_own_home(web):
    asana = web.first(Service, "name = 'Asana'")
    assert links.home(web, "service", asana.uid, "mechanism").field == "mechanism"
    sub = web.first(SubProcessor)
    assert links.home(web, "sub_processor", sub.uid, "name").field == ""


@pytest.mark.parametrize("table", ["service", "statement", "task", "purpose"])
def test_what_never_was_is_not_found(web, table):
    with pytest.raises(NotFound):
        links.home(web, table, "nobody")
    with pytest.raises(NotFound):
        links.title_of(web, table, "nobody")


def test_no_link_looks_through_a_whole_table(web):
    values = {"id": 1, "uid": "x"}
    for relations in RELATIONS.values():
        for sql in relations.values():
            plan = [row[3] for row in web._store.all(f"explain query plan {sql}", values)]
            assert not [step for step in plan if step.startswith("SCAN") and "CONSTANT" not in step]


def test_a_link_says_no_names():
    assert repr(Link("request", "u", "2026-001", "Kari")) == "<Link request u>"


def test_a_view_holds_what_a_form_shows(web):
    asana = web.first(Service, "name = 'Asana'")
    web.keep_draft("service", asana.uid, "review_on", "3.1")
    view = record_view.view(web, "service", asana.uid)
    assert view.record == asana
    assert view.drafts == {"review_on": "3.1"}
    assert view.changed_on == web.clock.today()
    assert not view.in_bin
    assert "name" in view.sources or "" in view.sources
    services.remove(web, asana.uid)
    assert record_view.view(web, "service", asana.uid).in_bin
