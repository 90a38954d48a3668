"""Two-sided surveys for mentoring relationships."""

__version__ = "0.1.0"
