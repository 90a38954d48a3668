"""Who gives me what: one's own mentors, by one's own answers."""

import streamlit as st

from mentorsurvey.now import now
from mentorsurvey.readings import support_words as words
from mentorsurvey.readings.support_map import support_map
from mentorsurvey.ui import current, devices
from mentorsurvey.ui.own_picture import COLORS
from mentorsurvey.ui.support_picture import picture
from mentorsurvey.ui.words import plain

actor = current.guard()
found = support_map(current.database(), actor, now=now())

st.title(words.TITLE, anchor=False)
devices.tell()
if found.empty:
    st.info(words.WHERE, title=words.NOTHING, icon=":material/lock:")
else:
    st.write(words.WHAT)
    st.markdown(f"**{words.finding(found, plain)}**")
    dark = st.context.theme.type == "dark"
    with st.container(key=f"picture-{'dark' if dark else 'light'}"):
        st.image(picture(found, colors=COLORS[dark]), alt=words.in_one_sentence(found))
    st.caption(f"{words.keys(found, plain)}. {words.LEGEND}")
    with st.container(border=True, gap="small"):
        st.markdown(f"**{words.TAKE_ALONG}**")
        st.markdown(words.question(found, plain))
    st.table(
        [dict(zip(words.TABLE, row, strict=True)) for row in words.rows(found, plain)],
        hide_index=True,
        alt=words.in_one_sentence(found),
    )
    st.caption(words.ONCE)
devices.enter_pin()
if st.button("Back to my forms"):
    st.switch_page(current.page("participant/due"))
