"""What stands in the two pages for a dean: sentences about totals, without a name."""

from collections.abc import Sequence

from mentorsurvey.instruments.texts import count
from mentorsurvey.readings.home_words import beside_headline, headline
from mentorsurvey.readings.overview import Spread
from mentorsurvey.readings.quality_words import NAMES
from mentorsurvey.readings.report import Gained, Report

TITLE = "Mentoring report"
TRUST = (
    "People answered in confidence. No average covers fewer than {fewest} people. How two people"
    " see each other is their own judgment and no measure of skill."
)


def findings(of: Report) -> tuple[str, ...]:
    """How pairs are doing, the main finding first."""
    said = [headline(of.overview, "The pairs of this program"), beside_headline(of.overview)]
    if of.latest and of.latest.health:
        said.append(_spread(of.latest.health))
    return tuple(one for one in said if one)


def response(of: Report) -> str:
    """Who answered the latest closed round."""
    if of.latest is None or of.latest.answered is None:
        return "No round has closed with enough answers to report."
    one, asked = of.latest.answered, of.latest.asked
    return (
        f"In round {asked.number}, both people answered in {one.both} of {one.asked} pairs. In"
        f" {one.one_sided} pairs only one of them did."
    )


def gains(of: Report) -> str:
    """What people get from it; what is missing where there is nothing to say."""
    if not of.gained:
        return "No review has closed yet in which enough people said what the work does for them."
    return " ".join(
        f"{NAMES[side]} agree most with: {_highest([one for one in of.gained if one.side == side])}"
        for side in dict.fromkeys(one.side for one in of.gained)
    )


def _highest(gained: Sequence[Gained]) -> str:
    """The questions with the highest average, in whole points as the table shows it."""
    most = max(round(one.mean) for one in gained)
    questions = [one.question.rstrip(".") for one in gained if round(one.mean) == most]
    return " and ".join(f"“{one}.”" for one in questions)


def gain_row(one: Gained) -> dict[str, str | int]:
    """One line of the table of what people get from it."""
    return {
        "Question": one.question,
        "Asked of": NAMES[one.side],
        "Average, 0–100": round(one.mean),
        "Answers": one.answered,
    }


def done(of: Report) -> str:
    """What leads did about it."""
    check_ins, follow_ups = of.done.check_ins, of.done.follow_ups
    did = []
    if check_ins:
        did.append(f"noted {count(check_ins, 'check-in')} with pairs")
    if follow_ups:
        did.append(f"finished {count(follow_ups, 'follow-up')}")
    if not did:
        return "No check-in has been noted yet."
    return f"The program’s leads {' and '.join(did)}."


def trust(of: Report) -> tuple[str, ...]:
    """How far it can be trusted."""
    said = []
    if of.latest and of.latest.answered:
        one = of.latest.answered
        forms = one.mentors + one.mentees
        share = forms / (2 * one.asked) if one.asked else 0.0
        said.append(
            f"{share:.0%} of the forms of round {of.latest.asked.number} came back. The people who"
            " did not answer may see it differently."
            if share < 1
            else f"All forms of round {of.latest.asked.number} came back."
        )
    said.append(TRUST.format(fewest=of.overview.fewest))
    return tuple(said)


def _spread(found: Spread) -> str:
    """How the pairs of a round are spread over the scale."""
    low, _, high = found.shares
    return (
        f"On a scale from 0 to 100, the average pair stands at {found.mean:.0f}. {high:.0%} of"
        f" {found.n} pairs are at 80 or more, and {low:.0%} are below 60."
    )
