"""Changes a program's thresholds: their ranges, saving, the way back.

A program's leads share one set. No cut-off is published for mentoring, so every default is a
convention.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import SettingsError
from mentorsurvey.measures.attention.rules import DEFAULTS, Settings
from mentorsurvey.store import Database, Tx, audit
from mentorsurvey.store import thresholds as stored

Name = Literal["cut", "probability", "answered", "missed"]
NAMES: tuple[Name, ...] = get_args(Name)

Values = Mapping[Name, int]
"""In whole numbers, as people say them: the cut in points, the probability in per cent."""

RANGES: Mapping[Name, tuple[int, int]] = {
    "cut": (0, 100),
    "probability": (50, 99),
    "answered": (1, 6),
    "missed": (1, 6),
}
"""The lowest and the highest value of each."""

DEFAULT: Values = {
    "cut": round(DEFAULTS.cut),
    "probability": round(100 * DEFAULTS.probability),
    "answered": DEFAULTS.answered,
    "missed": DEFAULTS.missed,
}
"""What a program begins with, and goes back to."""

CALLED: Mapping[Name, str] = {
    "cut": "The level",
    "probability": "The chance",
    "answered": "The number of forms answered",
    "missed": "The number of forms missed",
}


@dataclass(frozen=True, kw_only=True)
class Threshold:
    """One threshold as it stands in a program.

    Attributes
    ----------
    name : Name
        Which.
    value, default : int
        What holds, and what it would be without a choice of the program's own.
    by, changed_at : str and datetime or None
        Who changed it last and when; empty and None where nobody did.
    number : int
        Rises with every change; 0 where there was none.
    """

    name: Name
    value: int
    default: int
    by: str = ""
    changed_at: datetime | None = None
    number: int = 0


def standing(where: Database | Tx, actor: Actor) -> tuple[Threshold, ...]:
    """Every threshold of the lead's program, as it stands now.

    Raises
    ------
    NotAllowed
        Where the actor is no lead.
    """
    require(actor, "threshold.see")
    with where.read() as tx:
        changes = stored.latest(tx, actor)
    return tuple(_threshold(name, changes.get(name)) for name in NAMES)


def in_force(where: Database | Tx, actor: Actor) -> Settings:
    """The settings by which the rules of the lead's program are applied.

    Raises
    ------
    NotAllowed
        Where the actor is no lead.
    """
    return settings({one.name: one.value for one in standing(where, actor)})


def settings(values: Values) -> Settings:
    """The settings that these values make; what is missing is the default."""
    chosen = {**DEFAULT, **values}
    return Settings(
        answered=chosen["answered"],
        missed=chosen["missed"],
        cut=float(chosen["cut"]),
        probability=chosen["probability"] / 100,
    )


def checked(values: Mapping[Name, object]) -> Values:
    """The values, where each is a whole number within its range.

    Raises
    ------
    SettingsError
        For the first that is not.
    """
    found: dict[Name, int] = {}
    for name, value in values.items():
        low, high = RANGES[name]
        if type(value) is not int or not low <= value <= high:
            said = value if isinstance(value, int | float) else "that"
            given = "nothing was entered" if value is None else f"{said} is not"
            raise SettingsError(
                f"{CALLED[name]} has to be a whole number from {low} to {high}; {given}.",
                "Nothing was saved. Change it and try again.",
            )
        found[name] = value
    return found


def save(
    where: Database | Tx, actor: Actor, values: Mapping[Name, object], *, now: datetime
) -> tuple[tuple[Threshold, ...], tuple[Threshold, ...]]:
    """Set thresholds for all leads of the program; what stood before, and what stands now.

    The last to save wins. Only what differs from what stands is kept as a change; a value that is
    the default is kept as going back to it.

    Raises
    ------
    NotAllowed
        Where the actor is no lead.
    SettingsError
        For a value that is no whole number, or outside its range.
    """
    require(actor, "threshold.change")
    chosen = checked(values)
    with where.write() as tx:
        before = standing(tx, actor)
        changed: dict[str, int | None] = {
            one.name: None if chosen[one.name] == one.default else chosen[one.name]
            for one in before
            if chosen.get(one.name, one.value) != one.value
        }
        if changed:
            stored.add(tx, actor, changed, now=now)
        for name in changed:
            audit.write(tx, actor, "threshold.set", "threshold", name, now=now)
        return before, standing(tx, actor)


def _threshold(name: Name, change: stored.Change | None) -> Threshold:
    default = DEFAULT[name]
    if change is None:
        return Threshold(name=name, value=default, default=default)
    return Threshold(
        name=name,
        value=default if change.value is None else change.value,
        default=default,
        by=change.by,
        changed_at=change.changed_at,
        number=change.number,
    )
