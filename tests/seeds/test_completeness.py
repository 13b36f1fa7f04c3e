"""What a careful reader finds in a notice is in its register, and nothing is made up."""

from typing import Any

from dpo_desk.duties.seed_statements import Topic
from dpo_desk.law.codes import Relation, TransferMechanism
from dpo_desk.records import (
    Activity,
    Contact,
    Cookie,
    NoticeVersion,
    Purpose,
    Recipient,
    RetentionRule,
    Service,
    Statement,
    Vendor,
)
from dpo_desk.records.service import AgreementStatus
from dpo_desk.register import Register
from tests.seeds import facts

Truth = dict[str, Any]


def test_the_controller_and_every_way_to_reach_it(register: Register, expected: Truth) -> None:
    truth, company = expected["controller"], register.company()
    assert company.name == truth["name"]
    named = [s for s in facts.said(register, Topic.CONTROLLER) if s.record_field == "name"]
    assert facts.lines(named) == [truth["line"]]
    contacts = register.find(Contact, order="id")
    assert [[str(c.channel), c.value] for c in contacts] == truth["contacts"]
    assert any(contact.for_rights for contact in contacts)
    titles = {contact.title for contact in contacts} - {""}
    assert titles == {truth["contact_title"]} - {""}
    if "short_name" in truth:
        assert truth["short_name"] in company.trade_names
    for field in ("org_number", "address", "email"):
        if field in truth:
            assert getattr(company, field) == truth[field]
    if "phone" in truth:
        assert company.phone.replace(" ", "") == truth["phone"]


def test_what_the_notice_has_of_company_facts_has_its_sentence(
    register: Register, expected: Truth
) -> None:
    stated = {s.record_field for s in facts.said(register, Topic.CONTROLLER, Topic.CONTACT)}
    for field in ("org_number", "phone", "address", "email"):
        if field in expected["controller"]:
            assert field in stated, field


def test_every_recipient_with_its_role_place_purposes_and_lines(
    register: Register, expected: Truth
) -> None:
    found = facts.recipients(register)
    assert list(found) == [truth["name"] for truth in expected["recipient"]]
    for truth in expected["recipient"]:
        service = found[truth["name"]]
        assert service["vendor"] == truth["vendor"]
        assert service["role"] == {truth["role"]}
        assert service["region"] == truth["region"]
        assert set(truth["purposes"]) <= service["purposes"]
        assert service["lines"] == truth["lines"]


def test_recipients_without_a_name_are_groups(register: Register, expected: Truth) -> None:
    found = register.find(Recipient, order="id")
    assert [each.name for each in found] == expected["unnamed_recipients"]
    assert all(each.is_category for each in found)


def test_vendors_are_there_once_and_no_seat_is_made_up(register: Register) -> None:
    names = [vendor.name for vendor in register.find(Vendor)]
    assert len(names) == len(set(names))
    assert not any(v.country or v.org_number or v.website for v in register.find(Vendor))


def test_agreements_are_claimed_where_the_notice_claims_them(
    register: Register, expected: Truth
) -> None:
    every = register.find(Service, order="id")
    claimed = [s for s in every if s.agreement_status is AgreementStatus.CLAIMED]
    assert [service.name for service in claimed] == expected["agreements_claimed"]
    others = {s.agreement_status for s in every if s not in claimed}
    assert others <= {AgreementStatus.UNKNOWN}
    assert not any(s.agreement_signed_on or s.review_on for s in every)


def test_every_purpose(register: Register, expected: Truth) -> None:
    purposes = register.find(Purpose, order="id")
    assert [purpose.text for purpose in purposes] == expected["purposes"]
    stated = {s.record_uid for s in facts.said(register, Topic.PURPOSE)}
    assert {purpose.uid for purpose in purposes} <= stated


def test_every_basis_by_purpose(register: Register, expected: Truth) -> None:
    truth, statements = expected["bases"], facts.said(register, Topic.BASIS)
    assert facts.bases(register) == truth.get("by_purpose", {})
    stated = {s.value for s in statements if s.certainty is facts.STATED}
    assert stated == set(truth["stated"])
    assert {s.value for s in statements} - stated == set(truth["implied"])
    assert facts.lines(statements) == truth["lines"]


def test_every_period_as_it_is_said(register: Register, expected: Truth) -> None:
    truth = [
        (
            item["line"],
            item["trigger"],
            item.get("period", ""),
            item["action"],
            item.get("law", ""),
            item.get("certainty", "stated"),
        )
        for item in expected["retention"]
    ]
    assert facts.retention(register) == sorted(set(truth), key=str)


def test_a_rule_without_a_sentence_is_known_to_be_unknown(register: Register) -> None:
    """The recordings of s3: nothing is said of them, and nothing is made up."""
    stated = {s.record_uid for s in facts.said(register, Topic.RETENTION)}
    for rule in register.find(RetentionRule):
        if rule.uid not in stated:
            assert (rule.trigger, rule.period, rule.criteria) == ("none", None, "")
            assert rule.certainty == "unclear"


def test_every_right_and_promise(register: Register, expected: Truth) -> None:
    rights = facts.said(register, Topic.RIGHT)
    stated = {s.value for s in rights if s.certainty is facts.STATED}
    assert stated == set(expected["rights"])
    assert {s.value for s in rights} - stated == set(expected["rights_implicit"])
    promises = [[s.line, s.value] for s in facts.said(register, Topic.PROMISE)]
    assert promises == expected["promises"]


def test_every_cookie_with_its_lifetime(register: Register, expected: Truth) -> None:
    about = {s.record_uid: s.line for s in facts.said(register, Topic.COOKIE)}
    found = [
        [c.name, c.provider, c.lifetime or "", str(c.lifetime_from), about[c.uid]]
        for c in register.find(Cookie, order="id")
    ]
    assert found == expected["cookies"]


def test_every_word_on_transfers(register: Register, expected: Truth) -> None:
    truth, said = expected["transfers"], facts.said(register, Topic.TRANSFER)
    mechanisms = [s.value for s in said if s.value in set(TransferMechanism)]
    assert mechanisms == truth["mechanisms"]
    assert {s.value for s in said} - set(mechanisms) == {truth["outside"]} - {""}
    assert facts.lines(said) == truth.get("lines", [])
    assert facts.lines(facts.said(register, Topic.STORAGE)) == truth["storage"]


def test_no_mechanism_is_given_to_a_vendor_that_the_notice_does_not_give_it(
    register: Register,
) -> None:
    for service in register.find(Service):
        inside = service.storage_countries == ("EEA",)
        wanted = TransferMechanism.EEA if inside else TransferMechanism.UNKNOWN
        assert service.mechanism is wanted
        assert not service.access_countries


def test_what_is_denied_and_what_is_flagged(register: Register, expected: Truth) -> None:
    assert {s.value for s in facts.said(register, Topic.DENIAL)} == set(expected["denied"])
    assert facts.flags(register) == set(expected["flags"])


def test_what_the_notice_leaves_out(register: Register, expected: Truth) -> None:
    assert facts.missing(register) == set(expected["missing"])


def test_odd_statements_stand_with_their_lines(register: Register, expected: Truth) -> None:
    for topic, key in (
        (Topic.NOISE, "noise"),
        (Topic.GAP, "gaps"),
        (Topic.CITATION, "citations"),
        (Topic.CONDITION, "conditions"),
    ):
        assert facts.lines(facts.said(register, topic)) == expected[key], topic
    noted = facts.said(register, Topic.NOISE, Topic.GAP, Topic.CITATION)
    assert {s.line for s in noted if s.note} >= set(expected["gaps"] + expected["citations"])


def test_what_disagrees_stands_together_and_undecided(register: Register, expected: Truth) -> None:
    statements = register.find(Statement, "conflict <> ''", order="start, id")
    ids = list(dict.fromkeys(s.conflict for s in statements))
    assert sorted(ids) == sorted(truth["id"] for truth in expected["conflicts"])
    for truth in expected["conflicts"]:
        mine = [s for s in statements if s.conflict == truth["id"]]
        assert [s.value for s in mine] == truth["values"]
        assert [s.line for s in mine] == truth["lines"]
    assert not any(s.chosen for s in register.find(Statement))


def test_the_date_is_as_printed(register: Register, expected: Truth) -> None:
    dates = [s.value for s in facts.said(register, Topic.DATE)]
    assert dates == [expected["last_updated"]] * bool(expected["last_updated"])
    version = register.first(NoticeVersion)
    day = "".join(reversed(version.stated_date.split(".")))
    assert day == expected["last_updated"].replace("-", "")


def test_every_relation_that_fits_has_its_activities(register: Register, expected: Truth) -> None:
    found = {subject for a in register.find(Activity) for subject in a.subjects}
    assert [r for r in Relation if r in found] == expected["relations"]


def test_every_finding_has_a_sentence_in_the_register(register: Register, expected: Truth) -> None:
    """The lines of DOMAIN's table, seed by rule: what the self-check will point at."""
    stated = {s.line for s in register.find(Statement)} | {
        line
        for s in register.find(Statement)
        for line in range(s.line, s.line + s.quote.rstrip("\n").count("\n") + 1)
    }
    for rule, lines in expected["findings"].items():
        assert set(lines) - {0} <= stated, rule
