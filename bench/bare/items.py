"""What both bare pages ask: the thirteen items of a check-in, and how one is drawn."""

import streamlit as st

SCALE = ("1", "2", "3", "4", "5", "6", "7", "can't say")
AGREE = "1 = strongly disagree, 7 = strongly agree"
AMOUNT = "1 = nothing, 7 = a great deal"
ITEMS = {
    "expectations": f"We both know what we expect of each other at the moment. ({AGREE})",
    "preparation": f"I came prepared to the meetings of the past weeks. ({AGREE})",
    "advice": f"My partner asked what I needed before giving advice. ({AGREE})",
    "warnings": f"I heard of problems while there was time to avoid them. ({AGREE})",
    "workload": f"I do work that somebody else should be doing. ({AGREE})",
    "credit": f"My part of the work is named wherever we said that it would be. ({AGREE})",
    "trust": f"I can rely on my partner when I am not in the room. ({AGREE})",
    "openness": f"I can speak openly about what does not go well. ({AGREE})",
    "gave": f"How much have I given to the two of us? ({AMOUNT})",
    "got": f"How much have I got from the two of us? ({AMOUNT})",
    "balance": "How do these two compare? (1 = I give much more, 7 = I get much more)",
}
MEETINGS = "How many times have the two of you met since the last check-in?"
TALK = "What would you like to talk about?"
TOPICS = ("expectations", "meetings", "advice", "problems", "work", "openness", "nothing")


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


def ask_talk() -> str | None:
    """Draw the topics to talk about and return those that are chosen, in one line."""
    return ", ".join(st.pills(TALK, TOPICS, selection_mode="multi", key="talk")) or None


def echo(item: str, answer: object) -> None:
    """Show an answer as the script received it."""
    if answer is not None:
        st.text(f"{item}: {answer}")
