"""What a lead says of a roster before it goes in."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from mentorsurvey.program.look_alikes import Answers
from mentorsurvey.store.breaks import Reason

Question = tuple[str, str, str]
Becomes = Literal["keep", "pause", "end"]
Again = Literal["go_on", "anew", "stay_ended"]


@dataclass(frozen=True, kw_only=True)
class Decisions:
    """What was said; of what is missing here nothing was.

    Attributes
    ----------
    same : mapping
        Question about two who look alike → whether they are the same person.
    renamed : collection
        Questions about the same person whose name becomes that of the file.
    joined_anew : collection of int
        Lines that name somebody who was erased, and who has joined anew.
    again : mapping of str
        Relationship that had ended and that the file names → whether it goes on.
    missing : mapping of str
        Relationship that the file does not name → what becomes of it.
    others : {"keep", "pause", "end"}, optional
        What becomes of those that the file does not name and of which nothing else was said.
    reason : str
        Why pairs end or pause by it.
    until : date, optional
        When those that pause go on again.
    """

    same: Answers = field(default_factory=dict)
    renamed: Collection[Question] = ()
    joined_anew: Collection[int] = ()
    again: Mapping[str, Again] = field(default_factory=dict)
    missing: Mapping[str, Becomes] = field(default_factory=dict)
    others: Becomes | None = None
    reason: Reason = "other"
    until: date | None = None

    def of_missing(self, relationship_id: str) -> Becomes | None:
        """What becomes of a pair that the file does not name; None where nothing was said."""
        return self.missing.get(relationship_id, self.others)
