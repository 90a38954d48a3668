"""Pairs of the program that a roster does not name: which they are, and what becomes of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from mentorsurvey.access import Actor
from mentorsurvey.errors import RosterError
from mentorsurvey.program.decisions import Decisions
from mentorsurvey.program.look_alikes import SIDES, Alike, Said, fold, said_in
from mentorsurvey.program.pair_days import calendar
from mentorsurvey.program.roster_pairs import RosterRow
from mentorsurvey.store import Tx, audit, breaks, roster_changes
from mentorsurvey.store.breaks import Break
from mentorsurvey.store.people import Person
from mentorsurvey.store.relationships import Relationship

LONGEST_PAUSE = timedelta(days=731)


@dataclass(frozen=True, kw_only=True)
class Missing:
    """The pairs that go on, and that a file does not name.

    Attributes
    ----------
    pairs : list of Relationship
        Those of which nothing was said at an earlier import.
    kept : int
        How many others were to stay, as was said then.
    named : frozenset of str
        Pairs that go on and that are in the file.
    elsewhere : frozenset of str
        Pairs that the file does not name, though it names their mentee with somebody else.
    """

    pairs: list[Relationship]
    kept: int
    named: frozenset[str]
    elsewhere: frozenset[str]

    @property
    def is_partial(self) -> bool:
        """Whether the file is plainly not of the whole program: it names less than half of it."""
        return len(self.named) < len(self.pairs) + self.kept

    @property
    def to_ask(self) -> list[Relationship]:
        """The pairs that are asked about by themselves: of a part, whose mentee is elsewhere."""
        if not self.is_partial:
            return self.pairs
        return [pair for pair in self.pairs if pair.id in self.elsewhere]


def missing_in(
    rows: Iterable[RosterRow],
    alike: Sequence[Alike],
    everyone: Mapping[str, Person],
    pairs: Collection[Relationship],
    stay: Collection[str],
    *,
    now: datetime,
) -> Missing:
    """Which of the pairs no row names, whether it goes in or stays out.

    Parameters
    ----------
    stay : collection of str
        Relationships of which it was said that they stay.
    """
    whom = _Whom(everyone.values(), alike)
    named: set[tuple[str, str]] = set()
    mentees: set[str] = set()
    for row in rows:
        those = whom.of(said_in(row, SIDES[1]))
        mentees |= those
        named |= {(mentor, one) for mentor in whom.of(said_in(row, SIDES[0])) for one in those}
    going_on = [pair for pair in pairs if all(one.is_over(now) for one in pair.breaks)]
    in_file = frozenset(pair.id for pair in going_on if (pair.mentor_id, pair.mentee_id) in named)
    left_out = [pair for pair in going_on if pair.id not in in_file]
    asked = [pair for pair in left_out if pair.id not in stay]
    return Missing(
        pairs=asked,
        kept=len(left_out) - len(asked),
        named=in_file,
        elsewhere=frozenset(pair.id for pair in asked if pair.mentee_id in mentees),
    )


class _Whom:
    """Whom of the program a row can mean: by key or address, else by a name that looks like it."""

    def __init__(self, everyone: Iterable[Person], alike: Sequence[Alike]) -> None:
        self._known: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, set[str]] = defaultdict(set)
        for one in everyone:
            for known in {one.key, (one.address or "").casefold()} - {""}:
                self._known[known].add(one.id)
            self._names[fold(one.name)].add(one.id)
        self._alike = {
            (one.said.key, one.said.name): one.other.person_id
            for one in alike
            if one.other.person_id
        }

    def of(self, said: Said | None) -> set[str]:
        """The ids of those whom a row can mean."""
        if said is None:
            return set()
        found = self._known.get(said.key) or self._known.get(said.address.casefold())
        found = found or self._names.get(fold(said.name), set())
        other = self._alike.get((said.key, said.name))
        return found | {other} if other else found


def apply_missing(
    tx: Tx,
    actor: Actor,
    missing: Sequence[Relationship],
    decisions: Decisions,
    *,
    source: str,
    import_id: str | None,
    now: datetime,
) -> None:
    """Keep, pause or end pairs as was decided, and remember those that stay.

    Raises
    ------
    RosterError
        Where pairs are to pause and it was not said until when.
    """
    days = calendar(tx, actor, now=now)
    for pair in missing:
        becomes = decisions.of_missing(pair.id)
        if becomes is None:
            continue
        if becomes != "keep":
            until = _until(decisions.until, days.today) if becomes == "pause" else None
            made = Break(
                kind="paused" if until else "ended",
                starts_at=days.midnight(days.today),
                stops_at=datetime.combine(until, time(), days.zone) if until else None,
                reason=decisions.reason,
            )
            words = f"Not in the file {source}."
            breaks.add(tx, actor, pair.id, made, words=words, import_id=import_id, now=now)
            audit.write(tx, actor, f"pair.{becomes}", "relationship", pair.id, now=now)
        roster_changes.add_of_pair(tx, actor, pair.id, becomes, import_id=import_id, now=now)


def _until(until: date | None, today: date) -> date:
    if until is None or not today < until <= today + LONGEST_PAUSE:
        raise RosterError(
            "The paused pairs need a day on which they go on.",
            "Give a day that is still to come, within two years.",
        )
    return until
