"""A program with a known truth, for the demo, the tests and the benchmarks."""

from mentorsurvey.simulate.answering import Answers, Habits, answer
from mentorsurvey.simulate.building import Demo, build, plan
from mentorsurvey.simulate.events import Event, Model
from mentorsurvey.simulate.people import Cast
from mentorsurvey.simulate.truth import Truth, draw

__all__ = [
    "Answers",
    "Cast",
    "Demo",
    "Event",
    "Habits",
    "Model",
    "Truth",
    "answer",
    "build",
    "draw",
    "plan",
]
