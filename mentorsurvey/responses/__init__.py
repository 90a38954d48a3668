"""What was answered: saved as one goes, submitted once, released together."""

from mentorsurvey.responses.audience import set_audience
from mentorsurvey.responses.drafts import CANT_SAY, open_form, save, start_again
from mentorsurvey.responses.forms import Form, due
from mentorsurvey.responses.more_time import ask_for_time, own_requests
from mentorsurvey.responses.set_aside import SecondForm, second_forms
from mentorsurvey.responses.submission import Submitted, submit, take_back
from mentorsurvey.responses.totals import HIGHEST, raise_fewest

__all__ = [
    "CANT_SAY",
    "HIGHEST",
    "Form",
    "SecondForm",
    "Submitted",
    "ask_for_time",
    "due",
    "open_form",
    "own_requests",
    "raise_fewest",
    "save",
    "second_forms",
    "set_audience",
    "start_again",
    "submit",
    "take_back",
]
