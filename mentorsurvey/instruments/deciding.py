"""What two people decide after a form: whether to begin, and how to go on. Pure."""

from collections.abc import Mapping
from typing import Literal

from mentorsurvey.instruments.model import Instrument

Kind = Literal["start", "end"]
Outcome = Literal["starts", "not_started", "continues", "redefined", "ended"]

OPTIONS: Mapping[Kind, Mapping[str, str]] = {
    "start": {
        "commit": "Yes, I commit",
        "later": "I would need more time",
        "not_now": "Not now",
    },
    "end": {
        "continue": "Continue as we are",
        "redefine": "Continue in another form",
        "end": "End here",
    },
}
"""What is decided → choice → words. Those at the end are the ones of the completion form."""

FORMS: Mapping[Kind, str] = {"start": "introduction", "end": "completion"}
"""The forms after which something is decided. A pair answers one of them at a time."""
ITEM = "next"
"""The question of a completion by which its author decides already."""
EARLIER = "decision"
"""An introduction that asked this itself compares the answers, and nobody decides anything more."""


def kind_of(instrument: Instrument) -> Kind | None:
    """What the two decide after a form; None where nothing."""
    if instrument.phase == "completion":
        return "end"
    asked = {item.id for item in instrument.items}
    return "start" if instrument.phase == "introduction" and EARLIER not in asked else None


def outcome_of(kind: Kind, mine: str, theirs: str) -> Outcome:
    """What comes of two choices; the order does not matter."""
    both = {mine, theirs}
    if kind == "start":
        return "starts" if both == {"commit"} else "not_started"
    if "end" in both:
        return "ended"
    return "continues" if both == {"continue"} else "redefined"
