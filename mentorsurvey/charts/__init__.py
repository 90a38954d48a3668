"""The only place that imports plotly: readings in, a picture, its sentence and its table out."""

from mentorsurvey.charts.drawing import CONFIG, Chart, Palette, palette, signed, whole
from mentorsurvey.charts.flows import flows
from mentorsurvey.charts.gaps import gaps
from mentorsurvey.charts.health import health
from mentorsurvey.charts.levels import level_words, levels
from mentorsurvey.charts.lines import lines
from mentorsurvey.charts.plane import flow_sentence, plane
from mentorsurvey.charts.quality import agreement, difference_words, index_words
from mentorsurvey.charts.response import response

__all__ = [
    "CONFIG",
    "Chart",
    "Palette",
    "agreement",
    "difference_words",
    "flow_sentence",
    "flows",
    "gaps",
    "health",
    "index_words",
    "level_words",
    "levels",
    "lines",
    "palette",
    "plane",
    "response",
    "signed",
    "whole",
]
