"""The record of processing is kept field by field, part by part, and every step can be undone."""

from datetime import UTC, datetime

import pytest

from dpo_desk.duties import activities, activity_view, labels, seeding, trash
from dpo_desk.duties.activity_list import LISTING
from dpo_desk.duties.activity_view import MISSING
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.windows import Window
from dpo_desk.law.codes import LegalBasis, ProposalCertainty, Stated
from dpo_desk.records import (
    Activity,
    ActivityService,
    Company,
    Cookie,
    Purpose,
    PurposeBasis,
    Recipient,
    RetentionRule,
    Service,
)
from dpo_desk.register import NotFound, Register
from dpo_desk.words import of
from tests import sample


@pytest.fixture
def activity(register: Register) -> Activity:
    return activities.add(register, "  Nyhetsbrev ")


def purposes(register: Register, activity: Activity) -> list[str]:
    found = register.find(Purpose, "activity_id = :a", order="position, id", a=activity.id)
    return [purpose.text for purpose in found]


def test_a_new_activity_lacks_everything_but_its_name(register, activity) -> None:
    view = activity_view.view(register, activity.uid)
    assert view.activity.name == "Nyhetsbrev"
    assert view.missing == ("people", "data", "purpose", "retention")
    row = LISTING.one(register, activity.uid)
    assert row
    assert row.missing == view.missing


def test_a_field_is_written_once_and_named(register, activity) -> None:
    activities.change(register, "activity", activity.uid, "security", " Tilgangsstyrt. ")
    changed = register.by_uid(Activity, activity.uid)
    assert changed.security == "Tilgangsstyrt."
    label = register.undo_label()
    assert label
    assert labels.say(label, of("nb")) == "endret «Hvordan er de sikret?» i en behandling"
    activities.change(register, "activity", activity.uid, "security", "Tilgangsstyrt.")
    register.undo()
    assert register.by_uid(Activity, activity.uid).security == ""


def test_only_what_belongs_to_an_activity_is_changed_here(register) -> None:
    with pytest.raises(NotFound):
        activities.change(register, "company", register.first(Company).uid, "name", "Å")


def test_purposes_are_added_moved_and_removed_in_order(register, activity) -> None:
    for text in ("Én", "To", "Tre"):
        activities.add_purpose(register, activity.uid, text)
    one, _, three = register.find(Purpose, "activity_id = :a", order="position", a=activity.id)
    activities.move_purpose(register, three.uid, -1)
    assert purposes(register, activity) == ["Én", "Tre", "To"]
    activities.move_purpose(register, one.uid, -1)  # already first
    activities.move_purpose(register, one.uid, 9)
    assert purposes(register, activity) == ["Tre", "To", "Én"]
    activities.remove_part(register, "purpose", three.uid)
    assert purposes(register, activity) == ["To", "Én"]
    for _ in range(3):
        register.undo()
    assert purposes(register, activity) == ["Én", "To", "Tre"]


def test_a_purpose_rests_on_several_bases_and_takes_them_along(register, activity) -> None:
    purpose = activities.add_purpose(register, activity.uid, "Sende nyhetsbrev")
    consent = activities.add_basis(register, purpose.uid, LegalBasis.CONSENT)
    interest = activities.add_basis(register, purpose.uid, LegalBasis.LEGITIMATE_INTERESTS)
    assert activities.add_basis(register, purpose.uid, LegalBasis.CONSENT) == consent
    assert "reason" in activity_view.view(register, activity.uid).missing
    activities.change(register, "purpose_basis", interest.uid, "reason", "Kundene ønsker det.")
    assert "reason" not in activity_view.view(register, activity.uid).missing
    activities.remove_part(register, "purpose", purpose.uid)
    assert register.by_uid(PurposeBasis, consent.uid).removed_at is not None
    register.undo()
    [aim] = activity_view.view(register, activity.uid).aims
    assert [basis.basis for basis in aim.bases] == ["consent", "legitimate_interests"]


def test_a_service_is_used_once_in_its_own_role(register, activity) -> None:
    service = register.first(Service, "name = 'Papirarkivet'")
    assert service
    link = activities.use_service(register, activity.uid, service.uid)
    assert link.role is service.role
    assert activities.use_service(register, activity.uid, service.uid).id == link.id
    assert [use.service.name for use in activity_view.view(register, activity.uid).uses] == [
        "Papirarkivet"
    ]


def test_recipients_and_cookies_stand_with_it(register, activity) -> None:
    recipient = activities.add_recipient(register, activity.uid, "Posten")
    cookie = activities.add_cookie(register, activity.uid, "_ga")
    activities.change(register, "cookie", cookie.uid, "lifetime", "P2Y")
    view = activity_view.view(register, activity.uid)
    assert [each.uid for each in view.recipients] == [recipient.uid]
    assert view.cookies[0].lifetime == "P2Y"
    assert "retention" not in view.missing


@pytest.mark.parametrize(
    ("value", "kept"), [("", None), (None, None), ("P2Y", "P2Y"), ("PT30M", "PT30M")]
)
def test_a_period_is_iso_or_nothing(register, activity, value, kept) -> None:
    cookie = activities.add_cookie(register, activity.uid)
    activities.change(register, "cookie", cookie.uid, "lifetime", value)
    assert register.by_uid(Cookie, cookie.uid).lifetime == kept
    with pytest.raises(InvalidField):
        activities.change(register, "cookie", cookie.uid, "lifetime", "to år")


def test_it_goes_to_the_bin_with_its_parts_and_comes_back_with_them(register) -> None:
    activity = register.find(Activity)[0]
    early = activities.add_recipient(register, activity.uid, "Slettet for lenge siden")
    with register.action("seed.loaded"):
        register.change(early, removed_at=datetime(2025, 1, 1, tzinfo=UTC))
    before = activity_view.view(register, activity.uid)
    removed = activities.remove(register, activity.uid)
    assert removed.removed_at is not None
    assert not register.find(Purpose, "activity_id = :a", a=activity.id)
    assert not register.find(ActivityService, "activity_id = :a", a=activity.id)
    assert register.find(RetentionRule, "activity_id = :a", a=activity.id)
    trash.put_back(register, "activity", activity.uid)
    assert activity_view.view(register, activity.uid) == before
    assert not register.find(Recipient)
    for _ in range(2):
        register.undo()
    assert activity_view.view(register, activity.uid) == before
    assert register.verify().ok


@pytest.mark.parametrize("name", seeding.names())
def test_list_and_page_agree_on_what_is_missing(tmp_path, name: str) -> None:
    with seeding.create_from_seed(
        tmp_path / "a.perm", name, password=None, clock=sample.clock()
    ) as register:
        every = {row.uid: row for row in LISTING.window(register, Window())}
        lacking = {row.uid for row in LISTING.window(register, Window("missing"))}
        assert len(every) == register.count(Activity)
        for uid, row in every.items():
            view = activity_view.view(register, uid)
            assert row.missing == view.missing
            assert (uid in lacking) == bool(view.missing)
            assert row.purposes == tuple(aim.purpose.text for aim in view.aims)
        counts = LISTING.counts(register)
        assert counts["missing"] == len(lacking)


def test_each_fact_that_is_missing_is_found_by_page_and_list(register, activity) -> None:
    for rule in register.find(RetentionRule):
        activities.remove_part(register, "retention_rule", rule.uid)
    purpose = activities.add_purpose(register, activity.uid)
    activities.change(register, "activity", activity.uid, "name", "")
    view = activity_view.view(register, activity.uid)
    assert set(view.missing) == set(MISSING) - {"reason"}
    basis = activities.add_basis(register, purpose.uid, LegalBasis.LEGITIMATE_INTERESTS)
    for table, uid, field, value in (
        ("activity", activity.uid, "name", "Å"),
        ("activity", activity.uid, "subjects", ("customer",)),
        ("activity", activity.uid, "data_categories", ("name",)),
        ("purpose", purpose.uid, "text", "Et formål"),
        ("purpose_basis", basis.uid, "reason", "En grunn"),
    ):
        activities.change(register, table, uid, field, value)
    row = LISTING.one(register, activity.uid)
    assert row
    assert row.missing == activity_view.view(register, activity.uid).missing == ("retention",)


def test_special_categories_have_a_filter(register, activity) -> None:
    assert LISTING.counts(register)["special"] == 0
    activities.change(register, "activity", activity.uid, "special_categories", Stated.KNOWN)
    assert [row.uid for row in LISTING.window(register, Window("special"))] == [activity.uid]


def test_an_activity_is_found_by_its_purpose(register) -> None:
    [row] = LISTING.window(register, Window(text="melder feil"))
    assert row.name == "Brukerstøtte"


def test_our_reading_can_be_confirmed(register) -> None:
    basis = register.find(PurposeBasis)[0]
    with register.action("seed.loaded"):
        register.change(basis, certainty=ProposalCertainty.INTERPRETED)
    activities.confirm(register, "purpose_basis", basis.uid)
    assert register.get(PurposeBasis, basis.id).certainty is ProposalCertainty.STATED
