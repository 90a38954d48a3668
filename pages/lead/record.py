"""Who did what in the program, and who looked at whom."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from mentorsurvey import program
from mentorsurvey.instruments import one_line
from mentorsurvey.program import record
from mentorsurvey.ui import current, record_words
from mentorsurvey.ui.words import plain

actor = current.guard(lead=True)

A_PAGE = 50
database = current.database()
zone = program.program_of(database, actor).timezone
people = record.people_in_record(database, actor)


def when(moment: datetime) -> str:
    """Such as "Mon, Nov 30, 2026, 09:12", where the program is."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{local:%a}, {local:%b} {local.day}, {local:%Y, %H:%M}"


st.title("Record")
st.write(
    "Who changed something in your program, and who looked at which pair. This list is only ever"
    " added to, and it stays when a person leaves. A look is listed once a day."
)
person = st.selectbox(
    "By or about",
    ["", *people],
    format_func=lambda one: one_line(people[one]) if one else "Everyone",
    key="record_person",
    width=320,
)
key = f"record_page_{person}"
skip = (st.session_state.get(key, 1) - 1) * A_PAGE
total, entries = record.recorded(database, actor, person, skip=skip, most=A_PAGE)
if entries:
    st.table(
        pd.DataFrame(
            {
                "When": [when(one.at) for one in entries],
                "What happened": [record_words.sentence(one) for one in entries],
            }
        ),
        border="horizontal",
        hide_index=True,
        alt="Who did what, the newest first",
    )
    if total > A_PAGE:
        st.pagination(-(-total // A_PAGE), key=key)
else:
    name = plain(people.get(person, "")) or "anybody"
    st.info(f"Nothing is recorded yet by or about {name}.", icon=":material/history:")
st.caption(
    f"Times are those of {zone}. You read what leads and the people who run the server do. What"
    " people do with their own forms is not listed here, and neither are pairs that you are kept"
    " out of."
)
