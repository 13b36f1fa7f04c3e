"""Where each thing that holds a letter back is mended, and what the button for it says."""

from typing import TYPE_CHECKING, Final

from dpo_desk.law.codes import Relation

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.answer import AnswerPanel
    from dpo_desk.duties.outgoing import Check

# What is mended on the answer step itself, by the check; a missing fact never says these too.
_BUTTONS: Final = {
    "presend.no_activity": "activities.new",
    "presend.unbound": "along.bind",
    "presend.other_annexes": "along.bind",
    "presend.unredacted": "along.redact",
    "presend.portability_pdf": "along.portable.do",
    "presend.sensitive_email": "answer.mend.way",
    "presend.disputed_date": "answer.mend.intro",
}
_TEXTS: Final = ("presend.no_complaint", "presend.annexes", "presend.access.")


def by_itself(check: "Check") -> bool:
    """Whether the check is about more than a fact that is missing in the letter."""
    return check.key in _BUTTONS or check.step not in ("", "answer")


def button(check: "Check") -> str:
    """Message key of the button that leads to where the check is mended; "" for none."""
    if check.key in _BUTTONS:
        return _BUTTONS[check.key]
    if check.key.startswith(_TEXTS) and check.step == "answer":
        return "answer.mend.text"
    return "answer.hole.step.go" if check.step != "answer" or check.hole else ""


def mend(panel: "AnswerPanel", check: "Check") -> None:
    """Go to where it is mended."""
    form, along = panel.form, panel.form.along
    if check.hole is not None:
        panel.fill(check.hole)
        return
    match check.key:
        case "presend.no_activity":
            _new_activity(panel)
        case "presend.unbound" | "presend.other_annexes":
            along.see_bound()
        case "presend.unredacted" if along.annexes.cover_first():
            pass
        case "presend.portability_pdf":
            along.make_file()
        case "presend.sensitive_email":
            form.focus("sent_by")
        case "presend.disputed_date":
            form.focus("intro")
        case _ if button(check) == "answer.mend.text" and panel.kind is not None:
            panel.desk.navigate("wordings", file=panel.kind.value, language=form.language)
        case _ if check.step not in ("", "answer"):
            panel.step_asked.emit(check.step)
        case _:
            form.asks.focus_first()


def _new_activity(panel: "AnswerPanel") -> None:
    """A new activity about people like this one, and on to its name."""
    from dpo_desk.duties import activities

    view = panel.view
    if view is None:
        return
    about = () if view.request.relation is Relation.OTHER else (view.request.relation.value,)
    panel.write(
        lambda register: activities.add(register, subjects=about),
        lambda made: panel.desk.navigate("activities", uid=made.uid, field="name"),
    )
