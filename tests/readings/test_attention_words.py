"""What the kinds and reasons of the attention list are called on a page."""

import pytest

from mentorsurvey.measures.attention.rules import Kind, RuleId
from mentorsurvey.readings.attention import KINDS
from mentorsurvey.readings.attention_words import TITLES, badges, here_for
from mentorsurvey.readings.reasons import Reason


def reason(rule: RuleId, kind: Kind) -> Reason:
    return Reason(rule=rule, kind=kind, says="", clears="", numbers={}, round_number=2)


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ([("silence", "behaviour")], ["Behavior"]),
        ([("silence", "behaviour"), ("silence", "behaviour")], ["Behavior"]),
        ([("clause", "behaviour")], ["Agreement not kept"]),
        (
            [("clause", "behaviour"), ("meetings", "behaviour")],
            ["Agreement not kept", "Few meetings"],
        ),
        ([("level", "level"), ("routine", "routine")], ["Level", "Routine"]),
    ],
)
def test_each_reason_has_its_badge_once(
    rules: list[tuple[RuleId, Kind]], expected: list[str]
) -> None:
    assert list(badges(reason(*one) for one in rules)) == expected


def test_what_was_kept_for_an_entry_is_said_in_american_words() -> None:
    assert here_for(("level", "behaviour")) == "behavior and level"
    assert set(TITLES) == set(KINDS)
