"""Letters as sentences, and what a careful reader would mark in one: for the snapshots."""

import re

from dpo_desk.paper import model
from dpo_desk.paper.model import Block, Letter, Text

_END = re.compile(r"(?<=[.!?:»”]) (?=[A-ZÆØÅ«“*‹])")
_ABBREVIATED = re.compile(r"(\b(nr|no|kl|Org|Inc|Ltd|Vår ref|Our ref)\.)$")
_WRONG = {
    "nb": r"ikkje|dei|frå|kva|kven|kvar|korleis|eg|vere|òg|opplysningar|the|and|with|your",
    "nn": r"ikke|hva|hvem|hvor|hvilke[nt]?|fra|også|opplysninger|være|the|and|with|your",
    "en": r"ikke|ikkje|og|eller|opplysninger|opplysningar|vi|du|deg|som|på|formål",
}
_FAULTS = {
    "None": r"\bNone\b|\bTrue\b|\bFalse\b",
    "empty brackets": r"\(\s*\)|\[\s*\]|«\s*»|“\s*”",
    "double space": r"  |\n",
    "space before a mark": r" [.,;:!?)]",
    "two stops": r"(?<!\.)\.\.(?!\.)|,\.|;\.|:\.|,,",
    "template code": r"[{}]|\*\*|%\}",
    "space within quotes": r"« | »|“ | ”",
    "no space after a mark": r"[a-zæøå][.!?][A-ZÆØÅ]",
}


def words(text: Text) -> str:
    """A text in which strong words, holes and page numbers show."""
    found = ""
    for inline in text:
        match inline:
            case model.Plain(text=plain):
                found += plain
            case model.Strong(text=strong):
                found += f"*{strong}*"
            case model.Hole(what=what, table=table, field=field):
                found += f"‹{what}: {table}.{field}›"
            case model.PageOf():
                found += "‹page›"
    return found.replace("\u00a0 ", " ").replace("\u00a0", " ")


def paragraphs(letter: Letter) -> list[str]:
    """Every running text of a letter, without labels, names and table headers."""
    running = ("text", "cell", "place", "answer")
    numbered = re.compile(r"\d+ [A-ZÆØÅ“]")  # a purpose in the overview
    return [text for kind, text in lines(letter) if kind in running and not numbered.match(text)]


def lines(letter: Letter) -> list[tuple[str, str]]:
    """A letter line by line, each with what it is."""
    found = [("subject", letter.subject), ("head", letter.running_head), ("title", letter.title)]
    found += [("sender", line) for line in (*letter.sender.lines, letter.sender.return_line)]
    found += [("window", words(line)) for line in letter.recipient]
    found += [("fact", f"{label}: {words(value)}") for label, value in letter.facts]
    for part in letter.parts:
        found += _part(part)
    return found


def sentences(letter: Letter) -> set[str]:
    """The sentences of the running text."""
    found: set[str] = set()
    for paragraph in paragraphs(letter):
        found |= set(_split(paragraph))
    return {text for text in found if text.endswith((".", ":")) or text.count(" ") > 1}


def faults(text: str, language: str) -> list[str]:
    """What a careful reader would mark in a line of a letter; empty where it is clean."""
    outside = re.sub(r"«[^»]+»|“[^”]+”|‹[^›]*›", "…", text)
    found = [name for name, pattern in _FAULTS.items() if re.search(pattern, outside)]
    wrong = re.search(rf"\b({_WRONG[language]})\b", outside)
    if wrong:
        found.append(f"another language: {wrong[0]}")
    if text.count("«") != text.count("»") or text.count("“") != text.count("”"):
        found.append("quotes")
    if text.count("(") != text.count(")"):
        found.append("brackets")
    return found


def unended(paragraph: str) -> bool:
    """Whether a paragraph that should end a sentence does not."""
    return not re.search(r"[.!?:…][»”]?\*?$|»$|”$", paragraph)


def _split(paragraph: str) -> list[str]:
    found: list[str] = []
    for piece in _END.split(paragraph):
        if found and _ABBREVIATED.search(found[-1]):
            found[-1] += f" {piece}"
        else:
            found.append(piece)
    return found


def _part(part: model.Part) -> list[tuple[str, str]]:
    match part:
        case model.Summary(label=label, rows=rows):
            return [("label", label)] + [
                line for q, a in rows for line in (("question", q), ("answer", words(a)))
            ]
        case model.Section(label=label, blocks=inside):
            return [("label", label), *blocks(inside)]
        case model.Card(title=title, rows=rows, number=number):
            inside = [line for row in rows for line in (("row", row.label), *blocks(row.blocks))]
            return [("card", f"{number} {title}"), *inside]
        case model.Signature(greeting=greeting, name=name, title=title):
            return [("greeting", greeting), ("signed", words(name)), ("signed", title)]
        case _:
            return blocks((part,))


def blocks(given: tuple[Block, ...]) -> list[tuple[str, str]]:
    """Blocks line by line, each with what it is."""
    found: list[tuple[str, str]] = []
    for block in given:
        match block:
            case model.Paragraph(text=text, style=style):
                found.append(("text" if style == "body" else "caption", words(text)))
            case model.Bullets(items=items):
                found += [("text", words(item)) for item in items]
            case model.Table(headers=headers, rows=rows):
                found += [("header", header) for header in headers]
                found += [("cell", words(cell)) for row in rows for cell in row]
            case model.Entry(name=name, use=use, place=place):
                found += [("name", words(name)), ("use", words(use)), ("place", words(place))]
    return found
