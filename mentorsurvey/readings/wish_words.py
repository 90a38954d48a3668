"""What a wish to be contacted tells the person whom it names: the same before it is sent."""

from mentorsurvey.instruments import one_line
from mentorsurvey.responses.forms import Fit
from mentorsurvey.store.contacts import Role

NO_ADDRESS = "The program has no address for them."


def who(name: str) -> str:
    """Who asks. The name is used as it is given."""
    return f"{name} would like you to get in touch."


def about(side: str, partner: str, when: str, role: Role, fit: Fit = one_line) -> str:
    """In which pair, when, and whether in confidence."""
    confidence = " They asked in confidence." if role == "contact" else ""
    return f"{side.title()} in the pair with {fit(partner)}, on {when}.{confidence}"
