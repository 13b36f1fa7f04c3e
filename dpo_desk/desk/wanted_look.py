"""How somebody wants the window to look and speak, kept for each register."""

from dpo_desk.desk.context import Desk
from dpo_desk.desk.theme import Contrast, Mode


def apply(desk: Desk, uid: str) -> None:
    """Look and speak as with the register ``uid`` last; "" for one of which nothing is kept."""
    kept = desk.preferences
    kept.use(uid)
    mode = known_mode(kept.get("theme"))
    if mode != desk.theme.mode:
        desk.theme.set_mode(mode)
    desk.theme.calm = kept.get("motion") == "less"
    contrast = known_contrast(kept.get("contrast"))
    if contrast != desk.theme.contrast:
        desk.theme.set_contrast(contrast)
    desk.theme.set_scale(known_scale(kept.get("scale")))
    desk.set_language(kept.get("language", desk.words.language))


def known_mode(found: object) -> Mode:
    """A mode as preferences hold it; anything else follows the system."""
    return "light" if found == "light" else "dark" if found == "dark" else "system"


def known_contrast(found: object) -> Contrast:
    """A contrast as preferences hold it; anything else follows the system."""
    return "high" if found == "high" else "normal" if found == "normal" else "system"


def known_scale(found: object) -> float:
    """A text scale as preferences hold it; anything else is 1."""
    return min(2.0, max(1.0, float(found))) if isinstance(found, int | float) else 1.0
