"""Make the fonts of the printed page that are not shipped by their makers as we need them.

InterT is Inter with the tabular figures in the digits' place (a PDF page cannot ask a font for
OpenType features), cut down to what stands in tables. NotoSansReserve holds what Inter lacks and
needs no shaping: the rest of Latin, Greek and Cyrillic, Armenian, Georgian, Ethiopic, common signs.

    python packaging/make_fonts.py NOTO    # NOTO: truetype/noto of Debian's fonts-noto-core

Sources: Inter 4.1, and fonts-noto-core 20201225. The result is committed in resources/fonts.
"""

import sys
import tempfile
from pathlib import Path

from fontTools import merge, subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
TABLE_TEXT = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2027), 0x20AC, 0x2212]
NO_SIGNS = (0, 0x20)
SIGNS = range(0x2600, 0x27C0)
PARTS = ("NotoSans-{}", "NotoSansArmenian-{}", "NotoSansGeorgian-{}", "NotoSansEthiopic-{}")
NAMES_KEPT = [0, 1, 2, 3, 4, 5, 6, 13, 14]


def main() -> None:
    """Write the three cuts of InterT and the two of NotoSansReserve."""
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    for weight in ("Regular", "Medium", "SemiBold"):
        tabular(weight)
    inter = set(TTFont(FONTS / "Inter-Regular.ttf").getBestCmap())
    for weight in ("Regular", "Bold"):
        reserve(Path(sys.argv[1]), weight, inter)


def tabular(weight: str) -> None:
    """Inter with every digit's code pointing at its tabular form."""
    font = TTFont(FONTS / f"Inter-{weight}.ttf", recalcTimestamp=False)
    forms = {f"{name}": f"{name}.tf" for name in _digits(font)}
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap = {code: forms.get(name, name) for code, name in table.cmap.items()}
    _cut(font, TABLE_TEXT)
    _save(font, "InterT", weight)


def reserve(noto: Path, weight: str, inter: set[int]) -> None:
    """One font of what Inter lacks, from several of the Noto family."""
    files = [noto / f"{part.format(weight)}.ttf" for part in PARTS]
    files += [noto / f"NotoSansSymbols{which}.ttf" for which in ("2-Regular", f"-{weight}")]
    taken = set(inter)
    with tempfile.TemporaryDirectory() as folder:
        pieces = []
        for path in files:
            font = TTFont(path, recalcTimestamp=False)
            mine = set(font.getBestCmap()) - taken
            if "Symbols" in path.name:
                mine &= set(SIGNS)
            taken |= mine
            _cut(font, sorted(mine - set(NO_SIGNS)))
            pieces.append(str(Path(folder) / path.name))
            font.save(pieces[-1])
        merged = merge.Merger(merge.Options(drop_tables=["GPOS", "GSUB", "GDEF"])).merge(pieces)
    _save(merged, "NotoSansReserve", weight)


def _digits(font: TTFont) -> list[str]:
    return [font.getBestCmap()[code] for code in range(ord("0"), ord("9") + 1)]


def _cut(font: TTFont, codes: list[int]) -> None:
    options = subset.Options(layout_features=[], hinting=False, name_IDs=NAMES_KEPT)
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "STAT", "meta"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)


def _save(font: TTFont, family: str, weight: str) -> None:
    for record in font["name"].names:
        name = {
            1: family,
            3: f"{family}-{weight}",
            4: f"{family} {weight}",
            6: f"{family}-{weight}",
        }
        if record.nameID in name:
            record.string = name[record.nameID]
    made = TTFont(FONTS / "Inter-Regular.ttf")["head"]  # no clock: the same input, the same bytes
    font["head"].created, font["head"].modified = made.created, made.modified
    font.recalcTimestamp = False
    font.save(FONTS / f"{family}-{weight}.ttf")


if __name__ == "__main__":
    main()
