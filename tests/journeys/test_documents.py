"""Documents: dropped, found by what stands in them, opened as a copy that the lock removes."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent

from dpo_desk.records import Document
from tests.journeys.road import binder


def drop(d, *paths):
    """Let files fall on the place for it."""
    area = d.find("Drop")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(8, 8), Qt.DropAction.CopyAction, data,
        Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    area.dropEvent(event)
    d.settle()


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_is_kept_found_opened_and_thrown_away(start, tmp_path, monkeypatch):
    shown = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: shown.append(Path(url.toLocalFile())) or True
    )
    d = start(binder(tmp_path))
    d.click("nav.documents")
    d.wait(lambda: d.focus == "documents.empty.new")
    assert d.says("documents.empty.body")
    d.window.pages.page.take([written(tmp_path, "referat.txt", "Gjennomgang av Asana")])
    d.wait(lambda: d.seen("documents.text"))
    assert "Gjennomgang" in d.find("documents.text").toPlainText()
    drop(d, written(tmp_path, "notat.txt", "Om innsyn"), written(tmp_path, "a.bat", "echo"))
    d.wait(lambda: d.ask(lambda r: r.count(Document)) == 3)
    assert d.audit() == []
    d.type("documents.search", "gjennomgang")
    d.press("Return")
    model = d.window.pages.page.records.model
    d.wait(lambda: model.rowCount() == 1)
    d.tab_to("documents.table")
    d.press("Home")
    d.wait(lambda: d.find("documents.open").isEnabled())
    d.press("Return")
    assert [path.name for path in shown] == ["referat.txt"]
    assert shown[0].read_text(encoding="utf-8") == "Gjennomgang av Asana"
    d.press("Delete")
    d.wait(lambda: model.rowCount() == 0)
    d.press("Ctrl+Z")
    d.wait(lambda: model.rowCount() == 1)
    d.press("Ctrl+L")
    d.wait(lambda: not shown[0].exists())
    assert "Gjennomgang" not in d.texts()
