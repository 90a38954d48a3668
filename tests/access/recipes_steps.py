"""How to call what a next step of a pair consists of."""

from collections.abc import Mapping
from datetime import date

from mentorsurvey import program
from mentorsurvey.access import Actor
from mentorsurvey.program import steps_for_leads
from mentorsurvey.store import Tx
from mentorsurvey.store.times import to_text
from tests.access.recipe import ELSEWHERE, Recipe
from tests.access.world import AFTER, STEP, World


def no_step(tx: Tx, *_: object) -> None:
    tx.run("DELETE FROM next_step")


def proposed(tx: Tx, _: Actor, form: str, *__: object) -> None:
    """The partner's proposal, which is not kept yet."""
    tx.run(
        "UPDATE next_step SET kept_at = NULL, author_id = (SELECT CASE side"
        "   WHEN 'mentor' THEN r.mentee_id ELSE r.mentor_id END"
        "  FROM invitation JOIN relationship r ON r.id = invitation.relationship_id"
        "  WHERE invitation.id = :form)"
        " WHERE relationship_id IN (SELECT relationship_id FROM invitation WHERE id = :form)",
        form=form,
    )


def opened(tx: Tx, *_: object) -> None:
    """Both of every pair let their program read the step that they keep."""
    for side in ("mentor", "mentee"):
        tx.run(
            "INSERT INTO next_step_shown (step_id, side, shown_at)"
            " SELECT id, :side, :at FROM next_step",
            side=side,
            at=to_text(AFTER),
        )


def _step(tx: Tx, form: str) -> str:
    found = tx.row(
        "SELECT next_step.id FROM next_step JOIN invitation"
        " ON invitation.relationship_id = next_step.relationship_id WHERE invitation.id = :id",
        id=form,
    )
    return found["id"] if found else "none"


def kept(tx: Tx, actor: Actor, form: str, _: World) -> object:
    return program.keep_step(tx, actor, form, step_id=_step(tx, form), now=AFTER)


def let_read(tx: Tx, actor: Actor, form: str, _: World) -> object:
    return program.let_step_be_read(
        tx, actor, form, step_id=_step(tx, form), allowed=True, now=AFTER
    )


STEPS: Mapping[str, Recipe] = {
    "program.next_steps.next_step": Recipe(
        rule="reflection.own",
        kind="reflection",
        told=ELSEWHERE,
        call=lambda tx, who, form, _: program.next_step(tx, who, form),
    ),
    "program.next_steps.step_to_ask_about": Recipe(
        rule="response.own",
        kind="form",
        call=lambda tx, who, form, _: program.step_to_ask_about(tx, who, form),
    ),
    "program.next_steps.propose_step": Recipe(
        rule="reflection.own",
        kind="reflection",
        before=no_step,
        told=ELSEWHERE,
        call=lambda tx, who, form, _: program.propose_step(
            tx, who, form, STEP, date(2026, 11, 20), now=AFTER
        ),
    ),
    "program.next_steps.keep_step": Recipe(
        rule="reflection.own", kind="reflection", before=proposed, told=ELSEWHERE, call=kept
    ),
    "program.next_steps.let_step_be_read": Recipe(
        rule="reflection.own", kind="reflection", told=ELSEWHERE, call=let_read
    ),
    "program.next_steps.say_whether": Recipe(
        rule="response.own",
        kind="form",
        refused=ELSEWHERE,
        call=lambda tx, who, form, _: program.say_whether(tx, who, form, "yes", now=AFTER),
    ),
    "program.steps_for_leads.steps_of_pair": Recipe(
        rule="step.see",
        kind="pair",
        before=opened,
        call=lambda tx, who, pair, _: steps_for_leads.steps_of_pair(tx, who, pair),
    ),
}
