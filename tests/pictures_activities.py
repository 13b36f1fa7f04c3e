"""Pictures of activities, retention rules and conflicts: of a seed, which has them all."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from dpo_desk.duties import activities, retention, seeding
from dpo_desk.records import Activity, RetentionRule
from tests import sample
from tests.desk.window import find, opened

if TYPE_CHECKING:
    from tests.pictures import Look

_CARD = "retention.conflict.customer-retention"


def activity_pages(app: QApplication, look: "Look", out: Path) -> Iterator[str]:
    """The pages with something in them, with an answer to give, and before the first record."""
    from tests.pictures import LONG_NAME, save

    with TemporaryDirectory() as folder, opened(
        app, mode=look.mode, language=look.language, scale=look.scale
    ) as opening:  # fmt: skip
        path = Path(folder) / "Prøvefjord.perm"
        seeding.create_from_seed(path, "s2-it-drift", password=None, clock=sample.clock()).close()
        opening.open(path)
        register, window = opening.desk.background._register, opening.window
        activity = register.first(Activity, "name = 'Kundeforhold'")
        if look.name == "light-long":
            activities.change(register, "activity", activity.uid, "name", LONG_NAME)
        window.go("activities", uid=activity.uid)
        yield save(opening, "activities", look, out)
        window.pages.page.pieces.begin(whole=True)
        find(window, "activities.purpose.1.basis.add").click()
        window.pages.page.panel._scroller.ensureWidgetVisible(
            find(window, "activities.purpose.1.pick.public_task")
        )
        yield save(opening, "activities-basis", look, out)
        rule = register.first(RetentionRule, "period = 'P3Y'")
        retention.change(register, rule.uid, "next_on", sample.TODAY)
        window.go("retention", uid=rule.uid)
        yield save(opening, "retention-conflict", look, out)
        find(window, f"{_CARD}.0").click()
        find(window, f"{_CARD}.decide").click()
        yield save(opening, "retention", look, out)
        for kind, remove in ((Activity, activities.remove), (RetentionRule, retention.remove)):
            for record in register.find(kind):
                remove(register, record.uid)
        for page in ("activities", "retention"):
            window.go(page)
            yield save(opening, f"{page}-empty", look, out)
