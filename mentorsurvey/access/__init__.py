"""Who may do and see what: actors, audiences and the rule table. Pure, no input or output."""

from mentorsurvey.access.actor import Actor, clock, operator
from mentorsurvey.access.audiences import Audience, Viewer
from mentorsurvey.access.rules import RULES, require

__all__ = ["RULES", "Actor", "Audience", "Viewer", "clock", "operator", "require"]
