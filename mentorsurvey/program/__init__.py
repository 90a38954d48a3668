"""Who takes part: founding a program, its roster, its leads."""

from mentorsurvey.program.founding import Founded, found
from mentorsurvey.program.next_steps import (
    keep_step,
    next_step,
    propose_step,
    say_whether,
    step_to_ask_about,
)
from mentorsurvey.program.notes import latest_note, leads, publish_note
from mentorsurvey.program.programs import actor_of, only_program, program_of
from mentorsurvey.program.roster import (
    FIELDS,
    Mapping,
    Plan,
    Refused,
    RosterRow,
    guess_mapping,
    mapping_for,
    plan_roster,
)
from mentorsurvey.program.roster import relationships_of as relationships
from mentorsurvey.program.roster_import import import_roster, imports, undo_import

__all__ = [
    "FIELDS",
    "Founded",
    "Mapping",
    "Plan",
    "Refused",
    "RosterRow",
    "actor_of",
    "found",
    "guess_mapping",
    "import_roster",
    "imports",
    "keep_step",
    "latest_note",
    "leads",
    "mapping_for",
    "next_step",
    "only_program",
    "plan_roster",
    "program_of",
    "propose_step",
    "publish_note",
    "relationships",
    "say_whether",
    "step_to_ask_about",
    "undo_import",
]
