"""Which control a field of a record gets: by its type, and by the ``widget`` of its annotation.

| type | widget | control |
|---|---|---|
| str | – | a line |
| str | text, address | an area that grows |
| str | period | number and unit, or words; «så lenge …» |
| str | country, language | one of the list, found by typing; a short list |
| str | orgno, foreign_orgno, email, phone, contact, website | a line (see ``form_checks``) |
| date | – | a date, typed or picked |
| bool | – | a box to tick |
| int | – | a number; with ``choices`` one of a list, found by typing |
| StrEnum | – | a list with the codes' words |
| LegalBasis | – | six cards in plain words, the law's under them |
| Stated | – | Ja, Nei, Vet ikke; none before somebody has answered |
| tuple of str | relations, data, countries | tags of the list |
| tuple of str | – | tags of any words |
"""

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from types import NoneType
from typing import TYPE_CHECKING, Any, get_args, get_origin

from PySide6.QtWidgets import QSizePolicy

from dpo_desk.desk.bindings import Area, Binding, Day, Line, Number, Period
from dpo_desk.desk.choice_bindings import Answer, Choice, Pick, Tags, Tick
from dpo_desk.desk.context import Desk
from dpo_desk.desk.widgets.buttons import ButtonRow
from dpo_desk.desk.widgets.date_edit import DateEdit
from dpo_desk.desk.widgets.inputs import CheckBox, Combo, LineEdit, TextArea
from dpo_desk.desk.widgets.period_edit import PeriodEdit
from dpo_desk.desk.widgets.pick_edit import PickEdit
from dpo_desk.desk.widgets.radio_cards import Option, RadioCards
from dpo_desk.desk.widgets.tag_field import TagField
from dpo_desk.law import countries, data_categories
from dpo_desk.law.codes import Code, LegalBasis, Relation, Stated
from dpo_desk.words import LANGUAGES, Words

if TYPE_CHECKING:
    from dpo_desk.records import FieldInfo

Choices = Sequence[tuple[Any, str]]
_ANSWERS = {"yes": Stated.KNOWN, "no": Stated.STATED_NONE, "unknown": Stated.UNKNOWN}
_AREAS = {"text": (3, 12), "address": (2, 5)}  # lines at the least and at the most


def control_for(
    info: "FieldInfo",
    desk: Desk,
    choices: Choices | None = None,
    *,
    ahead: bool = False,
    free: bool = False,
    criteria: bool = False,
) -> Binding:
    """The control that fits a field's type and widget hint; TypeError where none does.

    ``choices`` makes a list of a field that would else be typed; with ``free`` another text is
    handed over as it is (a vendor that is not there yet). ``criteria``: «så lenge …» is among the
    units of a period. The words of an enum's values are the field's label key and the code
    (``request.channel.email``), else the code's own.
    """
    kind, may_be_none = _bare(info.type)
    if choices is not None:
        return _chosen(kind, desk.words, choices, free=free, may_be_none=may_be_none)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _coded(kind, info, desk.words, may_be_none=may_be_none)
    if kind is str:
        return _typed(info, desk.words, criteria=criteria, may_be_none=may_be_none)
    if get_origin(kind) is tuple and get_args(kind)[0] is str:
        return Tags(TagField(desk.words, choices=_listed(info.widget, desk.words)))
    plain: dict[Any, Callable[[], Binding]] = {
        date: lambda: Day(DateEdit(desk, ahead=ahead)),
        bool: lambda: Tick(CheckBox(desk.words(info.label))),
        int: lambda: Number(LineEdit(), may_be_none=may_be_none),
    }
    if kind not in plain or info.name.endswith("_id"):  # a reference needs something to choose from
        raise TypeError(f"no control for {info.name}")
    return plain[kind]()


def _chosen(kind: Any, words: Words, choices: Choices, *, free: bool, may_be_none: bool) -> Binding:
    if get_origin(kind) is tuple:
        return Tags(TagField(words, choices=choices))
    if free or kind is int:
        empty = None if may_be_none else kind()
        return Pick(PickEdit(choices, words("common.notset")), nothing=empty, free=free)
    return Choice(Combo(choices))


def _typed(info: "FieldInfo", words: Words, *, criteria: bool, may_be_none: bool) -> Binding:
    widget = info.widget
    if widget in _AREAS:
        return Area(TextArea(lines=_AREAS[widget]))
    if widget == "period":
        nothing = None if may_be_none else ""
        return Period(PeriodEdit(words, criteria=criteria), nothing=nothing)
    if widget == "country":
        every = countries.by_name(words.language)
        return Pick(PickEdit(every, words("common.notset")), nothing="", free=False)
    if widget == "language":
        return Choice(Combo([(code, words(f"field.letter.language.{code}")) for code in LANGUAGES]))
    return Line(LineEdit())


def _coded(kind: type[Enum], info: "FieldInfo", words: Words, *, may_be_none: bool) -> Binding:
    if kind is Stated:
        items = [(key, words(f"fields.answer.{key}")) for key in _ANSWERS]
        buttons = ButtonRow(items, "segment", name=words(info.label))
        buttons.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        return Answer(buttons, dict(_ANSWERS), Stated.NOT_STATED)
    if kind is LegalBasis and not may_be_none:
        cards = [Option(basis, words(basis.plain_key), words(basis.key)) for basis in LegalBasis]
        return Choice(RadioCards(cards, name=words(info.label)))
    named = [(member, _word(member, info.label, words)) for member in kind]
    return Choice(Combo([(None, words("common.notset")), *named] if may_be_none else named))


def _word(member: Enum, label: str, words: Words) -> str:
    own = f"{label}.{member.value}"
    return words(member.key if isinstance(member, Code) and not words.has(own) else own)


def _listed(widget: str, words: Words) -> Choices:
    """What the tags of a field are taken from; nothing where any word will do."""
    if widget == "relations":
        return [(code.value, words(code.key)) for code in Relation]
    if widget == "countries":
        return countries.by_name(words.language)
    if widget == "data":
        codes = data_categories.CATEGORIES
        return [(code, data_categories.label(code, words.language)) for code in codes]
    return ()


def _bare(declared: Any) -> tuple[Any, bool]:
    """The type without its «or None», and whether it had one."""
    if get_origin(declared) is tuple:
        return declared, False
    args = get_args(declared)
    rest = [arg for arg in args if arg is not NoneType]
    if len(rest) == 1 and len(args) == 2:
        return rest[0], True
    return declared, False
