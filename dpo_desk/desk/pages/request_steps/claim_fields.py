"""The fields of claims and findings: each is written through its own duty, as it is typed."""

from typing import Any

from dpo_desk.records import Claim, Finding


def write_claim(register: Any, field: str, value: Any, /, *, merge: str) -> object:
    """Write a field of the claim that the merge id names."""
    from dpo_desk.duties import claims

    _table, uid, _field = merge.split(".")
    claim = register.by_uid(Claim, uid).id
    match field:
        case "done_on":
            return claims.done(register, claim, value)
        case "lifted_on":
            return claims.lift(register, claim, value)
    return claims.describe(register, claim, field, value, merge=merge)


def write_finding(register: Any, field: str, value: Any, /, *, merge: str) -> object:
    """Write a field of the finding that the merge id names."""
    from dpo_desk.duties import findings

    _table, uid, _field = merge.split(".")
    return findings.change(register, register.by_uid(Finding, uid).id, field, value, merge=merge)
