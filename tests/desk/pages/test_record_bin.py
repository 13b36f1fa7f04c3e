"""What the register pages do with a form whose record is in the bin."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dpo_desk.duties import activities, retention, services
from dpo_desk.records import Activity, RetentionRule, Service
from tests.desk.audit import audit
from tests.desk.pages.conftest import settle
from tests.desk.pages.test_processors import names, page, register, window
from tests.desk.window import click, find, seen, type_in


@pytest.fixture
def opening(qapp, tmp_path):
    """The processors, shown."""
    with window(qapp, tmp_path) as opening:
        yield opening


@pytest.mark.parametrize(
    ("key", "remove", "kind", "field"),
    [
        ("processors", services.remove, Service, "used_for"),
        ("activities", activities.remove, Activity, "name"),
        ("retention", retention.remove, RetentionRule, "place"),
    ],
)
def test_nobody_types_into_what_lies_in_the_bin(opening, key, remove, kind, field):
    one = register(opening).find(kind)[0]
    before = getattr(one, field)
    remove(register(opening), one.uid)
    opening.window.go(key, uid=one.uid, field=field)
    settle()
    assert page(opening).view.in_bin
    type_in(opening.window, f"{key}.{field}", "XXX", leave=True)
    page(opening).flush()
    settle()
    assert getattr(register(opening).by_uid(kind, one.uid), field) == before
    assert audit(opening.window) == []
    click(opening.window, f"{key}.banner.action")
    settle()
    type_in(opening.window, f"{key}.{field}", "XXX", leave=True)
    settle()
    assert "XXX" in getattr(register(opening).by_uid(kind, one.uid), field)


def test_the_last_of_a_filter_leaves_no_form_behind(opening):
    """Its form would take what is typed for something in the bin."""
    type_in(opening.window, "processors.search", "Asana")
    QTest.keyClick(find(opening.window, "processors.search"), Qt.Key.Key_Return)
    settle()
    assert names(opening) == ["Asana"]
    table = find(opening.window, "processors.table")
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Home)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    settle()
    assert names(opening) == []
    assert not seen(opening.window, "processors.name")
    assert page(opening).panel not in page(opening).panes()
    opening.desk.undo()
    settle()
    assert find(opening.window, "processors.name").text() == "Asana"
