"""A notice read from end to end."""

import json

from dpo_desk.notices.model import (
    ActivityFound,
    CodeFound,
    Controller,
    Evidence,
    NoticeFacts,
    as_json,
)
from dpo_desk.notices.read import read

TEXT = "Personvernerklæring\n\nVi er Eksempel AS."


def test_nothing_is_found_in_nothing() -> None:
    facts = read("")
    assert facts.language == "other"
    assert not facts.recipients


def test_the_facts_become_the_json_of_notice_read() -> None:
    place = Evidence(1, 0, 8, "Personve")
    facts = NoticeFacts(
        language="nb",
        controller=Controller(name="Eksempel AS", evidence=(place,)),
        activities=(ActivityFound(purpose="newsletter", legal_bases=("consent",)),),
        flags_found=(
            CodeFound(code="camera"),
            CodeFound(code="children", certainty="interpreted"),
        ),
    )
    plain = json.loads(json.dumps(as_json(facts)))
    assert plain["controller"]["evidence"] == [
        {"line": 1, "start": 0, "end": 8, "text": "Personve"}
    ]
    assert plain["flags"]["camera"]
    assert not plain["flags"]["children"]
    assert plain["activities"][0]["legal_bases"] == ["consent"]


def test_a_repr_names_nobody() -> None:
    facts = NoticeFacts(
        language="nb",
        controller=Controller(name="Kari Eksempel", emails=("kari@example.com",)),
    )
    assert "Kari" not in repr(facts) + repr(facts.controller)
    assert "kari" not in repr(facts.controller)
