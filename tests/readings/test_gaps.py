"""How the two of a pair see the topics of a review, against what is usual in their program."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from math import hypot, sqrt

import pytest

from mentorsurvey.access import Actor
from mentorsurvey.errors import NotAllowed
from mentorsurvey.instruments import Construct, Instrument, shipped
from mentorsurvey.measures.answer_noise import AnswerNoise
from mentorsurvey.measures.noise import assumed_sem
from mentorsurvey.measures.shared_view import About, MeanDifference
from mentorsurvey.readings.gaps import (
    COMPARED,
    Asks,
    Topic,
    Usual,
    UsualGaps,
    of_pair,
    usual_gaps,
)
from mentorsurvey.readings.relationship import relationship
from mentorsurvey.readings.series import Asked
from mentorsurvey.store import Database, create
from tests.house import NOW, founded
from tests.readings.played import MENTORS, PAIRS, Played, close, review, submit

OWN = AnswerNoise(sem_mentor=3, sem_mentee=4, assumed=False, n_pairs=40)
NOTHING_USUAL = MeanDifference(value=0, assumed=True, n_pairs=7)
GUIDANCE, GROWTH = Construct.GUIDANCE, Construct.GROWTH
ASKS: Asks = (0, ("a", "b", "c"))


def usual(
    about: About = "mentor",
    delta: float | None = None,
    noise: AnswerNoise = OWN,
    asks: Asks = ASKS,
) -> Usual:
    known = MeanDifference(value=delta or 0, assumed=False, n_pairs=10)
    return Usual(
        about=about, delta=NOTHING_USUAL if delta is None else known, noise=noise, asks=asks
    )


def topic(mentor: float | None, mentee: float | None, here: Usual | None = None) -> Topic:
    """Guidance in a second review."""
    return Topic(construct=GUIDANCE, mentor=mentor, mentee=mentee, usual=here or usual(), before=1)


def points(of: Topic) -> float:
    assert of.gap is not None
    return of.gap.points


def placed(*segments: int | None) -> list[Asked]:
    return [
        Asked(
            number=number,
            title="Review",
            opened_at=NOW,
            closes_at=NOW,
            is_open=False,
            segment=segment,
            first_of_segment=number == 1,
        )
        for number, segment in enumerate(segments, start=1)
    ]


def pair(
    *rounds: tuple[float | None, float | None],
    segments: tuple[int | None, ...] = (),
    measure: str = "topic:guidance",
    asks: tuple[Asks, ...] = (),
) -> dict[int, tuple[Topic, ...]]:
    """One topic of one relationship, mentor and mentee of each round."""
    said: dict[int, Mapping[str, Mapping[str, float]]] = {
        number: {
            side: {measure: value}
            for side, value in (("mentor", mentor), ("mentee", mentee))
            if value is not None
        }
        for number, (mentor, mentee) in enumerate(rounds, start=1)
    }
    known: UsualGaps = {
        (number, GUIDANCE): usual(asks=asks[number - 1] if asks else ASKS) for number in said
    }
    return of_pair(placed(*(segments or (0,) * len(rounds))), said, known)


# One gap


def test_the_gap_is_the_other_s_view_less_one_s_own() -> None:
    assert topic(50, 80, usual("mentor")).raw == 30
    assert topic(50, 80, usual("mentee")).raw == -30
    assert topic(50, 80, usual("both")).raw == 30
    assert topic(50, 80, usual("partner")).raw == 30


def test_the_gap_is_measured_beyond_what_is_usual_in_its_own_noise() -> None:
    read = topic(50, 80, usual(delta=20)).gap
    assert read is not None
    assert (read.points, read.error, read.g) == (10, 5, 2)
    assert read.can_tell


@pytest.mark.parametrize("about", ["mentor", "mentee", "both", "partner"])
def test_swapping_the_sides_flips_the_sign(about: About) -> None:
    there, flipped = topic(50, 80, usual(about)), topic(80, 50, usual(about))
    assert points(flipped) == -points(there)
    # as people change places, whom it is about changes with them: then nothing else does
    other: dict[About, About] = {"mentor": "mentee", "mentee": "mentor"}
    noise = replace(OWN, sem_mentor=4, sem_mentee=3)
    both = topic(80, 50, usual(other.get(about, about), noise=noise))
    assert points(both) == (points(there) if about in other else -points(there))


def test_one_side_alone_has_no_gap() -> None:
    assert [topic(50, None).only, topic(None, 50).only, topic(50, 50).only] == [
        "mentor",
        "mentee",
        None,
    ]
    assert topic(50, None).gap is None


# The topics of one relationship


def test_nothing_is_read_of_a_gap_before_the_second_review() -> None:
    (first,) = pair((0, 100))[1]
    assert (first.before, first.gap, first.stands) == (None, None, False)
    assert (first.mentor, first.mentee) == (0, 100)


def test_a_gap_is_read_of_where_the_same_one_stands_in_two_reviews() -> None:
    found = pair((50, 80), (50, 90), (80, 50))
    assert [found[number][0].stands for number in (1, 2, 3)] == [False, True, False]
    assert [found[number][0].before for number in (1, 2, 3)] == [None, 1, 2]


def test_a_gap_within_noise_does_not_stand() -> None:
    assert not pair((50, 80), (50, 55))[2][0].stands
    assert not pair((50, 55), (50, 80))[2][0].stands


def test_a_one_sided_review_between_is_skipped() -> None:
    found = pair((50, 80), (50, None), (None, None), (50, 80))
    assert (found[2][0].only, found[2][0].stands) == ("mentor", False)
    assert found[3] == ()
    assert (found[4][0].before, found[4][0].stands) == (1, True)


def test_reviews_that_ask_something_else_are_not_compared() -> None:
    other: Asks = (0, ("a", "b", "d"))
    found = pair((50, 80), (50, 80), (50, 80), asks=(ASKS, other, ASKS))
    assert [found[number][0].before for number in (1, 2, 3)] == [None, None, 1]
    anew: Asks = (1, ASKS[1])
    found = pair((50, 80), (50, 80), segments=(0, 1), asks=(ASKS, anew))
    assert [found[number][0].stands for number in (1, 2)] == [False, False]


def test_growth_is_shown_and_never_compared() -> None:
    found = pair((0, 100), (0, 100), measure="topic:growth")
    (last,) = found[2]
    assert (last.construct, last.mentor, last.mentee) == (GROWTH, 0, 100)
    assert (last.usual, last.gap, last.stands) == (None, None, False)


def test_a_round_of_another_form_has_no_topics() -> None:
    assert pair((50, 80), segments=(None,)) == {1: ()}
    assert pair() == {}


# What is usual in a program


THIRTY = tuple((f"Mentor{n:02d} Ash", f"Mentee{n:02d} Birch") for n in range(30))


@pytest.fixture(scope="module")
def thirty(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """Thirty pairs over two reviews; in the second, half of them see the guidance otherwise."""
    database = create(tmp_path_factory.mktemp("thirty") / "played.db")
    house = founded(database, pairs=THIRTY, asks=False)
    now = house.now + timedelta(days=1)
    for number in (1, 2):
        house.open_round("review", now=now)
        for place, (mentor, mentee) in enumerate(THIRTY):
            otherwise = number == 2 and place % 2
            # the mentor's own view: 50, and for half of the pairs 16.7 more in the second
            own = review(4, guidance=5 if otherwise else 4)
            # the mentee's view of the mentor: 100, and for half of the pairs 33.3 less
            other = review(4, guidance=5 if otherwise else 7)
            submit(house, mentor, mentee, own, number=number, now=now)
            submit(house, mentee, mentor, other, number=number, now=now)
        close(house, number, now=now + timedelta(days=1))
        now += timedelta(days=30)
    return Played(house=house, after=now)


def test_delta_and_noise_of_a_program_by_hand(thirty: Played) -> None:
    found = usual_gaps(thirty.database, thirty.house.lead, now=thirty.after)
    first, second = found[1, GUIDANCE], found[2, GUIDANCE]
    assert first.about == "mentor"
    assert (first.delta.value, first.delta.n_pairs) == (pytest.approx(50), 30)
    # half 50, half 66.7 − 66.7 = 0
    assert (second.delta.value, second.delta.n_pairs) == (pytest.approx(25), 30)
    # mentor: half moves by 100/6, so √(½·(100/12)²); mentee: half by 100/3, so twice that
    assert first.noise == second.noise
    assert not first.noise.assumed
    assert first.noise.n_pairs == 30
    assert first.noise.sem_mentor == pytest.approx(100 / 12 / sqrt(2))
    assert first.noise.sem_mentee == pytest.approx(100 / 6 / sqrt(2))


def test_where_nobody_s_score_moves_the_noise_is_assumed(thirty: Played) -> None:
    found = usual_gaps(thirty.database, thirty.house.lead, now=thirty.after)[1, Construct.TRUST]
    assert found.noise.still
    assert found.about == "partner"
    asks = len(shipped()["review"].topic_items(Construct.TRUST))
    assert (found.noise.sem_mentor, found.noise.sem_mentee) == (assumed_sem(asks),) * 2
    assert (found.delta.value, found.delta.assumed) == (0, False)


def test_a_pair_is_read_against_its_program(thirty: Played) -> None:
    wanted = thirty.id_of(*THIRTY[1])
    found = relationship(thirty.database, thirty.house.lead, wanted, now=thirty.after)
    guidance = next(one for one in found.rounds[1].topics if one.construct is GUIDANCE)
    assert guidance.raw == pytest.approx(0)
    assert points(guidance) == pytest.approx(-25)
    error = hypot(100 / 12 / sqrt(2), 100 / 6 / sqrt(2))
    assert guidance.gap is not None
    assert guidance.gap.g == pytest.approx(-25 / error)
    # the first review lay where it lies for all: 50 − 50
    assert not guidance.stands


@pytest.fixture
def few(database: Database) -> Played:
    """Six pairs of which five have answered one review."""
    house = founded(database, pairs=PAIRS, asks=False)
    house.open_round("review", now=house.now)
    for mentor, mentee in PAIRS[:5]:
        submit(house, mentor, mentee, review(4), number=1, now=house.now)
        submit(house, mentee, mentor, review(6), number=1, now=house.now)
    close(house, 1, now=house.now + timedelta(days=1))
    return Played(house=house, after=house.now + timedelta(days=1))


def test_a_small_program_assumes_its_noise_and_takes_nothing_off(few: Played) -> None:
    found = usual_gaps(few.database, few.house.lead, now=few.after)
    assert {construct for _, construct in found} == set(COMPARED)
    here = found[1, GUIDANCE]
    assert here.delta == MeanDifference(value=0, assumed=True, n_pairs=5)
    assert (here.noise.assumed, here.noise.still, here.noise.n_pairs) == (True, False, 0)


def second_review(played: Played, form: Instrument) -> UsualGaps:
    played.house.open_round(form, now=played.after)
    return usual_gaps(played.database, played.house.lead, now=played.after)


def test_a_review_that_asks_something_else_of_a_topic_begins_anew(few: Played) -> None:
    asked = shipped()["review"]
    last = asked.topic_items(GUIDANCE)[-1].id
    text = asked.canonical_json()
    found = second_review(few, Instrument.from_json(text.replace(last, f"{last}.anew")))
    assert found[1, GUIDANCE].asks != found[2, GUIDANCE].asks
    assert found[1, Construct.TRUST].asks == found[2, Construct.TRUST].asks


def test_a_check_in_has_nothing_usual(few: Played) -> None:
    assert {number for number, _ in second_review(few, shipped()["checkin"])} == {1}


def test_participants_read_nothing_of_a_program(few: Played) -> None:
    mentor = Actor(
        kind="person",
        program_id=few.house.program_id,
        person_id=few.house.person_id(MENTORS[0]),
    )
    with pytest.raises(NotAllowed):
        usual_gaps(few.database, mentor, now=few.after)


def test_what_is_at_hand_gives_the_same_reading(few: Played) -> None:
    lead, wanted = few.house.lead, few.id_of(*PAIRS[0])
    at_hand = usual_gaps(few.database, lead, now=few.after)
    assert relationship(few.database, lead, wanted, usual=at_hand, now=few.after) == relationship(
        few.database, lead, wanted, now=few.after
    )
