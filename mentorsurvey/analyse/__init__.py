"""Answers that were collected elsewhere: `mentorsurvey analyse`, and the models it alone fits."""
