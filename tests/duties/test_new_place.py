"""A place that was typed by hand becomes a system of the register, with the row that found it."""

from datetime import date

import pytest

from dpo_desk.duties import collecting, keeping, new_place
from dpo_desk.duties.errors import InvalidField
from dpo_desk.records import Activity, ActivityService, Document, Origin, Search, SearchResult


def names(register, request):
    return [source.name for source in collecting.sources(register, request)]


def test_a_new_place_becomes_a_system_of_the_register(register, request_):
    place = collecting.add_place(register, request_.id, "Gammel filserver")
    assert new_place.is_new(register, place.id)
    service = new_place.into_register(register, place.id)
    assert (service.name, register.get(Search, place.id).service_id) == (place.place, service.id)
    assert not new_place.is_new(register, place.id)
    support = register.first(Activity, "name = 'Brukerstøtte'")
    collecting.set_applies(register, request_.id, support.id, False)
    assert "Gammel filserver" in names(register, request_)  # nobody said that it holds nothing
    register.undo()
    register.undo()
    assert register.get(Search, place.id).service_id is None
    assert keeping.verify(register).ok


def test_what_it_is_used_for_makes_it_a_place_of_later_cases(register, request_):
    place = collecting.add_place(register, request_.id, "Gammel filserver")
    activity = register.first(Activity, "name = 'Kundeoppfølging'")
    service = new_place.into_register(register, place.id, activity.id)
    assert register.count(
        ActivityService, "service_id = :s and activity_id = :a", s=service.id, a=activity.id
    )
    collecting.set_applies(register, request_.id, activity.id, False)
    assert "Gammel filserver" not in names(register, request_)  # not looked in, and not wanted


def test_a_known_name_is_taken_as_it_is(register, request_):
    place = collecting.add_place(register, request_.id, "papirarkivet")
    assert not new_place.is_new(register, place.id)
    known = new_place.into_register(register, place.id)
    assert known.name == "Papirarkivet"


def test_who_looked_when_and_for_what(register, request_):
    row = collecting.find_source(register, request_, "asana")
    collecting.mark(
        register,
        row.id,
        SearchResult.NOTHING,
        on=date(2026, 11, 9),
        words="ola, 400 00 000",
        who="Ola Prøve",
    )
    found = register.get(Search, row.id)
    assert (found.who, found.on, found.words) == (
        "Ola Prøve",
        date(2026, 11, 9),
        "ola, 400 00 000",
    )
    with pytest.raises(InvalidField):
        collecting.mark(register, row.id, SearchResult.FOUND, on=date(2026, 11, 2))


def test_a_file_dropped_on_a_row_is_what_was_found_there(register, request_):
    row = collecting.find_source(register, request_, "asana")
    document = collecting.attach(register, row.id, "eksport.csv", b"a;b")
    assert register.get(Document, document.id).origin is Origin.FOUND
