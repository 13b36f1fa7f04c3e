"""What has had its time is thrown away a while after opening, and nobody is asked."""

from datetime import UTC, datetime

from dpo_desk.desk import bin_keeper
from dpo_desk.duties import closing, intake
from dpo_desk.law.clock import FixedClock
from dpo_desk.law.codes import ClaimOutcome
from dpo_desk.records import Request
from tests import sample
from tests.desk.window import opened
from tests.duties.conftest import DRAFT


def test_a_case_that_had_its_time_loses_its_person_soon_after_opening(qapp, tmp_path) -> None:
    with sample.make(tmp_path) as register:
        request = intake.log_request(register, DRAFT)
        closing.close(register, request.id, outcome=ClaimOutcome.WITHDRAWN)
    with opened(qapp) as opening:
        opening.desk.clock = FixedClock(datetime(2027, 11, 20, 8, tzinfo=UTC))
        opening.open(tmp_path / "prove.perm")
        assert name_of(opening, request) == DRAFT.requester_name
        opening.guard.bin._timer.timeout.emit()
        assert name_of(opening, request) == ""
        assert opening.guard.bin._timer.interval() == bin_keeper.LOOK_MS


def name_of(opening, request) -> str:
    found = []
    opening.desk.background.read(lambda r: r.get(Request, request.id), found.append)
    return found[0].requester_name
