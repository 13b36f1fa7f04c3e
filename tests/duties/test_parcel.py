"""All that is handed over: what can go, locked or not, and nothing open beside what is locked."""

import io

import pikepdf
import pytest

from dpo_desk.duties import annex_list, annexes, collecting, intake, parcel, redactions
from dpo_desk.duties.events import events
from dpo_desk.law.codes import LetterKind, RequestKind, SendingWay
from dpo_desk.paper.annex_model import Mark
from dpo_desk.records import EventKind, KeptLetter
from tests import sample
from tests.paper import foreign

BAR = Mark(page=1, left=1_000, top=1_000, width=2_000, height=300)
TABLE = b"nr;navn\n1204;Ola\n"


@pytest.fixture
def kept(register, request_):
    return KeptLetter(request_id=request_.id, kind=LetterKind.ACCESS, dated=sample.TODAY)


@pytest.fixture
def copies(register, request_):
    rows = [each.search for each in collecting.sources(register, request_)]
    made = [
        collecting.attach(register, rows[0].id, "brev.pdf", foreign.pdf("Hei")),
        collecting.attach(register, rows[1].id, "kunde.csv", TABLE),
    ]
    for each in made:
        annex_list.give_as_file(register, each.id, as_file=True)
    gathered = annexes.gather(register, request_.id)
    annexes.keep(register, gathered, annexes.bind(gathered))
    return made


def pack(register, kept, wanted, password=""):
    gathered = parcel.gather(register, 1, kept, foreign.pdf("Brevet"), wanted)
    return parcel.pack(gathered, password)


def test_a_case_without_copies_has_its_letter(register, kept):
    found = parcel.contents(register, 1, kept)
    assert (found.parts, found.originals, found.unbound) == (("letter",), 0, False)
    assert found.address == "ola@example.com"


def test_what_can_go_along(register, kept, copies):
    intake.set_kinds(register, 1, [RequestKind.ACCESS, RequestKind.PORTABILITY])
    found = parcel.contents(register, 1, kept)
    assert found.originals == 2
    assert set(found.parts) <= set(parcel.PARTS)
    assert {"letter", "original", "portability"} <= set(found.parts)


def test_what_was_bound_before_a_bar_was_laid_does_not_go(register, kept, copies):
    assert "annexes" in parcel.contents(register, 1, kept).parts
    redactions.add(register, copies[0].id, [BAR])
    found = parcel.contents(register, 1, kept)
    assert found.unbound
    assert "annexes" not in found.parts
    assert found.originals == 1  # nor does the file that was covered, as it is


def test_without_a_password_all_is_as_it_is(register, kept, copies):
    files = pack(register, kept, ["letter", "annexes", "original"])
    assert [(each.what, each.locked) for each in files] == [
        ("letter", False), ("annexes", False), ("original", False), ("original", False),
    ]  # fmt: skip
    assert files[-1].data == TABLE


def test_with_a_password_nothing_lies_open(register, kept, copies):
    intake.set_kinds(register, 1, [RequestKind.ACCESS, RequestKind.PORTABILITY])
    files = pack(register, kept, parcel.PARTS, "beki-ruta")
    assert {each.what for each in files} == set(parcel.PARTS)
    for file in files:
        assert file.locked
        assert file.name.endswith(".pdf")
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(io.BytesIO(file.data))
    table = next(each for each in files if each.name == "kunde.csv.pdf")
    with pikepdf.open(io.BytesIO(table.data), password="beki-ruta") as pdf:
        assert pdf.attachments["kunde.csv"].get_file().read_bytes() == TABLE


def test_names_are_apart(register, request_, kept, copies):
    rows = [each.search for each in collecting.sources(register, request_)]
    again = collecting.attach(register, rows[2].id, "kunde.csv", b"annet")
    annex_list.give_as_file(register, again.id, as_file=True)
    names = [each.name for each in pack(register, kept, ["original"])]
    assert len(set(names)) == len(names) == 3


def test_what_left_is_logged_by_its_hash(register, request_, kept, copies):
    files = pack(register, kept, ["letter", "original"])
    parcel.record(register, 1, files, way=SendingWay.POST)
    logged = [e.values for e in events(register, request_) if e.kind is EventKind.DELIVERED]
    assert [each["sha256"] for each in logged] == [each.sha256 for each in files]
