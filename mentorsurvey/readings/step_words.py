"""What is said of the one next step: what stands, what can be done, and who reads it."""

from collections.abc import Mapping
from datetime import date, timedelta

from mentorsurvey.responses.saying import Day
from mentorsurvey.store.next_steps import NextStep, Outcome
from mentorsurvey.store.steps_shown import ShownStep

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
LET_READ = "Our program may read this step"
LET_NO_MORE = "Our program may read it no more"
WHAT_LEADS_READ = (
    "Leads then read its words, on which day you both kept it, and by when it is. They never read"
    " whether it happened."
)
WHICH_LEADS = (
    "Leads who are named after you both kept it don’t read it, and neither do leads who are kept"
    " out of your pair."
)
TAKE_BACK = (
    "You can take back what you said at any time. From then on your program can’t read the step."
)
NOT_NOW = "You said yes, but your program can’t read this step now."

FOR_LEADS = "Steps they kept"
TOLD_LEADS = (
    "Both of them let you read this. Treat it as told in confidence. Whether a step happened stays"
    " with each of them."
)
NONE_FOR_LEADS = (
    "There is no step that you can read. After a comparison two people can keep a next step. You"
    " can read it only if both of them let you, and only if you were a lead when they kept it."
)
NONE_IN_TOTALS = "Your program shows leads totals only, so next steps stay between the two."
SHOWN = 3
"""Steps that a lead reads at once; the others are folded away."""


def chose(partner: str) -> str:
    """Whose words stand above that question; the name fit to be shown."""
    return f"You and {partner} chose this next step:"


def by_when(step: NextStep) -> str:
    """The day of a step."""
    return f"By {_date(step.due_on)}"


def for_leads(step: ShownStep, day: Day) -> str:
    """When both kept a step, and by when it was to happen, for leads."""
    return f"Both kept it on {day(step.kept_at)}, to be done by {_date(step.due_on)}."


def _date(due_on: date) -> str:
    return f"{due_on:%A}, {due_on:%B} {due_on.day}, {due_on.year}"


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
    """Who reads a step that is proposed; the partner's name fit to be shown."""
    return (
        f"Seen by you and {partner} alone. Your program can read it only if you both keep it, and"
        " then both let your program read it."
    )


def can_let_read(step: NextStep) -> bool:
    """Whether there is something to say yes or no to: what was said can always be taken back."""
    return step.can_be_shown or step.shown_by_me


def who_reads(step: NextStep, partner: str) -> str:
    """Who reads a step that both keep, as it is now; the partner's name fit to be shown."""
    if step.read_by_leads:
        return "Your program’s leads can read this step, because both of you said so."
    if step.shown_by_me and step.can_be_shown:
        return (
            f"You said yes. Your program’s leads can read it once {partner} says so too."
            " Until then nobody else is told what you say."
        )
    if step.shown_by_me:
        return f"Seen by you and {partner} alone. {NOT_NOW}"
    if not step.can_be_shown:
        return f"Seen by you and {partner} alone."
    return (
        f"Seen by you and {partner} alone. Your program’s leads can read it once both of you say"
        " so. Until then nobody else is told what you say."
    )


def what_it_means() -> str:
    """What leads read once both say so, which leads, and until when."""
    return f"{WHAT_LEADS_READ} {WHICH_LEADS} {TAKE_BACK}"
