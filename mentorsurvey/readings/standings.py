"""Where each relationship of a program stands, by name: its level, its rounds, what is unusual."""

from dataclasses import dataclass
from math import isnan

import numpy as np

from mentorsurvey.measures.change.levels import Levels
from mentorsurvey.readings.panel import Panel
from mentorsurvey.readings.series import Program, label
from mentorsurvey.store.relationships import Relationship


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One relationship: its present level with its 95 % band, within the latest segment.

    ``rounds`` are those with both sides; the level is None without any answer.
    ``one_sided`` counts the rounds of which leads can read one side alone, ``ends_one_sided`` says
    whether the latest round with anything to read is one of them.
    """

    relationship_id: str
    label: str
    level: float | None
    low: float | None
    high: float | None
    rounds: int
    one_sided: int
    ends_one_sided: bool


def standing(
    whole: Program, pair: Relationship, compared: Panel | None, levels: Levels | None
) -> Standing:
    """Read one relationship; its level rests on what is compared now."""
    place = whole.panel.place[pair.id]
    alone = [
        only is not None
        for only, gone in zip(
            whole.panel.only(place),
            (np.isnan(whole.panel.mentor[place]) & np.isnan(whole.panel.mentee[place])).tolist(),
            strict=True,
        )
        if not gone
    ]
    mean, low, high = (
        (None, None, None)
        if levels is None
        else (_known(one[place]) for one in (levels.mean, levels.low, levels.high))
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
    )


def _known(value: float) -> float | None:
    return None if isnan(value) else float(value)
