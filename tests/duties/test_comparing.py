"""What bringing a copy back would change, by name; a part tells on the record that shows it."""

from pathlib import Path

import pytest

from dpo_desk.duties import collecting, company, comparing, copies, intake
from dpo_desk.duties.comparing import Difference
from dpo_desk.records import Purpose, Search, SearchResult, Service
from dpo_desk.register import DamagedCopy, PasswordNeeded, WrongPassword
from dpo_desk.words import DeskError
from tests import sample
from tests.duties.conftest import DRAFT


@pytest.fixture
def register(tmp_path: Path):
    with sample.make(tmp_path) as register:
        yield register


def copied(register) -> Path:
    (path,) = copies.keep(register, None).made
    return path


def test_nothing_has_changed(register) -> None:
    found = comparing.compare(register, copied(register), "")
    assert found.differences == ()
    assert (found.company, found.made_on) == ("Fjordlys Prøve AS", sample.TODAY)
    assert found.counts["service"] == 4


def test_what_comes_back_what_changes_and_what_goes(register) -> None:
    copy = copied(register)
    asana = register.find(Service, "name = 'Asana'")[0]
    with register.action("seed.loaded"):
        register.remove(asana)
        register.add(Service(name="MailerLite"))
        microsoft = register.find(Service, "name = 'Microsoft 365'")[0]
        register.change(microsoft, used_for="alt")
    request = intake.log_request(register, DRAFT)
    company.change_company(register, "phone", "+47 00 00 00 01")
    found = {one.table: one for one in comparing.compare(register, copy, "").differences}
    assert next(iter(found)) == "request"
    assert found["service"] == Difference(
        "service", ("Asana",), ("Microsoft 365",), ("MailerLite",)
    )
    assert found["request"] == Difference(
        "request", (), (), (f"{request.ref} {DRAFT.requester_name}",)
    )
    assert found["company"].changed == ("Fjordlys Prøve AS",)
    assert set(found) == {"request", "service", "company"}


def test_a_part_changes_the_record_that_shows_it(register) -> None:
    intake.log_request(register, DRAFT)
    copy = copied(register)
    search = register.find(Search)[0]
    collecting.mark(register, search.id, SearchResult.FOUND, text="2 e-poster")
    purpose = register.find(Purpose)[0]
    with register.action("seed.loaded"):
        register.remove(purpose)
    found = {one.table: one for one in comparing.compare(register, copy, "").differences}
    assert set(found) == {"request", "activity"}
    assert len(found["request"].changed) == 1
    assert found["activity"].changed == ("Kundeoppfølging",)
    assert not found["activity"].back


def test_a_copy_of_another_register_is_refused_by_name(register, tmp_path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    with sample.make(other) as stranger:
        copy = copied(stranger)
    with pytest.raises(DeskError) as refused:
        comparing.compare(register, copy, "")
    assert refused.value.key == "copies.other"


def test_damage_and_passwords_are_told_apart(register, tmp_path) -> None:
    copy = copied(register)
    copy.write_bytes(copy.read_bytes()[: -4096 * 3])
    with pytest.raises(DamagedCopy):
        comparing.compare(register, copy, "")
    with sample.make(tmp_path, name="laast.perm", password="blåbær") as locked:
        secret = copied(locked)
        with pytest.raises(PasswordNeeded):
            comparing.compare(locked, secret, "")
        with pytest.raises(WrongPassword):
            comparing.compare(locked, secret, "feil")
        assert comparing.compare(locked, secret, "blåbær").differences == ()
