"""Messages that wait: kept whole, corrected, logged, joined, left; nothing is logged by itself."""

import pytest

from dpo_desk.duties import incoming
from dpo_desk.exchange import email
from dpo_desk.law.codes import RequestKind
from dpo_desk.records import Document, Event, Origin, Request
from dpo_desk.words import DeskError
from tests import house

EXAMPLES = house.ROOT / "tests" / "examples"


def message(name="advokat-fullmakt"):
    return email.read(EXAMPLES / f"{name}.eml")


def review(register, key):
    return incoming.review(register, key, incoming.waiting(register, key).read())


def test_what_waits_is_the_message_byte_for_byte_and_nothing_is_logged(register):
    before = register.undo_label()
    key = incoming.keep(register, message())
    assert incoming.waiting(register, key).read() == message()
    assert (register.count(Request), register.undo_label()) == (0, before)
    assert "advokat" not in repr(incoming.waiting(register, key))


def test_they_wait_in_the_order_they_came_and_each_once(register):
    first, second = (incoming.keep(register, message(n)) for n in ("verge", "uklar"))
    assert incoming.keep(register, message("verge")) == first
    assert incoming.keys(register) == (first, second)
    incoming.leave(register, first)
    third = incoming.keep(register, message("verge"))
    assert incoming.keys(register) == (second, third)


def test_pasted_text_waits_as_text(register):
    pasted = email.pasted("Jeg vil vite hva dere har om meg.\nØystein 😀")
    key = incoming.keep(register, pasted)
    assert incoming.waiting(register, key).read() == pasted


def test_what_is_corrected_is_kept_until_it_waits_no_more(register):
    key = incoming.keep(register, message())
    incoming.keep_typed(register, key, {"requester_name": "Kari Ø", "kinds": ["erasure"]})
    assert review(register, key).typed == {"requester_name": "Kari Ø", "kinds": ["erasure"]}
    incoming.leave(register, key)
    incoming.keep_typed(register, key, {"text": "for sent"})
    assert incoming.keys(register) == ()
    assert not register.drafts(f"incoming.{key}")
    with pytest.raises(DeskError, match=r"intake\.error\.gone"):
        incoming.waiting(register, key)


def test_a_logged_message_waits_no_more_and_one_undo_takes_all_of_it_back(register):
    key = incoming.keep(register, message())
    found = review(register, key)
    request = incoming.log(register, key, found.suggestion, found.suggestion.draft)
    assert [d.origin for d in register.find(Document, order="id")] == [
        Origin.MESSAGE,
        Origin.ATTACHMENT,
    ]
    assert incoming.keys(register) == ()
    register.undo()
    assert register.first(Request, "id = :i", i=request.id) is None
    assert register.count(Document) == 0


def test_the_same_message_and_the_same_person_are_known(register):
    key = incoming.keep(register, message("innsyn-formell"))
    found = review(register, key)
    first = incoming.log(register, key, found.suggestion, found.suggestion.draft)
    again = review(register, incoming.keep(register, message("innsyn-formell")))
    assert again.same is not None
    assert (again.same.request.id, again.same.kinds) == (first.id, (RequestKind.ACCESS,))
    assert again.cases == ()
    other = incoming.keep(register, message("innsyn-hverdagslig"))
    known = review(register, other)
    assert known.same is None
    assert [case.request.id for case in known.cases] == [first.id]
    joined = incoming.join(register, other, first.id, known.suggestion.message)
    assert (joined.id, register.count(Request)) == (first.id, 1)
    assert register.find(Event, order="id")[-1].kind == "joined"


def test_a_new_case_can_belong_with_an_earlier_one(register):
    key = incoming.keep(register, message("innsyn-formell"))
    found = review(register, key)
    first = incoming.log(register, key, found.suggestion, found.suggestion.draft)
    other = incoming.keep(register, message("innsyn-hverdagslig"))
    known = review(register, other)
    draft = known.suggestion.draft
    made = incoming.log(register, other, known.suggestion, draft, belongs_with=first.id)
    assert made.earlier_request_id == first.id
