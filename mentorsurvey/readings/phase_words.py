"""What leads read of pairs at the beginning and at the end of their time, on the page of rounds."""

from collections.abc import Mapping, Sequence

from mentorsurvey.instruments import one_line
from mentorsurvey.instruments.deciding import FORMS, Kind
from mentorsurvey.instruments.texts import count
from mentorsurvey.program.agreement_terms import month
from mentorsurvey.responses.forms import Fit
from mentorsurvey.store.relationships import Relationship

MOST = 5
"""Pairs that are named; of more, the rest is counted."""
NO_DECISION: Mapping[Kind, str] = {
    "start": "So they have not decided whether to begin.",
    "end": "So they have not decided how to go on.",
}
OR_END = "Ask them again, or end a pair on *People*."


def ends_soon(many: int, last: str) -> str:
    """Whose agreed time ends, and what a completion asks."""
    ends = f"The agreed time of {count(many, 'pair')} ends by {month(last)}."
    whose = "Its" if many == 1 else "Their"
    return f"**{ends}** {whose} completion asks both what they reached and how they want to go on."


def over(kind: Kind, pairs: Sequence[Relationship], fit: Fit = one_line) -> str:
    """Whose introduction or completion closed without both answers, and what that means."""
    form = FORMS[kind]
    names = ", ".join(f"{fit(one.mentee)} with {fit(one.mentor)}" for one in pairs[:MOST])
    if len(pairs) > MOST:
        names += f", and {len(pairs) - MOST:,} more"
    return (
        f"**The {form} of {count(len(pairs), 'pair')} closed before both had answered.**"
        f" {NO_DECISION[kind]} {OR_END} Not decided: {names}."
    )


def open_for(kind: Kind, many: int, *, again: bool = False) -> str:
    """The button that opens an introduction or a completion for some pairs."""
    return f"Open the {FORMS[kind]}{' again' if again else ''} for {count(many, 'pair')}"
