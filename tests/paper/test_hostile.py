"""Hostile text is text: it is printed as it stands, breaks nothing, and never vanishes unsaid."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dpo_desk import paper
from dpo_desk.paper import border, pdfa
from dpo_desk.paper.model import Bullets, Hole, Letter, Section, Sender, Table
from tests.paper import reading, samples
from tests.paper.samples import entry, t

INJECTIONS = (
    "<img src=file:///etc/passwd>",
    '<a href="javascript:alert(1)">klikk</a>',
    "<b>uten slutt <i>og <u>uten",
    "&#0;",
    "<para>",
    "</para>",
    "&lt;b&gt;&amp;&nbsp;",
    "<font size=500>stor</font>",
    "{{7*7}}",
    "{what} {sender} {0} %s",
    "]]>",
    "<!-- borte -->",
    "<onDraw name=x label=y/>",
    "<seq id=1><super>x</super>",
    "(\\) Tj ET Q endstream",
)
UNSEEN = ("a\u202eb", "a\u0000b", "a\u200bb", "a\ufeffb", "a\u2066b")


def everywhere(text: str) -> Letter:
    """A letter with ``text`` in every place a user's words can come to."""
    words = t(text)
    return samples.letter(
        samples.say(text),
        Bullets(items=(words,)),
        Section(
            label=text,
            blocks=(
                samples.say(text),
                Table(headers=(text, "b"), rows=((words, words), (words, words)), right=(1,)),
            ),
        ),
        samples.card(
            1, text, ("Rad", (samples.say(text), samples.note(text))), (text, (entry(*[text] * 3),))
        ),
        subject=text,
        sender=Sender(name=text, lines=(text,), return_line=text),
        recipient=(words,),
        facts=((text, words),),
        case=text,
        running_head=text,
        title=text,
    )


def squeezed(text: str) -> str:
    """Without spaces and line ends: a long word is parted to fit."""
    return "".join(text.split())


def test_a_letterhead_too_long_for_its_place_is_cut_told_and_keeps_off_the_window() -> None:
    done = paper.render(everywhere("Selskap " * 60), samples.NOW)
    above = [w for w in reading.words(done.pdf) if w.y < 41]
    assert max(w.y for w in above if w.size == 13) < 24
    assert {caution.code for caution in done.cautions} == {"address_too_long", "cut"}
    assert any(caution.what.split() == ["Selskap"] * 60 for caution in done.cautions)
    assert all(0 < w.y < 297 for w in reading.words(done.pdf))


@pytest.mark.parametrize("text", INJECTIONS)
def test_markup_is_printed_as_it_stands(text: str) -> None:
    done = paper.render(everywhere(text), samples.NOW)
    page = squeezed(reading.text(done.pdf))
    assert page.count(squeezed(text)) >= 8
    assert done.cautions == ()
    assert pdfa.problems(done.pdf) == ()


def test_markup_makes_no_link_no_picture_and_no_second_size() -> None:
    for text in INJECTIONS:
        for page in reading.reader(paper.render(everywhere(text), samples.NOW).pdf).pages:
            assert "/Annots" not in page
            resources: Any = page["/Resources"]
            assert "/XObject" not in resources
    sizes = {
        w.size for w in reading.words(paper.render(everywhere(INJECTIONS[7]), samples.NOW).pdf)
    }
    assert max(sizes) == 17


@pytest.mark.parametrize("text", UNSEEN)
def test_what_cannot_be_seen_is_taken_out(text: str) -> None:
    done = paper.render(samples.letter(samples.say(text)), samples.NOW)
    assert "ab" in reading.text(done.pdf)
    assert done.cautions == ()


def test_a_word_of_500_characters_is_wrapped_inside_its_column() -> None:
    done = paper.render(everywhere("x" * 500), samples.NOW)
    from dpo_desk.paper.fonts import face

    for number in range(1, done.pages + 1):
        for word in reading.words(done.pdf, number):
            if "InterT" not in word.font and word.text.startswith("xxx"):
                style = "semibold" if "SemiBold" in word.font else "regular"
                width = face(style).width(word.text) * word.size / 72 * 25.4
                assert word.x + width <= 190.1, word
    assert reading.text(done.pdf).count("x") > 3000
    assert {(c.code, c.what.replace(" ", "")) for c in done.cautions} == {
        ("address_too_long", "14"),
        ("cut", "x" * 500),
    }


def test_what_no_font_has_is_marked_and_told() -> None:
    letter = samples.letter(samples.say("Hei 张伟 og 🙂."), recipient=(t("张伟"),))
    done = paper.render(letter, samples.NOW)
    assert "Hei □□ og □." in reading.text(done.pdf)
    (caution,) = done.cautions
    assert caution.code == "unprintable"
    assert set(caution.what.split()) == {"张", "伟", "🙂"}
    assert pdfa.problems(done.pdf) == ()


def test_right_to_left_is_marked_and_told() -> None:
    done = paper.render(samples.letter(samples.say("Navn: محمد שלום slutt.")), samples.NOW)
    codes = {caution.code: caution.what for caution in done.cautions}
    assert set(codes["right_to_left"].split(", ")) == {"محمد", "שלום"}
    assert "unprintable" in codes
    assert "Navn: □□□□ □□□□ slutt." in reading.text(done.pdf)


@pytest.mark.parametrize(
    "text",
    [
        "Łódź Šiauliai Žižka",
        "Ξενοφών Ἀθηνᾶ",
        "Наталія Їжакевич",
        "Nguyễn Thị Hồng Hạnh",
        "ნინო",
        "Հայկ",
        "ሰላም",
        "☐ ☑ ✔",
    ],
)
def test_names_from_many_scripts_are_printed_in_embedded_fonts(text: str) -> None:
    done = paper.render(samples.letter(samples.say(text)), samples.NOW)
    assert text in reading.text(done.pdf)
    assert done.cautions == ()
    assert pdfa.problems(done.pdf) == ()


def test_a_hostile_hole_stays_a_hole() -> None:
    hostile = Hole("<b>{0} &amp;" + "y" * 300, "activity", "a", "f")
    done = paper.render(samples.letter(samples.say("Før ", hostile, " etter.")), samples.NOW)
    assert [h for h, _ in done.holes] == [hostile]
    assert "[Mangler:<b>{0}&amp;" in squeezed(reading.text(done.pdf)).replace(
        "Mangler: ", "Mangler:"
    )


@given(st.text(st.characters(codec=None), max_size=80))
@settings(max_examples=25)
def test_no_text_breaks_the_page(text: str) -> None:
    done = paper.render(everywhere(text), samples.NOW)
    assert done.pages >= 1
    assert len(reading.reader(done.pdf).pages) == done.pages


_ODD = st.sampled_from(" \t\n\r\x00\u2028\u200b\u00a0\u202fe\u0301")


@given(st.text(st.one_of(st.characters(codec=None), _ODD), max_size=20))
def test_cleaning_is_done_once_and_for_all(text: str) -> None:
    once = border.clean(text)
    assert border.clean(once) == once
    assert len(border.glue(once)) == len(border.glue_last(once)) == len(once)
