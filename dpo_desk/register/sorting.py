"""Orders that people expect, as SQL that an index can hold."""

from typing import Final

_LAST: Final = (("Æ", "{"), ("Ä", "{"), ("Ø", "|"), ("Ö", "|"), ("Å", "}"))  # { | } follow z


def alphabetical(column: str) -> str:
    """SQL for a text column as a Norwegian list is ordered: small as large, Æ, Ø and Å last.

    SQLite's own order knows ASCII only, and a collation of ours would keep other programs from
    reading the file. The same expression stands in the index and in ``ORDER BY``.
    """
    sql = f"lower({column})"
    for letter, stand_in in _LAST:
        for form in (letter, letter.lower()):
            sql = f"replace({sql}, '{form}', '{stand_in}')"
    return sql


def by_day(column: str) -> str:
    """SQL for a day that may be missing: what has no day comes after all that have one."""
    return f"coalesce({column}, '9999')"
