"""The only place that says which kind of actor may use which verb."""

from typing import Literal

from mentorsurvey.access.actor import Actor
from mentorsurvey.errors import NotAllowed

Role = Literal["participant", "lead", "operator", "clock"]

RULES: dict[str, frozenset[Role]] = {
    "program.create": frozenset({"operator"}),
    "program.see": frozenset({"participant", "lead", "operator"}),
    "program.change": frozenset({"lead", "operator"}),
    "roster.see": frozenset({"lead", "operator"}),
    "roster.change": frozenset({"lead", "operator"}),
    "round.open": frozenset({"lead", "operator"}),
    "round.change": frozenset({"lead", "operator"}),
    "round.see": frozenset({"lead", "operator", "clock"}),
    "link.mint": frozenset({"lead", "operator"}),
    "response.own": frozenset({"participant"}),
    "reflection.own": frozenset({"participant"}),
    "reading.program": frozenset({"lead"}),
    "attention.change": frozenset({"lead"}),
    "threshold.see": frozenset({"lead"}),
    "threshold.change": frozenset({"lead"}),
    "contact.name": frozenset({"lead", "operator"}),
    "pin.own": frozenset({"participant"}),
    "wish.own": frozenset({"participant"}),
    "history.own": frozenset({"participant"}),
    "record.look": frozenset({"participant"}),
    "record.see": frozenset({"lead"}),
    "record.check": frozenset({"operator"}),
}
"""Verb → the roles that may use it. What is not listed is nobody's."""


def roles(actor: Actor) -> frozenset[Role]:
    """The roles that an actor acts in. A lead is a participant of their own forms too."""
    if actor.kind == "person":
        return frozenset({"participant", "lead"} if actor.is_lead else {"participant"})
    return frozenset({actor.kind})


def require(actor: Actor, verb: str) -> None:
    """Pass where one of the actor's roles may use the verb.

    Raises
    ------
    NotAllowed
        Where none may; also for a verb that the table does not know.
    """
    if not roles(actor) & RULES.get(verb, frozenset()):
        raise NotAllowed
