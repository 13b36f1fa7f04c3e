"""No to marketing: marks that name nobody, and lists held against them."""

import csv
import hmac
import io
import time

import openpyxl
import pytest

from dpo_desk import words
from dpo_desk.duties import suppression
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.intake import RequestDraft, log_request
from dpo_desk.duties.suppression_check import check
from dpo_desk.exchange.tables import Unreadable
from dpo_desk.law.codes import Channel, RequestKind
from dpo_desk.records import SuppressedAddress
from dpo_desk.register import Register
from tests import sample
from tests.duties.conftest import DRAFT

NB = words.of("nb")
WRITTEN = ("kari+nyhet@båt.example", "+47 22 33 44 55", "Storgata 12 B\n0155 Oslo")


@pytest.fixture
def no_thanks(register):
    """A case in which Kari says no to marketing."""
    return log_request(
        register,
        RequestDraft(
            received_on=sample.TODAY,
            kinds=(RequestKind.MARKETING_OPT_OUT,),
            requester_name="Kari Eksempel",
            requester_email=WRITTEN[0],
            requester_phone=WRITTEN[1],
            requester_address=WRITTEN[2],
            text="Ikke send meg mer reklame.",
        ),
    )


def checked(register, text: str | bytes, name: str = "liste.csv") -> list[list[str]]:
    data = text if isinstance(text, bytes) else text.encode()
    out = check(suppression.load(register), data, name, NB).data.decode("utf-8-sig")
    mark = csv.Sniffer().sniff(out.splitlines()[0], ";,\t|").delimiter if out else ";"
    return list(csv.reader(io.StringIO(out), delimiter=mark))


def test_a_case_puts_its_three_addresses_on_the_list_once(register, no_thanks) -> None:
    assert [each.channel for each in suppression.of_case(register, no_thanks.id)] == list(
        suppression.CHANNELS
    )
    assert suppression.add_from_case(register, no_thanks.id) == 3
    assert suppression.add_from_case(register, no_thanks.id) == 0
    assert suppression.counts(register) == dict.fromkeys(suppression.CHANNELS, 1)
    found = suppression.load(register)
    assert found.has(Channel.EMAIL, "KARI+NYHET@xn--bt-yia.example")
    assert found.has(Channel.PHONE, "22334455")
    assert found.has(Channel.LETTER, "Storgaten 12b, 0155 OSLO")
    assert not found.has(Channel.EMAIL, "kari@båt.example")


def test_a_name_above_the_street_is_no_part_of_the_address(register, no_thanks) -> None:
    with register.action("request.changed"):
        register.change(no_thanks, requester_address="KARI EKSEMPEL\n" + WRITTEN[2])
    suppression.add_from_case(register, no_thanks.id)
    assert suppression.load(register).has(Channel.LETTER, WRITTEN[2])


def test_an_address_without_a_place_is_left_out(register, no_thanks) -> None:
    with register.action("action.test"):
        register.change(no_thanks, requester_address="Storgata 12")
    assert suppression.add_from_case(register, no_thanks.id) == 2
    assert suppression.counts(register)[Channel.LETTER] == 0


def test_one_channel_alone(register, no_thanks) -> None:
    assert suppression.add_from_case(register, no_thanks.id, [Channel.PHONE]) == 1
    assert not suppression.load(register).has(Channel.EMAIL, WRITTEN[0])


def test_what_is_kept_names_nobody(register, no_thanks) -> None:
    suppression.add_from_case(register, no_thanks.id)
    found = register.find(SuppressedAddress)
    kept = repr(
        [(row.mac, row.channel, row.added_on) for row in found]
        + [entry.label for entry in register.history(1)]
        + [change.after for change in register.history(1)[0].changes]
        + [suppression.load(register), suppression.of_case(register, no_thanks.id)]
    )
    assert not [part for part in ("kari", "2233", "storg", "22 33") if part in kept.lower()]
    assert {len(row.mac) for row in found} == {64}


def test_a_mark_is_a_keyed_hash(register) -> None:
    suppression.add(register, "Kari@example.com")
    key, said = register.secret("suppression"), b"email:kari@example.com"
    assert register.find(SuppressedAddress)[0].mac == hmac.digest(key, said, "sha256").hex()


def test_two_registers_have_two_marks(register, no_thanks, tmp_path) -> None:
    suppression.add(register, WRITTEN[0])
    with sample.make(tmp_path, name="annen.perm") as other:
        suppression.add(other, WRITTEN[0])
        ours, theirs = (each.find(SuppressedAddress)[0].mac for each in (register, other))
    assert ours != theirs


def test_undo_and_a_change_of_mind(register, no_thanks) -> None:
    suppression.add_from_case(register, no_thanks.id)
    register.undo()
    assert not suppression.load(register).has(Channel.EMAIL, WRITTEN[0])
    register.redo()
    assert suppression.load(register).has(Channel.EMAIL, WRITTEN[0])
    assert suppression.remove(register, WRITTEN[0].upper())
    assert not suppression.load(register).has(Channel.EMAIL, WRITTEN[0])
    assert not suppression.remove(register, WRITTEN[0])
    register.undo()
    assert suppression.load(register).has(Channel.EMAIL, WRITTEN[0])
    suppression.remove(register, WRITTEN[0])
    assert suppression.add(register, WRITTEN[0])  # the same row again: a mark stands once
    assert register.count(SuppressedAddress, removed=True) == 3
    assert register.verify().problems == ()


def test_the_list_stays_through_copy_and_restore(register, no_thanks, tmp_path) -> None:
    suppression.add_from_case(register, no_thanks.id)
    saved, path = register.backup(tmp_path / "kopier"), register.path
    register.close()
    Register.restore(saved, path, clock=sample.clock())
    with Register.open(path, clock=sample.clock(), read_only=True) as restored:
        assert suppression.load(restored).has(Channel.PHONE, "22334455")


def test_what_came_on_and_off_it_since_stays_so_when_a_copy_is_restored(
    register, no_thanks, tmp_path
) -> None:
    keyless = register.backup(tmp_path / "keyless")
    suppression.add(register, "sms@example.com")
    suppression.add(register, "back@example.com")
    saved = register.backup(tmp_path / "kopier")
    suppression.add_from_case(register, no_thanks.id)
    suppression.remove(register, "back@example.com")
    path = register.path
    register.close()
    for copy in (saved, keyless):
        restored = Register.restore(copy, path, clock=sample.clock())
        assert restored.kept is not None
        with Register.open(path, clock=sample.clock()) as opened:
            listed = suppression.load(opened)
            assert listed.has(Channel.PHONE, "22334455")
            assert listed.has(Channel.EMAIL, "sms@example.com")
            assert not listed.has(Channel.EMAIL, "back@example.com")
            assert opened.verify().problems == ()


def test_it_stays_when_the_case_is_erased(register, no_thanks) -> None:
    suppression.add_from_case(register, no_thanks.id)
    register.erase(no_thanks.id)
    assert suppression.load(register).has(Channel.EMAIL, WRITTEN[0])


def test_what_cannot_be_put_on_it(register, no_thanks, request_) -> None:
    with pytest.raises(InvalidField, match="no_claim"):
        suppression.add_from_case(register, request_.id)
    with pytest.raises(InvalidField, match="no_address"):
        suppression.add_from_case(register, no_thanks.id, [])
    with pytest.raises(InvalidField, match=r"error\.address"):
        suppression.add(register, "  ")
    with pytest.raises(InvalidField, match=r"error\.address"):
        suppression.remove(register, "ingen krøllalfa", Channel.EMAIL)
    for nowhere in ("Storgata 12", "hei", "Kari Eksempel"):
        with pytest.raises(InvalidField, match=r"error\.place"):
            suppression.add(register, nowhere)
    assert not suppression.remove(register, "ola@example.com")
    assert DRAFT.requester_email == "ola@example.com"


@pytest.fixture
def listed(register, no_thanks):
    suppression.add_from_case(register, no_thanks.id)
    return register


def test_a_csv_with_a_heading_gets_a_column(listed) -> None:
    assert checked(
        listed,
        "Navn;E-post;Mobil\nKari;Kari+Nyhet@Båt.example;\nOla;ola@example.com;99 88 77 66\n"
        "Per;;+47 22334455\n=1+1;x@example.com;\n",
    ) == [
        ["Navn", "E-post", "Mobil", "Reservert mot reklame"],
        ["Kari", "Kari+Nyhet@Båt.example", "", "ja"],
        ["Ola", "ola@example.com", "99 88 77 66", "nei"],
        ["Per", "", "+47 22334455", "ja"],
        ["'=1+1", "x@example.com", "", "nei"],
    ]


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("Kari,Storgaten 12B,0155,Oslo\nOla,Storgata 12,0155,Oslo\n", ["ja", "nei"]),
        ('Kari,"Storgata 12 B, 0155 Oslo"\nOla,Vei 1\n', ["ja", "nei"]),
        ("Kari\tStorgata 12 b\t0155 Oslo\nOla\t\t0155 Oslo\n", ["ja", "nei"]),
    ],
)
def test_postal_addresses_in_one_two_or_three_columns(listed, text, answers) -> None:
    assert [row[-1] for row in checked(listed, text)] == answers


def test_plain_lines_and_letters_of_windows(listed) -> None:
    lines = "kari+nyhet@båt.example\r\nola@example.com\r\n\r\n22 33 44 55\r\n".encode("cp1252")
    assert checked(listed, lines, "liste.txt") == [
        ["kari+nyhet@båt.example", "ja"],
        ["ola@example.com", "nei"],
        ["22 33 44 55", "ja"],
    ]


def test_a_spreadsheet(listed) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Epost", "Mobil"])
    book.active.append([WRITTEN[0], None])
    book.active.append(["ola@example.com", 22334455])
    book.active.append(["per@example.com", 99887766])
    out = io.BytesIO()
    book.save(out)
    rows = checked(listed, out.getvalue(), "liste.xlsx")
    assert [row[-1] for row in rows] == ["Reservert mot reklame", "ja", "ja", "nei"]


def test_the_recipients_of_a_mail(listed) -> None:
    mail = (
        "From: firma@example.com\r\nTo: Ola <ola@example.com>, kari+nyhet@xn--bt-yia.example\r\n"
        "Bcc: =?utf-8?q?K=C3=A5re=2C_P?= <kare@example.com>\r\n\r\nHei\r\n"
    )
    assert checked(listed, mail, "utsending.eml") == [
        ["ola@example.com", "nei"],
        ["kari+nyhet@xn--bt-yia.example", "ja"],
        ["kare@example.com", "nei"],
    ]


@pytest.mark.parametrize(
    ("data", "name", "key"),
    [
        (b"", "tom.csv", "empty"),
        (b"PK\x03\x04rest", "skadet.xlsx", "unreadable"),
        (b"\xd0\xcf\x11\xe0", "gammel.xls", "old"),
        (b"Subject: Hei\r\n\r\n", "uten.eml", "no_recipients"),
        (b"\x01\x02\x03\xff\xfe" * 40, "noe.csv", "unreadable"),
    ],
)
def test_what_is_no_list_is_said_so(listed, data, name, key) -> None:
    with pytest.raises(Unreadable, match=f"table.error.{key}"):
        checked(listed, data, name)


@pytest.mark.parametrize(
    ("rows", "seconds"),
    [(10_000, 4), pytest.param(100_000, 25, marks=pytest.mark.slow)],  # a third on a quiet machine
)
def test_a_hundred_thousand_lines_in_seconds_with_progress(listed, rows, seconds) -> None:
    text = "Navn;E-post;Mobil;Adresse\n" + "".join(
        f"Person;p{n}@example.com;9{n:07};Veien {n}, {n % 9000 + 1000} Sted\n" for n in range(rows)
    )
    heard: list[int] = []
    begun = time.process_time()
    done = check(suppression.load(listed), text.encode(), "l.csv", NB, heard.append)
    assert time.process_time() - begun < seconds
    assert (done.rows, done.matches, heard[-1]) == (rows, 0, rows)
    assert done.name == "l-kontrollert.csv"


def test_what_progress_raises_stops_it(listed) -> None:
    def stop(_rows: int) -> None:
        raise KeyError("enough")

    with pytest.raises(KeyError, match="enough"):
        check(suppression.load(listed), b"ola@example.com\n" * 3000, "l.txt", NB, stop)


def test_an_empty_list_says_no_to_nobody(register) -> None:
    assert checked(register, "ola@example.com\n", "l.txt") == [["ola@example.com", "nei"]]
