"""Which pictures docs/pictures holds, what each shows, and the index that says so.

Every state of every page is there in light; the first of each page in dark as well, and some in
the other looks. All of a look, for whoever changes a page: ``python -m tests.pictures OUT LOOK``.
"""

from pathlib import Path
from typing import Final

from PIL import Image

# By the page's key in the navigation; what has no place there stands first and last.
PAGES: Final[dict[str, tuple[str, dict[str, str]]]] = {
    "start": ("Before a register is open", {
        "welcome": "The first start",
        "welcome-recent": "Registers that were open before",
        "register-new": "A new register",
        "restore": "A copy brought back without a register",
        "unlock": "Locked",
    }),
    "today": ("Today", {
        "today": "The next step, and what is ahead",
        "today-first": "A new register",
    }),
    "first_steps": ("The first three steps", {
        "first-company": "The company",
        "first-notice": "The published notice",
        "first-processors": "The systems in use",
    }),
    "requests": ("Requests", {
        "requests": "The list, most urgent first",
        "requests-empty": "Before the first one",
        "request-new": "Logging one; the deadline shows as the date is typed",
    }),
    "request": ("A request", {
        "request-received": "Received: the deadline with its reasons",
        "request-identity": "Identity in doubt",
        "request-scope": "Where was looked, and what was found",
        "request-assess": "Assessment",
        "request-answer-holes": "The answer, with something missing",
        "request-answer-fill": "Filling in what is missing",
        "request-answer": "The answer, finished",
        "request-sent": "Sent",
        "request-findings": "What was found",
        "request-log": "The log",
        "request-documents": "Documents",
        "request-note": "A note",
        "request-closing": "Closing",
        "request-closed": "Closed",
        "request-several": "Several kinds at once, written by a parent",
        "request-processor": "Another company’s to answer: it goes on to the controller",
        "request-asked": "Asked who the person is, and no answer yet",
        "request-refusal": "A refusal, with its ground",
        "request-weighed": "What was found, weighed one by one",
        "request-extension": "More time: what the letter asks",
        "request-told": "Recipients told, and a restriction that stands",
        "request-copies": "The copies that go along, and what happens with each",
        "request-bound": "The annexes bound in one file",
        "request-portable": "The file that the person takes along",
        "request-deliver": "The reply handed over: what goes along, and how",
    }),
    "redaction": ("Redaction", {
        "redaction": "Bars over what concerns others, each with its reason",
        "redaction-result": "How it will be: the text under the bars is gone",
    }),
    "intake": ("The intake", {
        "intake": "An e-mail with what it asks for, before anything is logged",
        "intake-lawyer": "Somebody else writes, with a power of attorney",
        "intake-unclear": "About somebody’s data, but what is asked cannot be told",
        "intake-empty": "Nothing waits",
        "intake-none": "No privacy request, to be set aside or logged all the same",
        "intake-earlier": "The same person has written before",
        "intake-same": "The same message once more",
        "intake-damaged": "A file that cannot be read",
        "intake-drop": "While e-mail is dragged over the window",
        "request-new-phone": "A request by telephone",
        "request-new-letter": "A request by letter, scanned",
    }),
    "calendar": ("Calendar", {
        "calendar": "A month, and the chosen day",
        "calendar-empty": "A month without anything",
        "calendar-holidays": "Holidays",
        "calendar-agenda": "The agenda",
        "calendar-task-new": "A new task",
        "calendar-task": "A task that is there",
        "calendar-move": "Moving a plan",
    }),
    "activities": ("Activities", {
        "activities": "An activity with its purposes",
        "activities-basis": "Choosing a legal basis",
        "activities-empty": "Before the first one",
    }),
    "processors": ("Processors", {
        "processors": "One without an agreement",
        "processors-outside": "Data outside the EEA",
        "processors-in-order": "All in order",
        "processors-links": "Where it is used",
        "processors-new": "A new one",
        "processors-email": "Asking for the agreement",
        "processors-empty": "Before the first one",
    }),
    "retention": ("Retention", {
        "retention": "A rule, and the round that is due",
        "retention-conflict": "The notice says two things",
        "retention-empty": "Before the first one",
    }),
    "notices": ("Notices", {
        "notices": "A version, and what was taken from it",
        "notices-compare": "What changed between two",
        "notices-publish": "Marking as published",
        "notices-edit": "A new version",
        "notices-empty": "Before the first one",
    }),
    "notice_review": ("From the notice to a register", {
        "review": "Proposal by proposal beside the sentences they come from",
        "review-get": "The text pasted, or a file",
        "review-conflict": "The notice says two different things",
        "review-done": "What came of it",
    }),
    "notice_check": ("Check of a notice", {
        "notice-check": "What only the notice or only the register says",
        "notice-checklist": "Articles 13 and 14, item by item",
        "notice-write": "Written from the register, and what is missing",
        "notice-tell": "What is new, whom to tell and the message",
        "notice-check-empty": "Before there is a notice",
    }),
    "checks": ("Self-check", {
        "checks": "A finding with the way to mend it",
        "checks-accept": "Why it is in order all the same",
        "checks-accepted": "Marked as in order",
    }),
    "documents": ("Documents", {
        "documents": "A PDF, previewed",
        "documents-text": "A text",
        "documents-runs": "A file that could run is not opened",
        "documents-damaged": "A PDF that cannot be shown",
        "documents-empty": "Before the first one",
    }),
    "history": ("History and bin", {
        "history": "What was changed, field by field",
        "history-of": "The history of one record",
        "bin": "The bin",
        "bin-empty": "The bin, empty",
    }),
    "settings": ("Settings", {
        "settings": "The company",
        "settings-wordings": "The letters' own wordings",
        "settings-appearance": "Appearance and language",
        "settings-keeping": "How long cases are kept",
        "settings-suppression": "The suppression list",
        "settings-security": "Password and lock",
        "settings-backup": "Copies, with a folder that is not there",
        "settings-wipe": "Removing the register",
    }),
    "wordings": ("Letter wording", {
        "wordings": "A wording of the company's own, and the letter it makes",
        "wordings-fault": "A fault with its line",
    }),
    "restore": ("Bringing a copy back", {
        "restore-copies": "The copies there are",
        "restore-preview": "What one of them would change",
    }),
    "about": ("About", {"about": "Where everything lies, and the licences"}),
    "everywhere": ("On every page", {
        "palette": "Ctrl+K",
        "palette-found": "Records found",
        "palette-documents": "Words inside a document",
        "palette-command": "A command",
        "palette-none": "Nothing found",
        "help": "F1: help on the page",
        "help-keys": "F1: the keys",
        "print-list": "Ctrl+P: a list as pages",
    }),
}  # fmt: skip
NAMES: Final = tuple(name for _, shown in PAGES.values() for name in shown)
FIRST: Final = frozenset(next(iter(shown)) for _, shown in PAGES.values())
# The looks besides light, by what their files' names end with.
LOOKS: Final = {
    "dark": FIRST | {
        "today-first", "request-new", "request-answer", "calendar-agenda", "retention-conflict",
        "notices-compare", "review-conflict", "bin", "settings-backup", "help", "unlock",
    },
    "light-200": {
        "today", "requests", "request-answer", "calendar", "processors", "review", "settings",
    },
    "light-en": {
        "today", "request-answer", "calendar", "activities", "notices", "review", "help",
    },
    "light-long": {"today", "requests", "request-received", "calendar", "activities", "processors"},
}  # fmt: skip
CALLED: Final = {
    "light": "light", "dark": "dark", "light-200": "200 %", "light-en": "English",
    "light-long": "long names",
}  # fmt: skip
_COLOURS: Final = 128  # more cannot be told apart on a screen
_HEAD: Final = """\
# The pages in pictures

Taken by `make pictures` from a made-up register, in a window of 1280 by 800; this page is written
by it too. Every state is here in light, the first of each page in dark as well, some at 200 %, in
English and with names as long as names get.
"""


def kept(look: str) -> frozenset[str]:
    """The names of what docs/pictures holds in a look."""
    return frozenset(NAMES if look == "light" else LOOKS[look])


def files() -> frozenset[str]:
    """Every file of docs/pictures but the index."""
    return frozenset(f"{name}-{look}.png" for look in CALLED for name in kept(look))


def write(folder: Path) -> None:
    """The index of the pictures in a folder; those that the index would not name go."""
    for look in CALLED:
        for path in folder.glob(f"*-{look}.png"):
            if path.name not in files():
                path.unlink()
    (folder / "README.md").write_text(index(folder), encoding="utf-8")


def index(folder: Path) -> str:
    """Page after page, what there is of each state."""
    parts = [_HEAD]
    for title, shown in PAGES.values():
        lines = [
            f"- {text}: {links}" for name, text in shown.items() if (links := _links(folder, name))
        ]
        if lines:
            parts.append("\n".join([f"## {title}", "", *lines, ""]))
    return "\n".join(parts)


def _links(folder: Path, name: str) -> str:
    there = [look for look in CALLED if (folder / f"{name}-{look}.png").exists()]
    return ", ".join(f"[{CALLED[look]}]({name}-{look}.png)" for look in there)


def shrink(file: Path) -> None:
    """A third of its size, and to the eye the same."""
    with Image.open(file) as image:
        few = image.convert("RGB").quantize(
            _COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE
        )
    few.save(file, optimize=True)
