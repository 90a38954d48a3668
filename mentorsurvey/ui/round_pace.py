"""How a round goes in numbers: how quickly forms come in, and how long they take."""

import math

import streamlit as st

from mentorsurvey import charts
from mentorsurvey.instruments import SIDES
from mentorsurvey.now import now
from mentorsurvey.readings.quality import Quality
from mentorsurvey.readings.quality_words import NAMES
from mentorsurvey.rounds.pace import Pace, pace
from mentorsurvey.store.rounds import Round
from mentorsurvey.ui import cached, current, pictures
from mentorsurvey.ui.words import count


def offer(asked: Round) -> None:
    """Folded away, and read when somebody opens it."""
    part = st.expander("How quickly people answer", key=f"pace-{asked.id}", on_change="rerun")
    if part.open:
        with part:
            _show(asked)


def _show(asked: Round) -> None:
    actor, moment = current.guard(lead=True), now()
    found = pace(current.database(), actor, asked.id, now=moment)
    if not found.submitted:
        st.caption("Nobody has submitted a form yet.")
        return
    st.markdown(f"**{took(found, is_open=asked.is_open(moment))}**")
    if said := after_reminders(found):
        st.write(said)
    if chart := charts.pace(found, pictures.colours()):
        st.caption(chart.sentence)
        pictures.draw(chart, key=f"pace-{asked.id}")
        pictures.table(chart, key=f"pace-{asked.id}")
    for line in _minutes(asked):
        st.markdown(line)


def took(found: Pace, *, is_open: bool) -> str:
    """Such as "Half of the forms came in within 3 days."; empty before the first."""
    if found.median_days is None:
        return ""
    days = max(math.ceil(found.median_days), 1)
    so_far = "So far, half" if is_open else "Half"
    within = "a day" if days == 1 else count(days, "day")
    return f"{so_far} of the forms that came in did so within {within}."


def after_reminders(found: Pace) -> str:
    """How many forms came in before and after each reminder; empty where nobody was reminded."""
    if not found.after:
        return ""
    before, first, second = found.after
    said = f"{count(before, 'form')} came in before any reminder to their author"
    if second:
        return f"{said}, {first:,} after the first and {second:,} after the second."
    return f"{said}, and {first:,} after one."


def _minutes(asked: Round) -> list[str]:
    """How long the forms took, a line for each side, once the round is over for everybody."""
    if not asked.counts or asked.is_open(now()):
        return ["How long the forms take is shown once the round is over."]
    reading = cached.readings(current.database(), current.guard(lead=True), now=now()).quality(
        asked.number
    )
    if reading.choice is None or reading.choice.number != asked.number:
        return []
    return minutes(reading)


def minutes(reading: Quality) -> list[str]:
    """A line for each side. Too few forms look like a round that is not over for everybody."""
    found = {side: of.minutes for side in SIDES if (of := reading.side(side)) and of.minutes}
    if not found:
        return [
            f"How long the forms took is not shown: it takes {reading.fewest} people of a side, and"
            " a round that is over for everybody."
        ]
    promised = count(reading.promised, "minute")
    return [
        *(
            f"**{NAMES[side]} took about {count(max(round(of.median), 1), 'minute')}.** Half of"
            f" {count(of.n, 'form')} took less, and half took more."
            for side, of in found.items()
        ),
        f"That is from the first answer to the last, with pauses. The form promises {promised}.",
    ]
