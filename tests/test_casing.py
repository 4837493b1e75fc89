"""Lines all in capitals are parsed as they would be written otherwise, and stay at their places."""

import pytest

from claimcheck import Document
from claimcheck.language.casing import cased, in_capitals, written
from claimcheck.language.pipeline import parse

ELSEWHERE = (
    "The dam at Emsk failed. The company Hybrid Motors, of Tarn, and NATO were told. Buses of the Mark line."
)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("MAYOR OF EMSK QUITS AMID BRIBERY PROBE", "Mayor of Emsk quits amid bribery probe"),
        ("CITY BUYS 40 BUSES: 12 ELECTRIC", "City buys 40 buses: 12 electric"),
        ("THE CITY'S BUSES WERE SOLD TO NATO'S FUND", "The city's buses were sold to NATO's fund"),
        ("US$2M PAID FOR 500-DORIN NOTES OF THE BANK", "US$2M paid for 500-Dorin notes of the bank"),
        ("TARN\u2019S BUSES HIT BY A TRAM", "Tarn\u2019s buses hit by a tram"),
        ("MARK LINE CLOSED, TARN SAYS", "Mark line closed, Tarn says"),
    ],
)
def test_a_line_in_capitals_as_it_would_be_written(line: str, found: str) -> None:
    assert cased(line, written(ELSEWHERE)) == found


@pytest.mark.parametrize("text", ["NORTH FELLS", "12 000 EUR", "Mayor of EMSK", "A B C D", ""])
def test_what_is_no_line_in_capitals(text: str) -> None:
    assert not in_capitals(text)


def test_no_character_is_added_or_lost() -> None:
    line = "\u0130STANBUL'S STRASSE \u1e9e IS CLOSED NOW \ufb01"
    assert len(cased(line, {})) == len(line)


def test_the_words_of_a_title_in_capitals_say_nothing_of_how_words_are_written() -> None:
    assert written("EMSK DAM FAILS AGAIN\n\nThe dam") == {"dam": "dam"}


def test_a_headline_in_capitals_is_parsed() -> None:
    text = "MAYOR OF EMSK QUITS AMID BRIBERY PROBE\n\nThe mayor of Emsk has left."
    sentence = next(iter(parse([Document(text=text, path="a.txt")])))[1][0]
    root = next(token for token in sentence.tokens if token.dep == "root")
    assert (root.lemma, sentence.text) == ("quit", text.split("\n", maxsplit=1)[0])
    assert [text[t.start : t.end].lower() for t in sentence.tokens] == [t.lower for t in sentence.tokens]
    assert sentence.tokens[0].dep == "nsubj"
