"""Over a hundred hostile messages: each ends in a reading or a sentence, in 5 s and 300 MB."""

import subprocess
import sys
from pathlib import Path
from time import thread_time

import pytest

from dpo_desk import words
from dpo_desk.duties import mailbox
from dpo_desk.exchange import bodies, email
from dpo_desk.exchange.message import Message
from dpo_desk.reading.requests import Understood
from dpo_desk.words import DeskError
from tests import house
from tests.exchange import hostile

SECONDS = 5.0
MEGABYTES = 300
MESSAGES = list(hostile.messages())
SMALL = [(name, make) for name, make in MESSAGES if not name.startswith("large")]
LARGE = [(name, make) for name, make in MESSAGES if name.startswith("large")]

_ALONE = """
import re, sys, time
from pathlib import Path
from dpo_desk.duties import mailbox
from dpo_desk.exchange import email
from dpo_desk.words import DeskError
for name in sys.argv[1:]:
    begin = time.process_time()
    try:
        said = str(len(mailbox.understood(email.read(Path(name))).kinds))
    except DeskError as error:
        said = error.key
    print(Path(name).name, time.process_time() - begin, said)
status = Path("/proc/self/status")
found = re.search(r"VmHWM:\\s+(\\d+) kB", status.read_text()) if status.exists() else None
print("memory", int(found[1]) / 1024 if found else 0, "")
"""


def test_there_are_a_hundred() -> None:
    assert len({name for name, _ in MESSAGES}) >= 100


def _read(data: bytes) -> tuple[Message, Understood] | str:
    """The message and what it asks for, or the key of the sentence it ends in."""
    try:
        message = email.read(data, "a.eml")
        return message, mailbox.understood(message)
    except DeskError as error:
        return error.key


@pytest.mark.parametrize("make", [make for _, make in SMALL], ids=[name for name, _ in SMALL])
def test_a_hostile_message(make) -> None:
    data = make()
    begin = thread_time()
    read = _read(data)
    if isinstance(read, str):
        assert all(words.of(language).has(read) for language in words.LANGUAGES)
        return
    message, found = read
    assert thread_time() - begin < SECONDS
    assert len(message.attachments) <= bodies.MOST_PARTS
    assert not set(message.subject + message.sender.name + message.sender.email) & set(
        "\r\n\0\u202e"
    )
    for each in message.attachments:
        assert not set(each.name) & set('/\\:\0\r\n\u202e"')
        assert each.name.strip(". ") == each.name != ""
    assert isinstance(found.language, str)


def test_large_messages(tmp_path: Path) -> None:
    """In a process of their own, whose memory can be asked for."""
    paths = [tmp_path / f"{number}.eml" for number in range(len(LARGE))]
    for path, (_, make) in zip(paths, LARGE, strict=True):
        path.write_bytes(make())
    run = subprocess.run(
        [sys.executable, "-c", _ALONE, *map(str, paths)],
        cwd=house.ROOT, capture_output=True, text=True, timeout=100, check=True,
    )  # fmt: skip
    said = [line.split(" ") for line in run.stdout.splitlines()]
    assert len(said) == len(LARGE) + 1
    assert max(float(seconds) for name, seconds, _ in said if name != "memory") < SECONDS
    assert 0 <= float(said[-1][1]) < MEGABYTES


def test_what_was_too_much_is_told() -> None:
    by_name = dict(MESSAGES)
    assert "mail.warn.parts" in email.read(by_name["parts: 10,000 parts"]()).warnings
    assert "mail.warn.deep" in email.read(by_name["parts: 500 deep"]()).warnings
    assert "mail.warn.deep" in email.read(by_name["parts: mails in mails"]()).warnings


@pytest.mark.parametrize("name", ["broken: a mailbox", "letters: old Macs' line ends"])
def test_what_only_looks_broken_is_read(name: str) -> None:
    assert email.read(dict(MESSAGES)[name]()).text == "Slett kontoen min."


def test_what_says_its_letters_wrongly_is_read() -> None:
    kind = b"Content-Type: text/plain; charset=%s\r\n"
    said = "Slett kontoen min på øya"
    for charset, encoding in ((b"utf-16", "utf-16"), (b"x-unknown", "utf-8"), (b"utf-8", "cp1252")):
        assert email.read(hostile.mail(kind % charset, said.encode(encoding))).text == said
