"""The sentences about what happens by itself: when it last did, and what comes next."""

from collections.abc import Callable, Sequence
from datetime import datetime

from mentorsurvey.clock.coming import Next
from mentorsurvey.clock.state import ClockState
from mentorsurvey.ui.words import plain

Words = Callable[[datetime], str]

OPERATORS = "the people who run the server"


def line(
    state: ClockState, coming: Sequence[Next], *, on: bool, moment: Words, now: datetime
) -> str:
    """One line for leads: how the clock is, and what it will do next.

    Parameters
    ----------
    on : bool
        Whether servers run the clock by themselves.
    moment : callable
        A moment in words, such as "today at 10:42" or "Tuesday, November 10 at 23:59".
    """
    said = _standing(state, on, moment)
    if failing := state.fails(now):
        said += (
            f" One thing goes wrong: {failing[0].title}. Ask {OPERATORS} to look for incident"
            f" {failing[0].incident}."
        )
    if state.standing in ("running", "late"):
        said += f" {_next(coming, moment)}"
    return said


def _standing(state: ClockState, on: bool, moment: Words) -> str:
    if state.ticked_at is None:
        if not on:
            return (
                "Nothing happens by itself here, because the clock is switched off."
                f" Ask {OPERATORS} about it."
            )
        return "Rounds close by themselves. The server begins with that a minute after its start."
    last = moment(state.ticked_at)
    match state.standing:
        case "stopped":
            return (
                f"Nothing happens by itself right now: the clock last ran {last}."
                f" Ask {OPERATORS} to start it again."
            )
        case "late":
            return (
                f"Rounds and mail run by themselves. They last ran {last}, which is a little late."
            )
        case _:
            return f"Rounds and mail run by themselves. They last ran {last}."


def _next(coming: Sequence[Next], moment: Words) -> str:
    if not coming:
        return "Nothing is planned."
    first = coming[0]
    title = plain(first.title)
    if first.what == "close":
        return f"Next, round {first.round_number} ({title}) closes {moment(first.at)}."
    if first.behind is not None:
        return (
            f"The schedule waits with the next round ({title}), because round {first.behind} is"
            " still open for the same pairs."
        )
    return f"Next, the schedule opens a round ({title}) {moment(first.at)}."
