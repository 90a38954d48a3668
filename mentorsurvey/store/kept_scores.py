"""The scores of a response as they are kept: by whom they are read, and which."""

from collections.abc import Iterable, Mapping
from typing import Literal

from mentorsurvey.access import Actor
from mentorsurvey.store.database import Tx
from mentorsurvey.store.responses import OWN

Reader = Literal["leads", "totals"]
"""Who reads a score: leads by the pair's name, or nobody but totals."""


def write(
    tx: Tx, actor: Actor, response_id: str, scores: Mapping[Reader, Mapping[str, float]]
) -> None:
    """Replace the scores of a response of the actor's own: reader → measure → value.

    Raises
    ------
    LookupError
        Where the response is not the actor's.
    """
    own = {"id": response_id, "actor": actor.person_id}
    if tx.row(f"SELECT 1 AS found FROM (SELECT :id AS response_id) WHERE {OWN}", **own) is None:
        raise LookupError("not a response of the actor's own")
    tx.run("DELETE FROM score WHERE response_id = :id", id=response_id)
    tx.insert_all(
        "score",
        [
            {"response_id": response_id, "reader": reader, "measure": measure, "value": value}
            for reader, measures in scores.items()
            for measure, value in measures.items()
        ],
    )


def remove(tx: Tx, actor: Actor, response_id: str, measures: Iterable[str]) -> None:
    """Remove these measures of a response whose author keeps an ingredient to themselves now."""
    for measure in measures:
        tx.run(
            f"DELETE FROM score WHERE response_id = :id AND measure = :measure AND {OWN}",
            id=response_id,
            measure=measure,
            actor=actor.person_id,
        )
