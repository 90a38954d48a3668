"""What a lead reads of the agreement of a pair."""

from dataclasses import dataclass
from datetime import datetime

from mentorsurvey.access import Actor, require
from mentorsurvey.errors import NotAllowed
from mentorsurvey.program.agreement_terms import Terms, from_text
from mentorsurvey.store import Database, Tx, agreements, deliverables
from mentorsurvey.store.deliverables import Status


@dataclass(frozen=True, kw_only=True)
class Planned:
    """A deliverable without its title: of which kind, by which month, and how far it is."""

    kind: str
    due: str
    status: Status


@dataclass(frozen=True, kw_only=True)
class ForLeads:
    """What both confirmed, as far as leads see it. ``terms`` are there where both let them."""

    since: datetime
    until: str
    planned: tuple[Planned, ...]
    terms: Terms | None


def agreement_of_pair(where: Database | Tx, actor: Actor, relationship_id: str) -> ForLeads | None:
    """The agreement of a pair for a lead; None where there is none that this lead may know of.

    Drafts, proposals, and who has not confirmed are not in it.

    Raises
    ------
    NotAllowed
        Where the actor is no lead, or the pair is not one that the lead may see.
    """
    require(actor, "agreement.see")
    with where.read() as tx:
        if not agreements.is_in_scope(tx, actor, relationship_id):
            raise NotAllowed
        found = agreements.for_lead(tx, actor, relationship_id)
        said = deliverables.in_force(tx, actor, relationship_id)
    version, whole = found or (None, False)
    if version is None or version.confirmed_at is None:
        return None
    terms = from_text(version.words)
    return ForLeads(
        since=version.confirmed_at,
        until=terms.until,
        planned=tuple(
            Planned(kind=one.kind, due=one.due, status=said.get(one.key, "planned"))
            for one in terms.deliverables
        ),
        terms=terms if whole else None,
    )
