from dataclasses import replace

import pytest

from mentorsurvey.readings import overview_words
from mentorsurvey.readings.overview import Answered, Overview, overview
from mentorsurvey.readings.standings import Standing
from mentorsurvey.readings.who_answered import Counted
from tests.readings.played import Played


def standing(name: str, level: float | None) -> Standing:
    return Standing(
        relationship_id=name,
        label=name,
        level=level,
        low=level,
        high=level,
        rounds=3,
        one_sided=0,
        ends_one_sided=False,
    )


def read(played: Played, both: int | None, *, is_open: bool = False) -> Overview:
    """The program, with so many of ten pairs in its latest round."""
    found = overview(played.database, played.house.lead, now=played.after)
    *earlier, latest = found.rounds
    answered = None if both is None else Answered(asked=10, both=both, mentor_only=0, mentee_only=0)
    latest = replace(latest, answered=answered, asked=replace(latest.asked, is_open=is_open))
    earlier = [] if is_open or both is None else earlier
    return replace(found, rounds=(*earlier, latest))


@pytest.mark.parametrize(
    ("both", "is_open", "said"),
    [
        (8, False, "In most pairs, both people answered round 2"),
        (5, False, "In more than half of the pairs, both people answered round 2"),
        (4, False, "In fewer than half of the pairs, both people answered round 2"),
        (4, True, "So far, in fewer than half of the pairs, both people have answered round 2"),
        (None, False, "Who answered"),
    ],
)
def test_the_title_says_whether_most_answered(
    played: Played, both: int | None, is_open: bool, said: str
) -> None:
    assert overview_words.response(read(played, both, is_open=is_open)) == said


def test_the_title_of_give_and_take_says_who_gives_more(played: Played) -> None:
    found = overview(played.database, played.house.lead, now=played.after)
    assert overview_words.give_and_take(found) == "In most pairs, the mentor gives more"
    assert overview_words.give_and_take(replace(found, plane=None)) == "Give and take"


def test_people_of_a_side() -> None:
    assert overview_words.people({"mentor": Counted(asked=40, answered=33)}, "mentor") == "33 of 40"
    assert overview_words.people({}, "mentor") == "–"


def test_the_list_is_by_name_by_cohort_or_by_band_and_ranks_nobody() -> None:
    listed = [standing("a", 85), standing("b", 42), standing("c", 59), standing("d", None)]
    cohorts = {"a": "2026", "b": "", "c": "2025", "d": "2026"}

    def order(by: str) -> str:
        found = overview_words.in_order(listed, by, lambda one: cohorts[one.label])
        return "".join(one.label for one in found)

    assert order("Name") == "abcd"
    assert order("Cohort") == "cadb"
    assert order("Level") == "bcad"  # c is higher than b: within a band they stand by name
