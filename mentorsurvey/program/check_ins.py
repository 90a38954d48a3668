"""Checking in with a pair: whom a round draws at random, and taking an entry off the list."""

from collections.abc import Collection
from datetime import datetime
from typing import get_args

from mentorsurvey.access import Actor, clock, require
from mentorsurvey.errors import AnswerError, NotAllowed
from mentorsurvey.instruments import is_clean
from mentorsurvey.measures.attention.quality import RAISED
from mentorsurvey.store import Database, Tx, attention, audit, programs
from mentorsurvey.store.attention import Needed, Why

LONGEST = 500
"""Characters of a lead's own words on an entry."""


def draw_routine(where: Database | Tx, actor: Actor, *, now: datetime) -> int:
    """Note for each closed round, once, the pairs from which it draws: all that it asked last.

    Over the whole program, so that it does not matter who comes first and whom they may see. How
    many of them are on the list depends on the entries that a lead sees, and is settled when the
    list is read: so nobody can tell from the draw what is kept from them. For how many rounds.
    """
    require(actor, "attention.draw")
    with where.read() as tx:
        if not _open_draw(tx, actor, now=now):
            return 0
    with where.write() as tx:
        draws = _open_draw(tx, actor, now=now)
        for round_id, drawn in draws:
            attention.add_draw(tx, round_id, drawn, now=now)
            # Chance draws, and it does not matter who comes first.
            audit.write(
                tx,
                clock(),
                "attention.draw",
                "round",
                round_id,
                program_id=actor.program_id,
                now=now,
            )
        if draws:
            programs.touch(tx, actor.program_id)
    return len(draws)


def dismiss(
    where: Database | Tx,
    actor: Actor,
    relationship_id: str,
    round_number: int,
    *,
    kinds: Collection[str],
    why: Why | None,
    needed: Needed | None,
    words: str = "",
    now: datetime,
) -> None:
    """Take an entry off the list until a later round raises it again. Doing it twice is once.

    It leaves the lists of those who may read whatever this lead may read (`attention.dismissals`).

    Parameters
    ----------
    round_number : int
        The newest round that the entry rests on.
    kinds : collection of str
        What it stands there for; at least one.
    why, needed : str or None
        One of the options; None where nothing was chosen.
    words : str
        The lead's own; needed with the reason "other".

    Raises
    ------
    NotAllowed
        Where the relationship is not the lead's to see, or that round did not ask it.
    AnswerError
        Without a reason, without an answer to whether it was needed, or for words that are
        missing or too long.
    """
    require(actor, "attention.change")
    if needed is None or needed not in get_args(Needed):
        raise AnswerError("You have not said whether a check-in was needed.", "Choose one.")
    if why is None or why not in get_args(Why):
        raise AnswerError("You have not said why it comes off the list.", "Choose one.")
    if not kinds or not set(kinds) <= RAISED | {"routine"}:
        raise ValueError("an entry stands on the list for a kind that leads see")
    words = words.strip()
    if len(words) > LONGEST or not is_clean(words):
        raise AnswerError(f"Your words have up to {LONGEST} characters.", "Shorten them.")
    if why == "other" and not words:
        raise AnswerError("With “another reason” a few words are needed.", "Say which.")
    with where.write() as tx:
        dismissed = attention.dismiss(
            tx,
            actor,
            relationship_id=relationship_id,
            round_id=_round(tx, actor, relationship_id, round_number),
            kinds=sorted(kinds),
            why=why,
            words=words,
            needed=needed,
            now=now,
        )
        if dismissed:
            audit.write(tx, actor, "attention.dismiss", "relationship", relationship_id, now=now)


def undo(
    where: Database | Tx, actor: Actor, relationship_id: str, round_number: int, *, now: datetime
) -> None:
    """Take a dismissal back: the entry stands on the list again if it still applies.

    What a lead does not see of others is left as it is.

    Raises
    ------
    NotAllowed
        Where the relationship is not the lead's to see, or that round did not ask it.
    """
    require(actor, "attention.change")
    with where.write() as tx:
        round_id = _round(tx, actor, relationship_id, round_number)
        if attention.undo(tx, actor, relationship_id, round_id):
            audit.write(tx, actor, "attention.undo", "relationship", relationship_id, now=now)


def _open_draw(tx: Tx, actor: Actor, *, now: datetime) -> list[tuple[str, list[str]]]:
    undrawn = attention.undrawn(tx, actor.program_id, now=now)
    return [(round_id, asked) for round_id, asked in undrawn if asked]


def _round(tx: Tx, actor: Actor, relationship_id: str, number: int) -> str:
    found = attention.round_of(tx, actor, relationship_id, number)
    if found is None:
        raise NotAllowed
    return found
