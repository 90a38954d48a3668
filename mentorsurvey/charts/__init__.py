"""Pictures: readings in, a figure with its sentence and its table out. Plotly is imported here."""

from mentorsurvey.charts.drawing import CONFIG, Chart, Palette, mentor_words, palette, signed, whole
from mentorsurvey.charts.fairness import fairness_words
from mentorsurvey.charts.flows import flows
from mentorsurvey.charts.gaps import gaps
from mentorsurvey.charts.health import health, mean_words
from mentorsurvey.charts.kinds import kinds
from mentorsurvey.charts.levels import level_words, levels, reading_words
from mentorsurvey.charts.lines import lines
from mentorsurvey.charts.pace import pace
from mentorsurvey.charts.plane import plane
from mentorsurvey.charts.quality import agreement, difference_reading, difference_words, index_words
from mentorsurvey.charts.response import response
from mentorsurvey.charts.small import parts, subjects
from mentorsurvey.charts.year import Open, year

__all__ = [
    "CONFIG",
    "Chart",
    "Open",
    "Palette",
    "agreement",
    "difference_reading",
    "difference_words",
    "fairness_words",
    "flows",
    "gaps",
    "health",
    "index_words",
    "kinds",
    "level_words",
    "levels",
    "lines",
    "mean_words",
    "mentor_words",
    "pace",
    "palette",
    "parts",
    "plane",
    "reading_words",
    "response",
    "signed",
    "subjects",
    "whole",
    "year",
]
