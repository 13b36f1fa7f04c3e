"""The one style sheet of the application, filled from tokens; no widget has one of its own.

Widgets say what they are through object names (``Card``) and dynamic properties (``role``,
``kind``, ``tone``). ``$name`` is a colour, ``${f13}`` a type size and ``${s34}`` a length, both
scaled. A focused control has a 2-px border and one pixel less padding, so that nothing moves.
"""

from collections.abc import Callable
from string import Template
from typing import Final

from dpo_desk.desk.tokens import Colours

_LABELS: Final = """
QAbstractButton, QAbstractItemView, QTabBar { outline: none; }
QMainWindow, QWidget#Page { background: $bg; }
QFrame#Sidebar { background: $sidebar; border-right: 1px solid $border; }
QToolTip { background: $text; color: $surface; border: none; padding: ${s6}px ${s8}px; }
QLabel { background: transparent; }
"""

_FRAMES: Final = """
QFrame#Card, QFrame#CardActive, QFrame#Sheet, QFrame#Toast { background: $surface; }
QFrame#Mark { background: $accent; border: none; border-radius: ${s8}px; }
QFrame#Card { border: 1px solid $border; border-radius: ${s12}px; }
QFrame#CardActive { border: 2px solid $accent; border-radius: ${s12}px; }
QFrame#Sunken { background: $sunken; border: none; border-radius: ${s8}px; }
QFrame#Bar { background: $surface; border: none; border-top: 1px solid $border; }
QFrame[look="banner"] { border: none; border-radius: ${s8}px; }
QFrame[look="banner"][tone="warn"] { background: $warn_bg; }
QFrame[look="banner"][tone="info"] { background: $info_bg; }
QFrame[look="banner"][tone="ok"] { background: $ok_bg; }
QFrame[look="banner"][tone="danger"] { background: $danger_bg; }
QFrame[look="banner"][tone="neutral"] { background: $neutral_bg; }
QFrame[look="banner"][tone="brand"] { background: $brand_bg; }
QFrame[look="banner"][strip="true"] { border-radius: 0; }
QFrame#Desk { background: $desk; border: none; }
QFrame#Drop { background: $sunken; border: 1px dashed $control; border-radius: ${s8}px; }
QFrame#Drop[over="true"] { background: $soft; border: 2px dashed $focus; }
QFrame[look="segment"] { background: $sunken; border: none; border-radius: ${s8}px; }
QFrame#Sheet { border: none; border-left: 1px solid $border; }
QFrame#Toast { border: 1px solid $control; border-radius: ${s8}px; }
QFrame#Popup { background: $surface; border: 1px solid $border; }
QFrame#Tag { background: $neutral_bg; border: none; border-radius: ${s6}px; }
QFrame#Choice { background: $surface; border: 1px solid $border; border-radius: ${s8}px;
  padding: 1px; }
QFrame#Choice[chosen="true"] { border: 2px solid $accent; padding: 0; }
QFrame[look="tags"] { background: $surface; border: 1px solid $control; border-radius: ${s8}px; }
QFrame[look="tags"][state="error"] { border: 1px solid $danger; }
QFrame[look="tags"]:disabled { background: $sunken; border-color: $border; }
QFrame[look="tags"] QFrame#Tag:disabled { background: $surface; }
QFrame[look="tags"][focused="true"] { border: 2px solid $focus; }
QScrollArea, QWidget#ScrollBody { background: transparent; border: none; }
"""

_BUTTONS: Final = """
QPushButton { background: $surface; border: 1px solid $control; border-radius: ${s8}px;
  padding: 0 ${s14}px; min-height: ${h34}px; font-weight: 500; }
QPushButton:hover { background: $sunken; }
QPushButton:pressed { background: $soft; }
QPushButton:focus { border: 2px solid $focus; padding: 0 ${t14}px; min-height: ${h32}px; }
QPushButton:disabled { color: $text3; border-color: $border; background: $sunken; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_press; }
QPushButton[kind="primary"]:focus { border-color: $focus; }
QPushButton[kind="primary"]:disabled { background: $sunken; color: $text3; border-color: $border; }
QPushButton[kind="ghost"] { background: transparent; border-color: transparent; color: $accent;
  padding: 0 ${s10}px; }
QPushButton[kind="ghost"]:hover { background: $soft; }
QPushButton[kind="ghost"]:focus { border-color: $focus; padding: 0 ${t10}px; }
QPushButton[kind="ghost"]:disabled { color: $text3; background: transparent; }
QPushButton[kind="icon"] { background: transparent; border-color: transparent; padding: 0;
  min-width: ${h34}px; max-width: ${h34}px; }
QPushButton[kind="icon"]:hover { background: $sunken; }
QPushButton[kind="icon"]:focus { border-color: $focus; min-width: ${h32}px; max-width: ${h32}px; }
QPushButton[kind="danger"] { color: $danger; }
QPushButton[small="true"] { min-height: ${h28}px; padding: 0 ${s10}px; font-size: ${f13}px;
  border-radius: ${s6}px; }
QPushButton[small="true"]:focus { min-height: ${h26}px; padding: 0 ${t10}px; }
QPushButton[kind="icon"][small="true"] { padding: 0; min-width: ${h28}px; max-width: ${h28}px; }
QPushButton[kind="icon"][small="true"]:focus { padding: 0; min-width: ${h26}px;
  max-width: ${h26}px; }
QPushButton[kind="filter"] { background: transparent; border-color: transparent; color: $text2;
  padding: 0 ${s10}px; border-radius: ${s6}px; min-height: ${h28}px; font-size: ${f13}px; }
QPushButton[kind="filter"]:hover { background: $sunken; }
QPushButton[kind="filter"]:checked { background: $soft; color: $on_soft; font-weight: 600; }
QPushButton[kind="filter"]:focus { border-color: $focus; padding: 0 ${t10}px;
  min-height: ${h26}px; }
QPushButton[kind="segment"] { background: transparent; border-color: transparent; color: $text2;
  border-radius: ${s6}px; min-height: ${h28}px; }
QPushButton[kind="segment"]:checked { background: $surface; border-color: $border; color: $text;
  font-weight: 600; }
QPushButton[kind="segment"]:focus { border-color: $focus; min-height: ${h26}px; }
QPushButton[kind="tab"] { background: transparent; border: none; border-radius: 0; color: $text2;
  border-bottom: 2px solid transparent; padding: 0 2px; min-height: ${h34}px; }
QPushButton[kind="tab"]:hover { color: $text; }
QPushButton[kind="tab"]:checked { color: $text; border-bottom: 2px solid $accent;
  font-weight: 600; }
QPushButton[kind="nav"] { background: transparent; border: 1px solid transparent; padding: 0;
  color: $text2; min-height: ${h34}px; }
QPushButton[kind="nav"]:hover { background: $soft; }
QPushButton[kind="nav"][on="true"] { background: $nav_sel; border-color: $border; }
QPushButton[kind="nav"]:focus { border: 2px solid $focus; min-height: ${h32}px; }
QPushButton[kind="nav"]:disabled { background: transparent; border-color: transparent; }
QPushButton[kind="bare"], QPushButton[kind="bare"]:hover, QPushButton[kind="bare"]:focus {
  background: transparent; border: none; padding: 0; min-height: 0; }
"""

_INPUTS: Final = """
QLineEdit, QComboBox, QPlainTextEdit, QTextEdit { background: $surface;
  border: 1px solid $control; border-radius: ${s8}px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $text3; }
QLineEdit { padding: 0 ${s8}px; }
QLineEdit:focus { padding: 0 ${t8}px; }
QComboBox { padding: 0 ${s10}px; }
QComboBox:focus { padding: 0 ${t10}px; }
QPlainTextEdit, QTextEdit { padding: ${s6}px ${s8}px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: ${t6}px ${t8}px; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QTextEdit:focus {
  border: 2px solid $focus; }
QLineEdit:disabled, QComboBox:disabled, QPlainTextEdit:disabled { background: $sunken;
  color: $text3; border-color: $border; }
QLineEdit:read-only, QPlainTextEdit:read-only { background: $sunken; border-color: $border; }
QPlainTextEdit[paper="true"] { background: $surface; border: 2px solid $surface; }
QPlainTextEdit[paper="true"]:focus { background: $surface; border: 2px solid $focus; }
QPlainTextEdit[paper="true"], QPlainTextEdit[paper="true"]:focus { border-radius: ${s8}px;
  padding: ${s6}px ${s10}px; }
QLineEdit[state="error"], QComboBox[state="error"], QPlainTextEdit[state="error"] {
  border: 1px solid $danger; }
QLineEdit[state="warn"], QComboBox[state="warn"], QPlainTextEdit[state="warn"] {
  border: 1px solid $warn; }
QLineEdit[state="error"]:focus, QPlainTextEdit[state="error"]:focus {
  border: 2px solid $danger; }
QLineEdit[state="warn"]:focus, QPlainTextEdit[state="warn"]:focus { border: 2px solid $warn; }
QLineEdit[bare="true"], QLineEdit[bare="true"]:focus { background: transparent; border: none;
  padding: 0; }
QComboBox::drop-down { border: none; width: ${s28}px; }
QComboBox::down-arrow { image: none; width: 0; height: 0; }
QComboBox QAbstractItemView, QAbstractItemView#Completions { background: $surface;
  border: 1px solid $border; padding: ${s4}px; selection-background-color: $soft;
  selection-color: $text; }
QComboBox QAbstractItemView::item, QAbstractItemView#Completions::item {
  min-height: ${s32}px; padding: 0 ${s6}px; border-radius: ${s6}px; color: $text; }
QComboBox QAbstractItemView::item:selected, QComboBox QAbstractItemView::item:hover,
QAbstractItemView#Completions::item:selected { background: $soft; color: $on_soft; }
QCheckBox, QRadioButton { spacing: ${s10}px; background: transparent; }
QCheckBox[strong="true"], QRadioButton[strong="true"] { font-weight: 500; }
QCheckBox::indicator, QRadioButton::indicator { width: ${s18}px; height: ${s18}px;
  border: 1px solid $control; background: $surface; }
QCheckBox::indicator { border-radius: ${s4}px; }
QRadioButton::indicator { border-radius: ${r20}px; }
QCheckBox::indicator:checked, QRadioButton::indicator:checked { background: $accent;
  border-color: $accent; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus {
  border: 2px solid $focus; width: ${h16}px; height: ${h16}px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $sunken;
  border-color: $border; }
"""

_VIEWS: Final = """
QMenu { background: $surface; border: 1px solid $border; border-radius: ${s8}px;
  padding: ${s4}px; }
QMenu::item { padding: ${s8}px ${s20}px ${s8}px ${s12}px; border-radius: ${s6}px; color: $text; }
QMenu::item:selected { background: $soft; color: $on_soft; }
QMenu::item:disabled { color: $text3; }
QMenu::separator { height: 1px; background: $border; margin: ${s4}px ${s8}px; }
QTableView { background: $surface; border: none; gridline-color: transparent;
  selection-background-color: $soft; selection-color: $text; }
QHeaderView { background: $surface; border: none; }
QTableCornerButton::section { background: $surface; border: none;
  border-bottom: 1px solid $border; }
QCalendarWidget QWidget { background: $surface; alternate-background-color: $surface; }
QCalendarWidget QToolButton { background: $surface; border: 1px solid transparent;
  border-radius: ${s6}px; padding: ${s4}px ${s8}px; font-weight: 600; color: $text; }
QCalendarWidget QToolButton:hover { background: $sunken; }
QCalendarWidget QToolButton:focus { border-color: $focus; }
QCalendarWidget QToolButton::menu-indicator { image: none; width: 0; }
QCalendarWidget QAbstractItemView { selection-background-color: $accent;
  selection-color: $on_accent; border: none; }
QScrollBar:vertical { background: transparent; width: 8px; margin: 1px; }
QScrollBar::handle:vertical { background: $scroll; border-radius: 3px; min-height: 40px; }
QScrollBar:horizontal { background: transparent; height: 8px; margin: 1px; }
QScrollBar::handle:horizontal { background: $scroll; border-radius: 3px; min-width: 40px; }
QScrollBar::handle:hover { background: $control; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: $soft; border: none; border-radius: 4px; max-height: ${s8}px; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
"""

_SHEET: Final = Template(_LABELS + _FRAMES + _BUTTONS + _INPUTS + _VIEWS)
_TYPE: Final = (12, 13, 15, 20, 24, 32)
_LENGTHS: Final = (4, 6, 8, 10, 12, 14, 18, 20, 28, 32)


def render(colours: Colours, px: Callable[[float], int]) -> str:
    """The sheet in these colours, with ``px`` turning design lengths into pixels."""
    values: dict[str, object] = dict(colours._asdict())
    values |= {f"f{size}": px(size) for size in _TYPE}
    values |= {f"s{size}": px(size) for size in _LENGTHS}
    # A border of 1 or 2 px does not scale: what is inside it gives way.
    values |= {f"t{size}": px(size) - 1 for size in (6, 8, 10, 14)}
    values |= {"h34": px(36) - 2, "h32": px(36) - 4, "h28": px(30) - 2, "h26": px(30) - 4}
    values |= {"h16": px(18) - 2, "r20": (px(18) + 2) // 2}
    return _SHEET.substitute(values)
