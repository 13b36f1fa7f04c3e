"""What holds for every test: no screen, one locale, nobody's own folders, settled randomness."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Before anything imports Qt or asks for the locale.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.update(LC_ALL="C.UTF-8", LANGUAGE="")
os.environ.pop("DPO_DESK_PASSWORD", None)

settings.register_profile("house", max_examples=50, deadline=None)
settings.register_profile("ci", settings.get_profile("house"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "house")


# A thread that a test starts must not collect what lives in this one: ``desk/garbage.py``.
gc.disable()


@pytest.fixture(autouse=True)
def garbage_goes_between_tests() -> Iterator[None]:
    """Collect what is due, in this thread."""
    yield
    from dpo_desk.desk.garbage import collect_due

    gc.disable()
    collect_due()


@pytest.fixture(autouse=True)
def nobodys_folders(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """User data, settings and state of this test alone; the user's own registers stay out of it."""
    home = tmp_path_factory.mktemp("home")
    for variable in (
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_STATE_HOME",
        "APPDATA",
        "LOCALAPPDATA",
    ):
        monkeypatch.setenv(variable, str(home / variable.lower()))
    return home


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of a look in every language, size and scale, three run each time; the rest are slow.

    Every language, both scales and both sizes are among the three; ``make test-slow`` runs all.
    """
    for item in items:
        asked = getattr(getattr(item, "callspec", None), "params", {})
        if {"language", "scale"} <= asked.keys():
            width = asked["size"][0] if "size" in asked else None
            look = (asked["language"], asked["scale"])
            wanted = {("nb", 1.0): 1024, ("nn", 1.0): 1280, ("en", 2.0): 1280}
            if look not in wanted or (width is not None and width != wanted[look]):
                item.add_marker(pytest.mark.slow)
