"""Who gets data, in sentences as many kinds of firms write them, and who does not."""

import pytest

from dpo_desk.notices import recipients
from dpo_desk.notices.model import Controller, Recipient
from dpo_desk.reading.sheet import sheet


def found(text: str) -> tuple[Recipient, ...]:
    return recipients.find(sheet(text), Controller())


SAID = [
    ("Vi bruker Fixit til timebestilling og Fiken til regnskap.", ["Fixit", "Fiken"]),
    (
        "Timebestilling: Onlinebooq (lagrer navn og mobil). Regnskap: Tripletex.",
        ["Onlinebooq", "Tripletex"],
    ),
    (
        "Journalsystemet vårt leveres av Pridok AS, og timebøker ligger i Helsegris.",
        ["Pridok AS", "Helsegris"],
    ),
    ("Prøver sendes til Fürst og Unilabs for analyse.", ["Fürst", "Unilabs"]),
    ("Vår leverandør av IT-drift er Østby Data AS.", ["Østby Data AS"]),
    ("Serverne våre står hos Blix Solutions AS i Oslo.", ["Blix Solutions AS"]),
    ("Betalingskort behandles av Stripe, og vi ser aldri kortnummeret.", ["Stripe"]),
    (
        "Vi lagrer ikke betalingsopplysninger. Betaling håndteres av Klarna og Vipps.",
        ["Klarna", "Vipps"],
    ),
    ("Nyhetsbrevet sendes ut via Mailchimp, som lagrer data i USA.", ["Mailchimp"]),
    ("Vi benytter oss av tjenesten Typeform når vi lager spørreundersøkelser.", ["Typeform"]),
    ("Regnskapsfører: Kvalitetstall AS", ["Kvalitetstall AS"]),
    ("Regnskapsfører Kari Eksempel får bilagene.", []),
    ("Revisor: BDO AS", ["BDO AS"]),
    ("Vi har avtale med regnskapskontoret Aider AS.", ["Aider AS"]),
    ("Fakturaer som ikke blir betalt, sendes til inkasso hos Kredinor.", ["Kredinor"]),
    ("Vi henter kredittopplysninger fra Experian.", []),
    ("Adressen din hentes fra Folkeregisteret.", []),
    ("Klage kan sendes til Datatilsynet.", []),
    ("Vi er eid av Schibsted ASA.", []),
    ("Følg oss gjerne på Facebook, Instagram og LinkedIn.", []),
    (
        "Vi har en side på Facebook. Vi og Meta er felles behandlingsansvarlige for statistikken.",
        ["Meta"],
    ),
    ("Nettsiden er laget av Kodefabrikken AS i WordPress.", []),
    ("Nettsiden vår driftes av Domeneshop AS.", ["Domeneshop AS"]),
    ("Vi bruker ikke Google Analytics eller Facebook-piksel.", []),
    ("Vi vurderer å ta i bruk HubSpot.", []),
    ("Tidligere brukte vi Mailchimp, men nå bruker vi MailerLite.", ["MailerLite"]),
    ("I Safari og Google Chrome kan du slette kapsler.", []),
    (
        (
            "Barnehagen bruker Kidplan til kommunikasjon med foreldre og Visma Flyt "
            "Barnehage til opptak."
        ),
        ["Kidplan", "Visma Flyt Barnehage"],
    ),
    ("Klubben er medlem av Norges Fotballforbund. Kamper registreres i FIKS.", ["FIKS"]),
    ("Medlemsregisteret ligg i Rubic, og Spond vert nytta til beskjedar.", ["Rubic", "Spond"]),
    ("Me nyttar Microsoft 365 til e-post og dokument.", ["Microsoft 365"]),
    (
        "Databehandlarar:\n\n- Fiken (rekneskap)\n- Nordhost AS (drift av nettsida)\n- MailerLite",
        ["Fiken", "Nordhost AS", "MailerLite"],
    ),
    (
        "We use Slack, Notion and Google Workspace internally.",
        ["Slack", "Notion", "Google Workspace"],
    ),
    ("Our site is hosted by Hetzner Online GmbH in Germany.", ["Hetzner Online GmbH"]),
    (
        "We share your data with our accountant, Numbers & Co AS, and with the tax authorities.",
        ["Numbers & Co AS"],
    ),
    (
        "Payments are handled by Stripe and PayPal, which are independent controllers.",
        ["Stripe", "PayPal"],
    ),
    ("We may disclose data to the police or Datatilsynet.", []),
    ("You can read Google's privacy policy here.", []),
    ("We never share your personal data with Facebook.", []),
    (
        (
            "Hvem får opplysningene?\n\nTripletex (lønn), DNB (betaling) og Storebrand "
            "(pensjon) får opplysninger om ansatte."
        ),
        ["Tripletex", "DNB", "Storebrand"],
    ),
    ("Vi sender pakken i posten.", []),
    ("Timer føres i SmartDok, og tegninger deles i Dalux.", ["SmartDok", "Dalux"]),
    ("Kameraene leveres av Sector Alarm, som har tilgang til opptak ved alarm.", ["Sector Alarm"]),
    ("Dokumenter signeres med BankID via Signicat.", ["BankID", "Signicat"]),
    ("Klientmidler og dokumenter lagres i Advisor hos TietoEVRY.", ["Advisor", "TietoEVRY"]),
    ("Søknader tas imot i Teamtailor.", ["Teamtailor"]),
    ("Firmaet bruker Teams til møter.", ["Teams"]),
    ("Kontakt oss på hei@firma.example eller via Messenger.", []),
    ("Ole Prøve er personvernombud i Prøve AS.", []),
    ("Opplysningene kan utleveres til Skatteetaten og NAV.", []),
    ("Leverandør av nettbutikken er 24Nettbutikk AS.", ["24Nettbutikk AS"]),
    (
        "Vi bruker Shopify som plattform for nettbutikken, og Shopify lagrer bestillingene.",
        ["Shopify"],
    ),
    ("Skjemaet er beskyttet av reCAPTCHA fra Google.", ["reCAPTCHA"]),
    ("Vi bruker Cookiebot for å håndtere samtykker.", ["Cookiebot"]),
    (
        "Videoer fra YouTube er innebygd på siden, og Google setter informasjonskapsler.",
        ["YouTube"],
    ),
    ("Du kan betale med Visa og Mastercard.", []),
    ("Etter kjøpet får du invitasjon fra Trustpilot til å vurdere oss.", ["Trustpilot"]),
    (
        "Kundedata ligger i CRM-systemet SuperOffice CRM Online og sikkerhetskopieres til Acronis.",
        ["SuperOffice CRM", "Acronis"],
    ),
    ("Oppdraget utføres sammen med underleverandøren Rørteknikk Sør AS.", ["Rørteknikk Sør AS"]),
    ("Boligmappa AS får dokumentasjon på arbeidet.", ["Boligmappa AS"]),
    ("Datasenteret til Bakkehaugen IT ligger på Hamar.", []),
    (
        "Vi bruker tredjepartstjenester (Hotjar, Plausible) for å forstå bruken.",
        ["Hotjar", "Plausible"],
    ),
    ("Medisinske data overføres til Norsk Helsenett SF.", ["Norsk Helsenett SF"]),
    ("Som eksempel kan nevnes at store selskaper som Google og Meta tjener penger på data.", []),
    ("Microsoft Office 365 brukes til e-post. Dataene lagres i EU.", ["Microsoft Office 365"]),
    (
        (
            "Databehandler\tFormål\tLagringssted\nTripletex AS\tRegnskap\tNorge\nMailchimp "
            "(Intuit)\tNyhetsbrev\tUSA\nNordlys Drift AS og Fjellnett AS\tDrift av server\tNorge"
        ),
        ["Tripletex AS", "Mailchimp", "Nordlys Drift AS", "Fjellnett AS"],
    ),
    (
        (
            "## Underleverandører\n\nTripletex\n\nMicrosoft\n\nBackupbua AS\n\n## Rettigheter\n\n"
            "Du har rett til innsyn."
        ),
        ["Tripletex", "Microsoft", "Backupbua AS"],
    ),
    (
        (
            "For å kunne levere tjenestene våre deler vi opplysninger med:\n• Visma – "
            "fakturering\n• Bring – frakt\n• Skatteetaten – lovpålagt rapportering\n• "
            "Regnskapsføreren vår"
        ),
        ["Visma", "Bring"],
    ),
    (
        (
            "Third parties we share data with:\n1. Google LLC – analytics\n2. Functional "
            "Software, Inc. – error logging\n3. Authorities where required by law"
        ),
        ["Google LLC", "Functional Software, Inc."],
    ),
    (
        (
            "We store your order history in Shopify. Emails are sent using Klaviyo. "
            "Deliveries are made by PostNord and Bring."
        ),
        ["Shopify", "Klaviyo", "PostNord", "Bring"],
    ),
    (
        (
            "Your card details are processed by our payment provider Adyen N.V. and never "
            "touch our servers."
        ),
        ["Adyen N.V."],
    ),
    ("Our accountant, Ledgerwise AS, has access to invoices.", ["Ledgerwise AS"]),
    (
        "We are part of the Northwind Group, and data may be shared with Northwind Holding AS.",
        ["Northwind Holding AS"],
    ),
    ("Eigarane våre, Sparebankstiftinga, får ingen opplysningar.", []),
    ("Rekneskapen vert ført hjå Vestland Rekneskap AS.", ["Vestland Rekneskap AS"]),
    ("Løna køyrer vi i Huldt & Lillevik.", ["Huldt & Lillevik"]),
    (
        "Nettsida vår ligg hos Syse AS, og e-posten i Google Workspace.",
        ["Syse AS", "Google Workspace"],
    ),
    (
        "Me bruker Vigilo til kommunikasjon med heimen og IST Direkte til barnehageopptak.",
        ["Vigilo", "IST Direkte"],
    ),
    ("Opplysningane blir delte med kommunen og Utdanningsdirektoratet.", []),
    ("Bilder fra klubbens arrangementer kan bli publisert på Facebook.", []),
    (
        (
            "Vi gjør oppmerksom på at Facebook, Instagram og TikTok behandler opplysninger "
            "på egne vegne når du besøker profilene våre. Vi er felles behandlingsansvarlige "
            "med Meta for sidestatistikken."
        ),
        ["Meta"],
    ),
    ("Driftes av: Servebolt AS", ["Servebolt AS"]),
    ("System: Cordel. Formål: prosjektstyring.", ["Cordel"]),
    (
        "Journalsystem\nPhysica Online fra Aspit AS\n\nBetaling\nVipps og bankterminal fra Nets",
        ["Physica", "Vipps", "Nets"],
    ),
    (
        (
            "Vi har inngått databehandleravtaler med alle våre leverandører, herunder "
            "Microsoft, Visma og Telenor."
        ),
        ["Microsoft", "Visma", "Telenor"],
    ),
    ("Ved bestilling av time sendes SMS-påminnelse via LINK Mobility.", ["LINK Mobility"]),
    (
        "Forsikringssaker meldes til Gjensidige eller If Skadeforsikring.",
        ["Gjensidige", "If Skadeforsikring"],
    ),
    (
        (
            "Vi benytter Cookie Information til samtykke og Matomo, som driftes på egne "
            "servere, til statistikk."
        ),
        ["Cookie Information", "Matomo"],
    ),
    ("Alle ansatte har signert taushetserklæring. Daglig leder har ansvaret.", []),
    ("Personopplysningsloven og Bokføringsloven krever at vi lagrer bilag.", []),
    (
        (
            "Behandlingsansvarlig er Hagehjelpen AS ved daglig leder Kari Eksempel, Storgata "
            "1, 9999 Byen."
        ),
        [],
    ),
    ("Kontakt vårt personvernombud Ola Prøve.", []),
    ("Vi selger varer fra Adidas, Nike og Helly Hansen.", []),
    ("Medlemskontingent kreves inn gjennom Solvig Betaling AS.", ["Solvig Betaling AS"]),
    ("Opplysningene lagres kryptert i Norge hos Green Mountain.", ["Green Mountain"]),
    (
        "Vi bruker et kundesystem som heter Kundegaven og et lagersystem levert av Lagerfolka AS.",
        ["Kundegaven", "Lagerfolka AS"],
    ),
    ("Timelister føres i Tidsbanken, og lønn utbetales gjennom DNB.", ["Tidsbanken", "DNB"]),
    ("Reklame vises gjennom Google Ads og Meta.", ["Google Ads", "Meta"]),
    ("Chatten på nettsiden leveres av Intercom, Inc. i USA.", ["Intercom, Inc."]),
    ("Vi bruker reCAPTCHA v3 for å hindre spam.", ["reCAPTCHA"]),
    ("Når du ringer oss, behandler Telia trafikkdata.", ["Telia"]),
    ("Styret bruker Styrerommet.no (OBOS) og Vibbo.", ["Styrerommet.no", "Vibbo"]),
    ("Underleverandører: Ingen utover Microsoft.", ["Microsoft"]),
    ("Vi overfører ikke opplysninger til andre enn Lånekassen og universitetet.", []),
    ("Dersom du betaler med Klarna, gjelder Klarnas personvernerklæring.", ["Klarna"]),
    ("Se også personvernerklæringen til Vipps.", []),
    ("GDPR står for General Data Protection Regulation.", []),
    ("Du kan lese mer på Datatilsynets nettsider.", []),
    ("Data exports are delivered via Amazon S3.", ["Amazon S3"]),
    (
        "Analytics: Plausible (EU). Hosting: Vercel (USA). Error tracking: Sentry (USA).",
        ["Plausible", "Vercel", "Sentry"],
    ),
    ("Kundeforhold i regnskapssystemet PowerOffice Go slettes etter fem år.", ["PowerOffice Go"]),
    ("Vi er sertifisert Miljøfyrtårn og medlem i NHO.", []),
    ("Hår- og hudprodukter fra Kevin Murphy selges i salongen.", []),
    (
        "Programvaren er utviklet av Nordic Soft AS, som også har support-tilgang.",
        ["Nordic Soft AS"],
    ),
    (
        (
            "Når du bestiller behandling hos oss, registreres du i EasyPractice. "
            "EasyPractice ApS er vår databehandler."
        ),
        ["EasyPractice ApS"],
    ),
    ("Vi tar betalt med kortterminal (SumUp) og Vipps.", ["SumUp", "Vipps"]),
    (
        (
            "Økonomi: Vi benytter ekstern regnskapsfører (Regnskapspartner Vest AS), "
            "som bruker Tripletex."
        ),
        ["Regnskapspartner Vest AS", "Tripletex"],
    ),
    (
        ("Hjemmesiden vår driftes av Uniweb AS. Besøksstatistikk samles inn av Google Analytics."),
        ["Uniweb AS", "Google Analytics"],
    ),
    (
        ("Personopplysninger lagres i våre systemer: Outlook, SharePoint og Visma Business."),
        ["Outlook", "SharePoint", "Visma Business"],
    ),
    (
        "Barnets opplysninger deles med Visma Flyt Skole, Feide og itslearning.",
        ["Visma Flyt Skole", "Feide", "itslearning"],
    ),
    ("Vi er databehandler for våre kunder. Data lagres hos Basefarm.", ["Basefarm"]),
    ("For kundeundersøkelser bruker vi Questback, og svarene slettes etter ett år.", ["Questback"]),
    ("Vaktselskapet Securitas AS har tilgang til kameraopptakene.", ["Securitas AS"]),
    ("Kameraopptak oppbevares hos Avarn Security og slettes etter 7 dager.", ["Avarn Security"]),
    ("Ved behov for tolk bruker vi Salita AS.", ["Salita AS"]),
    (
        "Laboratorieprøver analyseres av Fürst Medisinsk Laboratorium.",
        ["Fürst Medisinsk Laboratorium"],
    ),
    ("Medlemsbladet trykkes hos Aksell AS og sendes med Posten.", ["Aksell AS", "Posten"]),
    (
        (
            "Treningssenteret bruker BRP Systems som medlemssystem, og "
            "adgangskontrollen er levert av Salto Systems."
        ),
        ["BRP Systems", "Salto Systems"],
    ),
    (
        "Leietakere registreres i Portico. Kredittvurdering gjøres via Creditsafe.",
        ["Portico", "Creditsafe"],
    ),
    ("Vårt CRM-system er HubSpot (EU-datasenter).", ["HubSpot"]),
    (
        (
            "Tjenester vi bruker:\n\nE-post og kalender: Google Workspace\nFaktura: "
            "Conta\nTelefoni: Telia"
        ),
        ["Google Workspace", "Conta", "Telia"],
    ),
    ("Our trusted partners: none at the moment.", []),
    ("We use analytics software (Matomo) hosted on our own server.", ["Matomo"]),
    (
        (
            "If you pay by invoice, Klarna Bank AB will process your personal data as "
            "an independent controller."
        ),
        ["Klarna Bank AB"],
    ),
    ("Applications are handled in Teamtailor AB's recruitment system.", ["Teamtailor AB"]),
    ("Our lawyers, Wiersholm, and auditors, BDO, may receive data.", ["Wiersholm", "BDO"]),
    (
        ("Kven får sjå opplysningane?\n\nRekneskapsførar Haugland Rekneskap AS, revisor og NAV."),
        ["Haugland Rekneskap AS"],
    ),
    ("Elevopplysningar ligg i Visma InSchool.", ["Visma InSchool"]),
    ("Me sender SMS-varsel gjennom Sveve.", ["Sveve"]),
    ("Biletsalet går via TicketCo.", ["TicketCo"]),
    ("Vi brukar Spond, Vipps og Facebook-gruppe for informasjon.", ["Spond", "Vipps"]),
    ("Klientkonti føres i DNB. Hvitvaskingskontroll utføres i Trapets.", ["DNB", "Trapets"]),
    ("Signering skjer med BankID hos Penneo A/S, Danmark.", ["BankID", "Penneo A/S"]),
    ("Ansatte er forsikret i Storebrand, og pensjon er i KLP.", ["Storebrand", "KLP"]),
    ("Bedriftshelsetjenesten Avonova får navn og fødselsdato.", ["Avonova"]),
    ("Nøkkelsystemet er levert av Unloc AS.", ["Unloc AS"]),
    ("Det brukes Microsoft Teams ved videomøter.", ["Microsoft Teams"]),
    ("Vi lagrer backup hos Jottacloud.", ["Jottacloud"]),
    ("Kursbevis utstedes i samarbeid med Norsk Førstehjelpsråd.", []),
    ("Hunden din registreres i DyreID dersom du ønsker det.", ["DyreID"]),
    (
        "Byggesaker sendes kommunen via Altinn. Tegninger deles i Autodesk BIM 360.",
        ["Autodesk BIM 360"],
    ),
    ("Se vår Facebook-side for bilder.", []),
    ("Vi bruker opplysningene til å besvare henvendelser. Grunnlaget er GDPR artikkel 6.", []),
    (
        (
            "Styret i Bakketoppen Borettslag er ansvarlig. Forretningsfører er OBOS "
            "Eiendomsforvaltning AS."
        ),
        ["OBOS Eiendomsforvaltning AS"],
    ),
    (
        ("Sameiet har avtale med Get og Telia om bredbånd, og de er selv behandlingsansvarlige."),
        ["Get", "Telia"],
    ),
]


@pytest.mark.parametrize(("text", "names"), SAID, ids=[text[:40] for text, _ in SAID])
def test_who_gets_data(text: str, names: list[str]) -> None:
    assert sorted(each.name for each in found(text)) == sorted(names)


def test_every_place_is_exact() -> None:
    text = "\n\n".join(text for text, _ in SAID)
    for each in found(text):
        assert each.evidence
        for place in each.evidence:
            assert text[place.start : place.end] == place.text
            assert text.count("\n", 0, place.start) + 1 == place.line


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Tallhuset AS er vår databehandler.", "processor"),
        ("Vi bruker Kundia til nyhetsbrev.", "processor"),
        ("Vi betaler ut lønn gjennom DNB.", "own_controller"),
        ("Klarna er selvstendig behandlingsansvarlig for kredittvurderingen.", "own_controller"),
        (
            "Vi og Meta er felles behandlingsansvarlige for statistikken på siden vår.",
            "joint_controller",
        ),
        ("Databehandlere:\n\n- Klarna (betaling)", "processor"),
        ("Selvstendig behandlingsansvarlige\n\n- Kundia (påmelding)", "own_controller"),
        ("Navnet ditt sendes til grossisten Varehuset AS.", "recipient"),
        ("Vi bruker Meta-pikselen til annonser.", "recipient"),
    ],
)
def test_what_a_recipient_is(text: str, role: str) -> None:
    assert [each.role for each in found(text)][:1] == [role]


@pytest.mark.parametrize(
    ("text", "purpose", "region"),
    [
        ("Databehandlere:\n\n- Klavia (nyhetsbrev), USA", "nyhetsbrev", "USA"),
        ("Vi bruker Kundia til å sende nyhetsbrev.", "å sende nyhetsbrev", None),
        ("Regnskap: Tallhuset AS", "Regnskap", None),
        ("Skylageret lagrer bildene i Sverige.", "", "i Sverige"),
    ],
)
def test_what_for_and_where(text: str, purpose: str, region: str | None) -> None:
    (only,) = found(text)
    assert (only.purpose, only.region) == (purpose, region)


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Vi bruker Mailchimp til nyhetsbrev.", "stated"),
        ("Opplysninger kan deles med Mailchimp.", "unclear"),
        ("Google Analytics\n\nStatistikk over besøk.", "interpreted"),
    ],
)
def test_how_sure_it_is(text: str, certainty: str) -> None:
    (only,) = found(text)
    assert only.certainty == certainty


def test_the_same_vendor_under_two_names_is_one() -> None:
    text = "Vi bruker Tallhuset AS til regnskap. Tallhuset får kopi av fakturaen."
    (only,) = found(text)
    assert only.name == "Tallhuset AS"
    assert len(only.evidence) == 2


def test_a_service_has_its_maker_and_a_bracket_names_nobody_else() -> None:
    (only,) = found("Vi bruker Ordreboka fra Tallhuset AS til oppdrag.")
    assert (only.name, only.vendor) == ("Ordreboka", "Tallhuset")
    assert [each.name for each in found("Vi bruker Nets (Nexi Group) til betaling.")] == ["Nets"]


def test_the_company_itself_gets_nothing() -> None:
    text = (
        "Personvernerklæring for Hagehjelpen AS\n\nHagehjelpen AS er behandlingsansvarlig. "
        "Opplysningene lagres hos Hagehjelpen. Regnskapet føres av Tallhuset AS."
    )
    assert [each.name for each in recipients.find(sheet(text))] == ["Tallhuset AS"]
