"""Until when the pairs that a lead may see have agreed to work together."""

import json

from mentorsurvey.access import Actor
from mentorsurvey.store.database import Tx
from mentorsurvey.store.relationships import scope, scope_values


def ends(tx: Tx, actor: Actor) -> dict[str, str]:
    """Relationship → the month until which both agreed, where they named one and leads see it.

    Without those that were asked a completion since they agreed.
    """
    rows = tx.rows(
        "SELECT relationship.id, agreement.words FROM agreement"
        " JOIN relationship ON relationship.id = agreement.relationship_id"
        " JOIN program ON program.id = relationship.program_id"
        " JOIN lead ON lead.person_id = :actor AND lead.ended_at IS NULL"
        " WHERE agreement.confirmed_at >= lead.named_at AND agreement.replaced_at IS NULL"
        " AND agreement.leads_see = 'scores' AND program.leads_see = 'scores'"
        f" AND {scope(actor)} AND NOT EXISTS"
        "  (SELECT 1 FROM invitation JOIN round ON round.id = invitation.round_id"
        "   JOIN instrument_version ON instrument_version.id = round.version_id"
        "   WHERE invitation.relationship_id = relationship.id"
        "   AND instrument_version.key = 'completion' AND round.withdrawn_at IS NULL"
        "   AND round.opened_at >= agreement.confirmed_at)",
        **scope_values(actor),
    )
    found = {row["id"]: json.loads(row["words"]).get("until") for row in rows}
    return {pair: until for pair, until in found.items() if until}
