"""What the kinds and reasons of the attention list are called on a page."""

import pytest

from mentorsurvey.measures.attention.rules import RULES, RuleId
from mentorsurvey.readings.attention import KINDS
from mentorsurvey.readings.attention_words import (
    BADGES,
    TITLES,
    badges,
    here_for,
    may_be_nothing,
)
from mentorsurvey.readings.reasons import Reason


def reason(rule: RuleId) -> Reason:
    return Reason(rule=rule, says="", clears="", round_number=2)


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (["silence"], ["No answer"]),
        (["silence", "silence"], ["No answer"]),
        (["no_meeting"], ["Did not meet"]),
        (["clause", "meetings"], ["Agreement not kept", "Few meetings"]),
        (["level", "change"], ["Low ratings", "A drop"]),
        (["routine"], ["Drawn at random"]),
    ],
)
def test_each_reason_has_its_badge_once(rules: list[RuleId], expected: list[str]) -> None:
    assert list(badges(map(reason, rules))) == expected


def test_what_was_kept_for_an_entry_is_said_in_plain_words() -> None:
    assert here_for(("level", "behaviour")) == "not met or not kept and low ratings"
    assert set(TITLES) == set(KINDS)


def test_every_reason_that_leads_see_has_a_badge_and_a_way_to_be_nothing() -> None:
    assert list(BADGES) == list(RULES)
    said = [may_be_nothing([reason(one)]) for one in RULES]
    assert all(said)
    assert len(set(said)) == len(said)


def test_why_it_may_be_nothing_is_said_once_for_each_reason() -> None:
    twice = [reason("silence")] * 2 + [reason("change")]
    assert may_be_nothing(twice) == (
        "People miss forms for many reasons, such as leave or a full inbox."
        " Ratings often rise again by themselves."
    )
