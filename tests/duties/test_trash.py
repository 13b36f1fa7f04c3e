"""What comes back from the bin: with what went along, and with what had let go of it."""

from dpo_desk.duties import activities, retention, services, trash
from dpo_desk.records import (
    Activity,
    ActivityService,
    Cookie,
    Purpose,
    RetentionRule,
    Service,
    Vendor,
)
from dpo_desk.register import Register


def linked(register: Register) -> tuple[Service, RetentionRule, Cookie]:
    """A service of its own vendor that an activity, a rule and a cookie point at."""
    service = services.add(register, "Google", "Google Analytics")
    activity = register.first(Activity)
    activities.use_service(register, activity.uid, service.uid)
    with register.action("action.retention_rule.added"):
        rule = register.add(RetentionRule(service_id=service.id, data="Besøk"))
        cookie = register.add(Cookie(service_id=service.id, activity_id=activity.id, name="_ga"))
    return service, rule, cookie


def test_a_service_comes_back_with_its_vendor_and_all_that_pointed_at_it(register: Register):
    service, rule, cookie = linked(register)
    services.remove(register, service.uid)
    assert register.get(RetentionRule, rule.id).service_id is None
    [line] = trash.page(register)
    assert (line.table, line.title) == ("service", "Google Analytics")
    trash.put_back(register, line.table, line.uid)
    assert register.get(RetentionRule, rule.id) == rule
    assert register.get(Cookie, cookie.id) == cookie
    assert register.count(Vendor, "name = 'Google'") == 1
    assert register.count(ActivityService, "service_id = :s", s=service.id) == 1
    register.undo()
    assert register.get(RetentionRule, rule.id).place == "Google Analytics"
    assert trash.size(register) == 1
    assert register.verify().problems == ()


def test_what_was_decided_since_stands_when_a_service_comes_back(register: Register):
    service, rule, _ = linked(register)
    other = register.first(Service, "name = 'Asana'")
    services.remove(register, service.uid)
    retention.change(register, rule.uid, "service_id", other.id)
    trash.put_back(register, "service", service.uid)
    assert register.get(RetentionRule, rule.id).service_id == other.id


def test_the_first_service_to_come_back_brings_the_vendor_that_the_last_took(register: Register):
    first = services.add(register, "Google", "Google Analytics")
    last = services.add(register, "Google", "Google Ads")
    for service in (first, last):
        services.remove(register, service.uid)
    trash.put_back(register, "service", first.uid)
    assert register.count(Vendor, "name = 'Google'") == 1
    trash.put_back(register, "service", last.uid)
    assert trash.size(register) == 0


def test_an_activity_and_its_service_come_back_in_any_order(register: Register):
    service, _, _ = linked(register)
    activity = register.first(Activity)
    for order in ("activity service", "service activity"):
        activities.remove(register, activity.uid)
        services.remove(register, service.uid)
        uids = {"activity": activity.uid, "service": service.uid}
        for table in order.split():
            trash.put_back(register, table, uids[table])
        assert register.count(ActivityService, "service_id = :s", s=service.id) == 1
        assert register.count(Purpose, "activity_id = :a", a=activity.id) > 0
