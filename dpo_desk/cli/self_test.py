"""``self-test``: whether this installation has all that it needs."""

import click

from dpo_desk.cli import errors, say
from dpo_desk.cli.command import command
from dpo_desk.cli.session import Session


@command("self-test", "cli.help.self-test", example="dpo-desk-cli self-test")
@click.pass_obj
def self_test(session: Session) -> int:
    """Run every check of the installation, a line each."""
    from dpo_desk import self_test as installation

    words = session.words
    failed = 0
    for outcome in installation.run():
        key = f"cli.self_test.{outcome.name}"
        label = words(key) if words.has(key) else outcome.name  # the words may be what is broken
        if outcome.problem:
            failed += 1
            say.line(f"{words('cli.self_test.fail')}  {label}: {outcome.problem}")
        else:
            say.line(f"{words('cli.self_test.ok')}  {label}")
    if failed:
        say.warn(words.n("cli.self_test.failed", failed))
        return errors.MENDABLE
    return 0
