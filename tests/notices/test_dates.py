"""The date a notice gives for itself, and no other."""

import pytest

from dpo_desk.notices.dates import find
from dpo_desk.reading.sheet import sheet


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "Den siste oppdateringen av erklæringen ble gjort 17.09.2018",
            "2018-09-17",
        ),
        ("Sist oppdatert september 2023", "2023-09"),
        ("Sist oppdatert: 3. mars 2024.", "2024-03-03"),
        ("Erklæringen ble sist endret den 01.02.2025 av daglig leder.", "2025-02-01"),
        ("Sist endra 5. juni 2022", "2022-06-05"),
        ("Denne erklæringa vart sist oppdatert i mai 2021.", "2021-05"),
        ("Last updated: 14 March 2024", "2024-03-14"),
        ("Last modified on March 14th, 2024.", "2024-03-14"),
        ("This policy was last revised 2023-11-30.", "2023-11-30"),
        ("Effective date: 1st of May 2020", "2020-05-01"),
        ("Oppdatert 1/9-2021", "2021-09-01"),
        ("Versjon 2.1, 12.10.23", "2023-10-12"),
        ("Gjelder fra 01. 07. 2023", "2023-07-01"),
        ("Sist oppdatert: 2022-04", "2022-04"),
        ("Sist oppdatert 04/2022", "2022-04"),
        ("Oppdatert: mai -23", "2023-05"),
        ("Vi lagrer navn.\n\nTakk.\n\nMai 2019", "2019-05"),
        ("Versjon 1, 1. mai 2018. Sist oppdatert 2. mai 2020.", "2020-05-02"),
        ("Gjelder fra 1. juli 2024. Sist oppdatert 3. mai 2024.", "2024-05-03"),
        (
            "| Versjon | Dato |\n|---|---|\n| 1 | 01.05.2018 |\n| 2 | 03.06.2021 |",
            "2021-06-03",
        ),
        ("Personopplysningsloven av 15. juni 2018 gjelder.", None),
        ("Vi følger lov av 15. juni 2018 nr. 38, sist endret 20.12.2018.", None),
        ("Bestillinger fra før 1. januar 2020 er slettet.", None),
        ("Sist oppdatert 45.13.2020", None),
        ("", None),
    ],
)
def test_the_date_of_a_notice(text: str, date: str | None) -> None:
    found = find(sheet(text))
    assert (found[0].code if found else None) == date


def test_the_words_that_say_so_are_quoted() -> None:
    text = "Vi lagrer navn.\n\nErklæringen ble sist oppdatert 3. mars 2024."
    (place,) = find(sheet(text))[0].evidence
    assert place.text == "sist oppdatert 3. mars 2024"
    assert text[place.start : place.end] == place.text
    assert place.line == 3
