"""The page and its type: A4, three verticals, one set of styles (points, from the top left)."""

from typing import Final, NamedTuple

MM: Final = 72 / 25.4

WIDTH: Final = 210 * MM
HEIGHT: Final = 297 * MM
A: Final = 25 * MM  # labels, address, card titles
B: Final = 60 * MM  # all running text
C: Final = 125 * MM  # sender, date block, country of a recipient
D: Final = 142 * MM  # values of the date block
RIGHT: Final = 190 * MM
AIR: Final = 6 * MM  # text ends this far before the right edge
FIRST_TOP: Final = 86 * MM
LATER_TOP: Final = 28 * MM
BOTTOM: Final = 273 * MM
FULL: Final = BOTTOM - LATER_TOP

TEXT: Final = "#1B2226"
TEXT2: Final = "#4F5A62"
PETROL: Final = "#1C5468"
HAIRLINE: Final = "#8F8B83"
HOLE: Final = "#FFE08A"

THIN: Final = 0.4  # between rows and sections
FIRM: Final = 0.8  # under a table's header, over a card, closing a summary
HEAVY: Final = 2.0  # petrol, over what matters most: once a page
DASH: Final = 0.9


class Style(NamedTuple):
    """A face of ``fonts.FACES`` at a size, with its leading and the first baseline's depth."""

    face: str
    size: float
    leading: float
    depth: float  # from the top of a line to its baseline
    colour: str = TEXT
    strong: str = "semibold"


H1: Final = Style("semibold", 17, 22, 17)
LABEL: Final = Style("semibold", 10, 14.5, 10.75)
LEAD_LABEL: Final = Style("semibold", 11, 14.5, 10.75, PETROL)
BODY: Final = Style("regular", 10, 14.5, 10.75)
QUESTION: Final = Style("regular", 9.5, 14.5, 10.75, TEXT2)
CARD_NUMBER: Final = Style("semibold", 10.5, 15, 11.1, PETROL)
CARD_TITLE: Final = Style("semibold", 10.5, 15, 11.1)
CARD_CONTINUED: Final = Style("regular", 10.5, 15, 11.1, TEXT2)
ROW_LABEL: Final = Style("regular", 9, 14.5, 10.75, TEXT2)
CAPTION: Final = Style("regular", 8.5, 12, 8.9, TEXT2)
TH: Final = Style("medium", 8.5, 12, 8.9, TEXT2)
TD: Final = Style("tabular", 9.5, 13.5, 10, TEXT, "tabular-semibold")
TD_STRONG: Final = Style("tabular-medium", 9.5, 13.5, 10, TEXT, "tabular-semibold")
WIDE: Final = Style("tabular", 8.5, 11.8, 8.9, TEXT, "tabular-semibold")  # of lists and records
WIDE_STRONG: Final = Style("tabular-semibold", 8.5, 11.8, 8.9)
WIDE_QUIET: Final = Style("tabular", 8.5, 11.8, 8.9, TEXT2)
LIST_NOTE: Final = Style("regular", 9, 13, 9.4, TEXT2)
ENTRY_NAME: Final = Style("medium", 10, 13.5, 10.75)
ENTRY_USE: Final = Style("regular", 9, 13.5, 10.75, TEXT2)
ENTRY_PLACE: Final = Style("regular", 9.5, 13.5, 10.75)
SIGNED: Final = Style("medium", 10, 14.5, 10.75)

ADDRESS: Final = Style("regular", 10, 4.3 * MM, 0)
FACT: Final = Style("regular", 9.5, 4.3 * MM, 0)
FACT_LABEL: Final = Style("regular", 8.5, 4.3 * MM, 0, TEXT2)
RETURN: Final = Style("regular", 7.5, 10, 0, TEXT2)
SENDER: Final = Style("regular", 8.5, 4.15 * MM, 0, TEXT2)
COMPANY: Final = Style("semibold", 13, 5 * MM, 0)
SMALL: Final = Style("regular", 8, 11, 0, TEXT2)
SMALL_DARK: Final = Style("regular", 8, 11, 0)
BAND_HEAD: Final = Style("semibold", 9, 12.5, 9.4)
BAND: Final = Style("regular", 9, 12.5, 9.4)
MARGIN_WORD: Final = Style("semibold", 20, 24, 0)
