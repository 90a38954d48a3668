"""Who takes part: founding a program, its roster, its leads."""

from mentorsurvey.program.contacts import (
    asked_for,
    end_contact,
    follow_up_wish,
    is_asked,
    name_confidential_contact,
    name_lead_contact,
    named_contacts,
    open_wishes,
    possible_leads,
    set_leads_see,
    waiting_wishes,
)
from mentorsurvey.program.correcting import Corrected, correct, people_of
from mentorsurvey.program.founding import Founded, found
from mentorsurvey.program.next_steps import (
    keep_step,
    let_step_be_read,
    next_step,
    propose_step,
    say_whether,
    step_to_ask_about,
)
from mentorsurvey.program.notes import latest_note, leads, notes, publish_note
from mentorsurvey.program.programs import actor_of, command_in, only_program, program_of
from mentorsurvey.program.roster import plan_roster
from mentorsurvey.program.roster import relationships_of as relationships
from mentorsurvey.program.roster_import import import_roster, imports, undo_import
from mentorsurvey.program.roster_pairs import FIELDS, RosterRow
from mentorsurvey.program.roster_plan import Plan, Refused, names_in

__all__ = [
    "FIELDS",
    "Corrected",
    "Founded",
    "Plan",
    "Refused",
    "RosterRow",
    "actor_of",
    "asked_for",
    "command_in",
    "correct",
    "end_contact",
    "follow_up_wish",
    "found",
    "import_roster",
    "imports",
    "is_asked",
    "keep_step",
    "latest_note",
    "leads",
    "let_step_be_read",
    "name_confidential_contact",
    "name_lead_contact",
    "named_contacts",
    "names_in",
    "next_step",
    "notes",
    "only_program",
    "open_wishes",
    "people_of",
    "plan_roster",
    "possible_leads",
    "program_of",
    "propose_step",
    "publish_note",
    "relationships",
    "say_whether",
    "set_leads_see",
    "step_to_ask_about",
    "undo_import",
    "waiting_wishes",
]
