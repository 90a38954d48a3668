"""How to call what leads do with leads: naming, removing, handing over, keeping out of a pair."""

from collections.abc import Mapping

from mentorsurvey.access import Actor
from mentorsurvey.program import leading, recusing
from mentorsurvey.store import Tx
from mentorsurvey.store.times import to_text
from tests.access.recipe import Recipe
from tests.access.world import AFTER, World


def kept_out(tx: Tx, _: Actor, pair: str, __: World) -> None:
    """A lead keeps somebody out of the pair."""
    tx.run(
        "INSERT INTO recusal (mentor_id, mentee_id, person_id, reason, recused_at)"
        " SELECT mentor_id, mentee_id, mentor_id, 'lead', :at FROM relationship WHERE id = :pair",
        at=to_text(AFTER),
        pair=pair,
    )


def let_in(tx: Tx, actor: Actor, pair: str, _: World) -> object:
    found = tx.row("SELECT mentor_id FROM relationship WHERE id = :pair", pair=pair)
    person = found["mentor_id"] if found else "none"
    return recusing.let_in_again(tx, actor, person, pair, now=AFTER)


LEADING: Mapping[str, Recipe] = {
    "program.leading.leads_of": Recipe(
        rule="lead.see", call=lambda tx, who, *_: leading.leads_of(tx, who)
    ),
    "program.leading.namesakes": Recipe(
        rule="lead.change",
        call=lambda tx, who, *_: leading.namesakes(tx, who, "Tom Reyes", "t@example.org"),
    ),
    "program.leading.name_lead": Recipe(
        rule="lead.change",
        call=lambda tx, who, *_: leading.name_lead(
            tx, who, "Nia New", "nia@example.org", now=AFTER
        ),
    ),
    "program.leading.remove_lead": Recipe(
        rule="lead.change",
        kind="leading here",
        call=lambda tx, who, person, _: leading.remove_lead(tx, who, person, now=AFTER),
    ),
    "program.leading.hand_over": Recipe(
        rule="lead.change",
        kind="leading here",
        call=lambda tx, who, person, _: leading.hand_over(
            tx, who, person, "Nia New", "nia@example.org", now=AFTER
        ),
    ),
    "program.recusing.recuse_lead": Recipe(
        rule="lead.recuse",
        kind="pair",
        call=lambda tx, who, pair, _: recusing.recuse_lead(tx, who, who.person_id, pair, now=AFTER),
    ),
    "program.recusing.let_in_again": Recipe(
        rule="lead.recuse", kind="pair", before=kept_out, call=let_in
    ),
    "program.recusing.kept_by_leads": Recipe(
        rule="lead.see", call=lambda tx, who, *_: recusing.kept_by_leads(tx, who)
    ),
}
