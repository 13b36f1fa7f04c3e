"""What a letter is written from: plain structs, read from the register by ``letters.gather``."""

from collections.abc import Iterator, Mapping
from datetime import date

import msgspec

from dpo_desk.law.codes import ClaimOutcome, Relation, RequestKind, Role
from dpo_desk.law.deadlines import Deadlines
from dpo_desk.law.retention import CaseKept, case_kept
from dpo_desk.records import (
    Claim,
    Company,
    Contact,
    Event,
    EventKind,
    Finding,
    KeptLetter,
    Notification,
    Recipient,
    Redaction,
    Request,
    Search,
    SearchResult,
    Service,
    Translation,
)
from dpo_desk.records.uses import Use

_ABOUT_IDENTITY = (EventKind.DOUBT, EventKind.NO_DOUBT, EventKind.IDENTIFIED)


class Annex(msgspec.Struct, frozen=True, kw_only=True):
    """A file that goes with the letter; ``pages`` is 0 where nobody has counted."""

    number: int
    name: str
    search_id: int | None = None
    pages: int = 0
    document_id: int | None = None
    sha256: str = ""
    redacted: int = 0  # places that are covered
    as_file: bool = False  # the file itself goes along too


class AnnexFile(msgspec.Struct, frozen=True, kw_only=True):
    """The one file in which the annexes are bound (MODEL.md 10)."""

    name: str
    pages: int
    sha256: str


class Searched(msgspec.Struct, frozen=True, kw_only=True):
    """A place that was or is to be searched, and the annexes that came from it."""

    search: Search
    service: Service | None = None  # None: a place outside the register, with its own name
    annexes: tuple[Annex, ...] = ()


class Addressee(msgspec.Struct, frozen=True, kw_only=True):
    """A firm that a letter goes to instead of the person."""

    name: str
    contact: str = ""  # e-mail or web address; the postal address is the letter's own
    record: Service | Recipient | None = None  # None: the controller that we process for


class Earlier(msgspec.Struct, frozen=True, kw_only=True):
    """An earlier case of the same person."""

    request: Request
    kinds: tuple[RequestKind, ...] = ()
    answered_on: date | None = None


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a letter may say; ``dated`` is the day it bears, and no other clock is read."""

    company: Company
    request: Request
    letter: KeptLetter
    dated: date
    contacts: tuple[Contact, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    deadlines: Deadlines | None = None
    every_use: tuple[Use, ...] = ()
    searches: tuple[Searched, ...] = ()
    annexes: tuple[Annex, ...] = ()
    translations: tuple[Translation, ...] = ()
    logo: bytes | None = None
    findings: tuple[Finding, ...] = ()
    notifications: tuple[Notification, ...] = ()
    redactions: Mapping[int, tuple[Redaction, ...]] = {}  # by the document they are in
    addressee: Addressee | None = None  # None: the letter goes to the person
    earlier: tuple[Earlier, ...] = ()
    annex_file: AnnexFile | None = None  # once the annexes are bound
    originals: tuple[str, ...] = ()  # names of the files that the request came as
    wording: Mapping[tuple[str, str], str] = {}  # the company's own texts, by file and language

    @property
    def facts(self) -> Mapping[str, str]:
        """What the manager has answered in this very letter (``letters.asks``)."""
        return self.letter.facts

    def claim(self, kind: RequestKind) -> Claim | None:
        """What is decided of one kind; None where it was not asked for."""
        return next((claim for claim in self.claims if claim.kind is kind), None)

    @property
    def grounds(self) -> tuple[str, ...]:
        """Codes of ``law.grounds`` on which something is refused, kept back or covered."""
        refused = (ClaimOutcome.REFUSED, ClaimOutcome.PARTLY, ClaimOutcome.UNIDENTIFIED)
        found = [claim.ground for claim in self.claims if claim.outcome in refused]
        found += [each.ground for each in self.findings]
        found += [each.ground for marks in self.redactions.values() for each in marks]
        return tuple(dict.fromkeys(code for code in found if code))

    @property
    def notification(self) -> Notification | None:
        """What the addressee of this letter is to be told under article 19."""
        sent_to = (self.letter.service_id, self.letter.recipient_id)
        if sent_to == (None, None):
            return None
        rows = self.notifications
        return next((r for r in rows if (r.service_id, r.recipient_id) == sent_to), None)

    def happened(self, *kinds: EventKind) -> Event | None:
        """The last event of these kinds."""
        return self._last(*kinds)

    @property
    def identity(self) -> Event | None:
        """The last thing logged about who the person is."""
        return self._last(*_ABOUT_IDENTITY)

    @property
    def assessment(self) -> Event | None:
        """The last word on whether everything can be given out."""
        return self._last(EventKind.ASSESSED)

    @property
    def withholds(self) -> bool:
        """Whether something is left out of the answer."""
        choice = self.assessment.values.get("choice", "all") if self.assessment else "all"
        return choice != "all" or bool(self.letter.omitted.strip())

    @property
    def omitted(self) -> str:
        """What is left out and why, in the manager's words."""
        note = self.assessment.note if self.assessment else ""
        return self.letter.omitted.strip() or note.strip()

    @property
    def for_others_sake(self) -> bool:
        """Whether what is left out is left out for the sake of other people (15 (4))."""
        values = self.assessment.values if self.assessment else {}
        return values.get("choice") == "third_party"

    @property
    def copied(self) -> bool:
        """Whether a copy goes along from every place where something was found (15 (3))."""
        found = [s for s in self.searches if s.search.result is SearchResult.FOUND]
        return bool(self.annexes) and all(each.annexes for each in found)

    @property
    def kinds(self) -> tuple[RequestKind, ...]:
        """What is asked for, in the order it was logged."""
        return tuple(dict.fromkeys(claim.kind for claim in self.claims))

    @property
    def kept_until(self) -> date:
        """The last day on which request and answer are kept (MODEL.md 20)."""
        return self._kept.person

    @property
    def annexes_until(self) -> date:
        """The last day on which the copies that were found are kept (MODEL.md 20)."""
        return self._kept.annexes

    @property
    def _kept(self) -> CaseKept:
        """Counted from the day the letter bears, as ``duties.closing`` counts once it is sent."""
        firm = self.company
        return case_kept(self.dated, firm.keep_annexes, firm.keep_case, firm.keep_facts)

    @property
    def found_nothing(self) -> bool:
        """Whether every place was searched in vain."""
        return bool(self.searches) and all(
            each.search.result is SearchResult.NOTHING for each in self.searches
        )

    @property
    def uses(self) -> tuple[Use, ...]:
        """The activities that are the company's to answer for and that hold something."""
        return tuple(use for use in self._ours() if not self._in_vain(use))

    @property
    def uses_in_vain(self) -> tuple[Use, ...]:
        """Activities that could hold the person's data, but whose systems hold nothing."""
        return tuple(use for use in self._ours() if self._in_vain(use))

    @property
    def advertised_to(self) -> bool:
        """Whether advertising can concern the person: not as an employee or applicant alone."""
        at_work = self.request.relation in (Relation.EMPLOYEE, Relation.APPLICANT)
        mailed = any(Relation.SUBSCRIBER in use.activity.subjects for use in self.uses)
        return mailed or not at_work

    @property
    def for_others(self) -> bool:
        """Whether some activity is carried out for other companies, which answer for it."""
        return any(use.activity.role is Role.PROCESSOR for use in self.every_use)

    def result(self, service: Service) -> SearchResult | None:
        """What the search of a service gave; None where it was not to be searched."""
        found = [s.search.result for s in self.searches if s.search.service_id == service.id]
        return found[-1] if found else None

    def annexes_of(self, use: Use) -> tuple[Annex, ...]:
        """The annexes that came from the systems of an activity."""
        ids = {link.service.id for link in use.links}
        rows = (each for each in self.searches if each.search.service_id in ids)
        found = (annex for row in rows for annex in row.annexes)
        return tuple(sorted(found, key=lambda annex: annex.number))

    def _ours(self) -> Iterator[Use]:
        return (use for use in self.every_use if use.activity.role is not Role.PROCESSOR)

    def _in_vain(self, use: Use) -> bool:
        """All its systems were searched and none held anything; unsure while anything else did."""
        results = [self.result(link.service) for link in use.links]
        known = [result for result in results if result is not None]
        elsewhere = any(
            each.search.service_id is None and each.search.result is SearchResult.FOUND
            for each in self.searches
        )
        in_vain = bool(known) and all(result is SearchResult.NOTHING for result in known)
        return in_vain and not elsewhere

    def _last(self, *kinds: EventKind) -> Event | None:
        return next((event for event in reversed(self.events) if event.kind in kinds), None)
