"""Letter wording: written, refused with its line, seen in the letter, given up; the cards."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from dpo_desk.duties import intake, letter_texts, suppression
from dpo_desk.records import Company, LetterText, SuppressedAddress
from tests import sample
from tests.desk.audit import audit
from tests.desk.pages.conftest import settle
from tests.desk.window import click, find, focused, opened, seen, type_in
from tests.duties.conftest import DRAFT

SENTENCE = "Du trenger ikke å ha spurt oss først."


@pytest.fixture
def opening(qapp, tmp_path):
    register = sample.make(tmp_path)
    intake.log_request(register, DRAFT)
    register.close()
    with opened(qapp) as opening:
        opening.open(tmp_path / "prove.perm")
        yield opening


def register(opening):
    return opening.desk.background._register


def write(opening, text):
    page = opening.window.pages.page
    page.editor.editor.setPlainText(text)
    page.flush()
    settle()


def go(opening, file="common", language="nb"):
    opening.window.go("wordings", file=file, language=language)
    settle()
    return opening.window.pages.page


def test_own_words_are_kept_as_one_writes_and_the_letter_is_drawn_anew(opening):
    page = go(opening)
    assert seen(opening.window, "wordings.text")
    assert not seen(opening.window, "wordings.back")
    assert page.preview.pages.page_count >= 2
    write(opening, page.editor.editor.toPlainText().replace(SENTENCE, "Ring oss."))
    assert "Ring oss." in register(opening).first(LetterText).text
    assert seen(opening.window, "wordings.own")
    assert "egen tekst" in find(opening.window, "wordings.file").currentText()
    click(opening.window, "wordings.back")
    settle()
    assert register(opening).count(LetterText) == 0
    assert SENTENCE in page.editor.editor.toPlainText()
    opening.desk.undo()
    settle()
    assert "Ring oss." in page.editor.editor.toPlainText()


def test_a_fault_is_said_marked_and_reached_by_keyboard(opening):
    page = go(opening)
    text = page.editor.editor.toPlainText().replace(SENTENCE, "{{ kari.__class__ }}")
    write(opening, text)
    remark = find(opening.window, "wordings.remark.0")
    line = next(n for n, said in enumerate(text.split("\n"), 1) if "__class__" in said)
    assert remark.text() == f"Linje {line}"
    assert "bare stå verdier og «{% if … %}»" in remark.accessibleName()
    assert page.editor.editor._found == {line: "fault"}
    assert register(opening).count(LetterText) == 0
    remark.setFocus()
    QTest.keyClick(remark, Qt.Key.Key_Space)
    assert focused() == "wordings.text"
    assert page.editor.editor.textCursor().blockNumber() == line - 1
    opening.window.go("today")
    opening.window.go("settings", card="wordings")
    settle()
    click(opening.window, "settings.wordings.0")
    settle()
    assert opening.window.pages.page.editor.editor.toPlainText() == text


def test_another_letter_another_language_and_a_case(opening):
    page = go(opening)
    click(opening.window, "wordings.language.en")
    settle()
    assert "Datatilsynet" in page.editor.editor.toPlainText()
    assert page.editor.editor.toPlainText() == letter_texts.ours("common", "en")
    page._files.set_value("receipt")
    page._files.chosen.emit("receipt")
    settle()
    assert page.editor.editor.toPlainText() == letter_texts.ours("receipt", "en")
    assert register(opening).count(LetterText) == 0
    case = find(opening.window, "wordings.case")
    assert case.count() == 2
    before = page.preview.pages._document
    case.setCurrentIndex(1)
    case.chosen.emit(case.value)
    settle()
    assert page.preview.pages._document is not before


def test_that_ours_is_newer_is_said_and_can_be_left_at_that(opening):
    own = letter_texts.keep(
        register(opening), "common", "nb", letter_texts.ours("common", "nb") + "{# Vår. #}\n"
    )
    with register(opening).action("seed.loaded"):
        register(opening).change(own, based_on="older")
    go(opening)
    assert seen(opening.window, "wordings.newer")
    click(opening.window, "wordings.accept")
    settle()
    assert not seen(opening.window, "wordings.newer")


@pytest.mark.parametrize("faulty", [False, True])
def test_nothing_is_cut_or_nameless(opening, faulty):
    go(opening)
    if faulty:
        write(opening, "Uten navn\n" + letter_texts.ours("common", "nb").replace("}}", ""))
    assert audit(opening.window) == []


def test_how_long_cases_are_kept_is_said_and_never_nothing(opening):
    opening.window.go("settings", card="keeping")
    settle()
    edit = find(opening.window, "settings.keep_annexes").line
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "6")
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    settle()
    assert register(opening).first(Company).keep_annexes == "P6M"
    edit.setFocus()
    edit.selectAll()
    QTest.keyClick(edit, Qt.Key.Key_Delete)
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    settle()
    assert register(opening).first(Company).keep_annexes == "P6M"
    assert "3 måneder" in opening.window.pages.page._form.row("keep_annexes").message


def test_an_address_is_put_on_the_list_and_taken_off_by_typing_it(opening):
    window = opening.window
    window.go("settings", card="suppression")
    settle()
    count = find(window, "settings.suppression.count")
    assert count.text() == "Ingen står på listen."
    type_in(window, "settings.suppression.address", "ola@example.com")
    click(window, "settings.suppression.add")
    settle()
    assert count.text() == "På listen: 1 e-postadresse"
    assert find(window, "settings.suppression.address").text() == ""
    for text, button, said in (
        ("OLA@example.com", "add", "fra før"),
        ("kari@example.com", "remove", "ikke på listen"),
        ("-", "remove", "kan kjenne igjen"),
    ):
        find(window, "settings.suppression.address").clear()
        type_in(window, "settings.suppression.address", text)
        click(window, f"settings.suppression.{button}")
        settle()
        assert said in window.pages.page._cards["suppression"]._field.message
    find(window, "settings.suppression.address").clear()
    type_in(window, "settings.suppression.address", "ola@example.com")
    click(window, "settings.suppression.remove")
    settle()
    assert register(opening).count(SuppressedAddress) == 0


def test_a_list_is_checked_and_lies_beside_nothing_overwritten(opening, tmp_path, monkeypatch):
    suppression.add(register(opening), "ola@example.com")
    listed = tmp_path / "kunder.csv"
    listed.write_text("navn;e-post\nOla;ola@example.com\nKari;kari@example.com\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a: ([str(listed)], ""))
    opening.window.go("settings", card="suppression")
    settle()
    for name in ("kunder-kontrollert.csv", "kunder-kontrollert-2.csv"):
        click(opening.window, "settings.suppression.check")
        settle()
        found = (tmp_path / name).read_text("utf-8-sig").splitlines()
        assert found[1:] == ["Ola;ola@example.com;ja", "Kari;kari@example.com;nei"]
        said = find(opening.window, "settings.suppression.result").text()
        assert said.startswith("1 av 2 rader")
        assert name in said
    listed.write_bytes(b"\xd0\xcf" + bytes(40))
    click(opening.window, "settings.suppression.check")
    settle()
    assert "kunder" not in find(opening.window, "settings.suppression.result").text()


def test_what_is_stopped_leaves_no_file(opening, tmp_path):
    card_page = opening.window
    suppression.add(register(opening), "ola@example.com")
    listed = tmp_path / "mange.txt"
    listed.write_text("\n".join(f"a{n}@example.com" for n in range(3000)), "utf-8")
    card_page.go("settings", card="suppression")
    settle()
    card = card_page.pages.page._cards["suppression"]
    begin = card.working.begin

    def stopped_at_once(say):
        progress = begin(say)
        card.working.cancel()
        return progress

    card.working.begin = stopped_at_once
    card.check(listed)
    settle()
    assert not list(tmp_path.glob("*kontrollert*"))
    assert card._drop.isEnabled()
    assert not seen(card_page, "settings.suppression.result")
