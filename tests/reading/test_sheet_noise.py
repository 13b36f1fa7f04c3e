"""Menus, buttons, banners and footers are marked; what a notice says is not."""

import pytest

from dpo_desk.reading.sheet import sheet


def noise(text: str) -> set[str]:
    return {piece.text for piece in sheet(text).pieces if piece.noise}


@pytest.mark.parametrize(
    "line",
    [
        "Les mer",
        "Godta alle cookies",
        "Kun nødvendige",
        "© 2024 Eksempel AS",
        "Copyright 2023 Eksempel",
        "Hjem | Om oss | Kontakt",
        "Del på Facebook",
        "Powered by WordPress",
        "Side 2 av 5",
        "Alle rettigheter reservert",
        "Nettside levert av Byrå AS",
        "Til toppen",
        "All rights reserved.",
        "Vi bruker cookies for å gi deg en bedre opplevelse. Ved å klikke ok godtar du dette.",
    ],
)
def test_furniture_is_marked(line: str) -> None:
    assert line[:20] in "\n".join(noise(f"Vi lagrer navn.\n\n{line}\n\nVi svarer deg."))


@pytest.mark.parametrize(
    "line",
    [
        "Vi bruker cookies på nettsiden.",
        "Facebook",
        "Nyhetsbrev",
        "Vi deler ikke data på Facebook.",
        "Kontakt oss",
        "Cookies",
        "Nettsiden er levert av Wix, som lagrer opplysninger om deg for oss.",
        "Google Analytics | Google | 2 år",
        "Kundeservice",
    ],
)
def test_text_is_not(line: str) -> None:
    assert not noise(f"Vi lagrer navn.\n\n{line}\n\nVi svarer deg.")


def test_a_menu_is_marked_as_a_whole() -> None:
    text = "Hjem\nOm oss\nTjenester\nRåd og tips\nKontakt\n\nPersonvernerklæring\n\nVi lagrer navn."
    assert noise(text) == {"Hjem", "Om oss", "Tjenester", "Råd og tips", "Kontakt"}


def test_left_overs_at_the_end_are_marked() -> None:
    text = "Vi lagrer navn.\n\nStatus\n\nNormal drift\nNormal drift\n\nsl"
    assert noise(text) >= {"Normal drift", "sl"}


def test_what_stands_below_furniture_keeps_its_heading() -> None:
    page = sheet("Erklæring\n\nLagring\n\nDel på Facebook\n\nVi lagrer navn.")
    assert page.pieces[-1].headings == ("Erklæring", "Lagring")
