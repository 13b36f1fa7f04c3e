"""Every kind of hole a letter can have is filled: in its step of the case, or in the register."""

import ast
from datetime import date

import pytest

from dpo_desk import words
from dpo_desk.duties import answering, collecting, filling, identity, intake
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.filling import PurposeAnswer, RetentionAnswer
from dpo_desk.law.codes import (
    LegalBasis,
    LetterKind,
    ProposalCertainty,
    Relation,
    RetentionTrigger,
    Stated,
)
from dpo_desk.paper.model import Hole, holes
from dpo_desk.records import Activity, Company, Search, SearchResult
from dpo_desk.register import Register
from tests import house, sample
from tests.duties.conftest import DRAFT

ACCESS = LetterKind.ACCESS
ANSWERS = {
    "name": "Fjordlys Prøve AS",
    "address": "Strandgata 12\n4005 Stavanger",
    "email": "personvern@fjordlys.example",
    "org_number": "313 131 319",
    "manager": "Kari Eksempel",
    "privacy_contact": "Kari Eksempel",
    "data_categories": ("name", "email"),
    "automated_logic": "Ingen regner ut noe om deg.",
    "purpose": PurposeAnswer("Følge opp deg som kunde", LegalBasis.CONTRACT, "Vi har en avtale."),
    "retention": RetentionAnswer(period="P2Y", trigger=RetentionTrigger.CONTRACT_END),
}


@pytest.fixture
def bare(tmp_path):
    """A register of which nothing is known, with one case in it."""
    register = Register.create(
        tmp_path / "bare.perm", company=Company(), password=None, clock=sample.clock()
    )
    with register.action("seed.loaded"):
        register.add(
            Activity(name="Kunder", subjects=("customer",), automated_decisions=Stated.KNOWN)
        )
    intake.log_request(
        register,
        intake.RequestDraft(received_on=date(2026, 11, 3), relation=Relation.CUSTOMER),
    )
    yield register
    register.close()


def lacking(register, kind=ACCESS, request=1):
    return list(dict.fromkeys(holes(answering.compose(register, request, kind)[1])))


def named(hole):
    return hole.table, hole.field


def of_the_register(register):
    return [hole for hole in lacking(register) if not filling.step_of(hole)]


def test_a_bare_register_lacks_all_that_a_letter_must_say(bare):
    assert {named(hole) for hole in lacking(bare)} == {
        *(("company", f) for f in ("name", "address", "email", "org_number", "manager")),
        ("company", "privacy_contact"),
        *(("activity", f) for f in ("purpose", "data_categories", "retention", "automated_logic")),
        ("request", "requester_name"),
        ("request", "searches"),
    }


@pytest.mark.parametrize("kind", [ACCESS, LetterKind.NO_DATA, LetterKind.RECEIPT])
def test_filling_what_the_register_lacks_leaves_only_what_the_case_must_tell(bare, kind):
    while asked := [hole for hole in lacking(bare, kind) if not filling.step_of(hole)]:
        filling.fill(bare, asked[0], ANSWERS[asked[0].field])
        assert asked[0] not in lacking(bare, kind)
    assert {filling.step_of(hole) for hole in lacking(bare, kind)} <= {"received", "scope"}


def test_each_hole_of_the_register_is_asked_by_name_and_label_in_three_languages(bare):
    for hole in of_the_register(bare):
        asked = filling.asked(bare, hole)
        assert asked.field == hole.field
        assert all(words.of(language)(asked.label) for language in words.LANGUAGES)
        assert asked.name == ("Kunder" if hole.table == "activity" else "")
    assert set(filling.asked_all(bare, answering.compose(bare, 1, ACCESS)[1])) == set(
        of_the_register(bare)
    )


def test_what_stands_in_a_field_is_shown_when_it_is_asked(bare):
    company = bare.company()
    with bare.action("action.company.changed", field="name"):
        bare.change(company, name="Fjordlys")
    hole = Hole("navnet", "company", company.uid, "name")
    assert filling.asked(bare, hole) == ("Fjordlys", "name", "field.company.name", "Fjordlys")


def letter_holes():
    """Record and field of every ``pen.hole(what, record, field)`` in letters/."""
    for path in house.modules(house.PACKAGE / "letters"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "hole"
            if called and len(node.args) == len(("what", "record", "field")):
                what, record, field = node.args
                for said in constants(what):
                    for name in constants(field):
                        yield said, ast.unparse(record), name


def constants(node):
    """What is written there: one value, or one of two."""
    return [part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and part.value]


def table_of(record):
    end = record.rpartition(".")[2]
    tables = ("request", "company", "activity", "letter", "claim", "finding", "service")
    return end if end in tables else "search"


def test_no_letter_can_have_a_hole_that_nothing_fills():
    found = list(letter_holes())
    assert len(found) > 15
    for what, record, field in found:
        hole = Hole(what, table_of(record), "uid", field)
        assert filling.step_of(hole) or field in ANSWERS, (what, record, field)
        for language in words.LANGUAGES:
            assert words.of(language).has(f"letters.hole.{what}")


@pytest.mark.parametrize(
    ("table", "field", "step"),
    [
        ("letter", "facts.reason", "answer"),
        ("letter", "facts.confirm_by", "answer"),
        ("letter", "service_id", "answer"),
        ("letter", "omitted", "assess"),
        ("claim", "outcome", "assess"),
        ("finding", "reason", "assess"),
        ("request", "controller_name", "received"),
        ("company", "address", ""),
    ],
)
def test_every_hole_leads_to_where_it_is_filled(table, field, step):
    assert filling.step_of(Hole("noe", table, "uid", field)) == step


def test_holes_of_a_case_lead_to_their_step(register, request_):
    assert {filling.step_of(hole) for hole in lacking(register)} == {"scope"}
    identity.doubt(register, request_.id, "Ny adresse.")
    assert "identity" in {filling.step_of(hole) for hole in lacking(register)}
    row = register.first(Search, "place = 'Asana'")
    collecting.mark(register, row.id, SearchResult.FOUND)
    assert "note" in {hole.field for hole in lacking(register)}
    for activity in register.find(Activity):
        collecting.set_applies(register, request_.id, activity.id, False)
    fields = {hole.field: filling.step_of(hole) for hole in lacking(register)}
    assert fields["activities"] == "scope"


def test_a_filled_hole_is_one_undoable_action_with_the_fields_name(bare):
    hole = next(h for h in lacking(bare) if h.field == "manager")
    filling.fill(bare, hole, "Kari Eksempel")
    assert bare.undo_label().values == {"field": "manager"}
    bare.undo()
    assert hole in lacking(bare)


def test_an_organisation_number_is_kept_as_nine_digits(bare):
    hole = next(h for h in lacking(bare) if h.field == "org_number")
    filling.fill(bare, hole, "313 131 319")
    assert bare.company().org_number == "313131319"


@pytest.mark.parametrize(
    ("field", "value", "key"),
    [
        ("manager", "", "err.required"),
        ("data_categories", (), "err.required"),
        ("email", "personvern@fjordlys", "err.email"),
        ("org_number", "313131318", "err.orgno.check"),
        ("purpose", PurposeAnswer("  ", LegalBasis.CONSENT), "err.required"),
        ("retention", RetentionAnswer(), "duties.error.retention_empty"),
        ("retention", RetentionAnswer(criteria=" \n"), "duties.error.retention_empty"),
        ("retention", RetentionAnswer(period="PtreY"), "duties.error.period"),
        ("retention", RetentionAnswer(period="P-3Y"), "duties.error.period"),
        ("retention", RetentionAnswer(period="P1,5Y"), "duties.error.period"),
        ("retention", RetentionAnswer(period="P3Y'; drop table x;--Y"), "duties.error.period"),
    ],
)
def test_what_says_nothing_is_refused_and_nothing_is_written(bare, field, value, key):
    hole = next(h for h in lacking(bare) if h.field == field)
    before = bare.undo_label()
    with pytest.raises(InvalidField) as caught:
        filling.fill(bare, hole, value)
    assert caught.value.key == key
    assert bare.undo_label() == before
    assert hole in lacking(bare)
    for language in words.LANGUAGES:
        said = words.of(language)(key, field="Navn", **caught.value.values)
        assert "{" not in said


@pytest.mark.parametrize(
    ("answer", "certainty", "trigger"),
    [
        (RetentionAnswer(unknown=True), ProposalCertainty.UNCLEAR, RetentionTrigger.NONE),
        (
            RetentionAnswer(criteria="så lenge avtalen varer"),
            ProposalCertainty.STATED,
            RetentionTrigger.NONE,
        ),
        (
            RetentionAnswer("P5Y", RetentionTrigger.FIN_YEAR_END),
            ProposalCertainty.STATED,
            RetentionTrigger.FIN_YEAR_END,
        ),
    ],
)
def test_how_long_may_be_a_period_a_rule_or_an_honest_unknown(bare, answer, certainty, trigger):
    hole = next(h for h in lacking(bare) if h.field == "retention")
    rule = filling.fill(bare, hole, answer)
    assert (rule.certainty, rule.trigger, rule.criteria) == (certainty, trigger, answer.criteria)
    assert rule.period == (answer.period or None)
    assert hole not in lacking(bare)


def test_a_hole_filled_once_is_filled_for_every_later_answer(tmp_path):
    register = sample.make(tmp_path, retention=False)
    first, second = (intake.log_request(register, DRAFT) for _ in range(2))
    hole = next(h for h in lacking(register, request=first.id) if h.field == "retention")
    filling.fill(register, hole, RetentionAnswer(unknown=True))
    assert not [h for h in lacking(register, request=second.id) if h.field == "retention"]
    register.close()
