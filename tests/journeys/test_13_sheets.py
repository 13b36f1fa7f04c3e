"""Journey 13 with a sheet over the answer: locked away with it, and there again as it was."""

from dpo_desk.desk.pages.request_steps.kept_sheet import DRAFT
from dpo_desk.duties import claims, filling, telling
from dpo_desk.duties.filling import RetentionAnswer
from dpo_desk.law.codes import RequestKind
from dpo_desk.records import Claim, Request
from tests import sample
from tests.desk.pages import leaving
from tests.journeys.driver import Driver
from tests.journeys.road import binder, composer, drawn, to_case
from tests.journeys.test_13_lock import PASSWORD, open_with

SECRET = "Bør ikke leses"


def _begin(start, tmp_path, prepare, **sampled) -> Driver:
    """A case that ``prepare`` has made ready, at its answer."""
    d = start(binder(tmp_path, password=PASSWORD, **sampled))
    open_with(d, PASSWORD)
    d.wait(lambda: d.window.in_shell)
    d.work(prepare)
    to_case(d, "answer")
    d.wait(lambda: composer(d).rendering is not None)
    return d


def _lock_and_unlock(d: Driver, *unread: str) -> None:
    """Nothing can be read meanwhile, not even that there was a sheet."""
    focus = d.focus
    d.press("Ctrl+L")
    d.wait(lambda: d.seen("unlock.password"))
    for text in (SECRET, "Ola Prøve", "2026-001", *unread):
        assert text not in d.spoken()
    assert d.window.pages.count() == 0
    open_with(d, PASSWORD)
    d.wait(lambda: d.window.pages.key == "request" and composer(d).sheet is not None)
    d.wait(lambda: d.focus == focus)


def _ready(*kinds):
    return lambda register: leaving.ready(register, *kinds)


def _no_draft(d: Driver) -> bool:
    return not d.ask(lambda r: {"it": r.drafts(r.get(Request, 1).uid).get(DRAFT, "")})["it"]


def _bind_ready(register):
    leaving.ready(register)
    leaving.bind(register)


def test_a_missing_fact_is_half_typed(start, tmp_path):
    d = _begin(start, tmp_path, _ready(), retention=False)
    composer(d).fill(composer(d).rendering.holes[0])
    d.wait(lambda: d.seen("fill.number"))
    title = d.find("fill").accessibleName()
    d.type("fill.number", "7")
    d.choose("fill.unit", d.desk.words("fill.unit.M"))
    d.type("fill.criteria", SECRET)
    d.press("Left")
    _lock_and_unlock(d, title)
    assert d.find("fill").accessibleName() == title
    assert d.find("fill.number").text() == "7"
    assert d.find("fill.unit").value == "M"
    edit = d.find("fill.criteria")
    assert (edit.toPlainText(), edit.textCursor().position()) == (SECRET, len(SECRET) - 1)
    assert not _no_draft(d)
    d.press("Esc")
    d.wait(lambda: not d.seen("fill"))
    d.wait(lambda: _no_draft(d))


def test_sending_is_where_it_was(start, tmp_path):
    d = _begin(start, tmp_path, _bind_ready)
    drawn(d)
    d.click("request.answer.send")
    d.choose("request.send.by", d.desk.words("sent_by.handed_over"))
    d.type("request.send.on", "18.11")
    _lock_and_unlock(d)
    assert d.find("request.send.by").value == "handed_over"
    assert d.find("request.send.on").day.day == 18
    d.click("request.send.do")
    d.wait(lambda: composer(d).sent is not None)
    assert str(composer(d).sent.sent_on) == "2026-11-18"
    assert _no_draft(d)


def test_sending_another_letter_is_sending_that_one(start, tmp_path):
    d = _begin(start, tmp_path, _ready())
    d.choose("request.answer.letter", d.desk.words("letter.receipt"))
    d.wait(lambda: composer(d).kind == "receipt")
    drawn(d)
    d.click("request.answer.send")
    d.wait(lambda: d.seen("request.send.do"))
    _lock_and_unlock(d)
    assert composer(d).kind == "receipt"
    d.click("request.send.do")
    d.wait(lambda: composer(d).sent is not None)
    assert composer(d).sent.kind == "receipt"


def test_how_it_leaves_is_chosen_and_no_password_comes_back(start, tmp_path, monkeypatch):
    d = _begin(start, tmp_path, _bind_ready)
    drawn(d)
    d.click("request.answer.deliver")
    d.wait(lambda: d.seen("delivery.files"))
    d.click("delivery.files")
    d.click("delivery.part.letter")
    _lock_and_unlock(d)
    assert d.find("delivery.files").isChecked()
    assert not d.find("delivery.part.letter").isChecked()
    d.click("delivery.mail")
    monkeypatch.setattr(type(d.desk.opened_files), "open", lambda *_a: True)
    d.click("delivery.do")
    d.wait(lambda: d.seen("delivery.password"))
    password = d.find("delivery.password").text().replace("\u200b", "")
    d.press("Ctrl+L")
    d.wait(lambda: d.seen("unlock.password"))
    assert password.split("-")[0] not in d.spoken()
    open_with(d, PASSWORD)
    d.wait(lambda: d.window.pages.key == "request" and d.seen("delivery.do"))
    assert not d.seen("delivery.password")


def test_the_bound_annexes_are_seen_again(start, tmp_path):
    d = _begin(start, tmp_path, _bind_ready)
    drawn(d)
    d.click("request.annexes.see")
    d.wait(lambda: d.find("bound.print").isEnabled())
    _lock_and_unlock(d)
    d.wait(lambda: d.find("bound.print").isEnabled())


def test_what_is_taken_along_is_half_typed(start, tmp_path):
    d = _begin(start, tmp_path, _ready(RequestKind.PORTABILITY))
    d.click("request.portable")
    d.wait(lambda: d.seen("portable.more"))
    d.click("portable.more")
    d.type("portable.name.2", "Kundenummer")
    d.type("portable.value.2", SECRET)
    _lock_and_unlock(d, "Kundenummer")
    assert d.find("portable.name.2").text() == "Kundenummer"
    assert d.find("portable.value.2").text() == SECRET


def _erased(register):
    leaving.ready(register, RequestKind.ERASURE)
    for claim in register.find(Claim):
        claims.done(register, claim.id, sample.NOW.date())
    telling.due(register, register.get(Request, 1))


def _filled(d: Driver) -> None:
    """Periods are not what these are about."""
    rendering = composer(d).rendering
    for hole in rendering.holes if rendering is not None else ():
        if not filling.step_of(hole):
            answer = RetentionAnswer(period="P2Y")
            d.work(lambda r, hole=hole, answer=answer: filling.fill(r, hole, answer))


def test_why_somebody_is_not_told_is_half_typed(start, tmp_path):
    d = _begin(start, tmp_path, _erased)
    _filled(d)
    d.click("request.recipients")
    d.type("request.told.0.untold", SECRET)
    _lock_and_unlock(d)
    assert d.find("request.told.0.untold").text() == SECRET


def test_a_sheet_of_one_case_is_not_over_another(start, tmp_path):
    d = _begin(start, tmp_path, _ready())
    d.click("request.annexes.bind")
    d.wait(lambda: composer(d).sheet is not None)
    page = d.window.pages.page
    page._forget_case()
    d.settle()
    assert not [each for each in page.findChildren(object, "bound") if each.is_open]
