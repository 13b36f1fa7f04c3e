"""What was read in a small notice, one of each kind, put together by hand."""

from dpo_desk.notices.model import (
    ActivityFound,
    CodeFound,
    Conflict,
    Controller,
    CookieFound,
    Evidence,
    NoticeFacts,
    Recipient,
    RetentionFound,
    Transfers,
    UnnamedRecipient,
)

TEXT = """Personvernerklæring

Fjordlys Prøve AS er behandlingsansvarlig.
Skriv til post@fjordlys.example eller hjelp@fjordlys.example.

Markedsføring

Vi sender nyhetsbrev hvis du samtykker. Til utsendelsen bruker vi MailerLite.
Våre regnskapsførere kan få opplysninger.

Kunder

Etter avsluttet kundeforhold sletter vi innen 3 år. CRM sletter etter 5 år.
Logger slettes etter 30 dager.
Kapselen _ga varer i to år. Vi svarer innen 30 dager. Du har rett til innsyn og retting.
Vi behandler ikke opplysninger om barn. Data kan havne i USA med standardvilkår.
"""


def at(words: str) -> tuple[Evidence, ...]:
    start = TEXT.index(words)
    return (Evidence(TEXT.count("\n", 0, start) + 1, start, start + len(words), words),)


THREE, FIVE = "sletter vi innen 3 år", "CRM sletter etter 5 år"
FACTS = NoticeFacts(
    language="nb",
    controller=Controller(
        name="Fjordlys Prøve AS",
        emails=("post@fjordlys.example", "hjelp@fjordlys.example"),
        evidence=(*at("Fjordlys Prøve AS"), *at("post@fjordlys.example")),
    ),
    activities=(
        ActivityFound(
            purpose="nyhetsbrev",
            legal_bases=("consent",),
            data_categories=("email",),
            subjects=("subscriber",),
            evidence=at("Vi sender nyhetsbrev hvis du samtykker."),
        ),
    ),
    recipients=(
        Recipient(
            name="MailerLite",
            vendor="MailerLite",
            role="processor",
            purpose="utsendelse av nyhetsbrev",
            evidence=at("Til utsendelsen bruker vi MailerLite."),
        ),
        Recipient(
            name="Skylager", vendor="Skylager", role="processor", region="USA",
            certainty="interpreted", evidence=at("Data kan havne i USA"),
        ),
    ),
    unnamed_recipients=(
        UnnamedRecipient(what="regnskapsførere", evidence=at("Våre regnskapsførere")),
    ),
    retention=(
        RetentionFound(what="kunder", trigger="contract_end", period="P3Y", evidence=at(THREE)),
        RetentionFound(what="CRM", period="P5Y", evidence=at(FIVE)),
        RetentionFound(what="logger", period="P30D", evidence=at("Logger slettes etter 30 dager")),
    ),
    cookies=(CookieFound(name="_ga", lifetime="P2Y", evidence=at("Kapselen _ga varer i to år")),),
    promises_found=(CodeFound(code="P30D", evidence=at("Vi svarer innen 30 dager")),),
    rights_found=(
        CodeFound(code="access", evidence=at("innsyn")),
        CodeFound(code="rectification", evidence=at("retting")),
    ),
    denied_found=(CodeFound(code="children", evidence=at("Vi behandler ikke opplysninger om")),),
    transfers=Transfers(
        outside_eea="yes", mechanisms=("scc",), evidence=at("USA med standardvilkår")
    ),
    conflicts=(
        Conflict(
            about="retention",
            values=("P3Y", "P5Y"),
            evidence=(*at("innen 3 år"), *at("etter 5 år")),
        ),
    ),
)  # fmt: skip
