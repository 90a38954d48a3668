"""The next twelve months of a schedule: a picture, sentences, and the minutes that they ask."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

import streamlit as st

from mentorsurvey import charts
from mentorsurvey.rounds.load import load
from mentorsurvey.rounds.schedule_plan import Planned
from mentorsurvey.ui import pictures, schedule_words
from mentorsurvey.ui.schedule_words import Forms

AT_ONCE = 8
"""So many rounds are said in a row; the others are folded away."""


def show(planned: Sequence[Planned], forms: Forms, zone: ZoneInfo, *, today: date) -> None:
    """What opens when, before anything is sent."""
    st.header("The next twelve months")
    sentence = schedule_words.whole(planned, forms, today=today)
    st.markdown(sentence)
    found = load(planned, forms)
    if warning := schedule_words.too_much(found, forms):
        st.warning(warning, icon=":material/hourglass_bottom:")
    if planned:
        st.caption(schedule_words.minutes(found))
    picture = charts.year(
        [_open(one, forms, zone) for one in planned],
        pictures.colours(),
        since=today,
        until=schedule_words.a_year(today),
        sentence=sentence.replace("\\", ""),
    )
    if picture is None:
        return
    pictures.draw(picture, key="schedule-year")
    said = [schedule_words.opening(one, forms, zone, today=today) for one in planned]
    st.markdown("\n".join(f"- {one}" for one in said[:AT_ONCE]))
    if rest := said[AT_ONCE:]:
        with st.expander(f"{len(rest)} more rounds of these twelve months"):
            st.markdown("\n".join(f"- {one}" for one in rest))
    pictures.table(picture, key="schedule-year")


def _open(planned: Planned, forms: Forms, zone: ZoneInfo) -> charts.Open:
    return charts.Open(
        title=schedule_words.title(planned.due.step.form, forms),
        whom=schedule_words.whom(planned).replace("\\", ""),
        opens=planned.due.day,
        closes=planned.due.closes_at.astimezone(zone).date(),
        reminders=schedule_words.reminder_days(planned, zone),
    )
