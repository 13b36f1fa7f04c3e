"""Texts that somebody could type or send, of the kinds that have broken programs before."""

NAMES = (
    "<b>Ola</b><script>alert(1)</script>",
    "Ola & Sønner «AS»",
    "&amp;&lt;Ola&gt;",
    "Robert'); DROP TABLE request;--",
    '" OR 1=1 --',
    "{requester_name} {0} %s %(name)s",
    "{{ 7*7 }} {% for x in y %}",
    "=cmd|' /C calc'!A0",
    "../../etc/passwd",
    "Ola\u202eevørP",
    "מרדכי כהן",
    "👩\u200d👩\u200d👧 Ola 🇳🇴",
    "O\u0301la\u200bPrøve\ufeff",
    "<img src='file:///etc/passwd'>",
    "Ærlig Ørjan Åsgårdstrand",
)
LONG = "Ola " + "Nordvestlandshytteeier" * 23  # 510 characters, most of them in one word
