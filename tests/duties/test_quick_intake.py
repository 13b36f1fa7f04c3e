"""What came by telephone, letter or visit: who took it down, and the scan, in one action."""

from datetime import date

import pytest

from dpo_desk.duties import quick_intake
from dpo_desk.duties.documents import Incoming
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.intake import RequestDraft
from dpo_desk.law.codes import Channel
from dpo_desk.records import Document, Event, Origin, Request

SCAN = Incoming("brev.pdf", "application/pdf", b"%PDF-1.7", "", 1, has_national_id=False)


def test_who_took_it_down_stands_in_the_log(register):
    draft = RequestDraft(received_on=date(2026, 11, 3), channel=Channel.PHONE, taken_by="Ola Prøve")
    quick_intake.log(register, draft)
    assert register.find(Event)[0].who == "Ola Prøve"


def test_a_scan_lies_in_the_case_and_goes_with_it(register):
    draft = RequestDraft(received_on=date(2026, 11, 3), channel=Channel.LETTER)
    request = quick_intake.log(register, draft, [SCAN])
    kept = register.find(Document)[0]
    assert (kept.request_id, kept.origin, kept.data) == (request.id, Origin.MESSAGE, SCAN.data)
    register.undo()
    assert (register.count(Request), register.count(Document)) == (0, 0)


def test_nothing_is_kept_of_what_cannot_be_logged(register):
    with pytest.raises(InvalidField):
        quick_intake.log(register, RequestDraft(), [SCAN])
    assert register.count(Document) == 0
