"""What stands with a note of the program to its people: when it was written, about which round."""

from collections.abc import Sequence

from mentorsurvey.responses.saying import Day
from mentorsurvey.store.programs import Note

TITLE = "You said, we changed"


def when(note: Note, day: Day) -> str:
    """Such as "After round 3. Tuesday, November 10"."""
    said = day(note.noted_at)
    return said if note.round_number is None else f"After round {note.round_number}. {said}"


def earlier(notes: Sequence[Note]) -> str:
    """What opens the list of those that came before."""
    return f"What changed before ({len(notes)})"
