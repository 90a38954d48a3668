"""What a lead says of a roster before it goes in."""

from collections.abc import Collection
from dataclasses import dataclass, field

from mentorsurvey.program.look_alikes import Answers

Question = tuple[str, str, str]


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
    """

    same: Answers = field(default_factory=dict)
    renamed: Collection[Question] = ()
    joined_anew: Collection[int] = ()
