"""A callback that runs to its end once it has begun.

Streamlit stops a callback where it touches ``session_state``, as soon as the whole page is to be
drawn again or the connection is gone. What it was about to save would be lost.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from streamlit.runtime.state import get_session_state

P = ParamSpec("P")


def unbroken(callback: Callable[P, None]) -> Callable[P, None]:
    """Let nothing stop this callback; what was asked for meanwhile comes right after it."""

    @wraps(callback)
    def whole(*args: P.args, **kwargs: P.kwargs) -> None:
        state = get_session_state()
        stops = state._yield_callback  # no public way leads here
        object.__setattr__(state, "_yield_callback", _goes_on)
        try:
            callback(*args, **kwargs)
        finally:
            object.__setattr__(state, "_yield_callback", stops)

    return whole


def _goes_on() -> None:
    """Nothing stops the run here."""
