from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from math import sqrt

import pytest

from mentorsurvey import program, responses
from mentorsurvey.access import Actor, Audience
from mentorsurvey.errors import NotAllowed
from mentorsurvey.instruments import CORE, Construct, shipped
from mentorsurvey.measures.change.basis import ASSUMED_BASIS
from mentorsurvey.measures.health import ASSUMED, ASSUMED_SIDE
from mentorsurvey.readings import series
from mentorsurvey.readings.relationship import RelationshipReading, choices, relationship
from mentorsurvey.store import Database
from tests.house import LEAD, founded
from tests.readings.played import (
    EXCHANGE_MENTEE,
    EXCHANGE_MENTOR,
    MENTEES,
    MENTORS,
    PAIRS,
    Played,
    close,
    level,
    new_lead,
    play,
    review,
    reworded,
    submit,
)

GROWTH = Construct.GROWTH


def read(played: Played, place: int) -> RelationshipReading:
    found = played.id_of(*PAIRS[place])
    return relationship(played.database, played.house.lead, found, now=played.after)


def test_both_lines_and_health_stand_in_every_round(played: Played) -> None:
    first, second = read(played, 1).rounds
    assert (first.mentor, first.mentee, first.health, first.only) == (100, 100, 100, None)
    assert (second.mentor, second.mentee, second.health) == pytest.approx((50, 50, 50))


def test_the_band_rests_on_the_rounds_up_to_it(played: Played) -> None:
    found = read(played, 1)
    assert found.usual == replace(
        ASSUMED_BASIS,
        health=replace(ASSUMED, n_pairs=5),
        mentor=replace(ASSUMED_SIDE, n_pairs=6),
        mentee=replace(ASSUMED_SIDE, n_pairs=5),
    )
    first, second = (one.level for one in found.rounds)
    assert first is not None
    assert second is not None
    # one round at 100: m = w·100 + (1 − w)·75, V = 200·45/245, both cut at 100
    assert first.mean == pytest.approx((200 * 100 + 45 * 75) / 245)
    assert first.low == pytest.approx(first.mean - 1.959964 * sqrt(200 * 45 / 245), abs=0.01)
    assert first.high == 100
    reach = 1.959964 * sqrt(200 * 45 / 245 + 45)
    assert first.next_low == pytest.approx(first.mean - reach)
    # 100, then 50: it has fallen, so that the level is nearer to 50 than the mean of both
    assert second.low < 50 < second.mean < second.high < 75


def test_a_one_sided_round_has_no_health_and_says_which_side_is_there(played: Played) -> None:
    second = read(played, 5).rounds[1]
    assert (second.mentor, second.mentee, second.health) == (50, None, None)
    assert (second.only, second.topics) == ("mentor", ())


def test_one_side_alone_is_enough_for_a_level_and_tells_less(database: Database) -> None:
    house = founded(database, pairs=PAIRS)
    submit(house, *PAIRS[0], level(7), number=1, now=house.now)
    for one, other in (PAIRS[1], PAIRS[1][::-1]):
        submit(house, one, other, level(7), number=1, now=house.now)
    played = Played(house=house, after=house.now + timedelta(days=30))
    alone, both = (read(played, place).rounds[0].level for place in (0, 1))
    assert alone is not None
    assert both is not None
    # Var(mentor) 320 + 80; the covariance of the mentor with the level of both is (320 + 80)/2
    assert alone.mean == pytest.approx(75 + 200 / 400 * 25)
    assert alone.mean < both.mean
    assert alone.low < both.low


def test_give_and_take_has_its_interval_and_says_what_is_assumed(played: Played) -> None:
    found = read(played, 0)
    first, second = found.rounds
    assert found.balance.assumed
    assert first.balance is not None
    assert (first.balance.flow.mentor_to_mentee, first.balance.flow.mentee_to_mentor) == (100, 25)
    assert first.balance.flow.balance == 75
    assert (first.balance.low, first.balance.high) == pytest.approx((75 - 1.96 * 15, 100))
    assert first.balance.can_tell
    assert second.balance is None
    assert (found.exchanged, found.reviewed) == (first, None)


def test_the_latest_level_is_that_of_the_latest_round_with_both_sides(played: Played) -> None:
    played.house.open_round(now=played.after)
    for one, other in (PAIRS[0], PAIRS[0][::-1]):
        submit(played.house, one, other, level(4), number=3, now=played.after)
    found = read(played, 0)
    assert found.latest is not None
    assert found.latest.asked.number == 3
    assert found.latest.level == found.rounds[2].level


def test_meetings_are_each_side_s_own(played: Played) -> None:
    first = read(played, 0).rounds[0]
    assert (first.mentor_meetings, first.mentee_meetings) == (6, 5)


def numbers_in(value: object) -> set[float]:
    """Every number that a reading holds, however deep."""
    if isinstance(value, bool):
        return set()
    if isinstance(value, int | float):
        return {value}
    if is_dataclass(value) and not isinstance(value, type):
        return set().union(*(numbers_in(getattr(value, one.name)) for one in fields(value)))
    if isinstance(value, tuple):
        return set().union(*map(numbers_in, value))
    return set()


def test_no_single_answer_is_read_by_name(database: Database) -> None:
    # what the mentor gave and got is 83 and 33 of 100, what the mentee did 17 and 67; the balance
    # as each feels it −3 and 2; each by itself is in no reading
    house = founded(database, pairs=PAIRS)
    mentor, mentee = PAIRS[0]
    exchange = {"gave.overall": 6, "got.overall": 3, "fairness": -3, "meetings": 6}
    submit(house, mentor, mentee, {**level(4), **exchange}, number=1, now=house.now)
    exchange = {"gave.overall": 2, "got.overall": 5, "fairness": 2, "meetings": 6}
    submit(house, mentee, mentor, {**level(4), **exchange}, number=1, now=house.now)
    first = read(Played(house=house, after=house.now), 0).rounds[0]
    assert first.balance is not None
    assert first.balance.flow.mentor_to_mentee == pytest.approx((500 / 6 + 400 / 6) / 2)
    assert first.balance.flow.mentee_to_mentor == pytest.approx((100 / 6 + 200 / 6) / 2)
    told = {round(number, 1) for number in numbers_in(replace(first, asked=None))}
    assert {50.0, 75.0, 25.0, 6} <= told
    assert not told & {83.3, 33.3, 16.7, 66.7, -3.0, 2.0}


@pytest.fixture
def reviewed(database: Database) -> Played:
    """The first pair: a check-in and a review, where the mentor leaves a question of trust out."""
    house = founded(database, pairs=PAIRS)
    for one, other in (PAIRS[0], PAIRS[0][::-1]):
        submit(house, one, other, level(4), number=1, now=house.now)
    house.open_round("review", now=house.now)
    mentor, mentee = PAIRS[0]
    said = review(7)
    left_out = shipped()["review"].topic_items(Construct.TRUST)[-1]
    del said[left_out.id]
    submit(house, mentor, mentee, said, number=2, now=house.now)
    submit(house, mentee, mentor, review(4, growth=7), number=2, now=house.now)
    return Played(house=house, after=house.now)


def test_topics_are_those_of_reviews_with_three_answers(reviewed: Played) -> None:
    first, second = read(reviewed, 0).rounds
    assert first.topics == ()
    assert [topic.construct for topic in second.topics] == [*CORE, Construct.CAREER, GROWTH]
    seen = {topic.construct: (topic.mentor, topic.mentee) for topic in second.topics}
    assert seen[Construct.OVERSIGHT] == (100, 50)
    assert seen[GROWTH] == (100, 100)
    assert seen[Construct.TRUST] == (None, 50)
    assert read(reviewed, 0).reviewed == second


def test_a_pair_without_a_review_has_no_topics(reviewed: Played) -> None:
    assert read(reviewed, 1).reviewed is None


# Answers that their authors let the program read


def test_what_its_author_lets_the_program_read_is_there_with_its_question(
    reviewed: Played,
) -> None:
    house, (mentor, mentee) = reviewed.house, PAIRS[0]
    close(house, 2, now=house.now)
    house.open_round("review", now=house.now)
    for name, partner, shown in ((mentor, mentee, "More time."), (mentee, mentor, None)):
        actor = house.actor(name)
        form = house.form(actor, partner, number=3)
        kept = {"open.better": "Shorter lists.", "deliverables.status": "submitted"}
        house.answer(actor, form, kept | ({"open.better": shown} if shown else {}))
        if shown:
            wishes = dict.fromkeys(kept, Audience.LEADS)
            responses.set_audience(house.database, actor, form, wishes, now=house.now)
        responses.submit(house.database, actor, form, now=house.now)
    found = read(reviewed, 0)
    assert [(one.who, one.side, one.round_number) for one in found.released] == [
        (mentor, "mentor", 3)
    ] * 2
    asks = shipped()["review"].item
    assert {(one.question, one.answer) for one in found.released} == {
        (asks("open.better").wording("mentor", mentee), "More time."),
        (asks("deliverables.status").wording("mentor", mentee), "Submitted"),
    }
    assert read(reviewed, 1).released == ()


def test_what_its_author_takes_back_from_the_program_is_gone(reviewed: Played) -> None:
    house, (mentor, mentee) = reviewed.house, PAIRS[0]
    close(house, 2, now=house.now)
    house.open_round("review", now=house.now)
    actor = house.actor(mentor)
    form = house.form(actor, mentee, number=3)
    house.answer(actor, form, {"open.better": "More time."})
    wish = {"open.better": Audience.LEADS}
    responses.set_audience(house.database, actor, form, wish, now=house.now)
    responses.submit(house.database, actor, form, now=house.now)
    later = Played(house=house, after=house.now + timedelta(days=30))
    assert [one.answer for one in read(later, 0).released] == ["More time."]
    wish = {"open.better": Audience.ONLY_YOU}
    responses.set_audience(house.database, actor, form, wish, now=house.now)
    assert read(later, 0).released == ()


def test_where_leads_see_totals_alone_nothing_of_a_pair_is_read(database: Database) -> None:
    house = founded(database, pairs=PAIRS)
    program.set_leads_see(database, house.lead, "totals", now=house.now)
    mentor, mentee = PAIRS[0]
    submit(house, mentor, mentee, {**level(7), **EXCHANGE_MENTOR}, number=1, now=house.now)
    submit(house, mentee, mentor, {**level(7), **EXCHANGE_MENTEE}, number=1, now=house.now)
    assert not read(Played(house=house, after=house.now), 0).has_anything


def test_a_change_of_wording_begins_a_new_band(database: Database) -> None:
    played = play(database, second=reworded(shipped()["checkin"]))
    found = read(played, 1)
    assert [one.asked.breaks for one in found.rounds] == [False, True]
    second = found.rounds[1].level
    assert second is not None
    assert second.mean == pytest.approx((200 * 50 + 45 * 75) / 245)  # one round at 50


def test_one_side_of_an_open_round_is_not_shown(database: Database) -> None:
    house = founded(database, pairs=PAIRS)
    submit(house, *PAIRS[0], level(7), number=1, now=house.now)
    played = Played(house=house, after=house.now)
    assert not read(played, 0).has_anything
    closed = Played(house=house, after=house.now + timedelta(days=14))
    assert read(closed, 0).rounds[0].only == "mentor"


def test_both_sides_of_an_open_round_are_shown_once_both_have_submitted(
    database: Database,
) -> None:
    house = founded(database, pairs=PAIRS)
    mentor, mentee = PAIRS[0]
    submit(house, mentor, mentee, level(7), number=1, now=house.now)
    submit(house, mentee, mentor, level(4), number=1, now=house.now)
    assert read(Played(house=house, after=house.now), 0).rounds[0].health == 75


def test_not_yours_and_not_there_are_the_same(database: Database) -> None:
    played = play(database, (*PAIRS[:5], (LEAD, MENTEES[5])))
    other = founded(database, name="Other", pairs=(("Mo Ox", "Pia Qu"),))
    elsewhere = Played(house=other, after=played.after).id_of("Mo Ox", "Pia Qu")
    own = played.id_of(LEAD, MENTEES[5])
    problems = []
    for unseen in (own, elsewhere, "no such id", ""):
        with pytest.raises(NotAllowed) as caught:
            relationship(database, played.house.lead, unseen, now=played.after)
        problems.append(str(caught.value))
    assert len(set(problems)) == 1
    assert own not in choices(database, played.house.lead)


def test_participants_read_no_relationship(played: Played) -> None:
    mentor = Actor(
        kind="person",
        program_id=played.house.program_id,
        person_id=played.house.person_id(MENTORS[0]),
    )
    with pytest.raises(NotAllowed):
        relationship(played.database, mentor, played.id_of(*PAIRS[0]), now=played.after)
    with pytest.raises(NotAllowed):
        choices(played.database, mentor)


def test_a_lead_named_later_reads_nothing_from_before(played: Played) -> None:
    later = new_lead(played.house, "Zoe Wall", now=played.after)
    found = relationship(played.database, later, played.id_of(*PAIRS[0]), now=played.after)
    assert not found.has_anything
    assert found.latest is None


def test_a_basis_at_hand_gives_the_same_reading(played: Played) -> None:
    basis = series.baseline(series.program(played.database, played.house.lead, now=played.after))
    found = relationship(
        played.database,
        played.house.lead,
        played.id_of(*PAIRS[0]),
        basis=basis,
        now=played.after,
    )
    assert found == read(played, 0)


def test_choices_are_by_the_mentee_s_name(played: Played) -> None:
    found = choices(played.database, played.house.lead)
    assert list(found.values()) == [f"{mentee} with {mentor}" for mentor, mentee in PAIRS]
