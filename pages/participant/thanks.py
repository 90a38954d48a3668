"""After submitting: what happens next, and the next form."""

from dataclasses import replace

import streamlit as st

from mentorsurvey import responses
from mentorsurvey.now import now
from mentorsurvey.program.things_to_try import things_to_try
from mentorsurvey.readings import own_share
from mentorsurvey.readings.small_things import sentences, small_thing, title
from mentorsurvey.responses import saying
from mentorsurvey.ui import current, giving, sharing, style
from mentorsurvey.ui.words import count, plain

actor = current.guard()
database = current.database()
form = responses.open_form(database, actor, st.query_params.get("form", ""))
owed = form.owed
if owed.submitted_at is None:
    st.switch_page(current.page("participant/due"))
released = owed.released_at is not None
left = [other for other in responses.due(database, actor) if other.owed.is_open(now())]

style.title_tab("Thank you", owed.partner)
st.title("Thank you", anchor=False)
st.write(saying.thanks(form, plain))
if carries := own_share.own_share(database, actor, owed.invitation_id):
    sharing.show(carries, owed.invitation_id)
if thing := small_thing(form, things_to_try(database, actor)):
    if carries:
        thing = replace(thing, person="")
    with st.container(border=True, gap="small", key="small-thing"):
        st.markdown(f"**{title(thing)}**")
        *said, only_you = sentences(thing, plain)
        for sentence in said:
            st.markdown(sentence)
        st.caption(only_you)
if released and st.button("Read the reflection", type="primary", width="stretch"):
    st.switch_page(
        current.page("participant/reflection"), query_params={"form": owed.invitation_id}
    )
if left:
    st.header(f"{count(len(left), 'form')} left", anchor=False)
    if st.button(
        f"Next: {plain(left[0].owed.partner)}",
        type="secondary" if released else "primary",
        width="stretch",
    ):
        st.switch_page(
            current.page("participant/answer"),
            query_params={"form": left[0].owed.invitation_id},
        )
if form.whole and st.button("Keep a copy", width="stretch"):
    st.switch_page(
        current.page("participant/my_answers"), query_params={"form": owed.invitation_id}
    )
if form.whole and st.button(saying.CHANGE_WHO, width="stretch"):
    st.switch_page(current.page("participant/answer"), query_params={"form": owed.invitation_id})
if st.button("Back to my forms", width="stretch"):
    st.switch_page(current.page("participant/due"))
giving.show(after_submitting=True)
