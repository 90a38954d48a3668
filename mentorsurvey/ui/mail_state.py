"""A warning to leads where mail does not leave, on *Rounds* and *Mail*."""

from zoneinfo import ZoneInfo

import streamlit as st

from mentorsurvey.mail.standing import mail_standing
from mentorsurvey.now import now
from mentorsurvey.ui import current, mail_words
from mentorsurvey.ui.by_itself import at_words


def show(*, timezone: str) -> None:
    """Nothing where mail leaves as it should."""
    moment = now()
    found = mail_standing(current.database(), current.guard(lead=True), now=moment)
    words = mail_words.standing(found, lambda at: at_words(at, ZoneInfo(timezone), now=moment))
    if words:
        st.warning(words, icon=":material/mail_lock:")
