"""A bare check-in as a first version would be written; `streamlit run` as it comes.

In the address, `scale=radio` draws horizontal radios instead of segmented controls, and
`echo=1` shows each answer below its item.
"""

import streamlit as st

from bench.bare.items import ITEMS, ask_meetings, ask_scale, ask_talk, echo

scale = st.query_params.get("scale", "segmented")
echoes = "echo" in st.query_params

st.title("Check-in")
for item in ITEMS:
    answer = ask_scale(item, scale)
    if echoes:
        echo(item, answer)
meetings = ask_meetings()
if echoes:
    echo("meetings", meetings)
talk = ask_talk()
if echoes:
    echo("talk", talk)
