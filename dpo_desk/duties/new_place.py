"""A place that was searched and that the register does not know is offered to the register."""

from dpo_desk.duties import services
from dpo_desk.duties.events import refresh
from dpo_desk.law.codes import Role
from dpo_desk.records import ActivityService, Request, Search, Service
from dpo_desk.register import Register


def is_new(register: Register, search_id: int) -> bool:
    """Whether a place that was typed by hand is none that the register knows."""
    search = register.get(Search, search_id)
    return search.service_id is None and services.similar(register, "", search.place) is None


def into_register(register: Register, search_id: int, activity_id: int | None = None) -> Service:
    """Make a system of the register of a place that was typed by hand; the row is then its own.

    ``activity_id`` is what it is used for, where the manager says so: other cases of that activity
    get a row for it too. One of that name is taken as it is.
    """
    search = register.get(Search, search_id)
    request = register.get(Request, search.request_id)
    with register.action("action.search.into_register", ref=request.ref):
        known = services.similar(register, "", search.place)
        service = known or services.add(register, "", search.place, "")
        register.change(search, service_id=service.id)
        links = "activity_id = :a and service_id = :s"
        if activity_id is not None and not register.count(
            ActivityService, links, a=activity_id, s=service.id
        ):
            register.add(
                ActivityService(activity_id=activity_id, service_id=service.id, role=Role.UNCLEAR)
            )
        refresh(register, request.id)
        return service
