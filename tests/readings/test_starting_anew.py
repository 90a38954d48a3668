"""What two answered before they started anew is shown, and compared with nothing after."""

from datetime import timedelta

import numpy as np
import pytest

from mentorsurvey import charts
from mentorsurvey.charts.drawing import LIGHT
from mentorsurvey.program import pausing
from mentorsurvey.readings import series
from mentorsurvey.readings.attention import watched
from mentorsurvey.readings.export import for_leads
from mentorsurvey.readings.overview import overview
from mentorsurvey.readings.relationship import RelationshipReading, relationship
from mentorsurvey.readings.runs import split, starting_anew
from tests.readings.played import PAIRS, Played, level, submit


@pytest.fixture
def anew(played: Played) -> Played:
    """The second pair ends after two rounds, starts anew, and both answer a third round."""
    house, now = played.house, played.after
    pair = played.id_of(*PAIRS[1])
    pausing.end_pair(house.database, house.lead, pair, since=now.date(), reason="finished", now=now)
    now += timedelta(days=40)
    pausing.restart_pair(house.database, house.lead, pair, since=now.date(), now=now)
    house.open_round(now=now)
    mentor, mentee = PAIRS[1]
    submit(house, mentor, mentee, level(1), number=3, now=now)
    submit(house, mentee, mentor, level(1), number=3, now=now)
    return Played(house=house, after=now + timedelta(days=20))


def read(anew: Played, place: int = 1) -> RelationshipReading:
    pair = anew.id_of(*PAIRS[place])
    return relationship(anew.database, anew.house.lead, pair, now=anew.after)


def test_every_round_can_still_be_read_and_the_first_new_one_starts_anew(anew: Played) -> None:
    found = read(anew).rounds
    assert [(one.health, one.asked.anew) for one in found] == [
        (pytest.approx(100), False),
        (pytest.approx(50), False),
        (pytest.approx(0), True),
    ]
    assert not any(one.asked.anew for one in read(anew, 2).rounds)


def test_the_level_rests_on_the_new_rounds_alone(anew: Played) -> None:
    found = read(anew)
    # one round at 0: m = w·0 + (1 − w)·75 with w = 200/245
    third = found.rounds[2].level
    assert third is not None
    assert third.mean == pytest.approx(75 * 45 / 245)
    standings = overview(anew.database, anew.house.lead, now=anew.after).standings
    standing = next(one for one in standings if one.relationship_id == found.relationship_id)
    assert (standing.rounds, standing.one_sided, standing.level) == (1, 0, third.mean)


def test_no_change_is_told_from_before_to_after(anew: Played) -> None:
    whole = series.program(anew.database, anew.house.lead, now=anew.after)
    pair = anew.id_of(*PAIRS[1])
    place = whole.panel.place[pair]
    assert not np.isnan(whole.panel.health[place]).any()
    assert np.isnan(whole.compared.health[place]).tolist() == [True, True, False]
    assert whole.first_compared(pair) == 3
    seen = watched(anew.database, anew.house.lead, now=anew.after)
    assert seen.changes is not None
    compared = seen.changes.panel
    assert np.isnan(compared.health[compared.place[pair]]).tolist() == [True, True, False]
    assert pair not in seen.changes.evidence


def test_the_chart_and_its_table_show_the_break(anew: Played) -> None:
    chart = charts.lines(read(anew), LIGHT)
    assert chart is not None
    words = [one["text"] for one in chart.figure["layout"]["annotations"]]
    assert "started anew" in words
    assert [row["Started anew"] for row in chart.table] == ["", "", "yes"]
    assert "nothing is compared with the rounds before" in chart.sentence
    other = charts.lines(read(anew, 2), LIGHT)
    assert other is not None
    assert "Started anew" not in other.table[0]


def test_the_chart_shows_where_a_pair_was_paused_and_ended(played: Played) -> None:
    house, now = played.house, played.after
    pair = played.id_of(*PAIRS[1])
    pausing.pause_pair(
        house.database,
        house.lead,
        pair,
        since=house.now.date() + timedelta(days=8),
        until=now.date() + timedelta(days=1),
        reason="away",
        now=now,
    )
    pausing.end_pair(house.database, house.lead, pair, since=now.date(), reason="left", now=now)
    later = now.date() + timedelta(days=20)
    other = played.id_of(*PAIRS[2])
    pausing.end_pair(house.database, house.lead, other, since=later, reason="left", now=now)
    found = read(played)
    assert [(one.round_number, one.kind) for one in found.stops] == [(1, "paused"), (2, "ended")]
    chart = charts.lines(found, LIGHT)
    assert chart is not None
    places = {
        one["text"]: one["x"]
        for one in chart.figure["layout"]["annotations"]
        if one["text"] in ("paused", "ended")
    }
    assert places == {"paused": 0.5, "ended": 1.5}
    assert "The pair was paused after round 1 had opened. The pair ended after" in chart.sentence
    assert read(played, 2).stops == ()


@pytest.mark.parametrize(
    ("starts", "expected"),
    [
        ((), [[1, 2, 3, 4]]),
        ((1,), [[], [1, 2, 3, 4]]),
        ((3,), [[1, 2], [3, 4]]),
        ((2,), [[1, 2], [3, 4]]),  # round 2 does not repeat
        ((2, 3), [[1, 2], [3, 4]]),
        ((3, 4), [[1, 2], [3], [4]]),
        ((9,), [[1, 2, 3, 4]]),
    ],
)
def test_runs_begin_at_the_first_round_that_repeats(
    starts: tuple[int, ...], expected: list[list[int]]
) -> None:
    rounds = [
        series.Asked(
            number=number,
            title="",
            opened_at=None,
            closes_at=None,
            is_open=False,
            segment=None if number == 2 else 0,
            first_of_segment=number == 1,
        )
        for number in (1, 2, 3, 4)
    ]
    runs = split(starting_anew(rounds, starts))
    assert [[one.number for one in run] for run in runs] == expected


def test_a_file_counts_the_new_rounds_apart(anew: Played) -> None:
    found = for_leads(anew.database, anew.house.lead, now=anew.after).pairs
    runs = {one: [pair.run(number) for number in (1, 2, 3)] for one, pair in found.items()}
    assert runs.pop(anew.id_of(*PAIRS[1])) == [1, 1, 2]
    assert set(map(tuple, runs.values())) == {(1, 1, 1)}


def test_two_who_decide_to_go_on_after_a_completion_are_read_anew(played: Played) -> None:
    house, now = played.house, played.after
    mentor, mentee = PAIRS[1]
    house.open_round("completion", now=now)
    for who, partner in ((mentor, mentee), (mentee, mentor)):
        submit(house, who, partner, {"next": "continue"}, number=3, now=now)
    now += timedelta(days=40)
    house.open_round(now=now)
    for who, partner in ((mentor, mentee), (mentee, mentor)):
        submit(house, who, partner, level(1), number=4, now=now)
    went_on = Played(house=house, after=now + timedelta(days=20))
    assert [one.asked.anew for one in read(went_on).rounds] == [False, False, False, True]
    assert not any(one.asked.anew for one in read(went_on, 2).rounds)
