"""The self-check of a large register with its notice: the whole, and the longest step."""

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import thread_time

from dpo_desk.duties import checking, notices
from dpo_desk.law.codes import LegalBasis, RetentionTrigger
from dpo_desk.records import (
    Activity,
    ActivityService,
    Purpose,
    PurposeBasis,
    RetentionRule,
    Service,
    Vendor,
)
from dpo_desk.register import Register
from tests import sample
from tests.bench import Figure

SERVICES, ACTIVITIES = 500, 200
WHOLE_MS, STEP_MS = 300, 100
_RUNS = 5
PARAGRAPH = (
    "Vi behandler navn, adresse og e-postadresse for å svare på henvendelser. Grunnlaget er "
    "berettiget interesse i å hjelpe deg. Opplysningene slettes etter to år.\n\n"
)


def run() -> list[Figure]:
    """The whole check of a register whose notice was read before, and its longest step."""
    with TemporaryDirectory() as folder, large(Path(folder)) as register:
        list(checking.steps(register, sample.TODAY))  # the notice is read, patterns compiled
        whole, longest = zip(*(_times(register) for _ in range(_RUNS)), strict=True)
        found = len(checking.findings(register, sample.TODAY))
    return [
        _figure("the self-check", median(whole) * 1000, WHOLE_MS, found),
        _figure("the longest step of the self-check", median(longest) * 1000, STEP_MS, found),
    ]


def _times(register: Register) -> tuple[float, float]:
    """Seconds of all steps together, and of the longest."""
    steps = checking.steps(register, sample.TODAY)
    times = []
    begun = thread_time()
    for _ in steps:
        times.append(thread_time() - begun)
        begun = thread_time()
    return sum(times), max(times)


def _figure(name: str, took: float, most: int, found: int) -> Figure:
    detail = f"{took:.0f} ms, {found:,} findings: {SERVICES} services, {ACTIVITIES} activities"
    return Figure(f"{name}, of {most} ms", took / most, 1.0, None, detail)


def large(folder: Path) -> Register:
    """A register of that size."""
    register = sample.make(folder)
    with register.action("action.service.added"):
        vendors = [register.add(Vendor(name=f"Leverandør {n}")) for n in range(50)]
        services = [
            register.add(
                Service(name=f"System {n}", vendor_id=vendors[n % 50].id, used_for="drift")
            )
            for n in range(SERVICES)
        ]
        for n in range(ACTIVITIES):
            activity = register.add(Activity(name=f"Aktivitet {n}", subjects=("customer",)))
            purpose = register.add(Purpose(activity_id=activity.id, text=f"Formål {n}"))
            basis = LegalBasis.LEGITIMATE_INTERESTS if n % 2 else LegalBasis.CONTRACT
            register.add(PurposeBasis(purpose_id=purpose.id, basis=basis))
            register.add(ActivityService(activity_id=activity.id, service_id=services[n].id))
            register.add(
                RetentionRule(
                    activity_id=activity.id,
                    data=f"Opplysninger {n}",
                    period="P2Y",
                    trigger=RetentionTrigger.CONTRACT_END,
                )
            )
    notices.new_version(
        register, text="Personvernerklæring\n\n" + PARAGRAPH * 20, title="Erklæring"
    )
    return register
