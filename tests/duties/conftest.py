"""A sample register and a logged request, closed after each test."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dpo_desk.duties.intake import RequestDraft, log_request
from dpo_desk.law.codes import Relation
from dpo_desk.records import Request
from dpo_desk.register import Register
from tests import sample


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    opened = sample.copied(tmp_path)
    yield opened
    opened.close()


DRAFT = RequestDraft(
    received_on=date(2026, 11, 3),
    relation=Relation.CUSTOMER,
    requester_name="Ola Prøve",
    requester_email="ola@example.com",
    text="Jeg vil vite hva dere har om meg.",
)


@pytest.fixture
def request_(register: Register) -> Request:
    return log_request(register, DRAFT)
