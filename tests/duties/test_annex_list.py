"""What the answer step lists of copies, and a file given as it is."""

import pytest

from dpo_desk.duties import annex_list, annexes, collecting, findings, intake, redactions
from dpo_desk.duties.annex_list import State
from dpo_desk.duties.errors import InvalidField
from dpo_desk.law.codes import Channel, FindingChoice, RequestKind
from dpo_desk.paper.annex_model import Mark
from dpo_desk.records import Document
from tests.paper import foreign

BAR = Mark(page=1, left=1_000, top=1_000, width=2_000, height=300)


@pytest.fixture
def copies(register, request_):
    rows = [each.search for each in collecting.sources(register, request_)]
    return [
        collecting.attach(register, row.id, name, foreign.pdf("Hei"))
        for row, name in zip(rows, ("a.pdf", "b.pdf", "c.pdf"), strict=False)
    ]


def states(register):
    return {each.name: (each.number, each.state) for each in annex_list.read(register, 1).copies}


def test_each_copy_has_its_state_and_the_number_it_is_bound_under(register, copies):
    redactions.add(register, copies[0].id, [BAR])
    choices = {copies[1]: FindingChoice.KEEP_BACK, copies[2]: FindingChoice.REDACT}
    for copy, choice in choices.items():
        findings.add(register, 1, "Noe", document_id=copy.id, choice=choice)
    assert states(register) == {
        "a.pdf": (1, State.REDACTED),
        "c.pdf": (2, State.UNCOVERED),
        "b.pdf": (0, State.KEPT_BACK),
    }
    plan = annexes.planned(register, 1)
    assert [(each.number, each.name) for each in plan.files] == [(1, "a.pdf"), (2, "c.pdf")]


def test_bound_until_something_changes(register, copies):
    assert not annex_list.read(register, 1).bound
    gathered = annexes.gather(register, 1)
    annexes.keep(register, gathered, annexes.bind(gathered))
    assert annex_list.read(register, 1).bound
    redactions.add(register, copies[0].id, [BAR])
    assert not annex_list.read(register, 1).bound


def test_a_covered_file_is_not_given_as_it_is(register, copies):
    assert annex_list.give_as_file(register, copies[0].id, as_file=True).as_file
    register.undo()
    assert not register.get(Document, copies[0].id).as_file
    redactions.add(register, copies[0].id, [BAR])
    with pytest.raises(InvalidField):
        annex_list.give_as_file(register, copies[0].id, as_file=True)


@pytest.mark.parametrize("kind", [RequestKind.ERASURE, RequestKind.PORTABILITY])
def test_pages_answer_nobody_who_asks_for_something_else(register, copies, kind):
    intake.set_kinds(register, 1, [kind])
    along = annex_list.read(register, 1)
    assert along.copies == ()
    assert along.portable is (kind is RequestKind.PORTABILITY)


def test_addresses_only_of_who_wants_no_marketing(register, request_):
    assert annex_list.read(register, 1).addresses == ()
    intake.set_kinds(register, 1, [RequestKind.MARKETING_OPT_OUT])
    ((address, listed),) = annex_list.read(register, 1).addresses
    assert (address.channel, listed) == (Channel.EMAIL, False)


def test_it_tells_nothing_of_anybody(register, copies):
    along = annex_list.read(register, 1)
    assert "a.pdf" not in repr(along) + repr(along.copies)
