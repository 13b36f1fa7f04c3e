"""``request decide``: every kind is finished without a screen, and no refusal lacks its ground."""

import pytest

from dpo_desk.law.codes import RequestKind
from dpo_desk.law.kinds import KINDS
from tests.cli.calls import TODAY, asked, call, good, refused
from tests.cli.test_letters import text_of

LOG = (
    "--received",
    "2026-11-03",
    "--name",
    "Ola Prøve",
    "--email",
    "o@example.com",
    "--relation",
    "customer",
)
GROUNDS = {
    RequestKind.ERASURE: "art17_3_e",
    RequestKind.RECTIFICATION: "art16_correct",
    RequestKind.OBJECTION: "art21_compelling",
}
# What the letters of these ask besides how it ended.
FACTS = {
    RequestKind.ERASURE: ["--fact", "no_backups=yes"],
    RequestKind.RESTRICTION: ["--fact", "restricted_why=accuracy"],
    RequestKind.PORTABILITY: ["--fact", "delivery=locked"],
    RequestKind.MARKETING_OPT_OUT: ["--fact", "no_backups=yes"],
    RequestKind.WITHDRAW_CONSENT: [
        *("--fact", "erased_on=2026-11-12"),
        *("--fact", "no_backups=yes"),
    ],
    RequestKind.OBJECTION: [*("--fact", "not_restricted=yes"), *("--fact", "nothing_left=yes")],
    RequestKind.AUTOMATED_DECISION: [
        *("--fact", "logic=Under tre poeng avvises"),
        *("--fact", "reviewer=Kari Eksempel"),
        *("--fact", f"reviewed_on={TODAY}"),
        *("--fact", "review_result=changed"),
    ],
}


def log(perm, *kinds):
    named = [word for kind in kinds for word in ("--kind", kind.value)]
    asked("request", "log", perm, *named, *LOG)
    good("request", "identity", perm, "2026-001", "--no-doubt", "Kjent adresse")


def decide(perm, kind, outcome="answered", *more):
    return ["request", "decide", perm, "2026-001", "--kind", kind, "--outcome", outcome, *more]


@pytest.mark.parametrize("kind", [kind for kind in RequestKind if KINDS[kind].deed])
def test_every_kind_with_a_deed_gets_a_letter_without_holes(perm, tmp_path, kind):
    log(perm, kind)
    good(*decide(perm, kind.value, "answered", "--answer", "Det er gjort.", "--done", "2026-11-12"))
    path, letter = tmp_path / "svar.pdf", KINDS[kind].letters[0]
    facts = FACTS.get(kind, [])
    said = good("request", "letter", perm, "2026-001", letter.value, "--out", path, *facts)
    assert "UTKAST" not in text_of(path), said.stderr
    sent = ["request", "sent", perm, "2026-001", letter.value, "--file", path, "--on", TODAY]
    good(*sent, "--by", "email")
    shown = asked("request", "show", perm, "2026-001")
    assert shown["claims"] == [{"kind": kind.value, "outcome": "answered"}]


@pytest.mark.parametrize(("kind", "ground"), GROUNDS.items())
def test_a_refusal_is_written_with_its_ground_and_reason(perm, tmp_path, kind, ground):
    log(perm, kind)
    why = "Fakturaen er krevd av en annen"
    good(*decide(perm, kind.value, "refused", "--ground", ground, "--reason", why))
    path = tmp_path / "avslag.pdf"
    good("request", "letter", perm, "2026-001", "B09", "--out", path)
    text = text_of(path)
    assert why in text
    assert "Du kan klage til Datatilsynet (datatilsynet.no)" in text
    assert "Avslått" in good("request", "show", perm, "2026-001").stdout


def test_a_refusal_without_ground_or_reason_is_refused(perm):
    log(perm, RequestKind.ERASURE)
    assert "hjemmel" in refused(3, *decide(perm, "erasure", "refused")).lower()
    no_reason = decide(perm, "erasure", "refused", "--ground", "art17_3_e")
    assert "begrunn" in refused(3, *no_reason).lower()
    strange = decide(perm, "erasure", "refused", "--ground", "art15_4", "--reason", "Nei")
    refused(3, *strange)
    assert asked("request", "show", perm, "2026-001")["claims"][0]["outcome"] is None


def test_an_objection_to_marketing_is_never_refused(perm):
    log(perm, RequestKind.MARKETING_OPT_OUT)
    refused(3, *decide(perm, "marketing_opt_out", "refused", "--reason", "Nei"))


def test_a_day_ahead_leaves_nothing_behind(perm):
    log(perm, RequestKind.ERASURE)
    refused(3, *decide(perm, "erasure", "answered", "--done", "2027-01-01"))
    assert asked("request", "show", perm, "2026-001")["claims"][0]["outcome"] is None


def test_only_what_is_asked_for_can_be_decided(perm):
    log(perm, RequestKind.ERASURE)
    said = refused(3, *decide(perm, "access", "answered"))
    assert "erasure" in said


def test_what_is_no_outcome_is_told(perm):
    log(perm, RequestKind.ERASURE)
    assert call(*decide(perm, "erasure", "kanskje")).exit_code == 2
