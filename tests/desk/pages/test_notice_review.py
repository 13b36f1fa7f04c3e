"""The review of a notice: three steps, keys, undo, resuming, hostile and very long text."""

from time import perf_counter

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dpo_desk.duties import notice_intake, notices, proposals
from dpo_desk.duties.proposal_entries import entries
from dpo_desk.notices.model import NoticeFacts, Recipient
from dpo_desk.reading.sheet import sheet
from dpo_desk.records import Company, Proposal, ProposalKind, ProposalState, RetentionRule, Service
from dpo_desk.register import Register
from tests import sample
from tests.desk.audit import audit
from tests.desk.pages.conftest import settle
from tests.desk.window import click, find, focused, opened, seen, type_in
from tests.duties.notice_facts import FACTS, TEXT, THREE, at


def made(folder, facts=None, text=TEXT):
    path = folder / "fjordlys.perm"
    company = Company(name="Fjordlys Prøve AS")
    register = Register.create(path, company=company, password=None, clock=sample.clock())
    if facts is not None:
        version = notices.new_version(register, text=text, title="Personvernerklæring")
        proposals.propose(register, version.uid, facts)
    register.close()
    return path


@pytest.fixture
def begin(qapp, tmp_path):
    """The page in a window; ``begin(facts)`` with a notice that was read."""
    running = []

    def start(facts=None, text=TEXT, **looks):
        context = opened(qapp, **looks)
        opening = context.__enter__()
        running.append(context)
        opening.open(made(tmp_path, facts, text))
        opening.window.go("notice_review")
        settle()
        return opening.window

    yield start
    for context in running:
        context.__exit__(None, None, None)


def register_of(window):
    return window.desk.background._register


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)
    settle()


def card(window):
    return window.pages.page.list.card


def test_without_a_notice_one_pastes_or_opens(begin):
    window = begin()
    assert focused() == "review.get.text"
    assert audit(window) == []
    click(window, "review.read")
    settle()
    assert window.desk.words("notices.error.empty") in find(
        window, "review.get.text"
    ).toolTip() or (window.pages.page.get._field.state == "error")


def test_what_says_nothing_is_told_so(begin):
    window = begin()
    find(window, "review.get.text").setPlainText("Dette er en oppskrift på vafler.")
    click(window, "review.read")
    settle()
    assert seen(window, "review.get.trouble")
    assert register_of(window).count(Proposal) == 0


@pytest.mark.parametrize("looks", [{}, {"mode": "dark"}, {"scale": 2.0}, {"language": "en"}])
def test_the_proposals_fit_are_named_and_cut_nothing(begin, looks):
    window = begin(FACTS, **looks)
    for one in window.pages.page.review.cards:
        window.pages.page.list.choose(one.uid, focus=True)
        settle()
        assert audit(window) == [], one.kind
    window.pages.page._show_step("done")
    settle()
    assert audit(window) == []


def test_enter_accepts_s_skips_x_is_not_right_and_arrows_move(begin):
    window = begin(FACTS)
    register = register_of(window)
    assert card(window).card.number == 1
    press(Qt.Key.Key_Return)
    assert card(window).card.number == 2
    press(Qt.Key.Key_S)
    press(Qt.Key.Key_X)
    states = [one.state for one in window.pages.page.review.cards[:4]]
    assert states == ["accepted", "skipped", "rejected", "open"]
    assert register.company().email == "post@fjordlys.example"
    press(Qt.Key.Key_Down)
    assert card(window).card.number == 5
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)  # an answered one takes the focus, and is not unfolded
    assert focused() == "review.row.3"
    assert window.pages.page.primary is None or card(window) is None


def test_letters_in_a_field_are_letters(begin):
    window = begin(FACTS)
    before = card(window).card.number
    type_in(window, "review.company.email", "sx")
    press(Qt.Key.Key_Return)
    assert card(window).card.number == before
    assert "sx" in find(window, "review.company.email").text()


def test_what_is_changed_on_the_card_is_what_is_kept(begin):
    window = begin(FACTS)
    page = window.pages.page
    one = next(c for c in page.review.cards if c.kind is ProposalKind.SERVICE)
    page.list.choose(one.uid, focus=True)
    settle()
    line = find(window, "review.service.name")
    line.selectAll()
    QTest.keyClicks(line, "MailerLite EU")
    click(window, "review.accept")
    settle()
    assert register_of(window).first(Service, "name = 'MailerLite EU'") is not None


def test_a_wrong_address_is_said_under_its_field_and_nothing_is_kept(begin):
    window = begin(FACTS)
    line = find(window, "review.company.email")
    line.selectAll()
    QTest.keyClicks(line, "ikke en adresse")
    click(window, "review.accept")
    settle()
    assert card(window).card.kind is ProposalKind.COMPANY
    assert register_of(window).company().email == ""


def test_half_changed_cards_come_back_after_the_lock(begin):
    window = begin(FACTS)
    line = find(window, "review.company.phone") if seen(window, "review.company.phone") else None
    line = line or find(window, "review.company.email")
    line.selectAll()
    QTest.keyClicks(line, "personvern@fjordlys.example")
    window.pages.page.flush()
    window.pages.drop_all()
    window.go("notice_review")
    settle()
    assert find(window, "review.company.email").text() == "personvern@fjordlys.example"


def test_each_answer_can_be_taken_back_in_its_line_and_with_ctrl_z(begin):
    window = begin(FACTS)
    register = register_of(window)
    page = window.pages.page
    services = [c for c in page.review.cards if c.kind is ProposalKind.SERVICE]
    page.list.choose(services[0].uid, focus=True)
    settle()
    press(Qt.Key.Key_Return)
    assert register.count(Service) == 1
    click(window, f"review.undo.{services[0].number}")
    settle()
    assert register.count(Service) == 0
    assert card(window).card.uid == services[0].uid
    press(Qt.Key.Key_Return)
    window.desk.undo()
    settle()
    assert register.count(Service) == 0


def test_all_that_is_stated_and_all_of_it_back(begin):
    window = begin(FACTS)
    click(window, "review.all")
    settle()
    page, register = window.pages.page, register_of(window)
    assert page.review.accepted == 11
    assert not seen(window, "review.all")
    page._show_step("done")
    settle()
    click(window, "review.done.undo")
    settle()
    assert register.count(Service) == 0
    assert {one.state for one in register.find(Proposal)} == {ProposalState.OPEN}


def test_a_conflict_is_decided_on_its_card(begin):
    window = begin(FACTS)
    page = window.pages.page
    one = next(c for c in page.review.cards if c.kind is ProposalKind.CONFLICT)
    page.list.choose(one.uid, focus=True)
    settle()
    assert not find(window, "review.accept").isEnabled()
    click(window, "review.side.0")
    click(window, "review.accept")
    settle()
    (rule,) = register_of(window).find(RetentionRule)
    assert rule.period == "P3Y"


def test_a_number_in_the_text_leads_to_its_card(begin):
    window = begin(FACTS)
    page = window.pages.page
    text = page.source.text
    shown = text.toPlainText()
    assert "MailerLite. 4" in shown
    page.source._clicked(shown.index("Til utsendelsen"))
    settle()
    assert card(window).card.title == "MailerLite"
    marked = [s.cursor.selectedText() for s in text.extraSelections() if s.format.fontUnderline()]
    assert marked == ["Til utsendelsen bruker vi MailerLite."]
    press(Qt.Key.Key_Return)
    assert "MailerLite. 4✓" in text.toPlainText()


def test_it_goes_on_where_one_left(begin):
    window = begin(FACTS)
    for _ in range(3):
        press(Qt.Key.Key_Return)
    click(window, "review.later")
    settle()
    assert window.pages.key == "today"
    window.pages.drop_all()
    window.go("notice_review")
    settle()
    assert card(window).card.number == 4


def test_cancelling_leaves_what_was_accepted(begin):
    window = begin(FACTS)
    press(Qt.Key.Key_Return)
    click(window, "review.cancel")
    settle()
    register = register_of(window)
    assert window.pages.key == "notices"
    assert register.company().email == "post@fjordlys.example"
    assert register.count(Proposal, "state = 'open'") == 0
    window.go("notice_review")
    settle()
    assert seen(window, "review.get.text")


HOSTILE = "<b>Fet</b> & «x» \u202e\u0000 \U0001f9fe\U0001f9fe <script>1</script>"


def test_hostile_words_are_shown_as_they_stand(begin):
    text = f"\U0001f9fe {HOSTILE}\n\n{TEXT}".replace("\0", "")
    start = text.index("Til utsendelsen")
    found = Recipient(
        name=HOSTILE, vendor=HOSTILE, role="processor",
        evidence=(at(THREE)[0]._replace(start=start, end=start + 37, text=""),),
    )  # fmt: skip
    window = begin(NoticeFacts(recipients=(found,)), text=text)
    assert card(window).card.quotes == ("Til utsendelsen bruker vi MailerLite.",)
    shown = [s.cursor.selectedText() for s in window.pages.page.source.text.extraSelections()]
    assert shown == ["Til utsendelsen bruker vi MailerLite."]
    assert audit(window) == []
    press(Qt.Key.Key_Return)
    assert "<b>Fet</b>" in register_of(window).first(Service).name


def test_two_hundred_and_a_megabyte_never_hold_the_window_up(begin, monkeypatch):
    """No event takes 100 ms here; the bench holds the real window to it."""
    long = TEXT + "\n\n" + "Dette er en lang setning om ingenting som står her. " * 20_000
    many = tuple(
        Recipient(name=f"Tjeneste {n}", vendor=f"Firma {n}", role="processor",
                  evidence=(at(THREE)[0]._replace(start=400 + 60 * n, end=440 + 60 * n, text=""),))
        for n in range(200)
    )  # fmt: skip
    window = begin(NoticeFacts(recipients=many), text=long)
    page = window.pages.page
    assert len(page.review.cards) == 200
    slowest = 0.0
    for _ in range(60):
        before = perf_counter()
        QApplication.processEvents()
        slowest = max(slowest, perf_counter() - before)
    before = perf_counter()
    page.source.show_review(page.review)
    page.list.show_review(page.review)
    slowest = max(slowest, perf_counter() - before)
    assert page.list._pieces.whole
    assert slowest < 0.5  # a busy machine; measured alone it is a tenth of that
    page.list.choose(page.review.cards[150].uid, focus=True)
    settle()
    assert card(window).card.number == 151


def test_undoing_the_reading_leads_back_to_the_text(begin):
    window = begin()
    page = window.pages.page
    page._take_in(notice_intake.Understood(TEXT, FACTS, entries(FACTS, sheet(TEXT))))
    settle()
    assert card(window).card.number == 1
    window.desk.undo()
    settle()
    assert seen(window, "review.get.text")
    assert register_of(window).count(Proposal) == 0


def test_a_file_dropped_on_the_notices_is_read(begin, tmp_path):
    window = begin()
    path = tmp_path / "personvern.txt"
    path.write_text("Personvern\n\nVi bruker MailerLite til nyhetsbrev.", encoding="utf-8")
    window.go("notices")
    settle()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(
        QPointF(200, 200), Qt.DropAction.CopyAction, data,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    window.pages.page.dropEvent(drop)
    settle()
    assert window.pages.key == "notice_review"
    assert register_of(window).first(Proposal, "kind = 'service'").values["name"] == "MailerLite"


@pytest.mark.parametrize("name", ["bilde.png", "borte.txt", "tom.txt", "stor.txt"])
def test_wrong_files_say_what_to_do(begin, tmp_path, name):
    window = begin()
    if name != "borte.txt":
        data = {"tom.txt": b"", "stor.txt": b"x" * 5_000_001}.get(name, b"\x89PNG\r\n")
        (tmp_path / name).write_bytes(data)
    window.pages.page.get.read_file(tmp_path / name)
    settle()
    assert seen(window, "review.get.trouble")
    assert audit(window) == []
