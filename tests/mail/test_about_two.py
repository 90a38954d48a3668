"""Mail about a proposal that waits, and about what both decided: that it is so, and no more."""

import pytest

from mentorsurvey import sign_in
from mentorsurvey.mail.wishes import want_reminders
from mentorsurvey.program import pausing
from tests.house import MIRA, NOEL, NOW, TOM, VERA, House
from tests.mail.postbox import (
    DAY,
    HOUR,
    Postbox,
    invite,
    link,
    postbox,
    receivers,
    tick,
    ticks,
    words,
)
from tests.program.agreeing import FIELDS, Two, two_of
from tests.program.deciding import AFTER, Deciders, deciders

__all__ = ["postbox"]

MORNING = NOW + DAY


@pytest.fixture
def two(house: House, postbox: Postbox) -> Two:
    """Mira and Tom, who know that their comparison is open."""
    invite(house, postbox)
    both = two_of(house)
    tick(house, NOW + 8 * HOUR)
    postbox.take()
    return both


@pytest.fixture
def both(house: House, postbox: Postbox) -> Deciders:
    """Mira and Tom after their introduction, with all earlier mail out of the way."""
    found = deciders(house, number=2)
    ticks(house, NOW, NOW + 9 * HOUR)
    postbox.take()
    return found


def test_a_proposal_that_waits_is_told_once_and_says_nothing_of_itself(
    two: Two, postbox: Postbox
) -> None:
    two.propose(two.mira, now=MORNING)
    assert tick(two.house, MORNING) == 0
    assert tick(two.house, MORNING + HOUR) == 1
    (mail,) = postbox.take()
    assert receivers([mail]) == ["tom"]
    assert str(mail["Subject"]) == f"A proposal for your agreement with {MIRA}"
    assert not any(str(one) in words(mail) for one in FIELDS.values() if one != 6)
    assert "Stop mail like this" in words(mail)
    assert sign_in.landing(two.house.database, link(mail), now=MORNING + 2 * HOUR)
    ticks(two.house, MORNING + 2 * HOUR, MORNING + 50 * HOUR, step=6 * HOUR)
    assert postbox.got == []


def test_each_version_is_told_and_none_that_was_answered_or_taken_back_before(
    two: Two, postbox: Postbox
) -> None:
    two.propose(two.mira, now=MORNING)
    tick(two.house, MORNING)
    two.propose(two.tom, {"hours": 7}, now=MORNING + HOUR / 2)
    ticks(two.house, MORNING + HOUR, MORNING + 3 * HOUR)
    assert receivers(postbox.take()) == ["mira"]
    two.propose(two.mira, {"hours": 8}, now=MORNING + 3 * HOUR)
    tick(two.house, MORNING + 3 * HOUR)
    two.confirm(two.tom, 3, now=MORNING + 3.5 * HOUR)
    two.propose(two.mira, {"hours": 9}, now=MORNING + 4 * HOUR)
    tick(two.house, MORNING + 4 * HOUR)
    two.take_back(two.mira, 4)
    ticks(two.house, MORNING + 4 * HOUR, MORNING + 8 * HOUR)
    assert postbox.got == []


def test_whoever_stopped_reminders_hears_of_neither(two: Two, postbox: Postbox) -> None:
    two.propose(two.mira, now=MORNING)
    tick(two.house, MORNING)
    want_reminders(two.house.database, two.tom, False, now=MORNING)  # after it was put in
    two.propose(two.tom, {"hours": 7}, now=MORNING)
    want_reminders(two.house.database, two.mira, False, now=MORNING)  # before
    ticks(two.house, MORNING, MORNING + 4 * HOUR)
    assert postbox.got == []


def test_a_pair_that_is_paused_hears_of_no_proposal(two: Two, postbox: Postbox) -> None:
    two.propose(two.mira, now=MORNING)
    tick(two.house, MORNING)
    pausing.pause_pair(
        two.house.database,
        two.house.lead,
        two.pair,
        since=MORNING.date(),
        until=(MORNING + 9 * DAY).date(),
        reason="away",
        now=MORNING,
    )
    ticks(two.house, MORNING + HOUR, MORNING + 4 * HOUR)
    assert postbox.got == []


@pytest.mark.parametrize(("hers", "his"), [("commit", "commit"), ("commit", "later")])
def test_both_hear_at_one_moment_that_both_have_decided_and_not_what(
    both: Deciders, postbox: Postbox, hers: str, his: str
) -> None:
    both.decide(both.mira, hers, now=MORNING)
    assert tick(both.house, MORNING) == 0
    both.decide(both.tom, his, now=MORNING + HOUR)
    assert tick(both.house, MORNING + HOUR) == 2
    got = {receivers([one])[0]: one for one in postbox.take()}
    assert sorted(got) == ["mira", "tom"]
    assert f"For {TOM} You and {MIRA} have both decided. You can now read" in words(got["tom"])
    said = "".join(words(one) for one in got.values()).casefold()
    assert not any(word in said for word in ("begin", "start", "commit", "later", "time"))
    assert sign_in.landing(both.house.database, link(got["tom"]), now=MORNING + 2 * HOUR)
    ticks(both.house, MORNING + 2 * HOUR, MORNING + 50 * HOUR, step=6 * HOUR)
    assert [one for one in postbox.got if "decided" in str(one["Subject"])] == []


def test_a_completion_that_decides_as_it_opens_is_told_by_one_mail(
    house: House, postbox: Postbox
) -> None:
    answers = {"next": "continue"}
    deciders(house, "completion", number=2, hers=answers, his=answers)
    ticks(house, AFTER, AFTER + 6 * HOUR)
    told = [one for one in postbox.subjects(TOM) if MIRA in one and "form" not in one]
    assert told == [f"Your comparison with {MIRA} is open"]


def test_others_hear_nothing(both: Deciders, postbox: Postbox) -> None:
    both.both("commit", "commit", now=MORNING)
    ticks(both.house, MORNING, MORNING + 3 * HOUR)
    assert receivers(postbox.to(NOEL) + postbox.to(VERA)) == []
