"""What a recipe is: how to call a verb, on which objects, and who reaches them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal

from mentorsurvey.access import Actor
from mentorsurvey.store import Tx
from tests.access.world import ACTORS, AFTER, BY_RECUSED, LEADS, World

LATER = AFTER + timedelta(days=30)
LATE = AFTER + timedelta(days=20)
HERE = frozenset({*LEADS, "operator"})
AWAY = frozenset({"lead elsewhere"})
EVERYBODY = frozenset(ACTORS)
NOBODY: frozenset[str] = frozenset()
OWN = frozenset({"participant", "link holder"})
FORMS = {
    "own": OWN,
    "partner's": frozenset({"partner"}),
    "other pair's": frozenset({"other pair"}),
    "elsewhere": frozenset({"other program"}),
    "not there": NOBODY,
}
PAIRS = {
    "own": HERE - {"recused lead", BY_RECUSED},
    "other pair's": HERE - {"lead in a pair"},
    "elsewhere": AWAY,
    "not there": NOBODY,
}

REACH: Mapping[str, Mapping[str, frozenset[str]]] = {
    "": {"": EVERYBODY},
    "form": FORMS,
    "reflection": FORMS,
    "told": FORMS,
    "pair": PAIRS,
    "agreement": {
        "own": frozenset({"participant", "partner", "link holder"}),
        "other pair's": frozenset({"other pair", "lead in a pair"}),
        "elsewhere": frozenset({"other program"}),
        "not there": NOBODY,
    },
    "more time": {**PAIRS, "partner's": PAIRS["own"]},
    "round": {"here": HERE, "elsewhere": AWAY, "not there": NOBODY},
    "person": {
        "own": HERE - {"recused lead", BY_RECUSED},
        "partner's": HERE,  # a mentor of two: the other pair is not kept from them
        "other pair's": HERE - {"lead in a pair"},
        "elsewhere": AWAY,
        "not there": NOBODY,
    },
    "whole person": {  # without the mentor of two, of whose pairs one is kept from a lead
        "own": HERE - {"recused lead", BY_RECUSED},
        "other pair's": HERE - {"lead in a pair"},
        "elsewhere": AWAY,
        "not there": NOBODY,
    },
    "leading": {"lead": HERE, "participant": NOBODY, "elsewhere": AWAY, "not there": NOBODY},
    "leading here": {"lead": HERE, "participant": NOBODY, "not there": NOBODY},
    "new lead": {
        "new": frozenset({"lead", "recused lead", "lead in a pair", BY_RECUSED}),
        "lead": NOBODY,
        "elsewhere": NOBODY,
        "not there": NOBODY,
    },
    "import": {"here": HERE, "elsewhere": AWAY, "not there": NOBODY},
    "wish": {"own": frozenset({"named contact"}), "partner's": NOBODY, "not there": NOBODY},
    "named": {"": frozenset({"lead", "named contact", "contact's link"})},
    "answered here": {
        "": frozenset({"participant", "partner", "other pair", "other program", "lead in a pair"})
    },
    "leading pages": {"": frozenset({*LEADS, "lead elsewhere"})},
    "pin here": {"": frozenset({"participant"})},
    "pin": {"": OWN},
}
"""Kind of object → name → who reaches it, written by hand from what people are promised."""

Call = Callable[[Tx, Actor, str, World], object]


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """How a verb is called.

    Attributes
    ----------
    rule : str
        The row of the table that it asks.
    call : Call
        The call on an object of that kind.
    kind : str
        A kind of ``REACH``; empty for a verb that takes no object.
    before : Call, optional
        What its owner did before.
    outside : {"refused", "nothing", "told"}
        What comes of an object that is out of reach: refused as if it were not there; done, but
        nothing changes and nothing is told; or told why not.
    told : frozenset of str
        Who reaches it, and is told why it does not work for them.
    told_of : mapping
        The same for one object alone: its name → who.
    refused : frozenset of str
        Who reaches it, and is refused all the same.
    """

    rule: str
    call: Call
    kind: str = ""
    before: Call | None = None
    outside: Literal["refused", "nothing", "told"] = "refused"
    told: frozenset[str] = NOBODY
    told_of: Mapping[str, frozenset[str]] = field(default_factory=dict)
    refused: frozenset[str] = NOBODY

    @property
    def objects(self) -> Mapping[str, frozenset[str]]:
        """Name → who reaches it."""
        return REACH[self.kind]


ELSEWHERE = frozenset({"link holder"})
"""Who holds the link only, and has not given the answers."""
