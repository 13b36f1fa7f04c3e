"""A request that came by telephone, in a letter or by a visit, with what was scanned of it."""

from collections.abc import Sequence

from dpo_desk.duties import documents, intake
from dpo_desk.duties.documents import Incoming
from dpo_desk.duties.intake import RequestDraft
from dpo_desk.records import Origin, Request
from dpo_desk.register import Register


def log(register: Register, draft: RequestDraft, files: Sequence[Incoming] = ()) -> Request:
    """Log it and keep its files with it, in one action; raises InvalidField as ``log_request``."""
    with register.action("action.request.logged", ref=intake.next_ref(register)):
        request = intake.log_request(register, draft)
        for file in files:
            kept = documents.keep(register, file)
            register.change(kept, request_id=request.id, origin=Origin.MESSAGE)
        return request
