"""The only place with CSS: what a thumb needs and no setting offers."""

import streamlit as st

CSS = """
<style>
/* A scale stays one row of seven, in its order, however narrow the screen; "can't say" below it. */
[class*="st-key-scale-"] [role="radiogroup"] {
  display: grid !important;
  grid-template-columns: repeat(7, minmax(0, 1fr));
  gap: 0.3rem;
  width: 100%;
  max-width: 34rem;
}
[class*="st-key-scale-"] [role="radiogroup"] > * { min-width: 0 !important; margin: 0 !important; }
[class*="st-key-scale-"] [role="radiogroup"] button {
  min-height: 2.75rem; width: 100%; padding: 0 !important; margin: 0;
  border-radius: 0.5rem !important; border: 1px solid #8fa3a6 !important;
}
[class*="st-key-scale-"] [role="radiogroup"] > :nth-child(8) { grid-column: 1 / -1; justify-self: end; }
[class*="st-key-scale-"] [role="radiogroup"] > :nth-child(8) button,
[class*="st-key-scale-"] [role="radiogroup"] > button:nth-child(8) {
  min-height: 2.25rem; width: auto; padding: 0 0.9rem !important;
}
h1:focus { outline: none; }
[class*="st-key-item-"] button, .st-key-steps button { min-height: 2.75rem; }
[class*="st-key-scale-"] [role="radiogroup"] button[aria-checked="true"] {
  background: #0b6e75 !important; border-color: #0b6e75 !important;
}
[class*="st-key-scale-"] [role="radiogroup"] button[aria-checked="true"] p { color: #ffffff !important; font-weight: 600; }
/* The second line of a scale's label says what its ends mean; it is part of the accessible name. */
[class*="st-key-scale-"] label p { font-size: 1rem; }
[class*="st-key-scale-"] label p + p { font-size: 0.875rem; opacity: 0.75; }
</style>
"""


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
