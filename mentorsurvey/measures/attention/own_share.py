"""Whether somebody's own answers suggest that they carry more than their share. Pure.

It is about one person's answers alone, and is said to that person alone (``readings.own_share``).
"""

from collections.abc import Sequence

ROUNDS = 2
"""Answered rounds running in which both answers are low."""

UNFAIR = -2
"""Own fairness at or below which somebody gives much more than they get, −3 to 3."""


def carries_more(rounds: Sequence[tuple[float | None, float | None]]) -> bool:
    """Whether the last rounds of one person suggest that they carry more than their share.

    Parameters
    ----------
    rounds : sequence of (float or None, float or None)
        Of each answered round, oldest first: the answer about who does which work, as its distance
        from the middle of its scale with the good end up, and own fairness, −3 to 3. None where
        there is no answer, which suggests nothing.

    Returns
    -------
    bool
        Whether in each of the last two the work lies in the lower half of its scale, and fairness
        at −2 or lower. Never after a single round.
    """
    last = rounds[-ROUNDS:]
    return len(last) == ROUNDS and all(
        work is not None and work < 0 and fairness is not None and fairness <= UNFAIR
        for work, fairness in last
    )
