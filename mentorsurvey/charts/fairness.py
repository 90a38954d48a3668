"""What people say of their own giving and getting, in words: totals of a side."""

from mentorsurvey.instruments import Side
from mentorsurvey.readings.fairness import Fairness
from mentorsurvey.store.programs import FEWEST


def fairness_words(
    of: Fairness | None, side: Side, fewest: int = FEWEST, *, of_a_part: bool = False
) -> str:
    """How many of one side give more, get more, or see it about even, by their own words.

    Too few and nobody at all read the same.
    """
    found = of and (of.mentor if side == "mentor" else of.mentee)
    if of_a_part and not found:
        return (
            f"Nothing to show for {side}s: answers are added up in groups of at least {fewest}"
            " people, and no group lies wholly among these pairs."
        )
    if not of or not found:
        return (
            f"Nothing to show yet for {side}s: this takes at least {fewest} people who answered,"
            " once the round is over."
        )
    said = (
        f"{found.gives_more or 'none'} that they give more than they get,"
        f" {found.even or 'none'} that it is about even, and {found.gets_more or 'none'} that"
        " they get more."
    )
    if found.answers == found.people:
        return f"In round {of.round_number}, {found.people:,} {side}s answered: {said}"
    return (
        f"In round {of.round_number}, {found.people:,} {side}s answered about"
        f" {found.answers:,} pairs: {said}"
    )
