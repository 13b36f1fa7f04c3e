"""Short ways to write the parts of a letter in a test."""

from datetime import UTC, date, datetime
from io import BytesIO

from dpo_desk.paper.model import (
    Block,
    Card,
    CardRow,
    Entry,
    Hole,
    Language,
    Letter,
    PageOf,
    Paragraph,
    Part,
    Plain,
    Sender,
    Strong,
    Text,
)

NOW = datetime(2026, 11, 19, 9, 30, tzinfo=UTC)
SENDER = Sender(
    name="Fjordlys Data AS",
    lines=("Strandgata 12, 4005 Stavanger", "Org.nr. 312 345 675", "personvern@example.com"),
    return_line="Retur: Fjordlys Data AS, Strandgata 12, 4005 Stavanger",
)


def t(*parts: str | Strong | Hole | PageOf) -> Text:
    """Strings and inlines as a text."""
    return tuple(Plain(part) if isinstance(part, str) else part for part in parts)


def say(*parts: str | Strong | Hole | PageOf) -> Paragraph:
    """A paragraph of running text."""
    return Paragraph(text=t(*parts))


def note(text: str) -> Paragraph:
    """A caption."""
    return Paragraph(text=t(text), style="caption")


def hole(what: str) -> Hole:
    """Something that is missing."""
    return Hole(what, "activity", "a1", "retention")


def logo() -> bytes:
    """A small picture with a transparent corner."""
    from PIL import Image

    out = BytesIO()
    picture = Image.new("RGBA", (90, 90), (28, 84, 104, 255))
    picture.paste((0, 0, 0, 0), (0, 0, 20, 20))
    picture.save(out, "PNG")
    return out.getvalue()


def letter(
    *parts: Part, kind: str = "access", language: Language = "nb", **changed: object
) -> Letter:
    """A letter with these parts and the usual rest."""
    rest: dict[str, object] = {
        "subject": "Svar på kravet ditt om innsyn",
        "sender": SENDER,
        "recipient": (t("Kari Eksempel"), t("Bekkefaret 27 B"), t("4010 Stavanger")),
        "facts": (
            ("Dato", t("19. november 2026")),
            ("Vår ref.", t("2026-014")),
            ("Mottatt", t("3. november 2026")),
            ("Kontakt", t("Ola Prøve, daglig leder")),
        ),
        "dated": date(2026, 11, 19),
        "case": "Sak 2026-014",
        "running_head": "Svar på krav om innsyn · Kari Eksempel",
        "title": "Svar på kravet ditt om innsyn, sak 2026-014",
    }
    return Letter(kind=kind, language=language, parts=parts, **(rest | changed))  # type: ignore[arg-type]


def card(number: int, title: str, *rows: tuple[str, tuple[Block, ...]]) -> Card:
    """A purpose."""
    made = tuple(CardRow(label=label, blocks=blocks) for label, blocks in rows)
    key = f"p{number}"
    return Card(key=key, number=number, title=title, rows=made, continued="(fortsetter)")


def entry(name: str, use: str, place: str) -> Entry:
    """A recipient."""
    return Entry(name=t(name), use=t(use), place=t(place))
