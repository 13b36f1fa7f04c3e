"""The command line: the desk without a screen, for scripts, scheduled copies and tests."""


def main() -> None:
    """Run ``dpo-desk-cli``; ends the process with the exit status of CLI.md."""
    from dpo_desk.cli.program import program

    program.main(prog_name="dpo-desk-cli")
