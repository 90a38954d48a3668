"""The same check-in with each item in a fragment of its own."""

import streamlit as st

from bench.bare.items import ITEMS, ask_meetings, ask_scale, ask_talk, echo


@st.fragment
def scale_item(item: str, scale: str, echoes: bool) -> None:
    """Ask one item of the scale."""
    answer = ask_scale(item, scale)
    if echoes:
        echo(item, answer)


@st.fragment
def meetings_item(echoes: bool) -> None:
    """Ask for the number of meetings."""
    meetings = ask_meetings()
    if echoes:
        echo("meetings", meetings)


@st.fragment
def talk_item(echoes: bool) -> None:
    """Ask what to talk about."""
    talk = ask_talk()
    if echoes:
        echo("talk", talk)


scale = st.query_params.get("scale", "segmented")
echoes = "echo" in st.query_params

st.title("Check-in")
for item in ITEMS:
    scale_item(item, scale, echoes)
meetings_item(echoes)
talk_item(echoes)
