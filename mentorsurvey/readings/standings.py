"""Where each relationship of a program stands, by name: its level, its rounds, what is unusual."""

from dataclasses import dataclass
from math import isnan

import numpy as np

from mentorsurvey.measures.change.levels import Levels
from mentorsurvey.readings.panel import Panel, known
from mentorsurvey.readings.series import Program, label
from mentorsurvey.store.relationships import Relationship

LOW, HIGH = 60.0, 80.0
"""Where the shares of relationships are cut, in points of H. Conventions."""


BANDS = ("below 60", "60 to 79", "80 or more", "not known yet")
"""Where the level of a pair can lie: cut where the shares of pairs are. A list in their order puts
together those that may need help, and ranks nobody within."""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One relationship: its present level with its 95 % band, within the latest segment.

    ``rounds`` are those with both sides; the level is None without any answer.
    ``one_sided`` counts the rounds of which leads can read one side alone, ``ends_one_sided`` says
    whether the latest round with anything to read is one of them. ``path`` is H by
    round, of those with both sides.
    """

    relationship_id: str
    label: str
    level: float | None
    low: float | None
    high: float | None
    rounds: int
    one_sided: int
    ends_one_sided: bool
    path: tuple[float, ...] = ()

    @property
    def band(self) -> str:
        """Where the level lies."""
        if self.level is None:
            return BANDS[3]
        return BANDS[0] if self.level < LOW else BANDS[1] if self.level < HIGH else BANDS[2]


def standing(
    whole: Program, pair: Relationship, compared: Panel | None, levels: Levels | None
) -> Standing:
    """Read one relationship; its level rests on what is compared now."""
    place = whole.panel.place[pair.id]
    there = whole.panel.answered[place]
    alone = np.isnan(whole.panel.health[place][there]).tolist()
    mean, low, high = (
        (None, None, None)
        if levels is None
        else (known(one[place]) for one in (levels.mean, levels.low, levels.high))
    )
    return Standing(
        relationship_id=pair.id,
        label=label(pair),
        level=mean,
        low=low,
        high=high,
        rounds=0 if compared is None else int((~np.isnan(compared.health[place])).sum()),
        one_sided=sum(alone),
        ends_one_sided=bool(alone) and alone[-1],
        path=tuple(one for one in whole.panel.health[place].tolist() if not isnan(one)),
    )
