"""The scores of a response as they are kept: by whom they are read, and which."""

from collections.abc import Iterable, Mapping
from typing import Literal

from mentorsurvey.store.database import Tx

Reader = Literal["leads", "totals"]
"""Who reads a score: leads by the pair's name, or nobody but totals."""


def write(tx: Tx, response_id: str, scores: Mapping[Reader, Mapping[str, float]]) -> None:
    """Replace a response's scores: reader → measure → value."""
    tx.run("DELETE FROM score WHERE response_id = :id", id=response_id)
    tx.insert_all(
        "score",
        [
            {"response_id": response_id, "reader": reader, "measure": measure, "value": value}
            for reader, measures in scores.items()
            for measure, value in measures.items()
        ],
    )


def remove(tx: Tx, response_id: str, measures: Iterable[str]) -> None:
    """Remove these measures of a response: their author keeps an ingredient to themselves now."""
    for measure in measures:
        tx.run(
            "DELETE FROM score WHERE response_id = :id AND measure = :measure",
            id=response_id,
            measure=measure,
        )
