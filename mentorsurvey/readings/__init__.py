"""Measures over what an actor may see: the reflection, the overview, one relationship.

Each asks the table of `mentorsurvey.access` first, and raises `NotAllowed` where it does not open:
those for leads, for everybody who is no lead.
"""
