"""How often the hint about carrying more than one's share comes to those who do, and to others.

It is said to one person alone and lists nobody, so it is in no rate of the list.
"""

from collections.abc import Iterable

import numpy as np

from bench.markdown import table
from bench.reference import ROUNDS, drawn
from mentorsurvey.instruments import shipped
from mentorsurvey.measures.attention.own_share import carries_more
from mentorsurvey.readings.own_share import WORK
from mentorsurvey.simulate import Event, Model, Truth
from mentorsurvey.simulate.answering import answer
from mentorsurvey.simulate.events import MENTEE, MENTOR, Flags, are

RESPONSES = {"100 %": 1.0, "70 %, the unhappy less": 0.7}


def hints(truth: Truth, rng: np.random.Generator) -> Flags:
    """Whether each person reads the hint after any of the rounds, (pair, side)."""
    form = shipped()["checkin"]
    scale = form.scale_of(form.item(WORK))
    if scale is None:
        raise ValueError(WORK)
    said = []
    for number in range(ROUNDS):
        answers = answer(truth, number, form, rng)
        work = scale.middle - answers.values[..., answers.item_ids.index(WORK)]
        fairness = answers.values[..., answers.item_ids.index("fairness")]
        said.append(np.stack([work, fairness], axis=-1))
    found = np.zeros(truth.score.shape[::2], dtype=np.bool_)
    for pair, side in np.ndindex(found.shape):
        rows = [
            (None if np.isnan(work) else work, None if np.isnan(fair) else fair)
            for number, (work, fair) in enumerate(one[pair, side] for one in said)
            if truth.responds[pair, number, side]
        ]
        found[pair, side] = any(carries_more(rows[:last]) for last in range(2, len(rows) + 1))
    return found


def own_share_table(pairs: int, rng: np.random.Generator) -> str:
    """Who reads the hint within six rounds of the shipped check-in, by what has happened."""
    rows = []
    for name, response in RESPONSES.items():
        truth = drawn(pairs, rng, Model(response_rate=response))
        found = hints(truth, rng)
        exploited = are(truth.events, Event.EXPLOITATION)
        low = are(truth.events, Event.ONE_SIDED_FALL)
        rows.append(
            [
                name,
                *map(
                    _share,
                    (
                        found[exploited, MENTEE],
                        found[low, MENTEE],
                        found[~exploited & ~low, MENTEE],
                        found[:, MENTOR],
                    ),
                ),
            ]
        )
    head = [
        "response",
        "exploited mentees",
        "mentees whose ratings alone fell",
        "other mentees",
        "mentors",
    ]
    return table(head, rows)


def _share(found: Iterable[bool]) -> str:
    flags = np.asarray(found)
    rate = float(flags.mean())
    return f"{rate:.2%} ± {np.sqrt(rate * (1 - rate) / len(flags)):.2%}"
