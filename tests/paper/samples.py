"""Letters for the tests of the page: made up, with the lengths that real ones have."""

from dpo_desk.paper.model import (
    Bullets,
    Card,
    CardRow,
    Language,
    Letter,
    Section,
    Sender,
    Signature,
    Strong,
    Summary,
    Table,
)
from tests.paper.closing import ANNEXES, CLOSING, COMPLAINT, SIGNATURE, TRANSFERS
from tests.paper.parts import NOW, SENDER, card, entry, hole, letter, logo, note, say, t
from tests.paper.purposes import CARDS, MICROSOFT, plain_card, purposes

__all__ = [
    "ANNEXES",
    "CARDS",
    "MICROSOFT",
    "NOW",
    "SENDER",
    "SIGNATURE",
    "SUMMARY",
    "access",
    "access_12",
    "card",
    "draft",
    "entry",
    "hole",
    "letter",
    "no_data",
    "note",
    "partial",
    "plain_card",
    "purposes",
    "receipt",
    "say",
    "t",
]

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


def access(cards: tuple[Card, ...] = CARDS, **changed: object) -> Letter:
    """The answer to a request for access."""
    parts = (*OPENING, SUMMARY, purposes(cards), *cards, *CLOSING)
    return letter(*parts, **{"sender": with_logo(), **changed})  # type: ignore[arg-type]


def with_logo() -> Sender:
    """The sender with a logo."""
    return Sender(name=SENDER.name, lines=SENDER.lines, return_line=SENDER.return_line, logo=logo())


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
