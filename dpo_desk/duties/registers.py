"""Where registers lie: file names from company names, the usual folder, places to warn about."""

import re
import sys
from pathlib import Path

SUFFIX = ".perm"
COPY_SUFFIX = ".permkopi"
APP_NAME = "Personvernpermen"

# Folders that another program copies behind our back, and may copy half-written (MODEL.md 13).
_SYNCHRONISED = re.compile(
    r"dropbox|onedrive|icloud|mobile documents|google ?drive|nextcloud|owncloud|jottacloud"
    r"|box sync|pcloud|megasync|sharepoint",
    re.IGNORECASE,
)
_NETWORK_TYPES = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "afpfs", "davfs"})
_LONGEST = 180  # bytes: file systems count those, and endings are added
_UNSAFE = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(10))}
)


def data_folder() -> Path:
    """The user's own folder for registers; it need not exist yet."""
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False)


def suggested_path(company: str, folder: Path | None = None) -> Path:
    """Where a new register for ``company`` would be kept: a free name in the usual folder."""
    home = folder or data_folder()
    name = file_name(company)
    path = home / f"{name}{SUFFIX}"
    number = 2
    while path.exists():
        path = home / f"{name} {number}{SUFFIX}"
        number += 1
    return path


def file_name(company: str) -> str:
    """A company's name as a file name that every system takes."""
    plain = " ".join(_UNSAFE.sub(" ", company).split()).strip(" .")[:80]
    whole = plain.encode()[:_LONGEST].decode(errors="ignore").strip(" .")
    device = whole.partition(".")[0].casefold() in _RESERVED
    return f"{whole}_" if device else whole or "Perm"


def warning(path: Path) -> str:
    """The message key of what is unwise about keeping a register at ``path``; "" if nothing is."""
    full = path.expanduser().absolute()
    if any(_SYNCHRONISED.search(part) for part in full.parts):
        return "registers.warn.synchronised"
    return "registers.warn.network" if _on_network(full) else ""


def _on_network(path: Path) -> bool:
    if str(path).startswith("\\\\"):
        return True
    if not sys.platform.startswith("linux"):
        return False
    return _mount_type(path, Path("/proc/mounts")) in _NETWORK_TYPES


def _mount_type(path: Path, mounts: Path) -> str:
    """The file system type of the mount that holds ``path``."""
    best, kind = "", ""
    for line in mounts.read_text(encoding="utf-8", errors="replace").splitlines():
        fields = line.split()
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ")
        if (path == Path(point) or Path(point) in path.parents) and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind
