"""The categories of personal data that a small company keeps, as codes with words for letters."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from dpo_desk import words
from dpo_desk.law.durations import enumerate_words

# The groups of a picker, in its order. special: article 9 (1); criminal: article 10.
GROUPS: Final = MappingProxyType(
    {
        "contact": ("name", "address", "email", "phone", "mobile"),
        "person": ("birth_date", "age", "gender", "national_id", "images", "next_of_kin"),
        "account": ("username", "customer_link", "access_rights", "login_log"),
        "work": ("employer", "job_title", "position", "professional_preferences"),
        "dialogue": (
            *("inquiry_type", "inquiry_content", "inquiry_time", "inquiry_outcome"),
            *("correspondence", "notes", "meeting_minutes", "support_cases"),
            *("questions", "feedback", "survey_answers", "newsletter_signup"),
        ),
        "economy": (
            *("contract", "orders", "invoice_address", "invoices", "payment"),
            *("credit_information", "bank_account"),
        ),
        "recruitment": ("application", "cv", "certificates", "references"),
        "employment": (
            "employment_contract",
            "salary",
            "tax",
            "hours_worked",
            "absence",
            "appraisals",
        ),
        "web": (
            *("ip_address", "cookie_id", "device", "location", "usage", "movement_on_site"),
            *("traffic_source", "social_profile"),
        ),
        "premises": ("visits", "access_log", "camera_recording"),
        "special": (
            *("health", "union_membership", "ethnic_origin", "political_opinion", "religion"),
            *("genetic", "biometric", "sex_life"),
        ),
        "criminal": ("criminal_offences",),
    }
)
CATEGORIES: Final = tuple(code for codes in GROUPS.values() for code in codes)
SPECIAL: Final = frozenset(GROUPS["special"])
CRIMINAL: Final = frozenset(GROUPS["criminal"])


def word(code: str, language: str) -> str:
    """The category as it reads in a sentence: «e-postadresse»; MissingWord for an unknown code."""
    return words.of(language)(f"data.{code}")


def label(code: str, language: str) -> str:
    """The category as a list shows it, with a capital."""
    text = word(code, language)
    return text[:1].upper() + text[1:]


def say(codes: Iterable[str], language: str) -> str:
    """Categories as a sentence lists them: «navn, e-postadresse og telefonnummer»."""
    return enumerate_words([word(code, language) for code in codes], language)
