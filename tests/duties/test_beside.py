"""What lies beside a letter: bound first, named in it, and the same when it leaves."""

import pytest

from dpo_desk.duties import answering, beside, claims, collecting, findings, redactions
from dpo_desk.duties.annexes import current
from dpo_desk.duties.errors import Guarded
from dpo_desk.duties.events import events
from dpo_desk.law.codes import ClaimOutcome, FindingChoice, LetterKind, RequestKind, SendingWay
from dpo_desk.records import Claim, Document, EventKind, KeptLetter, Request, Search
from tests.duties.leaving import ACCESS, attach, change, found, log, severity
from tests.sample import TODAY


def written(register, request, kind=ACCESS, stem="svar", language=""):
    """The letter as it is written, logged, and what goes with it."""
    kept = answering.kept_letter(register, request, kind, language)
    letter = beside.letter(register, request, kept, stem)
    rendering = answering.draw(kept, letter)
    answering.record_rendered(register, rendering)
    return rendering, beside.files(register, request, letter, stem)


def send(register, request, rendering, kind=ACCESS):
    return answering.record_sent(
        register, request.id, kind, rendering.pdf, on=TODAY, by=SendingWay.EMAIL
    )


def last(register, request, kind):
    return [each for each in events(register, request) if each.kind is kind][-1].values


@pytest.mark.parametrize(
    ("language", "name"),
    [("nb", "svar-vedlegg.pdf"), ("nn", "svar-vedlegg.pdf"), ("en", "svar-annexes.pdf")],
)
def test_the_letter_names_the_file_that_lies_beside_it(register, language, name):
    request = log(register)
    attach(register, request)
    rendering, (file,) = written(register, request, language=language)
    assert (file.what, file.name, file.media_type) == ("annexes", name, "application/pdf")
    assert rendering.letter.enclosed.sha256 == file.sha256
    assert file.sha256 in str(rendering.letter.parts)
    assert name in str(rendering.letter.parts)


def test_what_left_is_logged_with_the_hash_of_its_annexes(register):
    request = log(register)
    attach(register, request)
    rendering, (file,) = written(register, request)
    assert last(register, request, EventKind.LETTER_RENDERED)["annexes"] == file.sha256
    send(register, request, rendering)
    assert last(register, request, EventKind.LETTER_SENT)["annexes"] == file.sha256


def test_a_letter_without_copies_has_nothing_beside_it_and_nothing_is_bound(register):
    request = log(register)
    rendering, files = written(register, request)
    assert files == ()
    assert rendering.letter.enclosed is None
    send(register, request, rendering)
    assert "annexes" not in last(register, request, EventKind.LETTER_SENT)
    assert EventKind.EXPORTED not in {each.kind for each in events(register, request)}


def test_only_a_letter_that_lists_the_copies_waits_for_them(register):
    request = log(register)
    attach(register, request)
    assert severity(found(register, request), "presend.unbound") == "block"
    assert severity(found(register, request, LetterKind.RECEIPT), "presend.unbound") == ""
    written(register, request)
    assert severity(found(register, request), "presend.unbound") == ""


def test_copies_that_came_later_hold_the_letter_back(register):
    request = log(register)
    attach(register, request)
    rendering, _ = written(register, request)
    attach(register, request, "mer.csv")
    with pytest.raises(Guarded) as caught:
        send(register, request, rendering)
    assert (caught.value.key, caught.value.step) == ("presend.unbound", "answer")


def test_a_letter_that_names_an_earlier_file_is_made_anew(register):
    request = log(register)
    attach(register, request)
    old, _ = written(register, request)
    attach(register, request, "mer.csv")
    new, _ = written(register, request)
    with pytest.raises(Guarded) as caught:
        send(register, request, old)
    assert caught.value.key == "presend.other_annexes"
    send(register, request, new)


def test_what_left_is_not_put_away_when_the_copies_are_bound_anew(register):
    request = log(register)
    attach(register, request)
    rendering, (file,) = written(register, request)
    send(register, request, rendering)
    attach(register, request, "mer.csv")
    _, (newer,) = written(register, request)
    sent = register.first(KeptLetter, "sent_on is not null")
    assert current(register, request, sent).sha256 == file.sha256
    assert current(register, request).sha256 == newer.sha256
    for each in (file, newer):
        assert register.first(Document, "sha256 = :s", s=each.sha256) is not None


def test_the_same_file_under_another_name_is_not_bound_again(register):
    request = log(register)
    attach(register, request)
    _, (first,) = written(register, request)
    rendering, (second,) = written(register, request, stem="brev")
    assert (second.name, second.data) == ("brev-vedlegg.pdf", first.data)
    assert "brev-vedlegg.pdf" in str(rendering.letter.parts)
    assert current(register, request).name == "brev-vedlegg.pdf"


def test_originals_go_along_by_their_number_and_what_is_covered_never(register):
    request = log(register)
    place = register.first(Search, "request_id = :r", r=request.id).id
    names = ("../../liste.csv", "tilbake.csv", "dekket.txt")
    rows = [collecting.attach(register, place, name, b"navn;ola") for name in names]
    for row in rows:
        change(register, row, as_file=True)
    findings.add(
        register, request.id, "Sak", choice=FindingChoice.KEEP_BACK, document_id=rows[1].id
    )
    (bar,) = redactions.places(redactions.pages(redactions.source(register, rows[2].id)), "ola")
    redactions.add(register, rows[2].id, [bar], reason="En annen kunde")
    _, files = written(register, request)
    assert [file.name for file in files] == ["svar-vedlegg.pdf", "svar-vedlegg-1-liste.csv"]


def test_a_refusal_that_gives_access_in_part_has_its_copies_too(register):
    request = log(register, RequestKind.ACCESS, RequestKind.ERASURE)
    attach(register, request)
    access, erasure = register.find(Claim, "request_id = :r", order="id", r=request.id)
    claims.decide(register, access.id, ClaimOutcome.ANSWERED)
    claims.decide(
        register, erasure.id, ClaimOutcome.REFUSED, ground="art17_3_b", reason="Bokføringsloven"
    )
    rendering, (file,) = written(register, request, LetterKind.REFUSAL)
    assert file.sha256 in str(rendering.letter.parts)
    assert severity(found(register, request, LetterKind.REFUSAL), "presend.unbound") == ""
    claims.decide(
        register, access.id, ClaimOutcome.REFUSED, ground="pol16_b", reason="Etterforskes"
    )
    request = register.get(Request, request.id)
    _, none = written(register, request, LetterKind.REFUSAL)
    assert none == ()
