"""How to call what an agreement of a pair consists of."""

from collections.abc import Mapping
from datetime import timedelta

from mentorsurvey.access import Actor
from mentorsurvey.program import agreeing, agreement_for_leads, delivering, keeping, pair_agreement
from mentorsurvey.readings import report
from mentorsurvey.readings.agreement_totals import agreement_totals
from mentorsurvey.store import Tx
from mentorsurvey.store.times import to_text
from tests.access.recipe import ELSEWHERE, Recipe
from tests.access.world import AFTER, World
from tests.house import NOW

WORDS = '{"hours": 6, "until": "2027-12", "deliverables": [{"key": "a1", "title": "Tides"}]}'
DUE = '{"deliverables": [{"key": "a1", "title": "Tides", "due": "2026-09"}]}'
MENTEES = frozenset({"participant", "other pair", "other program"})
"""Whose own proposals stand in these recipes: each pair's mentee has proposed."""
MENTORS = frozenset({"partner", "lead in a pair"})


def put(tx: Tx, pair: str, *, confirmed: bool) -> None:
    tx.run(
        "INSERT INTO agreement (id, relationship_id, number, side, words, leads_see,"
        " proposed_at, confirmed_at)"
        " VALUES ('agreement', :pair, 1, 'mentee', :words, 'scores', :at, :confirmed)",
        pair=pair,
        words=WORDS,
        at=to_text(AFTER),
        confirmed=to_text(AFTER) if confirmed else None,
    )


def agreed(tx: Tx, _: Actor, pair: str, __: World) -> None:
    """Confirmed by both, a moment ago."""
    put(tx, pair, confirmed=True)


def proposed(tx: Tx, _: Actor, pair: str, __: World) -> None:
    """Proposed by the mentee, a moment ago."""
    put(tx, pair, confirmed=False)


def drafted(tx: Tx, _: Actor, pair: str, __: World) -> None:
    """Both have a draft."""
    for side in ("mentor", "mentee"):
        tx.run(
            "INSERT INTO agreement_draft (relationship_id, side, words, based_on, saved_at)"
            " VALUES (:pair, :side, :words, 0, :at)",
            pair=pair,
            side=side,
            words=WORDS,
            at=to_text(AFTER),
        )


def submitted(tx: Tx, actor: Actor, pair: str, world: World) -> None:
    """The mentee says that the paper was submitted."""
    agreed(tx, actor, pair, world)
    tx.run(
        "INSERT INTO deliverable_status (id, relationship_id, key, status, side, said_at)"
        " VALUES ('said', :pair, 'a1', 'submitted', 'mentee', :at)",
        pair=pair,
        at=to_text(AFTER),
    )


def is_due(tx: Tx, _: Actor, form: str, __: World) -> None:
    """The pair agreed long ago on a paper that was due in the month before the second round."""
    early = to_text(NOW - timedelta(days=30))
    tx.run("UPDATE round SET opened_at = :early WHERE number = 1", early=early)
    tx.run(
        "INSERT INTO agreement (id, relationship_id, number, side, words, leads_see,"
        " proposed_at, confirmed_at) SELECT 'agreement', relationship_id, 1, 'mentee',"
        " :words, 'scores', :early, :early FROM invitation WHERE id = :form",
        form=form,
        words=DUE,
        early=early,
    )


AGREEING: Mapping[str, Recipe] = {
    "program.keeping.clauses_to_ask_about": Recipe(
        rule="response.own",
        kind="form",
        before=is_due,
        call=lambda tx, who, form, _: keeping.clauses_to_ask_about(tx, who, form),
    ),
    "program.keeping.say_clause": Recipe(
        rule="response.own",
        kind="form",
        before=is_due,
        refused=ELSEWHERE,
        call=lambda tx, who, form, _: keeping.say_clause(
            tx, who, form, "deliverable:a1", "no", now=AFTER
        ),
    ),
    "program.pair_agreement.agreement": Recipe(
        rule="agreement.own",
        kind="agreement",
        before=submitted,
        told=ELSEWHERE,
        call=lambda tx, who, pair, _: pair_agreement.agreement(tx, who, pair, now=AFTER),
    ),
    "program.pair_agreement.waiting": Recipe(
        rule="agreement.own",
        call=lambda tx, who, *_: pair_agreement.waiting(tx, who, now=AFTER),
    ),
    "program.agreeing.save_draft": Recipe(
        rule="agreement.own",
        kind="agreement",
        told=ELSEWHERE,
        call=lambda tx, who, pair, _: agreeing.save_draft(tx, who, pair, {"hours": 5}, now=AFTER),
    ),
    "program.agreeing.drop_draft": Recipe(
        rule="agreement.own",
        kind="agreement",
        before=drafted,
        told=ELSEWHERE,
        call=lambda tx, who, pair, _: agreeing.drop_draft(tx, who, pair),
    ),
    "program.agreeing.propose": Recipe(
        rule="agreement.own",
        kind="agreement",
        before=drafted,
        told=ELSEWHERE,
        call=lambda tx, who, pair, _: agreeing.propose(tx, who, pair, seen=0, now=AFTER),
    ),
    "program.agreeing.confirm": Recipe(
        rule="agreement.own",
        kind="agreement",
        before=proposed,
        told=ELSEWHERE | MENTEES,
        call=lambda tx, who, pair, _: agreeing.confirm(tx, who, pair, number=1, now=AFTER),
    ),
    "program.agreeing.take_back": Recipe(
        rule="agreement.own",
        kind="agreement",
        before=proposed,
        told=ELSEWHERE | MENTORS,
        call=lambda tx, who, pair, _: agreeing.take_back(tx, who, pair, number=1, now=AFTER),
    ),
    "program.agreeing.let_leads_read": Recipe(
        rule="agreement.own",
        kind="agreement",
        before=agreed,
        told=ELSEWHERE,
        call=lambda tx, who, pair, _: agreeing.let_leads_read(
            tx, who, pair, number=1, allowed=True, now=AFTER
        ),
    ),
    "program.delivering.move_deliverable": Recipe(
        rule="agreement.own",
        kind="agreement",
        before=agreed,
        told=ELSEWHERE,
        call=lambda tx, who, pair, _: delivering.move_deliverable(
            tx, who, pair, "a1", "submitted", now=AFTER
        ),
    ),
    "program.delivering.confirm_deliverable": Recipe(
        rule="agreement.own",
        kind="agreement",
        before=submitted,
        told=ELSEWHERE | MENTEES,
        call=lambda tx, who, pair, _: delivering.confirm_deliverable(
            tx, who, pair, "a1", said_id="said", now=AFTER
        ),
    ),
    "readings.report.done": Recipe(
        rule="reading.program",
        call=lambda tx, who, *_: report.done(tx, who),
    ),
    "readings.agreement_totals.agreement_totals": Recipe(
        rule="agreement.see",
        call=lambda tx, who, *_: agreement_totals(tx, who, {"a pair"}),
    ),
    "program.agreement_for_leads.agreement_of_pair": Recipe(
        rule="agreement.see",
        kind="pair",
        before=agreed,
        call=lambda tx, who, pair, _: agreement_for_leads.agreement_of_pair(tx, who, pair),
    ),
}
