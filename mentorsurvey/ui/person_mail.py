"""Where mail to a person goes, on *People*: their address, and what to do where mail fails."""

import streamlit as st

from mentorsurvey.mail import seen
from mentorsurvey.store.people import Person
from mentorsurvey.ui import current, mail_words, unreached
from mentorsurvey.ui.words import day, plain

NOTICE, PROBLEM = "people_notice", "people_problem"


def show(person: Person) -> None:
    """The address, and below it whatever keeps mail from them."""
    if not person.address:
        no_mail = ", so no mail is sent. Add one below." if mail_words.sends_mail() else " yet."
        st.markdown(f"There is no e-mail address{no_mail}")
        return
    st.markdown(plain(person.address))
    found = seen.of_person(current.database(), current.guard(lead=True), person.id)
    if found.trouble is not None:
        st.warning(
            f"{unreached.why(found.trouble)} Correct the address below, and they are invited again."
            " If it is right, ask them to look into it, then try again.",
            title=f"Mail has not reached this address since {day(found.trouble.at)}.",
            icon=":material/mail_off:",
        )
        st.button(
            "Try this address again",
            key=f"person_again_{person.id}",
            on_click=unreached.again,
            args=(person.id, person.name, NOTICE, PROBLEM),
        )
    elif found.put_off_since is not None:
        st.info(
            "We try again for four days. You need not do anything yet.",
            title=f"Their mail server has put our mail off since {day(found.put_off_since)}.",
            icon=":material/schedule_send:",
        )
    if found.no_reminders:
        st.caption("They stopped reminders. They still get invitations.")
