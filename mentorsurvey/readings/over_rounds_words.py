"""What *Overview* says of averages over the rounds: findings, one sentence each."""

from collections.abc import Iterable, Sequence

from mentorsurvey.readings.over_rounds import Subject, What

NEAR = 3
"""Points within which two averages are said to be about the same. A convention."""

NOTHING: dict[What, str] = {
    "exchange": "No review asked about the kinds of give and take yet, or too few pairs answered.",
    "topics": "There is no average of a topic yet: it takes a closed round and enough pairs.",
    "growth": "No review has closed yet in which enough people said what the work does for them.",
}


def nothing(what: What, *, of_a_part: bool) -> str:
    """Why there is nothing to show."""
    if of_a_part and what == "growth":
        return (
            "Nothing to show: these answers are added up in groups of people, and no group lies"
            " wholly among these pairs."
        )
    return NOTHING[what]


def finding(of: Subject) -> str:
    """How a subject stands in its latest round, and beside the one before, for each line."""
    said = []
    for line, by_round in of.lines.items():
        if by_round:
            *earlier, latest = sorted(by_round)
            shown = f"{line} {by_round[latest].mean:.0f}"
            if earlier:
                shown += f" ({by_round[earlier[-1]].mean:.0f} in round {earlier[-1]})"
            said.append(shown)
    newest = max((number for of_line in of.lines.values() for number in of_line), default=0)
    return f"Round {newest}: {' and '.join(said)}." if said else ""


def highest(of: Sequence[Subject], line: str) -> str:
    """Which subject a line is highest on, and which lowest; empty with fewer than two of them."""
    latest = {
        one.title: one.lines[line][max(one.lines[line])].mean for one in of if one.lines.get(line)
    }
    if len(latest) < 2:
        return ""
    best, least = max(latest, key=latest.__getitem__), min(latest, key=latest.__getitem__)
    if latest[best] - latest[least] < NEAR:
        return f"All are about as high for {line}."
    return f"For {line}, “{best}” is highest and “{least}” lowest."


def people(of: Iterable[Subject], what: str) -> str:
    """How many people or pairs the averages of the latest round are of."""
    counts: dict[str, list[int]] = {}
    for one in of:
        for line, by_round in one.lines.items():
            if by_round:
                counts.setdefault(line, []).append(by_round[max(by_round)].n)
    if not counts:
        return ""
    if what == "pairs":
        every = [n for found in counts.values() for n in found]
        return f"Averages of {_between(every)} pairs in the latest round that asked."
    said = " and ".join(f"{_between(found)} {line}" for line, found in counts.items())
    return f"Averages of {said} in the latest round that asked."


def _between(counts: Sequence[int]) -> str:
    low, high = min(counts), max(counts)
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"
