"""Verify finds what was done to the file behind the program's back."""

from typing import Any

import pytest

from dpo_desk import words
from dpo_desk.records import Request
from dpo_desk.register import Register
from tests.register import desks

TAMPERED = [
    ("UPDATE action SET label = 'annet' WHERE id = 2", "chain"),
    ("UPDATE action SET at = '2020-01-01' WHERE id = 2", "chain"),
    ("UPDATE action SET head = x'00' WHERE id = 3", "chain"),
    ("DELETE FROM change WHERE id = 2", "chain"),
    ("UPDATE change SET commitment = x'00' WHERE id = 2", "payload"),
    ("UPDATE change SET payload = replace(payload, 'Kari', 'Mari')", "payload"),
    ("UPDATE change SET payload = NULL, nonce = NULL WHERE id = 2", "payload"),
    ("UPDATE change SET payload = '{' WHERE id = 2", "payload"),
    ("UPDATE change SET payload = '{\"after\": 1}' WHERE id = 2", "payload"),
    ("UPDATE change SET payload = replace(payload, '\"note\"', '\"nope\"')", "payload"),
    ("UPDATE change SET nonce = NULL WHERE id = 2", "payload"),
    ("UPDATE request SET due_on = '2027-01-01'", "record"),
    ("UPDATE request SET relation = 'stranger'", "unreadable"),
    ("UPDATE event SET \"values\" = '{'", "unreadable"),
    ("DELETE FROM claim", "record"),
    ("UPDATE search_title SET title = 'x' WHERE title LIKE '2026-002%'", "search"),
    ("UPDATE search_index SET words = 'x' WHERE words LIKE '2026-002%'", "search"),
    ("DELETE FROM search_index WHERE words LIKE '2026-002%'", "search"),
    ("DELETE FROM search_title WHERE title LIKE '2026-002%'", "search"),
    ("INSERT INTO search_index (words) VALUES ('x')", "search"),
    ("INSERT INTO search_index (rowid, words) VALUES (7, 'x')", "search_index"),
    ("INSERT INTO search_title (rowid, title) VALUES (7, 'x')", "search_index"),
    ("CREATE TABLE extra (a)", "schema"),
    ("DROP INDEX request_due_on", "schema"),
    ("CREATE TRIGGER t AFTER INSERT ON claim BEGIN DELETE FROM event; END", "schema"),
    ("UPDATE request SET requester_name = 'Kari' WHERE ref = '2026-003'", "erasure"),
]


@pytest.fixture
def kept(register: Register) -> Register:
    """Three cases, the last one erased."""
    desks.log(register, "2026-001")
    desks.log(register, "2026-002")
    register.erase(desks.log(register, "2026-003").id)
    report = register.verify()
    assert (report.ok, report.actions, len(report.chain_head)) == (True, 5, 64)
    return register


@pytest.mark.parametrize(("sql", "word"), TAMPERED, ids=[sql for sql, _ in TAMPERED])
def test_tampering_is_found_and_named(kept: Register, sql: str, word: str) -> None:
    with kept._store.transaction():
        kept._store.execute(sql)
    report = kept.verify()
    assert not report.ok
    assert f"register.problem.{word}" in {problem.key for problem in report.problems}
    for problem in report.problems:
        for language in words.LANGUAGES:
            assert words.of(language)(problem.key, **problem.values).endswith(".")


def test_a_dangling_reference_is_found(kept: Register) -> None:
    kept._store.execute("PRAGMA foreign_keys = OFF")
    with kept._store.transaction():
        kept._store.execute("UPDATE claim SET request_id = 99 WHERE id = 1")
    keys = {problem.key for problem in kept.verify().problems}
    assert "register.problem.reference" in keys


def test_damaged_pages_are_found(tmp_path) -> None:
    path = tmp_path / "x.perm"
    with desks.new(path, password=desks.KEY) as register:
        desks.log(register, text="ord " * 50_000)
    data = bytearray(path.read_bytes())
    data[-2000] ^= 1
    path.write_bytes(data)
    with Register.open(path, password=desks.KEY, clock=desks.HandClock()) as register:
        [problem] = register.verify().problems
    assert problem.key == "register.problem.pages"


def test_derived_columns_are_compared_with_what_duties_computes(kept: Register) -> None:
    def derive(request: Request) -> dict[str, Any]:
        if request.ref == "2026-002":
            return {"due_on": desks.NOON.date(), "status": "received"}
        return {}

    [problem] = kept.verify(derive).problems
    assert problem.key == "register.problem.derived"
    assert problem.values == {"field": "due_on", "ref": "2026-002"}
    with kept.action("request.changed"):
        kept.change(kept.get(Request, 2), due_on=desks.NOON.date())
    assert kept.verify(derive).ok


def test_verify_reads_one_state_beside_a_writer(kept: Register) -> None:
    with Register.open(kept.path, clock=kept.clock, read_only=True) as reader:
        assert reader.verify() == kept.verify()
        desks.log(kept, "2026-004")
        assert reader.verify() == kept.verify()
