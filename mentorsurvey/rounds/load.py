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


Minutes = dict[str, dict[Step, float]]
"""Who → step → minutes."""


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
        The step that costs whoever has too much to do the most; None where nothing is planned.
    spared : float
        Minutes that they would be spared without it.
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
    of_pair: Minutes = defaultdict(lambda: defaultdict(float))
    of_mentor: Minutes = defaultdict(lambda: defaultdict(float))
    mentees: dict[str, set[str]] = defaultdict(set)
    cost = {step: minutes(step, forms) for step in {one.due.step for one in planned}}
    for one in planned:
        step = one.due.step
        for member in one.members:
            pair = member.pair
            for side in SIDES:
                of_pair[f"{pair.id} {side}"][step] += cost[step][side]
            of_mentor[pair.mentor_id][step] += cost[step]["mentor"]
            mentees[pair.mentor_id].add(pair.id)
    in_pair, with_all = _most(of_pair), _most(of_mentor)
    most, of_all = sum(of_pair[in_pair].values()), sum(of_mentor[with_all].values())
    mentor_alone = most <= MOST_IN_A_PAIR and of_all > MOST_OF_A_MENTOR
    too_much = of_mentor[with_all] if mentor_alone else of_pair[in_pair]
    heaviest = max(too_much, key=lambda step: too_much[step], default=None)
    return Load(
        pair=most,
        mentor=of_all,
        mentees=len(mentees.get(with_all, ())),
        heaviest=heaviest,
        spared=too_much[heaviest] if heaviest else 0.0,
    )


def _most(found: Minutes) -> str:
    """Who has the most to do."""
    return max(found, key=lambda one: sum(found[one].values()), default="")


def minutes(step: Step, forms: Mapping[str, Instrument]) -> dict[Side, float]:
    """Minutes that each side needs for the form of a step; none for a form that is not there."""
    form = forms.get(step.form)
    if form is None:
        return dict.fromkeys(SIDES, 0.0)
    asked = form.with_extras(step.extras)
    return {side: seconds(asked, side) / 60 for side in SIDES}
