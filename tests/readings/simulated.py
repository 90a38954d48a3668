"""Programs of many relationships, made of scores alone: no database, no forms."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
import numpy.typing as npt

from mentorsurvey.readings.panel import Panel
from mentorsurvey.readings.series import Asked, Program
from mentorsurvey.store.relationships import Relationship

Floats = npt.NDArray[np.float64]


def scores(pairs: int, rounds: int, *, seed: int = 1) -> tuple[Floats, Floats]:
    """Core scores of mentors and mentees, (pair, round), of relationships that stay as they are."""
    rng = np.random.default_rng(seed)
    level = 72 + rng.normal(0, 9, (pairs, 1, 1)) + rng.normal(0, 7, (pairs, 1, 2))
    both = np.clip(level + rng.normal(0, 7, (pairs, rounds, 2)), 0, 100)
    return both[..., 0], both[..., 1]


def program(mentor: Floats, mentee: Floats, segments: Sequence[int] | None = None) -> Program:
    """A program with these core scores, missing as NaN; pairs are p0, p1, …, rounds 1, 2, …"""
    pairs, rounds = mentor.shape
    segments = segments or [0] * rounds
    opened = [datetime(2026, 1, 5, tzinfo=UTC) + timedelta(91) * place for place in range(rounds)]
    return Program(
        rounds=tuple(
            Asked(
                number=place + 1,
                title="Check-in",
                opened_at=opened[place],
                closes_at=opened[place] + timedelta(21),
                is_open=False,
                segment=segments[place],
                first_of_segment=place == 0 or segments[place] != segments[place - 1],
            )
            for place in range(rounds)
        ),
        pairs=tuple(
            Relationship(
                id=f"p{pair}",
                mentor_id=f"m{pair}",
                mentor=f"Mentor {pair}",
                mentee_id=f"e{pair}",
                mentee=f"Mentee {pair}",
            )
            for pair in range(pairs)
        ),
        panel=Panel(
            ids=tuple(f"p{pair}" for pair in range(pairs)),
            numbers=tuple(range(1, rounds + 1)),
            meanings=np.array(segments),
            runs=np.zeros((pairs, rounds), dtype=np.int64),
            mentor=mentor,
            mentee=mentee,
        ),
        responses=(),
    )
