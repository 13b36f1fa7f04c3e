"""A synchronising program replaces the file under the open window: told, kept, and gone on with."""

import shutil
import sys

import pytest

from dpo_desk.register import Register
from tests import sample
from tests.journeys.road import binder

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="an open file cannot be replaced there"
)


def phone(register):
    return register.company().phone


def retype(d, number):
    d.type("settings.phone", number)
    d.press("Tab")


def test_what_was_here_is_kept_and_the_last_word_goes_into_the_new_file(start, tmp_path):
    path = binder(tmp_path)
    d = start(path)
    older = d.ask(lambda register: register.backup(tmp_path / "kopier"))
    d.click("nav.settings")
    retype(d, "22 33 44 55")
    shutil.copyfile(older, tmp_path / ".~sync")
    (tmp_path / ".~sync").replace(path)
    retype(d, "22 33 44 66")
    (kept,) = tmp_path.glob("*-forrige-*.permkopi")
    assert d.says("register.error.replaced", name=kept.name)
    assert d.says("status.failed")
    with Register.open(kept, clock=sample.clock(), read_only=True) as register:
        assert phone(register) == "22 33 44 55"
    d.press("Ctrl+L")
    d.click("unlock.open")
    d.wait(lambda: d.window.in_shell)
    assert d.ask(phone) == "+47 00 00 00 00"
    d.click("shell.status")
    d.wait(lambda: d.ask(phone) == "22 33 44 66")
    assert d.ask(lambda register: register.verify().ok)
