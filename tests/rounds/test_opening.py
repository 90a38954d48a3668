"""Opening a round asks both sides of every relationship, once."""

from datetime import UTC, date, datetime, timedelta

import pytest

from mentorsurvey import program, responses, rounds
from mentorsurvey.access import clock, operator
from mentorsurvey.errors import NotAllowed, RoundError
from mentorsurvey.instruments import shipped
from mentorsurvey.store import Database
from tests.conftest import Together
from tests.house import CLOSES, MIRA, NOW, TOM, UMA, VERA, House, founded, pair_row

DAY = timedelta(days=1)


def invited(house: House) -> list[tuple[str, str, str]]:
    with house.database.read() as tx:
        rows = tx.rows(
            "SELECT person.name, invitation.side, mentee.name AS about FROM invitation"
            " JOIN person ON person.id = invitation.person_id"
            " JOIN relationship ON relationship.id = invitation.relationship_id"
            " JOIN person mentee ON mentee.id = relationship.mentee_id"
            " ORDER BY mentee.name, invitation.side"
        )
    return [(row["name"], row["side"], row["about"]) for row in rows]


def add_pair(house: House, mentor: str, mentee: str, *, now: datetime = NOW) -> int:
    row = pair_row(2, mentor, mentee)
    plan = program.import_roster(
        house.database,
        house.operator,
        [row],
        source="more.csv",
        now=now,
    )
    return plan.invitations


def test_each_side_of_each_relationship_is_invited_once(unasked: House) -> None:
    opened = unasked.open_round()
    assert (opened.number, opened.relationships, opened.invitations) == (1, 3, 6)
    assert invited(unasked) == [
        (TOM, "mentee", TOM),
        (MIRA, "mentor", TOM),
        (UMA, "mentee", UMA),
        (MIRA, "mentor", UMA),
        (VERA, "mentee", VERA),
        ("Noel Park", "mentor", VERA),
    ]


def test_a_relationship_that_is_new_while_a_round_is_open_is_invited_at_once(
    house: House,
) -> None:
    assert add_pair(house, MIRA, "Pim Bos") == 2
    assert house.count("invitation") == 8
    pim = house.actor("Pim Bos")
    assert responses.due(house.database, pim)[0].owed.is_open(NOW)


def test_a_relationship_that_was_there_already_is_not_invited_again(house: House) -> None:
    assert add_pair(house, MIRA, TOM) == 0
    assert house.count("invitation") == 6


def test_a_relationship_that_is_new_after_the_close_is_not_invited(house: House) -> None:
    assert add_pair(house, MIRA, "Pim Bos", now=CLOSES) == 0
    rounds.move_close(
        house.database, house.lead, house.round_id, closes_at=CLOSES + DAY, now=CLOSES
    )
    rounds.close_round(house.database, house.lead, house.round_id, now=CLOSES)
    assert add_pair(house, MIRA, "Rosa Diaz", now=CLOSES) == 0


def test_a_second_round_of_the_same_questions_waits_for_the_first_to_close(
    house: House,
) -> None:
    with pytest.raises(RoundError, match="still open") as caught:
        house.open_round()
    assert caught.value.where == "round 1"
    assert house.count("round") == 1
    rounds.close_round(house.database, house.lead, house.round_id, now=NOW)
    assert house.open_round().number == 2


def test_a_round_that_closed_by_itself_makes_room_for_the_next(house: House) -> None:
    assert house.open_round(now=CLOSES).number == 2


def test_two_rounds_of_different_questions_may_be_open_together(house: House) -> None:
    assert house.open_round("introduction").number == 2
    assert add_pair(house, MIRA, "Pim Bos") == 4


def test_two_leads_who_open_at_the_same_moment_open_one_round(
    unasked: House, at_once: Together
) -> None:
    def opens() -> bool:
        try:
            unasked.open_round()
        except RoundError:
            return False
        return True

    opened = at_once([opens, opens, opens])
    assert sorted(opened) == [False, False, True]
    assert unasked.count("round") == 1
    assert unasked.count("invitation") == 6


@pytest.mark.parametrize("closes_in", [timedelta(0), -DAY, timedelta(days=366, seconds=1)])
def test_a_round_closes_in_the_future_and_within_a_year(
    unasked: House, closes_in: timedelta
) -> None:
    with pytest.raises(RoundError, match="closing date") as caught:
        rounds.open_round(
            unasked.database,
            unasked.operator,
            shipped()["checkin"],
            closes_at=NOW + closes_in,
            now=NOW,
        )
    assert caught.value.mend
    assert unasked.count("round") == unasked.count("instrument_version") == 0


def test_a_program_without_relationships_has_nobody_to_ask(database: Database) -> None:
    made = program.found(
        database,
        operator(),
        name="Empty",
        lead_address="lea@example.org",
        now=NOW,
    )
    house = House(database=database, program_id=made.program.id, lead_token=made.token, now=NOW)
    with pytest.raises(RoundError, match="nobody to ask"):
        house.open_round()
    assert house.count("instrument_version") == 0


def test_participants_and_the_clock_open_no_round(unasked: House) -> None:
    for actor in (unasked.actor(MIRA), clock()):
        with pytest.raises(NotAllowed):
            rounds.open_round(
                unasked.database, actor, shipped()["checkin"], closes_at=CLOSES, now=NOW
            )


def test_rounds_of_one_program_are_none_of_another(house: House) -> None:
    other = founded(house.database, name="Harbor", pairs=((MIRA, TOM),))
    assert [asked.program_id for asked in rounds.list_rounds(house.database, house.lead)] == [
        house.program_id
    ]
    assert house.count("invitation") == 8
    for change in (
        lambda: rounds.close_round(house.database, house.lead, other.round_id, now=NOW),
        lambda: rounds.move_close(
            house.database, house.lead, other.round_id, closes_at=CLOSES + DAY, now=NOW
        ),
    ):
        with pytest.raises(NotAllowed):
            change()


def test_rounds_are_numbered_in_their_order(house: House) -> None:
    house.open_round("review")
    house.open_round("introduction")
    listed = rounds.list_rounds(house.database, house.lead)
    assert [(asked.number, asked.instrument) for asked in listed] == [
        (1, "checkin"),
        (2, "review"),
        (3, "introduction"),
    ]


@pytest.mark.parametrize(
    ("zone", "last"),
    [
        ("UTC", datetime(2026, 10, 25, 23, 59, 59, tzinfo=UTC)),
        ("America/Chicago", datetime(2026, 10, 26, 4, 59, 59, tzinfo=UTC)),
        ("Europe/Paris", datetime(2026, 10, 25, 22, 59, 59, tzinfo=UTC)),
        ("Pacific/Kiritimati", datetime(2026, 10, 25, 9, 59, 59, tzinfo=UTC)),
    ],
)
def test_a_form_is_due_to_the_end_of_the_day_where_the_program_is(
    zone: str, last: datetime
) -> None:
    assert rounds.end_of_day(date(2026, 10, 25), zone) == last
