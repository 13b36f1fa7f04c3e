"""The design's values: colours, type, space and sizes. Nothing here is Qt, so tests can compute.

A colour has a name for what it is for; screens never write a hex value. ``tests/desk/test_tokens``
computes the contrast of every pair that meets on screen.
"""

from typing import Final, Literal, NamedTuple

Tone = Literal["ok", "warn", "danger", "info", "neutral", "brand"]

CAPTION: Final = 12
SMALL: Final = 13
BODY: Final = 14
H3: Final = 15
H2: Final = 20
H1: Final = 24
DISPLAY: Final = 32

REGULAR: Final = 400
MEDIUM: Final = 500
SEMIBOLD: Final = 600

SPACE: Final = (4, 8, 12, 16, 20, 24, 32, 48)
MARGIN: Final = 32  # page margin
GUTTER: Final = 16  # between cards
LABEL_GAP: Final = 6  # label to field
FIELD_GAP: Final = 14  # field to field
GROUP_GAP: Final = 20  # group to group

CONTROL: Final = 36
CONTROL_SMALL: Final = 30
CHIP: Final = 24
ROW: Final = 56  # two lines
ROW_DENSE: Final = 44
NAV: Final = 36

RADIUS_TAG: Final = 6
RADIUS: Final = 8
RADIUS_CARD: Final = 12

SIDEBAR: Final = 232
RAIL: Final = 56
SHEET: Final = 412
NARROW: Final = 1000  # effective width below which the sidebar is a rail and columns stack

SCROLL_BAR: Final = 8  # does not scale
FADE_MS: Final = 120


class Colours(NamedTuple):
    """The colours of one appearance, as ``#RRGGBB``."""

    name: str
    bg: str
    sidebar: str
    surface: str
    sunken: str
    desk: str
    border: str
    control: str
    text: str
    text2: str
    text3: str
    accent: str
    accent_hover: str
    accent_press: str
    on_accent: str
    soft: str
    on_soft: str
    focus: str
    nav_sel: str
    ok: str
    ok_bg: str
    warn: str
    warn_bg: str
    danger: str
    danger_bg: str
    info: str
    info_bg: str
    neutral: str
    neutral_bg: str
    brand: str
    brand_bg: str
    hl: str
    hl_active: str
    hl_text: str
    scroll: str

    def of(self, name: str) -> str:
        """The colour called ``name``; raises AttributeError for a name we do not have."""
        value: str = getattr(self, name)
        return value


LIGHT: Final = Colours(
    name="light",
    bg="#F7F6F3",
    sidebar="#EFEDE8",
    surface="#FFFFFF",
    sunken="#F2F0EC",
    desk="#E6E3DD",
    border="#E0DCD4",
    control="#8F8B83",
    text="#1B2226",
    text2="#4F5A62",
    text3="#616A72",
    accent="#1C5468",
    accent_hover="#164455",
    accent_press="#103542",
    on_accent="#FFFFFF",
    soft="#E0EDF1",
    on_soft="#164455",
    focus="#1B7FA6",
    nav_sel="#FFFFFF",
    ok="#1B6B3E",
    ok_bg="#E3F2E8",
    warn="#7A4E00",
    warn_bg="#FBEFD5",
    danger="#A32219",
    danger_bg="#FBE6E3",
    info="#23559C",
    info_bg="#E5EEFA",
    neutral="#4F5A62",
    neutral_bg="#EDEBE6",
    brand="#164455",
    brand_bg="#E0EDF1",
    hl="#FFF3C9",
    hl_active="#FFE08A",
    hl_text="#1B2226",
    scroll="#CFCAC1",
)

DARK: Final = Colours(
    name="dark",
    bg="#14181B",
    sidebar="#0F1315",
    surface="#1C2125",
    sunken="#242A2F",
    desk="#0F1315",
    border="#323A40",
    control="#747F87",
    text="#EDEFF0",
    text2="#B4BDC3",
    text3="#949EA6",
    accent="#7CC4D8",
    accent_hover="#96D2E2",
    accent_press="#63B1C6",
    on_accent="#06222B",
    soft="#17343D",
    on_soft="#A9DCEA",
    focus="#7CC4D8",
    nav_sel="#242A2F",
    ok="#7FD3A0",
    ok_bg="#163325",
    warn="#F0C26B",
    warn_bg="#3A2C10",
    danger="#F5A097",
    danger_bg="#43201C",
    info="#9CC2F5",
    info_bg="#1B2D47",
    neutral="#B4BDC3",
    neutral_bg="#2A3136",
    brand="#A9DCEA",
    brand_bg="#17343D",
    hl="#3A3216",
    hl_active="#6B5410",
    hl_text="#F7F1DC",
    scroll="#465059",
)


# For those who ask for more contrast: text at least 7 : 1, edges 4.5 : 1, nothing told by a shade.
_HIGH_LIGHT: Final = LIGHT._replace(
    border="#6E6A62",
    control="#4F5A62",
    text2="#2B343A",
    text3="#333C43",
    accent="#103F50",
    accent_hover="#0C3340",
    accent_press="#08252F",
    on_soft="#0E3340",
    focus="#0A4A63",
    ok="#0E4526",
    warn="#553600",
    danger="#7A150D",
    info="#153C73",
    neutral="#2B343A",
    brand="#0E3340",
    scroll="#6E6A62",
)

_HIGH_DARK: Final = DARK._replace(
    bg="#0C0F11",
    sidebar="#080A0B",
    surface="#14181B",
    sunken="#1C2125",
    border="#87929A",
    control="#AEB8BF",
    text="#FFFFFF",
    text2="#E2E7EA",
    text3="#D2D9DE",
    accent="#9EDCEC",
    accent_hover="#B4E6F2",
    accent_press="#8BD0E2",
    on_accent="#041820",
    on_soft="#D3F0F8",
    focus="#FFFFFF",
    nav_sel="#2A3136",
    ok="#A6E8C0",
    warn="#FFD98F",
    warn_bg="#332607",
    danger="#FFC4BD",
    danger_bg="#391814",
    info="#C2DAFB",
    neutral="#E2E7EA",
    brand="#D3F0F8",
    hl_active="#4F3D08",
    hl_text="#FFFFFF",
    scroll="#87929A",
)


def high_contrast(colours: Colours) -> Colours:
    """The same appearance for those who ask for more contrast."""
    return _HIGH_DARK if colours.name == "dark" else _HIGH_LIGHT


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours as WCAG 2.2 defines it, 1.0 to 21.0."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
