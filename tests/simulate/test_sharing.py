"""Who sees what of a simulated program, and whom its people ask to get in touch."""

from itertools import pairwise

import numpy as np

from mentorsurvey.access import Audience
from mentorsurvey.instruments import shipped
from mentorsurvey.simulate import Event, plan
from mentorsurvey.simulate.people import CONTACT, LEADS
from mentorsurvey.simulate.sitting import asked_in
from tests.simulate.conftest import SEED, Simulated


def test_people_change_who_sees_what_in_every_direction(usual: Simulated) -> None:
    instrument = shipped()["review"].with_extras(True)
    wider, fewer, words = 0, 0, set()
    for row in usual.answers():
        item = instrument.item(row["item_id"])
        audience = Audience(row["audience"])
        wider += bool(audience.viewers - item.default_audience.viewers)
        fewer += bool(item.default_audience.viewers - audience.viewers)
        if item.kind == "text" and row["words"]:
            words.add(audience)
    assert wider > 50
    assert fewer > 100
    assert words == set(Audience)


def test_an_exploited_mentee_keeps_more_from_the_mentor_than_others_do(usual: Simulated) -> None:
    cast, truth = plan(pairs=60, rounds=6, seed=SEED)
    addresses = [
        (cast.people[cast.mentors[pair]].address, cast.people[cast.mentees[pair]].address)
        for pair in range(60)
    ]
    hidden: dict[bool, list[bool]] = {True: [], False: []}
    for row in usual.answers():
        if row["item_id"] == "gave.overall" and row["side"] == "mentee" and row["submitted_at"]:
            pair = addresses.index((row["mentor"], row["mentee"]))
            exploited = truth.events[pair] is Event.EXPLOITATION
            on = exploited and truth.is_on(pair, row["round"] - 1)
            hidden[on].append(not Audience(row["audience"]).admits("partner"))
    assert np.mean(hidden[True]) > 0.4
    assert np.mean(hidden[False]) < 0.1


def test_a_review_asks_the_exchange_by_kind_at_most_once_a_year() -> None:
    forms = [asked_in(index) for index in range(14)]
    extras = [index for index, (_, wanted) in enumerate(forms) if wanted]
    assert extras[0] == 1
    assert all(forms[index][0] == "review" for index in extras)
    assert all(later - one >= 4 for one, later in pairwise(extras))
    assert [form for form, _ in forms].count("review") > len(extras) > 1


def test_the_second_round_asks_the_exchange_by_kind_and_the_first_does_not(
    simulated: Simulated,
) -> None:
    asked = {(row["round"], row["item_id"]) for row in simulated.answers()}
    assert (2, "got.technology") in asked
    assert (1, "gave.overall") in asked
    assert (1, "got.technology") not in asked


def test_two_or_three_people_ask_to_be_contacted_one_of_them_in_confidence(
    usual: Simulated,
) -> None:
    asked = usual.rows(
        "SELECT contact.role, person.name, response.submitted_at, wish.asked_at FROM wish"
        " JOIN contact ON contact.id = wish.contact_id JOIN person ON person.id = contact.person_id"
        " JOIN response ON response.id = wish.response_id"
    )
    assert 2 <= len(asked) <= 3
    assert {(row["role"], row["name"]) for row in asked} == {
        ("lead", LEADS[0]),
        ("contact", CONTACT.name),
    }
    assert all(row["asked_at"] == row["submitted_at"] for row in asked)


def test_both_contacts_are_named_before_anybody_is_asked(simulated: Simulated) -> None:
    named = simulated.rows("SELECT role, named_at FROM contact ORDER BY role")
    first = simulated.rows("SELECT MIN(opened_at) AS at FROM round")[0]["at"]
    assert [row["role"] for row in named] == ["contact", "lead"]
    assert all(row["named_at"] < first for row in named)
