"""The messages of ``tests/examples``: what the file says, and what a careful reader finds in it."""

import tomllib

import pytest

from dpo_desk.duties import mailbox
from dpo_desk.exchange import email
from dpo_desk.reading.requests import understand
from tests import house

PLACE = house.ROOT / "tests" / "examples"
TRUTH = tomllib.loads((PLACE / "truth.toml").read_text(encoding="utf-8"))


def test_every_message_has_its_truth() -> None:
    files = {path.stem for path in PLACE.iterdir() if path.suffix in (".eml", ".msg")}
    assert files == TRUTH.keys()
    assert len(TRUTH) >= 45
    assert sum(1 for said in TRUTH.values() if said.get("blind")) * 4 >= len(TRUTH)


@pytest.mark.parametrize("name", TRUTH)
def test_a_message_is_understood(name: str) -> None:
    said = dict(TRUTH[name])
    said.pop("blind", None)
    ending = said.pop("file", ".eml")
    message = email.read(PLACE / f"{name}{ending}")
    found = mailbox.understood(message)
    kinds = sorted(said.pop("kinds"))
    unclear = said.pop("unclear", False)
    assert sorted(found.kinds) == kinds, [each.text for each in found.evidence]
    assert (found.unclear, found.is_request) == (unclear, bool(kinds) or unclear)
    said.pop("is_request", None)
    got = {
        "language": found.language,
        "relation": found.relation,
        "controller": found.controller,
        "received": message.received.isoformat() if message.received else "",
        "attachments": [each.name for each in message.attachments],
        "sender_email": message.sender.email,
        "requester_name": found.writer.requester_name,
        "requester_email": found.writer.requester_email,
        "representative_name": found.writer.representative_name,
        "capacity": found.writer.capacity,
        "is_child": found.writer.is_child,
    }
    assert {key: got[key] for key in said} == said
    assert {each.kind for each in found.evidence} >= set(kinds)
    for each in found.evidence:
        place = " ".join(message.text[each.start : each.end].replace(">", " ").split())
        assert each.text in (place, message.subject)


def test_a_message_is_understood_alike_without_its_envelope() -> None:
    """As pasted: the text alone says what is asked for."""
    for name, said in TRUTH.items():
        if said.get("file") or not said["kinds"]:
            continue
        message = email.read(PLACE / f"{name}.eml")
        pasted = email.pasted(message.text)
        found = understand(message.subject, pasted.text)
        assert sorted(found.kinds) == sorted(said["kinds"]), name
