"""Responses and their answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor, Audience
from mentorsurvey.store.database import Row, Tx
from mentorsurvey.store.moments import once_a_moment
from mentorsurvey.store.owing import Owed
from mentorsurvey.store.times import from_text, new_id, to_text


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One answer as it is kept: a number, words, or "can't say"."""

    item_id: str
    number: float | None
    words: str | None
    cant_say: bool
    audience: Audience
    browser: str
    answered_at: datetime

    @property
    def value(self) -> float | str | None:
        """The number or the words; None for "can't say"."""
        return self.words if self.number is None else self.number

    @property
    def given(self) -> bool:
        """Whether something stands: a value, or "can't say"."""
        return self.cant_say or self.value is not None


@once_a_moment
def known_browsers(tx: Tx, actor: Actor, browser: str = "") -> frozenset[str]:
    """This browser, or that one, and those that a PIN joins to it: their answers show together."""
    rows = tx.rows(
        "SELECT other.browser FROM pin_browser mine"
        " JOIN pin_browser other ON other.pin_id = mine.pin_id"
        " WHERE mine.person_id = :person AND mine.browser = :browser",
        person=actor.person_id,
        browser=browser or actor.browser,
    )
    return frozenset({browser or actor.browser, *(row["browser"] for row in rows)})


def answered_on(tx: Tx, actor: Actor) -> bool:
    """Whether the actor has answered anything on this browser, or on one that it knows."""
    known = {f"known{place}": one for place, one in enumerate(known_browsers(tx, actor))}
    row = tx.row(
        "SELECT 1 AS found FROM answer JOIN response ON response.id = answer.response_id"
        " JOIN invitation ON invitation.id = response.invitation_id"
        f" WHERE invitation.person_id = :actor AND answer.browser IN ({_marks(known)}) AND"
        " (answer.number IS NOT NULL OR answer.words IS NOT NULL OR answer.cant_say = 1) LIMIT 1",
        actor=actor.person_id,
        **known,
    )
    return row is not None


def _marks(names: Iterable[str]) -> str:
    return ", ".join(f":{name}" for name in names)


OWN = (
    "response_id IN (SELECT response.id FROM response"
    " JOIN invitation ON invitation.id = response.invitation_id"
    " WHERE invitation.person_id = :actor)"
)
"""SQL: whether what a response holds is the actor's own."""

_OWN_RESPONSE = (
    "EXISTS (SELECT 1 FROM invitation WHERE invitation.id = response.invitation_id"
    " AND invitation.person_id = :actor)"
)
"""SQL: whether a response is the actor's own."""


def start(tx: Tx, actor: Actor, invitation_id: str, *, now: datetime) -> str:
    """The response of an invitation of the actor's own, begun now where there was none; its id.

    It keeps what the program's leads see of it, as the form said when it was begun.

    Raises
    ------
    LookupError
        Where the invitation is not the actor's.
    """
    rows = tx.rows(
        "INSERT INTO response (id, invitation_id, started_at, leads_see)"
        " SELECT :id, invitation.id, :now, program.leads_see FROM invitation"
        " JOIN round ON round.id = invitation.round_id"
        " JOIN program ON program.id = round.program_id"
        " WHERE invitation.id = :invitation AND invitation.person_id = :actor"
        " ON CONFLICT (invitation_id) DO UPDATE SET invitation_id = excluded.invitation_id"
        " RETURNING id",
        id=new_id(),
        invitation=invitation_id,
        actor=actor.person_id,
        now=to_text(now),
    )
    if not rows:
        raise LookupError("not an invitation of the actor's own")
    return str(rows[0]["id"])


def put_answer(
    tx: Tx,
    actor: Actor,
    response_id: str,
    *,
    item_id: str,
    number: float | None,
    words: str | None,
    cant_say: bool,
    audience: Audience,
    now: datetime,
) -> None:
    """Keep an answer of the actor's in place of the one before; the caller says who may see it."""
    tx.run(
        "INSERT INTO answer (response_id, item_id, number, words, cant_say, audience, browser,"
        "  answered_at)"
        " SELECT response.id, :item, :number, :words, :cant_say, :audience, :browser, :now"
        f" FROM response WHERE response.id = :response AND {_OWN_RESPONSE}"
        " ON CONFLICT (response_id, item_id) DO UPDATE SET number = excluded.number,"
        "  words = excluded.words, cant_say = excluded.cant_say, browser = excluded.browser,"
        "  answered_at = excluded.answered_at, audience = excluded.audience",
        response=response_id,
        item=item_id,
        number=number,
        words=words,
        cant_say=int(cant_say),
        audience=audience.value,
        browser=actor.browser,
        actor=actor.person_id,
        now=to_text(now),
    )


def drop_answers(tx: Tx, actor: Actor, response_id: str, item_ids: Iterable[str]) -> None:
    """Remove answers of the actor's: cleared, or hidden by a condition at submission."""
    for item_id in item_ids:
        tx.run(
            f"DELETE FROM answer WHERE response_id = :response AND item_id = :item AND {OWN}",
            response=response_id,
            item=item_id,
            actor=actor.person_id,
        )


def set_audience(tx: Tx, actor: Actor, response_id: str, item_id: str, audience: Audience) -> None:
    """Set the audience of an answer of the actor's; the caller has checked that it may be that."""
    tx.run(
        "UPDATE answer SET audience = :audience WHERE response_id = :response AND item_id = :item"
        f" AND {OWN}",
        response=response_id,
        item=item_id,
        audience=audience.value,
        actor=actor.person_id,
    )


def answer(tx: Tx, actor: Actor, response_id: str, item_id: str) -> Answer | None:
    """What stands of one item of a response of the actor's own."""
    row = tx.row(
        f"SELECT * FROM answer WHERE response_id = :response AND item_id = :item AND {OWN}",
        response=response_id,
        item=item_id,
        actor=actor.person_id,
    )
    return answer_of(row) if row else None


def set_wish(
    tx: Tx,
    actor: Actor,
    response_id: str,
    item_id: str,
    audience: Audience,
    *,
    browser: str = "",
) -> None:
    """Keep who may see an answer that is still to come, as chosen on this browser or that one.

    It takes the place of what was chosen there before, or on a browser that a PIN joins to it.
    """
    chosen_on = browser or actor.browser
    known = {f"known{place}": one for place, one in enumerate(known_browsers(tx, actor, chosen_on))}
    tx.run(
        "DELETE FROM audience_wish WHERE response_id = :response AND item_id = :item"
        f" AND browser IN ({_marks(known)}) AND {OWN}",
        response=response_id,
        item=item_id,
        actor=actor.person_id,
        **known,
    )
    tx.run(
        "INSERT INTO audience_wish (response_id, item_id, browser, audience)"
        " SELECT response.id, :item, :browser, :audience FROM response"
        f" WHERE response.id = :response AND {_OWN_RESPONSE}",
        response=response_id,
        item=item_id,
        browser=chosen_on,
        audience=audience.value,
        actor=actor.person_id,
    )


def wishes(tx: Tx, actor: Actor, response_id: str, browsers: Iterable[str]) -> dict[str, Audience]:
    """Item → who may see its answer once it is given: those whom each of these browsers lets."""
    known = {f"known{place}": one for place, one in enumerate(browsers)}
    rows = tx.rows(
        "SELECT item_id, audience FROM audience_wish WHERE response_id = :response"
        f" AND browser IN ({_marks(known)}) AND {OWN}",
        response=response_id,
        actor=actor.person_id,
        **known,
    )
    found: dict[str, Audience] = {}
    for row in rows:
        wish = Audience(row["audience"])
        found[row["item_id"]] = found.get(row["item_id"], wish).narrowed_to(wish)
    return found


def start_again(tx: Tx, actor: Actor, response_id: str) -> None:
    """Delete every answer and wish of a response of the actor's own that is not submitted."""
    own = {"id": response_id, "actor": actor.person_id}
    tx.run(f"DELETE FROM answer WHERE response_id = :id AND {OWN}", **own)
    tx.run(f"DELETE FROM audience_wish WHERE response_id = :id AND {OWN}", **own)


def answers(tx: Tx, actor: Actor, response_id: str) -> dict[str, Answer]:
    """The answers of a response of the actor's own, by item."""
    rows = tx.rows(
        f"SELECT * FROM answer WHERE response_id = :response AND {OWN}",
        response=response_id,
        actor=actor.person_id,
    )
    return {row["item_id"]: answer_of(row) for row in rows}


def answer_of(row: Row) -> Answer:
    """An answer from its row; the caller has checked whose it is."""
    return Answer(
        item_id=row["item_id"],
        number=row["number"],
        words=row["words"],
        cant_say=bool(row["cant_say"]),
        audience=Audience(row["audience"]),
        browser=row["browser"],
        answered_at=from_text(row["answered_at"]),
    )


def submit(tx: Tx, actor: Actor, response_id: str, *, now: datetime) -> None:
    """Mark a draft of the actor's own as submitted, on this browser."""
    tx.run(
        "UPDATE response SET submitted_at = :now, submitted_browser = :browser"
        f" WHERE id = :id AND submitted_at IS NULL AND {_OWN_RESPONSE}",
        id=response_id,
        browser=actor.browser,
        actor=actor.person_id,
        now=to_text(now),
    )


def take_back(tx: Tx, actor: Actor, response_id: str) -> None:
    """Make a submitted response of the actor's own a draft again and remove its scores."""
    own = {"id": response_id, "actor": actor.person_id}
    tx.run(f"DELETE FROM score WHERE response_id = :id AND {OWN}", **own)
    tx.run(
        "UPDATE response SET submitted_at = NULL, submitted_browser = NULL,"
        " reopened = reopened + 1"
        f" WHERE id = :id AND released_at IS NULL AND {_OWN_RESPONSE}",
        **own,
    )


def release_if_both(tx: Tx, owed: Owed, *, now: datetime) -> bool:
    """Release both responses of the pair's round, at one moment, once both are submitted."""
    pair = {"round": owed.round_id, "relationship": owed.relationship_id}
    where = (
        "invitation_id IN (SELECT id FROM invitation"
        " WHERE round_id = :round AND relationship_id = :relationship)"
    )
    row = tx.row(
        f"SELECT COUNT(*) AS n FROM response WHERE submitted_at IS NOT NULL AND {where}", **pair
    )
    if row is None or row["n"] < 2:
        return False
    tx.run(f"UPDATE response SET released_at = :now WHERE {where}", now=to_text(now), **pair)
    return True


def partner_answers(tx: Tx, owed: Owed) -> dict[str, Answer] | None:
    """The answers of the partner's released response, by item.

    None before release, so that nothing of the other side can be asked for.
    """
    row = tx.row(
        "SELECT response.id FROM response"
        " JOIN invitation ON invitation.id = response.invitation_id"
        " WHERE invitation.round_id = :round AND invitation.relationship_id = :relationship"
        " AND invitation.side <> :side AND response.released_at IS NOT NULL",
        round=owed.round_id,
        relationship=owed.relationship_id,
        side=owed.side,
    )
    if row is None:
        return None
    rows = tx.rows("SELECT * FROM answer WHERE response_id = :response", response=row["id"])
    return {one["item_id"]: answer_of(one) for one in rows}
