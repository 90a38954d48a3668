"""What a program's rules and its trend say of one relationship, apart from all the others."""

from dataclasses import dataclass, replace

from mentorsurvey.measures.attention_rules import Settings
from mentorsurvey.readings.attention import Watched
from mentorsurvey.readings.pair_changes import PairChanges, of_pair
from mentorsurvey.readings.relationship import RelationshipReading
from mentorsurvey.readings.trends import Trends


@dataclass(frozen=True, kw_only=True)
class Noticed:
    """What is unusual of one relationship, and where it is heading.

    Attributes
    ----------
    moved : float or None
        The change of H from the first round to the second, in points, where it is unusual here.
    changes : tuple of (int, str)
        Since which round a line has fallen, and the rule's own words for it.
    lines : PairChanges or None
        Its three lines and the evidence, round by round; None without any round that repeats.
    settings : Settings
        The program's thresholds.
    trends : Trends or None
        With the slope of this relationship alone; None before it has five rounds.
    """

    moved: float | None
    changes: tuple[tuple[int, str], ...]
    lines: PairChanges | None
    trends: Trends | None
    settings: Settings


def noticed(reading: RelationshipReading, watched: Watched, trends: Trends | None) -> Noticed:
    """Take what concerns one relationship out of what is known of all."""
    wanted = reading.relationship_id
    own = {} if trends is None or wanted not in trends.pairs else {wanted: trends.pairs[wanted]}
    lines = of_pair(watched.changes, wanted) if watched.changes else None
    return Noticed(
        moved=watched.moved.get(wanted),
        changes=tuple(
            (one.since, one.says) for one in watched.reasons.get(wanted, ()) if one.kind == "change"
        ),
        lines=lines,
        trends=trends and replace(trends, pairs=own),
        settings=watched.settings,
    )
