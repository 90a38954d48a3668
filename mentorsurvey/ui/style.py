"""CSS and script: what a thumb needs and no setting offers."""

from pathlib import Path

import streamlit as st

CSS = f"<style>{Path(__file__).with_suffix('.css').read_text(encoding='utf-8')}</style>"


def to_top(mark: str) -> None:
    """Begin at the top, with the heading in focus, whenever ``mark`` is another one.

    Our own script by its address, which the content security policy admits.
    """
    if st.session_state.get("at_top", mark) != mark:
        st.html(f'<script src="/step.js?{mark}"></script>', unsafe_allow_javascript=True)
    st.session_state["at_top"] = mark


def apply() -> None:
    """Add the stylesheet to the page."""
    st.html(CSS)
