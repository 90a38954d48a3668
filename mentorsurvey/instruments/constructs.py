"""Topics (constructs): what is asked about, and who may see an answer to it."""

from enum import StrEnum

from mentorsurvey.access import Audience


class Construct(StrEnum):
    """What an item measures or asks about."""

    EXPECTATIONS = "expectations"
    PREPARATION = "preparation"
    GUIDANCE = "guidance"
    OVERSIGHT = "oversight"
    WORK = "work"
    TRUST = "trust"
    CAREER = "career"
    EXCHANGE = "exchange"
    FAIRNESS = "fairness"
    GROWTH = "growth"
    FRIENDSHIP = "friendship"
    AGAIN = "again"
    ACTIVITY = "activity"
    TALK = "talk"
    CONTACT = "contact"
    FIT = "fit"
    TIME = "time"
    HOPES = "hopes"
    AUTHORSHIP = "authorship"
    DELIVERABLES = "deliverables"
    COMMUNICATION = "communication"
    GOALS = "goals"
    DECISION = "decision"
    OPEN_TEXT = "open_text"


EARLIER_NAMES = {
    "accountability": Construct.OVERSIGHT,
    "labor_boundary": Construct.WORK,
    "bond": Construct.TRUST,
    "academic": Construct.CAREER,
}
"""What versions that were frozen earlier call a construct → what it is called now."""

CORE: tuple[Construct, ...] = (
    Construct.EXPECTATIONS,
    Construct.PREPARATION,
    Construct.GUIDANCE,
    Construct.OVERSIGHT,
    Construct.WORK,
    Construct.TRUST,
)
"""The six topics of the eight anchors: one anchor each, two for work and two for trust."""

TITLES: dict[Construct, str] = {
    Construct.EXPECTATIONS: "What we expect of each other",
    Construct.PREPARATION: "The mentee's preparation",
    Construct.GUIDANCE: "The mentor's guidance",
    Construct.OVERSIGHT: "Problems seen in time",
    Construct.WORK: "Who does which work",
    Construct.TRUST: "Trust",
    Construct.CAREER: "Help with the career",
    Construct.EXCHANGE: "Give and take",
    Construct.FAIRNESS: "Balance of give and take",
    Construct.GROWTH: "What it does for me",
    Construct.FRIENDSHIP: "Friendship",
    Construct.AGAIN: "Choosing this pairing again",
    Construct.ACTIVITY: "Meetings",
    Construct.TALK: "What to talk about",
    Construct.CONTACT: "A wish to be contacted",
    Construct.FIT: "Fit",
    Construct.TIME: "Time",
    Construct.HOPES: "Hopes",
    Construct.AUTHORSHIP: "Authorship",
    Construct.DELIVERABLES: "What we want to produce",
    Construct.COMMUNICATION: "How we stay in touch",
    Construct.GOALS: "Goals",
    Construct.DECISION: "How to go on",
    Construct.OPEN_TEXT: "In your own words",
}
"""What a screen calls each topic."""

_ALL = Audience.PARTNER_AND_LEADS
_LEADS = Audience.LEADS
_PARTNER = Audience.PARTNER
_NOBODY = Audience.ONLY_YOU

AUDIENCES: dict[Construct, tuple[Audience, Audience]] = {
    Construct.EXPECTATIONS: (_ALL, _ALL),
    Construct.PREPARATION: (_ALL, _ALL),
    Construct.GUIDANCE: (_ALL, _ALL),
    Construct.CAREER: (_ALL, _ALL),
    Construct.EXCHANGE: (_ALL, _ALL),
    Construct.GOALS: (_ALL, _ALL),
    # What may be punished is shown to the partner only where its author says so.
    Construct.OVERSIGHT: (_LEADS, _ALL),
    Construct.WORK: (_LEADS, _ALL),
    Construct.TRUST: (_LEADS, _ALL),
    Construct.GROWTH: (_LEADS, _ALL),
    # Doubts about fit are voiced before anything has begun; candor matters more than sharing.
    Construct.FIT: (_LEADS, _ALL),
    # These would read as a reproach, whatever the answer.
    Construct.FRIENDSHIP: (_LEADS, _LEADS),
    Construct.FAIRNESS: (_LEADS, _LEADS),
    Construct.AGAIN: (_LEADS, _LEADS),
    Construct.ACTIVITY: (_LEADS, _LEADS),
    Construct.TALK: (_PARTNER, _PARTNER),
    Construct.CONTACT: (_NOBODY, _NOBODY),
    # A single choice or number is read by leads only where its author lets them.
    Construct.TIME: (_PARTNER, _ALL),
    Construct.HOPES: (_PARTNER, _ALL),
    Construct.AUTHORSHIP: (_PARTNER, _ALL),
    Construct.DELIVERABLES: (_PARTNER, _ALL),
    Construct.COMMUNICATION: (_PARTNER, _ALL),
    Construct.DECISION: (_PARTNER, _ALL),
    # Free words identify people more than a number does, whatever they are about.
    Construct.OPEN_TEXT: (_NOBODY, _ALL),
}
"""Who sees an answer unless its author says otherwise, and the most that its author may allow.

An item may say less. Every text goes by ``OPEN_TEXT``.
"""
