"""When is asked, and of whom: opening, inviting, extending, closing, correcting a mistake."""

from mentorsurvey.rounds.asked_for_time import count_requests, decline_time, waiting_requests
from mentorsurvey.rounds.asking import Asks, pairs_by_name, would_ask
from mentorsurvey.rounds.changing import (
    close_round,
    extend_invitation,
    extend_pair,
    list_rounds,
    move_close,
    standings,
    submitted_since,
)
from mentorsurvey.rounds.mistaken import can_discard, discard_round, set_counts
from mentorsurvey.rounds.opening import (
    Opened,
    end_of_day,
    open_round,
)
from mentorsurvey.rounds.reach import EVERYONE, Reach, invite_to_open_rounds

__all__ = [
    "EVERYONE",
    "Asks",
    "Opened",
    "Reach",
    "can_discard",
    "close_round",
    "count_requests",
    "decline_time",
    "discard_round",
    "end_of_day",
    "extend_invitation",
    "extend_pair",
    "invite_to_open_rounds",
    "list_rounds",
    "move_close",
    "open_round",
    "pairs_by_name",
    "set_counts",
    "standings",
    "submitted_since",
    "waiting_requests",
    "would_ask",
]
