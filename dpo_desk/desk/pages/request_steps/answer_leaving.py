"""How a letter leaves: what must be there first, how it is handed over, and when it was sent."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from dpo_desk.desk.pages.request_steps import answer_mend
from dpo_desk.desk.pages.request_steps.panel import short_date
from dpo_desk.desk.pages.request_steps.send_sheet import open_send_sheet
from dpo_desk.duties import answering
from dpo_desk.duties.answering import Rendering
from dpo_desk.duties.outgoing import usual_way
from dpo_desk.law.codes import SendingWay

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.answer import AnswerPanel
    from dpo_desk.duties.outgoing import Check


class Leaving:
    """What the last buttons of the composer do."""

    def __init__(self, panel: "AnswerPanel") -> None:
        self._panel = panel

    def send(self) -> None:
        """Ask when and how it was sent."""
        rendering = self._panel.rendering
        if rendering is not None:
            self._checked(
                rendering, lambda: open_send_sheet(self._panel, rendering, self._mark_sent)
            )

    def deliver(self) -> None:
        """Hand over what was sent, or what could be."""
        from dpo_desk.desk.pages.request_steps.delivery_sheet import ask_delivery

        panel, sent, rendering = self._panel, self._panel.sent, self._panel.rendering
        if sent is not None:
            ask_delivery(panel, lambda _register: sent, sent.pdf)
        elif rendering is not None:
            self._checked(
                rendering,
                lambda: ask_delivery(
                    panel,
                    lambda register: answering.record_rendered(register, rendering),
                    rendering.pdf,
                ),
                but=("presend.sensitive_email",),  # the sheet offers other ways
            )

    def _checked(
        self, rendering: Rendering, then: Callable[[], object], *, but: tuple[str, ...] = ()
    ) -> None:
        """Go on with a letter that may leave; otherwise say what holds it back, and go there.

        ``but`` are the checks that what comes next has its own answer to.
        """
        panel = self._panel
        view = panel.view
        if view is None:
            return
        if rendering.holes:
            panel.desk.toast(answering.unfilled(rendering.holes).say(panel.words))
            panel.fill(rendering.holes[0])
            return
        kept, letter = rendering.kept, rendering.letter
        way = kept.sent_by or usual_way(view.request, kept)

        def job(register: Any) -> "tuple[Check, ...]":
            from dpo_desk.duties import presend

            return presend.blocks(register, view.request, kept, letter, way=way)

        def judge(found: "tuple[Check, ...]") -> None:
            held = [check for check in found if check.key not in but]
            if not held:
                then()
                return
            panel.desk.toast(held[0].say(panel.words))
            answer_mend.mend(panel, held[0])

        panel.desk.background.read(job, judge, panel.desk.tell, owner=panel)

    def _mark_sent(self, rendering: Rendering, day: date, way: SendingWay) -> None:
        panel = self._panel
        request, kind = panel.request_id, rendering.kept.kind

        def job(register: Any) -> object:
            answering.record_rendered(register, rendering)
            return answering.record_sent(register, request, kind, rendering.pdf, on=day, by=way)

        done = panel.words("answer.sent", date=short_date(day, panel.words))
        panel.write(job, lambda _request: panel.desk.toast(done))
