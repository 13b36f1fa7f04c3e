"""Files of a written notice, keeping it as a version, and telling people of it."""

from datetime import timedelta

import msgspec
import pytest

from dpo_desk.duties import notice_news, notice_writing, notices, tasks
from dpo_desk.duties.errors import InvalidField
from dpo_desk.duties.notice_checklist import suggested
from dpo_desk.duties.notice_compare import compare
from dpo_desk.duties.notice_news import Way, What
from dpo_desk.duties.notice_paper import letter
from dpo_desk.law.codes import Relation
from dpo_desk.notices.write import write
from dpo_desk.notices.write_markdown import markdown
from dpo_desk.notices.write_model import Gap
from dpo_desk.paper.model import Hole, inlines
from dpo_desk.reading import notice_file
from dpo_desk.records import ItemAnswer, Notice, Task
from dpo_desk.words import LANGUAGES, DeskError, of
from tests import sample
from tests.notices.test_write import HOSTILE, hostile
from tests.notices.writing import TODAY, material, use, whole

OLD = """# Personvernerklæring

Fjordlys Prøve AS er behandlingsansvarlig. Vi bruker opplysninger til å levere varene.

## Endringer

Endrer vi erklæringen vesentlig, varsler vi deg på e-post. Endringer publiseres på nettsiden.
"""


@pytest.fixture
def register(tmp_path):
    made = sample.make(tmp_path)
    yield made
    made.close()


def test_the_paper_holds_every_word_of_hostile_values(register):
    """reportlab has markup of its own: nothing that people write reaches it as such."""
    words = " ".join(" ".join(each.split()) for each in HOSTILE if "\ue000" not in each)
    told = write(hostile(words), "nb")
    drawn = notice_writing.as_pdf(register, told, register.clock.now())
    said = "".join(notice_file.read(drawn.pdf, "x.pdf").replace("\u00ad", "").split())
    for each in (
        "<script>alert(1)</script>",
        'src="file:///etc/passwd"',
        "{{company}}",
        "**sterk**",
    ):
        assert said.count(each) >= 3, each
    assert b"/URI" not in drawn.pdf
    assert b"/JavaScript" not in drawn.pdf


def test_every_gap_of_the_text_is_a_hole_on_paper(register):
    bare = use("Kundeforhold", "Levere", "legitimate_interests", data_categories=())
    told = write(material(bare), "nb")
    holes = [each for each in inlines(letter(register, told)) if isinstance(each, Hole)]
    marked = [hole for hole in told.holes if hole.marked]
    assert [(hole.uid, hole.field) for hole in holes] == [(hole.uid, hole.field) for hole in marked]


def test_another_kind_of_file_is_refused(register):
    told = notice_writing.write(register, "nb")
    with pytest.raises(DeskError, match="writing"):
        notice_writing.file_of(register, told, ".docx", register.clock.now())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_hole_says_what_and_where(language):
    told = notice_writing.hole_line(Gap("basis", "x", title="Brukerstøtte"), of(language))
    assert told.startswith("Brukerstøtte: ")
    assert "writing." not in told


def test_what_the_register_says_is_kept_as_the_next_version(register):
    notice = register.find(Notice)
    first = notices.new_version(
        register, text=OLD, notice_uid=notice[0].uid if notice else "", title="Personvern"
    )
    kept = notice_writing.keep(register, "en", because="Ny leverandør")
    assert kept.number == first.number + 1
    assert (kept.language, kept.valid_from) == ("en", register.clock.today())
    assert f"Version {kept.number}." in kept.text
    assert any(line.kind == "added" for line in compare(first.text, kept.text))
    with pytest.raises(InvalidField):  # nothing has changed but the number
        notice_writing.keep(register, "en")
    assert notice_writing.keep(register, "nn").number == kept.number + 1


def test_a_first_version_makes_the_notice(tmp_path):
    made = sample.make(tmp_path)
    with made.action("x"):
        for each in made.find(Notice):
            made.remove(each)
    kept = notice_writing.keep(made, "nn")
    assert made.get(Notice, kept.notice_id).title == "Personvernerklæring for Fjordlys Prøve AS"
    made.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_item_of_the_checklist_is_there(language):
    """C1 to C19 (DOMAIN §7): but for what a firm without an officer or joint control need not."""
    text = markdown(write(whole(), language).document)
    said = {code: each.answer for code, each in suggested(text, TODAY).items()}
    asked = {code: answer for code, answer in said.items() if code not in ("C2", "C18")}
    assert asked == dict.fromkeys(asked, ItemAnswer.YES)


# telling


def two(register, new):
    """The old text and a new one, as versions of one notice."""
    first = notices.new_version(register, text=OLD, title="Personvernerklæring")
    notice = register.get(Notice, first.notice_id)
    return notices.new_version(register, text=new, notice_uid=notice.uid, because="Ny butikk")


def test_nobody_is_told_of_a_first_version(register):
    first = notices.new_version(register, text=OLD, title="Personvernerklæring")
    news = notice_news.suggest(register, first.uid)
    assert (news.previous_uid, news.new, news.promised, news.must_tell) == ("", (), (), False)


def test_what_is_new_is_found_and_what_was_promised(register):
    new = OLD.replace(
        "levere varene.",
        "levere varene. Vi bruker MailerLite til å sende nyhetsbrev. Grunnlaget er samtykke fra"
        " deg. Adresser for nyhetsbrev lagres i to år.",
    )
    news = notice_news.suggest(register, two(register, new).uid)
    found = {(each.what, each.value) for each in news.new}
    assert (What.RECIPIENT, "MailerLite") in found
    assert (What.BASIS, "consent") in found
    assert (What.RETENTION, "P2Y") in found
    assert news.ways == (Way.PERSON, Way.SITE)
    assert news.must_tell
    for each in news.promised:
        assert OLD[each.start : each.end].strip()
    assert Relation.VISITOR not in news.relations


def test_a_word_that_was_mended_is_no_material_change(register):
    news = notice_news.suggest(register, two(register, OLD.replace("vesentlig, ", "")).uid)
    assert not news.material
    assert not news.must_tell


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_message_is_whole_in_every_language(register, language):
    version = two(register, OLD + "\nNytt.")
    told = notice_news.message(register, version.uid, language)
    assert sample.COMPANY.name in told.text
    assert "Ny butikk." in told.text
    assert sample.COMPANY.email in told.text
    assert "\n" not in told.subject
    with pytest.raises(ValueError, match="no such language"):
        notice_news.message(register, version.uid, "de")


def test_the_task_stands_with_the_version_and_its_message(register):
    version = two(register, OLD + "\nNytt.")
    today = register.clock.today()
    later = notices.change(register, version.uid, "valid_from", today + timedelta(days=14))
    made = notice_news.make_task(register, version.uid, language="nn")
    assert (made.record_table, made.record_uid) == ("notice_version", version.uid)
    assert (made.plan_on, made.due_on) == (today, today + timedelta(days=14))
    assert "Vi har endra personvernerklæringa vår" in made.note
    assert register.find(Task)[-1].uid == made.uid
    assert later is not None
    with pytest.raises(InvalidField):
        notice_news.make_task(register, version.uid, on=today + timedelta(days=15))
    assert tasks.done(register, made.uid).done_on == today


def test_holes_of_a_written_notice_say_nothing_of_the_register():
    told = write(material(use("Hemmelig", "Levere", "consent", data_categories=())), "nb")
    assert "Hemmelig" not in repr(told.holes[0])
    assert msgspec.structs.asdict(told.holes[0])["title"] == "Hemmelig"
