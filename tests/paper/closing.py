"""What comes after the cards in the answers: rights, search, signature, annexes."""

from dpo_desk.paper.model import (
    Part,
    Section,
    Signature,
    Strong,
    Table,
)
from tests.paper.parts import say, t

SIGNATURE = Signature(
    greeting="Med vennlig hilsen", name=t("Ola Prøve"), title="daglig leder, Fjordlys Data AS"
)

TRANSFERS = Section(
    label="Overføring ut av EØS",
    blocks=(
        say(
            "Én mottaker lagrer opplysninger utenfor EØS. Skriv til oss hvis du vil ha kopi av "
            "dokumentene som gjelder overføringen."
        ),
        Table(
            headers=("Mottaker", "Land", "Hva som beskytter opplysningene"),
            rows=(
                (
                    t("Asana, Inc."),
                    t("USA"),
                    t(
                        "EU-kommisjonen har godkjent rammeverket mellom EU og USA (artikkel 45). "
                        "Vi så sist etter at Asana står på listen 5. november 2026."
                    ),
                ),
            ),
            widths=(32, 18, 80),
            strong=(0,),
        ),
    ),
)

RIGHTS = Section(
    label="Rettighetene dine",
    blocks=(
        say(
            "Du kan be oss rette det som er feil, slette opplysninger eller la være å bruke dem "
            "mens vi undersøker noe. Du kan få det du selv har gitt oss, i et format du kan ta med "
            "deg til andre."
        ),
        say(
            Strong("Du kan protestere"),
            " mot formål 1 og 2, som bygger på berettiget interesse. Sier du nei til reklame, "
            "slutter vi med én gang. Samtykket til formål 3 kan du trekke når som helst.",
        ),
        say("Skriv til personvern@example.com. Det koster ingenting."),
    ),
)

COMPLAINT = Section(
    label="Hvis du er uenig",
    blocks=(
        say(
            "Ta gjerne kontakt, så ser vi på det sammen. Du kan klage til Datatilsynet "
            "(datatilsynet.no), Postboks 458 Sentrum, 0105 Oslo, og du kan gå til domstolene. Du "
            "trenger ikke å ha spurt oss først."
        ),
    ),
)

SEARCH = Section(
    label="Slik lette vi",
    blocks=(
        say(
            "Vi søkte på navnet ditt, begge e-postadressene og mobilnummeret. Ola Prøve sto for "
            "søket."
        ),
        Table(
            headers=("Hvor vi lette", "Når", "Dette fant vi"),
            rows=(
                (
                    t("E-post og filer (Microsoft 365)"),
                    t("5.11.2026"),
                    t("214 e-poster og 3 referater"),
                ),
                (t("MeisterTask"), t("5.11.2026"), t("2 oppgaver")),
                (t("Asana"), t("6.11.2026"), t("7 saker")),
                (t("MailerLite"), t("6.11.2026"), t("1 påmelding")),
                (t("24SevenOffice"), t("6.11.2026"), t("11 fakturaer")),
                (t("Papirarkivet på kontoret"), t("9.11.2026"), t("Ingenting")),
            ),
            widths=(56, 24, 50),
        ),
    ),
)

REDACTIONS = Section(
    label="Det vi har sladdet",
    keep=True,
    blocks=(
        say("Vi har dekket til så lite som mulig. Merket på siden viser til raden her."),
        Table(
            headers=("Merke", "Hva som er dekket til", "Hvorfor", "Hvor"),
            rows=(
                (
                    t("S1"),
                    t("Navnet på en ansatt hos en annen kunde"),
                    t("Gjelder en annen person og sier ikke noe om deg (artikkel 15 nr. 4)."),
                    t("Vedlegg 2, side 2"),
                ),
                (
                    t("S2"),
                    t("Helseopplysning om en kollega av deg"),
                    t("Kan skade den det gjelder. Resten av meldingen er med (artikkel 15 nr. 4)."),
                    t("Vedlegg 2, side 2"),
                ),
            ),
            widths=(14, 42, 52, 22),
            strong=(0,),
        ),
    ),
)

ANNEXES = Section(
    label="Vedlegg",
    blocks=(
        Table(
            headers=("Nr.", "Innhold", "Sider"),
            rows=(
                (t("1"), t("E-post og dokumenter, utskrift fra Microsoft 365"), t("9")),
                (t("2"), t("Saker fra brukerstøtte, utskrift fra Asana og MeisterTask"), t("6")),
                (t("3"), t("Påmelding til nyhetsbrev, utskrift fra MailerLite"), t("1")),
                (t("4"), t("Fakturaer der du er nevnt, utskrift fra 24SevenOffice"), t("7")),
            ),
            widths=(12, 100, 18),
            right=(2,),
        ),
    ),
)

CLOSING: tuple[Part, ...] = (
    TRANSFERS,
    RIGHTS,
    COMPLAINT,
    SEARCH,
    REDACTIONS,
    SIGNATURE,
    ANNEXES,
)
