"""How somebody wants the window to look and speak, kept for each register."""

from dpo_desk.desk.context import Desk
from dpo_desk.desk.theme import known_contrast, known_mode, known_scale


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
