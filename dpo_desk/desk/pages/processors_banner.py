"""The banner of a processor: the gravest thing it lacks, and the one thing to do about it."""

from typing import TYPE_CHECKING, Any

from dpo_desk.desk.tokens import Tone
from dpo_desk.duties import services
from dpo_desk.duties.service_state import Lack
from dpo_desk.law import countries
from dpo_desk.records import Service

if TYPE_CHECKING:
    from dpo_desk.desk.pages.processors import ProcessorsPage
    from dpo_desk.duties.service_view import ServiceView

_DANGER = (Lack.AGREEMENT, Lack.ENDED)
_FIELDS = {
    Lack.ROLE: "role",
    Lack.PLACES: "storage_countries",
    Lack.GROUND: "mechanism",
    Lack.INVALID: "mechanism",
}


def show_lack(page: "ProcessorsPage", record: Service, more: "ServiceView") -> None:
    """Say what is lacking, or nothing."""
    if not more.lacks:
        page.panel.hide_banner()
        return
    lack, words = more.lacks[0], page.desk.words
    tone: Tone = "danger" if lack in _DANGER else "warn"
    if lack is Lack.AGREEMENT:
        title, body = words("processor.dpa.missing"), words("processor.dpa.missing.body")
        action = words("processor.dpa.email")
    else:
        named = [countries.inline(code, words.language) for code in more.transfer.places]
        title = words(f"processors.lack.{lack.value}")
        body = words(f"processors.lack.{lack.value}.body", places=", ".join(named))
        action = words(f"processors.lack.{lack.value}.action")

    def act() -> None:
        if lack in _FIELDS:
            page.go_to_field(_FIELDS[lack])
        elif lack is Lack.ENDED:
            _stop_using(page, record.uid)
        else:
            page.write_email(record, more)

    page.panel.show_banner(tone, title, body, action, act)


def _stop_using(page: "ProcessorsPage", uid: str) -> None:
    def job(register: Any) -> object:
        return services.change(register, uid, "in_use", False)

    page.desk.background.write(job, None, page.desk.tell, owner=page)
