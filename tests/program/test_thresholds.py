"""Which thresholds a program's leads may set, who may, and what stands afterwards."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest

from mentorsurvey.access import Actor
from mentorsurvey.errors import NotAllowed, SettingsError
from mentorsurvey.measures.attention.rules import DEFAULTS, Settings
from mentorsurvey.program import thresholds
from mentorsurvey.program.thresholds import DEFAULT, NAMES, RANGES, Name, Threshold
from mentorsurvey.store import relationships, scores
from tests.house import LEAD, MIRA, NOEL, NOW, TOM, House, founded
from tests.readings.played import new_lead

LATER = NOW + timedelta(days=3)


def standing(house: House, actor: Actor | None = None) -> dict[str, Threshold]:
    found = thresholds.standing(house.database, actor or house.lead)
    return {one.name: one for one in found}


def save(house: House, actor: Actor | None = None, **values: Any) -> None:
    thresholds.save(house.database, actor or house.lead, values, now=LATER)


def changes(house: House) -> int:
    with house.database.read() as tx:
        return scores.state(tx, house.lead, now=NOW)[0]


def test_a_program_begins_with_the_defaults(house: House) -> None:
    assert thresholds.in_force(house.database, house.lead) == DEFAULTS
    assert thresholds.settings({}) == DEFAULTS
    assert {name: one.value for name, one in standing(house).items()} == DEFAULT
    assert all(one.by == "" and one.changed_at is None for one in standing(house).values())


def test_what_is_saved_holds_and_says_who_set_it_when(house: House) -> None:
    save(house, cut=70, probability=95, answered=1, missed=4)
    assert thresholds.in_force(house.database, house.lead) == Settings(
        cut=70.0, probability=0.95, answered=1, missed=4
    )
    one = standing(house)["cut"]
    assert (one.value, one.default, one.by, one.changed_at) == (70, 60, LEAD, LATER)


def test_only_what_differs_is_kept_and_counted_as_a_change(house: House) -> None:
    before = changes(house)
    save(house, **DEFAULT)
    assert (house.count("threshold"), changes(house)) == (0, before)
    save(house, **{**DEFAULT, "cut": 70})
    assert (house.count("threshold"), changes(house)) == (1, before + 1)
    save(house, **{**DEFAULT, "cut": 70})
    assert (house.count("threshold"), changes(house)) == (1, before + 1)


def test_the_number_of_a_change_tells_nothing_of_who_has_answered(house: House) -> None:
    house.submit(house.actor(MIRA), TOM)
    save(house, cut=70)
    save(house, cut=65)
    assert max(one.number for one in standing(house).values()) == 2


def test_going_back_to_the_defaults_keeps_who_did(house: House) -> None:
    save(house, cut=70, missed=3)
    second = new_lead(house, MIRA, now=NOW)
    before, after = thresholds.save(house.database, second, DEFAULT, now=LATER)
    assert {one.name: one.value for one in before} == {**DEFAULT, "cut": 70, "missed": 3}
    assert {one.name: one.value for one in after} == DEFAULT
    assert thresholds.in_force(house.database, house.lead) == DEFAULTS
    assert {name: one.by for name, one in standing(house).items() if one.by} == {
        "cut": MIRA,
        "missed": MIRA,
    }


def test_what_stood_before_can_be_set_again(house: House) -> None:
    save(house, cut=70, missed=3)
    before, _ = thresholds.save(house.database, house.lead, DEFAULT, now=LATER)
    save(house, **{one.name: one.value for one in before})
    assert (standing(house)["cut"].value, standing(house)["missed"].value) == (70, 3)


@pytest.mark.parametrize("name", NAMES)
def test_the_ends_of_a_range_are_taken_and_what_lies_beyond_is_not(
    house: House, name: Name
) -> None:
    low, high = RANGES[name]
    for value in (low, high):
        save(house, **{name: value})
        assert standing(house)[name].value == value
    for value in (low - 1, high + 1):
        with pytest.raises(SettingsError, match=rf"whole number from {low} to {high}; {value} is"):
            save(house, **{name: value})
    assert standing(house)[name].value == high


@pytest.mark.parametrize("value", [None, 60.5, 60.0, "60", "", True, float("nan")])
def test_what_is_no_whole_number_is_refused_and_nothing_of_the_form_is_saved(
    house: House, value: object
) -> None:
    with pytest.raises(SettingsError, match="Nothing was saved"):
        save(house, missed=3, cut=value)
    assert house.count("threshold") == 0


def test_a_threshold_that_is_none_of_these_is_a_mistake_of_the_caller(house: House) -> None:
    with pytest.raises(KeyError):
        save(house, drawn=3)


def test_every_range_holds_its_default_and_makes_settings() -> None:
    assert set(RANGES) == set(DEFAULT) == set(NAMES)
    for name, (low, high) in RANGES.items():
        assert low <= DEFAULT[name] <= high
        assert thresholds.settings({name: low}) != thresholds.settings({name: high})


def test_neither_a_participant_nor_the_operator_sees_or_sets_a_threshold(house: House) -> None:
    for who in (house.actor(MIRA), house.actor(NOEL), house.operator):
        with pytest.raises(NotAllowed):
            thresholds.standing(house.database, who)
        with pytest.raises(NotAllowed):
            thresholds.in_force(house.database, who)
        with pytest.raises(NotAllowed):
            save(house, who, cut=70)
    assert house.count("threshold") == 0


def test_a_lead_on_a_participants_link_sees_and_sets_none(house: House) -> None:
    with pytest.raises(NotAllowed):
        save(house, house.actor(LEAD), cut=70)
    with pytest.raises(NotAllowed):
        thresholds.standing(house.database, house.actor(LEAD))


def test_another_programs_lead_sees_and_sets_none_of_this_one(house: House) -> None:
    other = founded(house.database, name="Harbor", pairs=(("Olga Ruiz", "Pim Bos"),))
    save(house, cut=70)
    assert standing(other)["cut"].value == 60
    save(other, other.lead, cut=30, missed=5)
    assert standing(house)["cut"].value == 70
    assert standing(house)["missed"].value == 2
    thresholds.save(house.database, other.lead, DEFAULT, now=LATER)
    assert standing(house)["cut"].value == 70


def test_leads_of_a_program_share_one_set_also_those_kept_out_of_a_relationship(
    house: House,
) -> None:
    recused = new_lead(house, MIRA, now=NOW)
    with house.database.write() as tx:
        relationships.recuse(
            tx,
            relationship_id=relationships.every(tx, house.program_id)[-1].id,
            person_id=recused.person_id,
            reason="named",
            now=NOW,
        )
    save(house, recused, cut=70)
    assert standing(house) == standing(house, recused)
    assert standing(house)["cut"].by == MIRA


def test_of_leads_who_save_at_once_one_wins_whole_and_every_change_is_kept(
    house: House, at_once: Callable[[Sequence[Callable[[], Any]]], list[Any]]
) -> None:
    lead = house.lead
    sets = [{"cut": 10 * number, "missed": number} for number in (1, 3, 4, 5)]
    at_once([lambda one=one: save(house, lead, **one) for one in sets])
    found = standing(house)
    assert {"cut": found["cut"].value, "missed": found["missed"].value} in sets
    assert house.count("threshold") == 2 * len(sets)
