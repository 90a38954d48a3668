"""What a lead who was named later is told, in place of "too few": what came before stays closed."""

from mentorsurvey.readings.before import Before
from mentorsurvey.ui.words import count

SINCE = "You will see what they submit from now on."


def of_program(found: Before) -> str:
    """Of pairs that answered before and not since; empty where there are none."""
    return _said(len(found.waiting))


def of_round(found: Before, number: int) -> str:
    """Of the pairs that answered a round before; empty where there are none."""
    return _said(len(found.rounds.get(number, ())))


def of_pair(found: Before, relationship_id: str) -> str:
    """Of one pair; empty where it has answered nothing before."""
    if relationship_id not in found.pairs:
        return ""
    return f"This pair answered before you became a lead. {SINCE}"


def in_list(words: str, found: Before, relationship_id: str) -> str:
    """What a list says of a pair: not "too few" where there is more that came before."""
    if relationship_id not in found.pairs:
        return words
    for missing in ("too few rounds", "nothing yet"):
        words = words.replace(missing, "before your time")
    return words


def _said(pairs: int) -> str:
    if not pairs:
        return ""
    return f"{count(pairs, 'pair')} answered before you became a lead. {SINCE}"
