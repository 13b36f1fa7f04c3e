"""Own wordings: kept, undone, refused, given up; what is typed and not yet right; the preview."""

import msgspec
import pytest

from dpo_desk import words
from dpo_desk.duties import composing, labels, letter_preview, letter_texts
from dpo_desk.duties.letter_texts import FaultyText
from dpo_desk.law.codes import LetterKind
from dpo_desk.letters import lint, texts
from dpo_desk.paper import model
from dpo_desk.records import LetterText, Request
from dpo_desk.register import Register
from dpo_desk.words import LANGUAGES
from tests import sample

OURS = letter_texts.ours("receipt", "nb")
SENTENCE = "Du trenger ikke å ha spurt oss først."
COMMON = letter_texts.ours("common", "nb")
OWN = COMMON.replace(SENTENCE, "Ring oss på lageret.")
NB = words.of("nb")


def said(letter: model.Letter) -> str:
    holes = (model.Hole, model.PageOf)
    return "".join(i.text for i in model.inlines(letter) if not isinstance(i, holes))


def test_every_file_is_listed_with_a_name_in_every_language() -> None:
    listed = letter_texts.files()
    assert {each.name for each in listed} == {
        path.stem for path in texts.places.resources(texts.FOLDER, "nb").glob("*.txt")
    }
    assert set(listed[0].kinds) == set(letter_texts.letters.WRITERS)
    for language in LANGUAGES:
        assert all(words.of(language)(each.title_key) for each in listed)


def test_an_own_text_stands_in_the_letters_of_its_register_alone(
    register: Register, request_: Request, tmp_path
) -> None:
    letter_texts.keep(register, "common", "nb", OWN)
    _, letter = composing.compose(register, request_.id, LetterKind.ACCESS)
    assert "Ring oss på lageret." in said(letter)
    assert SENTENCE not in said(letter)
    assert letter_texts.any_own(register)
    with sample.make(tmp_path, name="annen.perm") as other:
        assert SENTENCE in said(letter_preview.letter(other, "access", "nb", _access()))


def _access() -> str:
    return letter_texts.ours("access", "nb")


def test_undo_and_back_to_ours_and_again(register: Register) -> None:
    letter_texts.keep(register, "common", "nb", OWN)
    assert labels.say(register.undo_label(), NB) == "endret teksten som alle brevene deler"
    assert letter_texts.current(register, "common", "nb").row.own
    register.undo()
    assert letter_texts.current(register, "common", "nb").text == COMMON
    register.redo()
    assert letter_texts.back_to_ours(register, "common", "nb")
    assert not letter_texts.back_to_ours(register, "common", "nb")
    assert not letter_texts.current(register, "common", "nb").row.own
    register.undo()
    assert letter_texts.current(register, "common", "nb").text == OWN
    letter_texts.back_to_ours(register, "common", "nb")
    letter_texts.keep(register, "common", "nb", OWN)
    assert register.count(LetterText) == 1
    assert letter_texts.keep(register, "common", "nb", COMMON + "\n\n") is None
    assert register.count(LetterText) == 0


def test_a_faulty_text_is_refused_with_its_line(register: Register) -> None:
    faulty = COMMON.replace(SENTENCE, "{{ ''.__class__ }}")
    with pytest.raises(FaultyText) as refused:
        letter_texts.keep(register, "common", "nb", faulty)
    line = refused.value.fault.line
    assert "__class__" in faulty.split("\n")[line - 1]
    assert refused.value.say(NB).startswith("Her kan det bare stå verdier og «{% if … %}»")
    assert register.count(LetterText) == 0


def test_what_is_typed_is_a_draft_until_it_can_be_used(register: Register) -> None:
    faulty = OWN.replace("[complain]", "[komplain]")
    assert letter_texts.typed(register, "common", "nb", OWN).faults == ()
    checked = letter_texts.typed(register, "common", "nb", faulty)
    assert {(f.what, f.value) for f in checked.faults} >= {
        ("missing", "complain"),
        ("unknown", "komplain"),
    }
    shown = letter_texts.current(register, "common", "nb")
    assert (shown.text, shown.row.draft, shown.row.own) == (faulty, True, True)
    assert register.first(LetterText).text == OWN
    letter_texts.typed(register, "common", "nb", OWN)
    assert not letter_texts.current(register, "common", "nb").row.draft


def test_typing_is_one_action_to_undo(register: Register) -> None:
    for end in ("a", "ab", "abc"):
        letter_texts.typed(register, "common", "nb", COMMON.replace(SENTENCE, f"Ring {end}."))
    register.undo()
    assert register.count(LetterText) == 0


def test_the_right_to_complain_and_bad_turns_are_warned_about() -> None:
    block = "Du kan klage til Datatilsynet (datatilsynet.no)"
    assert block in COMMON
    own = COMMON.replace(block, "Du kan ikke påklages (datatilsynet.no)")
    found = letter_texts.check(own, "common", "nb").cautions
    assert [caution.key for caution in found] == [
        "wording.caution.complain",
        "letters.caution.final",
    ]
    assert "påklages" in own.split("\n")[found[1].line - 1]
    assert all(caution.say(NB) for caution in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_ours_have_no_cautions(language: str) -> None:
    for each in letter_texts.files():
        checked = letter_texts.check(letter_texts.ours(each.name, language), each.name, language)
        assert checked == letter_texts.Checked()


def test_that_ours_is_newer_is_told_until_it_is_accepted(register: Register) -> None:
    own = letter_texts.keep(register, "common", "nb", OWN)
    assert not letter_texts.current(register, "common", "nb").row.newer
    with register.action("seed.loaded"):
        register.change(own, based_on="of an older version")
    row = next(r for r in letter_texts.rows(register, "nb") if r.file == "common")
    assert row.newer
    assert not row.faulty
    letter_texts.accept_newer(register, "common", "nb")
    assert not letter_texts.current(register, "common", "nb").row.newer


def test_an_own_text_that_no_longer_fits_is_told_and_ours_stand_in(
    register: Register, request_: Request
) -> None:
    own = letter_texts.keep(register, "common", "nb", OWN)
    with register.action("seed.loaded"):
        register.change(own, text=OWN.replace("{{ complain }}", "{{ gone }}"))
    assert letter_texts.current(register, "common", "nb").row.faulty
    _, letter = composing.compose(register, request_.id, LetterKind.ACCESS)
    assert SENTENCE in said(letter)


@pytest.mark.parametrize("file", [each.name for each in letter_texts.files()])
def test_the_preview_is_a_letter_of_this_company_to_nobody(register: Register, file: str) -> None:
    letter = letter_preview.letter(register, file, "nb", letter_texts.ours(file, "nb"))
    assert letter.kind == letter_preview.shown_kind(file)
    assert "Kari Eksempel" in msgspec.json.encode(letter).decode() or letter.kind in (
        "to_controller",
        "to_recipient",
        "to_processor",
    )
    assert not lint.warnings(letter) or file in ("access", "common", "answers", "erased")
    assert register.count(Request) == 0


def test_the_preview_of_a_case_has_its_person_and_the_typed_words(
    register: Register, request_: Request
) -> None:
    assert [case.ref for case in letter_preview.cases(register)] == [request_.ref]
    letter = letter_preview.letter(register, "common", "nb", OWN, request_.id)
    assert "Ring oss på lageret." in said(letter)
    assert "Ola Prøve" in msgspec.json.encode(letter).decode()
    assert register.count(LetterText) == 0
    assert composing.draw(composing.kept_letter(register, request_, LetterKind.ACCESS), letter).pdf
