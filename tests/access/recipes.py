"""How to call every verb that takes an actor."""

from collections.abc import Callable, Mapping

from mentorsurvey.access import Actor
from mentorsurvey.program import erasing
from mentorsurvey.store import Database
from mentorsurvey.store import erasing as stored
from mentorsurvey.store.erasing import Subject
from tests.access.recipe import Recipe
from tests.access.recipes_agreements import AGREEING
from tests.access.recipes_asking import ASKING
from tests.access.recipes_deciding import DECIDING
from tests.access.recipes_follow_ups import FOLLOWING
from tests.access.recipes_leads import LEADING
from tests.access.recipes_letters import WRITING
from tests.access.recipes_mail import MAIL
from tests.access.recipes_outbox import MAILING
from tests.access.recipes_program import PROGRAM
from tests.access.recipes_steps import STEPS
from tests.access.world import AFTER

RECIPES: Mapping[str, Recipe] = {
    **PROGRAM,
    **AGREEING,
    **STEPS,
    **DECIDING,
    **FOLLOWING,
    **ASKING,
    **LEADING,
    **MAIL,
    **MAILING,
    **WRITING,
}
"""Station, module and name of a verb → how to call it."""


def _somebody(database: Database) -> Subject:
    with database.read() as tx:
        return stored.subjects(tx)[0]


ON_THE_SERVER: Mapping[str, Callable[[Database, Actor], object]] = {
    "program.erasing.find": lambda there, who: erasing.find(there, who, "Tom Reyes"),
    "program.erasing.preview": lambda there, who: erasing.preview(
        there, who, _somebody(there), now=AFTER
    ),
    "program.erasing.erase": lambda there, who: erasing.erase(
        there, who, _somebody(there), now=AFTER
    ),
    "program.erasing.standing": erasing.standing,
    "program.erasing.replay": lambda there, who: erasing.replay(there, who, now=AFTER),
    "program.erasing.finish": lambda there, who: erasing.finish(there, who, now=AFTER),
}
"""Verb that works on a whole database and its files, for the operator alone → how to call it."""

INSIDE: Mapping[str, str] = {
    "mail.coming.is_planned": "A part of filling, which the clock alone does.",
    "mail.coming.next_round": "A part of composing, which the clock alone does.",
    "mail.digest.news": "A part of composing: for a lead, of what that lead may see.",
    "program.agreement_opening.opened": "A part of the verbs of an agreement, which ask the table.",
    "program.correcting.give": "A part of import_settled(), which asks the table.",
    "program.missing.apply_missing": "A part of import_settled(), which asks the table.",
    "program.returning.apply_returning": "A part of import_settled(), which asks the table.",
    "program.roster_import.apply_plan": "A part of import_roster() and import_settled().",
    "program.roster.plan_rows": "A part of plan_roster() and import_roster(), which ask the table.",
    "program.pair_days.calendar": "The time zone of the actor's own program, for other verbs.",
    "program.pair_days.first_day": "A part of the verbs of a pair, which have read it in scope.",
    "program.pair_days.pair_of": "A part of the verbs of a pair, which ask the table.",
    "program.leading.with_address": "A part of naming a lead and of founding, which ask the table.",
    "program.erased_people.recognizer": "A part of plan_roster(), which asks the table.",
    "readings.apart.past": "A part of reflection(), which has read the form as the actor's own.",
    "readings.export.gathered": "A part of what exports: it adds rounds to values read in scope.",
    "readings.beside.kinds": "A part of relationship(), of a pair that it has read in scope.",
    "readings.released.released": "A part of relationship(), of a pair that it has read in scope.",
    "rounds.changing.own_round": "A part of the verbs that change a round, which ask the table.",
    "rounds.reach.chosen": "A part of opening a round and of its preview, which ask the table.",
    "rounds.reach.check_not_twice": "A part of move_close(), which asks the table.",
    "rounds.opening.open_as": "A part of open_round() and open_due(), which ask the table.",
    "rounds.schedule_state.known": "A part of the verbs of a schedule, which ask the table.",
    "rounds.schedule_coming.next_for": "A part of composing, which the clock alone does.",
    "rounds.opening.zone_of": "The time zone of the actor's own program, for other verbs.",
    "rounds.opening.check_not_today": "A part of opening a round: it compares two days.",
    "responses.outcomes.decide_by_forms": "A part of submit(), which asks the table.",
    "responses.outcomes.follow": "A part of submitting and of deciding, which ask the table.",
    "rounds.phases.enter": "A part of opening a round and of deciding, which ask the table.",
    "rounds.phases.leave": "A part of discarding a round, which asks the table.",
    "rounds.phases.enter_today": "A part of opening a round and of deciding, which ask the table.",
    "readings.series.asked": "Numbers and forms of the program's own rounds, for other readings.",
    "responses.forms.read_again": "A part of saving a step, which asks the table.",
}
"""What takes an actor and asks no rule by itself → why it need not."""
