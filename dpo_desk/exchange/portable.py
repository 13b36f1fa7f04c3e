"""The archive of art. 20: JSON and CSV, what each file and field is, checksums, and no PDF.

The same data give the same bytes: names and order are settled, and every file in it has one time.
"""

import io
import json
import re
import textwrap
import unicodedata
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any, Final

import msgspec

from dpo_desk.digest import sha256
from dpo_desk.exchange.machine_readable import Data, Field, NotData, read
from dpo_desk.law import dates
from dpo_desk.words import LANGUAGES, Words, of

# Hears how many files are done; what it raises stops the work.
Progress = Callable[[int], object]

LARGEST: Final = 200_000_000  # bytes of all files together
# What a file is, not what is decided about it or rests on: letter B11 tells those itself.
_NO_DATA: Final = frozenset({"pdf", "image", "format", "empty", "unreadable", "large"})
_TIME: Final = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold
_READ_ME: Final = {"nb": "LES-MEG.txt", "nn": "LES-MEG.txt", "en": "README.txt"}
_WIDTH: Final = 78  # letters of a line of plain text
_SLUG: Final = 40  # letters of a name
_OURS: Final = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})


class Source(msgspec.Struct, frozen=True):
    """A file that was found: where, what the data are used for, and its bytes."""

    name: str
    place: str
    purpose: str
    media_type: str
    data: bytes

    def __repr__(self) -> str:
        """Its size only."""
        return f"<Source {len(self.data)} bytes>"


class LeftOut(msgspec.Struct, frozen=True):
    """A file that is not in it, and why: a code of ``portable.out.…``, and the law's words."""

    name: str
    place: str
    reason: str
    ground: str = ""  # a code of ``law.grounds``
    why: str = ""  # the manager's own words

    def __repr__(self) -> str:
        """The reason only."""
        return f"<LeftOut {self.reason}>"


class Portable(msgspec.Struct, frozen=True):
    """The archive, the names of what is in it, and what is not."""

    data: bytes
    names: tuple[str, ...]
    left_out: tuple[LeftOut, ...]
    told: tuple[str, ...] = ()  # of the files that are no data, each with why: for the letter

    def __repr__(self) -> str:
        """Its size only."""
        return f"<Portable {len(self.data)} bytes>"

    @property
    def sha256(self) -> str:
        """The checksum of the archive."""
        return sha256(self.data)


class Frame(msgspec.Struct, frozen=True):
    """What the archive says of itself."""

    company: str
    ref: str
    made_on: date
    language: str


class _Part(msgspec.Struct, frozen=True):
    stem: str  # without ending, in the archive
    source: Source
    data: Data


def archive(
    frame: Frame,
    sources: tuple[Source, ...],
    typed: Data | None,
    left_out: tuple[LeftOut, ...],
    progress: Progress | None = None,
) -> Portable:
    """Put the archive together; what turns out to hold no data is left out with its reason.

    It takes its time: on the worker.
    """
    parts: list[_Part] = []
    out = list(left_out)
    if typed is not None:
        words = of(frame.language)
        own = Source(words("portable.typed"), frame.company, "", "", b"")
        parts.append(_Part("data/00-oppgitt", own, typed))
    room = LARGEST
    for number, source in enumerate(sources, 1):
        room -= len(source.data)
        try:
            if room < 0:
                raise NotData("large")
            found = read(source.data, source.name, source.media_type)
        except NotData as error:
            out.append(LeftOut(source.name, source.place, error.reason))
            continue
        parts += [
            _Part(f"data/{number:02}-{_slug(source.name, each.title)}", source, each)
            for each in found
        ]
        if progress is not None:
            progress(number)
    files = _files(frame, _each_once(parts), tuple(out))
    words = of(frame.language)
    told = tuple(
        f"{_flat(left.name)}: {reason(left, words)}" for left in out if left.reason in _NO_DATA
    )
    return Portable(_zipped(files), tuple(files), tuple(out), told)


def reason(left: LeftOut, words: Words) -> str:
    """Why a file is left out, as a sentence to the person."""
    said = words(f"portable.out.{left.reason}")
    if left.ground:
        from dpo_desk.law.grounds import ground

        said = f"{said} ({ground(left.ground).cite(words.language)})"
    return f"{said}. {left.why}".strip() if left.why else f"{said}."


def _files(frame: Frame, parts: list[_Part], out: tuple[LeftOut, ...]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for part in parts:
        files[f"{part.stem}.json"] = part.data.as_json()
        files[f"{part.stem}.csv"] = part.data.as_csv()
    files["description.json"] = _description(frame, parts, out)
    files[_READ_ME[frame.language]] = _read_me(frame, parts, out).encode()
    sums = (f"{sha256(data)}  {name}\n" for name, data in sorted(files.items()))
    files["SHA256SUMS"] = "".join(sums).encode()
    return dict(sorted(files.items()))


def _description(frame: Frame, parts: list[_Part], out: tuple[LeftOut, ...]) -> bytes:
    """What each file and field is, in all three languages, for whoever reads it by machine."""

    def said(write: Callable[[Words], str]) -> dict[str, str]:
        return {language: write(of(language)) for language in LANGUAGES}

    whole: dict[str, Any] = {
        "company": frame.company,
        "case": frame.ref,
        "made_on": frame.made_on.isoformat(),
        "article": "GDPR 20",
        "csv": said(lambda words: words("portable.csv")),
        "files": [
            {
                "json": f"{part.stem}.json",
                "csv": f"{part.stem}.csv",
                "found_in": part.source.place,
                "original": part.source.name,
                "purpose": part.source.purpose,
                "about": said(lambda words, part=part: _about(part, words)),  # type: ignore[misc]
                "fields": [
                    {
                        "name": field.name,
                        "type": field.kind,
                        "about": said(lambda words, field=field: _field(field, words)),  # type: ignore[misc]
                    }
                    for field in part.data.fields()
                ],
            }
            for part in parts
        ],
        "left_out": [
            {"name": left.name, "found_in": left.place, "code": left.reason}
            | {"reason": said(lambda words, left=left: reason(left, words))}  # type: ignore[misc]
            for left in out
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2).encode("utf-8", "replace") + b"\n"


def _read_me(frame: Frame, parts: list[_Part], out: tuple[LeftOut, ...]) -> str:
    words = of(frame.language)
    day = dates.write(frame.made_on, frame.language)
    lines = [
        words("portable.title", company=frame.company),
        words("portable.made", ref=frame.ref, date=day),
        "",
        words("portable.intro"),
        words("portable.csv"),
        words("portable.sums"),
        "",
        words("portable.files"),
    ]
    for part in parts:
        lines += ["", f"{part.stem}.json, {part.stem}.csv", f"  {_about(part, words)}"]
        lines += [f"  - {_field(field, words)}" for field in part.data.fields()]
    if out:
        lines += ["", words("portable.left_out")]
        lines += [
            f"  - {_flat(left.name)} ({_flat(left.place)}): {reason(left, words)}" for left in out
        ]
    plain = "\n".join(map(_wrapped, lines)).replace(dates.NBSP, " ")
    return plain.replace("\n", "\r\n") + "\r\n"


def _wrapped(line: str) -> str:
    """A line as wide as a page of plain text, what follows under its first word."""
    indent = " " * (len(line) - len(line.lstrip(" -")))
    return textwrap.fill(
        line, _WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def _about(part: _Part, words: Words) -> str:
    source = part.source
    if not source.data:
        return words("portable.about.typed")
    key = "portable.about.purpose" if source.purpose else "portable.about"
    return words(
        key, name=_flat(source.name), place=_flat(source.place), purpose=_flat(source.purpose)
    )


def _field(field: Field, words: Words) -> str:
    kind = words(f"portable.kind.{field.kind}")
    name = _flat(field.name)
    return words("portable.field", name=name, kind=kind, filled=field.filled, rows=field.rows)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _slug(name: str, title: str) -> str:
    """A name of small letters and figures: safe in every file system, whoever chose it."""
    stem = name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0] or name
    text = f"{stem} {title}" if title and title != name else stem
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_OURS))
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode())
    return "-".join(words)[:_SLUG].strip("-") or "fil"


def _each_once(parts: list[_Part]) -> list[_Part]:
    """Sheets of one file can share a name."""
    taken: dict[str, int] = {}
    found = []
    for part in parts:
        n = taken[part.stem] = taken.get(part.stem, 0) + 1
        again = f"{part.stem}_{n}" if n > 1 else part.stem
        found.append(msgspec.structs.replace(part, stem=again))
    return found


def _zipped(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            packed.writestr(entry, data, compresslevel=9)
    return out.getvalue()
