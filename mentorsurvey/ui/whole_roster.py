"""Who takes part, as lists of people and pairs show it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import pandas as pd

from mentorsurvey.access import Actor
from mentorsurvey.program.correcting import people_of
from mentorsurvey.program.deciding import Standing as Decided
from mentorsurvey.program.deciding import standings, unmatched
from mentorsurvey.program.roster import relationships_of
from mentorsurvey.program.roster_import import imports
from mentorsurvey.readings.filters import Filters
from mentorsurvey.store import Database
from mentorsurvey.store.namesakes import told_apart
from mentorsurvey.store.people import Person
from mentorsurvey.store.relationships import Relationship
from mentorsurvey.store.roster_imports import Import
from mentorsurvey.ui.pair_words import status_words


@dataclass(frozen=True, kw_only=True)
class Roster:
    """The pairs and the people whom a lead may see, with what their list shows.

    ``names`` tell people of one name apart; ``statuses`` are of pairs, by id, as are ``decided``.
    ``imports`` are the rosters that came in.
    """

    pairs: tuple[Relationship, ...]
    by_id: Mapping[str, Relationship]
    in_pairs: frozenset[str]
    filters: Filters
    imports: tuple[Import, ...]
    everyone: Mapping[str, Person]
    names: Mapping[str, str]
    decided: Mapping[str, Decided]
    statuses: Mapping[str, str]
    table: pd.DataFrame


def roster_of(where: Database, actor: Actor, *, now: datetime) -> Roster:
    """Read who takes part."""
    pairs = tuple(relationships_of(where, actor))
    everyone = {one.id: one for one in people_of(where, actor)}
    decided = standings(where, actor)
    alone = unmatched(pairs, decided, now=now)
    statuses = {pair.id: status_words(pair, decided.get(pair.id), alone, now) for pair in pairs}
    return Roster(
        pairs=pairs,
        by_id={pair.id: pair for pair in pairs},
        in_pairs=frozenset(one for pair in pairs for one in (pair.mentee_id, pair.mentor_id)),
        filters=Filters(pairs=pairs),
        imports=tuple(imports(where, actor)),
        everyone=everyone,
        names=told_apart({one.id: (one.name, one.address, one.key) for one in everyone.values()}),
        decided=decided,
        statuses=statuses,
        table=table_of(pairs, statuses),
    )


def table_of(pairs: Sequence[Relationship], statuses: Mapping[str, str]) -> pd.DataFrame:
    """The list of pairs, a row each."""
    listed = {
        "Mentee": [pair.mentee for pair in pairs],
        "Mentor": [pair.mentor for pair in pairs],
        "Cohort": [", ".join(pair.cohorts) for pair in pairs],
    }
    if any(pair.departments for pair in pairs):
        listed["Department"] = [", ".join(pair.departments) for pair in pairs]
    listed["Phase"] = [pair.phase.title() for pair in pairs]
    listed["Status"] = [statuses[pair.id] for pair in pairs]
    return pd.DataFrame(listed)
