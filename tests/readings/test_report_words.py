"""The two pages for a dean, sentence by sentence."""

from dataclasses import replace

import pytest

from mentorsurvey.readings import report_words
from mentorsurvey.readings.overview import Answered
from mentorsurvey.readings.quality import Choice, Quality
from mentorsurvey.readings.report import Done, Gained, Report, report, until
from tests.readings.test_home_words import STEADY

NO_QUALITY = Quality(
    choice=Choice(number=4, title="Check-in", is_open=False),
    choices=(),
    core=True,
    mentor=None,
    mentee=None,
    agreement=(),
    items=0,
    promised=3,
)
ANSWERED = Answered(asked=12, both=9, mentor_only=2, mentee_only=0)


def made(check_ins: int = 0, follow_ups: int = 0) -> Report:
    rounds = tuple(replace(one, answered=ANSWERED) for one in STEADY.rounds)
    done = Done(check_ins=check_ins, follow_ups=follow_ups)
    return report(replace(STEADY, rounds=rounds), None, (NO_QUALITY,), done)


def test_it_begins_with_what_home_says_and_how_pairs_are_spread() -> None:
    main, beside, spread = report_words.findings(made())
    assert main == "The pairs of this program are doing about as well as two rounds ago."
    assert beside == "In 12 of 12 pairs, both people answered in rounds 2 and 4."
    assert spread.startswith("On a scale from 0 to 100, the average pair stands at ")
    assert "of 12 pairs are at 80 or more" in spread


def test_who_answered_is_of_the_latest_closed_round() -> None:
    found = made()
    assert report_words.response(found) == (
        "In round 4, both people answered in 9 of 12 pairs. In 2 pairs only one of them did."
    )
    assert until(found) == STEADY.rounds[-1].asked.closes_at
    still_open = tuple(
        replace(one, asked=replace(one.asked, is_open=True)) for one in found.overview.rounds
    )
    nothing = report(replace(found.overview, rounds=still_open), None, (NO_QUALITY,), found.done)
    assert until(nothing) is None
    assert report_words.response(nothing) == ("No round has closed with enough answers to report.")


@pytest.mark.parametrize(
    ("check_ins", "follow_ups", "says"),
    [
        (0, 0, "No check-in has been noted yet."),
        (1, 0, "The program’s leads noted 1 check-in with pairs."),
        (0, 2, "The program’s leads finished 2 follow-ups."),
        (3, 1, "The program’s leads noted 3 check-ins with pairs and finished 1 follow-up."),
    ],
)
def test_what_was_done_says_who_did_it(check_ins: int, follow_ups: int, says: str) -> None:
    assert report_words.done(made(check_ins, follow_ups)) == says


def test_what_people_gain_names_the_best_question_of_each_side() -> None:
    assert report_words.gains(made()).startswith("No review has closed yet")
    found = replace(
        made(),
        gained=(
            Gained(side="mentor", question="It moves me on.", mean=60.0, answered=7),
            Gained(side="mentor", question="I feel part of it.", mean=71.5, answered=6),
            Gained(side="mentee", question="It moves me on.", mean=80.2, answered=5),
        ),
        gained_in=3,
    )
    assert report_words.gains(found) == (
        "Mentors agree most with: “I feel part of it.” Mentees agree most with: “It moves me on.”"
    )
    assert report_words.gain_row(found.gained[1]) == {
        "Question": "I feel part of it.",
        "Asked of": "Mentors",
        "Average, 0–100": 72,
        "Answers": 6,
    }


def test_how_far_it_can_be_trusted_begins_with_who_is_missing() -> None:
    missing, promise = report_words.trust(made())
    assert missing == (
        "83% of the forms of round 4 came back. The people who did not answer may see it"
        " differently."
    )
    assert "No average covers fewer than 5 people" in promise
    whole = made()
    everyone = replace(ANSWERED, both=12, mentor_only=0)
    rounds = tuple(replace(one, answered=everyone) for one in whole.overview.rounds)
    full = report(replace(whole.overview, rounds=rounds), None, (NO_QUALITY,), whole.done)
    assert report_words.trust(full)[0] == "All forms of round 4 came back."
