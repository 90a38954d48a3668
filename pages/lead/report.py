"""Two pages for a dean, which print well: how the program is doing, in totals alone."""

from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from mentorsurvey import charts, program
from mentorsurvey.now import now
from mentorsurvey.program.notes import notes
from mentorsurvey.readings import agreement_totals, note_words, report_words
from mentorsurvey.readings.report import done, gained, report, until
from mentorsurvey.ui import beginning, cached, current, pictures
from mentorsurvey.ui.words import day, plain

actor = current.guard(lead=True)

NOTES = 3
"""So many notes to the program's people, the newest ones."""

readings = cached.readings(current.database(), actor, now=now())
overview = readings.overview()
of_program = program.program_of(current.database(), actor)

if not overview.relationships:
    st.title("Report")
    beginning.no_relationships()
    st.stop()
if not overview.rounds:
    st.title("Report")
    beginning.no_round("A report needs a round that has closed.")
    st.stop()

latest = readings.quality()
earlier = (readings.quality(one.number) for one in reversed(latest.choices))
asked = next((one for one in earlier if gained(one)), latest)
reading = report(
    overview,
    readings.agreements(),
    (latest, asked),
    done(current.database(), actor),
)


def top() -> None:
    """What it is about, how pairs are doing, and who answered."""
    closed = until(reading)
    when = f". The latest closed round ended on {plain_date(closed)}" if closed else ""
    st.caption(f"{plain(of_program.name)}{when}. Totals only: nobody is named.")
    with st.container(key="unprinted-report"):
        st.caption("Print this page, or save it as a PDF, with your browser’s print menu.")
    main, *more = report_words.findings(reading)
    st.header(main, anchor=False)
    st.markdown(" ".join((*more, report_words.response(reading))))
    doing, answered = st.columns(2, gap="large")
    with doing:
        if chart := pictures.of(charts.health, overview):
            pictures.draw(chart, key="report-health")
            st.caption(chart.sentence)
    with answered:
        if chart := pictures.of(charts.response, overview):
            pictures.draw(chart, key="report-response")
            st.caption(chart.sentence)


def plain_date(moment: datetime) -> str:
    """A day with its year, where the program is: a report is read for years."""
    local = moment.astimezone(ZoneInfo(of_program.timezone))
    return f"{local:%B} {local.day}, {local.year}"


def gains() -> None:
    """What people get from it, and what came of their agreements."""
    st.header("What people get from it", anchor=False)
    st.markdown(report_words.gains(reading))
    if reading.gained:
        st.table([report_words.gain_row(one) for one in reading.gained], hide_index=True)
        st.caption(f"From round {reading.gained_in}, averages of everybody who answered.")
    if found := reading.agreements:
        st.markdown(
            f"{agreement_totals.in_a_sentence(found)} {found.submitted:,} manuscripts were"
            f" submitted and {found.presented:,} presentations given."
            f" {agreement_totals.of_manuscripts(found)}"
        )


def what_was_done() -> None:
    """What leads did, and what the program told its people."""
    st.header("What was done", anchor=False)
    st.markdown(report_words.done(reading))
    for note in notes(current.database(), actor)[:NOTES]:
        with st.container(border=True, gap=None):
            st.caption(f"{note_words.TITLE}. {note_words.when(note, day)}")
            st.text(note.words)


with st.container(key="report"):
    st.title(report_words.TITLE)
    top()
    gains()
    what_was_done()
    st.header("How far this can be trusted", anchor=False)
    st.markdown(" ".join(report_words.trust(reading)))
