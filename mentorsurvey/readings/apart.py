"""Where a topic stands between two people, and whether they have moved apart on it.

It rests on what the pages of earlier rounds have said, in rounds that both could read.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from mentorsurvey.access import Actor
from mentorsurvey.readings.comparing import Compared, High, compared, open_to_partner
from mentorsurvey.readings.series import asked
from mentorsurvey.store import Tx, breaks, earlier, responses, rounds
from mentorsurvey.store.owing import Owed

Standing = Literal["again", "apart", "neither", "high"]
"""Where a topic stands: moved apart over rounds; apart in this one; together, and rated high by
neither or by both."""

APART_ROUNDS = 2
"""Rounds running in which two people are apart before it counts as having moved apart."""

TOGETHER_ROUNDS = 2
"""Rounds before these in which they rated alike."""

_STANDS: dict[High, Standing] = {"one": "apart", "neither": "neither", "both": "high"}
"""In the order in which they decide for a topic of several ratings."""


Past = Sequence[Mapping[str, Standing]]
"""Where each topic stood in the earlier rounds of a pair, oldest first."""


def standings(past: Past, found: Iterable[Compared]) -> dict[str, Standing]:
    """Where each topic stands now, after these rounds."""
    return {
        topic: "again" if moved_apart([*(each.get(topic) for each in past), now]) else now
        for topic, now in by_topic(found).items()
    }


def by_topic(found: Iterable[Compared]) -> dict[str, Standing]:
    """Where each topic stands in one round, in the order of the form.

    Apart where anything in it is; else by what neither rates high, if there is any. Give and take
    stands by the whole, not by its kinds, which are seldom asked.
    """
    highs: dict[str, set[High]] = {}
    for one in found:
        if all(item.exchange in (None, "overall") for item in one.items):
            highs.setdefault(one.construct, set()).add(one.high)
    return {
        topic: next(stands for high, stands in _STANDS.items() if high in seen)
        for topic, seen in highs.items()
    }


def moved_apart(stood: Sequence[Standing | None]) -> bool:
    """Whether two people are apart for two rounds or more, right after two rounds together.

    ``stood`` is where one topic stood, oldest first; a round that did not compare it is skipped.
    """
    apart = [one == "apart" for one in stood if one is not None]
    run = next((place for place, one in enumerate(reversed(apart)) if not one), len(apart))
    before = apart[: len(apart) - run][-TOGETHER_ROUNDS:]
    return run >= APART_ROUNDS and len(before) == TOGETHER_ROUNDS and not any(before)


def past(tx: Tx, actor: Actor, owed: Owed) -> Past:
    """The earlier rounds that both have read, of the same wording and phase as this one.

    A round that is asked once has none, nor the first one after the two started anew. Rounds that
    were answered on a browser unknown to this one are left out; so are those that were released
    after this one, so that a reflection stays what it was.
    """
    if owed.released_at is None:
        return ()
    segments = {each.number: each.segment for each in asked(tx, actor, now=owed.released_at)}
    here = segments.get(owed.round_number)
    starts = breaks.fresh_starts(tx, actor.program_id, now=owed.released_at)
    first = max(
        (one for one in starts.get(owed.relationship_id, ()) if one <= owed.round_number), default=0
    )
    known = responses.known_browsers(tx, actor)
    if here is None:
        return ()
    found = []
    for each in earlier.rounds_before(tx, owed):
        answered_here = all(one.browser in known for one in each.own.values())
        if each.round_number >= first and answered_here and segments.get(each.round_number) == here:
            instrument = rounds.instrument(tx, each.version_id)
            own, theirs = (open_to_partner(instrument, said) for said in (each.own, each.theirs))
            found.append(by_topic(compared(instrument, own, theirs)))
    return found
