"""The notices: quotes that hold, noise that stays, and nobody real in them."""

import re
from hashlib import sha256
from itertools import chain

import phonenumbers
import pytest
from stdnum.no import orgnr

from dpo_desk import places
from dpo_desk.records import Contact, Notice, NoticeVersion, Statement
from dpo_desk.register import Register
from tests.seeds import facts

# Words of the firms that the seeds are modelled on, as hashes: they are to stand nowhere here.
REAL = {
    "0d334a01af6cd027", "bcf3f34db074fe8c", "5144ee6a9eb6566b", "7855500389e1695f",
    "6010f833230df280", "f84ec9dbada24694", "fd5f392870e346d1", "cbdab73967855677",
    "c87f42bd454c031b", "1d4b41c9db9172e5", "d697be5c08f2d145", "35ff3ecdbe48eb56",
    "8b9fba5ce321ceaa", "14c82696b20acd49", "4e11d0f428ccdd79", "cf085574d40ec958",
    "a1fabdbbacc2edcc", "0c02ed9812ee82f3", "588280eccb848904", "a890b048d8ad2bc1",
}  # fmt: skip
ODD = {
    "s0-it-radgivning": ("  • \u00a0\n",),
    "s1-stromsparing": ("\n\u00a0\n", "Markedsføring:\u00a0Vi", "for\u00a0datalagring"),
    "s2-it-drift": ("(at)", "personopplysningsloven §1", "\nsk\n"),
    "s3-energioppfolging": (
        *("e\u2010 postadresse", "\u2010Kontakt", "Kunder d) Støtte", "våre\nlokaler", "“feed”"),
    ),
    "s4-digitale-verktoy": ("Erklæringen ikke:", "Status\n\nNormal drift\n"),
}  # fmt: skip


@pytest.fixture(scope="session")
def text(register: Register) -> str:
    version = register.first(NoticeVersion)
    assert version is not None
    return version.text


def test_the_version_is_the_file(register: Register, seed: str, text: str) -> None:
    assert text == places.seeds(seed, "notice.nb.txt").read_text(encoding="utf-8")
    version = register.first(NoticeVersion)
    assert version.sha256 == sha256(text.encode()).hexdigest()
    assert version.number == 1
    assert version.language == "nb"
    assert version.notice_id == register.first(Notice).id


def test_every_quote_stands_where_it_says(register: Register, text: str) -> None:
    statements = register.find(Statement)
    assert statements
    for s in statements:
        assert text[s.start : s.end] == s.quote
        assert s.quote_sha256 == sha256(s.quote.encode()).hexdigest()
        assert s.line == text.count("\n", 0, s.start) + 1


def test_every_statement_is_about_a_record_that_is_there(register: Register) -> None:
    for statement in register.find(Statement):
        record = facts.about(register, statement)
        if statement.record_field:
            assert hasattr(record, statement.record_field)


def test_statements_follow_the_notice(register: Register) -> None:
    lines = [s.line for s in register.find(Statement, order="id")]
    assert lines == sorted(lines)


def test_odd_characters_are_kept(seed: str, text: str) -> None:
    for odd in ODD[seed]:
        assert odd in text


def test_every_line_of_text_is_accounted_for(register: Register, text: str) -> None:
    """No paragraph was overlooked; what is shorter is a heading."""
    stated = set(
        chain.from_iterable(
            range(s.line, s.line + s.quote.rstrip("\n").count("\n") + 1)
            for s in register.find(Statement)
        )
    )
    long = {n for n, line in enumerate(text.splitlines(), 1) if len(line) > 60}
    assert long <= stated


def test_the_organisation_number_is_synthetic_and_valid(register: Register) -> None:
    number = register.company().org_number
    assert number.startswith("31")
    assert orgnr.is_valid(number)


def test_telephones_are_in_a_range_not_in_use(register: Register) -> None:
    numbers = [c.value for c in register.find(Contact, "channel = 'phone'")]
    for number in [*numbers, *filter(None, [register.company().phone])]:
        assert not phonenumbers.is_valid_number(phonenumbers.parse(number, "NO"))


def test_addresses_lead_nowhere(register: Register, text: str) -> None:
    company = register.company()
    hosts = re.findall(r"[\w.-]+@([\w.-]+\w)", text) + re.findall(r"\b\w[\w-]*\.(?:no|com)\b", text)
    assert {h for h in hosts if not h.endswith(".example")} <= {"datatilsynet.no"}
    assert company.email.endswith(".example")
    assert company.website.endswith(".example")
    assert "9999" in company.address  # no such postal code


def words(text: str) -> set[str]:
    """Words, three in a row as one, and runs of digits without their spaces."""
    single = re.findall(r"\w+", text.casefold())
    triples = (" ".join(single[n : n + 3]) for n in range(len(single) - 2))
    runs = re.findall(r"\d{8,}", re.sub(r"(?<=\d)[ \u00a0](?=\d)", "", text))
    digits = (run[-length:] for run in runs for length in (8, 9))  # without +47
    return {*single, *triples, *digits}


def test_nobody_real_is_in_the_seeds() -> None:
    for path in sorted(places.seeds().rglob("*")):
        if path.is_file():
            found = words(path.read_text(encoding="utf-8"))
            hashes = {sha256(word.encode()).hexdigest()[:16]: word for word in found}
            assert not [hashes[real] for real in REAL & set(hashes)], path.name


def test_the_search_for_somebody_real_sees() -> None:
    assert {"20000040", "to tre fire", "to"} <= words("To, tre fire +47 20 00 00 40")
