"""The one application object: `streamlit run app.py` and `mentorsurvey serve` both run it."""

import streamlit as st

from mentorsurvey.web.application import SCRIPT, surroundings

app = st.App(SCRIPT, **surroundings())
