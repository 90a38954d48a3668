"""Where two people see one thing differently, against what is usual in their program."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from math import hypot, sqrt

import pytest

from mentorsurvey.access import Actor
from mentorsurvey.errors import NotAllowed
from mentorsurvey.instruments import CORE, Construct, shipped
from mentorsurvey.measures.answer_noise import AnswerNoise
from mentorsurvey.measures.shared_view import About, MeanDifference
from mentorsurvey.readings.gaps import (
    Gap,
    OneView,
    RoundGaps,
    Usual,
    UsualGaps,
    of_pair,
    usual_gaps,
)
from mentorsurvey.readings.relationship import relationship
from mentorsurvey.readings.series import Asked
from mentorsurvey.store import Database, create
from tests.house import NOW, founded
from tests.readings.played import MENTORS, PAIRS, Played, close, level, play, reworded, submit

ASSUMED = AnswerNoise(sem_mentor=9, sem_mentee=9, assumed=True, n_pairs=12)
OWN = AnswerNoise(sem_mentor=3, sem_mentee=4, assumed=False, n_pairs=40)
NOTHING_USUAL = MeanDifference(value=0, assumed=True, n_pairs=7)
GUIDANCE = Construct.GUIDANCE


def usual(about: About = "mentor", delta: float | None = None, noise: AnswerNoise = OWN) -> Usual:
    known = MeanDifference(value=delta or 0, assumed=False, n_pairs=10)
    return Usual(about=about, delta=NOTHING_USUAL if delta is None else known, noise=noise)


def gap(mentor: float, mentee: float, here: Usual | None = None) -> Gap:
    return Gap(construct=GUIDANCE, mentor=mentor, mentee=mentee, usual=here or usual())


def placed(*segments: int | None) -> list[Asked]:
    return [
        Asked(
            number=number,
            title="Check-in",
            opened_at=NOW,
            closes_at=NOW,
            is_open=False,
            segment=segment,
            first_of_segment=number == 1,
        )
        for number, segment in enumerate(segments, start=1)
    ]


def pair(
    *rounds: tuple[float | None, float | None], segments: tuple[int | None, ...] = ()
) -> dict[int, RoundGaps]:
    """The guidance of one relationship, mentor and mentee of each round."""
    said: dict[int, Mapping[str, Mapping[str, float]]] = {
        number: {
            side: {"anchor:guidance": value}
            for side, value in (("mentor", mentor), ("mentee", mentee))
            if value is not None
        }
        for number, (mentor, mentee) in enumerate(rounds, start=1)
    }
    known: UsualGaps = {(number, GUIDANCE): usual() for number in said}
    return of_pair(placed(*(segments or (0,) * len(rounds))), said, known)


# One gap


def test_the_gap_is_the_other_s_view_less_one_s_own() -> None:
    assert gap(50, 80, usual("mentor")).raw == 30
    assert gap(50, 80, usual("mentee")).raw == -30
    assert gap(50, 80, usual("both")).raw == 30


def test_the_gap_is_measured_beyond_what_is_usual_in_its_own_noise() -> None:
    read = gap(50, 80, usual(delta=20)).read
    assert (read.points, read.error, read.g) == (10, 5, 2)
    assert read.can_tell


def test_what_is_usual_taken_off_can_leave_no_difference() -> None:
    assert gap(50, 80, usual()).can_tell
    assert not gap(50, 80, usual(delta=25)).can_tell


@pytest.mark.parametrize("about", ["mentor", "mentee", "both"])
def test_swapping_the_sides_flips_the_sign(about: About) -> None:
    there = gap(50, 80, usual(about)).read
    other: About = "mentee" if about == "mentor" else "mentor" if about == "mentee" else "both"
    flipped = gap(80, 50, usual(about)).read
    assert there.g is not None
    assert flipped.g == -there.g
    # as people change places, whom it is about changes with them: then nothing else does
    noise = replace(OWN, sem_mentor=4, sem_mentee=3)
    both = gap(80, 50, usual(other, noise=noise)).read
    assert both.g == (there.g if about != "both" else -there.g)


@pytest.mark.parametrize(
    ("mentor", "mentee", "told"),
    [(75, 50, True), (74, 50, False), (50, 75, True), (50, 50, False)],
)
def test_assumed_noise_is_nine_points_a_side(mentor: float, mentee: float, told: bool) -> None:
    found = gap(mentor, mentee, usual(noise=ASSUMED))
    assert found.read.error == hypot(9, 9)
    assert found.can_tell is told


# The gaps of one relationship


def test_a_gap_that_stood_in_the_round_before_came_back() -> None:
    found = pair((50, 80), (50, 90), (80, 50))
    assert [found[number].gaps[0].also_in for number in (1, 2, 3)] == [None, 1, None]


def test_a_one_sided_round_between_is_skipped() -> None:
    found = pair((50, 80), (50, None), (None, None), (50, 80))
    assert found[2] == RoundGaps(alone=(OneView(construct=GUIDANCE, only="mentor", value=50),))
    assert found[3] == RoundGaps()
    assert found[4].gaps[0].also_in == 1


def test_a_gap_does_not_come_back_across_a_change_of_wording() -> None:
    found = pair((50, 80), (50, 80), (50, 80), segments=(0, 1, 1))
    assert [found[number].gaps[0].also_in for number in (1, 2, 3)] == [None, None, 2]


def test_a_gap_within_noise_has_not_come_back() -> None:
    assert pair((50, 80), (50, 55))[2].gaps[0].also_in is None
    assert pair((50, 55), (50, 80))[2].gaps[0].also_in is None


def test_one_round_is_new_and_no_round_is_nothing() -> None:
    assert pair((50, 80))[1].gaps[0].also_in is None
    assert pair() == {}
    assert pair((None, None)) == {1: RoundGaps()}


def test_what_is_not_asked_about_another_has_no_gap() -> None:
    said = {1: {"mentor": {"anchor:guidance": 50.0}, "mentee": {"anchor:guidance": 80.0}}}
    assert of_pair(placed(0), said, {}) == {1: RoundGaps()}


# What is usual in a program


THIRTY = tuple((f"Mentor{n:02d} Ash", f"Mentee{n:02d} Birch") for n in range(30))


@pytest.fixture(scope="module")
def thirty(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """Thirty pairs over two rounds; in the second, half of them see the guidance otherwise."""
    house = founded(create(tmp_path_factory.mktemp("thirty") / "played.db"), pairs=THIRTY)
    now = house.now + timedelta(days=1)
    for number in (1, 2):
        for place, (mentor, mentee) in enumerate(THIRTY):
            # the mentor's own view: 50, and for half of the pairs 16.7 more in round 2
            own = level(4) | {"core.guidance": 4 + (number == 2 and place % 2)}
            # the mentee's view of the mentor: 100, and for half of the pairs 33.3 less in round 2
            other = level(4) | {"core.guidance": 7 - 2 * (number == 2 and place % 2)}
            submit(house, mentor, mentee, own, number=number, now=now)
            submit(house, mentee, mentor, other, number=number, now=now)
        close(house, number, now=now + timedelta(days=1))
        now += timedelta(days=30)
        if number == 1:
            house.open_round(now=now)
    return Played(house=house, after=now)


def test_delta_and_noise_of_a_program_by_hand(thirty: Played) -> None:
    found = usual_gaps(thirty.database, thirty.house.lead, now=thirty.after)
    first, second = found[1, GUIDANCE], found[2, GUIDANCE]
    assert first.about == "mentor"
    assert first.delta == MeanDifference(value=50, assumed=False, n_pairs=30)
    # half 50, half 66.7 − 66.7 = 0
    assert (second.delta.value, second.delta.n_pairs) == (pytest.approx(25), 30)
    # mentor: half moves by 100/6, so √(½·(100/12)²); mentee: half by 100/3, so twice that
    assert first.noise == second.noise
    assert not first.noise.assumed
    assert first.noise.n_pairs == 30
    assert first.noise.sem_mentor == pytest.approx(100 / 12 / sqrt(2))
    assert first.noise.sem_mentee == pytest.approx(100 / 6 / sqrt(2))


def test_where_nobody_s_answer_moves_the_noise_is_assumed(thirty: Played) -> None:
    found = usual_gaps(thirty.database, thirty.house.lead, now=thirty.after)[1, Construct.BOND]
    assert found.noise.still
    assert (found.noise.sem_mentor, found.noise.sem_mentee) == (15, 15)
    assert (found.delta.value, found.delta.assumed) == (0, False)


def test_a_pair_is_read_against_its_program(thirty: Played) -> None:
    wanted = thirty.id_of(*THIRTY[1])
    found = relationship(thirty.database, thirty.house.lead, wanted, now=thirty.after)
    guidance = next(gap for gap in found.rounds[1].gaps if gap.construct is GUIDANCE)
    assert guidance.raw == pytest.approx(0)
    assert guidance.read.points == pytest.approx(-25)
    error = 100 / 12 / sqrt(2) * sqrt(5)
    assert guidance.read.g == pytest.approx(-25 / error)


def test_a_small_program_assumes_its_noise_and_takes_nothing_off(played: Played) -> None:
    found = usual_gaps(played.database, played.house.lead, now=played.after)
    assert {construct for _, construct in found} == set(CORE)
    first, second = found[1, GUIDANCE], found[2, GUIDANCE]
    assert first.delta == MeanDifference(value=0, assumed=True, n_pairs=6)
    assert second.delta.n_pairs == 5
    assert first.noise == AnswerNoise(sem_mentor=15, sem_mentee=15, assumed=True, n_pairs=5)


def test_a_change_of_wording_begins_a_new_noise(database: Database) -> None:
    played = play(database, second=reworded(shipped()["checkin"]))
    found = usual_gaps(played.database, played.house.lead, now=played.after)
    assert [found[number, GUIDANCE].noise.n_pairs for number in (1, 2)] == [0, 0]


def test_a_round_without_anchors_has_nothing_usual(played: Played) -> None:
    played.house.open_round("completion", now=played.after)
    later = played.after + timedelta(days=30)
    found = usual_gaps(played.database, played.house.lead, now=later)
    assert {number for number, _ in found} == {1, 2}


def test_participants_read_nothing_of_a_program(played: Played) -> None:
    mentor = Actor(
        kind="person",
        program_id=played.house.program_id,
        person_id=played.house.person_id(MENTORS[0]),
    )
    with pytest.raises(NotAllowed):
        usual_gaps(played.database, mentor, now=played.after)


def test_what_is_at_hand_gives_the_same_reading(played: Played) -> None:
    lead, wanted = played.house.lead, played.id_of(*PAIRS[0])
    at_hand = usual_gaps(played.database, lead, now=played.after)
    assert relationship(
        played.database, lead, wanted, usual=at_hand, now=played.after
    ) == relationship(played.database, lead, wanted, now=played.after)


def test_only_constructs_that_both_answered_have_a_gap(database: Database) -> None:
    house = founded(database, pairs=PAIRS)
    mentor, mentee = PAIRS[0]
    said = level(7)
    del said["core.bond"]
    submit(house, mentor, mentee, said, number=1, now=house.now)
    submit(house, mentee, mentor, level(4), number=1, now=house.now)
    wanted = Played(house=house, after=house.now).id_of(mentor, mentee)
    found = relationship(database, house.lead, wanted, now=house.now).rounds[0]
    assert len(found.gaps) == 5
    assert found.alone == (OneView(construct=Construct.BOND, only="mentee", value=50),)
