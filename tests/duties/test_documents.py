"""Everything kept as a file: one list of two tables, safe names, and what may be opened."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpo_desk.duties import documents, trash
from dpo_desk.duties.documents import LISTING, Incoming
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.windows import Window
from dpo_desk.law.codes import LetterKind, SendingWay
from dpo_desk.records import Document, KeptLetter, Service
from dpo_desk.words import of
from tests import sample

NB = of("nb")


def incoming(name="avtale.pdf", text="", data=b"%PDF-1.7"):
    return Incoming(name, "application/pdf", data, text, 1, False)


@pytest.fixture
def kept(register, request_):
    """Two letters and four files of every sort, on different days."""
    service = register.first(Service)
    with register.action("seed.loaded"):
        for number in range(2):
            register.add(
                KeptLetter(
                    request_id=request_.id,
                    kind=LetterKind.ACCESS,
                    pdf=b"%PDF brev",
                    sent_on=sample.TODAY - timedelta(days=number),
                    sent_by=SendingWay.EMAIL,
                )
            )
        register.add(KeptLetter(request_id=request_.id))  # a draft is no document
        for name, values in (
            ("Ærlig.txt", {}),
            ("avtale.pdf", {"service_id": service.id}),
            ("Funn.pdf", {"request_id": request_.id, "service_id": service.id}),
            ("bilde.png", {}),
        ):
            register.add(Document(name=name, data=b"x", size=1, added_on=sample.TODAY, **values))
    return register


def names(register, **wanted):
    rows = LISTING.window(register, Window(**wanted))
    return [documents.said_name(row, NB) for row in rows]


def test_each_filter_counts_its_own(kept):
    assert LISTING.counts(kept) == {
        "all": 6, "agreements": 1, "cases": 1, "letters": 2, "other": 2
    }  # fmt: skip


def test_files_and_letters_are_one_list(kept):
    letter = NB("letter.access")
    assert names(kept, sort="name") == [
        "avtale.pdf", "bilde.png", "Funn.pdf", "Ærlig.txt", letter, letter
    ]  # fmt: skip
    newest = names(kept, sort="added_on", descending=True)
    assert newest[-1] == letter  # the letter of yesterday
    assert names(kept, shown="agreements") == ["avtale.pdf"]
    about = {row.name: row.about for row in LISTING.window(kept, Window())}
    assert about["Funn.pdf"] == about["access"] == "2026-001"
    assert about["avtale.pdf"] == kept.first(Service).name


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", ["added_on", "name"])
@pytest.mark.parametrize("limit", [1, 2, 5])
def test_windows_give_every_row_once_and_in_order(kept, sort, descending, limit):
    whole = [r.uid for r in LISTING.window(kept, Window(sort=sort, descending=descending))]
    found, last = [], None
    while rows := LISTING.window(
        kept, Window(sort=sort, descending=descending), after=last, limit=limit
    ):
        found += [row.uid for row in rows]
        last = rows[-1]
    assert found == whole
    assert len(set(found)) == 6


def test_a_file_is_found_by_its_name_and_by_what_stands_in_it(register):
    documents.keep(register, incoming("avtale.pdf", "Databehandleren skal varsle brudd"))
    documents.keep(register, incoming("annet.pdf"))
    assert names(register, text="varsle") == ["avtale.pdf"]
    assert names(register, text="annet") == ["annet.pdf"]
    assert LISTING.count(register, Window(text="databeh")) == 1


def test_a_sent_letter_is_found_by_its_case_and_person(kept):
    assert set(names(kept, text="2026-001")) == {NB("letter.access")}
    assert set(names(kept, text="ola prøve")) == {NB("letter.access")}
    assert names(kept, text="ola ukjent") == []


def test_a_kept_file_can_be_read_again_and_goes_to_the_bin(register):
    made = documents.keep(register, incoming(data=b"%PDF-1.7 hei"))
    content = documents.content(register, "document", made.uid, NB)
    assert (content.name, content.data) == ("avtale.pdf", b"%PDF-1.7 hei")
    assert "hei" not in repr(content) + repr(incoming())
    documents.remove(register, made.uid)
    assert LISTING.one(register, made.uid) is None
    [line] = trash.page(register)
    assert line.title == "avtale.pdf"


def test_a_letter_is_named_by_its_case(kept):
    row = LISTING.window(kept, Window("letters"))[0]
    content = documents.content(kept, row.table, row.uid, NB)
    assert content.name.startswith("2026-001 ")
    assert content.name.endswith(".pdf")
    assert content.data == b"%PDF brev"


@pytest.mark.parametrize(
    "name",
    ["a.exe", "a.bat", "a.cmd", "a.sh", "a.ps1", "a.js", "a.vbs", "a.html", "a.htm", "a.svg",
     "a.lnk", "a.url", "a.desktop", "a.docm", "a.jar", "a.msi", "a.py", "a.scr", "a.hta", "a",
     "a.pdf.exe", "brev\u202efdp.exe", "a.pdf ", "", ".pdf", "a.eml", "a.xml", "a.command"],
)  # fmt: skip
def test_what_runs_is_not_opened(name):
    assert not documents.can_open(name) or name == "a.pdf "


@pytest.mark.parametrize("name", ["a.pdf", "A.PDF", "b.docx", "c.PNG", "d.txt", "x.y.odt"])
def test_what_shows_is_opened(name):
    assert documents.can_open(name)


@given(st.text(max_size=300))
def test_any_name_becomes_one_that_file_systems_take(name):
    safe = documents.file_name(name)
    assert safe
    assert len(safe) <= 120
    assert not set(safe) & set('<>:"/\\|?*\0\n')
    assert safe == safe.strip()
    assert safe not in (".", "..")
    assert safe.split(".")[0].lower() not in ("con", "nul", "com1")
    assert documents.file_name(safe) == safe


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\Windows\\a.pdf", "con.pdf", "aux"])
def test_folders_and_devices_are_no_names(name):
    assert documents.file_name(name) in ("passwd", "a.pdf", "fil con.pdf", "fil aux")


def test_a_file_is_read_with_its_text_and_a_national_number_is_noticed(tmp_path):
    path = tmp_path / "notat.txt"
    path.write_text("Gjelder 01010112377.", encoding="utf-8")
    found = documents.read_incoming(path)
    assert (found.name, found.media_type) == ("notat.txt", "text/plain")
    assert "Gjelder" in found.text
    assert found.has_national_id
    path.write_text("Ring 22 33 44 55.", encoding="utf-8")
    assert not documents.read_incoming(path).has_national_id


def test_an_empty_file_is_not_kept_as_one_whose_content_is_gone(tmp_path):
    (tmp_path / "tom.pdf").touch()
    with pytest.raises(InvalidField) as raised:
        documents.read_incoming(tmp_path / "tom.pdf")
    assert raised.value.say(of("nb")).startswith("Filen er tom.")


def test_a_file_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(InvalidField):
        documents.read_incoming(tmp_path / "borte.pdf")
