"""Bars over what concerns others: laid, moved, explained and undone, and numbered as one reads."""

import msgspec
import pytest

from dpo_desk.duties import collecting, redactions
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.events import events
from dpo_desk.paper.annex_model import Mark
from dpo_desk.records import Document, EventKind, Redaction
from tests.paper import foreign

BAR = Mark(page=1, left=1_000, top=1_000, width=2_000, height=300)


@pytest.fixture
def document(register, request_):
    """A PDF of two pages with a name on both."""
    place = collecting.sources(register, request_)[0].search.id
    data = foreign.pdf("Ola Prøve ringte Ola Prøve", "Brev til Ola\nPrøve")
    return collecting.attach(register, place, "notat.pdf", data)


def test_a_name_is_covered_in_all_its_places_as_one_step(register, document):
    pdf = redactions.pages(redactions.source(register, document.id))
    bars = redactions.places(pdf, "ola prøve")
    assert [bar.page for bar in bars] == [1, 1, 2, 2]
    assert len(redactions.add(register, document.id, bars, reason="En annen")) == 4
    register.undo()
    assert redactions.of(register, document.id) == ()


def test_a_bar_is_not_laid_twice(register, document):
    redactions.add(register, document.id, [BAR, BAR])
    assert redactions.add(register, document.id, [BAR]) == ()
    assert len(redactions.of(register, document.id)) == 1


def test_a_covered_file_does_not_go_along_as_it_is(register, document):
    with register.action("seed.loaded"):
        register.change(document, as_file=True)
    redactions.add(register, document.id, [BAR])
    assert not register.get(Document, document.id).as_file


def test_moving_explaining_and_removing_are_steps_that_can_be_undone(register, document):
    (bar,) = redactions.add(register, document.id, [BAR])
    redactions.move(register, bar.id, msgspec.structs.replace(BAR, left=4_000))
    redactions.explain(register, [bar.id], "reason", "En annen kunde")
    redactions.explain(register, [bar.id], "ground", "pol16_e")
    kept = register.get(Redaction, bar.id)
    assert (kept.left, kept.reason, kept.ground) == (4_000, "En annen kunde", "pol16_e")
    redactions.remove(register, [bar.id])
    assert redactions.of(register, document.id) == ()
    for _ in range(4):
        register.undo()
    assert register.get(Redaction, bar.id) == bar


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"page": 0}, "annex.mark_page"),
        ({"page": 3}, "annex.mark_page"),
        ({"left": -1}, "annex.mark_size"),
        ({"left": 9_000}, "annex.mark_size"),
        ({"top": 9_900}, "annex.mark_size"),
        ({"width": 3}, "annex.mark_size"),
        ({"height": 0}, "annex.mark_size"),
    ],
)
def test_a_bar_off_the_page_is_refused(register, document, changed, key):
    bar = msgspec.structs.replace(BAR, **changed)
    with pytest.raises(InvalidField) as error:
        redactions.add(register, document.id, [bar])
    assert error.value.key == key
    (kept,) = redactions.add(register, document.id, [BAR])
    with pytest.raises(InvalidField):
        redactions.move(register, kept.id, bar)


def test_a_ground_that_is_none_is_refused(register, document):
    with pytest.raises(InvalidField):
        redactions.add(register, document.id, [BAR], ground="because")
    (kept,) = redactions.add(register, document.id, [BAR])
    with pytest.raises(InvalidField):
        redactions.explain(register, [kept.id], "ground", "because")
    with pytest.raises(ValueError, match="field"):
        redactions.explain(register, [kept.id], "page", "2")


def test_one_reason_has_one_mark_numbered_as_one_reads(register, request_, document):
    lower = msgspec.structs.replace(BAR, top=5_000)
    second = msgspec.structs.replace(BAR, page=2)
    (late,) = redactions.add(register, document.id, [second], reason="Barn")
    (low,) = redactions.add(register, document.id, [lower], reason="Ansatt")
    (high,) = redactions.add(register, document.id, [BAR], reason="Barn")
    signs = redactions.signs(register, request_)
    assert signs == {high.id: "S1", low.id: "S2", late.id: "S1"}


def test_how_many_bars_a_file_has_is_logged_once(register, request_, document):
    redactions.add(register, document.id, [BAR])
    for _ in range(2):
        with register.action("seed.loaded"):
            redactions.log(register, request_)
    logged = [e.values for e in events(register, request_) if e.kind is EventKind.REDACTED]
    assert logged == [{"document_uid": document.uid, "marks": 1}]


def test_a_file_without_pages_says_what_to_do(register, request_):
    place = collecting.sources(register, request_)[0].search.id
    film = collecting.attach(register, place, "film.mp4", b"\x00\x01\x02")
    with pytest.raises(InvalidField) as error:
        redactions.pages(redactions.source(register, film.id))
    assert error.value.key == "annex.no_pages"
