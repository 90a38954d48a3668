"""The only place that says which differences of a pair have come back, and which have grown.

One round is too little to ask about: of six questions without any true difference, one pair in
four would be asked. What enters is what both let each other see, in rounds that both have read.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from mentorsurvey.access import Actor
from mentorsurvey.instruments import CORE, Construct, Instrument
from mentorsurvey.measures.noise import CAN_TELL, present
from mentorsurvey.measures.shared_view import (
    BASELINE_ROUNDS,
    RUNNING,
    Gap,
    divergence,
    prompts,
)
from mentorsurvey.readings.comparing import Compared, compared_anchor, differs, error
from mentorsurvey.readings.series import asked
from mentorsurvey.store import Tx, earlier, rounds
from mentorsurvey.store.earlier import Earlier
from mentorsurvey.store.responses import Owed

Standing = Literal["same", "new", "back", "apart"]
"""Where a difference stands: none that can be told; told in this round alone; the same one as in
the round before it; grown beyond what was usual for these two."""

ERROR = error()
"""SEM_diff, points: the assumed error of a difference of two people's answers."""

LIMIT = CAN_TELL * ERROR * math.sqrt(1 + 1 / BASELINE_ROUNDS)
"""Points from their usual gap beyond which two people have moved: 50.9."""


@dataclass(frozen=True, kw_only=True)
class Past:
    """The earlier rounds of a pair that a reflection may be compared with, in their order."""

    rounds: tuple[tuple[Instrument, Earlier], ...] = ()

    @property
    def comparable(self) -> int:
        """How many of these rounds have anything that can be compared."""
        gaps = zip(*(self.gaps(construct) for construct in CORE), strict=True)
        return sum(any(gap is not None for gap in of_round) for of_round in gaps)

    def standing(self, construct: Construct, seen: Compared, anchor: Compared | None) -> Standing:
        """Where a construct's difference of the present round stands.

        Rounds are compared by the anchor, which is the same in all of them; ``seen`` may rest on
        more items, and says whether there is a difference at all.
        """
        if not seen.differs:
            return "same"
        if anchor is None or not anchor.differs or anchor.gap * seen.gap < 0:
            return "new"
        return standing([*self.gaps(construct), anchor.gap])

    def gaps(self, construct: Construct) -> list[float | None]:
        """The anchor's gap in each earlier round; None where it cannot be compared."""
        found = (
            compared_anchor(instrument, construct, each.own, each.theirs)
            for instrument, each in self.rounds
        )
        return [one.gap if one else None for one in found]


def past(tx: Tx, actor: Actor, owed: Owed) -> Past:
    """The earlier rounds that both have read, of the same wording and phase as this one.

    A round that is asked once has none. Rounds that were released after this one are left out,
    so that a reflection stays what it was.
    """
    if owed.released_at is None:
        return Past()
    segments = {each.number: each.segment for each in asked(tx, actor, now=owed.released_at)}
    here = segments.get(owed.round_number)
    if here is None:
        return Past()
    return Past(
        rounds=tuple(
            (rounds.instrument(tx, each.version_id), each)
            for each in earlier.numbers(tx, owed)
            if segments.get(each.round_number) == here
        ),
    )


def standing(gaps: Sequence[float | None]) -> Standing:
    """Where the difference of the last round stands, after the rounds before it.

    Parameters
    ----------
    gaps : sequence of float or None
        Gap of one construct in the order of rounds, −100…100 points, in one direction throughout,
        the present round last. None at a round without a comparison, which is skipped.

    Returns
    -------
    "same", "new", "back" or "apart"
        "same": no difference we can tell in the last round. "new": one that the latest earlier
        round does not show to the same side. "back": one that it shows. "apart": besides, both
        lie further from the mean gap of the first two rounds than its noise, and further apart
        (`mentorsurvey.measures.shared_view.divergence`). Turning all signs changes nothing.
    """
    if not gaps or gaps[-1] is None or not differs(gaps[-1]):
        return "same"
    told = [
        None if gap is None else Gap(points=gap, error=ERROR, g=gap / ERROR, can_tell=differs(gap))
        for gap in gaps
    ]
    if not prompts(told):
        return "new"
    return "apart" if _apart(gaps) else "back"


def _apart(gaps: Sequence[float | None]) -> bool:
    """Whether two people whose difference has come back were closer before.

    Diverging alone also holds where a difference shrank, or turned round.
    """
    moved = divergence(gaps, ERROR)
    if moved is None or not moved.diverging:
        return False
    return not differs(moved.baseline) or all(
        moved.baseline * gap > 0 and abs(gap) > abs(moved.baseline)
        for gap in present(gaps)[-RUNNING:]
    )
