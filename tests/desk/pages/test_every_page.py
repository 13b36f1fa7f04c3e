"""Every page there is, by keyboard and by ear: order, rings, roles, messages, targets.

That it fits, is named and cuts nothing is ``test_start_audit``'s, in all languages and sizes.
"""

import pytest

from dpo_desk.desk.pages.navigation import entries
from dpo_desk.duties import intake
from tests import sample
from tests.desk.pages.conftest import settle
from tests.desk.reach import reach, rings
from tests.desk.window import opened
from tests.duties.conftest import DRAFT


def walk(opening):
    """Go to each page in turn; its key."""
    for entry in entries(opening):
        args = {"id": 1} if entry.key == "request" else {}
        opening.window.go(entry.key, **args)
        settle()
        yield entry.key


def register(folder):
    """A register with something on every page."""
    made = sample.make(folder, name="full.perm", password="blåbær")
    intake.log_request(made, DRAFT)
    made.close()
    return folder / "full.perm"


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_page_is_reached_and_read(qapp, tmp_path, mode):
    problems = []
    with opened(qapp, mode=mode) as opening:
        opening.open(register(tmp_path), "blåbær")
        for key in walk(opening):
            found = reach(opening.window) + rings(opening.window)
            problems += [f"{key}: {what}" for what in found]
    assert not problems, "\n".join(problems)
