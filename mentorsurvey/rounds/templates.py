"""Schedules to begin with: what a program of a kind usually asks, and when. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from mentorsurvey.rounds.schedule_plan import span
from mentorsurvey.store.schedules import Anchor, Step, Unit


@dataclass(frozen=True, kw_only=True)
class Moment:
    """A form at a time of a template: so long after its beginning, once or again and again."""

    form: str
    after: int
    unit: Unit
    every: int = 1
    times: int | None = 1
    days: int = 14
    extras: bool = False


@dataclass(frozen=True, kw_only=True)
class Template:
    """A schedule to begin with.

    Attributes
    ----------
    key, title, summary : str
        How it is known, what it is called, and whom it is for.
    moments : tuple of Moment
        What it asks and when.
    """

    key: str
    title: str
    summary: str
    moments: tuple[Moment, ...]

    def steps(self, *, anchor: Anchor, first: date, forms: Sequence[str]) -> tuple[Step, ...]:
        """Its steps, beginning with each pair's own start, or on one day for everyone.

        Without those whose form is not among ``forms``.
        """
        make: Callable[[Moment], Step] = (
            _after_the_start if anchor == "pair" else lambda one: _on_a_day(one, first)
        )
        return tuple(make(one) for one in self.moments if one.form in forms)


def _after_the_start(moment: Moment) -> Step:
    return Step(
        form=moment.form,
        anchor="pair",
        after=moment.after,
        after_unit=moment.unit,
        every=moment.every,
        unit=moment.unit,
        times=moment.times,
        days=moment.days,
        extras=moment.extras,
    )


def _on_a_day(moment: Moment, first: date) -> Step:
    return Step(
        form=moment.form,
        first_on=first + span(moment.after, moment.unit),
        every=moment.every,
        unit=moment.unit,
        times=moment.times,
        days=moment.days,
        extras=moment.extras,
    )


TEMPLATES: tuple[Template, ...] = (
    Template(
        key="year",
        title="A year of early-career mentoring",
        summary="An introduction, three check-ins, a review after half a year, and a completion.",
        moments=(
            Moment(form="introduction", after=0, unit="weeks"),
            Moment(form="checkin", after=2, unit="months", every=2, times=2),
            Moment(form="review", after=6, unit="months"),
            Moment(form="checkin", after=9, unit="months"),
            Moment(form="completion", after=12, unit="months"),
        ),
    ),
    Template(
        key="project",
        title="A short project",
        summary="Four months: an introduction, two check-ins and a completion.",
        moments=(
            Moment(form="introduction", after=0, unit="weeks", days=10),
            Moment(form="checkin", after=5, unit="weeks", every=5, times=2, days=10),
            Moment(form="completion", after=16, unit="weeks"),
        ),
    ),
    Template(
        key="light",
        title="A light year",
        summary="A check-in and a review, half a year apart, year after year.",
        moments=(
            Moment(form="checkin", after=0, unit="months", every=12, times=None, days=21),
            Moment(form="review", after=6, unit="months", every=12, times=None, days=21),
        ),
    ),
)
"""Every template, the fullest first."""
