"""The self-test passes here, sees what is missing, and writes in a temporary folder only."""

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dpo_desk import places, self_test, words
from dpo_desk.law import dated
from dpo_desk.paper import fonts
from tests.cli.calls import call, good, process

EVERY = dict(self_test.CHECKS)


@pytest.fixture(scope="module")
def outcomes() -> dict[str, str]:
    return {outcome.name: outcome.problem for outcome in self_test.run()}


@pytest.mark.parametrize("name", self_test.CHECKS)
def test_this_checkout_has_all_it_needs(name, outcomes):
    assert outcomes[name] == ""


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_check_has_its_words(language):
    for name in self_test.CHECKS:
        assert words.of(language).has(f"cli.self_test.{name}")


def test_every_face_of_the_page_is_checked():
    assert set(self_test.FACES) == set(fonts._CHAINS)


def test_it_works_from_any_folder_and_leaves_nothing(tmp_path: Path) -> None:
    here, scratch = tmp_path / "her", tmp_path / "tmp"
    here.mkdir()
    scratch.mkdir()
    done = process("--lang", "en", "self-test", cwd=here, env={"TMPDIR": str(scratch)})
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert len(lines) == len(self_test.CHECKS)
    assert all(line.startswith("ok  ") for line in lines)
    assert list(here.iterdir()) == list(scratch.iterdir()) == []


@pytest.fixture
def resources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The program's own files, copied, so that a test may break them; and no seeds."""
    shutil.copytree(places.resources(), tmp_path / "resources")
    monkeypatch.setattr(places, "shipped", tmp_path.joinpath)
    dated.table.cache_clear()
    yield tmp_path / "resources"
    dated.table.cache_clear()


@pytest.fixture
def problem(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """What one check finds wrong."""

    def ask(name: str) -> str:
        monkeypatch.setattr(self_test, "CHECKS", {name: EVERY[name]})
        (outcome,) = self_test.run()
        return outcome.problem

    return ask


def test_a_missing_catalogue_is_seen(resources, problem):
    assert problem("words") == ""
    (resources / "locale" / "nn" / "LC_MESSAGES" / "law.mo").unlink()
    assert "catalogues differ" in problem("words")


def test_a_torn_icon_is_seen(resources, problem):
    assert problem("icons") == ""
    icon = resources / "icons" / "check.svg"
    icon.write_text(icon.read_text(encoding="utf-8")[:20], encoding="utf-8")
    assert problem("icons") == "Broken: check.svg is no picture"


def test_a_missing_page_of_help_is_seen(resources, problem):
    assert problem("help") == ""
    (resources / "help" / "nn" / "today.md").unlink()
    assert "pages of help differ" in problem("help")


@pytest.mark.parametrize("name", ["fonts", "icons"])
def test_a_missing_licence_is_seen(resources, problem, name):
    assert problem(name) == ""
    for path in (resources / name).glob("*LICENSE*"):
        path.unlink()
    assert problem(name) == f"Broken: no licence of the {name}"


def test_a_wrong_table_is_seen(resources, problem):
    (resources / "law" / "transfers.toml").write_text("as_of = 1\n", encoding="utf-8")
    assert "as_of is no date" in problem("law")


def test_a_torn_rule_of_reading_is_seen(resources, problem):
    assert problem("mail") == ""
    rules = resources / "reading" / "people.toml"
    rules.write_text(rules.read_text(encoding="utf-8") + "[[torn", encoding="utf-8")
    assert "TOMLDecodeError" in problem("mail")


@pytest.mark.parametrize(
    ("check", "package"), [("mail", "oxmsg"), ("copies", "openpyxl"), ("copies", "pypdfium2")]
)
def test_a_package_that_did_not_travel_is_seen(problem, monkeypatch, check, package):
    monkeypatch.setitem(sys.modules, package, None)
    assert package in problem(check)


def test_every_language_asks():
    assert tuple(self_test.ASKS) == words.LANGUAGES


def test_missing_seeds_are_seen(resources, problem):
    assert problem("seeds") == "Broken: seeds: ()"


def test_a_failing_check_is_told_with_status_3(monkeypatch):
    def broken(_: Path) -> None:
        raise self_test.Broken("no icons")

    monkeypatch.setattr(self_test, "CHECKS", {"icons": broken, "time": self_test.check_time})
    result = call("self-test")
    assert result.exit_code == 3
    assert result.stdout.splitlines() == [
        "FEIL  Ikoner: Broken: no icons",
        "i orden  Norsk tid",
    ]
    assert result.stderr.startswith("Installasjonen er ikke hel: én prøve gikk galt.")


def test_one_line_a_check(monkeypatch):
    monkeypatch.setattr(self_test, "CHECKS", {"law": self_test.check_law})
    assert good("self-test").stdout == "i orden  Lovtabeller\n"
