"""How far a round's answers can be trusted, in cases computed by hand."""

from datetime import timedelta

import pytest

from mentorsurvey import responses
from mentorsurvey.access import Actor, Audience
from mentorsurvey.errors import NotAllowed
from mentorsurvey.instruments import Construct
from mentorsurvey.readings.quality import quality
from mentorsurvey.responses import CANT_SAY
from mentorsurvey.store import Database, relationships
from tests.house import ANCHORS, NOW, House, founded
from tests.readings.asking_quality import both, question
from tests.readings.played import (
    MENTEES,
    MENTORS,
    PAIRS,
    Played,
    level,
    new_lead,
    submit,
)

TRUST = "I could trust the mentor to act in my interest."
TRUST_OF_MENTOR = "I could trust the mentee to act in my interest."
LATER = NOW + timedelta(days=20)


def test_the_latest_closed_round_is_read_unless_another_is_asked_for(played: Played) -> None:
    lead = played.house.lead
    found = quality(played.database, lead, now=played.after)
    assert found.choice is not None
    assert (found.choice.number, len(found.choices)) == (2, 2)
    first = quality(played.database, lead, 1, now=played.after)
    assert first.choice is not None
    assert first.choice.number == 1
    played.house.open_round(now=played.after)
    still = quality(played.database, lead, 99, now=played.after)
    assert still.choice is not None
    assert still.choice.number == 2


def test_reliability_of_a_side_by_hand(played: Played) -> None:
    # Everybody gives all of them the same answer: 100, 100, 50, 50, 0, 50; so α = 1 and SEM = 0.
    found = quality(played.database, played.house.lead, 1, now=played.after)
    for side, questions in zip(both(found), (6, 7), strict=True):
        assert side.reliability is not None
        assert side.reliability.n_items == questions
        assert side.reliability.alpha == pytest.approx(1)
        assert side.reliability.sd == pytest.approx(37.639, abs=0.001)
        assert side.reliability.sem == pytest.approx(0, abs=1e-6)
        assert side.reliability.n_people == side.people == side.forms == 6


def test_the_ceiling_and_the_answers_of_a_question(played: Played) -> None:
    found = quality(played.database, played.house.lead, 1, now=played.after)
    assert found.mentor is not None
    trust = question(found.mentor.questions, TRUST_OF_MENTOR)
    assert (trust.answered, trust.cant_say) == (6, None)
    assert trust.top == pytest.approx(2 / 6)
    assert question(found.mentor.questions, "How much have you given the mentee?").top == 1.0
    fair = question(found.mentor.questions, "How do giving and getting compare for you?")
    assert (fair.answered, fair.top) == (6, None)
    second = quality(played.database, played.house.lead, 2, now=played.after)
    assert second.mentee is not None
    assert second.mentee.forms == 5
    assert question(second.mentee.questions, "How much have you given the mentor?").answered is None


def test_where_the_low_end_is_the_good_one_it_is_the_top(played: Played) -> None:
    # Whoever gives 7 to the others gives 1, "never", to this one.
    found = quality(played.database, played.house.lead, 1, now=played.after)
    for side, other in zip(both(found), ("mentee", "mentor"), strict=True):
        work = question(side.questions, f"I did work that the {other} should have been doing.")
        assert work.top == pytest.approx(2 / 6)


def test_ratings_of_oneself_are_in_no_reliability(database: Database) -> None:
    house = founded(database, pairs=PAIRS)
    own = {"mentor": ("core.listening", "core.oversight"), "mentee": ("core.preparation",)}
    for place, (mentor, mentee) in enumerate(PAIRS):
        for side, name, other in (("mentor", mentor, mentee), ("mentee", mentee, mentor)):
            answers = level(2 + place % 5)
            if place == 0:
                answers = {key: value for key, value in answers.items() if key not in own[side]}
            else:
                answers |= dict.fromkeys(own[side], 7 - place)
            submit(house, name, other, answers, number=1, now=NOW)
    for found in both(quality(database, house.lead, now=LATER)):
        assert found.reliability is not None
        assert found.reliability.n_people == 6
        assert found.reliability.alpha == pytest.approx(1)


def test_a_core_answer_that_is_kept_from_the_leads_takes_its_person_out_of_the_reliability(
    database: Database,
) -> None:
    house = founded(database, pairs=PAIRS)
    people = [
        Actor(kind="person", program_id=house.program_id, person_id=house.person_id(name))
        for name in MENTEES
    ]
    forms = [house.form(one, mentor) for one, mentor in zip(people, MENTORS, strict=True)]
    for place, (actor, form) in enumerate(zip(people, forms, strict=True)):
        house.answer(actor, form, level(2 + place), now=NOW)
        responses.submit(database, actor, form, now=NOW)
    counted = []
    for actor, form in zip(people[:2], forms[:2], strict=True):
        wish = {"core.trust": Audience.ONLY_YOU}
        responses.set_audience(database, actor, form, wish, now=NOW)
        found = quality(database, house.lead, now=LATER).mentee
        assert found is not None
        trust = question(found.questions, TRUST)
        people_in = found.reliability and found.reliability.n_people
        counted.append((people_in, trust.answered, trust.top))
    # Four people are too few, and look as nobody would.
    assert counted == [(5, 5, 1 / 5), (None, None, None)]


def test_no_person_and_no_pair_is_in_it(played: Played) -> None:
    found = repr(quality(played.database, played.house.lead, 1, now=played.after))
    for mentor, mentee in PAIRS:
        for known in (mentor, mentee):
            assert known not in found
            assert played.house.person_id(known) not in found
        assert played.id_of(mentor, mentee) not in found


def test_under_five_people_of_a_side_nothing_of_it_is_read(played: Played) -> None:
    mine = new_lead(played.house, MENTORS[0], now=played.after)
    assert quality(played.database, mine, 1, now=played.after).mentor is None
    lead_id = played.house.lead.person_id
    with played.database.write() as tx:
        relationships.recuse(
            tx,
            relationship_id=played.id_of(*PAIRS[0]),
            person_id=lead_id,
            reason="named",
            now=played.after,
        )
    found = quality(played.database, played.house.lead, 2, now=played.after)
    assert found.mentee is None
    assert found.agreement == ()
    assert found.mentor is not None
    assert found.mentor.forms == 5


def test_one_mentor_of_many_is_one_person(database: Database) -> None:
    pairs = tuple((MENTORS[0], mentee) for mentee in MENTEES)
    house = founded(database, pairs=pairs)
    for mentor, mentee in pairs:
        submit(house, mentor, mentee, level(7), number=1, now=NOW)
        submit(house, mentee, mentor, level(7), number=1, now=NOW)
    found = quality(database, house.lead, now=LATER)
    assert found.mentor is None
    assert found.mentee is not None
    assert found.agreement == ()


def test_cant_say_is_counted_from_five_on_and_where_leads_may_see_it(database: Database) -> None:
    house = founded(database, pairs=PAIRS)
    answers = {**level(7), "core.trust": CANT_SAY}
    for place, (mentor, mentee) in enumerate(PAIRS):
        submit(house, mentee, mentor, level(7) if place == 5 else answers, number=1, now=NOW)
    found = quality(database, house.lead, now=LATER).mentee
    assert found is not None
    trust = question(found.questions, TRUST)
    assert (trust.answered, trust.cant_say, trust.top) == (None, 5, None)
    assert found.cant_say == 5
    with database.write() as tx:
        tx.run(
            "UPDATE answer SET audience = :audience WHERE cant_say = 1",
            audience=Audience.PARTNER.value,
        )
    hidden = quality(database, house.lead, now=LATER).mentee
    assert hidden is not None
    assert hidden.cant_say is None
    assert question(hidden.questions, TRUST).cant_say is None


def test_minutes_run_from_the_first_answer_to_the_last(database: Database) -> None:
    house = founded(database, pairs=PAIRS)
    for place, (mentor, mentee) in enumerate(PAIRS):
        actor = Actor(kind="person", program_id=house.program_id, person_id=house.person_id(mentee))
        form = house.form(actor, mentor)
        end = NOW + timedelta(minutes=1 + place)
        house.answer(actor, form, {ANCHORS[0]: 7}, now=NOW)
        house.answer(actor, form, dict.fromkeys(ANCHORS[1:], 7), now=end)
        responses.submit(database, actor, form, now=end)
    found = quality(database, house.lead, now=LATER).mentee
    assert found is not None
    assert found.minutes is not None
    # 1, 2, 3, 4, 5 and 6 minutes
    taken = found.minutes
    assert (taken.n, taken.lower, taken.median, taken.upper) == (6, 2.25, 3.5, 4.75)


def test_agreement_needs_25_pairs_and_until_then_there_is_a_mean_difference(
    played: Played,
) -> None:
    found = quality(played.database, played.house.lead, 1, now=played.after)
    assert len(found.agreement) == 4
    for one in found.agreement:
        assert one.found.consistent.reason == "too few pairs"
        assert one.found.difference.value == 0
        assert (one.found.n_pairs, one.found.n_mentors) == (6, 6)


def test_where_each_rates_the_other_there_is_nothing_to_agree_on(played: Played) -> None:
    found = quality(played.database, played.house.lead, 1, now=played.after)
    assert [one.construct for one in found.agreement] == [
        Construct.EXPECTATIONS,
        Construct.PREPARATION,
        Construct.GUIDANCE,
        Construct.OVERSIGHT,
    ]


def test_agreement_of_twenty_five_pairs_with_shared_mentors(database: Database) -> None:
    pairs = tuple((f"Mentor{n % 20:02d} Ash", f"Mentee{n:02d} Birch") for n in range(25))
    house = founded(database, pairs=pairs)
    for place, (mentor, mentee) in enumerate(pairs):
        rating = 2 + place % 5
        submit(house, mentor, mentee, level(rating + 1), number=1, now=NOW)
        submit(house, mentee, mentor, level(rating), number=1, now=NOW)
    found = quality(database, house.lead, now=LATER)
    assert found.agreement
    for one in found.agreement:
        assert (one.found.n_pairs, one.found.n_mentors) == (25, 20)
        assert one.found.difference.value == pytest.approx(100 / 6)
        assert one.found.consistent.value == pytest.approx(1)
        assert one.found.consistent.low is not None
    assert found.mentor is not None
    assert (found.mentor.people, found.mentor.forms) == (20, 25)
    assert found.mentor.reliability is not None
    assert found.mentor.reliability.n_people == 20


def test_a_form_in_progress_counts_for_nothing(database: Database) -> None:
    house = founded(database, pairs=PAIRS)
    for mentor, mentee in PAIRS:
        submit(house, mentee, mentor, level(7), number=1, now=NOW)
    found = quality(database, house.lead, now=NOW)
    assert found.mentee is None
    assert found.choice is not None
    assert found.choice.is_open


def test_a_later_lead_counts_later_forms_only(played: Played) -> None:
    later = new_lead(played.house, "Zoe Wall", now=played.after)
    found = quality(played.database, later, 1, now=played.after)
    assert found.mentor is None
    assert found.mentee is None


def test_before_any_round_there_is_nothing_to_choose(unasked: House) -> None:
    found = quality(unasked.database, unasked.lead, now=unasked.now)
    assert found.choice is None
    assert found.choices == ()


def test_a_participant_reads_no_quality(played: Played) -> None:
    with pytest.raises(NotAllowed):
        quality(played.database, played.house.actor(MENTORS[0]), now=played.after)
