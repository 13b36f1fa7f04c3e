"""What a task can concern."""

from dpo_desk.duties.closing import close
from dpo_desk.duties.task_targets import targets
from dpo_desk.law.codes import ClaimOutcome
from dpo_desk.records import Request, Service
from dpo_desk.register import Register


def test_open_cases_and_what_is_in_the_register(register: Register, request_: Request) -> None:
    found = targets(register)
    assert found[0] == ("request", request_.uid, "2026-001 Ola Prøve")
    assert {each.table for each in found} == {"request", "service", "activity", "retention_rule"}
    assert [each.title for each in found if each.table == "service"] == [
        "24SevenOffice", "Asana", "Microsoft 365", "Papirarkivet",
    ]  # fmt: skip


def test_closed_cases_and_the_bin_are_left_out(register: Register, request_: Request) -> None:
    close(register, request_.id, outcome=ClaimOutcome.ANSWERED)
    service = register.first(Service)
    assert service is not None
    with register.action("x.removed"):
        register.remove(service)
    assert not {request_.uid, service.uid} & {each.uid for each in targets(register)}
