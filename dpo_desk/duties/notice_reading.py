"""A notice read for somebody: what it says, and what is wrong with it by its text alone."""

from datetime import date
from pathlib import Path
from typing import Any

from dpo_desk import checks
from dpo_desk.checks import Finding
from dpo_desk.notices import model
from dpo_desk.notices.model import NoticeFacts
from dpo_desk.notices.read import read_sheet
from dpo_desk.reading import notice_file
from dpo_desk.reading.sheet import sheet
from dpo_desk.words import DeskError


def text_of(path: Path) -> str:
    """The text of a notice's file; raises DeskError with what to do where it cannot be read."""
    try:
        if path.stat().st_size > notice_file.LARGEST:
            raise DeskError("notice.file.large")
        data = path.read_bytes()
    except IsADirectoryError:
        raise DeskError("notice.file.folder", name=path.name) from None
    except FileNotFoundError:
        raise DeskError("notice.file.none", name=path.name) from None
    except OSError:
        raise DeskError("notice.file.closed", name=path.name) from None
    return notice_file.read(data, path.name)


def read_notice(text: str, today: date) -> tuple[NoticeFacts, tuple[Finding, ...]]:
    """What a notice says and what is wrong with it; ``today`` is for how old it is."""
    page = sheet(text)
    facts = read_sheet(page)
    return facts, checks.notice_findings(facts, page, today)


def as_json(facts: NoticeFacts, findings: tuple[Finding, ...], language: str) -> dict[str, Any]:
    """What ``notice read --json`` prints; the findings' sentences are in ``language``."""
    found = [
        {
            "rule": each.rule,
            "severity": each.severity.value,
            "line": each.line or None,
            "text": each.message(language),
        }
        for each in findings
    ]
    return model.as_json(facts) | {"findings": found}
