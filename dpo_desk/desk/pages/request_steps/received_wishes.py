"""What the person asks in each kind, where there are several: each is answered by itself."""

from typing import TYPE_CHECKING, Any

from dpo_desk.desk.context import Desk
from dpo_desk.desk.pages.parts import PartCard, PartList
from dpo_desk.desk.pages.request_steps.claim_fields import write_claim
from dpo_desk.law.codes import RequestKind
from dpo_desk.records import Claim

if TYPE_CHECKING:
    from dpo_desk.desk.pages.request_steps.more import More

_TOLD = (RequestKind.RECTIFICATION,)  # its answer says what was to be put right


class _WishCard(PartCard):
    """A kind, and what is asked in it."""

    def __init__(self, desk: Desk, number: int) -> None:
        super().__init__(desk, Claim, f"request.wish.{number}", write_claim)
        self.build(self.form.row("wish"))

    def show_part(self, part: Any) -> None:
        """Show a claim."""
        claim, drafts = part
        self.title(self.desk.words(claim.kind.key))
        self.form.show(claim, drafts)


class Wishes(PartList):
    """A card a claim; none where one kind says it all."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(lambda number: _WishCard(desk, number))

    def show_case(self, more: "More") -> None:
        """Show the claims whose wish must be told apart."""
        claims = more.claims
        told = [c for c in claims if len(claims) > 1 or c.kind in _TOLD or c.wish]
        self.show_parts([(c, more.drafts.get(c.uid)) for c in told], [c.uid for c in told])
