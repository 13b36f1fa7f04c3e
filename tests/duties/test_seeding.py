"""Loading a seed: what is kept, what is refused with file and place, and what can be answered."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dpo_desk import places
from dpo_desk.duties import answering, collecting, identity, seeding
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.intake import RequestDraft, log_request
from dpo_desk.duties.labels import say
from dpo_desk.duties.seed_file import FILE, SeedError
from dpo_desk.law.codes import LetterKind, Relation
from dpo_desk.paper import model
from dpo_desk.records import (
    Activity,
    Company,
    Request,
    SearchResult,
    Service,
    Statement,
    Translation,
)
from dpo_desk.register import FileExists, Register
from dpo_desk.words import LANGUAGES, of
from tests import sample

NAMES = (
    "s0-it-radgivning",
    "s1-stromsparing",
    "s2-it-drift",
    "s3-energioppfolging",
    "s4-digitale-verktoy",
)
TINY = """
name = "tiny"
description = { nb = "Prøve", nn = "Prøve", en = "Trial" }
[company]
name = "Prøve AS"
org_number = "310444448"
[[vendor]]
key = "asana"
name = "Asana"
[[service]]
key = "asana"
vendor = "asana"
name = "Asana"
used_for = "@cases"
[[activity]]
key = "support"
subjects = ["customer"]
data_categories = ["email"]
name = { nb = "Støtte", nn = "Støtte", en = "Support" }
[[activity.purpose]]
key = "support"
text = { nb = "Hjelpe deg", nn = "Hjelpe deg", en = "Help you" }
[[activity.activity_service]]
service = "asana"
[[activity.retention_rule]]
trigger = "request"
period = "P1Y"
data = "@cases"
[texts.cases]
nb = "saker"
nn = "saker"
en = "cases"
[notice]
title = "Erklæring"
file = "notice.nb.txt"
[[statement]]
topic = "recipient"
value = "processor"
about = "service/asana.used_for"
quote = "Asana"
nth = 2
"""
NOTICE = "Asana her.\nOg Asana der.\nSvar innen én måned.\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of seeds with one small seed in it."""
    (tmp_path / "tiny").mkdir()
    monkeypatch.setattr(places, "seeds", tmp_path.joinpath)
    seeding.read.cache_clear()
    write(tmp_path, TINY)
    yield tmp_path
    seeding.read.cache_clear()


def write(folder: Path, text: str) -> None:
    (folder / "tiny" / FILE).write_text(text, encoding="utf-8")
    (folder / "tiny" / "notice.nb.txt").write_text(NOTICE, encoding="utf-8")


def test_there_are_five() -> None:
    infos = seeding.seeds()
    assert tuple(info.name for info in infos) == NAMES
    for info in infos:
        assert set(info.description) == set(LANGUAGES)
        assert info.company
        assert info.counts["company"] == 1
        assert info.counts["activity"] >= 3
        assert info.counts["statement"] >= 50


@pytest.mark.parametrize("name", NAMES)
def test_counts_are_what_is_kept(name: str, tmp_path: Path) -> None:
    counts = next(info.counts for info in seeding.seeds() if info.name == name)
    with seeding.create_from_seed(
        tmp_path / "x.perm", name, password=None, clock=sample.clock()
    ) as register:
        assert register.count(Statement) == counts["statement"]
        assert register.count(Activity) == counts["activity"]
        assert register.count(Service) == counts["service"]
        assert register.count(Company) == 1
        assert register.verify().ok


def test_loading_is_one_action_that_is_not_undone(tmp_path: Path) -> None:
    with seeding.create_from_seed(
        tmp_path / "x.perm", NAMES[0], password=None, clock=sample.clock()
    ) as register:
        entry = register.history(1)[0]
        assert (entry.label.key, entry.label.values) == ("seed.loaded", {"seed": NAMES[0]})
        assert NAMES[0] in say(entry.label, of("nb"))
        assert register.undo_label() is None


def test_a_password_is_passed_on(tmp_path: Path) -> None:
    path = tmp_path / "x.perm"
    seeding.create_from_seed(path, NAMES[0], password="hemmelig", clock=sample.clock()).close()
    with Register.open(path, password="hemmelig", clock=sample.clock()) as register:
        assert register.encrypted


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.perm"
    path.write_bytes(b"mine")
    with pytest.raises(FileExists):
        seeding.create_from_seed(path, NAMES[0], password=None, clock=sample.clock())
    assert path.read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["", "s9", "../seeds/s0-it-radgivning", "README.md"])
def test_no_such_seed(name: str, tmp_path: Path) -> None:
    with pytest.raises(InvalidField) as raised:
        seeding.create_from_seed(tmp_path / "x.perm", name, password=None, clock=sample.clock())
    assert all(known in raised.value.say(of("nb")) for known in NAMES)
    assert not (tmp_path / "x.perm").exists()


def test_an_example_is_a_copy_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    paths = {seeding.open_example(NAMES[2], sample.clock()) for _ in range(2)}
    assert len(paths) == 2
    for path in paths:
        assert path.name == "Prøvefjord IT-drift AS.perm"
        assert path.parent.parent == tmp_path
        assert path.parent.stat().st_mode & 0o077 == 0
        with Register.open(path, clock=sample.clock()) as register:
            assert register.company().name == path.stem


def test_a_seed_becomes_records_with_links_words_and_quotes(folder: Path, tmp_path: Path) -> None:
    with seeding.create_from_seed(
        tmp_path / "x.perm", "tiny", password=None, clock=sample.clock()
    ) as register:
        service = register.first(Service)
        assert service.vendor_id
        assert service.used_for == "saker"
        statement = register.first(Statement)
        assert (statement.start, statement.end, statement.line) == (14, 19, 2)
        assert statement.record_uid == service.uid
        assert statement.record_field == "used_for"
        said = {
            t.language: t.text for t in register.find(Translation, "record_uid = :u", u=service.uid)
        }
        assert said == {"nn": "saker", "en": "cases"}


WRONG = (
    ('role = "processer"\nvendor = "asana"', 'vendor = "asana"', "service/asana"),
    ('subjects = ["costumer"]', 'subjects = ["customer"]', "activity/support.subjects"),
    ('data_categories = ["mail"]', 'data_categories = ["email"]', "support.data_categories"),
    ('trigger = "whenever"', 'trigger = "request"', "activity/support.retention_rule/1"),
    ('period = "1 year"', 'period = "P1Y"', "retention_rule/1.period"),
    ('vendor = "asanna"', 'vendor = "asana"', "there is no vendor/asanna"),
    ('service = "jira"', 'service = "asana"', "there is no service/jira"),
    ('used_for = "cases"', 'used_for = "@cases"', "service/asana.used_for: a letter prints it"),
    ('used_for = "@none"', 'used_for = "@cases"', "no such text"),
    ('nn = "saker"\nxx = ""', 'nn = "saker"', "needs nb, nn, en"),
    ('colour = "red"\nname = "Asana"', 'name = "Asana"', "has no such field"),
    ('uid = "1"\nname = "Asana"', 'name = "Asana"', "has no such field"),
    ('topic = "gossip"', 'topic = "recipient"', "no such topic"),
    ('value = "friend"', 'value = "processor"', "is no value for recipient"),
    ('about = "service/jira"', 'about = "service/asana.used_for"', "there is no service/jira"),
    ('about = "service/asana.size"', 'about = "service/asana.used_for"', "has no field size"),
    ('quote = "Jira"', 'quote = "Asana"', "not in the notice"),
    ("nth = 3", "nth = 2", "there 2 times"),
    ("", "nth = 2", "give nth"),
    ('quote = ""', 'quote = "Asana"', "needs its quote"),
    ('[[vendors]]\nkey = "a"\n[notice]', "[notice]", "no such table"),
    ('file = "other.txt"', 'file = "notice.nb.txt"', "there is no file"),
    ('name = "other"', 'name = "tiny"', "is to be the folder's"),
    ('key = "asana"\nname = "A"\n[[vendor]]\nkey = "asana"', 'key = "asana"', "stands twice"),
    ("name = = 1", 'name = "tiny"', "line 2"),
)  # fmt: skip


@pytest.mark.parametrize(("wrong", "right", "told"), WRONG, ids=[told for *_, told in WRONG])
def test_what_is_wrong_is_told_with_file_and_place(
    wrong: str, right: str, told: str, folder: Path
) -> None:
    assert right in TINY
    write(folder, TINY.replace(right, wrong, 1))
    with pytest.raises(SeedError) as raised:
        seeding.read("tiny")
    assert str(raised.value).startswith(f"seeds/tiny/{FILE}")
    assert told in str(raised.value)


@pytest.mark.parametrize("name", NAMES)
def test_an_access_answer_has_no_hole(name: str, tmp_path: Path) -> None:
    """MODEL.md 28: the examples can be answered as they are, whoever asks."""
    with seeding.create_from_seed(
        tmp_path / "x.perm", name, password=None, clock=sample.clock()
    ) as register:
        subjects = {s for activity in register.find(Activity) for s in activity.subjects}
        for relation in (*sorted(subjects), "other"):
            request = searched(register, Relation(relation))
            for language in LANGUAGES:
                _, letter = answering.compose(
                    register, request.id, LetterKind.ACCESS, language=language
                )
                assert not model.holes(letter), (relation, language)


def searched(register: Register, relation: Relation) -> Request:
    """A request whose person was found in every place there is to look."""
    request = log_request(
        register,
        RequestDraft(
            received_on=date(2026, 11, 3),
            relation=relation,
            requester_name="Kari Eksempel",
            requester_email="kari@example.com",
            text="Hva har dere om meg?",
        ),
    )
    identity.no_doubt(register, request.id, "Kjent adresse")
    sources = collecting.sources(register, request)
    assert sources
    for source in sources:
        collecting.mark(register, source.search.id, SearchResult.FOUND, text="Navn")
    return answering.assess(register, request.id, "all")
