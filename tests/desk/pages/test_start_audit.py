"""Every page before a case, in three languages, both text sizes and both window sizes."""

import pytest

from dpo_desk import words
from dpo_desk.desk.recent import RecentRegisters
from dpo_desk.duties import intake
from tests import sample
from tests.desk.audit import audit, minimum
from tests.desk.pages.conftest import settle
from tests.desk.window import opened
from tests.duties.conftest import DRAFT

ROUNDS = 12  # a long form is built a piece a turn, and laid out after the last
SIZES = ((1280, 800), (1024, 680))
LONG = "Søndre Nordfjord Samfunnsentreprenør, Datarådgivning og Personvernbistand AS"


def pages(opening, folder):
    """Each page in turn, by name."""
    path = folder / f"{LONG}.perm"
    yield "welcome", opening.welcome
    yield "new", opening.ask_new
    yield "restore", opening.ask_restore
    yield "unlock", lambda: opening.unlock(path)
    yield "first page", lambda: opening.open(path, "blåbær")
    yield "requests empty", lambda: opening.window.go("requests")
    yield "new request", opening.window.pages.page.new
    yield "requests", lambda: log(opening)
    for entry in opening.window.entries:  # also those that come later
        if entry.key not in ("requests", "request"):
            yield entry.key, lambda key=entry.key: opening.window.go(key)


def log(opening):
    opening.window.pages.page.escape()
    for name in ("Ola Prøve", LONG):
        opening.desk.background.write(
            lambda register, name=name: intake.log_request(
                register, intake.msgspec.structs.replace(DRAFT, requester_name=name)
            )
        )
    opening.window.go("requests")


def narrowest(window):
    """Whether the page that is shown fits beside the sidebar in the smallest window."""
    if not window.in_shell:
        return minimum(window)
    return minimum(window.pages.page, extra_width=window.panes()[0].width())


@pytest.mark.parametrize("size", SIZES, ids=["1280", "1024"])
@pytest.mark.parametrize("scale", [1.0, 2.0], ids=["100", "200"])
@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_page_before_a_case(qapp, tmp_path, language, scale, size):
    sample.make(tmp_path, name=f"{LONG}.perm", password="blåbær").close()
    recent = RecentRegisters()
    recent.add(tmp_path / f"{LONG}.perm", encrypted=True)
    problems = []
    with opened(qapp, language=language, scale=scale, recent=recent) as opening:
        window = opening.window
        window.resize(*size)
        for name, show in pages(opening, tmp_path):
            show()
            for _ in range(ROUNDS):
                settle()
            problems += [f"{name}: {what}" for what in audit(window) + narrowest(window)]
        assert (window.width(), window.height()) == size
    assert not problems, "\n".join(problems)
