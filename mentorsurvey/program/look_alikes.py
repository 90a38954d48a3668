"""People in a roster who look like somebody else: found, asked about, settled as the lead says."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from rapidfuzz.distance import OSA

from mentorsurvey.access import Actor, require
from mentorsurvey.program.roster_pairs import RosterRow
from mentorsurvey.program.roster_plan import Refused
from mentorsurvey.store import Database, Tx, people, roster_answers

Side = Literal["mentor", "mentee"]
Why = Literal["address", "name", "writing", "letter"]
SIDES: tuple[Side, Side] = ("mentor", "mentee")
SHORTEST = 6
"""Letters from which on one letter apart is worth a question: Ann and Anna are two names."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """A person as a roster or the program writes them; ``person_id`` where the program has them."""

    key: str
    name: str
    address: str = ""
    id: str = ""
    line: int = 0
    person_id: str = ""


@dataclass(frozen=True, kw_only=True)
class Alike:
    """Two who may be one.

    Attributes
    ----------
    said : Said
        As the file writes them.
    other : Said
        Somebody of the program, or of an earlier line.
    why : {"address", "name", "writing", "letter"}
        The same address under two names; the same name with two addresses; the same name in other
        capitals, accents or order; names one letter apart.
    """

    said: Said
    other: Said
    why: Why

    @property
    def question(self) -> tuple[str, str, str]:
        """What identifies it from one look at the file to the next."""
        return (self.said.key, self.said.name, self.other.person_id or self.other.key)


def corrects(alike: Alike) -> bool:
    """Whether the file has another address for somebody of the program, if it is them."""
    said, other = alike.said.address.casefold(), alike.other.address.casefold()
    return bool(alike.other.person_id and said and said != other)


Answers = Mapping[tuple[str, str, str], bool]
"""Question → whether they are the same person."""


def look_alikes(where: Database | Tx, actor: Actor, rows: Sequence[RosterRow]) -> list[Alike]:
    """Whom to ask about before these rows go in: each person of the file once.

    Linear in rows. What was answered at an earlier import is not asked again.
    """
    require(actor, "roster.change")
    with where.read() as tx:
        known = _known(tx, actor)
        return list(_alike(rows, known.values(), roster_answers.of_program(tx, actor)))


def settle(
    where: Database | Tx,
    actor: Actor,
    rows: Sequence[RosterRow],
    found: Sequence[Alike],
    answers: Answers,
) -> tuple[list[RosterRow], list[Refused]]:
    """The rows as the answers to what was found say, and those that wait for an answer.

    Whoever is the same person stands there as the other is written.
    """
    require(actor, "roster.change")
    with where.read() as tx:
        known = _known(tx, actor)
        before = roster_answers.of_program(tx, actor)
    same = {
        (said, name): known[one]
        for (said, name, one), yes in before.items()
        if yes and one in known
    }
    waits: dict[tuple[str, str], Alike] = {}
    for each in found:
        answer = answers.get(each.question)
        mark = (each.said.key, each.said.name)
        if answer:
            same[mark] = same.get((each.other.key, each.other.name), each.other)
        elif answer is None:
            waits[mark] = each
    settled, refused = [], []
    for row in rows:
        waiting = [
            one for side in SIDES if (one := said_in(row, side)) and (one.key, one.name) in waits
        ]
        if waiting:
            refused.append(Refused(line=row.line, why=SAY_FIRST))
            continue
        cells = dict(row.cells)
        for side in SIDES:
            one = said_in(row, side)
            if one and (other := same.get((one.key, one.name))):
                cells |= {side: other.name, f"{side}_email": other.address, f"{side}_id": other.id}
        settled.append(replace(row, cells=cells))
    return settled, refused


SAY_FIRST = "Somebody in it looks like somebody else: say first whether they are the same person."


def _known(tx: Tx, actor: Actor) -> dict[str, Said]:
    """Everyone who takes part, by id: what is asked must not tell from whom somebody is kept."""
    return {one.id: _of_program(one) for one in people.taking_part(tx, actor.program_id).values()}


def _of_program(one: people.Person) -> Said:
    """Somebody of the program; the key stands for an id, so that a roster finds them by it."""
    return Said(key=one.key, name=one.name, address=one.address or "", id=one.key, person_id=one.id)


def said_in(row: RosterRow, side: Side) -> Said | None:
    """The person of a side as a row writes them; None where it names nobody."""
    name, address, own = (
        " ".join(row.cells.get(f"{side}{end}", "").split()) for end in ("", "_email", "_id")
    )
    if not name:
        return None
    return Said(
        key=own or address.casefold() or name, name=name, address=address, id=own, line=row.line
    )


def _alike(
    rows: Sequence[RosterRow],
    known: Iterable[Said],
    answered: Mapping[tuple[str, str, str], bool],
) -> Iterator[Alike]:
    seen = _Seen()
    for one in known:
        seen.add(one)
    asked: set[tuple[str, str]] = set()
    for row in rows:
        for side in SIDES:
            said = said_in(row, side)
            if said is None or (said.key, said.name) in asked:
                continue
            asked.add((said.key, said.name))
            other = seen.alike(said)
            if other is None:
                seen.add(said)
            elif (said.key, said.name, other[0].person_id) not in answered:
                yield Alike(said=said, other=other[0], why=other[1])


class _Seen:
    """Who was there so far, by what they can be taken for."""

    def __init__(self) -> None:
        self._keys: dict[str, Said] = {}
        self._names: dict[str, list[Said]] = {}
        self._near: dict[str, list[Said]] = {}

    def add(self, one: Said) -> None:
        self._keys.setdefault(one.key, one)
        if one.address:
            self._keys.setdefault(one.address.casefold(), one)
        folded = fold(one.name)
        self._names.setdefault(folded, []).append(one)
        for less in _one_less(folded):
            self._near.setdefault(less, []).append(one)

    def alike(self, said: Said) -> tuple[Said, Why] | None:
        """Who looks like this one and is not plainly the same, and why."""
        by_key = self._keys.get(said.key) or self._keys.get(said.address.casefold())
        if by_key is not None:
            plain = by_key.name in (said.name, said.address) or by_key.name == by_key.address
            return None if plain else (by_key, "address")
        folded = fold(said.name)
        for other in self._names.get(folded, ()):
            if not _apart(said, other):
                return other, "writing" if other.name != said.name else "name"
        for less in _one_less(folded):
            for other in self._near.get(less, ()):
                near = OSA.distance(folded, fold(other.name), score_cutoff=1) == 1
                if near and not (said.address and other.address):
                    return other, "letter"
        return None


def _apart(said: Said, other: Said) -> bool:
    """Whether one file tells two of one name apart itself: by their ids or their addresses."""
    if other.person_id:
        return bool(said.id)
    return bool(said.id and other.id) or bool(said.address and other.address)


def fold(name: str) -> str:
    """A name without capitals, accents, signs and order: "Byron, Ada" is "ada byron"."""
    plain = "".join(
        one if one.isalnum() else " "
        for one in unicodedata.normalize("NFKD", name).casefold()
        if not unicodedata.combining(one)
    )
    return " ".join(sorted(plain.split()))


def _one_less(folded: str) -> set[str]:
    """What is left without one letter: two names share one where they are a letter apart."""
    if len(folded) < SHORTEST or any(one.isdigit() for one in folded):
        return set()
    return {folded, *(folded[:place] + folded[place + 1 :] for place in range(len(folded)))}
