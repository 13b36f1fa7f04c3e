"""Two months more: once, in time, with a reason that the law knows, and never for a holiday."""

from datetime import date

import pytest

from dpo_desk.duties import events, extending
from dpo_desk.duties.errors import Guarded
from dpo_desk.duties.intake import RequestDraft, log_request
from dpo_desk.law.codes import RequestKind
from dpo_desk.records import EventKind
from dpo_desk.words import LANGUAGES, of

SAID = {"ground": "complexity", "reason": "Opplysningene ligger i sju systemer hos fire firmaer."}


def log(register, received, *kinds):
    kinds = kinds or (RequestKind.ACCESS,)
    draft = RequestDraft(kinds=kinds, received_on=received, requester_name="Ola Prøve", text="x")
    return log_request(register, draft)


def refused(register, request, said, on):
    with pytest.raises(Guarded) as caught:
        extending.check(register, request, said, on)
    return caught.value


def test_both_dates_and_the_days_to_tell_by(register):
    """Received 19 October: the month ends on the 19th, three on 19 January."""
    found = extending.read(register, log(register, date(2026, 10, 19)))
    assert found.notice_by == found.notice_latest == date(2026, 11, 19)
    assert found.until == found.latest == date(2027, 1, 19)
    assert found.possible(date(2026, 11, 19))
    assert not found.possible(date(2026, 11, 20))


def test_after_the_laws_last_day_it_is_refused_with_that_day(register):
    """Received on Saturday 17 October: the last day of the law is Tuesday 17 November."""
    request = log(register, date(2026, 10, 17))
    extending.check(register, request, SAID, date(2026, 11, 17))
    error = refused(register, request, SAID, date(2026, 11, 18))
    assert error.key == "answering.guard.extension_late"
    said = " ".join(error.say(of("nb")).split())
    assert said == (
        "Beskjeden om mer tid måtte vært sendt senest 17. november 2026. Svar på kravet nå."
    )


def test_it_is_done_once(register):
    request = log(register, date(2026, 11, 3))
    with register.action("action.request.changed", ref=request.ref, field="x"):
        events.note(register, request, EventKind.EXTENDED, on=date(2026, 11, 10), text="Sju")
    assert refused(register, request, SAID, date(2026, 11, 19)).key == "answering.guard.extended"
    assert extending.read(register, request).extended_on == date(2026, 11, 10)


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"ground": "complexity"},
        {"ground": "complexity", "reason": "  "},
        {"ground": "holiday", "reason": "Vi har fri."},
        {"reason": "Sju systemer."},
    ],
)
def test_without_a_ground_and_a_reason_it_is_refused(register, said):
    error = refused(register, log(register, date(2026, 11, 3)), said, date(2026, 11, 19))
    assert error.key == "answering.guard.extension_reason"


@pytest.mark.parametrize(
    ("kinds", "barred"),
    [
        ([RequestKind.MARKETING_OPT_OUT], True),
        ([RequestKind.WITHDRAW_CONSENT], True),
        ([RequestKind.QUESTION], True),
        ([RequestKind.WITHDRAW_CONSENT, RequestKind.ERASURE], False),
        ([RequestKind.ERASURE], False),
    ],
)
def test_what_is_done_at_once_cannot_be_put_off(register, kinds, barred):
    found = extending.read(register, log(register, date(2026, 11, 3), *kinds))
    assert bool(found.barred) is barred


@pytest.mark.parametrize(
    ("reason", "caution"),
    [
        ("Vi har fellesferie i juli.", "holiday"),
        ("Daglig leder er på ferie.", "holiday"),
        ("We are on leave.", "holiday"),
        ("Saksbehandleren er sykmeldt.", "illness"),
        ("Den som veit dette, er sjuk.", "illness"),
        ("Our officer is ill.", "illness"),
        ("Du har ikke svart på spørsmålet vårt.", "unanswered"),
        ("Vi ventar på svar frå deg.", "unanswered"),
        ("We are waiting for your reply.", "unanswered"),
        ("Det er travelt hos oss.", "busy"),
        ("Vi har mykje å gjere.", "busy"),
        ("We are short-staffed.", "busy"),
        ("Opplysningene ligger i sju systemer hos fire firmaer.", ""),
        ("Feriepenger og lønn for ti år må hentes fra fem systemer.", ""),
        ("Du har sendt fem krav som henger sammen.", ""),
        ("Skildringa gjeld fleire personar.", ""),
        ("The data still lie in seven systems.", ""),
    ],
)
def test_what_is_no_reason_is_cautioned(reason, caution):
    found = extending.cautions({"reason": reason})
    assert found == ((f"answering.caution.extension_{caution}",) if caution else ())
    for key in found:
        assert all(of(language)(key) for language in LANGUAGES)
