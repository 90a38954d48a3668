"""What both bare pages ask: the ten items of a check-in, and how one is drawn."""

import streamlit as st

SCALE = ("1", "2", "3", "4", "5", "6", "7", "can't say")
ENDS = "1 = not at all, 7 = completely"
ITEMS = {
    "expectations": f"I know what is expected of me in this relationship. ({ENDS})",
    "availability": f"My partner has been there when I needed a conversation. ({ENDS})",
    "feedback": f"The feedback of the past weeks helped me to move on. ({ENDS})",
    "trust": f"I can speak openly about what does not go well. ({ENDS})",
    "growth": f"I have learned something that I could not do before. ({ENDS})",
    "accountability": f"What we agreed on was done by both of us. ({ENDS})",
    "workload": f"The work that I do for my partner serves our purpose. ({ENDS})",
    "fairness": f"What I give and what I receive are in balance. ({ENDS})",
    "direction": f"We are on the way to what we set out to reach. ({ENDS})",
}
MEETINGS = "How many times have the two of you met since the last check-in?"


def ask_scale(item: str, scale: str) -> str | None:
    """Draw one item of the 7-point scale and return its answer.

    `scale` is ``segmented`` or ``radio``: the widget that carries the eight options.
    """
    if scale == "radio":
        return st.radio(ITEMS[item], SCALE, index=None, horizontal=True, key=item)
    return st.segmented_control(ITEMS[item], SCALE, key=item)


def ask_meetings() -> int | None:
    """Draw the one number of the check-in and return it."""
    return st.number_input(MEETINGS, min_value=0, max_value=99, value=None, step=1, key="meetings")


def echo(item: str, answer: object) -> None:
    """Show an answer as the script received it."""
    if answer is not None:
        st.text(f"{item}: {answer}")
