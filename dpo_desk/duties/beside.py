"""What lies beside a letter written to a file: its annexes, and the originals wanted as files.

Each has a name that begins as the letter's does, so that they lie together and nothing else of the
same folder is written over.
"""

from datetime import date

from dpo_desk.duties import annexes
from dpo_desk.duties.composing import letter_of
from dpo_desk.duties.delivery import PDF, File
from dpo_desk.duties.documents import file_name
from dpo_desk.paper.model import Letter
from dpo_desk.records import Document, KeptLetter, Request
from dpo_desk.register import Register
from dpo_desk.words import of


def letter(
    register: Register, request: Request, kept: KeptLetter, stem: str, dated: date | None = None
) -> Letter:
    """The letter written as ``stem``; its annexes are bound first, so that it names them."""
    found = letter_of(register, request, kept, dated)
    if found.enclosed is None:
        return found
    name = of(kept.language)("annex.file.beside", stem=stem)
    annexes.bound(register, request, kept, dated=found.dated, name=name)
    return letter_of(register, request, kept, dated)


def files(register: Register, request: Request, letter: Letter, stem: str) -> tuple[File, ...]:
    """The files that go along with a letter made by ``letter``, with the names they are to have."""
    bundle = annexes.current(register, request) if letter.enclosed else None
    if bundle is None:
        return ()
    say = of(letter.language)
    found = [File("annexes", bundle.name, PDF, bundle.data)]
    for number, document_id in annexes.originals(register, request):
        original = register.get(Document, document_id)
        name = file_name(say("annex.original.beside", stem=stem, n=number, name=original.name))
        found.append(File("original", name, original.media_type, original.data))
    return tuple(found)
