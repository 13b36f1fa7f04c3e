"""The catalogue of vendors, and where a text names them."""

import re
import time
from datetime import date
from urllib.parse import urlsplit

import pytest

from dpo_desk.law.codes import Role
from dpo_desk.law.countries import COUNTRIES, EEA
from dpo_desk.reading import vendors
from dpo_desk.reading.vendors import entries, lookup, mentions

PLACES = {*COUNTRIES, EEA}
KEYS = {"name", "vendor", "aliases", "common", "unless"}
FACTS = {"of", "countries", "storage", "role", "source", "as_of", "says"}


def named(text: str) -> list[str]:
    return [mention.entry.name for mention in mentions(text)]


def spelled(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[^\W_]+", name.casefold()))


# --- the catalogue -------------------------------------------------------------------------------


def test_there_are_enough_of_every_kind() -> None:
    assert len(entries()) >= 200
    found = {entry.category for entry in entries()}
    assert found == set(vendors.categories())
    assert found >= {
        "accounting", "crm", "newsletter", "webshop", "payment", "booking", "hr", "hosting",
        "analytics", "advertising", "survey", "meeting", "chat", "file", "backup", "esign",
        "telephony", "debt_collection", "credit", "time", "project", "support", "alarm",
    }  # fmt: skip


@pytest.mark.parametrize("category", vendors.categories())
def test_a_file_holds_what_an_entry_is_made_of(category: str) -> None:
    file = vendors._file(f"{category}.toml")
    assert set(file) == {"as_of", "category", "entries"}
    assert file["category"] == category
    assert isinstance(file["as_of"], date)
    names = [said["name"].casefold() for said in file["entries"]]
    assert names == sorted(names)
    for said in file["entries"]:
        assert set(said) <= KEYS, said
        for each in (said["name"], said["vendor"], *said.get("aliases", ())):
            assert each == each.strip()
            assert spelled(each)


def test_no_spelling_stands_twice() -> None:
    seen: dict[tuple[str, ...], str] = {}
    for entry in entries():
        for each in (entry.name, *entry.aliases):
            assert spelled(each) not in seen, (each, entry.name, seen[spelled(each)])
            seen[spelled(each)] = entry.name


def test_whatever_is_known_has_its_source() -> None:
    facts = vendors._file("facts.toml").get("fact", [])
    known = {entry.name for entry in entries()} | {entry.vendor for entry in entries()}
    assert len({fact["of"] for fact in facts}) == len(facts)
    for fact in facts:
        assert set(fact) <= FACTS, fact
        assert fact["of"] in known, fact["of"]
        assert fact["says"].strip(), fact["of"]
        assert urlsplit(fact["source"]).scheme == "https"
        assert isinstance(fact["as_of"], date)
        assert {*fact.get("countries", ()), *fact.get("storage", ())} <= PLACES
        assert fact.get("role", "processor") in {role.value for role in Role}
    for entry in entries():
        if entry.countries or entry.storage or entry.role:
            assert entry.source, entry.name


def test_every_entry_is_found_under_every_spelling() -> None:
    for entry in entries():
        for each in (entry.name, *entry.aliases):
            found = lookup(each)
            assert found is not None
            assert found.name == entry.name, each


# --- where a text names them ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vi bruker Microsoft 365 og Office 365.", ["Microsoft 365", "Microsoft 365"]),
        ("MailerLites servere", ["MailerLite"]),
        ("en Vippsbetaling", ["Vipps"]),
        ("Facebook-pikselen og Facebooksiden", ["Facebook Pixel", "Facebook"]),
        ("Google Analytics-kapsler", ["Google Analytics"]),
        ("google analytics", ["Google Analytics"]),
        ("Klarna's terms", ["Klarna"]),
        ("e-conomic", ["e-conomic"]),
        ("Google og Google Ads", ["Google", "Google Ads"]),
        ("Fiken AS (regnskap)", ["Fiken"]),
        ("Regnskapet føres i Fiken.", ["Fiken"]),
        ("Møter går i Teams og Zoom.", ["Teams", "Zoom"]),
        ("Signal brukes til meldinger.", ["Signal"]),
        ("monday.com", ["Monday"]),
        ("Nyhetsbrev: Make", ["Make"]),
        ("Slack", ["Slack"]),
        ("Pakker går med UPS eller DHL.", ["UPS", "DHL"]),
    ],
)
def test_names_are_found(text: str, names: list[str]) -> None:
    assert named(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Vi liker fiken og visumplikt.",
        "Signal om feil sendes til oss.",
        "Make sure you read this.",
        "Monday to Friday we are open.",
        "We are open on Monday.",
        "Square brackets mean a choice.",
        "Slack av på kravet.",
        "Buffer time is counted.",
        "Zoom inn på kartet.",
        "Poll everybody.",
        "metadata og metabolisme",
        "Teams that need help",
        "Posten skal fylles av Ola Prøve.",
        "Bring med deg kvittering.",
        "se https://mailchimp.com/legal/ og hei@klarna.example",
        "ups, det gikk galt",
        "Wave goodbye",
        "en visa til Kina",
        "Rubikk og asanaer",
        "Proff hjelp får du her.",
        "Moment of truth",
    ],
)
def test_other_words_are_left_alone(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("name", "vendor"),
    [
        ("Google Ireland Ltd.", "Google"), ("FIKEN AS", "Fiken"), ("Office365", "Microsoft"),
        ("Klarna Bank AB", "Klarna"), ("Tallhuset AS", None), ("", None), ("AS", None),
    ],
)  # fmt: skip
def test_a_name_is_looked_up_whatever_its_form(name: str, vendor: str | None) -> None:
    found = lookup(name)
    assert (found.vendor if found else None) == vendor


def test_it_takes_time_in_proportion() -> None:
    text = "Vi bruker Mailchimp, Make og vippsbetalinger " + "x" * 50 + " "

    def took(times: int) -> float:
        began = time.process_time()
        assert len(named(text * times)) == 3 * times
        return time.process_time() - began

    took(10)
    few, many = (min(took(times) for _ in range(3)) for times in (100, 1000))
    assert many < 40 * few + 0.1
