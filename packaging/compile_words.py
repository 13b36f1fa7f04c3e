"""Compile every catalogue: ``resources/locale/<language>/LC_MESSAGES/<domain>.po`` to ``.mo``.

The same words give the same bytes, whenever and wherever this runs: ``make words``.
"""

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "resources" / "locale"
# A catalogue without dates in its head would get the time of compiling.
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)


def compiled(po: Path) -> bytes:
    """What belongs in the .mo beside this .po; a mistake in the .po raises, with its line."""
    with open(po, "rb") as file:
        catalogue: Catalog = read_po(file, locale=po.parts[-3], abort_invalid=True)
    catalogue.creation_date = catalogue.revision_date = NO_DATE
    mo = io.BytesIO()
    write_mo(mo, catalogue)
    return mo.getvalue()


def main() -> None:
    catalogues = sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))
    if not catalogues:
        sys.exit(f"no catalogue under {LOCALE}")
    for po in catalogues:
        mo, content = po.with_suffix(".mo"), compiled(po)
        if not mo.exists() or mo.read_bytes() != content:
            mo.write_bytes(content)
            print(f"{mo.relative_to(LOCALE.parent.parent)} compiled")


if __name__ == "__main__":
    main()
