"""Notices, documents, history and the bin: in three languages, both text and window sizes."""

from itertools import chain

import pytest

from dpo_desk import words
from tests import pictures_notices, sample
from tests.desk.audit import audit, minimum
from tests.desk.pages.conftest import settle
from tests.desk.window import opened

SIZES = ((1280, 800), (1024, 680))
CASES = [
    (language, scale, size)
    for language in words.LANGUAGES
    for scale in (1.0, 2.0)
    for size in SIZES
    if language == "nb" or (scale, size) in ((2.0, SIZES[1]), (1.0, SIZES[0]))
]


@pytest.mark.parametrize(("language", "scale", "size"), CASES)
def test_every_state(qapp, tmp_path, language, scale, size):
    sample.make(tmp_path).close()
    problems = []
    with opened(qapp, language=language, scale=scale) as opening:
        window = opening.window
        window.resize(*size)
        opening.open(tmp_path / "prove.perm")
        states = pictures_notices.empty_states(opening), pictures_notices.states(opening)
        for name in chain(*states):
            settle()
            problems += [f"{name}: {what}" for what in audit(window) + minimum(window)]
        assert (window.width(), window.height()) == size
    assert not problems, "\n".join(problems)
