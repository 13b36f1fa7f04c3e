"""Own texts: what is refused, on which line, and that nothing in one can reach out or hang."""

import re
import time
from itertools import islice

import msgspec
import pytest

from dpo_desk import letters
from dpo_desk.law.codes import LetterKind
from dpo_desk.letters import texts, wording
from dpo_desk.letters.material import Material
from dpo_desk.letters.texts import flat
from dpo_desk.words import LANGUAGES
from tests.letters import every

FILES = (texts.COMMON, texts.ANSWERS, *(kind.value for kind in letters.WRITERS))
OURS = texts.source("receipt", "nb")


def changed(name: str, text: str, file: str = "receipt") -> str:
    """Our file with other words under one name."""
    ours = texts.source(file, "nb")
    found = re.sub(
        rf"(?ms)^\[{re.escape(name)}\]\n.*?(?=^\[|\Z)", lambda _: f"[{name}]\n{text}\n\n", ours
    )
    assert found != ours
    return found


def line_of(text: str, words: str) -> int:
    return text.split("\n").index(words) + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_our_own_texts_have_no_fault(language: str) -> None:
    for file in FILES:
        assert wording.faults(file, language, texts.source(file, language)) == ()


NAME = next(
    part.name
    for part in wording.parts(OURS)
    if "{" not in part.source and len(part.source.strip()) > 20
)
VALUE, SAYS = next(
    (part.name, min(used.said))
    for part in wording.parts(OURS)
    if (used := wording.used("receipt", "nb")[part.name]).said
)

REFUSED = (
    ("{{ kari }}", "value", "kari"),
    ("{{ self }}", "value", "self"),
    ("{{ ''.__class__ }}", "forbidden", ""),
    ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "forbidden", ""),
    ("{{ kari['__class__'] }}", "forbidden", ""),
    ("{{ kari|attr('__class__') }}", "forbidden", ""),
    ("{{ kari|string }}", "forbidden", ""),
    ("{% for x in range(10**9) %}x{% endfor %}", "forbidden", ""),
    ("{% for x in kari %}x{% endfor %}", "forbidden", ""),
    ("{{ 9**9**9 }}", "forbidden", ""),
    ("{{ 'a' * 10**9 }}", "forbidden", ""),
    ("{{ 'x'.join(kari) }}", "forbidden", ""),
    ("{{ lipsum() }}", "forbidden", ""),
    ("{{ cycler.__init__.__globals__.os.popen('id') }}", "forbidden", ""),
    ("{% set x = 1 %}", "forbidden", ""),
    ("{% macro x() %}{% endmacro %}", "forbidden", ""),
    ("{% include 'common.txt' %}", "forbidden", ""),
    ("{% import 'os' as os %}", "forbidden", ""),
    ("{% extends 'x' %}", "forbidden", ""),
    ("{% block x %}x{% endblock %}", "forbidden", ""),
    ("{% filter upper %}x{% endfilter %}", "forbidden", ""),
    ("{{ 1 if kari else 2 }}", "forbidden", ""),
    ("{% if 9**9**9 %}x{% endif %}", "forbidden", ""),
    ("{% if kari < 3 %}x{% endif %}", "forbidden", ""),
    ("{{ 'huge' }}", "forbidden", ""),
    ("{{ [1] * 10**10 }}", "forbidden", ""),
    ("{% if x %}" * 40 + "x" + "{% endif %}" * 40, "deep", ""),
    ("{{ " + "(" * 5000 + "x" + ")" * 5000 + " }}", "deep", ""),
    ("{% if " + "not " * 5000 + "x %}x{% endif %}", "deep", ""),
    ("{% if x == " + "1" * 5000 + " %}x{% endif %}", "deep", ""),
    ("{{ x", "syntax", ""),
    ("{% hvis x %}y{% endif %}", "syntax", ""),
    ("{% if x %}y", "unended", ""),
    ("Et **sterkt ord", "strong", ""),
    ("To avsnitt.\n\nDet andre.", "paragraphs", NAME),
    ("", "empty", NAME),
    ("\ue0001\ue001", "reserved", ""),
)


@pytest.mark.parametrize(("text", "what", "value"), REFUSED)
def test_a_faulty_text_is_refused_with_its_line_and_at_once(
    text: str, what: str, value: str
) -> None:
    own = changed(NAME, text)
    began = time.process_time()
    fault, *more = wording.faults("receipt", "nb", own)
    assert time.process_time() - began < 1
    assert (fault.what, fault.value, more) == (what, value, [])
    first = line_of(own, f"[{NAME}]")
    assert first <= fault.line <= first + text.count("\n") + 1
    assert wording.texts_of("receipt", "nb", {("receipt", "nb"): own}).line(NAME) == texts.of(
        "receipt", "nb"
    ).line(NAME), "ours stand in"


def test_the_line_is_that_of_the_fault() -> None:
    own = changed(NAME, "Først en linje,\nså en til,\nog {{ kari }} på den tredje.")
    (fault,) = wording.faults("receipt", "nb", own)
    assert own.split("\n")[fault.line - 1] == "og {{ kari }} på den tredje."


def test_what_is_not_closed_is_told_where_it_is_opened() -> None:
    own = changed(NAME, "Først,\nså {{ kari\nog {% if x %}ja{% endif %}.")
    (fault,) = wording.faults("receipt", "nb", own)
    assert fault.what == "syntax"
    assert own.split("\n")[fault.line - 1] == "så {{ kari"


def test_names_that_are_missing_unknown_and_there_twice() -> None:
    first, second, *_ = (part.name for part in wording.parts(OURS))
    own = f"{{# Våre ord.\nTo linjer. #}}\nInnledning.\n{OURS.replace(f'[{second}]', '[ny]')}"
    own += f"\n[{first}]\nIgjen.\n"
    found = [(fault.what, fault.value) for fault in wording.faults("receipt", "nb", own)]
    assert ("before", "") in found
    assert ("unknown", "ny") in found
    assert ("missing", second) in found
    assert ("twice", first) in found


def test_a_fact_of_the_letter_cannot_be_left_out() -> None:
    own = changed(VALUE, "Uten det.")
    found = wording.faults("receipt", "nb", own)
    assert {(fault.what, fault.line) for fault in found} == {
        ("left_out", line_of(own, f"[{VALUE}]"))
    }
    assert SAYS in {fault.value for fault in found}


def test_a_text_of_endless_length_is_not_read() -> None:
    (fault,) = wording.faults("receipt", "nb", OURS + "a" * wording.LONGEST)
    assert fault.what == "long"
    assert wording.texts_of("receipt", "nb", {("receipt", "nb"): "a" * 200_000}).names


def test_line_ends_blanks_and_comments_make_no_difference() -> None:
    own = "{# Gjennomgått av advokat. #}\r\n" + OURS.replace("]\n", "]  \n").replace("\n", "\r\n")
    assert wording.faults("receipt", "nb", own) == ()
    kept = wording.clean(own)
    assert "\r" not in kept
    assert wording.faults("receipt", "nb", kept) == ()


@pytest.mark.parametrize("kind", letters.WRITERS)
def test_a_letter_from_a_copy_of_our_texts_is_our_letter(kind: LetterKind) -> None:
    same = {(file, "nb"): texts.source(file, "nb") for file in texts.files(kind)}
    for each in islice(every.cases(kind), 2):
        from_copy = letters.write(kind, _with(each, same), "nb")
        assert from_copy == letters.write(kind, each, "nb")


def test_own_words_stand_in_the_letter_and_in_no_other_registers() -> None:
    own = {("receipt", "nb"): changed(NAME, "Hilsen fra **oss på lageret**.")}
    assert flat(wording.texts_of("receipt", "nb", own).text(NAME)) == "Hilsen fra oss på lageret."
    assert wording.texts_of("receipt", "nb", {}) is texts.of("receipt", "nb")
    assert "lageret" not in wording.texts_of("receipt", "nb", {}).line(NAME)
    assert "lageret" not in wording.texts_of("receipt", "nn", own).line(NAME)


def test_where_own_words_do_not_fit_the_facts_of_a_case_ours_stand() -> None:
    odd = texts.template("{{ ukjent }}")
    assert texts.of("receipt", "nb").worded({NAME: odd}).line(NAME) == texts.of(
        "receipt", "nb"
    ).line(NAME)


def _with(each: Material, own: dict[tuple[str, str], str]) -> Material:
    return msgspec.structs.replace(each, wording=own)
