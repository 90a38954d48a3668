import pytest

from mentorsurvey.readings import filter_words
from mentorsurvey.readings.filters import Filter, Filters
from tests.readings.test_filters import pairs

PLACES = [(["2025"], ["Surgery"])] * 5 + [(["2025"], ["Law"])] * 2 + [(["2026"], [])] * 6
FOUND = Filters(pairs=pairs(PLACES))
BOTH = Filter(cohort="2025", department="Surgery")


def fit(name: str) -> str:
    return f"‹{name}›"


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (BOTH, "5 of 13 pairs: cohort ‹2025›, department ‹Surgery›."),
        (Filter(cohort="2025"), "7 of 13 pairs: cohort ‹2025›."),
        (Filter(department="Law"), "2 of 13 pairs: department ‹Law›."),
    ],
)
def test_it_says_how_many_pairs_are_shown_and_which(part: Filter, said: str) -> None:
    assert filter_words.shown(FOUND, part, fit) == said


def test_a_part_that_is_not_there_and_one_of_few_are_told_apart() -> None:
    unknown = filter_words.not_shown(FOUND, Filter(cohort="2031"), fit)
    assert unknown == "No pair here is in cohort ‹2031›, so you see all pairs."
    few = filter_words.not_shown(FOUND, Filter(department="Law"), fit)
    assert few.startswith("Totals of department ‹Law› could tell about single people")
    assert "so you see all pairs." in few


def test_each_page_says_what_does_not_follow_the_choice() -> None:
    said = {
        whole(BOTH, fit)
        for whole in (
            filter_words.whole_overview,
            filter_words.whole_list,
            filter_words.whole_round,
            filter_words.whole_roster,
            filter_words.whole_times,
        )
    }
    assert len(said) == 5
    for sentence in said:
        assert "cohort ‹2025›, department ‹Surgery›" in sentence
        assert "whole program" in sentence or "whole round" in sentence
