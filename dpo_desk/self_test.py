"""What an installed copy checks about itself: that all it needs travelled with it and works.

``run()`` yields an outcome a check; a check that raises has failed. Files are written in a
temporary folder only. What fails is told in English: it is for whoever built the installation.
"""

import tempfile
import tomllib
import zoneinfo
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from dpo_desk import places, words
from dpo_desk.law.clock import Clock, FixedClock

if TYPE_CHECKING:
    from dpo_desk.register import Register

_CLOCK: Final[Clock] = FixedClock.at_noon(date(2026, 11, 19))
_PASSWORD: Final = "blåbær og ørret 2026"  # noqa: S105 - of a register that lives for a second
ASKS: Final = {
    "nb": "Jeg ber om innsyn i personopplysningene dere har om meg.",
    "nn": "Eg ber om innsyn i personopplysningane de har om meg.",
    "en": "I request access to the personal data that you hold about me.",
}
FACES: Final = (
    "regular", "medium", "semibold", "tabular", "tabular-medium", "tabular-semibold",
)  # fmt: skip


class Outcome(NamedTuple):
    """A check by its name, and what is wrong; "" where nothing is."""

    name: str
    problem: str


class Broken(Exception):
    """Something is missing or does not work."""


def run() -> Iterator[Outcome]:
    """Every check in turn; none stops the others."""
    for name, check in CHECKS.items():
        try:
            with tempfile.TemporaryDirectory(prefix="personvernpermen-") as folder:
                check(Path(folder))
        except Exception as error:  # noqa: BLE001 - whatever it is, it is the finding
            yield Outcome(name, f"{type(error).__name__}: {error}")
        else:
            yield Outcome(name, "")


def check_words(_: Path) -> None:
    """Every language has the same catalogues, and all of them can be read."""
    domains = {lang: _names("locale", lang, "LC_MESSAGES", "*.mo") for lang in words.LANGUAGES}
    _need(len(set(domains.values())) == 1, f"catalogues differ: {domains}")
    for language in words.LANGUAGES:
        words.Words(language).has("")  # no such word, so that every catalogue is looked through
    said = {words.Words(language)("requests.title") for language in words.LANGUAGES}
    _need(len(said) == len(words.LANGUAGES), "the languages say the same")


def check_fonts(_: Path) -> None:
    """Every face of the page loads and has the Norwegian letters; the licences lie beside them."""
    from dpo_desk.paper import fonts

    for name in FACES:
        face = fonts.face(name)
        _need(face.width("Æøå") > 0 and not any(map(face.lacks, "Æøåé«–")), f"{name} lacks letters")
    _need(bool(_names("fonts", "*LICENSE*")), "no licence of the fonts")


def check_icons(_: Path) -> None:
    """The icons of the window are whole pictures, with their licence."""
    icons = _names("icons", "*.svg")
    _need(bool(icons), "no icons")
    for name in icons:
        text = places.resources("icons", name).read_text(encoding="utf-8").strip()
        _need("<svg" in text and text.endswith("</svg>"), f"{name} is no picture")
    _need(bool(_names("icons", "*LICENSE*")), "no licence of the icons")


def check_help(_: Path) -> None:
    """Every language has the same pages of help."""
    pages = {_names("help", language, "*.md") for language in words.LANGUAGES}
    _need(len(pages) == 1 and bool(*pages), f"the pages of help differ: {pages}")


def check_letters(_: Path) -> None:
    """Every letter has the same texts in every language."""
    from dpo_desk.letters import WRITERS, texts

    for kind in WRITERS:
        names = [texts.of(kind, language).names for language in words.LANGUAGES]
        _need(bool(names[0]) and len(set(names)) == 1, f"the texts of {kind} differ")


def check_law(_: Path) -> None:
    """The dated tables can be read, and a worked case comes out right."""
    from dpo_desk.law import dated
    from dpo_desk.law.deadlines import Facts, deadlines

    for name in _names("law", "*.toml"):
        dated.as_of(name.removesuffix(".toml"))
    found = deadlines(Facts(date(2027, 1, 31), promises=("P30D",)))
    _need(found.safe == date(2027, 2, 26), f"safe date is {found.safe}")
    _need(found.law_latest == date(2027, 3, 1), f"the law's last day is {found.law_latest}")


def check_time(_: Path) -> None:
    """Oslo's time comes from the package that travels with the program, where no system has it."""
    system = zoneinfo.TZPATH
    zoneinfo.reset_tzpath(to=())
    try:
        oslo = zoneinfo.ZoneInfo.no_cache("Europe/Oslo")
    finally:
        zoneinfo.reset_tzpath(to=system)
    for month, hours in ((1, 1), (7, 2)):
        offset = datetime(2026, month, 1, tzinfo=UTC).astimezone(oslo).utcoffset()
        _need(offset is not None and offset.total_seconds() == hours * 3600, f"{offset} in {month}")


def check_encryption(folder: Path) -> None:
    """A register with a password opens with it, not with another, and hides what it holds."""
    from dpo_desk.records import Company
    from dpo_desk.register import Register, WrongPassword

    path = folder / "kryptert.perm"
    company = Company(name="Fjordlys Prøve AS")
    Register.create(path, company=company, password=_PASSWORD, clock=_CLOCK).close()
    with Register.open(path, password=_PASSWORD, clock=_CLOCK) as register:
        _need(register.encrypted and register.company().name == company.name, "not read back")
    try:
        Register.open(path, password=_PASSWORD.upper(), clock=_CLOCK).close()
    except WrongPassword:
        pass
    else:
        raise Broken("a wrong password opens it")
    _need(b"Fjordlys" not in path.read_bytes(), "the file can be read without the password")


def check_migrations(folder: Path) -> None:
    """A new register has the newest tables, is whole, and comes back from a copy."""
    from dpo_desk.records import Company
    from dpo_desk.register import Register

    path = folder / "ny.perm"
    company = Company(name="Fjordlys Prøve AS")
    with Register.create(path, company=company, password=None, clock=_CLOCK) as register:
        _whole(register)
        copy = register.backup(folder / "kopier")
    Register.restore(copy, path, clock=_CLOCK)
    with Register.open(path, clock=_CLOCK) as register:
        _whole(register)


def check_seeds(folder: Path) -> None:
    """Every seed becomes a register that is whole."""
    from dpo_desk.duties import seeding

    names = seeding.names()
    _need(len(names) == 5, f"seeds: {names}")
    for name in names:
        path = folder / f"{name}.perm"
        with seeding.create_from_seed(path, name, password=None, clock=_CLOCK) as register:
            _whole(register)


def check_pdf(folder: Path) -> None:
    """A request is answered in every language with a letter that is PDF/A, and can be read."""
    from dpo_desk.duties import answering, intake, seeding
    from dpo_desk.law.codes import LetterKind, Relation
    from dpo_desk.paper import pdfa
    from dpo_desk.reading import text_of

    draft = intake.RequestDraft(
        received_on=_CLOCK.today(), relation=Relation.CUSTOMER, requester_name="Kari Eksempel"
    )
    name = seeding.names()[0]
    path = folder / "brev.perm"
    with seeding.create_from_seed(path, name, password=None, clock=_CLOCK) as register:
        request = intake.log_request(register, draft)
        for language in words.LANGUAGES:
            composed = answering.compose(register, request.id, LetterKind.ACCESS, language=language)
            drawn = answering.draw(*composed).pdf
            problems = pdfa.problems(drawn)
            _need(not problems, f"{language}: {'; '.join(problems)}")
        _need("Kari Eksempel" in text_of(drawn, "application/pdf", "brev.pdf"), "cannot be read")


def check_mail(_: Path) -> None:
    """The rules of reading can be read, a message is understood, and Outlook's files are known."""
    from dpo_desk.exchange import email, outlook
    from dpo_desk.law.codes import RequestKind
    from dpo_desk.reading import requests

    for name in _names("reading", "*.toml"):
        tomllib.loads(places.resources("reading", name).read_text(encoding="utf-8"))
    for language, asks in ASKS.items():
        head = "From: Kari Eksempel <kari@example.com>\nContent-Type: text/plain; charset=utf-8"
        message = email.read(f"{head}\n\n{asks}\n".encode(), "krav.eml")
        found = requests.understand(message.subject, message.text)
        _need(found.language == language, f"{language} is read as {found.language}")
        _need(found.kinds == (RequestKind.ACCESS,), f"{language}: {found!r}")
    try:
        outlook.read(b"no message", "krav.msg")
    except words.DeskError:
        return
    raise Broken("anything is a message of Outlook's")


def check_copies(folder: Path) -> None:
    """Copies of a workbook and a text are bound, and what is covered in them is gone."""
    from dpo_desk.duties import annexes, collecting, intake, redactions, seeding
    from dpo_desk.exchange.spreadsheet import Sheet, workbook
    from dpo_desk.law.codes import Relation
    from dpo_desk.reading import text_of

    draft = intake.RequestDraft(
        received_on=_CLOCK.today(), relation=Relation.CUSTOMER, requester_name="Kari Eksempel"
    )
    book = workbook([Sheet("Kunder", ("Navn",), [("Ola Prøve",)])], title="", now=_CLOCK.now())
    path, name = folder / "kopi.perm", seeding.names()[0]
    with seeding.create_from_seed(path, name, password=None, clock=_CLOCK) as register:
        request = intake.log_request(register, draft)
        place = collecting.sources(register, request)[0].search.id
        collecting.attach(register, place, "notat.txt", "Ringte i går".encode())
        listed = collecting.attach(register, place, "kunder.xlsx", book)
        pages = redactions.pages(redactions.source(register, listed.id))
        redactions.add(register, listed.id, redactions.places(pages, "Ola Prøve"))
        bound = annexes.bound(register, request).data
    said = text_of(bound, "application/pdf", "vedlegg.pdf")
    _need("Ringte i går" in said, "a copy is not in the file")
    _need("Ola Prøve" not in said, "what is covered can be read")
    _need("Ola Prøve" in text_of(pages, "application/pdf", "sider.pdf"), "a workbook has no pages")


def check_calendar(folder: Path) -> None:
    """A request in a register stands in its calendar file, without the name of the person."""
    from dpo_desk.duties import calendar_export, intake
    from dpo_desk.records import Company
    from dpo_desk.register import Register

    company = Company(name="Fjordlys Prøve AS")
    draft = intake.RequestDraft(received_on=_CLOCK.today(), requester_name="Kari Eksempel")
    with Register.create(
        folder / "frist.perm", company=company, password=None, clock=_CLOCK
    ) as register:
        intake.log_request(register, draft)
        ahead = calendar_export.ahead(register, None, None)
        file = calendar_export.as_file(register, ahead, words.of("nb"))
    _need(file.startswith(b"BEGIN:VCALENDAR") and b"BEGIN:VEVENT" in file, "no calendar file")
    _need(b"Kari" not in file, "the calendar file names a person")


CHECKS: Final[dict[str, Callable[[Path], None]]] = {
    "words": check_words,
    "fonts": check_fonts,
    "icons": check_icons,
    "help": check_help,
    "letters": check_letters,
    "law": check_law,
    "time": check_time,
    "encryption": check_encryption,
    "migrations": check_migrations,
    "seeds": check_seeds,
    "pdf": check_pdf,
    "calendar": check_calendar,
    "mail": check_mail,
    "copies": check_copies,
}


def _names(*parts: str) -> tuple[str, ...]:
    """The names of the files in a folder of ``resources`` that fit the last part."""
    *folder, pattern = parts
    return tuple(sorted(path.name for path in places.resources(*folder).glob(pattern)))


def _need(condition: bool, problem: str) -> None:
    if not condition:
        raise Broken(problem)


def _whole(register: "Register") -> None:
    """Raise Broken where a register is not whole."""
    from dpo_desk.duties import keeping

    report = keeping.verify(register)
    _need(report.ok, ", ".join(problem.key for problem in report.problems))
