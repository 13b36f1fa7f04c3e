"""A list of the window as a paper document."""

import pytest

from dpo_desk.duties import printing
from dpo_desk.duties.printing import ListColumn
from tests import sample
from tests.paper import reading

COLUMNS = (ListColumn("Navn", 2), ListColumn("Antall", 1, right=True))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("nb", "Skrevet ut 19. november 2026 kl. 09.40"),
        ("nn", "Skrive ut 19. november 2026 kl. 09.40"),
        ("en", "Printed 19 November 2026 at 09:40"),
    ],
)
def test_the_company_and_oslos_time_stand_at_the_top(tmp_path, language, told):
    with sample.make(tmp_path) as register:
        found = printing.list_report(
            register, "Databehandlere", "", COLUMNS, [("Asana", "3")], sample.NOW,
            language=language,
        )  # fmt: skip
    text = reading.text(found.pdf).replace("\N{NO-BREAK SPACE}", " ")
    assert "Fjordlys Prøve AS" in text
    assert told in text
    assert found.pages == 1


def test_progress_hears_the_rows_as_they_are_drawn(tmp_path):
    heard = []
    with sample.make(tmp_path) as register:
        rows = [(f"System {n}", str(n)) for n in range(120)]
        paper = printing.heading(register, "Databehandlere", "", COLUMNS, sample.NOW)
    found = printing.draw(paper, rows, sample.NOW, heard.append)
    assert len(heard) == found.pages > 1
    assert heard[-1] == 120
