"""Simulated people let their program read a next step that both keep, or not."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import numpy as np

from mentorsurvey import program
from mentorsurvey.access import Actor
from mentorsurvey.store import Tx

SAY_YES = 0.6
"""People who do."""


def let_some_read(
    tx: Tx,
    two: Sequence[tuple[Actor, str]],
    rng: np.random.Generator,
    *,
    sure: bool,
    after: datetime,
    now: datetime,
) -> None:
    """Each of the two, with their own form, says so within days after both kept it; or never."""
    for actor, invitation in two:
        says, days = float(rng.uniform()), float(rng.exponential(1.0))
        at = after + timedelta(days=days)
        if at > now or not (sure or says < SAY_YES):
            continue
        step = program.next_step(tx, actor, invitation)
        if step and step.can_be_shown:
            program.let_step_be_read(tx, actor, invitation, step_id=step.id, allowed=True, now=at)
