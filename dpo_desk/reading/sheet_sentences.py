"""Where the sentences of a paragraph, a list item or a cell begin and end."""

import re
from collections.abc import Iterator
from typing import Final

# It begins with its sign, so that re looks for one; the rest is tried there only.
_STOP: Final = re.compile(
    r"[.!?…](?:[.!?…]*[\"»”')\]]*(?=\s+)"
    # A blank is missing: «våre lokaler.Vi lagrer», but not «Node.Js», «www.Firma.no».
    r"|(?<=[a-zæøå][a-zæøå][a-zæøå][.!?])"
    r"(?=(?:[A-ZÆØÅ][a-zæøå]{2,}|Vi|Du|De|Eg|Me|Om|I|Er|På|We|If|In|It)\s))"
)
_SEAM: Final = re.compile(r"\)[A-ZÆØÅ]")
_STOP_OR_SEAM: Final = re.compile(  # «… (nettsted, Israel)Dropbox»
    rf"(?<=[^\W\d_][)])(?=[A-ZÆØÅ][a-zæøå])|{_STOP.pattern}"
)
# A full stop that ends no sentence: «art. 15», «nr. 2», «f.eks.», «tlf. 22», «Ola K.».
_NO_END: Final = re.compile(
    r"(?:\b(?i:art|nr|jf|jfr|f\.?eks|bl\.?a|m\.?m|o\.?l|tlf|telf|mob|ca|kl|pkt|evt|dvs|adv|mr|mrs|ms|dr|no"
    r"|ref|vs|jan|feb|mars?|apr|jun|jul|aug|sept?|okt|oct|nov|des|dec|e\.g|i\.e|st|av|mht|iht|ifm|vedr"
    r"|inkl|ang|tilsv|hhv|pga|mfl|m\.fl|osv|etc|org|orgnr|organisasjonsnr|postnr|kap|para|sec|min|maks|max"
    r"|pr|t\.o\.m|f\.o\.m|o\.a|og\s?lign|lign|tel|inc|ltd|co|corp)"
    r"|\b[A-ZÆØÅ])\.[\"»”')\]]*\Z"
)
_ENDS_ANYWAY: Final = re.compile(
    r"(?:(?i:osv|etc|m\.m|mfl|m\.fl|o\.l|o\.a|lign|inc|ltd|corp|(?<=\w\.)no|co|av|st))\.\Z"
)
_NUMBERED: Final = re.compile(r"(?:^|\s|\()\d{1,2}\.\Z")
_LONGEST: Final = 1_500
_SHORTEST: Final = 5  # «12. Navn» begins with its number
_BEFORE: Final = 20


def sentences(words: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence, without the blanks around it; one too long is cut."""
    begin = 0
    for found in (_STOP_OR_SEAM if _SEAM.search(words) else _STOP).finditer(words):
        if _goes_on(words, begin, found):
            continue
        yield from _cut(words, begin, found.end())
        begin = found.end()
    yield from _cut(words, begin, len(words))


def _goes_on(words: str, begin: int, found: re.Match[str]) -> bool:
    """Whether the full stop ends no sentence."""
    end = found.end()
    after = words[end : end + 3].lstrip()[:1]
    before = words[max(begin, found.start() - _BEFORE) : end]
    if _NUMBERED.search(before):  # «3. november», but «artikkel 15. Vi ber …»
        return not after.isupper() or found.end() - begin <= _SHORTEST
    if not found[0]:
        return False
    if after.islower():
        return found[0][0] in ".…" or found[0][-1] in "\"»”')]"
    if not _NO_END.search(before):
        return False
    return not (after.isupper() and _ENDS_ANYWAY.search(before))


def _cut(words: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The piece without blanks around it; one too long in parts, at a blank where there is one."""
    while begin < end:
        last = end
        if end - begin > _LONGEST:
            blank = words.rfind(" ", begin, begin + _LONGEST)
            last = blank if blank > begin else begin + _LONGEST
        part = words[begin:last]
        bare = part.strip()
        if bare:
            first = begin + len(part) - len(part.lstrip())
            yield first, first + len(bare)
        begin = last
