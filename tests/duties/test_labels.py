"""Every action and every event has its words in three languages, and none is called by a code."""

import ast
import re
from itertools import cycle

import pytest

from dpo_desk import words
from dpo_desk.duties import labels
from dpo_desk.law import grounds
from dpo_desk.law.codes import ClaimOutcome, IdentityMethod, LetterKind, RequestKind, SendingWay
from dpo_desk.records import BY_TABLE, Event, EventKind, SearchResult, fields
from dpo_desk.register import Label
from tests import house

CODE = re.compile(r"[a-z]+_[a-z_]+|\b[a-z]+\.[a-z.]+\b|[{}]")
VALUES = {
    "ref": "2026-014",
    "kind": "erasure",
    "field": "requester_phone",
    "letter": "access",
    "n": 3,
    "name": "s0-it-radgivning",
    "table": "service",
}


def action_labels():
    """Key and names of the values of every action that the program opens, with its file."""
    for path in house.modules(house.PACKAGE):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            called = getattr(node.func, "attr", getattr(node.func, "id", ""))
            first = node.args[0]
            if called in ("action", "_log") and isinstance(first, ast.Constant):
                names = {k.arg for k in node.keywords} - {"merge", "undoable"}
                yield str(first.value), names, path.name


def every_action_key():
    found = set()
    for path in house.modules(house.PACKAGE):
        found |= set(re.findall(r'"((?:register\.)?action\.[a-z_.]+)"', path.read_text("utf-8")))
    return sorted(found)


ACTIONS = every_action_key()


def test_the_actions_are_found():
    assert len(ACTIONS) > 20
    assert {key for key, _, _ in action_labels() if "action." in key} <= set(ACTIONS)


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("key", ACTIONS)
def test_every_action_is_said(key, language):
    said = labels.say(Label(key, VALUES), words.of(language))
    assert said
    assert not CODE.search(said), said


@pytest.mark.parametrize(("key", "names", "file"), list(action_labels()))
def test_an_action_gives_the_values_its_words_ask_for(key, names, file):
    for language in words.LANGUAGES:
        if words.of(language).has(key):
            asked = set(re.findall(r"\{(\w+)\}", words.of(language)(key)))
            assert asked <= names, f"{file}: {key}"


VARIANTS = {
    EventKind.IDENTIFIED: [{"method": method.value} for method in IdentityMethod],
    EventKind.SEARCHED: [{"search_uid": "u", "result": r.value} for r in SearchResult],
    EventKind.ASSESSED: [{"choice": "all"}, {"choice": "third_party"}],
    EventKind.LETTER_RENDERED: [{"letter": k.value, "sha256": "0" * 64} for k in LetterKind],
    EventKind.ASKED: [{"about": "identity"}, {"about": "clarification"}],
    EventKind.ANSWERED: [{"about": "identity"}],
    EventKind.DECIDED: [
        {"claim_uid": "u", "claim": kind.value, "outcome": outcome.value, "ground": ground.code}
        for kind, outcome, ground in zip(
            cycle(RequestKind), cycle(ClaimOutcome), grounds.GROUNDS, strict=False
        )
    ],
    EventKind.DONE: [{"claim_uid": "u", "claim": "erasure"}],
    EventKind.LIFTED: [{"claim_uid": "u", "claim": "restriction"}],
    EventKind.REOPENED: [{}, {"claim_uid": "u", "claim": "access"}],
    EventKind.REDACTED: [{"document_uid": "u", "marks": 3}],
    EventKind.DELIVERED: [
        {"what": what, "way": "email", "sha256": "0" * 64, "letter_uid": "u"}
        for what in ("letter", "annexes", "portability", "original")
    ],
    EventKind.EXPORTED: [{"what": what} for what in ("portability", "case_file")],
    EventKind.EXPIRED: [{"what": what} for what in ("annexes", "person", "facts")],
    EventKind.CLOSED: [{"outcome": "answered,refused"}, {"outcome": ""}],
    EventKind.LETTER_SENT: [{"letter": "access", "by": way.value} for way in SendingWay],
}
EVENTS = [(kind, values) for kind in EventKind for values in VARIANTS.get(kind, [{}])]


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_event_is_said(language):
    spoken = words.of(language)
    for kind, values in EVENTS:
        event = Event(kind=kind, values=values, note="Egne ord & <b>")
        title = labels.event_title(event, spoken, {"u": "Microsoft 365"})
        detail = labels.event_detail(event, spoken)
        assert title
        assert not CODE.search(title), title
        assert detail.endswith("Egne ord & <b>")
        assert not CODE.search(detail), detail
        if kind is EventKind.SEARCHED:
            assert "Microsoft 365" in title


def test_a_search_that_is_gone_is_still_said():
    event = Event(kind=EventKind.SEARCHED, values={"search_uid": "gone", "result": "nothing"})
    assert "?" in labels.event_title(event, words.of("nb"), {})


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_field_that_can_change_is_called_by_its_label(language):
    spoken = words.of(language)
    for record in BY_TABLE.values():
        for info in fields(record):
            if info.label:
                assert labels.field_label(info.name, spoken) not in ("", info.name)


def test_a_field_without_a_label_is_called_by_its_name():
    assert labels.field_label("received_at", words.of("nb")) == "received_at"


def test_a_field_is_named_after_the_record_of_the_action():
    said = labels.say(
        Label("action.request.changed", {"ref": "2026-001", "field": "text"}), words.of("nb")
    )
    assert said == "endret «Hva ber personen om?» i sak 2026-001"
    assert "«Språk»" in labels.say(
        Label("action.request.changed", {"ref": "2026-001", "field": "language"}), words.of("nb")
    )
