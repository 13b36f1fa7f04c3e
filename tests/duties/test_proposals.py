"""From what was read in a notice to proposals, and from these to the register and back."""

import msgspec
import pytest

from dpo_desk import words
from dpo_desk.duties import history, links, notices, proposals, services, statements
from dpo_desk.duties.errors import InvalidField
from dpo_desk.notices.model import CodeFound, Conflict, Evidence, NoticeFacts
from dpo_desk.notices.model import Recipient as Named
from dpo_desk.records import (
    Activity,
    ActivityService,
    Company,
    Contact,
    Cookie,
    Notice,
    Proposal,
    ProposalKind,
    ProposalState,
    PurposeBasis,
    Recipient,
    RetentionRule,
    Service,
    Statement,
    Vendor,
)
from dpo_desk.register import Register
from tests import sample
from tests.duties.notice_facts import FACTS, FIVE, TEXT, THREE, at


@pytest.fixture
def register(tmp_path):
    company = Company(name="Fjordlys Prøve AS")
    made = Register.create(
        tmp_path / "fjordlys.perm", company=company, password=None, clock=sample.clock()
    )
    yield made
    made.close()


@pytest.fixture
def version(register):
    return notices.new_version(register, text=TEXT, title="Personvernerklæring")


@pytest.fixture
def read(register, version):
    """The proposals of a version by kind; some kinds have two."""
    proposals.propose(register, version.uid, FACTS)
    found: dict[ProposalKind, list[Proposal]] = {}
    for one in proposals.of_version(register, version.uid):
        found.setdefault(one.kind, []).append(one)
    return found


def test_proposals_stand_in_reading_order_each_with_its_words(register, version, read):
    every = proposals.of_version(register, version.uid)
    starts = [one.spans[0][0] for one in every]
    assert starts == sorted(starts)
    assert [one.kind for one in every if one.kind is ProposalKind.CONFLICT] == ["conflict"]
    for one in every:
        for start, end, line in one.spans:
            assert version.text[start:end].strip()
            assert line == version.text.count("\n", 0, start) + 1
    assert {kind: len(mine) for kind, mine in read.items() if len(mine) > 1} == {
        ProposalKind.SERVICE: 2
    }
    assert set(read) == set(ProposalKind)


def test_nothing_is_written_before_it_is_accepted(register, read):
    for kind in (Service, Activity, RetentionRule, Cookie, Statement, Contact):
        assert register.count(kind) == 0
    assert register.company().email == ""


def test_what_is_accepted_has_its_sentence(register, version, read):
    for mine in read.values():
        for one in mine:
            values = {}
            if one.kind is ProposalKind.RECIPIENT:
                values = {"activity_uid": register.find(Activity)[0].uid}
            if one.kind is not ProposalKind.CONFLICT:
                proposals.accept(register, one.uid, values)
    service = register.first(Service, "name = 'MailerLite'")
    said = statements.sources(register, "service", service.uid)
    assert said["name"].quote == "Til utsendelsen bruker vi MailerLite."
    assert version.text[said["name"].start : said["name"].end] == said["name"].quote
    assert statements.sources(register, "company", register.company().uid)["email"].quote == (
        "post@fjordlys.example"
    )
    basis = register.first(PurposeBasis)
    assert statements.sources(register, "purpose_basis", basis.uid)["basis"].section
    activity = register.first(Activity)
    assert (activity.subjects, activity.data_categories) == (("subscriber",), ("email",))
    assert register.first(ActivityService).activity_id == activity.id
    assert activity.children == "stated_none"
    assert register.first(Service, "name = 'Skylager'").storage_countries == ("US",)
    assert register.first(Service, "name = 'Skylager'").mechanism == "scc"
    assert {one.value for one in register.find(Statement, "topic = 'right'")} == {
        "access",
        "rectification",
    }
    assert register.first(Statement, "topic = 'promise'").value == "P30D"
    for said in register.find(Statement):
        assert version.text[said.start : said.end] == said.quote


def test_edits_are_kept_and_keep_their_source(register, read):
    (one,) = read[ProposalKind.COOKIE]
    proposals.accept(register, one.uid, {"name": "_ga_X", "lifetime": "P1Y"})
    cookie = register.first(Cookie)
    assert (cookie.name, cookie.lifetime) == ("_ga_X", "P1Y")
    assert statements.sources(register, "cookie", cookie.uid)["name"].quote.startswith("Kapselen")


def test_what_cannot_be_right_is_refused_and_nothing_is_written(register, read):
    (one,) = read[ProposalKind.COMPANY]
    with pytest.raises(InvalidField) as refused:
        proposals.accept(register, one.uid, {"email": "ikke en adresse"})
    assert refused.value.field == "email"
    assert register.by_uid(Proposal, one.uid).state is ProposalState.OPEN
    assert register.company().email == ""


def test_who_gets_data_waits_for_the_activity_it_belongs_to(register, read):
    (one,) = read[ProposalKind.RECIPIENT]
    proposals.accept(register, one.uid)
    assert register.count(Recipient) == 0
    proposals.accept(register, read[ProposalKind.ACTIVITY][0].uid)
    (recipient,) = register.find(Recipient)
    assert recipient.activity_id == register.first(Activity).id
    source = statements.sources(register, "recipient", recipient.uid)["name"]
    assert source.quote == "Våre regnskapsførere"
    proposals.reopen(register, one.uid)
    assert register.count(Recipient) == 0


def test_accepting_all_that_is_stated_leaves_the_rest_open(register, version, read):
    n = proposals.accept_stated(register, version.uid)
    left = [one for one in proposals.of_version(register, version.uid) if not one.state.is_decided]
    assert {one.kind for one in left} == {
        ProposalKind.CONFLICT,
        ProposalKind.SERVICE,
    }
    assert n == len(proposals.of_version(register, version.uid)) - len(left)
    assert [rule.period for rule in register.find(RetentionRule)] == ["P30D"]
    register.undo()
    assert register.count(Service) == 0
    assert not any(one.state.is_decided for one in proposals.of_version(register, version.uid))


def test_each_can_be_taken_back_whatever_came_after(register, version, read):
    activity = read[ProposalKind.ACTIVITY][0]
    service = read[ProposalKind.SERVICE][0]
    company = read[ProposalKind.COMPANY][0]
    for one in (activity, service, company):
        proposals.accept(register, one.uid)
    assert register.count(ActivityService) == 1
    proposals.reopen(register, activity.uid)
    assert (register.count(Activity), register.count(ActivityService)) == (0, 0)
    assert register.count(Service) == 1
    proposals.reopen(register, company.uid)
    assert register.company().email == ""
    assert register.by_uid(Proposal, company.uid).state is ProposalState.OPEN
    proposals.accept(register, activity.uid)
    assert register.count(Activity) == register.count(ActivityService) == 1


def test_a_field_that_was_changed_since_is_left_alone(register, read):
    (one,) = read[ProposalKind.COMPANY]
    proposals.accept(register, one.uid)
    with register.action("action.company.changed", field="email"):
        register.change(register.company(), email="kari@fjordlys.example")
    proposals.reopen(register, one.uid)
    assert register.company().email == "kari@fjordlys.example"


def test_everything_can_be_taken_back_at_once(register, version, read):
    proposals.accept_stated(register, version.uid)
    proposals.skip(register, read[ProposalKind.SERVICE][1].uid)
    proposals.decide(register, read[ProposalKind.CONFLICT][0].uid, side=0)
    assert proposals.reopen_all(register, version.uid) > 5
    for kind in (Service, Vendor, Activity, RetentionRule, Cookie, Statement, Contact):
        assert register.count(kind) == 0, kind
    assert {one.state for one in proposals.of_version(register, version.uid)} == {"open"}


@pytest.mark.parametrize(
    ("decision", "periods", "state"),
    [
        ({"side": 0}, ["P3Y"], "accepted"),
        ({"side": 1}, ["P5Y"], "accepted"),
        ({"answer": "P4Y"}, ["P4Y"], "accepted"),
        ({}, ["P3Y", "P5Y"], "unknown"),
    ],
)
def test_a_conflict_is_decided_on_its_card(register, read, decision, periods, state):
    (one,) = read[ProposalKind.CONFLICT]
    assert [side["value"] for side in one.values["sides"]] == ["P3Y", "P5Y"]
    kept = proposals.decide(register, one.uid, **decision)
    assert (kept.state, [rule.period for rule in register.find(RetentionRule)]) == (state, periods)
    (conflict,) = statements.conflicts(register)
    assert conflict.decided_on == sample.clock().today()
    assert [side.sources[0].quote for side in conflict.sides] == [THREE, FIVE]
    assert statements.conflicts(register, undecided=True) == ()
    proposals.reopen(register, one.uid)
    assert register.count(RetentionRule) == 0
    assert statements.conflicts(register) == ()


@pytest.mark.parametrize("deed", [proposals.skip, proposals.reject, proposals.unknown])
def test_what_is_not_wanted_writes_nothing_and_can_be_taken_back(register, read, deed):
    one = read[ProposalKind.SERVICE][0]
    assert deed(register, one.uid).state.is_decided
    assert register.count(Service) == 0
    assert proposals.reopen(register, one.uid).state is ProposalState.OPEN


def test_reading_again_proposes_only_what_is_new(register, version, read):
    proposals.accept(register, read[ProposalKind.SERVICE][0].uid)
    proposals.reject(register, read[ProposalKind.COOKIE][0].uid)
    assert proposals.propose(register, version.uid, FACTS) == []
    changed = TEXT + "\nVi bruker også Asana.\n"
    newer = notices.new_version(
        register, text=changed, notice_uid=register.first(Notice).uid, because="Ny"
    )
    quote = "Vi bruker også Asana."
    start = newer.text.index(quote)
    asana = Named(
        name="Asana", vendor="Asana", role="processor",
        evidence=(Evidence(22, start, start + len(quote), quote),),
    )  # fmt: skip
    facts = msgspec.structs.replace(FACTS, recipients=(*FACTS.recipients, asana))
    kinds = [one.kind for one in proposals.propose(register, newer.uid, facts)]
    assert ProposalKind.COOKIE not in kinds  # «Stemmer ikke» holds
    names = {
        one.values["name"] for one in proposals.of_version(register, newer.uid)
        if one.kind is ProposalKind.SERVICE
    }  # fmt: skip
    assert names == {"Asana", "Skylager"}  # what was open is proposed from the new text
    assert not [
        one for one in proposals.of_version(register, version.uid) if not one.state.is_decided
    ]


def test_what_is_there_under_another_name_is_not_doubled(register, version):
    services.add(register, "Mailerlite", used_for="")
    proposals.propose(register, version.uid, FACTS)
    mine = [
        one for one in proposals.of_version(register, version.uid)
        if one.kind is ProposalKind.SERVICE and "record_uid" in one.values
    ]  # fmt: skip
    (one,) = mine
    proposals.accept(register, one.uid)
    (service,) = register.find(Service, "name = 'Mailerlite'")
    assert service.used_for == "utsendelse av nyhetsbrev"
    proposals.reopen(register, one.uid)
    assert register.first(Service, "name = 'Mailerlite'").used_for == ""


def test_two_hundred_at_once(register, version):
    many = tuple(
        Named(name=f"Tjeneste {n}", vendor=f"Firma {n}", role="processor", evidence=at(THREE))
        for n in range(200)
    )
    proposals.propose(register, version.uid, NoticeFacts(recipients=many))
    assert proposals.accept_stated(register, version.uid) == 200
    assert register.count(Service) == 200


@pytest.mark.parametrize("text", ["", " ", "\x00", "<b>&amp;</b>", "\U0001f9fe" * 50])
def test_hostile_words_are_only_words(register, version, text):
    found = Named(name=text, vendor=text, role="processor", evidence=at(THREE))
    proposals.propose(register, version.uid, NoticeFacts(recipients=(found,)))
    for one in proposals.of_version(register, version.uid):
        proposals.accept(register, one.uid)
        assert text.strip("\x00 ") in register.first(Service).name


def test_an_empty_notice_proposes_nothing(register, version):
    assert proposals.propose(register, version.uid, NoticeFacts()) == []
    assert proposals.accept_stated(register, version.uid) == 0


def test_what_is_denied_and_done_all_the_same_is_one_card(register, version):
    words = "Vi behandler ikke opplysninger om"
    denied = CodeFound(code="children", evidence=at(words))
    conflict = Conflict(
        about="children", values=("no", "yes"), evidence=(*at(words), *at("Kapselen _ga"))
    )
    facts = NoticeFacts(denied_found=(denied,), conflicts=(conflict,))
    (one,) = proposals.propose(register, version.uid, facts)
    assert one.kind is ProposalKind.CONFLICT
    assert [side["topic"] for side in one.values["sides"]] == ["denial", "assurance"]
    proposals.decide(register, one.uid, side=0)
    (kept,) = statements.conflicts(register)
    assert kept.chosen.topic == "denial"
    assert kept.chosen.sources[0].quote == words


def test_history_names_what_was_proposed(register, version, read):
    one = read[ProposalKind.SERVICE][0]
    proposals.accept(register, one.uid)
    assert links.title_of(register, "proposal", one.uid) == "MailerLite"
    assert links.home(register, "proposal", one.uid).uid == version.uid
    lines = history.page(register, history.Asked(), words.of("nb"))
    assert any("godtok et forslag" in line.sentence.casefold() for line in lines)
