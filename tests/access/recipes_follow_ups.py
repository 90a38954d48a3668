"""How to call what leads plan for a pair, and what a program says of itself."""

from collections.abc import Mapping
from datetime import timedelta

from mentorsurvey.access import Actor
from mentorsurvey.instruments import Construct
from mentorsurvey.program import follow_ups, things_to_try
from mentorsurvey.store import Tx
from mentorsurvey.store.times import to_text
from tests.access.recipe import Recipe
from tests.access.world import AFTER, LEADS, World

DUE = (AFTER + timedelta(days=7)).date()


def planned(tx: Tx, _: Actor, pair: str, __: World) -> None:
    """By one of the two, as nobody could: whoever asks is somebody else."""
    tx.run(
        "INSERT INTO follow_up (id, relationship_id, words, owner_id, due_on, planned_by,"
        " lead_since, planned_at, outcome) SELECT 'planned', id, 'Call both', mentor_id,"
        " '2026-12-24', mentor_id, :at, :at, '' FROM relationship WHERE id = :pair",
        pair=pair,
        at=to_text(AFTER),
    )


def done(tx: Tx, who: Actor, pair: str, world: World) -> None:
    """The same, with what came of it."""
    planned(tx, who, pair, world)
    tx.run(
        "UPDATE follow_up SET outcome = 'All is well', done_by = planned_by, done_at = :at,"
        " done_lead_since = :at",
        at=to_text(AFTER),
    )


FOLLOWING: Mapping[str, Recipe] = {
    "program.follow_ups.follow_ups": Recipe(
        rule="follow_up.keep", call=lambda tx, who, *_: follow_ups.follow_ups(tx, who)
    ),
    "program.follow_ups.owners": Recipe(
        rule="follow_up.keep",
        kind="pair",
        call=lambda tx, who, pair, _: follow_ups.owners(tx, who, pair),
    ),
    "program.follow_ups.plan": Recipe(
        rule="follow_up.keep",
        kind="pair",
        call=lambda tx, who, pair, _: follow_ups.plan(
            tx, who, pair, words="Call", owner_id=who.person_id, due_on=DUE, now=AFTER
        ),
    ),
    "program.follow_ups.change": Recipe(
        rule="follow_up.keep",
        kind="pair",
        before=planned,
        call=lambda tx, who, *_: follow_ups.change(
            tx, who, "planned", owner_id=who.person_id, due_on=DUE, now=AFTER
        ),
    ),
    "program.follow_ups.finish": Recipe(
        rule="follow_up.keep",
        kind="pair",
        before=planned,
        call=lambda tx, who, *_: follow_ups.finish(tx, who, "planned", "Well", now=AFTER),
    ),
    "program.things_to_try.things_to_try": Recipe(
        rule="program.see", call=lambda tx, who, *_: things_to_try.things_to_try(tx, who)
    ),
    "program.things_to_try.guides": Recipe(
        rule="reading.program", call=lambda tx, who, *_: things_to_try.guides(tx, who)
    ),
    "program.things_to_try.set_thing": Recipe(
        rule="program.change",
        call=lambda tx, who, *_: things_to_try.set_thing(
            tx, who, Construct.TRUST, "Talk", now=AFTER
        ),
    ),
    "program.follow_ups.reopen": Recipe(
        rule="follow_up.keep",
        kind="pair",
        before=done,
        told=frozenset({*LEADS, "lead elsewhere"}),  # one of the two has noted it, none of them
        call=lambda tx, who, *_: follow_ups.reopen(tx, who, "planned", now=AFTER),
    ),
}
