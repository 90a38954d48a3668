"""The only place that lists what is asked about, and who may see it by default."""

from enum import StrEnum

from mentorsurvey.access import Audience


class Construct(StrEnum):
    """What an item measures or asks about."""

    EXPECTATIONS = "expectations"
    PREPARATION = "preparation"
    GUIDANCE = "guidance"
    ACCOUNTABILITY = "accountability"
    LABOR_BOUNDARY = "labor_boundary"
    BOND = "bond"
    EXCHANGE = "exchange"
    FAIRNESS = "fairness"
    GROWTH = "growth"
    ACADEMIC = "academic"
    ACTIVITY = "activity"
    FIT = "fit"
    TIME = "time"
    HOPES = "hopes"
    AUTHORSHIP = "authorship"
    DELIVERABLES = "deliverables"
    COMMUNICATION = "communication"
    GOALS = "goals"
    DECISION = "decision"
    OPEN_TEXT = "open_text"


CORE: tuple[Construct, ...] = (
    Construct.EXPECTATIONS,
    Construct.PREPARATION,
    Construct.GUIDANCE,
    Construct.ACCOUNTABILITY,
    Construct.LABOR_BOUNDARY,
    Construct.BOND,
)
"""The six constructs with an anchor item each; health is made of these alone."""

TITLES: dict[Construct, str] = {
    Construct.EXPECTATIONS: "What we expect of each other",
    Construct.PREPARATION: "The mentee's preparation",
    Construct.GUIDANCE: "The mentor's guidance",
    Construct.ACCOUNTABILITY: "Keeping our word",
    Construct.LABOR_BOUNDARY: "Who does which work",
    Construct.BOND: "Trust between us",
    Construct.EXCHANGE: "Give and take",
    Construct.FAIRNESS: "Balance of give and take",
    Construct.GROWTH: "What it does for me",
    Construct.ACADEMIC: "Mentoring in academic medicine",
    Construct.ACTIVITY: "Meetings",
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
"""What a screen calls each construct."""

_LEADS_ONLY = frozenset(
    {
        Construct.ACCOUNTABILITY,
        Construct.LABOR_BOUNDARY,
        Construct.FAIRNESS,
        # Doubts about fit are voiced before anything has begun; candour matters more than sharing.
        Construct.FIT,
        Construct.OPEN_TEXT,
    }
)

DEFAULT_AUDIENCE: dict[Construct, Audience] = {
    construct: Audience.LEADS if construct in _LEADS_ONLY else Audience.PARTNER_AND_LEADS
    for construct in Construct
}
"""Who may see an answer unless the item or its author says otherwise; text goes by OPEN_TEXT."""
