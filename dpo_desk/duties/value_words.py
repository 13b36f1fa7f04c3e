"""What a stored value of a field is called on screen, for history: codes and dates become words."""

from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum
from types import NoneType
from typing import Any, Final, get_args, get_origin

import msgspec

from dpo_desk.law import countries, data_categories, dates, durations
from dpo_desk.law.clock import in_oslo
from dpo_desk.records import FieldInfo
from dpo_desk.words import LANGUAGES, Words

LONGEST: Final = 400  # characters of a text that are shown


def say(info: FieldInfo, stored: Any, words: Words) -> str:
    """The words of a value as the register stores it; what is empty is said to be so."""
    kind = _bare(info.type)
    if stored is None or stored in ("", "[]", "{}"):
        return words("common.notset")
    if kind in (bool, bytes):
        told = "file" if kind is bytes else "yes" if stored else "no"
        return words(f"history.value.{told}")
    if get_origin(kind) in (tuple, dict):
        items: Iterable[Any] = msgspec.json.decode(stored)
        return ", ".join(_one(info, str(item), words) for item in items)
    if kind in (date, datetime):
        return _moment(str(stored), words)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _code(info, kind, str(stored), words)
    return _one(info, str(stored), words)


def _bare(declared: Any) -> Any:
    """The type without its «or None»."""
    rest = [arg for arg in get_args(declared) if arg is not NoneType]
    is_union = get_origin(declared) not in (tuple, dict) and len(rest) == 1
    return rest[0] if is_union else declared


def _moment(stored: str, words: Words) -> str:
    if len(stored) == 10:
        return dates.write(date.fromisoformat(stored), words.language)
    return dates.moment(in_oslo(datetime.fromisoformat(stored)), words.language)


def _code(info: FieldInfo, kind: type[Enum], stored: str, words: Words) -> str:
    key = f"{info.label}.{stored}"
    if words.has(key):
        return words(key)
    own = getattr(kind(stored), "key", "")
    return words(own) if own and words.has(own) else stored


def _one(info: FieldInfo, text: str, words: Words) -> str:
    widget, language = info.widget, words.language
    if widget in ("country", "countries"):
        known = text == countries.EEA or text in countries.COUNTRIES
        return countries.name(text, language) if known else text
    if widget == "relations" and words.has(f"relation.{text}"):
        return words(f"relation.{text}")
    if widget == "data" and text in data_categories.CATEGORIES:
        return data_categories.label(text, language)
    if info.name in ("language", "letter_language") and text in LANGUAGES:
        return words(f"settings.language.{text}")
    if text.startswith("P") and text[-1:] in "YMWD":
        return _period(text, language)
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rstrip()} …"


def _period(text: str, language: str) -> str:
    try:
        return durations.say(durations.parse(text), language)
    except ValueError:
        return text
