"""After the lock: the sheet that lay over the answer, once the letter is there again."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.answer import AnswerPanel


def open_again(panel: "AnswerPanel") -> None:
    """Open the sheet that was open; what stood in it is put back as it opens."""
    before = panel.sheet_before
    if not before or panel.sheet is not None:
        return
    along, what = panel.form.along, before.get("what", "")
    match before.get("kind"):
        case "send":
            panel.leaving.send()
        case "delivery":
            panel.leaving.deliver()
        case "bound":
            along.see_bound()
        case "portable":
            along.make_file()
        case "recipients":
            along.tell()
        case "fill" if panel.rendering is not None:
            for hole in panel.rendering.holes:
                if f"{hole.table}/{hole.uid}/{hole.field}" == what:
                    panel.fill(hole)
                    return
        case _:
            panel.sheet_before = {}
