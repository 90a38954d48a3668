"""The first sign-in link of a new lead, which another lead can make and send.

Whoever makes a link can open it. So it opens nothing that is kept from its maker (see ``makers``
of the actor), it is for a lead who has not signed in yet and was named no earlier than the maker,
and it signs in on one device: where the maker was first, the new lead finds it used.
"""

from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed
from mentorsurvey.sign_in.links import LEAD_LINK
from mentorsurvey.sign_in.tokens import hashed, new_token
from mentorsurvey.store import Database, Tx, audit, history, leads, links, people


def may_make_first_link(where: Database | Tx, actor: Actor) -> frozenset[str]:
    """The leads for whom the actor can make the first sign-in link, by their ids."""
    require(actor, "lead.link")
    with where.read() as tx:
        return frozenset(one for one in leads.current(tx, actor) if _may(tx, actor, one))


def make_first_link(where: Database | Tx, actor: Actor, person_id: str, *, now: datetime) -> str:
    """The token of a new lead's sign-in link, in place of one that a lead made before.

    Raises
    ------
    NotAllowed
        For somebody who is no lead of the program, who has signed in as one, who was named before
        the actor, or of whom a pair is kept from the actor.
    """
    require(actor, "lead.link")
    token = new_token()
    with where.write() as tx:
        if not _may(tx, actor, person_id):
            raise NotAllowed
        leads.revoke_first_links(tx, actor, person_id, now=now)
        link_id = links.add(
            tx,
            person_id=person_id,
            token_hash=hashed(token),
            scope="lead",
            round_id=None,
            minted_by=actor.person_id,
            expires_at=now + LEAD_LINK,
            now=now,
        )
        audit.write(tx, actor, "link.make_lead", "person", person_id, now=now)
        history.add(tx, actor, person_id, "link", link_id=link_id, aloud=True, now=now)
    return token


def _may(tx: Tx, actor: Actor, person_id: str) -> bool:
    standing = leads.current(tx, actor)
    maker, new = standing.get(actor.person_id), standing.get(person_id)
    return (
        maker is not None
        and new is not None
        and new.id != maker.id
        and not new.signed_in
        and new.named_at >= maker.named_at
        and people.reach(tx, actor, person_id) == "all"
    )
