"""The privacy notice: pasted, changed, compared and published; from a sentence to its record."""

from dpo_desk.records import NoticeVersion, Service, Statement
from tests.journeys.road import binder

FIRST = "Personvern\n\nVi bruker Asana til saker.\nVi sletter etter to år."
SECOND = "Personvern\n\nVi bruker Asana til saker.\nVi sletter etter tre år."


def taken(register):
    """Somebody has read the first text and noted where Asana comes from."""
    version = register.first(NoticeVersion)
    service = register.first(Service, "name = 'Asana'")
    quote = "Vi bruker Asana til saker."
    start = version.text.index(quote)
    with register.action("seed.loaded", seed="prove"):
        register.add(
            Statement(
                notice_version_id=version.id, topic="recipient", record_table="service",
                record_uid=service.uid, start=start, end=start + len(quote), line=3, quote=quote,
            )
        )  # fmt: skip


def test_a_notice_from_the_first_text_to_a_published_second(start, tmp_path):
    d = start(binder(tmp_path))
    d.click("nav.notices")
    d.wait(lambda: d.focus == "notices.empty.import")
    d.click("notices.empty.paste")
    d.wait(lambda: d.focus == "notices.edit.text")
    d.paste(FIRST)
    d.press("Ctrl+Return")
    d.wait(lambda: d.seen("notices.text"))
    assert d.find("notices.text").toPlainText() == FIRST
    assert d.audit() == []
    d.work(taken)
    d.press("Ctrl+N")
    d.wait(lambda: d.focus == "notices.edit.text")
    d.press("Ctrl+A")
    d.paste(SECOND)
    d.type("notices.edit.because", "Lengre frist")
    d.click("notices.edit.keep")
    d.wait(lambda: d.says("notices.kept", n=2))
    d.click("notices.compare")
    d.wait(lambda: d.find("notices.text").lines)
    changed = [line for line in d.find("notices.text").lines if line.kind != "same"]
    assert ["".join(piece.text for piece in line.pieces if piece.marked) for line in changed] == [
        "to",
        "tre",
    ]
    assert d.audit() == []
    d.click("notices.publish")
    d.type("notices.publish.published_where", "fjordlys.example/personvern")
    d.press("Ctrl+Return")
    d.wait(lambda: d.says("notices.published", n=2))
    newest = d.ask(lambda r: r.find(NoticeVersion, order="number")[-1])
    assert (newest.number, newest.changed_because) == (2, "Lengre frist")
    assert newest.published_where == "fjordlys.example/personvern"
    assert newest.published_on == newest.valid_from
    d.press("Ctrl+Z")
    assert d.ask(lambda r: r.find(NoticeVersion, order="number")[-1]).published_on is None


def test_a_sentence_that_has_moved_leads_to_its_record_by_keyboard(start, tmp_path):
    d = start(binder(tmp_path))
    d.click("nav.notices")
    d.click("notices.empty.paste")
    d.paste(FIRST)
    d.click("notices.edit.keep")
    d.wait(lambda: d.seen("notices.text"))
    d.work(taken)
    d.press("Ctrl+N")
    d.press("Ctrl+A")
    d.paste("Nytt øverst.\n\n" + FIRST)
    d.press("Ctrl+Return")
    d.wait(lambda: d.says("notices.kept", n=2))
    d.tab_to("notices.taken")
    d.press("Home")
    marked = [one for one in d.find("notices.text").extraSelections() if one.format.fontUnderline()]
    assert [one.cursor.selectedText() for one in marked] == ["Vi bruker Asana til saker."]
    d.press("Return")
    d.wait(lambda: d.window.pages.key == "processors")
    d.press("Alt+Left")
    d.wait(lambda: d.window.pages.key == "notices")
