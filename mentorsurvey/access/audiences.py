"""The only place that says who may see an answer, and in which words people are told."""

from enum import StrEnum
from typing import Literal

Viewer = Literal["partner", "leads"]
VIEWERS: tuple[Viewer, ...] = ("partner", "leads")


class Audience(StrEnum):
    """Which of {partner, leads} may see an answer. Its author always may."""

    PARTNER_AND_LEADS = "partner_and_leads"
    PARTNER = "partner"
    LEADS = "leads"
    ONLY_YOU = "only_you"

    @property
    def viewers(self) -> frozenset[Viewer]:
        """The viewers that this audience admits."""
        return _VIEWERS[self]

    def admits(self, viewer: Viewer) -> bool:
        """Whether ``viewer`` may see an answer of this audience."""
        return viewer in _VIEWERS[self]

    def narrowings(self) -> tuple["Audience", ...]:
        """This audience and every narrower one, widest first."""
        return tuple(other for other in Audience if other.viewers <= self.viewers)

    def narrowed_to(self, wish: "Audience") -> "Audience":
        """The intersection of this audience and ``wish``: never wider than either."""
        return _BY_VIEWERS[self.viewers & wish.viewers]


_VIEWERS: dict[Audience, frozenset[Viewer]] = {
    Audience.PARTNER_AND_LEADS: frozenset({"partner", "leads"}),
    Audience.PARTNER: frozenset({"partner"}),
    Audience.LEADS: frozenset({"leads"}),
    Audience.ONLY_YOU: frozenset(),
}
_BY_VIEWERS = {viewers: audience for audience, viewers in _VIEWERS.items()}

WORDS: dict[Audience, str] = {
    Audience.PARTNER_AND_LEADS: "Seen by {partner} and your program leads",
    Audience.PARTNER: "Seen by {partner}, not by your program leads",
    Audience.LEADS: "Seen by your program leads, not by {partner}",
    Audience.ONLY_YOU: "Seen by you alone",
}
"""The sentence beside each question; ``{partner}`` is the other person's name."""
