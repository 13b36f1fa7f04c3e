"""Every state that has a picture is held against the audit, in every look.

``test_start_audit`` and ``test_request_audit`` have the pages in three languages, sizes and scales;
here are the sheets, menus, faults and long names that one comes to on the way.
"""

import pytest

from dpo_desk.desk import keeper
from tests import pictures
from tests.desk.audit import MIN_WINDOW, audit, minimum

ROUNDS = [
    ("light", (1280, 800)),
    ("light-200", (1280, 800)),
    ("dark", (1280, 800)),
    ("light", MIN_WINDOW),
    ("light-en", MIN_WINDOW),
    ("light-long", MIN_WINDOW),
]


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize(("look", "size"), ROUNDS)
def test_every_state_holds(qapp, tmp_path, monkeypatch, look, size):
    problems = []
    save = pictures.save

    def held(opening, page, shown, out):
        opening.window.resize(*size)
        save(opening, page, shown, out)
        found = audit(opening.window)
        if shown.scale == 1.0:  # at 200 % the design asks for 1280×800
            found += minimum(opening.window)
        problems.extend(f"{page}: {what}" for what in found)
        return page

    monkeypatch.setattr(pictures, "save", held)
    monkeypatch.setattr(keeper, "FIRST_LOOK_MS", 1 << 30)
    chosen = pictures.LOOKS[look]._replace(only=frozenset({"none"}))  # nothing is written
    names = list(pictures.take(qapp, chosen, tmp_path, tmp_path))
    assert len(names) > 100
    assert not problems, "\n".join(problems)
