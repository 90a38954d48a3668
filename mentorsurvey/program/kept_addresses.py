"""Addresses that a roster may not change: they also serve a pair that is kept from the actor."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from mentorsurvey.access import Actor
from mentorsurvey.errors import AddressOfKeptPair
from mentorsurvey.program.look_alikes import SIDES, Alike, Answers, corrects, said_in
from mentorsurvey.program.roster_pairs import Named, Pair, RosterRow
from mentorsurvey.program.roster_people import is_theirs
from mentorsurvey.program.roster_plan import Refused
from mentorsurvey.store import Tx, people, programs
from mentorsurvey.store.people import Person, Reach


class KeptAddresses:
    """Asks of each person whose address a row would change, once, how much the actor may see.

    A row is refused only where the actor may see one pair of the person and not another. Of
    somebody whose every pair is kept from them nothing is said, and the address stays.
    """

    def __init__(self, tx: Tx, actor: Actor) -> None:
        self._tx, self._actor = tx, actor
        self._others = len(programs.lead_ids(tx, actor.program_id)) > 1
        self._reach: dict[str, Reach] = {}

    def refusal(self, pair: Pair, known: Mapping[str, Person]) -> str | None:
        """Why a row does not go in, if it would change an address that the actor may not change."""
        for side, named in (("mentor", pair.mentor), ("mentee", pair.mentee)):
            stored = known.get(named.key)
            if stored and _changes(named, stored) and self._of(stored.id) == "some":
                return self._why(side)
        return None

    def without(self, named: Named, stored: Person | None) -> Named:
        """The person as the row says, without an address that the actor may not give them."""
        if stored and _changes(named, stored) and self._of(stored.id) != "all":
            return replace(named, address=None)
        return named

    def of_look_alikes(self, found: Sequence[Alike], same: Answers) -> list[Alike]:
        """Those who are said to be the same person, and would get another address by that."""
        return [
            each
            for each in found
            if same.get(each.question)
            and corrects(each)
            and self._of(each.other.person_id) == "some"
        ]

    def sort(
        self, rows: Sequence[RosterRow], kept: Sequence[Alike]
    ) -> tuple[list[RosterRow], list[Refused]]:
        """Rows that name none of these look-alikes, and those that do not go in because of one."""
        marks = {(each.said.key, each.said.name) for each in kept}
        others, refused = [], []
        for row in rows:
            said = {side: said_in(row, side) for side in SIDES}
            sides = [side for side, one in said.items() if one and (one.key, one.name) in marks]
            if sides:
                refused.append(Refused(line=row.line, why=self._why(sides[0])))
            else:
                others.append(row)
        return others, refused

    def _of(self, person_id: str) -> Reach:
        if person_id not in self._reach:
            self._reach[person_id] = people.reach(self._tx, self._actor, person_id)
        return self._reach[person_id]

    def _why(self, side: str) -> str:
        return str(AddressOfKeptPair(whose=f"the {side}'s", others=self._others))


def _changes(named: Named, stored: Person) -> bool:
    return named.address is not None and not is_theirs(stored, named.address)
