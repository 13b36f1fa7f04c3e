"""What a notice says and the register does not, and the reverse."""

import pytest

from dpo_desk import words
from dpo_desk.duties import services
from dpo_desk.duties.compare_words import what
from dpo_desk.duties.notice_against_register import Difference, Kind, compare, newest
from dpo_desk.records import Cookie, RetentionRule, Service
from tests import sample


def of(found, kind, side):
    return [each.what for each in found if each.kind is kind and each.only_in == side]


@pytest.fixture
def mailer(register):
    services.add(register, "Mailer Lite", used_for="nyhetsbrev")
    return register.first(Service, "name = 'Mailer Lite'")


def test_a_vendor_under_another_spelling_is_no_difference(register, mailer):
    found = compare(register, "Vi bruker MailerLite til å sende nyhetsbrev.")
    assert "MailerLite" not in of(found, Kind.PROCESSOR, "notice")
    assert "Mailer Lite" not in of(found, Kind.PROCESSOR, "register")


def test_vendors_that_only_one_of_them_names(register, mailer):
    text = "Hei.\n\nVi bruker Pipedrive som CRM for henvendelser fra kunder."
    found = compare(register, text)
    assert "Mailer Lite" in of(found, Kind.PROCESSOR, "register")
    (crm,) = [each for each in found if each.what == "Pipedrive"]
    assert (crm.only_in, crm.line) == ("notice", 3)
    assert "Pipedrive" in text[crm.start : crm.end]


def test_a_service_that_is_no_longer_used_is_not_missed(register, mailer):
    with register.action("action.service.changed"):
        register.change(mailer, in_use=False)
    assert "Mailer Lite" not in of(compare(register, "Hei."), Kind.PROCESSOR, "register")


def test_periods_are_compared_by_their_length(register):
    with register.action("action.retention.added"):
        register.add(RetentionRule(data="Søknader", period="P6M"))
        register.add(RetentionRule(data="Bilag", period="P5Y"))
    found = compare(register, "Søknader slettes etter 6 måneder. Kundedata slettes etter 7 år.")
    assert "P7Y" in of(found, Kind.PERIOD, "notice")
    assert "P6M" not in of(found, Kind.PERIOD, "register")
    assert "P5Y" in of(found, Kind.PERIOD, "register")


def test_promises(register):
    found = compare(register, "Du har rett til innsyn. Vi svarer på kravet ditt innen 14 dager.")
    assert "P14D" in [p.replace("P2W", "P14D") for p in of(found, Kind.PROMISE, "notice")]


def test_cookies(register):
    with register.action("action.cookie.added"):
        register.add(Cookie(name="_ga", provider="Google"))
    assert "_ga" in of(compare(register, "Hei."), Kind.COOKIE, "register")
    assert not of(compare(register, "Informasjonskapselen \\_ga."), Kind.COOKIE, "register")


def test_transfers(register, mailer):
    with register.action("action.service.changed"):
        register.change(mailer, storage_countries=("US",))
    found = compare(register, "Alle opplysninger lagres i Norge.")
    assert "Mailer Lite" in of(found, Kind.TRANSFER, "register")


@pytest.mark.parametrize("text", ["", "\n", "x" * 2000, "Vi bruker Asana.\n" * 200])
def test_any_text_can_be_compared(register, text):
    for each in compare(register, text):
        assert 0 <= each.start <= each.end <= len(text)


def test_the_newest_version_is_the_one_that_is_held(register):
    version = newest(register)
    assert version is None or version.text


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_what_it_is_called(language):
    said = words.of(language)
    assert what(Difference(Kind.PERIOD, "notice", "P3Y"), said) not in ("", "P3Y")
    assert what(Difference(Kind.TRANSFER, "notice", "scc"), said) != "scc"
    assert what(Difference(Kind.PROCESSOR, "notice", "Asana"), said) == "Asana"


def test_a_difference_names_nothing_where_it_is_logged():
    assert "Asana" not in repr(Difference(Kind.PROCESSOR, "notice", "Asana"))
    assert sample.COMPANY.name not in repr(Difference(Kind.PURPOSE, "register", "x"))
