"""Make a checkout ready for a make target: system libraries, ``.venv``, the pinned packages.

Runs before anything is installed, so it knows the standard library only. What is already there is
left alone: a second run costs a tenth of a second and no network.

    python3 -I packaging/bootstrap.py test|run
"""

import contextlib
import ctypes
import hashlib
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / "ready.json"
PINS = ROOT / "packaging" / "requirements" / "dev.txt"

# What Qt loads, and Debian's package for it.
OFFSCREEN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
ON_SCREEN = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
PIP = (PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--root-user-action=ignore")
# A fresh machine may still be busy with its own first updates.
WAIT = ("-o", "DPkg::Lock::Timeout=300")


def say(*lines: str) -> None:
    print(*lines, sep="\n", file=sys.stderr, flush=True)


def stop(*lines: str) -> None:
    say(*lines)
    raise SystemExit(1)


def run(*command: str | Path, quiet: bool = False) -> None:
    """Run a command, ``quiet`` unless it fails; then stop with the command and its exit status."""
    words = [str(part) for part in command]
    output = subprocess.PIPE if quiet else None
    done = subprocess.run(
        words, cwd=ROOT, stdout=output, stderr=output and subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        say(
            done.stdout or "",
            f"Set-up stopped (exit status {done.returncode}) at:",
            shlex.join(words),
        )
        raise SystemExit(1)


# --- system packages ---------------------------------------------------------------------------


def loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_packages(purpose: str) -> list[str]:
    """Debian's names of what this purpose needs and the system lacks."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = dict(OFFSCREEN)
    if purpose == "run" and (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        wanted |= ON_SCREEN
    missing = [package for library, package in wanted.items() if not loads(library)]
    if not PYTHON.exists() and not shutil.which("uv") and not importlib.util.find_spec("ensurepip"):
        missing.append(f"python{sys.version_info.major}.{sys.version_info.minor}-venv")
    return missing


def known_to_apt(package: str) -> bool:
    found = subprocess.run(["apt-cache", "show", package], capture_output=True, check=False)
    return found.returncode == 0


def newest_name(package: str) -> str:
    """Debian 13 and Ubuntu 24.04 renamed what holds 64-bit times: libglib2.0-0t64."""
    return f"{package}t64" if known_to_apt(f"{package}t64") else package


def install(packages: list[str]) -> None:
    """Install with apt, as root or through sudo; stop with the line to run where neither goes."""
    if not shutil.which("apt-get"):
        stop(
            "Some system libraries are missing, and this system is neither Debian nor Ubuntu.",
            "Install your system's packages for what Debian calls:",
            "  " + " ".join(packages),
        )
    sudo: tuple[str, ...] = () if os.geteuid() == 0 else ("sudo", "-n")
    if sudo and not may_become_root():
        names = " ".join(newest_name(package) for package in packages)
        stop(
            "Some system packages are missing. Run this line, then make again:",
            f"  sudo apt-get update && sudo apt-get install --no-install-recommends {names}",
        )
    say("Installing system packages: " + " ".join(packages))
    apt = (*sudo, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet=2", *WAIT)
    run(*apt, "update")
    names = [newest_name(package) for package in packages]
    run(*apt, "install", "--yes", "--no-install-recommends", *names, quiet=True)


def may_become_root() -> bool:
    if not shutil.which("sudo"):
        return False
    return subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0


def system(purpose: str) -> None:
    if missing := missing_packages(purpose):
        install(missing)
        if still := missing_packages(purpose):
            stop("Installed, but still not to be found: " + " ".join(still))


# --- .venv -------------------------------------------------------------------------------------


def wanted_state() -> dict[str, str]:
    """What the stamp says when nothing is left to do."""
    project = (ROOT / "pyproject.toml").read_bytes() + (ROOT / "dpo_desk/__init__.py").read_bytes()
    return {
        "root": str(ROOT),
        "packages": hashlib.sha256(PINS.read_bytes()).hexdigest(),
        "project": hashlib.sha256(project).hexdigest(),
    }


def present_state() -> dict[str, str]:
    try:
        state = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return state if isinstance(state, dict) else {}


def write_state(state: dict[str, str]) -> None:
    STAMP.write_text(json.dumps(state), encoding="utf-8")


def works() -> bool:
    """Whether .venv answers: not after its Python was removed or the folder was moved."""
    if present_state().get("root", str(ROOT)) != str(ROOT) or not PYTHON.exists():
        return False
    probe = [str(PYTHON), "-I", "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
    return subprocess.run(probe, capture_output=True, check=False).returncode == 0


def make_environment() -> None:
    if VENV.exists():
        shutil.rmtree(VENV)
    base = getattr(sys, "_base_executable", sys.executable)
    say(f"Making .venv with {base}")
    if uv := shutil.which("uv"):
        run(uv, "venv", "--quiet", "--python", base, VENV)
    else:
        run(base, "-m", "venv", VENV)


def install_packages() -> None:
    say("Installing the pinned packages into .venv; the first time this fetches about 200 MB")
    pinned = ("--require-hashes", "--only-binary", ":all:", "--requirement", PINS)
    if uv := shutil.which("uv"):
        run(uv, "pip", "install", "--quiet", "--python", PYTHON, *pinned)
    else:
        run(*PIP, *([] if sys.stderr.isatty() else ["--quiet"]), *pinned)


def install_project() -> None:
    """The checkout itself, editable: its code is used where it lies. Needs no network."""
    run(*PIP, "--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--editable", ROOT)


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """One set-up at a time in a checkout: two makes may start together."""
    import fcntl

    with open(ROOT / "packaging" / "bootstrap.py", "rb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def environment() -> None:
    wanted = wanted_state()
    if present_state() == wanted and PYTHON.exists():
        return
    with alone():
        if not works():
            make_environment()
        done = present_state()
        if done.get("packages") != wanted["packages"]:
            install_packages()
            done = {key: wanted[key] for key in ("root", "packages")}
            write_state(done)
        if done.get("project") != wanted["project"]:
            install_project()
        write_state(wanted)


def main() -> None:
    purpose = sys.argv[1] if len(sys.argv) == 2 else ""
    if purpose not in {"test", "run"}:
        stop("usage: bootstrap.py test|run")
    system(purpose)
    environment()


if __name__ == "__main__":
    main()
