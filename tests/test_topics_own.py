"""Topics, outlets and furniture of one's own: what the configuration adds to the articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck import Config, Document, check, extract, topics
from claimcheck.errors import ConfigError
from claimcheck.sources import house

SWEEP = 'kind = "status"\ntitle = "swept or not"\nsame = ["besom"]\nopposite = ["leave to the wind"]\n'


def test_own_topics_stand_beside_those_shipped(tmp_path: Path) -> None:
    (tmp_path / "sweeping.toml").write_text(SWEEP)
    (tmp_path / "notes.md").write_text("not a topic")
    found = topics.among([str(tmp_path)])
    assert found.known["status"]["besom"][0].axis == "sweeping"
    assert found.titles["sweeping"] == "swept or not"
    assert len(found.all) == len(topics.shipped().all) + 1
    assert "leave" in found.starts
    assert topics.among([]) is topics.shipped()


def test_a_topic_of_a_shipped_name_takes_its_place(tmp_path: Path) -> None:
    file = tmp_path / "participation.toml"
    file.write_text('same = ["besom"]\nonce = false\n')
    found = topics.among([str(file)])
    assert "opt out" not in found.known["rule"]
    assert "participation" not in found.single


def test_own_topics_reach_claims_and_findings(tmp_path: Path) -> None:
    """Nothing but the topic says that the one denies the other."""
    (tmp_path / "sweeping.toml").write_text(SWEEP + "once = true\n")
    config = Config(topics=(str(tmp_path),))
    swept = Document(text="The council will besom Quarry Street.", path="a.txt")
    left = Document(text="The council will leave to the wind Quarry Street.", path="b.txt")
    assert [c.topic for c in extract(left, config) if c.kind == "status"] == ["sweeping"]
    assert "sweeping" not in {c.topic for c in extract(left)}
    assert check([swept, left]).findings == ()
    assert [f.topic for f in check([swept, left], config=config).findings] == ["swept or not"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("#\ntitel = 1\n", "t.toml:2: unknown key 'titel' in a topic\n  2 | titel = 1\n  did you mean title"),
        ("same = [\n  'a',\n  3,\n]\n", "t.toml:1: 'same' must be a list of words\n  1 | same = ["),
        ("kind = 'rules'\n", "t.toml:1: 'kind' must be one of rule, status\n  1 | kind = 'rules'"),
        ("once = 'yes'\n", "t.toml:1: 'once' must be true or false"),
        ("broad = 1\n", "t.toml:1: 'broad' must be true or false"),
        ("same = ['a'\n", "t.toml:2: "),
    ],
)  # fmt: skip
def test_a_mistake_in_a_topic_shows_its_line(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "t.toml").write_text(text)
    with pytest.raises(ConfigError) as raised:
        topics.among([str(tmp_path)])
    assert message in str(raised.value)


def test_topics_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no topic in this folder"):
        topics.among([str(tmp_path)])
    with pytest.raises(ConfigError, match="the topic cannot be read"):
        topics.among([str(tmp_path / "none.toml")])


OUTLETS = {
    "outlets": [{"name": "The Ledger", "paths": ["archive/ledger", "*.led.md"], "hosts": ["Ledger.example"]}]
}


@pytest.mark.parametrize(
    ("given", "outlet"),
    [
        ({"path": "/x/archive/ledger/2026/a.md"}, "The Ledger"),
        ({"path": "archive/ledgers/a.md"}, None),
        ({"path": "b.led.md"}, "The Ledger"),
        ({"url": "https://www.ledger.example:80/a"}, "The Ledger"),
        ({"url": "https://notledger.example/a"}, None),
        ({"url": "http://[bad"}, None),
        ({"url": "https://ledger.example", "outlet": "Its own"}, "Its own"),
    ],
)  # fmt: skip
def test_known_outlets(given: dict[str, str], outlet: str | None) -> None:
    document = Document(text="Rain.", **given)
    assert house.known(document, Config.model_validate(OUTLETS)).outlet == outlet


def test_furniture_matches_whole_lines() -> None:
    document = Document(
        text="Our letter: 40 readers wrote.\n\nOur letter: no.\nIn March 70 homes were flooded."
    )
    config = Config(furniture=("Our letter:.*",))
    found = house.known(document, config)
    assert [document.text[a:b] for a, b in found.furniture] == [
        "Our letter: 40 readers wrote.",
        "Our letter: no.",
    ]
    assert {c.value_text for c in extract(document)} > {c.value_text for c in extract(document, config)}
    assert [c.value_text for c in extract(document, config) if c.kind == "quantity"] == ["70"]
