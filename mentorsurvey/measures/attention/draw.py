"""Whom a round draws at random beside those whom the rules raise. Standard library alone."""

from collections.abc import Collection
from hashlib import sha256

from mentorsurvey.measures.attention.rules import DEFAULTS, Settings


def draw(
    relationships: Collection[str],
    listed: Collection[str],
    *,
    round_id: str,
    settings: Settings = DEFAULTS,
) -> list[str]:
    """Draw some relationships of a round at random, each of the rest as likely as another.

    As many as are listed, so that being contacted never means that somebody complained.

    Parameters
    ----------
    relationships : collection of str
        Ids of all that a lead could check in with. The order does not matter.
    listed : collection of str
        Those with an entry that leads see, and no others: leaving out whom somebody's wish to be
        contacted is about would tell leads of it.
    round_id : str
        Seeds the order of the draw: whoever sees more entries draws further in the same order.
    settings : Settings
        ``drawn`` says how many there are at least.

    Returns
    -------
    list of str
        As many as are listed and at least ``drawn``, or all of the rest where they are fewer;
        sorted.
    """
    asked = set(relationships)
    out = asked & set(listed)
    # Each by a hash of its own: the order does not change with who is listed, or seen.
    rest = sorted(asked - out, key=lambda one: sha256(f"{round_id} {one}".encode()).digest())
    return sorted(rest[: max(settings.drawn, len(out))])
