"""A fee or a refusal for what is manifestly unfounded or excessive (12 (5)): narrow, and to prove.

The burden is the company's. Repetition shows in earlier requests with their dates; effort, rudeness
or a coming lawsuit are no grounds (DOMAIN §4). The amount is told before any work is done.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from dpo_desk.duties.case import claims
from dpo_desk.duties.outgoing import Check, block, warn
from dpo_desk.law.codes import LetterKind
from dpo_desk.law.kinds import KINDS, repeats
from dpo_desk.law.working_days import add_months
from dpo_desk.letters import asks
from dpo_desk.letters.gather_case import earlier
from dpo_desk.letters.material import Earlier
from dpo_desk.records import Request, Search, SearchResult
from dpo_desk.register import Register

APART: Final = 12  # months: requests so far apart are never excessive
_NO_GROUNDS: Final = {
    name: re.compile(words, re.IGNORECASE)
    for name, words in {
        "effort": r"\bmy(e|kje) arbeid|\b(tid|ressurs|arbeids)kre[vw]\w+|\btar (for |så )?lang tid"
        r"|\btek (for |så )?lang tid|\bso much work|\btime[- ]consuming|\bburdensome|\beffort",
        "rudeness": r"\bfrekk|\bufin\b|\buhøfl\w+|\bufyseleg|\bsjikan\w*|\brude\b|\binsult\w*",
        "lawsuit": r"\bsøksmål|\brettss[ae]k|\bfor retten\b|\blawsuit|\blitigation|\bin court\b",
    }.items()
}


def code(said: Mapping[str, str]) -> str:
    """The code in ``law.grounds`` of what the letter rests on; "" where it rests on none."""
    ground = said.get("ground", "")
    return f"art12_5_{ground}" if ground and said.get("decision") != "copy" else ""


def refuses(said: Mapping[str, str]) -> bool:
    """Whether the letter refuses, rather than name a price."""
    return said.get("decision") == "refusal"


def checks(register: Register, request: Request, said: Mapping[str, str]) -> Iterator[Check]:
    """What to see to before such a letter goes out; none of it is left to the person to prove."""
    if asks.missing(LetterKind.FEE, said) or said.get("decision") == "copy":
        return  # holes say what is missing; a fee for another copy (15 (3)) rests on its costs
    yield warn("presend.fee.burden")
    if not any(KINDS[claim.kind].refusable for claim in claims(register, request)):
        yield block("presend.fee.never", "received")
    kinds = [claim.kind for claim in claims(register, request)]
    before = [each for each in earlier(register, request) if repeats(kinds, each.kinds)]
    yield from _repeated(request, said, before)
    for name, pattern in _NO_GROUNDS.items():
        if pattern.search(said.get("why", "")):
            yield warn(f"presend.fee.{name}")
    looked = "request_id = :r and result <> :not_yet"
    if not refuses(said) and register.count(
        Search, looked, r=request.id, not_yet=SearchResult.NOT_YET
    ):
        yield warn("presend.fee.work_begun")


def _repeated(
    request: Request, said: Mapping[str, str], before: Sequence[Earlier]
) -> Iterator[Check]:
    """Excessive is what comes again and again: shown by dates, and less than a year apart."""
    days = [each.request.received_on for each in before if each.request.received_on]
    if said.get("ground") == "unfounded":
        if not days:
            yield warn("presend.fee.advice")  # C-526/24: proven abuse only; a mistake costs (82)
        return
    if not days:
        yield block("presend.fee.no_earlier", "received")
    elif request.received_on and add_months(max(days), APART) <= request.received_on:
        yield block("presend.fee.year_apart")
