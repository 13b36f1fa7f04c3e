"""The words of a workbook, for the search."""

from io import BytesIO

from openpyxl import Workbook

from dpo_desk import reading
from tests.reading import files


def workbook() -> bytes:
    book = Workbook()
    book.active.append(("Navn", "Sum"))
    book.active.append(("Ola Prøve", 12))
    book.create_sheet("To").append(("Andre ark",))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_the_cells_of_every_sheet_are_found() -> None:
    text = reading.text_of(workbook(), "", "bok.xlsx")
    assert text.split("\n") == ["Navn", "Sum", "Ola Prøve", "", "Andre ark"]


def test_texts_that_stand_in_the_sheet_itself_are_found() -> None:
    sheet = "<worksheet><c t='inlineStr'><is><t>Kari</t></is></c></worksheet>"
    data = files.zipped({"xl/workbook.xml": "<x/>", "xl/worksheets/sheet1.xml": sheet})
    assert reading.text_of(data, "", "bok.xlsx") == "Kari"


def test_entities_and_ruins_give_nothing() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><sst><si><t>&a;</t></si></sst>'
    data = files.zipped({"xl/workbook.xml": "<x/>", "xl/sharedStrings.xml": bomb})
    assert reading.text_of(data, "", "bok.xlsx") == ""
    assert reading.text_of(b"PK\x03\x04", "", "bok.xlsx") == ""
    assert reading.text_of(b"not packed", "", "bok.xlsx") == ""
