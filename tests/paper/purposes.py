"""The cards of the sample letters: four as they are, and as many more as a test asks for."""

from dpo_desk.paper.model import (
    Card,
    PageOf,
    Section,
    Table,
)
from tests.paper.parts import card, entry, note, say, t

MICROSOFT = entry(
    "Microsoft Ireland Operations Ltd.",
    "e-post og dokumenter (Microsoft 365)",
    "Irland. Lagres i EU/EØS.",
)

CARDS = (
    card(
        1,
        "Følge opp bedriften du er kontaktperson for",
        (
            "Opplysninger",
            (
                say(
                    "Navn, stilling, e-postadresse, mobilnummer, e-post mellom deg og oss og "
                    "referat fra tre møter."
                ),
            ),
        ),
        (
            "Grunnlag",
            (
                say(
                    "Vi må ha noen å snakke med hos kunden for å levere det vi har avtalt. Vi har "
                    "veid det mot personvernet ditt, og mener at du må regne med det i den jobben "
                    "du har."
                ),
                note("Berettiget interesse · artikkel 6 nr. 1 bokstav f"),
            ),
        ),
        (
            "Mottakere",
            (
                MICROSOFT,
                entry("MeisterLabs GmbH", "oppgavelister (MeisterTask)", "Tyskland. Lagres der."),
            ),
        ),
        (
            "Lagringstid",
            (
                say(
                    "Så lenge du er kontaktperson, og tolv måneder etter det. E-post slettes etter "
                    "tre år."
                ),
            ),
        ),
        ("Kilde", (say("Deg selv og arbeidsgiveren din, Solvik Båtbyggeri AS."),)),
    ),
    card(
        2,
        "Svare når du spør eller melder feil",
        (
            "Opplysninger",
            (
                say(
                    "Navn, e-postadresse og sju saker du har sendt inn fra 2024 til 2026, med "
                    "svarene våre."
                ),
            ),
        ),
        (
            "Grunnlag",
            (
                say("Du ba om hjelp, og vi må ta vare på spørsmålet for å kunne følge det opp."),
                note("Berettiget interesse · artikkel 6 nr. 1 bokstav f"),
            ),
        ),
        (
            "Mottakere",
            (
                entry(
                    "Asana, Inc.",
                    "saksliste for brukerstøtte",
                    "USA. Står på listen over bedrifter som har sluttet seg til rammeverket mellom "
                    "EU og USA.",
                ),
            ),
        ),
        ("Lagringstid", (say("To år etter at saken er lukket."),)),
        ("Kilde", (say("Deg selv."),)),
    ),
    card(
        3,
        "Sende deg nyhetsbrevet",
        (
            "Opplysninger",
            (say("Navn, e-postadresse og tidspunktet du meldte deg på: 14. mars 2024 kl. 10.32."),),
        ),
        (
            "Grunnlag",
            (
                say(
                    "Du har sagt ja. Du kan ombestemme deg når du vil, nederst i hvert nyhetsbrev "
                    "eller ved å skrive til oss."
                ),
                note("Samtykke · artikkel 6 nr. 1 bokstav a"),
            ),
        ),
        ("Mottakere", (entry("MailerLite Limited", "utsending", "Irland. Lagres i EU/EØS."),)),
        (
            "Lagringstid",
            (
                say(
                    "Til du melder deg av. Da beholder vi bare adressen på en sperreliste, så du "
                    "ikke får flere brev."
                ),
            ),
        ),
        ("Kilde", (say("Deg selv, i skjemaet på nettsiden vår."),)),
    ),
    card(
        4,
        "Sende faktura og føre regnskap",
        (
            "Opplysninger",
            (say("Navnet ditt som bestiller på elleve fakturaer fra 2024 til 2026."),),
        ),
        (
            "Grunnlag",
            (
                say("Loven pålegger oss å ta vare på regnskapet."),
                note("Rettslig forpliktelse · artikkel 6 nr. 1 bokstav c og bokføringsloven § 13"),
            ),
        ),
        (
            "Mottakere",
            (
                entry("24SevenOffice AS", "regnskapssystem", "Norge. Lagres i EU/EØS."),
                entry("Bryggen Regnskap AS", "regnskapsfører", "Norge."),
            ),
        ),
        (
            "Lagringstid",
            (
                say(
                    "Fem år etter at regnskapsåret er slutt. Fakturaene fra 2026 slettes 1. januar "
                    "2032."
                ),
            ),
        ),
        ("Kilde", (say("Arbeidsgiveren din."),)),
    ),
)

BASES = ("Berettiget interesse", "Berettiget interesse", "Samtykke", "Rettslig forpliktelse")


def purposes(cards: tuple[Card, ...]) -> Section:
    """The table of purposes with page numbers."""
    return Section(
        label="Formålene",
        blocks=(
            say(
                "De neste sidene tar formålene ett for ett: hva vi har om deg, hvorfor vi har lov "
                "til å ha det, hvem som har fått det og hvor lenge vi beholder det."
            ),
            Table(
                headers=("Formål", "Grunnlag", "Side"),
                rows=tuple(
                    (
                        t(f"{one.number}  {one.title}"),
                        t(BASES[i % 4]),
                        t(PageOf(one.key)),
                    )
                    for i, one in enumerate(cards)
                ),
                widths=(78, 38, 14),
                right=(2,),
            ),
        ),
    )


def plain_card(number: int, title: str, recipients: int = 1) -> Card:
    """A purpose as most are."""
    others = tuple(
        entry(f"Nordlys Loggtjenester {i} AS", "lagring av logger", "Norge. Lagres i Norge.")
        for i in range(1, recipients)
    )
    return card(
        number,
        title,
        ("Opplysninger", (say("Brukernavn, rolle og tidspunkt for de siste innlogginger."),)),
        (
            "Grunnlag",
            (
                say("Vi har vurdert at behovet vårt veier tyngre enn ulempen for deg."),
                note("Berettiget interesse · artikkel 6 nr. 1 bokstav f"),
            ),
        ),
        ("Mottakere", (MICROSOFT, *others)),
        ("Lagringstid", (say("Tolv måneder etter siste kontakt."),)),
        ("Kilde", (say("Deg selv."),)),
    )
