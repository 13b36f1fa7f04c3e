"""What holds for every command: help, languages, exit statuses, and what a bug may tell."""

import errno
import json
import shlex
import unicodedata
from collections.abc import Iterator

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpo_desk import words
from dpo_desk.cli import errors, say
from dpo_desk.cli.command import Command, Group
from dpo_desk.cli.program import program
from dpo_desk.cli.session import Session, locale_language
from dpo_desk.cli.types import CodeType, Language
from dpo_desk.words import DeskError
from tests.cli.calls import call, good, process, refused


def commands(group: Group = program, *path: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command with its path, groups included."""
    yield path, group
    for name in group.places:
        command = group.get_command(click.Context(group, obj=Session("nb")), name)
        assert command is not None
        if isinstance(command, Group):
            yield from commands(command, *path, name)
        else:
            yield (*path, name), command


EVERY = list(commands())


def test_the_commands_are_those_of_this_version():
    assert [" ".join(path) for path, command in EVERY if not isinstance(command, Group)] == [
        "seeds", "new", "info", "deadline", "breach-deadline", "mail read",
        "notice read", "notice compare", "notice write",
        "request log", "request list", "request show", "request identity", "request found",
        "request decide", "request letter", "request sent", "request close",
        "check", "agenda", "export", "backup", "restore", "verify", "self-test",
    ]  # fmt: skip


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("path", [path for path, _ in EVERY], ids=" ".join)
def test_every_command_has_help_with_an_example(path, language):
    said = good("--lang", language, *path, "--help").stdout
    assert words.of(language)("cli.help.example") in said
    assert f"  dpo-desk-cli {' '.join(path)}".rstrip() in said
    assert "--help" in said
    assert "cli." not in said.replace("dpo-desk-cli.", "")


@pytest.mark.parametrize("path", [path for path, _ in EVERY], ids=" ".join)
def test_no_help_says_click_s_own_words(path):
    said = good(*path, "--help").stdout
    assert not [word for word in ("Usage", "Options", "Commands", "Show this") if word in said]


@pytest.mark.parametrize(("path", "command"), EVERY, ids=lambda part: part and "")
def test_every_command_names_what_it_takes(path, command):
    """The example of each is one that the command can read."""
    for line in command.example.splitlines():
        name, *rest = shlex.split(line)
        assert name == "dpo-desk-cli"
        if not isinstance(command, Group):
            assert rest[: len(path)] == list(path)
        target, context = program, click.Context(program, info_name=name, obj=Session("nb"))
        program.parse_args(context, rest)
        rest = [*context._protected_args, *context.args]
        while isinstance(target, Group):
            _, target, rest = target.resolve_command(context, rest)
            if isinstance(target, Group):
                context = click.Context(target, parent=context, obj=Session("nb"))
                target.parse_args(context, rest)
                rest = [*context._protected_args, *context.args]
        assert isinstance(target, Command)
        target.make_context("x", rest, parent=context)


def test_called_with_nothing_it_says_what_there_is():
    assert good().stdout == good("--help").stdout
    assert good("request").stdout == good("request", "--help").stdout


@pytest.mark.parametrize("place", ["before", "after"])
def test_the_language_can_stand_before_and_after_the_command(place):
    command, option = ("deadline", "--received", "2027-01-31"), ("--lang", "en")
    said = good(*option, *command) if place == "before" else good(*command, *option)
    assert said.stdout.startswith("Reply by")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "nb"),
        ({"LANG": "nb_NO.UTF-8"}, "nb"),
        ({"LANG": "no_NO"}, "nb"),
        ({"LANG": "nn_NO.UTF-8"}, "nn"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "nb"),
        ({"LC_ALL": "nn_NO", "LANG": "en_US"}, "nn"),
        ({"LC_ALL": "C.UTF-8", "LANG": "en_US"}, "en"),
        ({"LC_ALL": "C"}, "nb"),
    ],
)
def test_the_language_is_that_of_the_locale(environment, language):
    assert locale_language(environment) == language


def test_the_languages_are_those_of_the_words():
    assert tuple(Language) == words.LANGUAGES


WRONG = [
    (["frist"], "Det er ingen kommando som heter frist."),
    (["request", "svar"], "Det er ingen kommando som heter svar."),
    (["--lang", "sv", "deadline"], "--lang: «sv» er ikke blant det du kan velge: nb, nn, en."),
    (["--today", "i dag", "seeds"], "--today: «i dag» er ikke en dato."),
    (["deadline", "--recieved", "2027-01-31"], "Det er ingenting som heter --recieved her."),
    (["deadline", "--received"], "Sjekk det som står etter --received."),
    (["deadline", "--json=ja"], "Sjekk det som står etter --json."),
    (["request", "show", "firma.perm"], "REF mangler."),
    (["request", "show"], "REGISTER mangler."),
    (["verify", "a.perm", "b.perm"], "Kommandoen har ikke bruk for b.perm."),
    (["request", "log", "a.perm", "--kind", "innsyn"], "--kind: «innsyn» er ikke blant det du kan"),
    (["--password", "hemmelig", "info", "a.perm"], "Det er ingenting som heter --password her."),
]


@pytest.mark.parametrize(("args", "said"), WRONG)
def test_wrong_use_is_one_sentence_and_status_2(args, said):
    assert refused(2, *args).startswith(said)


@pytest.mark.parametrize("language", words.LANGUAGES)
@pytest.mark.parametrize("args", [args for args, _ in WRONG if "--lang" not in args])
def test_wrong_use_is_told_in_every_language(args, language):
    refused(2, "--lang", language, *args)


def test_what_somebody_wrote_is_no_format_string():
    assert "«{0} {x}»" in refused(2, "deadline", "--received", "{0} {x}")


def failing(error: BaseException) -> Command:
    def body() -> None:
        raise error

    return Command("fail", callback=body, example="dpo-desk-cli fail")


@pytest.fixture
def failing_with(monkeypatch):
    def prepare(error: BaseException) -> None:
        monkeypatch.setitem(program.places, "fail", "unused:unused")
        monkeypatch.setattr(program, "get_command", lambda ctx, name: failing(error))

    return prepare


def test_what_the_user_can_mend_is_one_sentence_and_status_3(failing_with):
    failing_with(DeskError("err.save.disk"))
    assert refused(3, "fail") == words.of("nb")("err.save.disk")


def test_a_bug_tells_its_kind_and_place_and_no_value(failing_with):
    failing_with(KeyError("Kari Eksempel"))
    said = refused(1, "fail")
    assert said.startswith("En feil i programmet stoppet kommandoen: KeyError i dpo_desk/")
    assert "Kari" not in said
    assert "Traceback" not in said


def test_a_bug_tells_more_when_asked(failing_with, monkeypatch):
    monkeypatch.setenv("DPO_DESK_DEBUG", "1")
    failing_with(KeyError("what"))
    assert "Traceback" in call("fail").stderr


def test_a_missing_message_is_a_bug_and_no_crash(failing_with):
    failing_with(DeskError("no.such.message"))
    assert "MissingWord" in refused(1, "fail")


def test_an_interruption_is_quiet(failing_with):
    failing_with(KeyboardInterrupt())
    result = call("fail")
    assert (result.exit_code, result.output.strip()) == (130, "")


def test_as_a_program_of_its_own():
    done = process("deadline", "--received", "2027-01-31", "--json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["safe"] == "2027-02-26"
    done = process("deadline", "--received", "x", env={"LC_ALL": "en_GB.UTF-8"})
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "--received: “x” is not a date. Write it like this: 2026-11-03.\n"


def test_json_is_utf_8_in_any_locale():
    plain = {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "latin-1",
    }
    done = process("deadline", "--received", "2027-01-31", "--json", env=plain)
    assert "søndag" in json.loads(done.stdout)["reasons"]["nb"][0]


@pytest.mark.parametrize("write", [lambda: say.line("Sak 2026-001"), lambda: say.document({})])
def test_a_full_disk_behind_the_output_is_told(write, monkeypatch):
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(say.click, "echo", full)
    with pytest.raises(DeskError) as caught:
        write()
    assert caught.value.key == "cli.error.output"


def test_a_terminal_never_obeys_what_is_shown():
    hostile = "a\x1b[31mb\x07c\u202ed\x9be\tf\udc80g"
    shown = say.plain(hostile)
    assert shown == "a\N{REPLACEMENT CHARACTER}[31mb�c�d�e f�g"
    assert say.plain("linje 1\nlinje 2", newline=" ") == "linje 1 linje 2"


@given(st.text())
def test_nothing_that_commands_a_terminal_is_left(text):
    left = {unicodedata.category(c) for c in say.plain(text, newline=" ")}
    assert not left & {"Cc", "Cs"}
    assert len(say.plain(text)) == len(text)


def test_a_table_is_as_wide_as_its_cells(capsys):
    say.table([("1", "lang\ntekst", ""), ("22", "x", "y")], ("a", "b", "c"))
    assert capsys.readouterr().out.splitlines() == [
        "a   b           c",
        "1   lang tekst",
        "22  x           y",
    ]


def test_a_code_type_reads_what_it_lists():
    kind = CodeType(Language, "language")
    assert [kind.convert(f" {code.upper()} ", None, None) for code in kind.codes] == list(Language)


def test_what_click_finds_rarely_is_told_too():
    error = errors.of_click(click.UsageError("Something rare."))
    assert error.say(words.of("en")).startswith("The command cannot be read (Something rare).")
