"""Where an actor is made: the one who asks."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["person", "operator", "clock"]
Scope = Literal["participant", "lead"]


@dataclass(frozen=True, kw_only=True)
class Actor:
    """Who asks: a signed-in person, or one of the two actors that are not people.

    Attributes
    ----------
    kind : {"person", "operator", "clock"}
        ``operator`` is the command line on the host, ``clock`` opens and closes on time.
    program_id, person_id, session_id : str
        An operator and a clock have a program at most; theirs is the server where they have none.
    scope : {"participant", "lead"}
        What the link that signed the person in is good for. A lead's scope holds the
        participant pages of that person as well.
    makers : tuple of str
        The leads who made the link that a lead is signed in with, and who made theirs. What is
        kept from one of them is kept from this session too. Empty for a link from the server.
    browser : str
        Hash of the browser's own cookie; answers show only where they were given.
    """

    kind: Kind
    program_id: str = ""
    person_id: str = ""
    session_id: str = ""
    scope: Scope = "participant"
    browser: str = ""
    makers: tuple[str, ...] = ()

    @property
    def is_lead(self) -> bool:
        """Whether lead pages are this actor's to open."""
        return self.kind == "person" and self.scope == "lead"


def operator(program_id: str = "") -> Actor:
    """The command line on the host."""
    return Actor(kind="operator", program_id=program_id)


def clock(program_id: str = "") -> Actor:
    """The server's own clock: opens, reminds, closes, reads no answers."""
    return Actor(kind="clock", program_id=program_id)
