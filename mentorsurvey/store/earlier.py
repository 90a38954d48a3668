"""Earlier rounds of one relationship, as both of its people have read them."""

from collections.abc import Mapping
from dataclasses import dataclass

from mentorsurvey.access import Audience
from mentorsurvey.store.database import Tx
from mentorsurvey.store.owing import Owed
from mentorsurvey.store.responses import Answer, answer_of
from mentorsurvey.store.times import to_text


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """What each answered in an earlier round, item by item.

    An answer that is kept from the other stands there without its value, so that it is known to
    be kept and nothing else is known of it.
    """

    round_number: int
    version_id: str
    own: Mapping[str, Answer]
    theirs: Mapping[str, Answer]


def is_first(tx: Tx, owed: Owed) -> bool:
    """Whether nothing of the relationship was released in a round before this one.

    It looks at forms and never at answers, so that it tells of none.
    """
    row = tx.row(
        "SELECT 1 AS found FROM response"
        " JOIN invitation ON invitation.id = response.invitation_id"
        " JOIN round ON round.id = invitation.round_id"
        " WHERE invitation.relationship_id = :relationship AND round.number < :number"
        " AND response.released_at <= :released LIMIT 1",
        relationship=owed.relationship_id,
        number=owed.round_number,
        released=to_text(owed.released_at) if owed.released_at else "",
    )
    return row is None


def rounds_before(tx: Tx, owed: Owed) -> list[Earlier]:
    """The numbers of the same relationship in rounds before this one, in the order of rounds.

    Only of responses that were released no later than this one. None before release.
    """
    if owed.released_at is None:
        return []
    seen = {
        f"seen{place}": audience.value
        for place, audience in enumerate(Audience)
        if audience.admits("partner")
    }
    rows = tx.rows(
        "SELECT round.number AS round_number, round.version_id, invitation.side,"
        " answer.item_id, answer.audience, answer.browser, answer.answered_at,"
        f" CASE WHEN answer.audience IN ({', '.join(f':{name}' for name in seen)})"
        "  THEN answer.number END AS number, NULL AS words, 0 AS cant_say"
        " FROM answer JOIN response ON response.id = answer.response_id"
        " JOIN invitation ON invitation.id = response.invitation_id"
        " JOIN round ON round.id = invitation.round_id"
        " WHERE invitation.relationship_id = :relationship AND round.number < :number"
        " AND response.released_at <= :released"
        " ORDER BY round.number",
        relationship=owed.relationship_id,
        number=owed.round_number,
        released=to_text(owed.released_at),
        **seen,
    )
    versions: dict[int, str] = {}
    sides: dict[tuple[int, bool], dict[str, Answer]] = {}
    for row in rows:
        number = row["round_number"]
        versions[number] = row["version_id"]
        own = row["side"] == owed.side
        sides.setdefault((number, own), {})[row["item_id"]] = answer_of(row)
    return [
        Earlier(
            round_number=number,
            version_id=version_id,
            own=sides.get((number, True), {}),
            theirs=sides.get((number, False), {}),
        )
        for number, version_id in versions.items()
    ]
