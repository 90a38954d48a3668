"""How many minutes of forms a schedule asks of people, and what to leave out. Pure."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mentorsurvey.instruments import SIDES, Instrument, Side
from mentorsurvey.instruments.burden import seconds
from mentorsurvey.rounds.schedule_plan import Planned
from mentorsurvey.store.schedules import Step

MOST_IN_A_PAIR = 40
"""Minutes a year that one pair may cost a person."""
MOST_OF_A_MENTOR = 90
"""Minutes a year that a mentor may spend on all mentees together."""


@dataclass(frozen=True, kw_only=True)
class Load:
    """What the rounds of a year ask of people.

    Attributes
    ----------
    pair : float
        Minutes that the pair with the most forms costs the side with more to do.
    mentor : float
        Minutes of the mentor who has the most to do, over all mentees.
    mentees : int
        How many mentees that mentor has.
    heaviest : Step, optional
        The step that costs the most; None where nothing is planned.
    spared : float
        Minutes that a pair would be spared without it.
    """

    pair: float
    mentor: float
    mentees: int
    heaviest: Step | None
    spared: float

    @property
    def is_too_much(self) -> bool:
        """Whether somebody has more to do than people usually put up with."""
        return self.pair > MOST_IN_A_PAIR or self.mentor > MOST_OF_A_MENTOR


def load(planned: Sequence[Planned], forms: Mapping[str, Instrument]) -> Load:
    """The minutes of these rounds, for the people whom they ask."""
    of_pair: dict[tuple[str, Side], float] = defaultdict(float)
    of_mentor: dict[str, float] = defaultdict(float)
    mentees: dict[str, set[str]] = defaultdict(set)
    of_step: dict[Step, dict[tuple[str, Side], float]] = defaultdict(lambda: defaultdict(float))
    cost = {step: minutes(step, forms) for step in {one.due.step for one in planned}}
    for one in planned:
        for member in one.members:
            pair = member.pair
            for side in SIDES:
                of_pair[pair.id, side] += cost[one.due.step][side]
                of_step[one.due.step][pair.id, side] += cost[one.due.step][side]
            of_mentor[pair.mentor_id] += cost[one.due.step]["mentor"]
            mentees[pair.mentor_id].add(pair.id)
    most = max(of_mentor, key=lambda one: of_mentor[one], default="")
    each = {step: max(found.values()) for step, found in of_step.items()}
    heaviest = max(each, key=lambda step: each[step], default=None)
    return Load(
        pair=max(of_pair.values(), default=0.0),
        mentor=of_mentor.get(most, 0.0),
        mentees=len(mentees.get(most, ())),
        heaviest=heaviest,
        spared=each[heaviest] if heaviest else 0.0,
    )


def minutes(step: Step, forms: Mapping[str, Instrument]) -> dict[Side, float]:
    """Minutes that each side needs for the form of a step; none for a form that is not there."""
    form = forms.get(step.form)
    if form is None:
        return dict.fromkeys(SIDES, 0.0)
    asked = form.with_extras(step.extras)
    return {side: seconds(asked, side) / 60 for side in SIDES}
