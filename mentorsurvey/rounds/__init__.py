"""When is asked, and of whom: opening, inviting, extending, closing."""

from mentorsurvey.rounds.opening import (
    Opened,
    close_round,
    end_of_day,
    extend_invitation,
    invite_to_open_rounds,
    list_rounds,
    move_close,
    open_round,
    standings,
)

__all__ = [
    "Opened",
    "close_round",
    "end_of_day",
    "extend_invitation",
    "invite_to_open_rounds",
    "list_rounds",
    "move_close",
    "open_round",
    "standings",
]
