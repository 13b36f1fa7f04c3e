"""Cookies: names, providers and lifetimes, in tables, lists, flattened tables and sentences."""

import re
from typing import Any

import pytest

from dpo_desk.notices import cookies
from dpo_desk.notices.cookies_tables import FILE
from dpo_desk.reading.rules_file import table
from dpo_desk.reading.sheet import sheet

EXAMPLES = table(FILE)["examples"]


def found(text: str) -> dict[str | None, str | None]:
    return {each.name: each.lifetime for each in cookies.find(sheet(text))}


@pytest.mark.parametrize("known", table(FILE)["known"], ids=lambda known: known["example"][0])
def test_a_known_name_is_that_of_its_provider(known: dict[str, Any]) -> None:
    for name in known["example"]:
        assert cookies.known_provider(name) == known["provider"], name
        assert name in found(f"Cookies\n\n- {name}: 2 år"), name
    re.compile(known["name"])


@pytest.mark.parametrize(("text", "name", "lifetime"), EXAMPLES["found"])
def test_names_and_lifetimes_are_found(text: str, name: str, lifetime: str) -> None:
    assert found(text).get(name, "missing") == lifetime


@pytest.mark.parametrize("text", EXAMPLES["nothing"])
def test_nothing_is_made_up(text: str) -> None:
    assert found(text) == {}


def test_what_a_session_is_called() -> None:
    said = table(FILE)["session"]
    assert all(cookies.lifetime_of(text) == "session" for text in said["example"])
    assert all(cookies.lifetime_of(text) is None for text in said["not_example"])


@pytest.mark.parametrize(
    ("text", "lifetime"),
    [
        ("2 år", "P2Y"), ("30 min", "PT30M"), ("24 timer", "PT24H"), ("1 day", "P1D"),
        ("13 månader", "P13M"), ("Permanent", None), ("", None), ("2 years from last visit", "P2Y"),
    ],
)  # fmt: skip
def test_a_lifetime_is_read(text: str, lifetime: str | None) -> None:
    assert cookies.lifetime_of(text) == lifetime


def test_a_table_says_it_by_its_columns() -> None:
    text = """Cookies

| Leverandør | Navn | Formål | Varighet |
| --- | --- | --- | --- |
| Handlevogna | cart | Husker varene i 2 år gamle kurver | Sesjon |
| Google Analytics | _ga, _gid | Statistikk | 13 måneder |
"""
    answer = cookies.find(sheet(text))
    assert [(each.name, each.provider, each.lifetime) for each in answer] == [
        ("cart", "Handlevogna", "session"),
        ("_ga", "Google Analytics", "P13M"),
        ("_gid", "Google Analytics", "P13M"),
    ]
    for each in answer:
        (place,) = each.evidence
        assert text[place.start : place.end] == place.text == each.name


def test_a_flattened_table_is_read_line_by_line() -> None:
    text = "# Informasjonskapsler\n\n_ga\nGoogle\nStatistikk\n2 år\n\n_hjid\nHotjar\nØkter\n1 år\n"
    assert found(text) == {"_ga": "P2Y", "_hjid": "P1Y"}


def test_a_table_of_something_else_is_left_alone() -> None:
    text = """Hvor lenge

| Formål | Grunnlag | Lagringstid |
| --- | --- | --- |
| Regnskap | Lov | 5 år |
| Nyhetsbrev | Samtykke | 2 år |
"""
    assert found(text) == {}


def test_a_pixel_without_a_name_has_its_provider() -> None:
    (only,) = cookies.find(sheet("Facebook-pikselen setter en informasjonskapsel."))
    assert (only.name, only.provider) == (None, "Facebook Pixel")


SAID: list[tuple[str, dict[str, str]]] = [
    (
        (
            "Informasjonskapsler\n"
            "\n"
            "_ga (Google Analytics) – 2 år\n"
            "_gid (Google Analytics) – 24 timer\n"
            "PHPSESSID – økt"
        ),
        {"_ga": "P2Y", "_gid": "PT24H", "PHPSESSID": "session"},
    ),
    (
        (
            "Vi bruker Google Analytics, som setter kapslene _ga, _gid og _gat. Disse lagres "
            "i henholdsvis 2 år, 24 timer og 1 minutt."
        ),
        {"_ga": "P2Y", "_gid": "PT24H", "_gat": "PT1M"},
    ),
    (
        (
            "Cookies\n"
            "Name: _fbp\n"
            "Provider: Facebook\n"
            "Purpose: advertising\n"
            "Expiry: 3 months\n"
            "Name: _ga\n"
            "Provider: Google\n"
            "Purpose: statistics\n"
            "Expiry: 2 years"
        ),
        {"_fbp": "P3M", "_ga": "P2Y"},
    ),
    (
        (
            "Cookie | Varighet | Formål\n"
            "--- | --- | ---\n"
            "wp-settings-1 | 1 år | Innlogging\n"
            "woocommerce_cart_hash | Sesjon | Handlekurv\n"
            "CookieConsent | 12 måneder | Samtykke"
        ),
        {"wp-settings-1": "P1Y", "woocommerce_cart_hash": "session", "CookieConsent": "P12M"},
    ),
    (
        "Vi bruker ikke informasjonskapsler. Opplysninger slettes etter 2 år.",
        {},
    ),
    (
        "Google Analytics lagrer informasjonskapsler i inntil 26 måneder.",
        {},
    ),
    (
        (
            "Cookies som brukes: 1) _hjSessionUser_* (Hotjar) 365 dager 2) _hjSession_* "
            "(Hotjar) 30 minutter"
        ),
        {"_hjSessionUser_*": "P365D", "_hjSession_*": "PT30M"},
    ),
    (
        "Kapsel: `ARRAffinity`, varighet: økten.",
        {"ARRAffinity": "session"},
    ),
    (
        (
            "| Namn | Formål | Levetid |\n"
            "|---|---|---|\n"
            "| \\_pk\\_id.\\* | Statistikk (Matomo) | 13 månader |\n"
            "| \\_pk\\_ses.\\* | Statistikk (Matomo) | 30 minutt |"
        ),
        {"_pk_id.*": "P13M", "_pk_ses.*": "PT30M"},
    ),
    (
        (
            "Cookies\n"
            "\n"
            "Leverandør\tNavn\tUtløper\n"
            "Google\t_ga\t2 år\n"
            "Google\tNID\t6 måneder\n"
            "LinkedIn\tbcookie\t1 år\n"
            "LinkedIn\tli_gc\t6 måneder"
        ),
        {"_ga": "P2Y", "NID": "P6M", "bcookie": "P1Y", "li_gc": "P6M"},
    ),
    (
        (
            "We set a cookie called session_id that is deleted when you close your browser, "
            "and a cookie called lang which lasts for one year."
        ),
        {"session_id": "session", "lang": "P1Y"},
    ),
]


@pytest.mark.parametrize(("text", "said"), SAID, ids=[text[:30] for text, _ in SAID])
def test_cookies_as_notices_print_them(text: str, said: dict[str, str]) -> None:
    assert found(text) == said
