"""The names of our cookies, and what stands in the one that holds several."""

from collections.abc import Mapping

SESSION = "mentorsurvey_session"
"""Who is signed in."""
BROWSER = "mentorsurvey_browser"
"""Which browser this is: answers show where they were given."""
OTHERS = "mentorsurvey_other_programs"
"""The sessions of a lead's other programs on this browser, with a dot between them."""
ZONE = "mentorsurvey_zone"
"""The time zone of the browser, as our scripts tell the light form; it may say anything."""


def others(found: Mapping[str, str]) -> tuple[str, ...]:
    """The tokens of a lead's other programs."""
    return tuple(token for token in found.get(OTHERS, "").split(".") if token)
