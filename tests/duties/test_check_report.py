"""The report of the self-check: what stands on its pages, whatever people have written."""

import pytest

from dpo_desk import words
from dpo_desk.duties import check_report, notices, services
from dpo_desk.duties.checking_view import View
from tests import sample
from tests.paper import reading

HOSTILE = "<b>Nytt</b> & system </para>"


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_the_report_says_what_is_found(register, language):
    services.add(register, HOSTILE, used_for="e-post")
    notices.new_version(register, text="Vi følger Privacy Shield. <i>Slik</i>", title="Erklæring")
    said = words.of(language)
    drawn = check_report.report(register, said, sample.NOW)
    text = reading.text(drawn.pdf)
    assert said("check.title") in text
    assert said("check.group.must") in text
    assert "Privacy Shield" in text
    assert "<b>Nytt</b> & system </para>" in text
    assert drawn.pages == len(reading.reader(drawn.pdf).pages)


def test_a_register_in_order_says_so():
    (row,) = check_report.rows(View((), 70, 70), words.of("nb"))
    assert "Vi fant ingen mangler." in row
