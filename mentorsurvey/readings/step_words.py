"""What a reflection says of the one next step: what stands, who proposed it, what can be done."""

from collections.abc import Mapping
from datetime import date, timedelta

from mentorsurvey.store.next_steps import NextStep, Outcome

TITLE = "One next step"
KEPT = "Both of you keep it"
OVER_TIME = "Next steps that you both kept"
KEEP = "Keep it"
EXAMPLE = "Such as: agree on the author order of the second paper"
BY_WHEN = "By when?"
PROPOSE = "Propose it"
DAYS = 28
"""From a reflection to the day that its form suggests."""
DID_IT_HAPPEN = "Did it happen?"
HAPPENED: Mapping[Outcome, str] = {
    "yes": "Yes",
    "partly": "Partly",
    "no": "No",
    "cant_say": "Can’t say",
}
"""What can be said of it in the round after."""
ONLY_YOU = "Only you see this."


def chose(partner: str) -> str:
    """Whose words stand above that question; the name fit to be shown."""
    return f"You and {partner} chose this next step:"


def by_when(step: NextStep) -> str:
    """The day of a step."""
    return f"By {step.due_on:%A}, {step.due_on:%B} {step.due_on.day}, {step.due_on.year}"


def own_word(step: NextStep) -> str:
    """What the reader said of whether it happened: the other one's word is not theirs to read."""
    said = {
        "yes": "You said that it happened.",
        "partly": "You said that it partly happened.",
        "no": "You said that it did not happen.",
        "cant_say": "You could not say whether it happened.",
    }
    if step.mine is None:
        return "You have not said whether it happened."
    return f"{said[step.mine]} Only you see this."


def stands(step: NextStep, partner: str) -> str:
    """Where a step stands; the partner's name fit to be shown."""
    if step.kept_at:
        return "The next round asks both of you whether it happened."
    if step.by_me:
        return f"Proposed by you. {partner} can keep it, or propose another one."
    return f"Proposed by {partner}."


def asked(step: NextStep | None) -> str:
    """What the field for a step asks."""
    return "What will you two do?" if step is None else "Propose another step"


def proposed_day(today: date) -> date:
    """The day that stands in the form."""
    return today + timedelta(days=DAYS)


def who_sees(partner: str) -> str:
    """Who reads a step; the partner's name fit to be shown."""
    return f"Seen by you and {partner} alone."
