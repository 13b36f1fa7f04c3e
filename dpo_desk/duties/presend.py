"""What is looked at before a letter goes out (DOMAIN §13 and §15), each rule a function of its own.

A check says what is missing and in which step it is mended. Only ``block`` holds sending back.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Final

from dpo_desk.duties import asking, extending, fees, presend_content, telling
from dpo_desk.duties import claims as deciding
from dpo_desk.duties.collecting import applicable
from dpo_desk.duties.errors import Guarded
from dpo_desk.duties.outgoing import HELD, Check, Outgoing, block, held, warn
from dpo_desk.law import data_categories
from dpo_desk.law.codes import (
    ANSWERS,
    Capacity,
    Channel,
    IdentityMethod,
    LetterKind,
    Role,
    SendingWay,
    Stated,
)
from dpo_desk.paper.model import Letter
from dpo_desk.records import Activity, EventKind, KeptLetter, Origin, Request
from dpo_desk.register import Register

__all__ = ["Check", "blocks", "checks"]

_SENSITIVE: Final = data_categories.SPECIAL | data_categories.CRIMINAL | {"national_id"}
_DEEDS: Final = (LetterKind.RECTIFIED, LetterKind.ERASED, LetterKind.RESTRICTED)
_QUESTIONS: Final = (LetterKind.IDENTITY, LetterKind.CLARIFICATION)
_ONLY_PROCESSOR: Final = (LetterKind.TO_CONTROLLER, LetterKind.REDIRECT)


def checks(
    register: Register,
    request: Request,
    kept: KeptLetter,
    letter: Letter,
    *,
    way: SendingWay | None = None,
    on: date | None = None,
) -> tuple[Check, ...]:
    """All that is to be seen to before a letter goes out, what holds it back first."""
    out = Outgoing(register, request, kept, letter, way, on)
    found = [check for rule in _RULES for check in rule(out)]
    return tuple(sorted(found, key=lambda check: check.severity != "block"))


def blocks(
    register: Register,
    request: Request,
    kept: KeptLetter,
    letter: Letter,
    *,
    way: SendingWay | None = None,
    on: date | None = None,
) -> tuple[Check, ...]:
    """The checks that hold the letter back."""
    found = checks(register, request, kept, letter, way=way, on=on)
    return tuple(check for check in found if check.severity == "block")


def _doubt(out: Outgoing) -> Iterator[Check]:
    """A doubt without an answer; a wrong recipient is a breach (12 (6), 33)."""
    if held(out.register, out.request, out.kind):
        yield block("err.identity", "identity")


def _question(out: Outgoing) -> Iterator[Check]:
    """Who it is, is asked on a logged doubt only; a late question gives no pause (D07)."""
    if out.kind not in _QUESTIONS:
        return
    if out.kind is LetterKind.IDENTITY and not asking.doubted(out.register, out.request):
        yield block("answering.guard.no_doubt", "identity")
    by = asking.read(out.register, out.request).ask_by
    if by is not None and out.on > by:
        yield warn("presend.late_question")


def _role(out: Outgoing) -> Iterator[Check]:
    """What is another's to answer is forwarded, not answered on its substance (28 (3) e)."""
    processor = out.request.role is Role.PROCESSOR
    if processor and out.kind in ANSWERS and out.kind not in _ONLY_PROCESSOR:
        yield block("presend.processor", "received")
    if not processor and out.kind in _ONLY_PROCESSOR:
        yield block("presend.controller", "received")
    original = any(each.origin is Origin.MESSAGE for each in out.files)
    if out.kind is LetterKind.TO_CONTROLLER and not original:
        yield warn("presend.no_original", "received")


def _extension(out: Outgoing) -> Iterator[Check]:
    if out.kind is not LetterKind.EXTENSION:
        return
    try:
        extending.check(out.register, out.request, out.kept.facts, out.on)
    except Guarded as guarded:
        yield block(guarded.key, guarded.step, **guarded.values)
    for key in extending.cautions(out.kept.facts):
        yield warn(key)


def _fee(out: Outgoing) -> Iterator[Check]:
    if out.kind is LetterKind.FEE:
        yield from fees.checks(out.register, out.request, out.kept.facts)


def _address(out: Outgoing) -> Iterator[Check]:
    """To the address that was checked; somebody else's word for the person needs authority."""
    request, said = out.request, " ".join(out.kept.to_address.split())
    to_person = out.kept.service_id is None and out.kept.recipient_id is None
    if not to_person or out.kind is LetterKind.TO_CONTROLLER:
        return
    email = request.representative_email.strip() or request.requester_email.strip()
    own = {" ".join(request.requester_address.split()), email}
    if said and said not in own:
        doubted = asking.doubted(out.register, request) and out.kind in HELD
        key = "presend.other_address"
        yield block(key, "received") if doubted else warn(key, "received")
    if out.way is SendingWay.EMAIL and not email:
        yield warn("presend.no_email", "received")
    if out.way is SendingWay.POST and not (said or request.requester_address.strip()):
        yield warn("presend.no_address", "received")
    if out.way is SendingWay.POST and request.channel is Channel.EMAIL and out.kind in HELD:
        yield warn("presend.electronic")


def _authority(out: Outgoing) -> Iterator[Check]:
    """A representative shows written authority; a lawyer's own word may do (DOMAIN §4)."""
    request = out.request
    speaks = request.capacity in (Capacity.REPRESENTATIVE, Capacity.GUARDIAN)
    if not speaks or out.kind not in HELD or request.representative_authority.strip():
        return
    shown = any(each.origin is Origin.AUTHORITY for each in out.files)
    known = out.register.rows(
        'select "values" as said from event where request_id = :r and kind = :k'
        " and removed_at is null and json_extract(\"values\", '$.method') = :m",
        r=request.id,
        k=EventKind.IDENTIFIED,
        m=IdentityMethod.AUTHORITY,
    )
    if not shown and not known:
        yield warn("presend.no_authority", "received")


def sensitive_by_email(register: Register, request: Request, kind: LetterKind) -> bool:
    """Whether a letter is one that the company has promised not to send by e-mail (32)."""
    held_back = kind in HELD - {LetterKind.REFUSAL, LetterKind.NO_DATA}
    if not held_back or not register.company().no_sensitive_email:
        return False
    return any(_sensitive(activity) for activity in applicable(register, request))


def _sensitive_email(out: Outgoing) -> Iterator[Check]:
    """What the company has promised in its notice: no sensitive data by e-mail (32)."""
    by_email = out.way is SendingWay.EMAIL
    if by_email and sensitive_by_email(out.register, out.request, out.kind):
        yield block("presend.sensitive_email")


def _sensitive(activity: Activity) -> bool:
    known = activity.special_categories is Stated.KNOWN
    return known or bool(_SENSITIVE & set(activity.data_categories))


def _copy_first(out: Outgoing) -> Iterator[Check]:
    """Who has asked for a copy too gets it before anything is erased (DOMAIN §1)."""
    if any(deciding.copy_first(out.register, claim) for claim in out.answered):
        yield warn("presend.copy_first", "assess")


def _recipients_told(out: Outgoing) -> Iterator[Check]:
    """D09: recipients hear of what was corrected, erased or restricted (19)."""
    if out.kind in _DEEDS:
        left = telling.not_told(out.register, out.request)
        if left:
            yield warn("presend.untold", n=len(left))


_RULES: Final[tuple[Callable[[Outgoing], Iterator[Check]], ...]] = (
    _doubt,
    _question,
    _role,
    _extension,
    _fee,
    presend_content.no_activity,
    presend_content.holes_left,
    presend_content.refusals,
    presend_content.least_of_access,
    presend_content.annexes_listed,
    presend_content.portable,
    presend_content.third_parties,
    presend_content.annexes_bound,
    presend_content.disputed_date,
    _sensitive_email,
    _address,
    _authority,
    _copy_first,
    _recipients_told,
    presend_content.undecided,
    presend_content.words,
)
