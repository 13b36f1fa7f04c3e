"""In which order the copies go along: as somebody puts them, else as they were found.

The numbers in the letter, its register of contents and the bound file follow; what is bound by then
is bound anew.
"""

from dpo_desk.duties.errors import InvalidField
from dpo_desk.letters import gather_case
from dpo_desk.records import Document, Request
from dpo_desk.register import Register


def move(register: Register, document_id: int, number: int) -> tuple[int, ...]:
    """Let a copy be the annex of this number, from 1; the documents in their order after it.

    One action that can be undone. A number outside the list is its nearest end. Raises InvalidField
    for a file that is no annex.
    """
    request = register.get(Request, register.get(Document, document_id).request_id or 0)
    _, annexes = gather_case.searches(register, request, {})
    order = [each.document_id for each in annexes if each.document_id]
    if document_id not in order:
        raise InvalidField("annex.none", "documents")
    before = tuple(order)
    order.remove(document_id)
    order.insert(min(max(number, 1), len(before)) - 1, document_id)
    if tuple(order) == before:
        return before
    with register.action("action.annex.moved", ref=request.ref):
        for position, each in enumerate(order, start=1):
            document = register.get(Document, each)
            if document.position != position:
                register.change(document, position=position)
    return tuple(order)
