"""Letters for the tests of the page: made up, with the lengths that real ones have."""

from datetime import UTC, date, datetime
from io import BytesIO

from dpo_desk.paper.model import (
    Block,
    Bullets,
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
    Section,
    Sender,
    Signature,
    Strong,
    Summary,
    Table,
    Text,
)

NOW = datetime(2026, 11, 19, 9, 30, tzinfo=UTC)
SENDER = Sender(
    name="Fjordlys Data AS",
    lines=("Strandgata 12, 4005 Stavanger", "Org.nr. 312 345 675", "personvern@example.com"),
    return_line="Fjordlys Data AS, Strandgata 12, 4005 Stavanger",
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


SIGNATURE = Signature(
    greeting="Med vennlig hilsen", name=t("Ola Prøve"), title="daglig leder, Fjordlys Data AS"
)

SUMMARY = Summary(
    label="Kort sagt",
    rows=(
        ("Har vi opplysninger om deg?", t(Strong("Ja."))),
        ("Hva bruker vi dem til?", t("Fire formål. De står i tabellen under.")),
        ("Hvem har fått dem?", t("Seks bedrifter. Alle står med navn.")),
        ("Er noe sendt ut av EØS?", t(Strong("Ja,"), " sakene i Asana er lagret i USA.")),
        ("Er noe avgjort automatisk?", t(Strong("Nei."), " Vi lager heller ingen profil av deg.")),
        ("Har vi holdt noe tilbake?", t(Strong("Ja,"), " to opplysninger som gjelder andre.")),
        ("Hva ligger ved?", t("Fire vedlegg, 23 sider.")),
    ),
)

OPENING = (
    say("Hei Kari,"),
    say(
        "Ja, vi har personopplysninger om deg, og du får kopi av dem sammen med dette brevet. "
        "Du er registrert hos oss av to grunner: Du er kontaktperson for Solvik Båtbyggeri AS, "
        "og du abonnerer på nyhetsbrevet vårt."
    ),
    say(
        "Du sendte kravet fra e-postadressen vi allerede hadde på deg. Derfor trengte vi ikke å "
        "be deg vise hvem du er."
    ),
)

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


def access(cards: tuple[Card, ...] = CARDS, **changed: object) -> Letter:
    """The answer to a request for access."""
    parts = (*OPENING, SUMMARY, purposes(cards), *cards, *CLOSING)
    return letter(*parts, **{"sender": with_logo(), **changed})  # type: ignore[arg-type]


def with_logo() -> Sender:
    """The sender with a logo."""
    return Sender(name=SENDER.name, lines=SENDER.lines, return_line=SENDER.return_line, logo=logo())


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


def access_12() -> Letter:
    """Twelve purposes, one of them too tall to be kept whole."""
    titles = ("Gi tilgang til kundeportalen", "Måle bruken av nettsiden", "Sende julehilsen")
    more = [plain_card(n, titles[n % 3]) for n in range(5, 13)]
    more[4] = plain_card(
        9,
        "Forebygge misbruk og feilsøke driftsavbrudd i felles serverpark for kunder på Sør- og "
        "Vestlandet",
        recipients=9,
    )
    return access((*CARDS, *more))


def draft() -> Letter:
    """The answer with two things missing."""
    second = CARDS[1]
    rows = list(second.rows)
    rows[3] = CardRow(label="Lagringstid", blocks=(say(hole("hvor lenge sakene lagres")),))
    cards = (CARDS[0], card(2, second.title, *((r.label, r.blocks) for r in rows)), *CARDS[2:])
    table = TRANSFERS.blocks[1]
    assert isinstance(table, Table)
    cells = (
        *table.rows[0][:2],
        t("Rammeverket (artikkel 45). ", hole("når dette ble kontrollert")),
    )
    transfers = Section(
        label=TRANSFERS.label,
        blocks=(
            TRANSFERS.blocks[0],
            Table(headers=table.headers, rows=(cells,), widths=table.widths, strong=table.strong),
        ),
    )
    rest = (*CLOSING[1:],)
    parts = (*OPENING, SUMMARY, purposes(cards), *cards, transfers, *rest)
    return letter(*parts, sender=with_logo())


def receipt(language: Language = "nb") -> Letter:
    """A receipt of one page without a logo."""
    return letter(
        say("Hei Kari,"),
        say(
            "Kravet ditt kom til oss på e-post 3. november 2026, og du får svar senest ",
            Strong("3. desember 2026"),
            ". Du trenger ikke å gjøre noe mer nå.",
        ),
        Summary(
            label="Kort sagt",
            rows=(
                ("Saken din", t("2026-014")),
                ("Kom til oss", t("3. november 2026, på e-post")),
                ("Du får svar senest", t(Strong("3. desember 2026"))),
                ("Hva du ber om", t("Innsyn: å se opplysningene vi har om deg")),
                ("Hva det koster", t("Ingenting")),
                ("Hvem som svarer deg", t("Ola Prøve, daglig leder")),
            ),
        ),
        Section(
            label="Slik forstår vi deg",
            blocks=(
                say(
                    "Du vil vite hvilke opplysninger vi har om deg, hva vi bruker dem til og hvem "
                    "som har fått dem, og du vil ha kopi. Si fra hvis vi har misforstått."
                ),
            ),
        ),
        Section(
            label="Det som skjer nå",
            blocks=(
                say(
                    "Vi leter i e-posten, brukerstøtten, nyhetsbrevet, regnskapet og papirarkivet. "
                    "Deretter går vi gjennom det vi finner, og dekker bare til det som gjelder "
                    "andre. Svaret kommer på e-post, siden du skrev til oss på e-post."
                ),
                Bullets(
                    items=(
                        t("Vi spør deg hvis noe er uklart."),
                        t("Vi sier fra hvis vi trenger mer tid."),
                    )
                ),
            ),
        ),
        Section(
            label="Spørsmål",
            blocks=(say("Skriv til personvern@example.com og oppgi saken, 2026-014."),),
        ),
        SIGNATURE,
        kind="receipt",
        language=language,
        subject="Vi har fått kravet ditt om innsyn",
    )


def partial() -> Letter:
    """A refusal of one point in four: a table over the whole width, no summary."""
    rows = (
        (t(Strong("Ja,"), " du får alt"), t("Opplysningene om deg som kunde"), t("Vedlegg 1.")),
        (t(Strong("Ja,"), " du får alt"), t("E-post mellom deg og oss"), t("Vedlegg 2.")),
        (
            t(Strong("Delvis,"), " ni navn er sladdet"),
            t("Saker i brukerstøtten der andre kunder er nevnt"),
            t(
                "De gjelder andre, og du trenger dem ikke for å se hva vi har om deg. "
                "Personvernforordningen artikkel 15 nr. 4."
            ),
        ),
        (
            t(Strong("Nei,"), " ikke nå"),
            t("Notat fra 4. september 2026 om tilbudet til deg"),
            t(
                "Teksten er laget bare for å forberede vår egen avgjørelse og er ikke delt med "
                "noen. Personopplysningsloven § 16 første ledd bokstav e."
            ),
        ),
    )
    return letter(
        say("Hei Kari,"),
        say(
            "Du får tre av de fire tingene du ba om, men ikke den siste. Under står svaret og "
            "grunnen for hver av dem."
        ),
        Table(headers=("Svaret", "Du ba om", "Hvorfor"), rows=rows, widths=(35, 47, 83)),
        Section(
            label="Det du likevel får vite",
            blocks=(
                say(
                    "Notatet er på én side. Vi vurderer det på nytt når tilbudet er avgjort, "
                    "senest 15. januar 2027, og skriver til deg da."
                ),
            ),
        ),
        COMPLAINT,
        SIGNATURE,
        Section(
            label="Vedlegg",
            blocks=(say("1 Kundeopplysninger, 2 sider · 2 E-post, 14 sider · 3 Saker, 5 sider"),),
        ),
        kind="refusal",
    )


def no_data() -> Letter:
    """Nothing found, in English."""
    return letter(
        say("Dear Kari Eksempel,"),
        say("We have searched for information about you and found none."),
        Section(
            label="Where we looked",
            blocks=(
                Table(
                    headers=("Where", "When", "Result"),
                    rows=(
                        (t("Microsoft 365"), t("5.11.2026"), t("Nothing")),
                        (t("24SevenOffice"), t("5.11.2026"), t("Nothing")),
                    ),
                ),
            ),
        ),
        Section(
            label="If you disagree",
            blocks=(
                say(
                    "You may complain to Datatilsynet, the Norwegian Data Protection Authority "
                    "(datatilsynet.no), and you may bring the matter before the courts."
                ),
            ),
        ),
        Signature(greeting="Yours sincerely", name=t("Ola Prøve"), title="general manager"),
        kind="no_data",
        language="en",
        subject="We hold no data about you",
        case="Case 2026-015",
        running_head="Answer to a request for access · Kari Eksempel",
        title="We hold no data about you, case 2026-015",
        facts=(("Date", t("19 November 2026")), ("Our ref.", t("2026-015"))),
    )
