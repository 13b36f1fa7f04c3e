"""What can be done with a plan of the agenda, whatever record it is: moved, or marked as done."""

from datetime import date

from dpo_desk.duties import retention, services, tasks
from dpo_desk.duties.errors import InvalidField
from dpo_desk.records import RetentionRule, Service, Task
from dpo_desk.register import Register


def move(register: Register, table: str, uid: str, to: date) -> None:
    """Plan it for another day; raises InvalidField for a day behind us or after its deadline.

    Raises ValueError for a record that is no plan: deadlines follow from facts.
    """
    if to < register.clock.today():
        raise InvalidField("duties.error.day_past", "plan_on")
    if table == Task.table:
        tasks.move(register, uid, to)
    elif table == RetentionRule.table:
        retention.postpone(register, uid, to)
    elif table == Service.table:
        services.change(register, uid, "review_on", to)
    else:
        raise ValueError(f"{table} is no plan")


def done(register: Register, table: str, uid: str) -> None:
    """It was done today; raises ValueError for a record that has no such mark."""
    if table == Task.table:
        tasks.done(register, uid)
    elif table == RetentionRule.table:
        retention.cleared(register, uid, register.clock.today())
    else:
        raise ValueError(f"{table} cannot be done")
