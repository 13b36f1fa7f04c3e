"""Journey 14: a deleted processor comes back with the copy; a torn copy changes nothing."""

from dpo_desk.duties import copies
from dpo_desk.records import Service
from dpo_desk.register import Register
from tests import sample
from tests.journeys.driver import Driver
from tests.journeys.road import binder

PASSWORD = "blåbær og tyttebær"


def names(d: Driver) -> set[str]:
    return d.ask(lambda register: {service.name for service in register.find(Service)})


def delete_asana(register) -> None:
    with register.action("seed.loaded"):
        register.remove(register.find(Service, "name = 'Asana'")[0])


def take_copy(d: Driver) -> None:
    d.click("nav.settings")
    d.click("settings.backup")
    d.wait(lambda: d.says("copies.made"))


def look(d: Driver) -> None:
    """Look into the newest copy."""
    d.click("settings.restore")
    d.wait(lambda: d.seen("restore.copy.0"))
    d.click("restore.copy.0")


def test_a_deleted_processor_comes_back_and_the_present_is_kept(start, tmp_path):
    path = binder(tmp_path)
    d = start(path)
    take_copy(d)
    d.work(delete_asana)
    assert "Asana" not in names(d)
    look(d)
    d.wait(lambda: "Kommer tilbake: Asana" in d.texts())
    assert "Asana" not in names(d)  # to look changes nothing
    d.click("restore.do")
    d.wait(lambda: d.window.in_shell and d.opening.current is not None)
    assert "Asana" in names(d)
    assert d.ask(lambda register: register.verify().ok)
    (before,) = path.parent.glob("*-forrige-*.permkopi")
    with Register.open(before, clock=sample.clock(), read_only=True) as kept:
        assert "Asana" not in {service.name for service in kept.find(Service)}
    d.click("nav.settings")
    d.click("settings.restore")
    d.wait(lambda: len(d.seen("restore.copy.1")) == 1)
    assert d.says("restore.replaced")


def test_a_copy_that_is_cut_short_is_refused(start, tmp_path):
    path = binder(tmp_path)
    d = start(path)
    take_copy(d)
    (copy,) = copies.standard_folder().glob("*.permkopi")
    copy.write_bytes(copy.read_bytes()[:-9000])
    d.work(delete_asana)
    look(d)
    d.wait(lambda: "Kopien er skadet og kan ikke brukes." in d.texts())
    assert not d.seen("restore.do")
    assert "Asana" not in names(d)
    assert not list(path.parent.glob("*-forrige-*"))


def test_an_encrypted_binder_comes_back_with_its_password(start, tmp_path):
    d = start(binder(tmp_path, password=PASSWORD))
    d.wait(lambda: d.seen("unlock.password"))
    d.type("unlock.password", PASSWORD)
    d.press("Return")
    d.wait(lambda: d.window.in_shell)
    take_copy(d)
    d.work(delete_asana)
    look(d)
    d.wait(lambda: d.focus == "restore.password")
    d.write(PASSWORD)
    d.press("Return")
    d.wait(lambda: d.seen("restore.do"))
    d.press("Return")
    d.wait(lambda: d.window.in_shell and d.opening.current is not None)
    assert "Asana" in names(d)


def test_going_home_leaves_a_copy_behind(start, stop, tmp_path):
    path = binder(tmp_path)
    d = start(path)
    stop(d)
    (copy,) = copies.standard_folder().glob("*.permkopi")
    d = start(path)
    stop(d)  # nothing was done: the same copy
    assert list(copies.standard_folder().glob("*.permkopi")) == [copy]
