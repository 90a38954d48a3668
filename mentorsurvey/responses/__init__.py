"""What was answered: saved as one goes, submitted once, released together."""

from mentorsurvey.responses.drafts import CANT_SAY, narrow, open_form, save, share_exact
from mentorsurvey.responses.forms import Form, due
from mentorsurvey.responses.submission import Submitted, submit, take_back

__all__ = [
    "CANT_SAY",
    "Form",
    "Submitted",
    "due",
    "narrow",
    "open_form",
    "save",
    "share_exact",
    "submit",
    "take_back",
]
