"""Search: any spelling of å, ø and æ, as one types, and nothing that is typed breaks it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpo_desk.records import Activity, Company, Service
from dpo_desk.register import Register
from dpo_desk.register.folding import folded, marks, match
from dpo_desk.register.store import Store
from tests.register import desks

SPELLINGS = [
    ("Åse", ["åse", "ase", "aase", "ÅSE", "A\u030ase"]),
    ("Aase", ["åse", "ase", "aase"]),
    ("Bjørn", ["bjørn", "bjorn", "bjoern", "BJØR", "björn"]),
    ("Bjoern", ["bjørn", "bjorn", "bjoern"]),
    ("Sæther", ["sæther", "saether", "SÆT"]),
    ("Saether", ["sæther", "säther"]),
    ("Kåre Øgård", ["kaare ogaard", "øgård kåre", "kare oegaard"]),
    ("René", ["rene", "rené"]),
]


@pytest.mark.parametrize(
    ("written", "typed"), [(written, t) for written, all_ in SPELLINGS for t in all_]
)
def test_every_spelling_finds_every_other(register: Register, written: str, typed: str) -> None:
    request = desks.log(register, requester_name=written, text="")
    assert [hit.uid for hit in register.search(typed)] == [request.uid]


def test_it_finds_as_one_types(register: Register) -> None:
    desks.log(register, requester_name="Kari Eksempel", requester_email="kari@example.com")
    for typed in ("k", "kar", "kari eks", "kari@exa", "2026-0", "2026-001 kari"):
        assert [hit.table for hit in register.search(typed)] == ["request"], typed
    for typed in ("kari ola", "ari", "2027"):
        assert register.search(typed) == [], typed


def test_a_hit_says_what_it_is(register: Register) -> None:
    request = desks.log(register, requester_name="Kari Eksempel", text="Slett meg fra nyhetsbrevet")
    [hit] = register.search("nyhetsbrev")
    assert (hit.table, hit.id, hit.uid) == ("request", request.id, request.uid)
    assert hit.title == "2026-001 Kari Eksempel"
    assert "nyhetsbrevet" in hit.snippet


def test_the_title_counts_most(register: Register) -> None:
    with register.action("service.added"):
        register.add(Service(name="Nettside", used_for="vise kart", note="Bruker også Regnskap"))
        register.add(Service(name="Regnskap", used_for="føre bilag"))
    assert [hit.title for hit in register.search("regnskap")] == ["Regnskap", "Nettside"]


def test_lists_and_all_kinds_are_found(register: Register) -> None:
    with register.action("company.changed"):
        register.change(register.company(), trade_names=("Solskinn", "Måneskinn"))
        register.add(Activity(name="Månedsbrev"))
    assert {hit.table for hit in register.search("mån")} == {"company", "activity"}
    assert [hit.table for hit in register.search("maaneskinn")] == ["company"]


def test_a_change_replaces_the_words_in_the_same_action(register: Register) -> None:
    request = desks.log(register, requester_name="Ola Prøve")
    with register.action("request.changed"):
        register.change(request, requester_name="Kari Eksempel")
        assert register.search("Ola") != []
    assert register.search("Ola") == []
    assert len(register.search("Kari")) == 1
    register.undo()
    assert len(register.search("Ola")) == 1


@pytest.mark.parametrize(
    "typed",
    ["", " ", '"', '""', '"kari', "kari*", "*", "(", "a AND", "NOT", "NEAR(", "title:", "^", "-",
     "a OR OR b", "{a b}:", "\0", "x\0y", "'; DROP TABLE company", "+", "//", "\u200fשלום",
     "😀", "_"],
)  # fmt: skip
def test_nothing_typed_raises(register: Register, typed: str) -> None:
    desks.log(register)
    register.search(typed)
    assert register.count(Company) == 1


@given(st.text(max_size=40))
def test_folding_settles_and_the_expression_is_always_quoted(text: str) -> None:
    assert folded(folded(text)) == folded(text)
    assert match(text).count('"') % 2 == 0


def test_text_with_nul_is_kept_and_found(register: Register) -> None:
    desks.log(register, text="før\0etter")
    assert len(register.search("etter")) == 1
    assert register.verify().ok


def test_typing_any_text_into_a_filled_index(register: Register) -> None:
    desks.log(register)
    store: Store = register._store

    @given(st.text(max_size=30))
    def search(text: str) -> None:
        assert isinstance(register.search(text), list)

    search()
    assert not store.connection.in_transaction


def test_a_wide_quote_is_no_quote(register: Register) -> None:
    request = desks.log(register, requester_name="Kari ＂Eksempel")
    for typed in ("＂kari", "kari＂ OR x", "＂", "eks＂"):
        hits = register.search(typed)
        assert [hit.uid for hit in hits] in ([], [request.uid]), typed
    assert [hit.uid for hit in register.search("kari ＂eks")] == [request.uid]


def test_half_a_character_is_no_end(register: Register) -> None:
    request = desks.log(register, requester_name="Kari")
    assert [hit.uid for hit in register.search("kari \udfff")] == [request.uid]
    assert register.search("ka\ud800ri") == []


def test_a_pasted_letter_looks_for_its_first_words_only(register: Register) -> None:
    text = "hei " * 5_000 + " ".join(f"ord{number}" for number in range(5_000))
    request = desks.log(register, text=text)
    assert [hit.uid for hit in register.search(text)] == [request.uid]
    assert match(text).count(" AND ") == 31


def test_ranks(register: Register) -> None:
    """Exactly the case number, then names that begin so, other titles, and other words."""
    desks.log(register, "2026-0140", requester_name="Siv Prøve")
    desks.log(register, "2026-014", requester_name="Ola Prøve")
    desks.log(register, "2026-002", requester_name="Siv Dal", text="Gjelder sak 2026-014 og Dalen")
    with register.action("service.added"):
        register.add(Service(name="Stor Dal", used_for="kart"))
        register.add(Service(name="Dal", used_for="kart"))
        register.add(Service(name="Dalen", used_for="kart"))
    refs = [hit.title.partition(" ")[0] for hit in register.search("2026-014")]
    assert refs == ["2026-014", "2026-0140", "2026-002"]
    titles = [hit.title for hit in register.search("dal") if hit.table == "service"]
    assert titles == ["Dal", "Dalen", "Stor Dal"]


def test_no_table_crowds_out_another(register: Register) -> None:
    for number in range(150):
        desks.log(register, f"2026-{number:03}", requester_name="Kari Karlsen")
    with register.action("service.added"):
        register.add(Service(name="Kartverk", used_for="kart"))
    hits = register.search("k", limit=30, each=5)
    assert [hit.table for hit in hits].count("request") == 5
    assert "service" in {hit.table for hit in hits}
    assert next(hit.title for hit in hits if hit.table == "request") == "2026-149 Kari Karlsen"


def test_a_hit_deep_in_a_text_is_shown_where_it_is(register: Register) -> None:
    text = "ord og " * 5_000 + "her står Måneskinnet klart " + "mer " * 5_000
    desks.log(register, text=text)
    [hit] = register.search("maaneskinnet")
    assert hit.snippet.startswith("… ")
    assert "her står Måneskinnet klart" in hit.snippet
    assert hit.snippet.endswith(" …")
    assert len(hit.snippet) < 250


@pytest.mark.parametrize(
    ("text", "typed", "marked"),
    [
        ("Kåre Øgård", "kaare øg", ["Kåre", "Øg"]),
        ("Sæther og SÆTER", "saet", ["Sæt", "SÆT"]),
        ("ikke midt i ord", "i or", ["i", "i", "or"]),
        ("kari@example.com", "kari@exa", ["kari@exa"]),
        ("Bjoernar", "bjørn", ["Bjoern"]),
        ("uten", "finnes", []),
        ("", "a", []),
    ],
)
def test_what_is_marked(text: str, typed: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in marks(text, typed)] == marked


@given(st.text(max_size=40), st.text(max_size=10))
def test_marks_stay_inside(text: str, typed: str) -> None:
    spans = marks(text, typed)
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
