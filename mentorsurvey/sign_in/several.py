"""Several programs of one lead on one browser: each was opened there by a link of its own.

Nothing is derived from a name or an address. A browser holds the token of each session that it
started, and switching changes which of them acts. Whoever gets somebody's address into a program of
theirs can start no session in any other program by it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.sign_in.sessions import resume
from mentorsurvey.sign_in.tokens import hashed, new_token
from mentorsurvey.store import Database, Tx, links
from mentorsurvey.store.links import Session

MOST = 20
"""So many programs beside the one that acts are kept in a browser."""


@dataclass(frozen=True, kw_only=True)
class Held:
    """A lead's session that a browser holds beside the one that acts, and its token."""

    token: str
    session: Session


@dataclass(frozen=True, kw_only=True)
class Switched:
    """The token of the session that acts from now on, and those that are kept beside it."""

    token: str
    others: tuple[str, ...]


def held_beside(
    where: Database | Tx, acting: Session, tokens: Sequence[str], *, now: datetime
) -> list[Held]:
    """The living sessions of the same address as a lead of other programs, one a program.

    On a browser that several people use, nobody finds the programs of somebody else.
    """
    found: dict[str, Held] = {}
    if acting.actor.is_lead and acting.address:
        for token in tokens[: MOST + 1]:
            other = resume(where, token, now=now)
            if other is not None and _beside(acting, other):
                held = Held(token=token, session=other)
                found.setdefault(other.actor.program_id, held)
    return sorted(found.values(), key=lambda one: one.session.program)


def _beside(acting: Session, other: Session) -> bool:
    return (
        other.actor.is_lead
        and other.actor.program_id != acting.actor.program_id
        and (other.address or "").casefold() == (acting.address or "").casefold()
    )


def keep_beside(
    where: Database | Tx, token: str, tokens: Sequence[str], *, now: datetime
) -> tuple[str, ...]:
    """Of the tokens that a browser held, those to keep beside a session that it has just started.

    None where the new session is somebody else's, or not a lead's.
    """
    acting = resume(where, token, now=now)
    if acting is None:
        return ()
    held = held_beside(where, acting, tokens, now=now)
    return tuple(_anew(where, one.token, now=now) for one in held)


def switch_program(
    where: Database | Tx, token: str, tokens: Sequence[str], program_id: str, *, now: datetime
) -> Switched | None:
    """Let another program's session act that this browser holds; None where it holds none.

    The session that acted so far is kept under a new token: tabs that are open in its program end.
    """
    acting = resume(where, token, now=now)
    if acting is None:
        return None
    held = held_beside(where, acting, tokens, now=now)
    wanted = next((one for one in held if one.session.actor.program_id == program_id), None)
    if wanted is None:
        return None
    rest = [one.token for one in held if one is not wanted]
    return Switched(token=wanted.token, others=(_anew(where, token, now=now), *rest))


def _anew(where: Database | Tx, token: str, *, now: datetime) -> str:
    """A session's new token, in place of the old one."""
    made = new_token()
    with where.write() as tx:
        links.change_token(tx, hashed(token), hashed(made), now=now)
    return made
