"""The one application object: `streamlit run app.py` and `mentorsurvey serve` both run it."""

from mentorsurvey.web.application import build

app = build()
