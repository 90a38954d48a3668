"""Whoever reads every total, at every time and with every filter, learns of nobody by themselves.

Small programs live through chance: forms come in late, rounds are opened again, answers are hidden
after they were counted, leads are kept out of pairs, the minimum is raised. A lead looks after each
step, keeps all totals, and knows whose answers are in which. Adding and subtracting such totals
tells people apart only where they are in different ones, so those who are always together must be
five of a side at least.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from mentorsurvey import program, responses, rounds
from mentorsurvey.access import Actor, Audience
from mentorsurvey.readings.fairness import LEANS
from mentorsurvey.readings.filters import EVERYBODY, Filter
from mentorsurvey.readings.overview import Overview, overview
from mentorsurvey.readings.quality import quality
from mentorsurvey.readings.series import program as read
from mentorsurvey.responses import totals
from mentorsurvey.store import Database, create, relationships
from mentorsurvey.store import totals as stored
from tests.house import House, founded, pair_row
from tests.readings.played import level, new_lead, submit

Variable = tuple[int, str]
"""Round and total: what of a form, or of a pair, is added up."""


@dataclass
class Attacker:
    """A lead with a good memory: variable → all sets of pairs of which a total was shown."""

    house: House
    lead: Actor
    fewest: int = 5
    shown: dict[Variable, set[frozenset[str]]] = field(default_factory=lambda: defaultdict(set))

    def look(self, now: object) -> None:
        """Open every page with every filter, and see that the numbers are those of these sets."""
        database = self.house.database
        whole = read(database, self.lead, now=now)
        for part in (EVERYBODY, *overview(database, self.lead, now=now).offered):
            found = overview(database, self.lead, chosen=part, now=now)
            assert found.chosen == part
            among = {pair.id for pair in whole.pairs if part.holds(pair)}
            self.of_overview(found, whole, among)
            for one in whole.rounds:
                self.of_quality(one.number, part, among, now)

    def of_overview(self, found: Overview, whole: object, among: set[str]) -> None:
        fair = found.fairness
        for side in ("mentor", "mentee"):
            counts = getattr(fair, side, None)
            if fair is None or counts is None:
                continue
            total = f"{side}:fairness"
            those = whole.inside(fair.round_number, total, among)  # type: ignore[attr-defined]
            values = self.values(fair.round_number, side, "fairness", those)
            assert len(values) == counts.answers
            assert sum(value <= -LEANS for value in values) == counts.gives_more
            assert sum(value >= LEANS for value in values) == counts.gets_more
            self.shown[fair.round_number, total].add(those)
        for one in found.rounds:
            if one.health and found.totals_only:
                those = whole.inside(one.asked.number, totals.HEALTH, among)  # type: ignore[attr-defined]
                both = [
                    self.values(one.asked.number, side, "core", those)
                    for side in ("mentor", "mentee")
                ]
                assert one.health.n == len(those) == len(both[0]) == len(both[1])
                assert one.health.mean == pytest.approx(sum(map(sum, both)) / 2 / len(those))
                self.shown[one.asked.number, totals.HEALTH].add(those)

    def of_quality(self, number: int, part: Filter, among: set[str], now: object) -> None:
        database = self.house.database
        found = quality(database, self.lead, number, chosen=part, now=now)
        assert found.chosen == part
        with database.read() as tx:
            groups = stored.together(tx, self.lead, number=number, now=now)
        sets = {
            total: frozenset(one for group in of if group <= among for one in group)
            for (_, total), of in groups.items()
        }
        for side in ("mentor", "mentee"):
            of_side = found.side(side)
            if part and of_side:
                assert of_side.minutes is of_side.cant_say is None  # these are not of whole groups
            for question in of_side.questions if of_side else ():
                assert question.answered is None or question.answered in {
                    len(those) for total, those in sets.items() if total.startswith(f"{side}:")
                }
        for total, those in sets.items():
            if found.side("mentor") or found.side("mentee"):
                self.shown[number, total].add(those)

    def values(self, number: int, side: str, measure: str, those: Iterable[str]) -> list[float]:
        """What these pairs answered, as it is stored."""
        with self.house.database.read() as tx:
            rows = tx.rows(
                "SELECT invitation.relationship_id AS pair, score.value FROM score"
                " JOIN response ON response.id = score.response_id"
                " JOIN invitation ON invitation.id = response.invitation_id"
                " JOIN round ON round.id = invitation.round_id"
                " WHERE round.number = :number AND invitation.side = :side"
                " AND score.measure = :measure",
                number=number,
                side=side,
                measure=measure,
            )
        wanted = set(those)
        return [row["value"] for row in rows if row["pair"] in wanted]

    def fewest_together(self) -> int | None:
        """People of a side who are never told apart, at the least; None where nothing was shown."""
        pairs = {pair.id: pair for pair in every(self.house)}
        least = []
        for (_, total), sets in self.shown.items():
            for alike in never_apart(sets):
                sides = (
                    ("mentor", "mentee") if total.startswith("pair:") else (total.split(":")[0],)
                )
                for side in sides:
                    least.append(len({getattr(pairs[one], f"{side}_id") for one in alike}))
        return min(least, default=None)


def never_apart(sets: Iterable[frozenset[str]]) -> list[set[str]]:
    """Those who are in exactly the same sets: no sum of totals tells them from each other."""
    numbered = list(sets)
    found: dict[tuple[bool, ...], set[str]] = defaultdict(set)
    for one in frozenset().union(*numbered):
        found[tuple(one in those for those in numbered)].add(one)
    return list(found.values())


def every(house: House) -> list[relationships.Relationship]:
    with house.database.read() as tx:
        return relationships.every(tx, house.program_id)


def a_program(path: Path, chance: Random) -> House:
    """Up to 18 pairs in two cohorts; some mentors have two mentees."""
    n = chance.randint(10, 18)
    pairs = [
        (f"Mentor{chance.randint(0, n) if chance.random() < 0.3 else k} Ash", k) for k in range(n)
    ]
    database: Database = create(path)
    house = founded(database, pairs=(("Olga Ruiz", "Pim Bos"),), asks=False)
    rows = [
        pair_row(
            k + 2,
            mentor,
            f"Mentee{k} Birch",
            cohort=chance.choice("aab"),
            department=chance.choice("xxy"),
        )
        for mentor, k in pairs
    ]
    program.import_roster(
        database,
        house.operator,
        rows,
        source="more.csv",
        now=house.now,
    )
    if chance.random() < 0.5:
        program.set_leads_see(database, house.lead, "totals", now=house.now)
    house.open_round()
    return house


def answer_some(house: House, chance: Random, share: float, now: object) -> None:
    """Part of those who have not submitted yet do."""
    for pair in every(house):
        for name, other in ((pair.mentor, pair.mentee), (pair.mentee, pair.mentor)):
            if chance.random() > share:
                continue
            answers: Mapping[str, object] = {
                **level(chance.randint(1, 7)),
                "fairness": chance.randint(-3, 3),
                "gave.overall": chance.randint(1, 7),
                "got.overall": chance.randint(1, 7),
            }
            try:
                submit(house, name, other, answers, number=1, now=now)
            except Exception as problem:
                if type(problem).__name__ not in ("ResponseClosed", "StopIteration"):
                    raise


def hide_one(house: House, chance: Random, now: object) -> None:
    """Somebody hides an answer that leads could have until now."""
    pair = chance.choice(every(house))
    name, partner = chance.choice(((pair.mentor, pair.mentee), (pair.mentee, pair.mentor)))
    actor = Actor(kind="person", program_id=house.program_id, person_id=house.person_id(name))
    item = chance.choice(("fairness", "core.trust", "gave.overall"))
    form = house.form(actor, partner)
    opened = responses.open_form(house.database, actor, form)
    if opened.owed.submitted_at is None or not opened.given(item):
        return
    responses.set_audience(house.database, actor, form, {item: Audience.ONLY_YOU}, now=now)


def recuse_one(house: House, lead: Actor, chance: Random, now: object) -> None:
    with house.database.write() as tx:
        relationships.recuse(
            tx,
            relationship_id=chance.choice(every(house)).id,
            person_id=lead.person_id,
            reason="named",
            now=now,
        )


def open_again(house: House, now: object) -> None:
    rounds.move_close(
        house.database,
        house.operator,
        house.round_id,
        closes_at=now + timedelta(days=7),  # type: ignore[operator]
        now=now,
    )


@pytest.mark.parametrize("seed", range(5))
def test_no_sequence_of_totals_isolates_fewer_than_the_program_says(
    tmp_path: Path, seed: int
) -> None:
    chance = Random(seed)  # noqa: S311
    house = a_program(tmp_path / "attacked.db", chance)
    second = new_lead(house, "Zoe Wall", now=house.now)
    attackers = [Attacker(house=house, lead=one) for one in (house.lead, second)]
    now = house.now
    for step in range(8):
        now += timedelta(days=2)
        match ["answer", "look", "over", "hide", "recuse", "hide", "again", "hide"][step]:
            case "answer":
                answer_some(house, chance, 0.8, now)
            case "over":
                now += timedelta(days=20)
            case "hide":
                hide_one(house, chance, now)
            case "recuse":
                recuse_one(house, chance.choice(attackers).lead, chance, now)
            case "again":
                open_again(house, now)
                for attacker in attackers:
                    attacker.look(now)
                answer_some(house, chance, 0.6, now)
                now += timedelta(days=20)
        for attacker in attackers:
            attacker.look(now)
    assert attackers[0].shown
    least = [attacker.fewest_together() for attacker in attackers]
    assert all(one is None or one >= 5 for one in least)
    # Nor where the two leads tell each other everything.
    for variable, sets in attackers[1].shown.items():
        attackers[0].shown[variable] |= sets
    together = attackers[0].fewest_together()
    assert together is None or together >= 5


def test_the_attack_would_find_a_total_that_grows_by_one() -> None:
    """What a total over everybody who has answered so far would give away."""
    naive = [frozenset("abcde"), frozenset("abcdef")]
    assert {"f"} in never_apart(naive)


@pytest.mark.parametrize("seed", range(2))
def test_a_minimum_that_was_raised_holds_for_every_total_from_then_on(
    tmp_path: Path, seed: int
) -> None:
    chance = Random(seed)  # noqa: S311
    house = a_program(tmp_path / "raised.db", chance)
    now = house.now + timedelta(days=1)
    answer_some(house, chance, 1.0, now)
    now += timedelta(days=30)
    before = Attacker(house=house, lead=house.lead)
    before.look(now)
    responses.raise_fewest(house.database, house.lead, 8, now=now)
    after = Attacker(house=house, lead=house.lead)
    after.look(now)
    least = after.fewest_together()
    assert least is None or least >= 8
    for variable, sets in before.shown.items():
        after.shown[variable] |= sets
    assert (after.fewest_together() or 5) >= 5
