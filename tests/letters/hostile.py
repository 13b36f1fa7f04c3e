"""Strings that somebody may put into a name or a text, and that must stay text."""

HOSTILE = (
    "**x**",
    "{{7*7}}",
    "{% for x in ().__class__.__bases__ %}x{% endfor %}",
    "{# gone #}",
    "<img src=file:///etc/passwd>",
    "<b>fet</b> & <para>mer</para>",
    "[opening]",
    "\x00null\x00",
    "\u202eksempel\u202c",
    "שלום עולם",
    "👩‍👩‍👧‍👦 🇳🇴",
    "\ue0000\ue001 \ue0001\ue001",
    "'; DROP TABLE request; --",
    '=HYPERLINK("http://x")',
    "Å" * 500,
    "linje én\nlinje to\r\n\tlinje tre",
    "%s {name} ${x} \\n \\u0041",
)
