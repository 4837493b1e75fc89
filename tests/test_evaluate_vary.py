"""Piles of articles made by varying the story sets: the same for one seed, and told anew each time."""

import re
from pathlib import Path

from claimcheck.evaluate.bench_archive import CHANGED, drafted
from claimcheck.evaluate.vary import articles, moved, stories, telling, varied, write

CORPORA = Path(__file__).parent.parent / "corpora"


def test_one_seed_makes_one_pile_and_the_first_telling_is_the_story_sets():
    sets = [d.text for _, story in stories(CORPORA) for d in story]
    made = list(articles(CORPORA, len(sets) + 30))
    assert [d.text for d in made[: len(sets)]] == sets
    assert [d.text for d in articles(CORPORA, len(sets) + 30)] == [d.text for d in made]
    assert [d.text for d in articles(CORPORA, len(sets) + 30, seed=1)] != [d.text for d in made]
    assert len({d.id for d in made}) == len({d.path for d in made}) == len(made)


def test_a_telling_has_other_names_figures_and_days_and_the_same_words():
    (story,) = (found for name, found in stories(CORPORA) if name == "aldersyde-tuition-rise")
    how = telling(story, 1, "a seed")
    before = story[0]
    after = varied(before.text, how, before.published)
    assert "Aldersyde" not in after
    assert "ALDERSYDE" not in after
    assert how.names["Aldersyde"] in after
    assert "tuition" in after
    assert moved(before.published, how.years).weekday() == before.published.weekday()
    assert (
        re.findall(" [a-z]+ [a-z]+ [a-z]+", after)[:5] == re.findall(" [a-z]+ [a-z]+ [a-z]+", before.text)[:5]
    )


def test_figures_are_told_apart_as_before():
    (story,) = (found for name, found in stories(CORPORA) if name == "aldersyde-tuition-rise")
    how = telling(story, 1, "a seed")
    told = varied("$11,340 and $10,500, 8 percent, 14 to 5, 100 of 2021", how, None)
    figures = re.findall("[\\d,.]*\\d", told)
    assert len(set(figures)) == 7
    assert "8 percent" in told
    assert "100 of" in told
    assert "2021" not in told


def test_a_pile_is_written_a_hundred_a_folder(tmp_path):
    assert write(articles(CORPORA, 101), tmp_path) == 101
    assert len(list(tmp_path.rglob("*.txt"))) == 101
    assert len(list((tmp_path / "0000").iterdir())) == 99


def test_the_draft_of_the_bench_is_of_one_story_and_has_about_600_words():
    pile = list(articles(CORPORA, 400))
    draft = drafted(pile)
    assert 560 <= len(draft.split()) <= 640
    story = {Path(one.path).parent for one in pile if one.text.translate(CHANGED)[:60] in draft}
    assert len(story) == 1
