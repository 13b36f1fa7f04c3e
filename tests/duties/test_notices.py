"""Notices: versions whose text stands, publishing, and quotes that are found again."""

from datetime import date, timedelta

import pytest

from dpo_desk.duties import labels, notices
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.notice_quotes import Text
from dpo_desk.records import Notice, NoticeVersion, Service, Statement
from dpo_desk.words import of
from tests import sample
from tests.duties.test_notice_compare import shown

TEXT = "Vi bruker Asana.\nVi sletter etter to år.\nVi sletter etter to år."


@pytest.fixture
def first(register):
    return notices.new_version(register, text=TEXT, title="Personvern")


def notice_of(register, version):
    return register.get(Notice, version.notice_id)


def follow(register, version, text, **more):
    uid = notice_of(register, version).uid
    return notices.new_version(register, text=text, notice_uid=uid, **more)


def state(register, version, quote, *, topic="recipient", about=None, at=None, **more):
    start = version.text.index(quote) if at is None else at
    with register.action("seed.loaded"):
        return register.add(
            Statement(
                notice_version_id=version.id,
                topic=topic,
                record_table=about.table if about else "",
                record_uid=about.uid if about else "",
                start=start,
                end=start + len(quote),
                quote=quote,
                **more,
            )
        )


def test_the_first_text_makes_a_notice_and_a_version(register, first):
    assert notice_of(register, first).title == "Personvern"
    assert (first.number, first.language, first.text) == (1, "nb", TEXT)
    assert len(first.sha256) == 64
    [row] = notices.versions(register)
    assert (row.uid, row.title, row.number, row.published_on) == (first.uid, "Personvern", 1, None)


def test_a_changed_text_is_a_new_version_and_the_old_one_stands(register, first):
    second = follow(register, first, TEXT + "\nMer.", because="Mer å si", language="en")
    assert (second.number, second.language, second.changed_because) == (2, "en", "Mer å si")
    assert register.get(NoticeVersion, first.id) == first
    assert [row.number for row in notices.versions(register)] == [2, 1]
    view = notices.view(register, second.uid)
    assert view.previous == first
    assert view.newest
    assert not notices.view(register, first.uid).newest
    assert shown(view.previous.text, second.text)[-1] == "+[Mer.]"


def test_a_number_in_the_bin_is_not_given_again(register, first):
    second = follow(register, first, "To")
    notices.remove(register, second.uid)
    assert follow(register, first, "Tre").number == 3
    assert notices.view(register, first.uid).previous is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("  \n ", "notices.error.empty"),
        (TEXT, "notices.error.same"),
        (TEXT.replace("\n", "  \r\n") + "\n\n", "notices.error.same"),
        ("x" * (notices.LONGEST + 1), "notices.error.long"),
    ],
)
def test_what_is_no_new_text_is_refused_and_changes_nothing(register, first, text, key):
    before = register.history()
    with pytest.raises(InvalidField) as refused:
        follow(register, first, text)
    assert (refused.value.key, refused.value.field) == (key, "text")
    assert register.history() == before


def test_a_pasted_text_loses_what_nobody_sees():
    assert notices.cleaned("\ufeffA \r\nB\rC\0\n\n") == "A\nB\nC"


def test_the_text_cannot_be_changed_but_the_rest_can(register, first):
    with pytest.raises(InvalidField):
        notices.change(register, first.uid, "text", "Noe annet")
    notices.change(register, first.uid, "published_where", " nettsiden ")
    found = register.get(NoticeVersion, first.id)
    assert (found.text, found.published_where) == (TEXT, "nettsiden")


def test_publishing_gives_the_day_it_holds_from_where_there_is_none(register, first):
    notices.publish(register, first.uid, on=sample.TODAY, where="fjordlys.example")
    found = register.get(NoticeVersion, first.id)
    assert (found.published_on, found.valid_from) == (sample.TODAY, sample.TODAY)
    assert found.published_where == "fjordlys.example"
    second = follow(register, first, "Ny", valid_from=date(2027, 1, 1))
    notices.publish(register, second.uid, on=sample.TODAY, where="")
    assert register.get(NoticeVersion, second.id).valid_from == date(2027, 1, 1)


@pytest.mark.parametrize("on", [None, sample.TODAY + timedelta(days=1)])
def test_nothing_is_published_ahead_or_without_a_day(register, first, on):
    with pytest.raises(InvalidField) as refused:
        notices.publish(register, first.uid, on=on, where="")
    assert refused.value.field == "published_on"


def test_a_notice_needs_a_name_and_takes_another(register, first):
    uid = notice_of(register, first).uid
    with pytest.raises(InvalidField):
        notices.rename(register, uid, "  ")
    notices.rename(register, uid, "For ansatte")
    assert notices.versions(register)[0].title == "For ansatte"


def test_with_the_last_version_goes_the_notice(register, first):
    second = follow(register, first, "To")
    notices.remove(register, second.uid)
    assert register.count(Notice) == 1
    notices.remove(register, first.uid)
    assert register.count(Notice) == 0
    register.undo()
    assert [row.number for row in notices.versions(register)] == [1]


def test_what_was_taken_is_shown_with_its_place(register, first):
    service = register.first(Service, "name = 'Asana'")
    state(register, first, "Vi bruker Asana.", about=service)
    state(register, first, "Vi sletter etter to år.", topic="retention", at=TEXT.rindex("Vi s"))
    asana, rule = notices.view(register, first.uid).taken
    assert (asana.title, asana.table, asana.span) == ("Asana", "service", (0, 16, 1))
    assert (rule.title, rule.span.line) == ("", 3)


def test_a_quote_that_has_moved_is_found_again_and_a_lost_one_is_said_to_be(register, first):
    state(register, first, "Vi bruker Asana.")
    state(register, first, "Vi sletter etter to år.", topic="retention", at=TEXT.rindex("Vi s"))
    text = "Ny innledning.\n\nVI  bruker\nAsana.\nVi sletter etter tre år."
    second = follow(register, first, text)
    asana, rule = notices.view(register, second.uid).taken
    assert text[slice(*asana.span[:2])] == "VI  bruker\nAsana."
    assert asana.span.line == 3
    assert rule.span is None
    [old, _] = notices.view(register, first.uid).taken
    assert old.span == (0, 16, 1)


def test_of_several_places_the_nearest_is_taken():
    text = Text("svar\n" * 10)
    assert text.find("svar", 0.0).line == 1
    assert text.find("svar", 0.52).line in (5, 6)
    assert text.find("svar", 1.0).line == 10
    assert text.find("borte", 0.5) is None
    assert text.find("", 0.5) is None


@pytest.mark.parametrize("dash", ["-", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}"])
def test_another_hyphen_is_the_same_word(dash):
    assert Text(f"Vi bruker e{dash}post (og SMS).").find("e-post (og SMS).", 0) is not None


def test_a_version_with_statements_of_its_own_shows_those(register, first):
    state(register, first, "Vi bruker Asana.")
    second = follow(register, first, "Vi bruker Trello.")
    own = state(register, second, "Vi bruker Trello.")
    assert [one.uid for one in notices.view(register, second.uid).taken] == [own.uid]


def test_an_undecided_conflict_is_told(register, first):
    state(register, first, "Vi bruker Asana.", conflict="c1")
    state(register, first, "to år", conflict="c2", decided_on=sample.TODAY)
    assert [one.conflict for one in notices.view(register, first.uid).taken] == [True, False]


def test_every_action_of_a_notice_has_words(register, first):
    second = follow(register, first, "To")
    notices.publish(register, second.uid, on=sample.TODAY, where="")
    notices.change(register, second.uid, "changed_because", "x")
    notices.rename(register, notice_of(register, first).uid, "x")
    notices.remove(register, second.uid)
    for entry in register.history(6):
        for language in ("nb", "nn", "en"):
            assert "{" not in labels.say(entry.label, of(language))


def test_reprs_hold_no_text(register, first):
    state(register, first, "Vi bruker Asana.")
    view = notices.view(register, first.uid)
    assert "Asana" not in repr(view.taken)


def test_a_line_that_lost_its_breaks_gets_some_at_blanks():
    kept = notices.cleaned("ord " * 5_000)
    assert max(map(len, kept.split("\n"))) <= 5_000
    assert kept.split() == ["ord"] * 5_000
    assert len(notices.cleaned("x" * 12_000).split("\n")) == 3
