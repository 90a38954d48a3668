"""CSS and script: what a thumb needs and no setting offers."""

from pathlib import Path

import streamlit as st

from mentorsurvey.responses import saying
from mentorsurvey.ui import current

CSS = f"<style>{Path(__file__).with_suffix('.css').read_text(encoding='utf-8')}</style>"


def to_top(mark: str, *, at: str = "") -> None:
    """Begin at the top, with the heading in focus, whenever ``mark`` is another one.

    Our own script by its address, which the content security policy admits. It stays on the page
    until the next turn, because a run that follows at once would take it away unread.

    Parameters
    ----------
    at : str
        A question to begin at instead: then our other script turns to it.
    """
    before, turns = st.session_state.get("at_top", (mark, 0))
    if before != mark:
        turns += 1
    st.session_state["at_top"] = (mark, turns)
    if turns and not at:
        script = f'<script src="/step.js?{mark}-{turns}"></script>'
        st.container(key="turned").html(script, unsafe_allow_javascript=True)


def turn() -> None:
    """Begin at the top once more: something is told there that was asked for further below."""
    _, turns = st.session_state.get("at_top", ("", 0))
    st.session_state["at_top"] = ("", turns)


def title_tab(what: str, partner: str = "") -> None:
    """Name the browser's tab by what is on the page, with whom, and in which program.

    It is plain text: names go into it as they are.
    """
    st.set_page_config(page_title=saying.tab(what, partner, current.program_name()))


def forget_unsent(address: str) -> None:
    """Delete what this browser keeps because it could not be sent yet, by the script there."""
    script = f'<script src="{address}"></script>'
    st.html(script, unsafe_allow_javascript=True)


def apply() -> None:
    """Add the stylesheet to the page."""
    st.html(CSS)
