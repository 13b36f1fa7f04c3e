"""History in words: sentences, filters, fields before and after; and putting back from the bin."""

from datetime import date, timedelta

import pytest

from dpo_desk.duties import company, history, intake, trash, value_words
from dpo_desk.duties.history import Asked
from dpo_desk.records import (
    ALL,
    Activity,
    Company,
    Document,
    NoticeVersion,
    Purpose,
    Request,
    RetentionRule,
    Service,
    Vendor,
    fields,
)
from dpo_desk.register import ChangedSince, Register
from dpo_desk.register.rows import codec
from dpo_desk.words import LANGUAGES, of
from tests import sample
from tests.duties.conftest import DRAFT

NB = of("nb")


def sentences(register, **asked):
    return [line.sentence for line in history.page(register, Asked(**asked), NB)]


def newest(register, language="nb"):
    return history.entry(register, register.history(1)[0].uid, of(language))


def told(change):
    return {field.label: (field.before, field.after) for field in change.fields}


def test_a_page_has_sentences_newest_first(register, request_):
    company.change_company(register, "phone", "22 33 44 55")
    assert sentences(register)[:2] == [
        "Endret «Telefon»",
        "Opprettet sak 2026-001",
    ]
    line = history.page(register, Asked(), NB)[0]
    assert history.when(line.at, NB) == "19.11.2026 09.40"
    assert history.when(line.at, of("en")) == "19/11/2026 09:40"
    assert line.undoable
    assert line.about == "Fjordlys Prøve AS"
    assert history.page(register, Asked(), NB)[1].about == ""  # the number is in the sentence


def test_pages_follow_each_other(register):
    for number in range(5):
        company.change_company(register, "phone", f"2233445{number}")
    whole = history.page(register, Asked(), NB)
    first = history.page(register, Asked(), NB, limit=3)
    rest = history.page(register, Asked(), NB, before_id=first[-1].id)
    assert first + rest == whole
    assert history.size(register, Asked(), NB) == len(whole)


def test_an_entry_has_the_fields_before_and_after(register):
    company.change_company(register, "phone", "22 33 44 55")
    company.change_company(register, "letter_language", "en")
    [change] = newest(register).changes
    assert list(told(change).values()) == [("Bokmål", "English")]
    assert (change.kind, change.title) == ("changed", "Fjordlys Prøve AS")


def test_what_was_added_shows_only_what_it_holds(register):
    with register.action("action.company.changed", field="name"):
        register.add(Service(name="MailerLite", used_for="nyhetsbrev"))
    [change] = newest(register).changes
    assert change.kind == "added"
    assert ("MailerLite") in [after for _, after in told(change).values()]
    assert all(before is None for before, _ in told(change).values())
    assert NB("common.notset") not in [after for _, after in told(change).values()]


def test_codes_dates_periods_countries_and_references_are_words(register):
    activity, service = register.first(Activity), register.first(Service)
    vendor = register.first(Vendor, "name = 'Asana'")
    rule = register.first(RetentionRule)
    with register.action("action.company.changed", field="name"):
        register.change(activity, subjects=("customer", "applicant"), data_categories=("name",))
        register.change(service, storage_countries=("US", "EEA"), review_on=date(2027, 3, 12))
        register.change(service, vendor_id=vendor.id)
        register.change(rule, period="P3Y", action="anonymise")
    found = [pair for change in newest(register).changes for pair in told(change).values()]
    after = [new for _, new in found]
    assert "Kunde, Jobbsøker" in after
    assert "12. mars 2027" in [text.replace("\N{NO-BREAK SPACE}", " ") for text in after]
    assert "tre år" in after
    assert "Asana" in after
    assert "USA, EU/EØS" in after
    assert not any(text in ("P3Y", "US", "anonymise") for text in after)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.table)
def test_every_field_of_every_record_can_be_said(kind, language):
    words = of(language)
    assert words(f"history.kind.{kind.table}")
    row = codec(kind).row(kind())
    for info in fields(kind):
        if info.label:
            assert isinstance(value_words.say(info, row[info.name], words), str)


def test_a_long_text_is_shown_in_part(register):
    info = next(info for info in fields(NoticeVersion) if info.name == "text")
    said = value_words.say(info, "ord " * 500, NB)
    assert len(said) <= value_words.LONGEST + 2
    assert said.endswith("…")


def test_undone_and_redone_are_said(register):
    company.change_company(register, "phone", "22 33 44 55")
    register.undo()
    register.redo()
    assert sentences(register)[:3] == [
        "Gjort om: endret «Telefon»",
        "Angret: endret «Telefon»",
        "Endret «Telefon»",
    ]


def test_one_day_only(tmp_path):
    clock = sample.clock()
    with sample.make(tmp_path, at=clock) as register:
        company.change_company(register, "phone", "22 33 44 55")
        clock._now += timedelta(days=3)
        company.change_company(register, "phone", "22 33 44 56")
        assert len(sentences(register, day=sample.TODAY)) == 3
        assert len(sentences(register, day=sample.TODAY + timedelta(days=3))) == 1
        assert sentences(register, day=sample.TODAY + timedelta(days=1)) == []
        assert history.size(register, Asked(day=sample.TODAY), NB) == 3


def test_one_record_with_all_that_is_only_its(register, request_):
    other = intake.log_request(register, DRAFT)
    intake.change_request(register, request_.id, "note", "ringte")
    company.change_company(register, "phone", "22 33 44 55")
    found = sentences(register, uid=request_.uid, table="request")
    assert len(found) == 2
    assert "2026-001" in found[-1]
    assert sentences(register, uid=request_.uid) == found  # whatever its table
    assert sentences(register, uid=other.uid) == ["Opprettet sak 2026-002"]
    assert sentences(register, uid="no-such-uid") == []


@pytest.mark.parametrize(
    "text", ["endret", "telefon", "endret «telef", "fjordlys", "Ola Prøve", "2026-001"]
)
def test_words_of_the_sentence_or_of_the_record_find_it(register, request_, text):
    company.change_company(register, "phone", "22 33 44 55")
    found = sentences(register, text=text)
    wanted = "2026-001" if text in ("Ola Prøve", "2026-001") else "Telefon"
    assert any(wanted in one for one in found)
    assert history.size(register, Asked(text=text), NB) == len(found)


def test_the_name_of_a_field_finds_what_was_done_to_it_and_nothing_else(register):
    company.change_company(register, "phone", "22 33 44 55")
    company.change_company(register, "website", "fjordlys.example")
    assert sentences(register, text="telefon") == ["Endret «Telefon»"]
    assert sentences(register, text="telefon", day=date(2026, 11, 18)) == []


@pytest.mark.parametrize("text", ['"; drop table action --', "%", "{field}", "\0", "x" * 5000])
def test_hostile_words_find_nothing_and_harm_nothing(register, text):
    history.page(register, Asked(text=text), NB)
    assert register.verify().ok


def test_erased_values_are_hidden(register, request_):
    logged = register.history(1)[0].uid
    register.erase(request_.id)
    entry = history.entry(register, logged, NB)
    assert all(change.hidden for change in entry.changes)
    assert not any(change.fields for change in entry.changes)
    assert "Ola" not in str([*entry.changes, *entry.changes[0].fields])
    erased = newest(register)
    assert not erased.line.undoable
    assert all(change.kind == "erased" for change in erased.changes)


def test_an_entry_of_very_many_records_is_cut(register):
    with register.action("action.company.changed", field="name"):
        for number in range(100):
            register.add(Service(name=f"Tjeneste {number}"))
    found = newest(register)
    assert len(found.changes) == history.MOST_CHANGES
    assert found.more == 100 - history.MOST_CHANGES


def test_an_entry_is_taken_back_or_says_why_not(register):
    company.change_company(register, "phone", "1")
    uid = register.history(1)[0].uid
    company.change_company(register, "email", "ny@example.com")
    history.take_back(register, uid)
    assert register.company().phone == sample.COMPANY.phone
    line = next(line for line in history.page(register, Asked(), NB) if line.uid == uid)
    assert (line.taken_back, line.undoable) == (True, False)
    with pytest.raises(ChangedSince):
        history.take_back(register, uid)


def test_what_was_removed_together_is_put_back_together(register: Register):
    activity = register.first(Activity)
    purposes = register.find(Purpose, "activity_id = :a", a=activity.id)
    with register.action("action.company.changed", field="name"):
        register.remove(activity)
        for purpose in purposes:
            register.remove(purpose)
    [line] = trash.page(register)
    assert (line.title, line.removed_on) == (activity.name, sample.TODAY)
    assert line.emptied_on == sample.TODAY + timedelta(days=30)
    trash.put_back(register, line.table, line.uid)
    assert register.find(Purpose, "activity_id = :a", a=activity.id) == purposes
    assert trash.size(register) == 0
    assert sentences(register)[0] == "La tilbake behandling fra papirkurven"
    register.undo()
    assert trash.size(register) == 1


def test_what_has_lain_for_thirty_days_goes(tmp_path):
    clock = sample.clock()
    with sample.make(tmp_path, at=clock) as register:
        with register.action("action.document.removed"):
            register.remove(register.add(Document(name="gammel.pdf", data=b"x")))
        clock._now += timedelta(days=29)
        assert not trash.empty_old(register).ids
        clock._now += timedelta(days=1)
        assert len(trash.empty_old(register).ids) == 1
        assert register.verify().problems == ()


def test_emptying_names_the_number_in_history(register, request_):
    with register.action("action.request.changed", ref=request_.ref, field="note"):
        register.remove(register.get(Request, request_.id))
    assert trash.size(register) == 1
    trash.empty(register)
    assert sentences(register)[0] == "Tømte papirkurven (antall: 1)"
    assert intake.next_ref(register) == "2026-002"


def test_reprs_hold_no_values(register):
    company.change_company(register, "manager", "Hemmelig Person")
    found = newest(register)
    assert "Hemmelig" not in repr(found.changes[0].fields)
    assert history.called(register, register.first(Company).uid) == "Fjordlys Prøve AS"
    assert history.called(register, "nobody") == ""
