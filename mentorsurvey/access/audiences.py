"""Who may see an answer: which of its partner and its program's leads."""

from enum import StrEnum
from typing import Literal

Viewer = Literal["partner", "leads"]


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

    def switched(self, viewer: Viewer, on: bool) -> "Audience":
        """This audience with one viewer let in, or kept out."""
        return _BY_VIEWERS[self.viewers | {viewer} if on else self.viewers - {viewer}]


_VIEWERS: dict[Audience, frozenset[Viewer]] = {
    Audience.PARTNER_AND_LEADS: frozenset({"partner", "leads"}),
    Audience.PARTNER: frozenset({"partner"}),
    Audience.LEADS: frozenset({"leads"}),
    Audience.ONLY_YOU: frozenset(),
}
_BY_VIEWERS = {viewers: audience for audience, viewers in _VIEWERS.items()}
