"""What several parts of a page ask of one moment of the database is read once."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from mentorsurvey.store.database import Tx

Asked = ParamSpec("Asked")
Found = TypeVar("Found")


def once_a_moment(
    read: Callable[Concatenate[Tx, Asked], Found],
) -> Callable[Concatenate[Tx, Asked], Found]:
    """Keep what is found until the end of a unit of work that only reads.

    Everything in it is of one moment, so asking again would find the same. Where something can be
    written, each call reads anew. Nobody may change what comes back.
    """

    @wraps(read)
    def found(tx: Tx, /, *asked: Asked.args, **named: Asked.kwargs) -> Found:
        if tx.found is None:
            return read(tx, *asked, **named)
        key = (read, asked, *named.items())
        if key not in tx.found:
            tx.found[key] = read(tx, *asked, **named)
        kept: Found = tx.found[key]
        return kept

    return found
