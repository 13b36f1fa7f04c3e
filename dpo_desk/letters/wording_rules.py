"""What may stand in a company's own text: what ours use, and nothing else.

Besides Jinja's sandbox, own texts are held to values, ``{% if %}`` with ``and``, ``or``, ``not``,
``==`` and ``!=``, and our two filters. There are no calls, attributes, loops or sums, so that
nothing can be reached, and writing takes no longer than the text is long.
"""

import re
from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING, Any, Final

import msgspec

from dpo_desk.letters import texts
from dpo_desk.letters.texts import MARKS, TextError
from dpo_desk.words import Words

if TYPE_CHECKING:
    from jinja2 import nodes

_DEEPEST, _MOST_NODES, _MOST_CASES = 30, 2000, 64
SAMPLE: Final = "Prøve"
_PAIRS: Final = (("{{", "}}"), ("{%", "%}"))
_ALLOWED: Final = (
    "Template", "Output", "TemplateData", "Name", "If", "And", "Or", "Not", "Compare", "Operand",
    "Const", "Filter",
)  # fmt: skip


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with a text, and on which of its lines, counted from 1."""

    line: int
    what: str
    value: str = ""

    @property
    def key(self) -> str:
        """The message key of the sentence."""
        return f"wording.fault.{self.what}"

    def say(self, words: Words) -> str:
        """What is wrong and what to do."""
        return words(self.key, value=self.value)


class Part(msgspec.Struct, frozen=True):
    """A named text of a file; ``line`` is that of its name."""

    name: str
    line: int
    source: str  # from the line of the name on


class Used(msgspec.Struct, frozen=True):
    """The values that a text of ours says, and those it knows of besides."""

    said: frozenset[str]
    sayable: frozenset[str]  # in any of our languages
    known: frozenset[str]
    paragraphs: bool
    empty: bool


def wrong(part: Part, ours: Used) -> Iterator[Fault]:
    """What keeps a text from being said; the first is to be heard before the next is asked for.

    Nothing is compiled before it is known that there are only values and conditions.
    """
    from jinja2 import TemplateSyntaxError

    for mark in MARKS:
        if mark in part.source:
            yield Fault(line=part.line + _line(part.source, mark), what="reserved")
    try:
        tree = parsed(part.source)
    except TemplateSyntaxError as error:
        unended = "endif" in str(error)
        line = error.lineno - 1 if unended else _open(part.source, error.lineno - 1)
        yield Fault(line=part.line + line, what="unended" if unended else "syntax")
        return
    except (RecursionError, ValueError):  # brackets in brackets, a number of thousands of digits
        yield Fault(line=part.line, what="deep")
        return
    yield from _not_allowed(part, tree)
    yield from _other_values(part, tree, ours)
    source = texts.set_lines(part.source)
    if not source and not ours.empty:
        yield Fault(line=part.line, what="empty", value=part.name)
    if "\n\n" in re.sub(r"\n[ \t]+\n", "\n\n", source) and not ours.paragraphs:
        head = part.source[: len(part.source) - len(part.source.lstrip())].count("\n")
        inside = re.split(r"\n[ \t]*\n", part.source.strip())[0].count("\n")
        yield Fault(line=part.line + head + inside + 1, what="paragraphs", value=part.name)
    yield from _unsayable(part, source, tree)


def parsed(source: str) -> "nodes.Template":
    """A text as Jinja reads it; it is not compiled, so that no sum in it is done."""
    from dpo_desk.letters.sandbox import ENVIRONMENT

    return ENVIRONMENT.parse(source)


def _not_allowed(part: Part, tree: "nodes.Template") -> Iterator[Fault]:
    """Anything but values and conditions; nothing is compiled before this is known."""
    waiting: list[tuple[nodes.Node, nodes.Node, int, int]] = [(tree, tree, 0, part.line)]
    seen = 0
    while waiting:
        node, within, depth, line = waiting.pop()
        seen += 1
        if node.lineno:  # not every node has one
            line = part.line + node.lineno - 1
        if depth > _DEEPEST or seen > _MOST_NODES:
            yield Fault(line=line, what="deep")
            return
        if not _is_allowed(node, within):
            yield Fault(line=line, what="forbidden")
            return
        waiting += ((child, node, depth + 1, line) for child in node.iter_child_nodes())


def _is_allowed(node: "nodes.Node", within: "nodes.Node") -> bool:
    from jinja2 import nodes

    if isinstance(within, nodes.Output):
        shown = (nodes.TemplateData, nodes.Name, nodes.Filter)
        if not isinstance(node, shown):
            return False
    match node:
        case nodes.Filter():
            return node.name in ("ended", "capital") and not (node.args or node.kwargs)
        case nodes.Operand():
            return node.op in ("eq", "ne")
        case nodes.Const():
            return isinstance(within, nodes.Operand | nodes.Compare) and isinstance(
                node.value, str | int
            )
        case nodes.Name():
            return node.ctx == "load"
    return isinstance(node, tuple(getattr(nodes, name) for name in _ALLOWED))


def _other_values(part: Part, tree: "nodes.Template", ours: Used) -> Iterator[Fault]:
    """A value nobody hands in, and a fact that the letter would leave out."""
    from jinja2 import nodes

    said = said_in(tree)
    for name in tree.find_all(nodes.Name):
        line = part.line + name.lineno - 1
        if name.name not in ours.known:
            yield Fault(line=line, what="value", value=name.name)
        elif name.name in said and name.name not in ours.sayable:
            yield Fault(line=line, what="condition", value=name.name)
    for left in sorted(ours.said - said):
        yield Fault(line=part.line, what="left_out", value=left)


def _unsayable(part: Part, source: str, tree: "nodes.Template") -> Iterator[Fault]:
    """Strong words that are not closed, whatever the conditions say."""
    from jinja2 import TemplateError

    template = texts.template(source)
    for values in _cases(tree):
        try:
            texts.said(template, part.name, values)
        except TextError:
            yield Fault(line=part.line + _odd(part.source), what="strong")
            return
        except TemplateError:
            yield Fault(line=part.line, what="syntax")
            return


def _cases(tree: "nodes.Template") -> Iterator[dict[str, object]]:
    """Values with which every condition comes out one way and the other."""
    from jinja2 import nodes

    choices: dict[str, list[object]] = {name: [SAMPLE, ""] for name in sorted(names_in(tree))}
    for compare in tree.find_all(nodes.Compare):
        names = [each.name for each in compare.find_all(nodes.Name)]
        for name, const in product(names, compare.find_all(nodes.Const)):
            choices[name].append(const.value)
    number = 1
    for values in choices.values():
        number *= len(values)
    if number <= _MOST_CASES:
        yield from (dict(zip(choices, each, strict=True)) for each in product(*choices.values()))
        return
    for at in (0, 1):
        usual = {name: values[at] for name, values in choices.items()}
        yield usual
        for name, values in choices.items():
            yield from (usual | {name: value} for value in values)


def _open(source: str, noticed: int) -> int:
    """The line of what is not closed: Jinja notices it only further down."""
    for line, text in enumerate(source.split("\n")[: noticed + 1]):
        if any(text.count(first) != text.count(last) for first, last in _PAIRS):
            return line
    return noticed


def _odd(source: str) -> int:
    """How many lines below the name the paragraph lies whose ``**`` do not pair up."""
    for line, text in enumerate(source.split("\n")):
        if text.count("**") % 2:
            return line
    return 0


def said_in(tree: "nodes.Template") -> frozenset[str]:
    """The values that stand in the text themselves, not only in its conditions."""
    from jinja2 import nodes

    outputs = (each for output in tree.find_all(nodes.Output) for each in output.nodes)
    return frozenset(_value(each) for each in outputs) - {""}


def _value(node: Any) -> str:
    from jinja2 import nodes

    while isinstance(node, nodes.Filter):
        node = node.node
    return node.name if isinstance(node, nodes.Name) else ""


def names_in(tree: "nodes.Template") -> frozenset[str]:
    """The values of a text, those of its conditions among them."""
    from jinja2 import nodes

    return frozenset(name.name for name in tree.find_all(nodes.Name))


def _line(source: str, what: str) -> int:
    return source.count("\n", 0, source.index(what))
