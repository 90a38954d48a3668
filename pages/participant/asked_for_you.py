"""Who asked the person who looks to get in touch; nobody else reads this."""

import streamlit as st

from mentorsurvey import program
from mentorsurvey.errors import MentorsurveyError, NotAllowed
from mentorsurvey.now import now
from mentorsurvey.readings import wish_words
from mentorsurvey.store.contacts import Wish
from mentorsurvey.ui import current, looks
from mentorsurvey.ui.words import count, day, plain

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
if problem := st.session_state.pop("wish_problem", None):
    st.error(problem)


def follow_up(response_id: str, done: bool) -> None:
    """Note that one has got in touch, or undo that."""
    try:
        program.follow_up_wish(
            current.database(), current.acting(), response_id, done=done, now=now()
        )
    except MentorsurveyError as problem:
        st.session_state["wish_problem"] = str(problem)


def show(wish: Wish) -> None:
    """One wish: who, how to reach them, and whether it is done."""
    with st.container(border=True):
        st.markdown(wish_words.who(f"**{plain(wish.name)}**"))
        when = day(wish.asked_at)
        st.caption(wish_words.about(wish.side, wish.partner, when, wish.role, plain))
        if wish.address:
            st.text(wish.address)
        else:
            st.caption(wish_words.NO_ADDRESS)
        if wish.done_at:
            st.caption(f"You got in touch on {day(wish.done_at)}.")
            st.button("Undo", key=f"undo-{wish.response_id}", on_click=follow_up,
                      args=(wish.response_id, False))  # fmt: skip
        else:
            st.button("I got in touch", key=f"done-{wish.response_id}", type="primary",
                      on_click=follow_up, args=(wish.response_id, True))  # fmt: skip


waiting = [wish for wish in asked.wishes if wish.done_at is None]
done = [wish for wish in asked.wishes if wish.done_at is not None]
for wish in waiting:
    show(wish)
if not waiting and not asked.locked:
    st.success("Nobody is waiting for you.", icon=":material/check_circle:")
if done:
    with st.expander(f"{count(len(done), 'person', 'people')} whom you contacted"):
        for wish in done:
            show(wish)
st.caption(
    "Only you read this page. The person chose you by name at the end of a form, or after it, and"
    " neither their partner nor anybody else in the program is told."
)
