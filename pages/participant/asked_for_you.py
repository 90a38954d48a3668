"""Who asked the person who looks to get in touch; nobody else reads this."""

import streamlit as st

from mentorsurvey import program
from mentorsurvey.errors import NotAllowed
from mentorsurvey.now import now
from mentorsurvey.ui import current, looks, wishes
from mentorsurvey.ui.words import count, day

actor = current.guard()

st.title("Who asked for you", anchor=False)
try:
    asked = program.asked_for(current.database(), actor, now=now())
except NotAllowed:
    st.info(
        "When your program names you as somebody to contact, you will read here who asked for you.",
        title="Nobody can ask for you yet.",
        icon=":material/person_raised_hand:",
    )
    st.stop()
looks.note(actor, "wish", actor.person_id, now=now())
confidential = [seat for seat in asked.seats if seat.role == "contact" and seat.opened_at]
if asked.locked:
    opened = max(seat.opened_at for seat in confidential if seat.opened_at)
    st.warning(
        "What people said in confidence opens only on the device that opened this page first, on"
        f" {day(opened)}. If that was not you, tell the people who asked you to do this: somebody"
        " else may have used your link.",
        title="This page belongs to another device.",
        icon=":material/lock:",
    )
if any(seat.role == "lead" for seat in asked.seats) and not actor.is_lead:
    st.info(
        "You signed in with your link as a participant. Requests to you as a lead open with your"
        " lead's link. If you no longer lead the program, they open on a device on which you had"
        " signed in as a lead.",
        icon=":material/lock:",
    )
if problem := st.session_state.pop(wishes.PROBLEM, None):
    st.error(problem)

waiting = [wish for wish in asked.wishes if wish.done_at is None]
done = [wish for wish in asked.wishes if wish.done_at is not None]
for wish in waiting:
    wishes.show(wish)
if not waiting and not asked.locked:
    st.success("Nobody is waiting for you.", icon=":material/check_circle:")
if done:
    with st.expander(f"{count(len(done), 'person', 'people')} whom you contacted"):
        for wish in done:
            wishes.show(wish)
st.caption(
    "Only you read this page. The person chose you by name at the end of a form, or after it, and"
    " neither their partner nor anybody else in the program is told."
)
