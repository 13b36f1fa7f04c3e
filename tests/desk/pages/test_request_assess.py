"""Step 4: all of it, or what is left out and why."""

from dpo_desk.duties import answering
from dpo_desk.records import Event, EventKind
from tests.desk.pages import hostile
from tests.desk.pages.conftest import settle


def assessed(case):
    found = [e for e in case.register.find(Event) if e.kind is EventKind.ASSESSED]
    return [(e.values["choice"], e.note) for e in found]


def press(case, name):
    case.find(name).click()
    settle()


def test_all_is_one_press(case):
    panel = case.go("assess")
    press(case, "request.assess.all")
    assert assessed(case) == [("all", "")]
    assert panel._state.isVisible()
    case.desk.undo()
    settle()
    assert (panel._choice.value, panel._state.isVisible()) == ("", False)


def test_what_is_left_out_needs_a_reason(case):
    panel = case.go("assess")
    press(case, "request.assess.third_party")
    assert assessed(case) == []
    press(case, "request.assess.save")
    assert panel.fields["reason"].state == "error"
    assert assessed(case) == []
    case.find("request.assess.reason").setPlainText(" Navnet på en annen kunde. ")
    press(case, "request.assess.save")
    assert assessed(case) == [("third_party", "Navnet på en annen kunde.")]
    assert panel.fields["reason"].state == "help"


def test_one_can_think_again(case):
    answering.assess(case.register, 1, "third_party", reason="Navnet på en annen kunde.")
    panel = case.go("assess")
    assert case.find("request.assess.reason").toPlainText() == "Navnet på en annen kunde."
    press(case, "request.assess.all")
    assert assessed(case)[-1] == ("all", "")
    assert not panel._part.isVisible()


def test_a_reason_stands_word_for_word(case):
    for name in hostile.NAMES:
        case.go("assess")
        press(case, "request.assess.third_party")
        case.find("request.assess.reason").setPlainText(name)
        press(case, "request.assess.save")
        assert assessed(case)[-1] == ("third_party", name.strip())
        panel = case.go("answer")
        panel._timer.timeout.emit()
        assert repr(name.strip())[1:-1] in str(panel.rendering.letter)
