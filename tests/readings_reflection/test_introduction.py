"""Whether the time of two people matches, from what both let each other see."""

import pytest

from mentorsurvey.access import Audience
from mentorsurvey.readings import introduction_words as words
from mentorsurvey.readings.introduction import YourTime
from tests.house import House
from tests.readings_reflection.playing import Answers
from tests.readings_reflection.test_reflection import HIDE, reflected


def times(
    house: House, hers: Answers, his: Answers, **options: object
) -> tuple[YourTime | None, YourTime | None]:
    mine, other = reflected(
        house,
        hers,
        his,
        instrument="introduction",
        **options,
    )
    return mine.time, other.time


@pytest.mark.parametrize(
    ("hers", "his", "apart"),
    [
        ({"time.hours": 4}, {"time.hours": 6}, ["hours"]),
        ({"time.hours": 6}, {"time.hours": 8}, []),
        ({"time.hours": 1}, {"time.hours": 2}, []),
        ({"time.hours": 0}, {"time.hours": 2}, ["hours"]),
        ({"time.until": "2027-03"}, {"time.until": "2027-06"}, ["until"]),
        ({"time.until": "2026-12"}, {"time.until": "2027-02"}, []),
        ({"time.project": "year"}, {"time.project": "longer"}, ["project"]),
        ({"time.project": "year"}, {"time.project": "open"}, []),
        (
            {"time.project": "two_years", "time.until": "2027-06"},
            {"time.project": "two_years", "time.until": "2027-07"},
            ["longer"],
        ),
        (
            {"time.project": "two_years", "time.until": "2027-06"},
            {"time.project": "open", "time.until": "2027-07"},
            ["longer"],
        ),
        (
            {"time.project": "year", "time.until": "2027-06"},
            {"time.project": "year", "time.until": "2027-07"},
            [],
        ),
    ],
)
def test_both_read_alike_where_their_time_does_not_match(
    unasked: House, hers: Answers, his: Answers, apart: list[str]
) -> None:
    mine, other = times(unasked, hers, his)
    assert mine
    assert other
    assert [one.what for one in mine.apart] == [one.what for one in other.apart] == apart
    assert [(one.mine, one.theirs) for one in mine.apart] == [
        (one.theirs, one.mine) for one in other.apart
    ]


@pytest.mark.parametrize("hiding", [True, False])
def test_what_is_kept_and_what_is_blank_look_alike(unasked: House, hiding: bool) -> None:
    hers = {"time.hours": 2, "time.until": "2027-06"} if hiding else {"time.until": "2027-06"}
    his = {"time.hours": 9, "time.until": "2027-06"}
    kept: dict[str, Audience] = {"time.hours": HIDE} if hiding else {}
    assert times(unasked, hers, his, wishes=(kept, {})) == (YourTime(apart=()),) * 2


def test_where_nothing_can_be_compared_nothing_is_said(unasked: House) -> None:
    assert times(unasked, {"time.hours": 4}, {"time.until": "2027-06"}) == (None, None)


def test_a_form_that_is_no_introduction_compares_no_time(house: House) -> None:
    mine, _ = reflected(house, {"core.trust": 6}, {"core.trust": 6})
    assert mine.time is None


def test_where_their_time_does_not_match_it_says_what_each_said(unasked: House) -> None:
    mine, _ = times(
        unasked,
        {"time.hours": 1, "time.until": "2027-01", "time.project": "year"},
        {"time.hours": 8, "time.until": "2028-01", "time.project": "longer"},
    )
    assert mine
    assert words.said(mine, "Tom") == (
        "You can give 1 hour a month, and Tom can give 8 hours a month.",
        "You can keep this up until January 2027, and Tom until January 2028.",
        "On how long the project takes, you said “Six months to a year” and Tom said “More than two"
        " years”.",
    )


def test_a_project_that_outlasts_their_time_is_told_with_both_ends(unasked: House) -> None:
    both = {"time.project": "longer", "time.until": "2027-06"}
    mine, _ = times(unasked, both, both)
    assert mine
    (line,) = words.said(mine, "Tom")
    assert line == (
        "The project may take longer than the time that you have: “More than two years”. You can"
        " keep up your hours until June 2027, and Tom until June 2027."
    )
