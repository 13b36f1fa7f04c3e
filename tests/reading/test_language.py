"""In which language people write, also where it is two words only."""

import pytest

from dpo_desk.reading.language import language_of


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nb", "Slett meg"), ("nb", "Innsyn takk"), ("nb", "STOPP"), ("nb", "Meld meg av"),
        ("nb", "hva vet dere om meg"), ("nb", "Ring meg"), ("nb", "Hei. jeg vil ikke ha reklame"),
        ("nb", "JEG VIL IKKE HA MER REKLAME!!!"),
        ("nn", "Slett meg frå lista, takk"), ("nn", "Kva har de om meg?"),
        ("nn", "Sletta kontoen min"),
        ("nn", "Eg vil ikkje ha fleire e-postar"), ("nn", "Hei, eg ber om innsyn."),
        ("nn", "Ver venleg og slett alt de har lagra om meg"),
        ("en", "Unsubscribe"), ("en", "Delete my data please"), ("en", "What do you have on me?"),
        ("en", "STOP sending me emails"), ("en", "Don’t email me"),
        ("other", "Jeg vil gerne have indsigt i de oplysninger, I har om mig. Venlig hilsen"),
        ("other", "Hej, kan I slette mine data? Tak"), ("other", "Slet mig fra listen"),
        ("other", "Hej, jag vill att ni tar bort mina uppgifter. Mvh"),
        ("other", "Ta bort mig från listan"), ("other", "Bitte löschen Sie meine Daten"),
        ("other", "Proszę o usunięcie moich danych"), ("other", "Por favor eliminen mis datos"),
        ("other", "Я прошу видалити мої дані"), ("other", "Merci de supprimer mes données"),
        ("other", "Prašau ištrinti mano duomenis"), ("other", "請刪除我的資料"),
        ("other", ""), ("other", "12345"), ("other", "\0\ud800"),
    ],
)  # fmt: skip
def test_the_language(language: str, text: str) -> None:
    assert language_of(text) == language
