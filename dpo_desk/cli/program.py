"""The whole program: its commands, and what becomes of an error."""

import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from dpo_desk.cli import errors, say
from dpo_desk.cli.command import HELP_SETTINGS, Group
from dpo_desk.cli.session import Session
from dpo_desk.words import DeskError

_INTERRUPTED = 130  # as shells count it


class Program(Group):
    """The group of all commands; it alone says errors and sets the exit status."""

    def main(  # type: ignore[override]
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        **_: Any,
    ) -> NoReturn:
        """Run, and end the process: 0, or 1 a bug, 2 wrong use, 3 something the user can mend."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):  # a terminal that lacks a letter shows another
                stream.reconfigure(errors="replace")
        session = Session.of_environment()
        try:
            sys.exit(self._run(session, args, prog_name))
        except Exception as error:  # noqa: BLE001
            say.warn(errors.bug(error, session.words))
            sys.exit(errors.BUG)

    def _run(self, session: Session, args: Sequence[str] | None, name: str | None) -> int:
        try:
            status = super().main(args, name, standalone_mode=False, obj=session)
        except click.UsageError as error:
            say.warn(errors.of_click(error).say(session.words))
            return errors.MISUSE
        except DeskError as error:
            say.warn(error.say(session.words))
            return errors.MISUSE if isinstance(error, errors.Misuse) else errors.MENDABLE
        except click.Abort:
            return _INTERRUPTED
        return status if isinstance(status, int) else 0


program = Program(
    name="dpo-desk-cli",
    help="cli.help",
    hidden=False,
    example="dpo-desk-cli --lang nn deadline --received 2027-01-31",
    context_settings=HELP_SETTINGS,
    commands={
        "seeds": "dpo_desk.cli.registers:seeds",
        "new": "dpo_desk.cli.registers:new",
        "info": "dpo_desk.cli.registers:info",
        "deadline": "dpo_desk.cli.deadlines:deadline",
        "breach-deadline": "dpo_desk.cli.deadlines:breach_deadline",
        "mail": "dpo_desk.cli.mail:mail",
        "notice": "dpo_desk.cli.notice:notice",
        "request": "dpo_desk.cli.request:request",
        "check": "dpo_desk.cli.check:check",
        "agenda": "dpo_desk.cli.agenda:agenda",
        "export": "dpo_desk.cli.export:export",
        "backup": "dpo_desk.cli.copies:backup",
        "restore": "dpo_desk.cli.copies:restore",
        "verify": "dpo_desk.cli.copies:verify",
        "self-test": "dpo_desk.cli.self_test:self_test",
    },
)
