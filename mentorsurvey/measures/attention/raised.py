"""Says which rules put one pair on the list. Standard library alone.

To be on the list is a reason to ask, never a verdict. Most entries in a good program are fine.
Whatever is missing raises nothing. The caller has seen to it that each number may be used for whom
its rule is shown to.
"""

from collections.abc import Sequence

from mentorsurvey.measures.attention.kept import Meetings
from mentorsurvey.measures.attention.rules import Settings


def missed(answered: Sequence[bool], settings: Settings) -> int:
    """How many rounds one person has missed at last, where that is a silence; else 0.

    Parameters
    ----------
    answered : sequence of bool
        Of the closed rounds that asked this person, oldest first.
    settings : Settings
        The program's: answered so many before, and missed so many since.
    """
    since = next((place for place, one in enumerate(reversed(answered)) if one), 0)
    silent = sum(answered) >= settings.answered and since >= settings.missed
    return since if silent else 0


def did_not_meet(met: Meetings | None) -> bool:
    """Whether both count their meetings in a round, and neither counts any."""
    return met is not None and None not in (met.mentor, met.mentee) and met.counted == 0


def too_few_meetings(met: Meetings | None, agreed: float | None, settings: Settings) -> bool:
    """Whether the two met less often than the program's share of what they agreed on."""
    if met is None or agreed is None:
        return False
    return met.counted < settings.meetings_share * agreed


def too_low(chance: float | None, settings: Settings) -> bool:
    """Whether the present level lies under the cut with more than the program's chance, 0–1."""
    return chance is not None and chance > settings.probability
