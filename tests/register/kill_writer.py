"""Writes in a register until killed, again and again; says at the end what was lost (run by path).

Each round forks a writer that reports every action once it is done, and kills it at a random
moment. What was reported must be there, and the file must be whole.
"""

import json
import os
import random
import signal
import sys
import time
import traceback
from pathlib import Path

from dpo_desk.law.clock import SystemClock
from dpo_desk.records import Document, Event, Request
from dpo_desk.register import Register

KEY = "x'" + "5a" * 32 + "'"
TEXT = "Hei, jeg ber om innsyn. " * 5
LONGEST = 0.12  # seconds from fork to kill; opening takes a few hundredths


def write_for_ever(path: Path, report: int) -> None:
    """Log, change, attach, undo, erase and copy, reporting each action once it is done."""
    with Register.open(path, password=KEY, clock=SystemClock()) as register:
        number = register.count(Request, removed=True)
        while True:
            number += 1
            with register.action("request.logged", number=number) as action:
                request = register.add(Request(ref=f"2026-{number:06}", text=TEXT))
                register.add(Event(request_id=request.id))
                register.add(Document(request_id=request.id, data=os.urandom(5000)))
            tell(report, action.uid)
            with register.action("request.changed", number=number) as action:
                register.change(request, note="ringte")
            tell(report, action.uid)
            if number % 7 == 0:
                register.undo()
                tell(report, register.history(1)[0].uid)
            if number % 20 == 0:
                register.erase(request.id)
                tell(report, register.history(1)[0].uid)
            if number % 33 == 0:
                register.backup(path.parent / "kopier")


def tell(report: int, uid: str) -> None:
    """One line in one write, which a pipe takes whole or not at all."""
    os.write(report, f"{uid}\n".encode())


def killed(path: Path) -> list[str]:
    """Fork a writer, kill it at a random moment; what it had reported until then."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        try:
            write_for_ever(path, writing)
        finally:
            traceback.print_exc()
            os._exit(3)
    os.close(writing)
    time.sleep(random.uniform(0.0, LONGEST))
    os.kill(child, signal.SIGKILL)
    with os.fdopen(reading) as pipe:
        reported = pipe.read().split()
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise SystemExit("the writer ended by itself")
    return reported


def lost(register: Register, reported: list[str]) -> list[str]:
    """Which of the reported actions are not in the file; that they took effect ``verify`` says."""
    kept = {row["uid"] for row in register.rows("SELECT uid FROM action")}
    return [uid for uid in reported if uid not in kept]


def main(path: Path, rounds: int) -> dict[str, object]:
    """Kill so many writers; totals of what was reported, lost and found damaged."""
    actions, missing, damaged, caught = 0, [], [], 0
    for number in range(rounds):
        reported = killed(path)
        actions += len(reported)
        caught += path.with_name(path.name + "-wal").exists()
        with Register.open(path, password=KEY, clock=SystemClock()) as register:
            missing += lost(register, reported)
            whole = register.verify()
            damaged += [] if whole.ok else [(number, [problem.key for problem in whole.problems])]
    return {
        "rounds": rounds,
        "reported": actions,
        "caught_open": caught,
        "lost": missing,
        "damaged": damaged,
    }


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]))))  # noqa: T201
