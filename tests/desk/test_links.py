"""Going to a record: the page where it lives, and how that page is asked."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from dpo_desk.desk import links
from dpo_desk.desk.links import go_to
from dpo_desk.duties.links import Home
from dpo_desk.records import Purpose, Service, Vendor
from tests import sample
from tests.desk.pieces import new_desk


@pytest.mark.parametrize(
    ("home", "page", "args"),
    [
        (Home("service", "u"), "processors", {"uid": "u"}),
        (Home("activity", "u", "name"), "activities", {"uid": "u", "field": "name"}),
        (Home("retention_rule", "u"), "retention", {"uid": "u"}),
        (Home("request", "u"), "request", {"uid": "u"}),
        (Home("document", "u"), "documents", {"uid": "u"}),
        (Home("notice_version", "u"), "notices", {"uid": "u"}),
        (
            Home("notice_version", "u", start=3, end=9), "notices",
            {"uid": "u", "start": 3, "end": 9},
        ),
        (Home("task", "u", on=date(2026, 11, 20)), "calendar", {"on": "2026-11-20"}),
        (Home("task", "u"), "calendar", {}),
        (Home("company", "u"), "settings", {"card": "company"}),
    ],
)  # fmt: skip
def test_each_record_has_its_page(home, page, args):
    assert links._place(home) == (page, args)


def test_a_part_leads_to_its_whole(theme, tmp_path, qapp: QApplication):
    desk = new_desk(theme)
    asked, said = [], []
    desk.page_asked.connect(lambda key, args: asked.append((key, args)))
    desk.toast_asked.connect(lambda toast: said.append(toast.text))
    with sample.make(tmp_path) as register:
        desk.background.open(lambda: register)
        for kind in (Purpose, Vendor):
            go_to(desk, kind.table, register.first(kind).uid)
        service = register.first(Service)
        go_to(desk, "service", service.uid, field="contact")
        go_to(desk, "service", "nobody")
        desk.background.stop()
    assert [page for page, _args in asked] == ["activities", "processors", "processors"]
    assert asked[2][1] == {"uid": service.uid, "field": "contact"}
    assert len(said) == 1
