"""The text files: complete in three languages, all of them said, and values that stay values."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

import jinja2
import pytest

from dpo_desk import letters, places
from dpo_desk.letters import texts
from dpo_desk.letters.texts import TextError, Texts, ended, flat, joined, opened
from dpo_desk.paper.model import Hole, PageOf, Plain, Strong
from dpo_desk.words import LANGUAGES
from tests.letters import every
from tests.letters.hostile import HOSTILE

FILES = (texts.COMMON, texts.ANSWERS, *(kind.value for kind in letters.WRITERS))


@pytest.mark.parametrize("file", FILES)
def test_every_language_has_the_same_texts_in_the_same_order(file: str) -> None:
    names = {language: [name for name, _ in texts.read(file, language)] for language in LANGUAGES}
    assert names["nn"] == names["nb"]
    assert names["en"] == names["nb"]


def test_every_letter_has_a_file_and_every_file_a_letter() -> None:
    for language in LANGUAGES:
        found = {path.stem for path in places.resources(texts.FOLDER, language).glob("*.txt")}
        assert found == set(FILES)


@pytest.fixture(scope="module")
def said() -> Mapping[str, set[str]]:
    """The texts that the letters say, by the letter whose file they are said from."""
    found: dict[int, set[str]] = defaultdict(set)
    whole = Texts.paragraphs

    def note(self: Texts, name: str, /, **values: object) -> object:
        found[id(self)].add(name)
        return whole(self, name, **values)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Texts, "paragraphs", note)
        for kind in letters.WRITERS:
            for each in every.cases(kind):
                letters.write(kind, each, "nb")
    return {kind: found[id(texts.of(kind, "nb"))] for kind in letters.WRITERS}


@pytest.mark.parametrize("file", FILES)
def test_every_text_is_said_by_some_letter(file: str, said: Mapping[str, set[str]]) -> None:
    shared = set[str]().union(*said.values())
    names = {name for name, _ in texts.read(file, "nb")}
    assert names - said.get(file, shared) == set()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "nb",
            (
                "Du kan klage til Datatilsynet (datatilsynet.no), og du kan bringe saken inn for "
                "domstolene."
            ),
        ),
        (
            "nn",
            (
                "Du kan klage til Datatilsynet (datatilsynet.no), og du kan bringe saka inn for "
                "domstolane."
            ),
        ),
        (
            "en",
            (
                "You may complain to Datatilsynet, the Norwegian Data Protection Authority "
                "(datatilsynet.no), and you may bring the matter before the courts."
            ),
        ),
    ],
)
def test_the_right_to_complain_stands_word_for_word(language: str, words: str) -> None:
    assert texts.of("access", language).line("complain") == words


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_value_is_text_and_nothing_else(hostile: str) -> None:
    said = texts.of("receipt", "nb")
    assert said.text("quote", text=hostile) == (Plain(f"«{hostile}»"),)
    assert said.text("strong", text=hostile) == (Strong(hostile),)
    assert said.paragraphs("quote", text="a\n\nb") == ((Plain("«a\n\nb»"),),)


def test_inlines_keep_their_kind_also_among_strong_words() -> None:
    hole = Hole("dato", "request", "uid", "received_on")
    said = texts.of("receipt", "nb")
    assert said.text("strong", text=(Plain("3. "), hole)) == (Strong("3. "), hole)
    page = PageOf("purpose-1")
    same = texts.of("access", "nb").text("card.same", number=1, page=page)
    assert same[1] == page
    assert same[2] == Plain(".")


@pytest.fixture
def own_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of texts for a letter that is not shipped."""
    folder = tmp_path / "nb"
    folder.mkdir()
    (folder / "common.txt").write_text("{# none #}\n", encoding="utf-8")
    monkeypatch.setattr(places, "resources", lambda *parts: tmp_path.joinpath(*parts[1:]))
    return folder / "own.txt"


def test_conditions_paragraphs_and_strong_words(own_texts: Path) -> None:
    own_texts.write_text(
        "{# a note #}\n[a]\nEn **viktig**\nsak.{% if x %} Og mer.{% endif %}\nSlutt.\n"
        "{% if x %}\n\nNytt avsnitt: {{ x }}.\n{% endif %}\n\n[b]\n\n",
        encoding="utf-8",
    )
    found = Texts("own", "nb")
    assert found.names == {"a", "b"}
    assert found.paragraphs("a", x="") == ((Plain("En "), Strong("viktig"), Plain(" sak. Slutt.")),)
    assert [flat(text) for text in found.paragraphs("a", x=3)] == [
        "En viktig sak. Og mer. Slutt.",
        "Nytt avsnitt: 3.",
    ]
    assert found.text("b") == ()


@pytest.mark.parametrize(
    "source",
    [
        "Tekst før navnet.\n[a]\nTekst.",
        "[a]\nEn.\n\n[a]\nTo.",
        "[a]\nEt merke \ue000.",
    ],
)
def test_a_file_that_cannot_be_right_is_refused(own_texts: Path, source: str) -> None:
    own_texts.write_text(source, encoding="utf-8")
    with pytest.raises(TextError):
        Texts("own", "nb")


def test_what_is_missing_or_no_text_is_refused(own_texts: Path) -> None:
    own_texts.write_text("[a]\n{{ x }}\n[b]\n**åpen\n[c]\nEn.\n\nTo.\n", encoding="utf-8")
    found = Texts("own", "nb")
    with pytest.raises(jinja2.UndefinedError):
        found.text("a")
    for wrong in (None, 1.5, ["x"], ("x",)):
        with pytest.raises(TextError):
            found.text("a", x=wrong)
    with pytest.raises(TextError):
        found.text("b")
    with pytest.raises(TextError):
        found.text("c")
    with pytest.raises(TextError):
        found.text("d")


def test_templates_cannot_reach_out_of_their_box(own_texts: Path) -> None:
    own_texts.write_text(
        "[a]\n{{ x.__class__ }}\n[b]\n{{ range(9) }}\n[c]\n{% set _ = x.append(1) %}\n",
        encoding="utf-8",
    )
    found = Texts("own", "nb")
    with pytest.raises(jinja2.sandbox.SecurityError):
        found.text("a", x="tekst")
    with pytest.raises(jinja2.UndefinedError):
        found.text("b")
    with pytest.raises(jinja2.sandbox.SecurityError):
        found.text("c", x=[])


def test_sentences_are_put_together() -> None:
    assert [ended(t) for t in ("", "ja", "ja.", "ja!", "«ja.»", " ja ")] == [
        "",
        "ja.",
        "ja.",
        "ja!",
        "«ja.»",
        "ja.",
    ]
    assert joined([(), (Plain("a"),), (), (Strong("b"),)]) == (Plain("a "), Strong("b"))
    assert opened((Plain("en dag"), Strong("x"))) == (Plain("En dag"), Strong("x"))
    assert opened(()) == ()
