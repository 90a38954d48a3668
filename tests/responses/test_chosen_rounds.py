"""Choosing whom a round asks isolates nobody: not by its totals, and not beside other rounds."""

from datetime import timedelta

import pytest

from mentorsurvey import program, rounds
from mentorsurvey.access import Actor
from mentorsurvey.instruments import shipped
from mentorsurvey.readings.filters import Filter
from mentorsurvey.readings.overview import overview
from mentorsurvey.readings.own_mentees import own_mentees
from mentorsurvey.readings.quality import quality
from mentorsurvey.responses import totals
from mentorsurvey.rounds import EVERYONE, Reach
from mentorsurvey.store import Database, programs
from tests.house import NOW, House, founded, pair_row
from tests.readings.played import EXCHANGE_MENTEE, EXCHANGE_MENTOR, level, submit

MIM = "Mim Brown"
PAIRS = tuple((f"Ma{n} Om", f"Ea{n} Ek") for n in range(5)) + tuple(
    (f"Mb{n} Om", f"Eb{n} Ek") for n in range(5)
)
FIRST = Reach(kind="cohorts", cohorts=("a",))


@pytest.fixture
def house(database: Database) -> House:
    """Five pairs in each of two cohorts; their leads see totals alone."""
    made = founded(database, pairs=PAIRS, asks=False)
    join(made, PAIRS)
    with database.write() as tx:
        programs.set_leads_see(tx, made.program_id, "totals")
    return made


def join(house: House, pairs: tuple[tuple[str, str], ...]) -> None:
    rows = [
        pair_row(line, mentor, mentee, cohort=mentor[1])
        for line, (mentor, mentee) in enumerate(pairs, start=2)
    ]
    program.import_roster(house.database, house.operator, rows, source="two.csv", now=NOW)


def play(house: House, reach: Reach, pairs: tuple[tuple[str, str], ...], *, day: int) -> int:
    """A round that these pairs answer, closed and settled; its number."""
    now = NOW + timedelta(days=day)
    opened = rounds.open_round(
        house.database,
        house.operator,
        shipped()["checkin"],
        closes_at=now + timedelta(days=5),
        reach=reach,
        now=now,
    )
    for mentor, mentee in pairs:
        said = {"number": opened.number, "now": now}
        submit(house, mentor, mentee, {**level(6), **EXCHANGE_MENTOR}, **said)
        submit(house, mentee, mentor, {**level(6), **EXCHANGE_MENTEE}, **said)
    rounds.close_round(house.database, house.operator, opened.round_id, now=now + timedelta(days=2))
    totals.settle(house.database, house.lead, now=now + timedelta(days=3))
    return opened.number


def grouped(house: House, number: int) -> int:
    with house.database.read() as tx:
        row = tx.row(
            "SELECT COUNT(*) AS n FROM total_group JOIN round ON round.id = round_id"
            " WHERE number = :number",
            number=number,
        )
    return int(row["n"]) if row else 0


def of_pairs(house: House, pairs: tuple[tuple[str, str], ...]) -> Reach:
    with house.database.read() as tx:
        ids = {
            (row["mentor"], row["mentee"]): row["id"]
            for row in tx.rows(
                "SELECT relationship.id, one.name AS mentor, two.name AS mentee FROM relationship"
                " JOIN person one ON one.id = mentor_id JOIN person two ON two.id = mentee_id"
            )
        }
    return Reach(kind="pairs", pairs=tuple(ids[pair] for pair in pairs))


def test_rounds_for_chosen_pairs_that_differ_by_one_show_no_total_at_all(house: House) -> None:
    shown = []
    for day, pairs in ((0, PAIRS[:5]), (10, PAIRS[1:6])):
        number = play(house, of_pairs(house, pairs), pairs, day=day)
        assert grouped(house, number) == 0
        found = quality(house.database, house.lead, number, now=NOW + timedelta(days=40))
        assert (found.mentor, found.mentee, found.agreement) == (None, None, ())
        shown.append(number)
    read = overview(house.database, house.lead, now=NOW + timedelta(days=40))
    assert read.fairness is None
    assert [one.health for one in read.rounds] == [None, None]


def test_what_a_round_for_chosen_pairs_leaves_to_everyone_is_in_no_total(house: House) -> None:
    rounds.open_round(
        house.database,
        house.operator,
        shipped()["checkin"],
        closes_at=NOW + timedelta(days=30),
        reach=of_pairs(house, PAIRS[:5]),
        now=NOW,
    )
    number = play(house, EVERYONE, PAIRS[5:], day=1)
    assert grouped(house, number) == 0


def test_a_round_for_a_cohort_makes_totals_of_its_own_people_in_groups_of_five(
    house: House,
) -> None:
    number = play(house, FIRST, PAIRS[:5], day=0)
    assert grouped(house, number) > 0
    at = NOW + timedelta(days=9)
    found = overview(house.database, house.lead, chosen=Filter(cohort="a"), now=at)
    assert found.fairness is not None
    assert found.fairness.mentor is not None
    assert found.fairness.mentor.people >= 5


def test_a_cohort_that_was_not_asked_keeps_the_total_of_its_own_latest_round(house: House) -> None:
    first = play(house, EVERYONE, PAIRS, day=0)
    second = play(house, FIRST, PAIRS[:5], day=10)
    at = NOW + timedelta(days=30)
    other = overview(house.database, house.lead, chosen=Filter(cohort="b"), now=at).fairness
    own = overview(house.database, house.lead, chosen=Filter(cohort="a"), now=at).fairness
    assert other is not None
    assert other.round_number == first
    assert own is not None
    assert own.round_number == second


def test_moving_people_between_cohorts_does_not_make_a_total_of_few(house: House) -> None:
    assert grouped(house, play(house, FIRST, PAIRS[:5], day=0)) > 0
    join_as = [pair_row(2, *PAIRS[5], cohort="c")] + [
        pair_row(line, *pair, cohort="c") for line, pair in enumerate(PAIRS[:4], start=3)
    ]
    program.import_roster(house.database, house.operator, join_as, source="c.csv", now=NOW)
    those = (*PAIRS[:4], PAIRS[5])
    number = play(house, Reach(kind="cohorts", cohorts=("c",)), those, day=10)
    assert grouped(house, number) == 0


def test_a_mentor_of_many_reads_no_mean_of_mentees_whom_a_lead_chose(database: Database) -> None:
    pairs = tuple((MIM, f"Ea{n} Ek") for n in range(6))
    house = founded(database, pairs=pairs, asks=False)
    first = play(house, EVERYONE, pairs, day=0)
    play(house, of_pairs(house, pairs[:5]), pairs[:5], day=10)
    at = NOW + timedelta(days=30)
    mim = Actor(kind="person", program_id=house.program_id, person_id=house.person_id(MIM))
    found = own_mentees(database, mim, now=at)
    assert found is not None
    assert (found.round_number, found.n) == (first, 6)
