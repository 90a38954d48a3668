"""Answers as a file: what a lead can read on the other pages, to take away."""

from collections.abc import Mapping

import streamlit as st

from mentorsurvey import program
from mentorsurvey.now import now
from mentorsurvey.readings import export
from mentorsurvey.ui import current
from mentorsurvey.ui.notes import TOTALS_ONLY
from mentorsurvey.web import answers_file

actor = current.guard(lead=True)

LAYOUTS: Mapping[str, tuple[str, str]] = {
    "wide": ("One row for each pair and round", "Both people side by side. Good to look through."),
    "long": ("One row for each answer or score", "Good for charts and pivot tables."),
    "pairwise": (
        "Two rows for each pair and round",
        "Each person stands once as the actor and once as the partner. Good for models of pairs.",
    ),
}
FORMATS: Mapping[str, tuple[str, str]] = {
    "xlsx": ("Excel", "With the codebook as a second sheet."),
    "csv": ("CSV", "For any spreadsheet, with the codebook as a second file."),
    "exact": (
        "CSV for R or Python",
        "The exact text. In a spreadsheet, words that begin with = could run as a formula.",
    ),
    "sav": ("SPSS", "With labels in it, and the codebook as a second file."),
}


def choice(title: str, options: Mapping[str, tuple[str, str]], key: str) -> str:
    """One of the options, each with what it is good for."""
    chosen: str = st.radio(
        title,
        list(options),
        format_func=lambda one: options[one][0],
        captions=[said for _, said in options.values()],
        key=key,
    )
    return chosen


st.title("Download answers")
st.markdown(
    "You get what you can read on the other pages: scores of each pair, meetings, give and take,"
    " and the words and choices that people let the program read. Single ratings are not in the"
    " file. Neither is anything that people keep from leads, nor any pair that is kept from you."
)
own = program.program_of(current.database(), actor)
if own.leads_see == "totals":
    st.caption(f"{TOTALS_ONLY} The file holds what was submitted before that choice, if anything.")
if not export.anything_for_leads(current.database(), actor, now=now()):
    st.info(
        "Scores appear once both people of a pair have submitted, or once the round is over. If you"
        " became a lead after a round began, you get what is submitted from then on.",
        title="There is nothing to download yet.",
        icon=":material/hourglass_empty:",
    )
    st.page_link(current.page("lead/rounds"), label="Go to Rounds")
    st.stop()
layout = choice("What a row is", LAYOUTS, "download_layout")
kind = choice("For which program", FORMATS, "download_format")
names = st.toggle("Put names into the file", key="download_names")
st.caption(
    "The file holds people's names beside their scores. Keep it where only leads can open it."
    if names
    else "People have codes in place of names. The codes are new in each file, and nobody can turn"
    " them back into names. Whoever knows a pair well may still recognize it by its answers."
)
address = f"{answers_file.AT}?layout={layout}&format={kind}&names={int(names)}&program={own.id}"
st.link_button(
    f"Download for {FORMATS[kind][0].removeprefix('CSV for ')}",
    address,
    type="primary",
    icon=":material/download:",
)
st.caption("*Record* says that you downloaded it. Delete the file when you no longer need it.")
