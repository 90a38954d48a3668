"""Somebody who knows their own answers and everything that was ever shown to them.

One hidden answer is given every value that it can have, in a world that is the same otherwise. Who
reads every page, round after round, must not be able to tell these worlds apart.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import settings

from mentorsurvey.responses import CANT_SAY
from tests.house import FULL
from tests.secrecy.conftest import Place
from tests.secrecy.hiding import Observer
from tests.secrecy.observers import OBSERVERS, moments, sent
from tests.secrecy.scripts import (
    MENTEES,
    Key,
    Script,
    a_plain_script,
    with_answers,
)
from tests.secrecy.served import Stage
from tests.secrecy.visiting import differing

POINTS = range(1, 8)
SOME = POINTS if settings().max_examples > 100 else (1, 4, 5, 7)
"""The ends and both sides of the middle; every point in `make soak`."""
FEWEST = 3
MENTEE = Observer(name=MENTEES[0], kind="person")
OF_MENTOR: Key = (1, 0, "mentor")
THREE = ("checkin", "checkin", "checkin")
TWO = THREE[:2]


def alike(
    stage: Stage, place: Place, observer: Observer, worlds: Mapping[object, Script]
) -> list[set[object]]:
    """The worlds, by what this observer is sent in them: those in one set look the same.

    When all is over every page of every round is read.
    """
    found: dict[object, set[object]] = defaultdict(set)
    for name, script in worlds.items():
        seen = sent(stage, script, observer, place, moments(script)[-1])
        found[tuple(sorted(seen.items()))].add(name)
    return list(found.values())


def with_values(script: Script, values: Mapping[object, Mapping[str, object]]) -> dict[Any, Any]:
    """A world for each of these, in which the mentor answered so in the second round."""
    return {name: with_answers(script, OF_MENTOR, {**FULL, **one}) for name, one in values.items()}


def test_of_an_answer_that_is_kept_from_the_partner_everything_remains_possible(
    stage: Stage, place: Place
) -> None:
    kept = {one: {"core.trust": one} for one in (*SOME, None, CANT_SAY)}
    worlds = with_values(a_plain_script(FULL, *THREE), kept)
    assert alike(stage, place, MENTEE, worlds) == [set(kept)]


def test_of_an_answer_that_is_compared_at_least_three_values_remain_after_three_rounds(
    stage: Stage, place: Place
) -> None:
    compared = {one: {"core.expectations": one} for one in POINTS}
    found = alike(stage, place, MENTEE, with_values(a_plain_script(FULL, *THREE), compared))
    assert len(found) == 2
    assert min(map(len, found)) >= FEWEST


def test_of_an_answer_in_a_topic_that_is_compared_every_value_remains_possible(
    stage: Stage, place: Place
) -> None:
    topic = ("core.preparation", "preparation.follow_through", "preparation.questions")
    script = a_plain_script({**FULL, **dict.fromkeys(topic, 7)}, "checkin", "review")
    high = {one: dict(zip(topic, (one, 7, 7), strict=True)) for one in SOME}
    low = {-one: dict(zip(topic, (one, 1, 1), strict=True)) for one in (1, 7)}
    found = alike(stage, place, MENTEE, with_values(script, high | low))
    assert sorted(map(len, found)) == [len(low), len(high)]


def test_of_an_answer_in_a_score_every_value_remains_possible_to_a_lead(
    stage: Stage, place: Place
) -> None:
    balanced = {one: {"core.trust": one, "core.disagree": 8 - one} for one in SOME}
    worlds = with_values(a_plain_script(FULL, *TWO), balanced)
    assert alike(stage, place, OBSERVERS["a lead whom people can ask for"], worlds) == [set(SOME)]


# The comparison can fail

CHANGED: dict[str, tuple[Key, Mapping[str, object]]] = {
    "a mentor": ((0, 1, "mentee"), {"core.expectations": 2}),
    "a mentee": ((0, 0, "mentor"), {"talk": ("trust",)}),
    "a lead whom people can ask for": ((0, 1, "mentor"), {"contact": "lead"}),
    "a later lead": ((0, 1, "mentor"), {"core.trust": 7}),
    "a recused lead": ((0, 1, "mentor"), {"meetings": 3}),
    "a lead who is a mentor": ((0, 0, "mentee"), {"core.expectations": 2}),
    "a confidential contact": ((0, 1, "mentor"), {"contact": "contact"}),
}


@pytest.mark.parametrize("who", CHANGED)
def test_what_somebody_may_see_is_seen_to_differ(stage: Stage, place: Place, who: str) -> None:
    script = a_plain_script(FULL, "checkin")
    key, values = CHANGED[who]
    other = with_answers(script, key, {**FULL, **values})
    soon, _ = moments(script)
    first, second = (sent(stage, one, OBSERVERS[who], place, soon) for one in (script, other))
    assert differing(first, second)


def test_whoever_holds_a_link_sees_whether_its_form_is_submitted(
    stage: Stage, place: Place
) -> None:
    script = a_plain_script(FULL, "checkin")
    key: Key = (0, 0, "mentor")
    begun = replace(script, forms={**script.forms, key: script.forms[key][:1]})
    holder, (soon, _) = OBSERVERS["whoever holds a link"], moments(script)
    first, second = (sent(stage, one, holder, place, soon) for one in (script, begun))
    assert differing(first, second)
