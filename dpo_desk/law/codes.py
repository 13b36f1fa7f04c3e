"""Every code list of the register, in one place.

A code is the same in the database, in JSON, in letters' file names and in message keys; people see
the words that ``code.key`` names in the catalogue ``law``.
"""

from enum import StrEnum
from typing import Final

from dpo_desk import words


class Code(StrEnum):
    """A code with words: those of ``class Channel(Code, words="channel")`` are ``channel.…``."""

    _prefix: str

    def __init_subclass__(cls, *, words: str) -> None:
        """Note where the words of the list stand."""
        super().__init_subclass__()
        cls._prefix = words

    @property
    def key(self) -> str:
        """The message key of the code's words, e.g. ``channel.email``."""
        return f"{self._prefix}.{self.value}"

    def label(self, language: str) -> str:
        """The words as a list or a form shows them, with a capital."""
        return words.of(language)(self.key)

    def inline(self, language: str) -> str:
        """The words within a sentence: no capital, but for abbreviations (EUs standardvilkår)."""
        text = self.label(language)
        return text if text[1:2].isupper() else text[:1].lower() + text[1:]


class RequestKind(Code, words="kind"):
    """What a person can ask for; what each means stands in ``law.kinds``."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    PORTABILITY = "portability"
    OBJECTION = "objection"
    MARKETING_OPT_OUT = "marketing_opt_out"
    AUTOMATED_DECISION = "automated_decision"
    WITHDRAW_CONSENT = "withdraw_consent"
    RECIPIENTS = "recipients"
    COMPLAINT = "complaint"
    QUESTION = "question"


class Relation(Code, words="relation"):
    """Who the person is to the company."""

    CUSTOMER = "customer"
    USER = "user"
    SUBSCRIBER = "subscriber"
    APPLICANT = "applicant"
    EMPLOYEE = "employee"
    VISITOR = "visitor"
    SUPPLIER = "supplier"
    OTHER = "other"


class Capacity(Code, words="capacity"):
    """In what capacity somebody writes; a child who writes is SELF and marked as a child."""

    SELF = "self"
    REPRESENTATIVE = "representative"
    LAWYER = "lawyer"
    GUARDIAN = "guardian"
    PARENT = "parent"
    SURVIVOR = "survivor"  # of a person who has died: the regulation no longer applies


class Channel(Code, words="channel"):
    """The way a request came in; all count alike (DOMAIN 2)."""

    EMAIL = "email"
    FORM = "form"
    PHONE = "phone"
    LETTER = "letter"
    IN_PERSON = "in_person"
    OTHER = "other"


class IdentityMethod(Code, words="identity"):
    """How the person was known or checked; a copy of a document is never among them."""

    NO_DOUBT = "no_doubt"
    KNOWN_ADDRESS = "known_address"
    LOGGED_IN = "logged_in"
    CODE_KNOWN_MOBILE = "code_known_mobile"
    CALL_BACK = "call_back"
    EID = "eid"
    IN_PERSON = "in_person"
    AUTHORITY = "authority"
    OTHER = "other"


class Right(Code, words="right"):
    """A right that a privacy notice states."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    OBJECTION = "objection"
    PORTABILITY = "portability"
    WITHDRAW_CONSENT = "withdraw_consent"
    COMPLAINT_AUTHORITY = "complaint_authority"
    NOT_AUTOMATED = "not_automated"


class RequestStatus(Code, words="status"):
    """How far a request has come, read from its events."""

    RECEIVED = "received"
    IDENTITY = "identity"
    SCOPE = "scope"
    ASSESS = "assess"
    ANSWER = "answer"
    CLOSED = "closed"

    @property
    def is_open(self) -> bool:
        """Whether work remains."""
        return self is not RequestStatus.CLOSED


class ClaimOutcome(Code, words="outcome"):
    """How one claim of a request ended."""

    ANSWERED = "answered"
    PARTLY = "partly"
    REFUSED = "refused"
    NO_DATA = "no_data"
    FORWARDED = "forwarded"
    WITHDRAWN = "withdrawn"
    UNIDENTIFIED = "unidentified"


class FindingChoice(Code, words="finding"):
    """What is to be done with something that was found."""

    GIVE = "give"
    REDACT = "redact"  # given, but for what concerns others (15 (4))
    KEEP_BACK = "keep_back"  # not given, on a ground of ``law.grounds``
    ERASE = "erase"
    CORRECT = "correct"
    RESTRICT = "restrict"
    KEEP = "keep"  # must stay, by an act that the finding names


class LegalBasis(Code, words="basis.term"):
    """The bases of article 6 (1); what follows from each stands in ``law.legal_bases``."""

    CONSENT = "consent"
    CONTRACT = "contract"
    LEGAL_OBLIGATION = "legal_obligation"
    VITAL_INTERESTS = "vital_interests"
    PUBLIC_TASK = "public_task"
    LEGITIMATE_INTERESTS = "legitimate_interests"

    @property
    def plain_key(self) -> str:
        """The message key of the plain words that forms show."""
        return f"basis.plain.{self.value}"


class Role(Code, words="role"):
    """What the company, a supplier or another party is in a processing."""

    CONTROLLER = "controller"
    PROCESSOR = "processor"
    JOINT_CONTROLLER = "joint_controller"
    OWN_CONTROLLER = "own_controller"
    RECIPIENT = "recipient"
    UNCLEAR = "unclear"


# What the company itself can be in an activity or a request.
COMPANY_ROLES: Final = (Role.CONTROLLER, Role.PROCESSOR, Role.JOINT_CONTROLLER, Role.UNCLEAR)


class Stated(Code, words="stated"):
    """Whether a fact is known, and if not, what a source says of it."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    STATED_NONE = "stated_none"
    NOT_STATED = "not_stated"


class RetentionTrigger(Code, words="trigger"):
    """From when a storage period runs (DOMAIN 11)."""

    COLLECTED = "collected"
    LAST_VISIT = "last_visit"
    SESSION_END = "session_end"
    CONTRACT_END = "contract_end"
    ACCOUNT_CLOSED = "account_closed"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    REQUEST = "request"
    PURPOSE_ENDED = "purpose_ended"
    FIN_YEAR_END = "fin_year_end"
    RECRUITMENT_END = "recruitment_end"
    EMPLOYMENT_END = "employment_end"
    RECORDING = "recording"
    OBLIGATIONS_FULFILLED = "obligations_fulfilled"
    NONE = "none"


class RetentionAction(Code, words="retention_action"):
    """What happens when a storage period ends; a quarantine's period is its own length."""

    DELETE = "delete"
    ANONYMISE = "anonymise"
    ANONYMISE_OR_DELETE = "anonymise_or_delete"
    QUARANTINE = "quarantine"
    RESTRICT = "restrict"
    REVIEW = "review"
    KEEP = "keep"


class TransferMechanism(Code, words="mechanism"):
    """On what ground data leave the EEA; which is valid where stands in ``law.transfers``."""

    EEA = "eea"
    ADEQUACY = "adequacy"
    DPF = "dpf"
    SCC = "scc"
    BCR = "bcr"
    DEROGATION = "derogation"
    PRIVACY_SHIELD = "privacy_shield"
    UNKNOWN = "unknown"


class Severity(Code, words="severity"):
    """How much a finding of the self-check matters."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NOTE = "note"


class SendingWay(Code, words="sent_by"):
    """How a letter left the house."""

    EMAIL = "email"
    POST = "post"
    HANDED_OVER = "handed_over"


class ProposalCertainty(Code, words="certainty"):
    """How surely a proposal follows from the text it was read from."""

    STATED = "stated"
    INTERPRETED = "interpreted"
    UNCLEAR = "unclear"


class LetterKind(Code, words="letter"):
    """The letters of DOMAIN 13, each with its B-number."""

    RECEIPT = "receipt"
    IDENTITY = "identity"
    CLARIFICATION = "clarification"
    EXTENSION = "extension"
    ACCESS = "access"
    NO_DATA = "no_data"
    RECTIFIED = "rectified"
    ERASED = "erased"
    REFUSAL = "refusal"
    RESTRICTED = "restricted"
    RESTRICTION_LIFTED = "restriction_lifted"
    PORTABILITY = "portability"
    OBJECTION = "objection"
    MARKETING_STOPPED = "marketing_stopped"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    AUTOMATED_DECISION = "automated_decision"
    TO_RECIPIENT = "to_recipient"
    TO_CONTROLLER = "to_controller"
    REDIRECT = "redirect"
    FEE = "fee"
    TO_PROCESSOR = "to_processor"
    BREACH_NOTICE = "breach_notice"
    REPLY = "reply"

    @property
    def number(self) -> str:
        """The B-number of DOMAIN 13, e.g. B05."""
        return _NUMBERS[self]


# Once sent, the deadline is kept for what they answer; ``law.kinds`` says which answers what.
ANSWERS: Final = (
    LetterKind.ACCESS,
    LetterKind.NO_DATA,
    LetterKind.RECTIFIED,
    LetterKind.ERASED,
    LetterKind.REFUSAL,
    LetterKind.RESTRICTED,
    LetterKind.PORTABILITY,
    LetterKind.OBJECTION,
    LetterKind.MARKETING_STOPPED,
    LetterKind.CONSENT_WITHDRAWN,
    LetterKind.AUTOMATED_DECISION,
    LetterKind.TO_CONTROLLER,  # where the company is only processor
    LetterKind.REPLY,
)


def letter_kind(name: str) -> LetterKind:
    """The letter that a code (``access``) or a B-number (``B05``, ``b5``) names; or ValueError."""
    found = _BY_NUMBER.get(name.strip().upper())
    return LetterKind(name.strip().lower()) if found is None else found


def _numbers() -> dict[LetterKind, str]:
    """B01 to B22 in the order above, the lifting of a restriction being B10b."""
    after_b10 = list(LetterKind).index(LetterKind.RESTRICTION_LIFTED)
    plain = [kind for kind in LetterKind if kind is not LetterKind.RESTRICTION_LIFTED]
    numbers = {kind: f"B{n:02}" for n, kind in enumerate(plain, 1)}
    return numbers | {LetterKind.RESTRICTION_LIFTED: f"B{after_b10:02}b"}


_NUMBERS = _numbers()
_BY_NUMBER = {number.upper(): kind for kind, number in _NUMBERS.items()} | {
    number.upper().replace("B0", "B"): kind for kind, number in _NUMBERS.items()
}
