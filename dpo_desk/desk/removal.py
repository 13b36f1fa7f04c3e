"""What takes the open register's file away: removing it, and bringing a copy back.

The register is closed first; whatever then goes wrong ends on a page that says so.
"""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dpo_desk.words import DeskError

if TYPE_CHECKING:
    from dpo_desk.desk.opening import Opening
    from dpo_desk.duties.copies import Kept


def remove_register(opening: "Opening") -> None:
    """Take a last copy, close the register, remove its file; without a copy nothing happens."""
    from dpo_desk.desk.keeper import chosen_folder

    desk, chosen = opening.desk, chosen_folder(opening.desk)

    def job(register: Any) -> "Kept":
        from dpo_desk.duties import copies

        kept = copies.keep(register, chosen)
        if not kept.made and kept.trouble is not None:
            raise kept.trouble
        return kept

    desk.background.write(job, partial(_copied, opening), desk.tell, owner=opening)


def _copied(opening: "Opening", kept: "Kept") -> None:
    current = opening.current
    if current is None:
        return
    desk = opening.desk

    def job() -> None:
        from dpo_desk.duties import keeping

        keeping.remove(current.path)

    def done(_none: object) -> None:
        opening.recent.drop(current.path)
        desk.preferences.forget(current.uid)
        opening.welcome()
        said = {"name": current.company, "folder": kept.made[0].parent}
        desk.toast(desk.words("settings.wiped", **said))

    def failed(error: Exception) -> None:
        _tell(opening, error)

    opening.release(lambda: desk.background.compute(job, done, failed, owner=opening))


def bring_back(opening: "Opening", copy: Path, password: str, say: str) -> None:
    """Put a copy in the place of the open register and open it; ``say`` is said then.

    Where that cannot be, the register is opened again as it was, or its password is asked for.
    """
    current = opening.current
    if current is None:
        return
    desk, clock = opening.desk, opening.desk.clock

    def job() -> Any:
        from dpo_desk.duties import opening as duties

        return duties.restore(copy, current.path, password, clock)

    def done(restored: Any) -> None:
        opening.open(restored.path, password, say=say)

    def failed(error: Exception) -> None:
        if not isinstance(error, DeskError):
            _tell(opening, error)
            return
        opening.open(current.path, password, say=error.say(desk.words))

    opening.release(lambda: desk.background.compute(job, done, failed, owner=opening))


def _tell(opening: "Opening", error: Exception) -> None:
    opening.welcome(error if isinstance(error, DeskError) else None)
    if not isinstance(error, DeskError):
        raise error
