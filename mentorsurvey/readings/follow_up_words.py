"""What leads read of follow-ups: how many there are, who does one by when, and what came of it."""

from collections.abc import Sequence
from datetime import date

from mentorsurvey.instruments import one_line
from mentorsurvey.responses.forms import Fit
from mentorsurvey.store.follow_ups import FollowUp

TITLE = "Follow-ups"
PLAN = "Plan a follow-up"
NONE = "Nothing is planned for this pair."
GONE = "What was planned here was erased together with its author."
OUTCOME_GONE = (
    "What came of it can't be read here: its author was erased, or was a lead before you."
)
WHO_READS = (
    "Leads who can see this pair read this, but nobody who is named a lead later. Neither of the"
    " two does. Somebody who is kept out of the pair, or was named a lead after you, does not find"
    " it, even if you choose them."
)


def day(on: date, today: date) -> str:
    """Such as "Tuesday, November 10", with the year where it is another one."""
    words = f"{on:%A}, {on:%B} {on.day}"
    return words if on.year == today.year else f"{words}, {on.year}"


def is_overdue(one: FollowUp, today: date) -> bool:
    """Whether it is still open after the day by which it was to be done."""
    return one.done_at is None and one.due_on < today


def who(one: FollowUp, today: date, fit: Fit = one_line) -> str:
    """Who does it, by when; in whose place somebody else has to, where they lead no more."""
    said = f"{fit(one.owner)}, by {day(one.due_on, today)}"
    if one.done_at is None and not one.leads_still:
        return f"{said}. {fit(one.owner)} is no longer a lead: choose somebody else."
    return said


def already(found: Sequence[FollowUp], today: date, fit: Fit = one_line) -> str:
    """Which follow-up with a pair is open already, and how many more; empty where none is."""
    if not found:
        return ""
    first = min(found, key=lambda one: one.due_on)
    said = f"**A follow-up is open already:** {who(first, today, fit).removesuffix('.')}."
    if len(found) > 1:
        said += " 1 more is open." if len(found) == 2 else f" {len(found) - 1} more are open."
    return said


def summary(found: Sequence[FollowUp], today: date) -> str:
    """How many are open, and how many of them are overdue."""
    late = sum(is_overdue(one, today) for one in found)
    opened = "1 is open" if len(found) == 1 else f"{len(found)} are open"
    if not late:
        return f"{opened}."
    if late == len(found):
        return "1 is open, and overdue." if late == 1 else f"{opened}, and all are overdue."
    return f"{opened}, and {late} {'is' if late == 1 else 'are'} overdue."
