"""How to call what the two of a pair decide."""

from collections.abc import Mapping
from dataclasses import replace

from mentorsurvey.access import Actor
from mentorsurvey.program import deciding, ending_soon, undecided
from mentorsurvey.store import Tx, rounds
from mentorsurvey.store.times import new_id
from tests.access.recipe import ELSEWHERE, Recipe
from tests.access.world import AFTER, World


def an_ending(tx: Tx, _: Actor, form: str, __: World) -> None:
    """The form was one of a completion, in which nobody said how to go on."""
    found = tx.row(
        "SELECT round.id, round.version_id FROM round"
        " JOIN invitation ON invitation.round_id = round.id WHERE invitation.id = :form",
        form=form,
    )
    if found is None:
        return
    made, content = new_id(), rounds.instrument(tx, found["version_id"])
    tx.run(
        "INSERT INTO instrument_version"
        " (id, program_id, key, version, content, content_hash, meaning, created_at)"
        " SELECT :id, program_id, key, 99, :content, 'ending', meaning, created_at"
        " FROM instrument_version WHERE id = :was",
        id=made,
        content=replace(content, phase="completion").canonical_json(),
        was=found["version_id"],
    )
    tx.run("UPDATE round SET version_id = :id WHERE id = :of", id=made, of=found["id"])


DECIDING: Mapping[str, Recipe] = {
    "program.deciding.decision": Recipe(
        rule="decision.own",
        kind="reflection",
        before=an_ending,
        told=ELSEWHERE,
        call=lambda tx, who, form, _: deciding.decision(tx, who, form, now=AFTER),
    ),
    "program.deciding.decide": Recipe(
        rule="decision.own",
        kind="reflection",
        before=an_ending,
        told=ELSEWHERE,
        call=lambda tx, who, form, _: deciding.decide(tx, who, form, "continue", now=AFTER),
    ),
    "program.deciding.to_decide": Recipe(
        rule="decision.own", call=lambda tx, who, *_: deciding.to_decide(tx, who, now=AFTER)
    ),
    "program.ending_soon.ending_soon": Recipe(
        rule="agreement.see", call=lambda tx, who, *_: ending_soon.ending_soon(tx, who, now=AFTER)
    ),
    "program.undecided.undecided": Recipe(
        rule="round.see", call=lambda tx, who, *_: undecided.undecided(tx, who, now=AFTER)
    ),
    "program.deciding.standings": Recipe(
        rule="decision.see", call=lambda tx, who, *_: deciding.standings(tx, who)
    ),
}
