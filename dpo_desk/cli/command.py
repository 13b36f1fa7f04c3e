"""What every command is: help in three languages with an example, and the program's own options.

``help`` of a command and of an option is a message key. Groups load a command when it is called, so
that ``deadline`` starts without the register, the letters and the paper.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

import click

from dpo_desk.cli import say
from dpo_desk.cli.errors import Misuse
from dpo_desk.cli.session import Session
from dpo_desk.cli.types import CodeType, Day, Language

HELP_SETTINGS = {"max_content_width": 100}


def session(ctx: click.Context) -> Session:
    """The session of this call."""
    found: Session = ctx.find_root().obj
    return found


class Option(click.Option):
    """An option whose ``help`` is a message key; a list of codes is told with it."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option as written and what it is for, in the language of the session."""
        record = super().get_help_record(ctx)
        if record is None or self.help is None:
            return record
        words = session(ctx).words
        text = words(self.help)
        if isinstance(self.type, CodeType):
            text = f"{text}: {', '.join(self.type.codes)}."
        return record[0], f"{text} {words('cli.opt.required')}" if self.required else text


class Argument(click.Argument):
    """An argument, called what CLI.md calls it."""

    def make_metavar(self, *_: Any) -> str:
        """REGISTER, or [FILE] where it can be left out."""
        name = self.metavar or str(self.name).upper()
        return name if self.required else f"[{name}]"


class Helpful(click.Command):
    """Help: usage, what the command does, its options, and an example that works."""

    example: str = ""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line of usage."""
        words = session(ctx).words
        self.options_metavar = words("cli.help.options_place")
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=words("cli.help.usage") + " ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does, and an example."""
        words = session(ctx).words
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(words(self.help or ""))
        with formatter.section(words("cli.help.example")):
            for each in self.example.splitlines():
                formatter.write(f"{'':>{formatter.current_indent}}{each}\n")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, that for help among them."""
        words = session(ctx).words
        options = [param for param in self.params if isinstance(param, Option)]
        records = [param.get_help_record(ctx) for param in options]
        shown = [record for record in records if record is not None]
        with formatter.section(words("cli.help.options")):
            formatter.write_dl([*shown, ("--help", words("cli.opt.help"))])


class Command(Helpful):
    """A command; the options of the whole program may follow it too."""

    def __init__(self, *args: Any, example: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.example = example
        self.allow_extra_args = True  # so that the sentence about them is ours
        self.params += global_options(hidden=True)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; raises Misuse for those that are too many."""
        extra = super().parse_args(ctx, args)
        if extra and not ctx.resilient_parsing:
            raise Misuse("cli.error.extra", text=" ".join(map(str, extra)))
        return extra


class Group(Helpful, click.Group):
    """Commands by name, each imported when it is called: name -> module:attribute."""

    def __init__(
        self, *, commands: Mapping[str, str], example: str, hidden: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(invoke_without_command=True, callback=_overview, **kwargs)
        self.example = example
        self.places = dict(commands)
        self.params += global_options(hidden=hidden)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line of usage, with the place of the command."""
        self.subcommand_metavar = session(ctx).words("cli.help.command_place")
        super().format_usage(ctx, formatter)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the work."""
        return list(self.places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, imported now."""
        if cmd_name not in self.places:
            return None
        module, _, attribute = self.places[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), attribute)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command called; raises Misuse, which names those there are."""
        if args[0] not in self.places and not ctx.resilient_parsing:
            known = ", ".join(self.places)
            raise Misuse("cli.error.no_command", name=args[0], known=known)
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options and the commands; a command's line is the first sentence of its help."""
        super().format_options(ctx, formatter)
        words = session(ctx).words
        prefix = self.help or ""
        rows = [
            (name, words(f"{prefix}.{name}").partition("\n")[0].rstrip(".")) for name in self.places
        ]
        with formatter.section(words("cli.help.commands")):
            formatter.write_dl(rows)


@click.pass_context
def _overview(ctx: click.Context) -> None:
    """What a group says when it is called without a command: what there is."""
    if ctx.invoked_subcommand is None:
        say.line(ctx.get_help())


def command(name: str, help: str, *, example: str) -> Callable[[Callable[..., Any]], Command]:  # noqa: A002
    """Decorate a function as the command ``name``; ``help`` is a message key."""
    return click.command(
        name, cls=Command, help=help, example=example, context_settings=HELP_SETTINGS
    )


def option(*names: str, help: str, **kwargs: Any) -> Callable[[Any], Any]:  # noqa: A002
    """Decorate a command with an option; ``help`` is a message key."""
    return click.option(*names, cls=Option, help=help, **kwargs)


def argument(name: str, **kwargs: Any) -> Callable[[Any], Any]:
    """Decorate a command with an argument."""
    return click.argument(name, cls=Argument, **kwargs)


as_json = option("--json", "as_json", is_flag=True, help="cli.opt.json")


def global_options(*, hidden: bool) -> list[click.Parameter]:
    """The options of the whole program: they work before and after the name of a command."""

    def setter(name: str) -> Callable[[click.Context, click.Parameter, Any], None]:
        def keep(ctx: click.Context, _: click.Parameter, value: Any) -> None:
            if value is not None and not ctx.resilient_parsing:
                setattr(session(ctx), name, value)

        return keep

    def make(name: str, kind: Any, attribute: str, *, out_of_sight: bool) -> Option:
        return Option(
            [name],
            type=kind,
            is_eager=True,
            expose_value=False,
            callback=setter(attribute),
            help=f"cli.opt.{attribute}",
            hidden=out_of_sight,
        )

    return [
        make("--lang", CodeType(Language, "language"), "language", out_of_sight=hidden),
        make("--password-file", click.Path(), "password_file", out_of_sight=hidden),
        make("--today", Day(), "today", out_of_sight=True),
    ]
