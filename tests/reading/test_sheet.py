"""A text taken apart: headings, sentences, items and cells, each with its place."""

import re

import pytest

from dpo_desk.reading.sheet import Piece, sheet


def texts(text: str, kind: str = "") -> list[str]:
    return [piece.text for piece in sheet(text).pieces if kind in ("", piece.kind)]


def one(text: str, words: str) -> Piece:
    return next(piece for piece in sheet(text).pieces if words in piece.text)


def test_headings_stand_above_what_follows() -> None:
    page = sheet(
        "Personvernerklæring\n\nVi er Eksempel AS.\n\nDine rettigheter\n\n"
        "Innsyn\nDu har rett til innsyn i det vi har lagret om deg, og til en kopi.\n\n"
        "Lagringstid\n\nVi lagrer dem i 3 år."
    )
    said = {piece.text: piece.headings for piece in page.pieces}
    assert said["Vi er Eksempel AS."] == ("Personvernerklæring",)
    assert said["Du har rett til innsyn i det vi har lagret om deg, og til en kopi."] == (
        "Personvernerklæring",
        "Dine rettigheter",
        "Innsyn",
    )
    assert said["Vi lagrer dem i 3 år."] == ("Personvernerklæring", "Lagringstid")
    assert said["Innsyn"] == ("Personvernerklæring", "Dine rettigheter")


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("# Erklæring\n\n## Hva vi lagrer ##\n\nNavn.", ["Erklæring", "Hva vi lagrer"]),
        ("Erklæring\n=====\n\nHva vi lagrer\n-----\n\nNavn.", ["Erklæring", "Hva vi lagrer"]),
        ("**Hva vi lagrer**\n\nVi lagrer navn.", ["Hva vi lagrer"]),
        ("Tekst her.\n\n1. Formål.\n\nVi selger.\n\n2. Lagring\n\nEtt år.", ["Formål.", "Lagring"]),
        ("Vi tar:\n\n1. Navn\n\n2. Adresse\n\n3. Alder\n\nTakk.", []),
        (
            "Hvor lenge lagrer vi?\nVi lagrer dem så lenge du er kunde hos oss.",
            ["Hvor lenge lagrer vi?"],
        ),
        ("Vi bruker opplysningene til å levere varer til\nNorge og andre land.", []),
        ("Kontakt\n\nEksempel AS\nStorgata 1\n0155 Oslo\npost@example.com", ["Kontakt"]),
        (
            "Vi lagrer:\n\nNavn\n\nAdresse\n\nAlder\n\nRettigheter\n\nDu kan be om innsyn.",
            ["Rettigheter"],
        ),
    ],
)
def test_what_a_heading_is(text: str, headings: list[str]) -> None:
    assert texts(text, "heading") == headings


def test_a_list_has_the_block_of_the_sentence_that_leads_to_it() -> None:
    page = sheet("Vi lagrer. Vi bruker:\n\n • Navn\n • Adresse\n   og sted\n\nTakk.")
    assert [(p.kind, p.text, p.mark) for p in page.pieces] == [
        ("sentence", "Vi lagrer.", ""),
        ("sentence", "Vi bruker:", ""),
        ("item", "Navn", "•"),
        ("item", "Adresse og sted", "•"),
        ("sentence", "Takk.", ""),
    ]
    assert len({piece.block for piece in page.pieces[:4]}) == 1
    assert page.pieces[4].block != page.pieces[3].block
    assert page.pieces[0].unit == page.pieces[1].unit != page.pieces[2].unit


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "Vi bruker dem til a) levering b) faktura og c) svar.",
            ["levering", "faktura og", "svar."],
        ),
        (
            "Formål:\na) Salg\nb) Tilbud\nc) Levering d) Støtte",
            ["Salg", "Tilbud", "Levering", "Støtte"],
        ),
        ("Du kan be om: • innsyn • retting • sletting", ["innsyn", "retting", "sletting"]),
        ("Vi bruker: 1. Google 2. Meta 3. HubSpot", ["Google", "Meta", "HubSpot"]),
        ("Vi gjør (i) salg, (ii) støtte og (iii) drift.", ["salg,", "støtte og", "drift."]),
        ("Grunnlaget er artikkel 6 nr. 1 bokstav a) og b).", []),
        ("Fra 1. januar til 2. februar gjelder dette.", []),
        ("‐Navn og adresse\n\n‐Alder", ["Navn og adresse", "Alder"]),
        ("Vi lagrer:\nnavn\nadresse\ntelefon", ["navn", "adresse", "telefon"]),
        ("Kapslene er:\n_ga: 2 år\n_gid: 1 dag", ["_ga: 2 år", "_gid: 1 dag"]),
    ],
)
def test_what_an_item_is(text: str, items: list[str]) -> None:
    assert texts(text, "item") == items


@pytest.mark.parametrize(
    "text",
    [
        "| Navn | Leverandør | Varighet |\n|-|-|-|\n| _ga | Google | 2 år |\n| x_id | | 1 dag |",
        "Navn\tLeverandør\tVarighet\n_ga\tGoogle\t2 år\nx_id\tEgen\t1 dag",
        "Navn    Leverandør    Varighet\n_ga     Google     2 år\nx_id    Egen    1 dag",
        "Navn\nLeverandør\nVarighet\n_ga\nGoogle\n2 år\nx_id\nEgen\n1 dag",
        "Navn  Leverandør  Varighet  _ga  Google  2 år  x_id  Egen  1 dag  Dine rettar  Du har "
        "rett.  Takk.".replace("  ", "\n\n"),
    ],
)
def test_tables_keep_rows_and_columns(text: str) -> None:
    cells = {p.row: p.text for p in sheet(text).pieces if p.kind == "cell"}
    assert [cells.get((1, column)) for column in range(3)] == ["_ga", "Google", "2 år"]
    assert cells[2, 0] == "x_id"
    assert cells[2, 2] == "1 dag"
    assert len({p.block for p in sheet(text).pieces if p.kind == "cell"}) == 1
    assert len(cells) <= 9


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            "Etter art. 15 nr. 1 kan du f.eks. be om innsyn. Vi svarer.",
            ["Etter art. 15 nr. 1 kan du f.eks. be om innsyn.", "Vi svarer."],
        ),
        ("Oppdatert 3. november 2024. Vi er her.", ["Oppdatert 3. november 2024.", "Vi er her."]),
        (
            "Vi har kamera i våre lokaler.Hvor lenge lagres det her?",
            ["Vi har kamera i våre lokaler.", "Hvor lenge lagres det her?"],
        ),
        (
            "Vi bruker Atlassian Inc. Serverne står i Irland.",
            ["Vi bruker Atlassian Inc.", "Serverne står i Irland."],
        ),
        (
            "Du finner oss på www.Eksempel.no eller hos Node.Js der.",
            ["Du finner oss på www.Eksempel.no eller hos Node.Js der."],
        ),
        (
            "Vi sletter det (se punkt 4.) etter et år. Ja!",
            ["Vi sletter det (se punkt 4.) etter et år.", "Ja!"],
        ),
        (
            "Våre mål:\nVi bruker navn og telefonnummer til å levere\nvarene til deg.",
            [
                "Våre mål",
                "Vi bruker navn og telefonnummer til å levere varene til deg.",
            ],
        ),
    ],
)
def test_what_a_sentence_is(text: str, sentences: list[str]) -> None:
    assert texts(text) == sentences


def test_places_are_those_of_the_original() -> None:
    text = "\ufeffKontakt\r\n\r\nSkriv til  post(at)firma.no om person\u00ad\r\nopplysninger.\r\n"
    piece = one(text, "Skriv")
    assert piece.text == "Skriv til post@firma.no om personopplysninger."
    found = re.search(r"\S+@\S+", piece.text)
    assert found
    span = piece.span(*found.span())
    assert text[span.start : span.end] == "post(at)firma.no"
    assert span.line == piece.line == 3
    assert text[piece.start : piece.end].endswith("opplysninger.")


def test_a_pattern_is_found_in_each_piece_and_across_none() -> None:
    page = sheet("Vi lagrer navn\n\nog adresse. Vi lagrer alt. VI LAGRER MER.")
    assert [m[0] for _, m in page.spans(re.compile("lagrer"))] == ["lagrer", "lagrer"]
    assert len(list(page.spans(re.compile("lagrer"), folded=True))) == 3
    assert not list(page.spans(re.compile(r"navn\s+og")))
    assert [p.text for p, _ in page.spans(re.compile("^Vi"))] == [
        "Vi lagrer navn",
        "Vi lagrer alt.",
    ]
    across = list(page.spans(re.compile(r"navn[^.]*|alt")))
    assert [(p.text, m[0]) for p, m in across] == [
        ("Vi lagrer navn", "navn"),
        ("Vi lagrer alt.", "alt"),
    ]


def test_small_letters_are_as_many_as_the_printed_ones() -> None:
    piece = sheet("STRASSE ß İ ÆØÅ").pieces[0]
    assert len(piece.folded) == len(piece.text)
    assert "æøå" in piece.folded


def test_a_repr_says_nothing_of_the_text() -> None:
    page = sheet("Kari Eksempel svarer.")
    assert "Kari" not in repr(page) + repr(page.pieces)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (
            "NAVN/ LEVERANDØR/ LEVETID\nvb_id/ Eksempel/ 2 år\n_ga/ Google/ sesjon\nVi svarer.",
            [
                "NAVN",
                "LEVERANDØR",
                "LEVETID",
                "vb_id",
                "Eksempel",
                "2 år",
                "_ga",
                "Google",
                "sesjon",
            ],
        ),
        (
            "FORMÅLOPPLYSNINGERLAGRINGSTID\nRegnskapFaktura (plan)5 år\nJobbAttest",
            [
                "FORMÅL",
                "OPPLYSNINGER",
                "LAGRINGSTID",
                "Regnskap",
                "Faktura (plan)",
                "5 år",
                "Jobb",
                "Attest",
            ],
        ),
        ("a)\tNavn\nb)\tAlder", []),
        ("Navn, adresse, telefon\nVi lagrer navn, adresse, telefon", []),
    ],
)
def test_tables_without_borders(text: str, cells: list[str]) -> None:
    assert texts(text, "cell") == cells


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("Vi er.\n\n1\tINNLEDNING\n\nVi lagrer.\n\n2.1\tFormål\nVi kan.", ["INNLEDNING", "Formål"]),
        ("Vi er.\n\n10. DELING\n10.1 Databehandlere\nVi bruker:\nNorce AB, Sverige\nEG AS, Norge",
         ["DELING", "Databehandlere"]),
        ("Vi er her.\n\n12. OVERSIKT\nSalg: 2 år.\nJobb: 1 år.", ["OVERSIKT"]),
        ("Personvern\n\nHvem vi er\n\nVi er Rosa.\n\nHvem vi deler dine data med\n\nIngen.",
         ["Personvern", "Hvem vi er", "Hvem vi deler dine data med"]),
        ("Personvernerklæring\nROSA AS\n\nVi lagrer.", ["Personvernerklæring"]),
        (
            "Vi er.\n\nHVA?\nVi har:\n• Navn\nHVEM FÅR DEM\nVisma.\n• Navn\nHvor lenge?\nEtt år.",
            ["HVA?", "HVEM FÅR DEM", "Hvor lenge?"],
        ),
    ],
)  # fmt: skip
def test_headings_of_other_habits(text: str, headings: list[str]) -> None:
    assert texts(text, "heading") == headings
