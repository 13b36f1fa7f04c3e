"""A notice written from a register: what it holds, what it cannot be made to hold, and back."""

import re
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import msgspec
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from dpo_desk.checks import notice_findings
from dpo_desk.law.codes import (
    LegalBasis,
    Relation,
    RetentionAction,
    RetentionTrigger,
    Role,
    Stated,
    TransferMechanism,
)
from dpo_desk.notices.read import read, read_sheet
from dpo_desk.notices.write import write
from dpo_desk.notices.write_html import html
from dpo_desk.notices.write_markdown import escape, markdown
from dpo_desk.notices.write_model import walk
from dpo_desk.notices.write_texts import TextError, say, sources
from dpo_desk.reading.sheet import sheet
from dpo_desk.records import Contact
from dpo_desk.words import LANGUAGES
from tests.notices.writing import COMPANY, TODAY, link, material, rule, use, whole

RIGHTS = {
    "access", "rectification", "erasure", "restriction", "portability", "objection",
    "not_automated", "complaint_authority",
}  # fmt: skip


def text(told, language="nb"):
    return markdown(write(told, language).document)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text(language):
    assert sources(language).keys() == sources("nb").keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_register_that_answers_everything_leaves_nothing_open(language):
    written = write(whole(), language)
    assert {hole.code for hole in written.holes} <= {"translation"}
    if language != "en":  # the register's words are bokmål, which readers of nynorsk read
        assert written.holes == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_self_check_finds_nothing_in_it(language):
    page = sheet(text(whole(), language))
    found = notice_findings(read_sheet(page), page, TODAY)
    assert [(each.rule, each.line) for each in found] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_read_back_it_is_the_register(language):
    facts = read(text(whole(), language))
    assert facts.language == language
    assert facts.last_updated == "2026-11-22"
    assert facts.controller.name == COMPANY.name
    assert facts.controller.orgnr == COMPANY.org_number
    assert facts.controller.emails[:1] == (COMPANY.email,)
    assert facts.controller.phones == ("+4720000040",)
    assert facts.controller.address == COMPANY.address
    assert {each.name for each in facts.recipients} == {
        "Tripletex", "MailerLite", "Google Analytics",
    }  # fmt: skip
    assert {each.role for each in facts.recipients} == {"processor"}
    assert set(facts.legal_bases) == {
        "consent", "contract", "legal_obligation", "legitimate_interests",
    }  # fmt: skip
    assert {each.period for each in facts.retention if each.period} == {"P1Y", "P5Y", "P2Y", "P6M"}
    assert set(facts.rights) == RIGHTS | {"withdraw_consent"}
    assert facts.response_promises == ("P14D",)
    assert [(each.name, each.lifetime) for each in facts.cookies] == [("_ga", "P2Y")]
    assert (facts.transfers.outside_eea, facts.transfers.mechanisms) == ("yes", ("dpf",))
    assert facts.flags.newsletter
    assert not facts.flags.automated_decisions
    assert facts.missing == ()
    assert facts.conflicts == ()


BASES = st.sampled_from(list(LegalBasis))
PERIODS = st.sampled_from(["P30D", "P6M", "P1Y", "P18M", "P2Y", "P3Y6M", "P10Y"])
AFTER = st.sampled_from(
    [
        RetentionTrigger.CONTRACT_END, RetentionTrigger.ACCOUNT_CLOSED,
        RetentionTrigger.LAST_VISIT, RetentionTrigger.FIN_YEAR_END, RetentionTrigger.COLLECTED,
    ]
)  # fmt: skip
ACTIONS = st.sampled_from(
    [RetentionAction.DELETE, RetentionAction.ANONYMISE_OR_DELETE, RetentionAction.ANONYMISE]
)
NAMES = st.sampled_from(["Tripletex", "Mailchimp", "Visma eAccounting", "Superoffice", "HubSpot"])
MECHANISMS = st.sampled_from(["eea", "dpf", "scc", "bcr"])


@settings(max_examples=12, deadline=None, phases=(Phase.generate,))  # shrinking takes minutes
@given(
    st.sampled_from(LANGUAGES), BASES, st.tuples(PERIODS, AFTER, ACTIONS), NAMES,
    MECHANISMS, st.sampled_from([(), ("P1M",), ("P14D",)]),
)  # fmt: skip
def test_small_registers_come_back(language, basis, kept, name, mechanism, promises):
    (period, after, action), abroad = kept, mechanism != "eea"
    places = {"storage_countries": ("US",), "mechanism": TransferMechanism(mechanism)}
    told = material(
        use(
            "Butikken", "Hjelpe deg i butikken", basis,
            statute="bokføringsloven" if basis is LegalBasis.LEGAL_OBLIGATION else "",
            reason="Interessen er å gi deg god hjelp.",
            rules=[rule("Kundeopplysninger", period, after, action=action)],
            links=[link(name, name, used_for="kunder", **places if abroad else {})],
        ),
        promises=promises,
    )  # fmt: skip
    facts = read(text(told, language))
    assert {each.name for each in facts.recipients} == {name}
    assert facts.legal_bases == (basis.value,)
    found = [(each.period, each.trigger) for each in facts.retention if each.period]
    assert found == [(period, after.value)]
    assert facts.response_promises == promises
    assert facts.transfers.outside_eea == ("yes" if abroad else "no")
    assert facts.transfers.mechanisms == ((mechanism,) if abroad else ())
    assert set(facts.rights) >= RIGHTS
    assert ("withdraw_consent" in facts.rights) == (basis is LegalBasis.CONSENT)


def test_what_is_not_known_is_marked_or_left_out_and_listed():
    empty = use("Kundeforhold", "Levere", LegalBasis.LEGITIMATE_INTERESTS, data_categories=())
    bare = msgspec.structs.replace(empty, aims=empty.aims[:0])
    written = write(material(empty, bare, promises=()), "nb")
    codes = {hole.code: hole.marked for hole in written.holes}
    assert {code for code, marked in codes.items() if marked} == {
        "interest", "data", "retention", "purpose",
    }  # fmt: skip
    assert codes["promise"] is False
    said = markdown(written.document)
    assert "\\[hvilken interesse vi har\\]" in said
    assert "hvor raskt vi lover" not in said
    assert all(hole.table and hole.uid and hole.field for hole in written.holes)


def test_a_footing_that_cannot_carry_the_data_is_a_gap():
    never = link("Slack", "Slack", storage_countries=("US",), used_for="meldinger",
                 mechanism=TransferMechanism.PRIVACY_SHIELD)  # fmt: skip
    written = write(
        material(use("Samtaler", "Snakke sammen", LegalBasis.CONTRACT, links=[never])), "nb"
    )
    assert "mechanism" in {hole.code for hole in written.holes}
    assert "Privacy Shield" not in markdown(written.document)


def test_own_processing_joint_control_cameras_and_decisions_are_told():
    joint = link("LinkedIn", "LinkedIn", role=Role.JOINT_CONTROLLER, used_for="siden vår")
    camera = rule("Opptak", "P7D", RetentionTrigger.RECORDING)
    said = text(
        material(
            use("Siden vår", "Svare på LinkedIn", LegalBasis.CONTRACT, links=[joint]),
            use("Kamera", "Sikre inngangen", LegalBasis.CONSENT, camera=True, rules=[camera]),
            use("Kreditt", "Vurdere kreditt", LegalBasis.CONTRACT,
                automated_decisions=Stated.KNOWN, automated_logic="Systemet regner ut en score"),
            use("Drift", "Drifte for kunder", LegalBasis.CONTRACT, role=Role.PROCESSOR),
        )
    )  # fmt: skip
    facts = read(said)
    assert facts.flags.camera
    assert facts.flags.automated_decisions
    assert "Felles behandlingsansvar:** Vi og LinkedIn" in said
    assert "Systemet regner ut en score." in said
    assert "I «Drift» er vi databehandler" in said
    assert "### Drift" not in said


def test_every_way_in_is_named_and_the_form_is_not_alone():
    form = Contact(channel="form", value="fjordlys.example/krav", for_rights=True)
    said = text(material(contacts=(form,)))
    assert "skjemaet på fjordlys.example/krav, e-post til personvern@fjordlys.example" in said


# what people write is never markup

HOSTILE = (
    "<script>alert(1)</script>", "[her](javascript:alert(1))", "{{ company }}", "{% raw %}",
    "**sterk**", "_kursiv_", "`kode`", "# overskrift", "1. punkt", "- liste", "| a | b |",
    "&lt;b&gt;",
    '<img src="file:///etc/passwd">', "]] ![x](http://x)", "\ue0000\ue001", "a\n\n## b", "~~x~~",
)  # fmt: skip


def hostile(words):
    return material(
        use(words, words, LegalBasis.LEGITIMATE_INTERESTS, reason=words, source=words,
            rules=[rule(words, "P1Y")], links=[link(words, words, used_for=words)]),
        company=msgspec.structs.replace(COMPANY, name=words, scope=words),
    )  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_values_never_become_markdown(words):
    said = text(hostile(words))
    plain = text(hostile("harmløs"))
    shape = re.compile(r"^(#+ |- |\d+\. |\|)", re.MULTILINE)
    assert shape.findall(said) == shape.findall(plain)
    assert escape(" ".join(words.split())) in said
    assert not re.search(r"(?<!\\)[<>`~]", said)
    assert not re.search(r"(?<!\\)\]\(", said)
    assert not re.search(r"(?<!\\)&\w+;", said)


class Page(HTMLParser):
    """Tags, attributes and words of a page."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.words, self.open = [], [], [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        if tag != "meta":
            self.open.append(tag)
        self.tags.append(tag)
        self.attributes += [(tag, *each) for each in attrs]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


@pytest.mark.parametrize("words", HOSTILE)
def test_values_never_become_html(words):
    page = Page(html(write(hostile(words), "nb").document))
    assert page.tags == Page(html(write(hostile("harmløs"), "nb").document)).tags
    assert any(" ".join(words.split()) in each for each in page.words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_one_that_everybody_can_use(language):
    document = write(whole(), language).document
    page = Page(html(document))
    attributes = set(page.attributes)
    assert page.open == []
    assert ("html", "lang", language) in attributes
    assert not {"script", "link", "img", "iframe", "object", "form"} & set(page.tags)
    assert not [each for each in attributes if each[1] in ("src", "style") or each[1][:2] == "on"]
    assert all(each[2].startswith("#") for each in attributes if each[1] == "href")
    levels = [int(tag[1]) for tag in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    scopes = [each[2] for each in page.attributes if each[:2] == ("th", "scope")]
    assert len(scopes) == page.tags.count("th")
    assert {"col", "row"} == set(scopes)
    keys = [section.key for _, section in walk(document.sections)]
    assert len(set(keys)) == len(keys)


def test_a_text_that_is_not_there_is_a_bug():
    with pytest.raises(TextError):
        say("nb", "no.such.text", {})


def test_texts_of_the_register_in_another_language_are_listed():
    holes = write(whole(), "en").holes
    assert ("translation", "purpose", "text") in {(h.code, h.table, h.field) for h in holes}


def test_the_day_it_bears_is_the_one_that_was_asked_for():
    document = write(material(dated=date(2026, 1, 2)), "en").document
    assert document.dated == "Last updated 2 January 2026. Version 3."
    assert (document.day, Relation.CUSTOMER) == (date(2026, 1, 2), "customer")
