"""Cases of the same person are found, however they wrote; the manager says what belongs."""

import msgspec
import pytest

from dpo_desk.duties import closing, intake, keeping, persons
from dpo_desk.duties.errors import InvalidField
from dpo_desk.law.codes import ClaimOutcome
from tests.duties.conftest import DRAFT


def logged(register, name="", email="", phone=""):
    draft = msgspec.structs.replace(
        DRAFT, requester_name=name, requester_email=email, requester_phone=phone
    )
    return intake.log_request(register, draft)


SAME = [
    ({"email": " OLA@Example.com "}, True),
    ({"phone": "+47 400 00 000"}, True),
    ({"phone": "40000000", "email": "ny@example.com"}, True),
    ({"name": "ola  prove"}, True),  # spelled otherwise, and no address to tell them apart
    ({"name": "Ola Prøve", "email": "annen@example.com"}, False),
    ({"phone": "000"}, False),
    ({"name": "Kari Eksempel"}, False),
    ({}, False),
]


@pytest.mark.parametrize(("wanted", "same"), SAME)
def test_who_may_have_asked_before(register, wanted, same):
    before = logged(register, "Ola Prøve", "ola@example.com", "400 00 000")
    assert persons.cases(register, **wanted) == ((before,) if same else ())


def test_open_cases_come_before_closed_ones_and_the_case_itself_is_none(register):
    first, second, third = (logged(register, "Ola Prøve") for _ in range(3))
    closed = closing.close(register, second.id, outcome=ClaimOutcome.WITHDRAWN)
    assert persons.cases(register, name="Ola Prøve") == (third, first, closed)
    assert persons.of(register, third) == (first, closed)


def test_cases_that_belong_together_say_so(register):
    first, second = logged(register, "Ola Prøve"), logged(register, "Ola Prøve")
    assert persons.belongs_with(register, second.id, first.id).earlier_request_id == first.id
    assert persons.belongs_with(register, second.id, None).earlier_request_id is None
    with pytest.raises(InvalidField):
        persons.belongs_with(register, second.id, second.id)
    register.undo()
    assert keeping.verify(register).ok
