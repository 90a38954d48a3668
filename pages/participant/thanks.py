"""After submitting: what happens next, and the next form."""

import streamlit as st

from mentorsurvey import responses
from mentorsurvey.ui import current
from mentorsurvey.ui.words import count, plain, until
from mentorsurvey.web.clock import now

actor = current.guard()
database = current.database()
form = responses.open_form(database, actor, st.query_params.get("form", ""))
owed = form.owed
partner = plain(owed.partner)
if owed.submitted_at is None:
    st.switch_page(current.page("participant/due"))

st.title("Thank you", anchor=False)
if owed.released_at is not None:
    st.write(f"Both of you have submitted. You and {partner} can read the same reflection now.")
    if st.button("Read the reflection", type="primary", width="stretch"):
        st.switch_page(
            current.page("participant/reflection"), query_params={"form": owed.invitation_id}
        )
else:
    st.write(
        f"Your answers about {partner} are submitted. Nothing is shown to {partner} until both of"
        " you have submitted; then both can read the reflection at the same moment."
    )
    st.write(
        f"The round ends on {until(owed.closes_at)}. Open your link again after that, or when your"
        " program writes. Until both have submitted you may take yours back."
    )
left = [other for other in responses.due(database, actor) if other.owed.is_open(now())]
if left:
    st.subheader(f"{count(len(left), 'form')} left")
if st.button(
    f"Next: {plain(left[0].owed.partner)}" if left else "To my first page",
    type="primary" if left and owed.released_at is None else "secondary",
    width="stretch",
):
    if left:
        st.switch_page(
            current.page("participant/answer"),
            query_params={"form": left[0].owed.invitation_id},
        )
    st.switch_page(current.page("participant/due"))
