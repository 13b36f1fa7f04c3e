"""A written notice as one page for the web: every value escaped once, here.

Headings in order, headers of tables with their scope, a list of contents that leads to the parts;
light and dark, wide and narrow; no script and nothing from elsewhere.
"""

from collections.abc import Iterator
from html import escape
from typing import Final

from dpo_desk.notices.write_model import (
    Block,
    Bullets,
    Document,
    Gap,
    Paragraph,
    Run,
    Section,
    Table,
    Text,
)

_POLICY: Final = (
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
)
_STYLE: Final = """
:root { color-scheme: light dark; --ink: #1c2421; --paper: #fdfdfb; --quiet: #55605b;
  --line: #c9d1cc; --link: #0b5c57; --gap: #fff0c2; --gap-ink: #4a3500; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ece9; --paper: #171c1a; --quiet: #a9b4ae;
  --line: #3d4743; --link: #7fd0c8; --gap: #4a3a10; --gap-ink: #ffe9ad; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 1.05rem/1.6 system-ui, sans-serif; overflow-wrap: break-word; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1.1rem 4rem; }
h1, h2, h3 { line-height: 1.25; margin: 2.2em 0 0.5em; }
h1 { font-size: 1.8rem; margin-top: 0.6em; }
h2 { font-size: 1.35rem; border-top: 1px solid var(--line); padding-top: 1.1em; }
h3 { font-size: 1.1rem; }
p, ul { margin: 0.5em 0; }
a { color: var(--link); }
.dated { color: var(--quiet); }
.gap { background: var(--gap); color: var(--gap-ink); padding: 0.05em 0.35em; border-radius: 0.2em;
  border: 1px dashed currentColor; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.95rem; }
th, td { border-bottom: 1px solid var(--line); padding: 0.5em 0.7em 0.5em 0; text-align: left;
  vertical-align: top; min-width: 6.5rem; }
@media print { body { background: #fff; color: #000; } nav { display: none; } }
"""


def html(document: Document) -> str:
    """The notice as a whole page."""
    return "\n".join(_page(document)) + "\n"


def _page(document: Document) -> Iterator[str]:
    yield "<!doctype html>"
    yield f'<html lang="{escape(document.language)}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escape(document.title)}</title>"
    yield f"<style>{_STYLE}</style>"
    yield "</head>"
    yield "<body>"
    yield "<main>"
    yield f"<h1>{escape(document.title)}</h1>"
    yield f'<p class="dated">{escape(document.dated)}</p>'
    first, *rest = document.sections
    yield from _section(2, first)
    yield from _contents(document, tuple(rest))
    for section in rest:
        yield from _section(2, section)
    yield "</main>"
    yield "</body>"
    yield "</html>"


def _contents(document: Document, sections: tuple[Section, ...]) -> Iterator[str]:
    """Links to the parts: from the short layer to the details."""
    yield f'<nav aria-label="{escape(document.contents)}">'
    yield f"<h2>{escape(document.contents)}</h2>"
    yield from _links(sections)
    yield "</nav>"


def _links(sections: tuple[Section, ...]) -> Iterator[str]:
    yield "<ul>"
    for section in sections:
        yield f'<li><a href="#{escape(section.key)}">{escape(section.title)}</a>'
        if section.sections:
            yield from _links(section.sections)
        yield "</li>"
    yield "</ul>"


def _section(level: int, section: Section) -> Iterator[str]:
    key = escape(section.key)
    yield f'<section aria-labelledby="{key}">'
    yield f'<h{level} id="{key}">{escape(section.title)}</h{level}>'
    for block in section.blocks:
        yield from _block(block)
    for inner in section.sections:
        yield from _section(level + 1, inner)
    yield "</section>"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Paragraph():
            yield f"<p>{_label(block.label)}{_text(block.text)}</p>"
        case Bullets():
            if block.label:
                yield f"<p>{_label(block.label).rstrip()}</p>"
            yield "<ul>"
            yield from (f"<li>{_text(item)}</li>" for item in block.items)
            yield "</ul>"
        case Table():
            yield from _table(block)


def _label(label: str) -> str:
    return f"<strong>{escape(label)}:</strong> " if label else ""


def _table(table: Table) -> Iterator[str]:
    yield '<div class="wide">'
    yield "<table>"
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in table.headers)
    yield f"<thead><tr>{heads}</tr></thead>"
    yield "<tbody>"
    for name, *cells in table.rows:
        rest = "".join(f"<td>{_text(cell)}</td>" for cell in cells)
        yield f'<tr><th scope="row">{_text(name)}</th>{rest}</tr>'
    yield "</tbody>"
    yield "</table>"
    yield "</div>"


def _text(text: Text) -> str:
    return "".join(_inline(part) for part in text)


def _inline(part: Run | Gap) -> str:
    if isinstance(part, Gap):
        return f'<mark class="gap">[{escape(part.what)}]</mark>'
    words = escape(part.text)
    return f"<strong>{words}</strong>" if part.strong else words
