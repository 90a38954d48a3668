"""Rounds for everyone, for chosen cohorts, or for chosen pairs."""

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from mentorsurvey import program, responses, rounds
from mentorsurvey.errors import NotAllowed, RoundError
from mentorsurvey.instruments import shipped
from mentorsurvey.program import deciding
from mentorsurvey.rounds import Asks, Opened, Reach
from mentorsurvey.store import Database
from mentorsurvey.store.reach import Asking
from tests.house import CLOSES, MIRA, NOEL, NOW, TOM, UMA, VERA, House, founded, pair_row
from tests.program.deciding import INTRODUCTION
from tests.store.leading import pair_id, recuse_lead

FIRST, SECOND = Reach(kind="cohorts", cohorts=("2025",)), Reach(kind="cohorts", cohorts=("2026",))


@pytest.fixture
def cohorts(database: Database) -> House:
    """Tom in 2025, Uma in 2026, Vera in both; nobody is asked yet."""
    house = founded(database, asks=False)
    join(house, (MIRA, TOM, "2025"), (MIRA, UMA, "2026"), (NOEL, VERA, "2025"))
    join(house, (NOEL, VERA, "2026"))
    return house


def join(house: House, *rows: tuple[str, str, str]) -> None:
    program.import_roster(
        house.database,
        house.operator,
        [
            pair_row(line, mentor, mentee, cohort=cohort)
            for line, (mentor, mentee, cohort) in enumerate(rows, start=2)
        ],
        source="cohorts.csv",
        now=house.now,
    )


def opened(house: House, reach: Reach, form: str = "checkin") -> Opened:
    return rounds.open_round(
        house.database, house.lead, shipped()[form], closes_at=CLOSES, reach=reach, now=NOW
    )


def asks(house: House, reach: Reach, form: str = "checkin") -> Asks:
    return rounds.would_ask(
        house.database, house.lead, form, closes_at=CLOSES, reach=reach, now=NOW
    )


def chosen(house: House, *mentees: str) -> Reach:
    return Reach(kind="pairs", pairs=tuple(pair_id(house, mentee) for mentee in mentees))


def mentees_of(house: House, number: int) -> set[str]:
    asked = rounds.list_rounds(house.database, house.operator)[number - 1]
    found = rounds.standings(house.database, house.operator, asked.id)
    return {one.name for one in found if one.side == "mentee"}


def test_a_round_for_a_cohort_asks_its_pairs_alone(cohorts: House) -> None:
    assert opened(cohorts, FIRST).relationships == 2
    assert mentees_of(cohorts, 1) == {TOM, VERA}
    (asked,) = rounds.list_rounds(cohorts.database, cohorts.lead)
    assert (asked.reach, asked.cohorts) == ("cohorts", ("2025",))
    assert responses.due(cohorts.database, cohorts.actor(UMA)) == []


def test_a_round_for_chosen_pairs_asks_both_people_of_each(cohorts: House) -> None:
    assert opened(cohorts, chosen(cohorts, TOM, UMA)).invitations == 4
    assert mentees_of(cohorts, 1) == {TOM, UMA}


def test_the_preview_says_how_many_in_which_cohorts_until_when_and_opens_nothing(
    cohorts: House,
) -> None:
    said = asks(cohorts, FIRST).sentence(date(2026, 10, 19))
    assert said.startswith(
        "This asks 4 people in 2 pairs (cohort 2025) until the end of Monday, October 19, 2026."
    )
    assert rounds.list_rounds(cohorts.database, cohorts.lead) == []


def test_two_rounds_for_two_cohorts_are_open_at_once_and_ask_nobody_the_same_twice(
    cohorts: House,
) -> None:
    opened(cohorts, FIRST)
    found = asks(cohorts, SECOND)
    assert (found.pairs, [one.number for one in found.left_out]) == (1, [1])
    assert "1 pair is left out, because round 1 asks" in found.sentence(date(2026, 10, 19))
    opened(cohorts, SECOND)
    assert (mentees_of(cohorts, 1), mentees_of(cohorts, 2)) == ({TOM, VERA}, {UMA})
    assert opened(cohorts, SECOND, "review").relationships == 2  # other questions


def test_where_open_rounds_ask_everybody_the_same_already_nothing_opens(cohorts: House) -> None:
    opened(cohorts, FIRST)
    with pytest.raises(RoundError, match="Round 1 asks the same questions"):
        opened(cohorts, chosen(cohorts, TOM))
    assert opened(cohorts, rounds.EVERYONE).relationships == 1
    assert mentees_of(cohorts, 2) == {UMA}


@pytest.mark.parametrize(
    ("first", "second"), [("introduction", "completion"), ("completion", "introduction")]
)
def test_phases_do_not_overlap_so_a_pair_is_asked_about_one_at_a_time(
    cohorts: House, first: str, second: str
) -> None:
    opened(cohorts, chosen(cohorts, TOM), first)
    with pytest.raises(RoundError, match="Round 1 asks about another phase and is still open"):
        opened(cohorts, chosen(cohorts, TOM), second)
    found = asks(cohorts, rounds.EVERYONE, second).sentence(date(2026, 10, 19))
    assert "1 pair is left out, because round 1 asks about another phase and is still" in found
    opened(cohorts, rounds.EVERYONE, second)
    assert mentees_of(cohorts, 2) == {UMA, VERA}
    assert opened(cohorts, chosen(cohorts, TOM)).relationships == 1  # a check-in is in no way


def test_two_who_have_decided_are_free_for_the_other_end_of_their_time(cohorts: House) -> None:
    there, reach = cohorts.database, chosen(cohorts, TOM)
    opened(cohorts, reach, "introduction")
    mira, tom = cohorts.actor(MIRA), cohorts.actor(TOM)
    forms = [cohorts.submit(one, of, INTRODUCTION) for one, of in ((mira, TOM), (tom, MIRA))]
    for who, form in zip((mira, tom), forms, strict=True):
        with pytest.raises(RoundError, match="another phase"):
            opened(cohorts, reach, "completion")
        deciding.decide(there, who, form, "commit", now=NOW)
    assert opened(cohorts, reach, "completion").relationships == 1


@pytest.mark.parametrize(
    ("in_the_way", "said"),
    [
        ((Asking(1, "all"),), "1 pair is left out, because round 1 asks the same questions and is"),
        (
            (Asking(1, "all"), Asking(2, "pairs"), Asking(1, "all")),
            "3 pairs are left out, because round 1 and round 2 ask the same questions and are",
        ),
        (
            (Asking(1, "all"), Asking(3, "all", same=False)),
            "and is still open. 1 pair is left out, because round 3 asks about another phase and",
        ),
    ],
)
def test_who_is_left_out_is_said_with_the_round_in_the_way(
    in_the_way: tuple[Asking, ...], said: str
) -> None:
    asks = Asks(people=2, pairs=1, cohorts=(), left_out=in_the_way)
    assert said in asks.sentence(date(2026, 10, 19))


def test_a_closed_round_is_not_opened_again_over_one_that_asks_the_same_pair(
    cohorts: House,
) -> None:
    first = opened(cohorts, FIRST)
    rounds.close_round(cohorts.database, cohorts.lead, first.round_id, now=NOW)
    second = opened(cohorts, SECOND)
    with pytest.raises(RoundError, match="Round 2 asks the same questions"):
        rounds.move_close(cohorts.database, cohorts.lead, first.round_id, closes_at=CLOSES, now=NOW)
    rounds.move_close(cohorts.database, cohorts.lead, second.round_id, closes_at=CLOSES, now=NOW)


@pytest.mark.parametrize(
    ("reach", "told"),
    [
        (Reach(kind="cohorts"), "No cohort is chosen"),
        (Reach(kind="cohorts", cohorts=("2031",)), "no cohort of that name. Choose among: 2025"),
        (Reach(kind="pairs"), "No pair is chosen"),
    ],
)
def test_a_choice_of_nobody_is_never_everybody(cohorts: House, reach: Reach, told: str) -> None:
    for ask in (asks, opened):
        with pytest.raises(RoundError, match=told):
            ask(cohorts, reach)


def test_a_lead_chooses_no_pair_that_is_kept_from_them_but_a_cohort_asks_it_too(
    cohorts: House,
) -> None:
    recuse_lead(cohorts, TOM, now=NOW, lead_id=cohorts.lead.person_id)
    kept, elsewhere = chosen(cohorts, TOM), Reach(kind="pairs", pairs=("not there",))
    for reach in (kept, elsewhere):
        with pytest.raises(NotAllowed):
            opened(cohorts, reach)
    assert asks(cohorts, FIRST).pairs == 1
    opened(cohorts, FIRST)
    assert mentees_of(cohorts, 1) == {TOM, VERA}


def test_a_cohort_of_kept_pairs_alone_is_as_if_it_were_not_there(cohorts: House) -> None:
    join(cohorts, (MIRA, TOM, "secret"))
    recuse_lead(cohorts, TOM, now=NOW, lead_id=cohorts.lead.person_id)
    told = []
    for name in ("secret", "2031"):
        with pytest.raises(RoundError) as refused:
            opened(cohorts, Reach(kind="cohorts", cohorts=(name,)))
        told.append(str(refused.value))
    assert told[0] == told[1]


def test_who_joins_a_cohort_while_its_round_is_open_is_asked_at_once(cohorts: House) -> None:
    opened(cohorts, FIRST)
    join(cohorts, ("Wim Roth", "Xenia Hall", "2025"), ("Wim Roth", "Yara Moss", "2026"))
    assert mentees_of(cohorts, 1) == {TOM, VERA, "Xenia Hall"}
    join(cohorts, (MIRA, UMA, "2025"))
    assert mentees_of(cohorts, 1) == {TOM, VERA, "Xenia Hall", UMA}


def test_who_joins_two_cohorts_with_open_rounds_is_asked_once(cohorts: House) -> None:
    opened(cohorts, FIRST)
    opened(cohorts, SECOND)
    join(cohorts, ("Wim Roth", "Xenia Hall", "2025"), ("Wim Roth", "Xenia Hall", "2026"))
    assert "Xenia Hall" in mentees_of(cohorts, 1)
    assert "Xenia Hall" not in mentees_of(cohorts, 2)


def test_a_round_for_chosen_pairs_asks_nobody_who_joins_later(cohorts: House) -> None:
    opened(cohorts, chosen(cohorts, TOM))
    join(cohorts, ("Wim Roth", "Xenia Hall", "2025"))
    assert mentees_of(cohorts, 1) == {TOM}


def crowd(database: Database, sizes: Iterable[tuple[str, int]]) -> House:
    """Cohorts of so many pairs, each with a mentor of its own."""
    pairs = [
        (name, f"M{name}{n} Om", f"E{name}{n} Ek") for name, many in sizes for n in range(many)
    ]
    house = founded(database, pairs=tuple((one, two) for _, one, two in pairs), asks=False)
    join(house, *((one, two, name) for name, one, two in pairs))
    return house


def adds_up(house: House, reach: Reach) -> bool:
    opened(house, reach)
    made = rounds.list_rounds(house.database, house.operator)[-1]
    rounds.close_round(house.database, house.operator, made.id, now=NOW + timedelta(hours=1))
    return made.totals


def test_no_round_for_chosen_pairs_is_in_a_total_nor_what_it_leaves_to_another(
    database: Database,
) -> None:
    house = crowd(database, (("a", 6), ("b", 6)))
    with database.read() as tx:
        ids = [row["id"] for row in tx.rows("SELECT id FROM relationship ORDER BY id")]
    assert not adds_up(house, Reach(kind="pairs", pairs=tuple(ids)))
    assert not adds_up(house, Reach(kind="pairs", pairs=tuple(ids[:6])))
    opened(house, Reach(kind="pairs", pairs=tuple(ids[:6])))
    opened(house, rounds.EVERYONE)
    assert not rounds.list_rounds(database, house.lead)[-1].totals


def test_a_round_for_a_cohort_is_in_totals_only_where_no_few_people_are_the_difference(
    database: Database,
) -> None:
    house = crowd(database, (("a", 6), ("b", 6), ("c", 3)))
    assert adds_up(house, Reach(kind="cohorts", cohorts=("a",)))
    assert adds_up(house, Reach(kind="cohorts", cohorts=("b", "c")))
    assert not adds_up(house, Reach(kind="cohorts", cohorts=("c",)))
    assert not adds_up(house, Reach(kind="cohorts", cohorts=("a", "b")))
    assert not adds_up(house, Reach(kind="cohorts", cohorts=("b",)))
    assert adds_up(house, rounds.EVERYONE)
    found = asks(house, Reach(kind="cohorts", cohorts=("c",)))
    assert "This round is in no total" in found.sentence(date(2026, 10, 19))
