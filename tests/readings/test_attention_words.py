"""What the kinds and reasons of the attention list are called on a page."""

import pytest

from mentorsurvey.measures.attention.rules import RULES, Kind, RuleId
from mentorsurvey.readings.attention import KINDS
from mentorsurvey.readings.attention_words import (
    BADGES,
    TITLES,
    badges,
    here_for,
    may_be_nothing,
)
from mentorsurvey.readings.reasons import Reason


def reason(rule: RuleId, kind: Kind) -> Reason:
    return Reason(rule=rule, kind=kind, says="", clears="", numbers={}, round_number=2)


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([("silence", "behaviour")], ["No answer"]),
        ([("silence", "behaviour"), ("silence", "behaviour")], ["No answer"]),
        ([("no_meeting", "behaviour")], ["Did not meet"]),
        (
            [("clause", "behaviour"), ("meetings", "behaviour")],
            ["Agreement not kept", "Few meetings"],
        ),
        ([("level", "level"), ("change", "change")], ["Low ratings", "A drop"]),
        ([("routine", "routine")], ["Drawn at random"]),
    ],
)
def test_each_reason_has_its_badge_once(
    rules: list[tuple[RuleId, Kind]], expected: list[str]
) -> None:
    assert list(badges(reason(*one) for one in rules)) == expected


def test_what_was_kept_for_an_entry_is_said_in_plain_words() -> None:
    assert here_for(("level", "behaviour")) == "not met or not kept and low ratings"
    assert set(TITLES) == set(KINDS)


def test_every_reason_that_leads_see_has_a_badge_and_a_way_to_be_nothing() -> None:
    seen = {rule.id: rule.kind for rule in RULES.values()}
    assert list(BADGES) == list(seen)
    said = [may_be_nothing([reason(*one)]) for one in seen.items()]
    assert all(said)
    assert len(set(said)) == len(said)


def test_why_it_may_be_nothing_is_said_once_for_each_reason() -> None:
    twice = [reason("silence", "behaviour")] * 2 + [reason("change", "change")]
    assert may_be_nothing(twice) == (
        "People miss forms for many reasons, such as leave or a full inbox."
        " Ratings often rise again by themselves."
    )
