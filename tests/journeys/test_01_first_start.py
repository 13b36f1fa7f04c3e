"""DESIGN 12, journeys 1 and 2: from nothing to a register by a notice; stopped and resumed."""

from dpo_desk import places
from dpo_desk.duties import statements
from dpo_desk.records import Proposal, ProposalState, Service
from tests.journeys.driver import Driver

VENDORS = {"Microsoft 365", "MailerLite", "Asana", "Meistertask", "24SevenOffice"}


def notice(seed: str) -> str:
    return (places.seeds(seed) / "notice.nb.txt").read_text(encoding="utf-8")


def new_binder(d: Driver) -> None:
    """Welcome, a name, and nothing else; one comes to the notice by itself."""
    d.click("welcome.new")
    d.type("new.name", "Prøvelia IT")
    d.click("new.without")
    d.click("new.create")
    d.wait(lambda: d.focus == "review.get.text")


def states(d: Driver) -> list[str]:
    found = d.ask(lambda register: register.find(Proposal))
    return [one.state for one in found]


def test_from_nothing_to_a_register_by_enter_alone(start):
    d = start()
    new_binder(d)
    assert d.audit() == []
    d.paste(notice("s0-it-radgivning"))
    d.press("Ctrl+Return")  # «Les teksten»
    d.wait(lambda: d.seen("review.accept"))
    assert d.audit() == []
    assert d.ask(lambda register: register.count(Service)) == 0
    page = d.window.pages.page
    for _ in range(len(page.review.cards)):
        before = page.review.done
        d.press("Return")
        d.wait(lambda before=before: page.review.done > before)
    d.wait(lambda: d.seen("review.done.go"))
    assert set(states(d)) == {ProposalState.ACCEPTED}
    services = d.ask(lambda register: register.find(Service))
    assert {one.name for one in services} >= VENDORS
    for one in services:
        said = d.ask(lambda register, uid=one.uid: statements.sources(register, "service", uid))
        assert said["name"].quote
    assert d.audit() == []
    d.press("Return")
    d.wait(lambda: d.window.pages.key == "today")
    assert d.seen("today.first.go") or d.seen("today.next.do") or d.says("today.next.none")


def test_stopped_after_three_and_resumed_at_the_fourth(start, stop, tmp_path):
    d = start()
    new_binder(d)
    path = tmp_path / "personvern.txt"
    path.write_text(notice("s1-stromsparing"), encoding="utf-8")
    d.window.pages.page.get.read_file(path)  # what the system's dialog answers
    d.wait(lambda: d.seen("review.accept"))
    page = d.window.pages.page
    for n in range(3):
        d.press("Return")
        d.wait(lambda n=n: page.review.done == n + 1)
    fourth = page.list.card.card.uid
    d.click("review.later")
    d.wait(lambda: d.window.pages.key == "today")
    left = len(page.review.cards) - 3
    d.window.toast.dismiss()  # what goes by itself is not the only way back
    assert d.find("nav.notices").accessibleName().endswith(f", {left} å se på")
    register = d.opening.current.path
    stop(d)
    d = start(register)
    d.wait(lambda: d.seen("today.next.do"))  # Today remembers what is left, and leads there
    left = len(states(d)) - 3
    assert f"Se på {left} forslag fra erklæringen" in d.texts()
    assert d.find("nav.notices").accessibleName().endswith(f", {left} å se på")
    d.press("Ctrl+8")
    d.wait(lambda: d.seen("notices.import"))
    assert d.find("notices.import").text() == f"Gå gjennom resten ({left})"
    d.press("Ctrl+1")
    d.wait(lambda: d.seen("today.next.do"))
    d.press("Ctrl+Return")
    d.wait(lambda: d.seen("review.accept"))
    page = d.window.pages.page
    assert (page.review.done, page.list.card.card.number) == (3, 4)
    assert page.list.card.card.uid == fourth
    assert states(d).count(ProposalState.ACCEPTED) == 3


def test_a_lock_in_the_middle_comes_back_to_the_same_card(start, tmp_path):
    d = start()
    d.click("welcome.new")
    d.type("new.name", "Prøvelia IT")
    d.type("new.password", "blåbær og ørret")
    d.type("new.again", "blåbær og ørret")
    d.click("new.create")
    d.wait(lambda: d.focus == "review.get.text")
    d.paste(notice("s0-it-radgivning"))
    d.click("review.read")
    d.wait(lambda: d.seen("review.accept"))
    d.press("Return")
    d.wait(lambda: d.window.pages.page.review.done == 1)
    here = d.window.pages.page.list.card.card.uid
    d.press("Ctrl+L")
    d.wait(lambda: not d.window.in_shell)
    assert "Microsoft" not in d.texts()
    d.type("unlock.password", "blåbær og ørret")
    d.press("Return")
    d.wait(lambda: d.window.in_shell and d.seen("review.accept"))
    assert d.window.pages.page.list.card.card.uid == here
