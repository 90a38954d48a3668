"""Who may do and see what: actors, audiences, and the tables of rules and of pages. Pure."""

from mentorsurvey.access.actor import Actor, clock, operator
from mentorsurvey.access.audiences import Audience, Viewer
from mentorsurvey.access.pages import PAGE_RULES, PageRule, require_page
from mentorsurvey.access.rules import RULES, WHOSE, Rule, require

__all__ = [
    "PAGE_RULES",
    "RULES",
    "WHOSE",
    "Actor",
    "Audience",
    "PageRule",
    "Rule",
    "Viewer",
    "clock",
    "operator",
    "require",
    "require_page",
]
