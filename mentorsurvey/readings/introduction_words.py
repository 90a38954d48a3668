"""What a reflection of an introduction says of the time of the two."""

from mentorsurvey.instruments import one_line
from mentorsurvey.readings.introduction import Apart, YourTime
from mentorsurvey.responses.forms import Fit

TITLE = "Your time"
FITS = "What you both said about your time fits together."
TO_BEGIN = (
    "To begin with, tell each other which of this is fixed and which can change: fewer hours, a"
    " later end, or a smaller project."
)
ALSO_GOOD = (
    "It may be in both your interests to look for someone with the same time frame. That is a good"
    " outcome too."
)


def said(found: YourTime, partner: str, fit: Fit = one_line) -> tuple[str, ...]:
    """Where their time doesn't match, one line for each; the name fit to be shown."""
    return tuple(_said(one, partner, fit) for one in found.apart)


def _said(one: Apart, partner: str, fit: Fit) -> str:
    mine, theirs = fit(one.mine), fit(one.theirs)
    match one.what:
        case "hours":
            return (
                f"You can give {_hours(mine)} a month, and {partner} can give {_hours(theirs)} a"
                " month."
            )
        case "until":
            return f"You can keep this up until {mine}, and {partner} until {theirs}."
        case "project":
            return (
                f"On how long the project takes, you said “{mine}” and {partner} said “{theirs}”."
            )
    return (
        f"The project may take longer than the time that you have: “{fit(one.project)}”. You can"
        f" keep up your hours until {mine}, and {partner} until {theirs}."
    )


def _hours(said: str) -> str:
    return f"{said} hour{'' if said == '1' else 's'}"
