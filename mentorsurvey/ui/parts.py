"""A part of a page that is drawn again by itself, without the rest of the page."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import streamlit as st

P = ParamSpec("P")


def part(*, run_every: int | None = None) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Make a function a Streamlit fragment, in a container of its own.

    Where a fragment is asked for while the page has just run, Streamlit drops what the page has
    not sent of it yet. Without the container, everything below would move up into its place, and
    the fragment would then be drawn over the question that follows it.
    """

    def made(draw: Callable[P, None]) -> Callable[P, None]:
        fragment = st.fragment(draw, run_every=run_every)

        @wraps(draw)
        def in_its_place(*args: P.args, **kwargs: P.kwargs) -> None:
            with st.container():
                fragment(*args, **kwargs)

        return in_its_place

    return made
