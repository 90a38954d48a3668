"""Leads of a small program: those who are kept out of a pair, and what people let them read."""

from collections.abc import Iterable
from datetime import datetime

from mentorsurvey import responses
from mentorsurvey.access import Actor
from mentorsurvey.store import Tx, relationships
from tests.house import LEAD, House


def pair_of(tx: Tx, program_id: str, mentee: str) -> str:
    """The relationship of that mentee."""
    every = relationships.every(tx, program_id)
    return next(pair.id for pair in every if pair.mentee == mentee)


def pair_id(house: House, mentee: str) -> str:
    """The relationship of that mentee in a house."""
    with house.database.read() as tx:
        return pair_of(tx, house.program_id, mentee)


def recuse_lead(house: House, mentee: str, *, now: datetime, lead_id: str = "") -> None:
    """Keep the lead, or the one of that id, out of that mentee's relationship."""
    with house.database.write() as tx:
        relationships.recuse(
            tx,
            relationship_id=pair_id(house, mentee),
            person_id=lead_id or house.person_id(LEAD),
            reason="named",
            now=now,
        )


def let_read(house: House, actor: Actor, form: str, item_ids: Iterable[str]) -> None:
    """Open answers to the program, in addition to whom they are open to."""
    opened = responses.open_form(house.database, actor, form)
    wishes = {
        item_id: opened.audience(opened.instrument.item(item_id)).switched("leads", True)
        for item_id in item_ids
    }
    responses.set_audience(house.database, actor, form, wishes, now=house.now)
