"""Invitations: once a person and round, at the address of today, as long as they are due."""

from datetime import datetime, timedelta

import pytest

from mentorsurvey import program, rounds, sign_in
from mentorsurvey.access import clock, operator
from mentorsurvey.errors import LinkError
from mentorsurvey.instruments import shipped
from mentorsurvey.mail.filling import fill
from mentorsurvey.program import erasing, merging, pausing
from mentorsurvey.store import breaks, programs
from mentorsurvey.store.breaks import Break
from tests.house import CLOSES, MIRA, NOEL, NOW, TOM, UMA, VERA, House, address, pair_row
from tests.mail.postbox import (
    DAY,
    HOUR,
    Postbox,
    invite,
    link,
    postbox,
    receivers,
    tick,
    ticks,
    words,
)

__all__ = ["postbox"]
EVERYONE = ["mira", "noel", "tom", "uma", "vera"]


def pair_id(house: House, mentor: str, mentee: str) -> str:
    return next(
        one.id
        for one in program.relationships(house.database, house.operator)
        if (one.mentor, one.mentee) == (mentor, mentee)
    )


def correct(house: House, name: str, new: str, *, at: datetime = NOW) -> None:
    program.correct(
        house.database,
        house.lead,
        house.person_id(name),
        name=name,
        address=new,
        now=at,
    )


def test_everyone_is_invited_once_and_a_mentor_of_two_in_one_mail(
    house: House, postbox: Postbox
) -> None:
    ticks(house, NOW, NOW + 7 * DAY, step=3 * HOUR)
    assert sorted(receivers(postbox.got)) == EVERYONE
    (mira,) = postbox.to(MIRA)
    assert TOM in words(mira)
    assert UMA in words(mira)
    assert sign_in.landing(house.database, link(mira), now=NOW + DAY).name == MIRA
    (tom,) = postbox.to(TOM)
    assert MIRA in words(tom)
    assert UMA not in words(tom)


def test_two_rounds_that_open_within_a_day_are_one_mail(house: House, postbox: Postbox) -> None:
    house.open_round("introduction", now=NOW + HOUR, days=20)
    ticks(house, NOW + HOUR, NOW + 3 * DAY, step=3 * HOUR)
    assert sorted(receivers(postbox.got)) == EVERYONE
    assert words(postbox.to(VERA)[0]).count("minutes") >= 2


def test_a_pair_that_comes_later_is_invited_and_nobody_else(house: House, postbox: Postbox) -> None:
    invite(house, postbox)
    later = NOW + 2 * DAY
    program.import_roster(
        house.database,
        house.operator,
        [pair_row(2, NOEL, "Wim Boer")],
        source="more.csv",
        now=later,
    )
    ticks(house, later, later + 2 * DAY, step=4 * HOUR)
    got = postbox.take()
    assert sorted(receivers(got)) == ["noel", "wim"]
    # Who still owes an older form of the round reads of both.
    noel = next(one for one in got if "noel" in str(one["To"]))
    assert VERA in words(noel)
    assert "Wim Boer" in words(noel)


def test_who_has_no_address_is_invited_once_there_is_one(house: House, postbox: Postbox) -> None:
    with house.database.write() as tx:
        tx.run("UPDATE person SET address = NULL WHERE name = :name", name=TOM)
    ticks(house, NOW, NOW + DAY, step=7 * HOUR)
    assert sorted(receivers(postbox.take())) == ["mira", "noel", "uma", "vera"]
    person = next(one for one in program.people_of(house.database, house.lead) if one.name == TOM)
    program.correct(
        house.database,
        house.lead,
        person.id,
        name=TOM,
        address="tom.reyes@example.org",
        now=NOW + DAY,
    )
    ticks(house, NOW + DAY, NOW + 3 * DAY, step=7 * HOUR)
    assert [str(one["To"]) for one in postbox.got] == ["Tom Reyes <tom.reyes@example.org>"]


def test_a_refused_address_gets_no_more_until_it_is_corrected(
    house: House, postbox: Postbox
) -> None:
    postbox.refuses[address(TOM)] = "550 5.1.1 nobody"
    ticks(house, NOW, NOW + 9 * DAY, step=8 * HOUR)
    assert postbox.to(TOM) == []
    assert house.count("mail_trouble") == 1
    correct(house, TOM, "tom.reyes@example.org", at=NOW + 9 * DAY)
    assert house.count("mail_trouble") == 0
    ticks(house, NOW + 9 * DAY, NOW + 11 * DAY, step=7 * HOUR)
    assert [
        one for one in postbox.subjects("tom.reyes@example.org") if one.startswith("Your form")
    ] == [f"Your form about {MIRA}, by Monday, October 19"]


def test_another_address_gets_an_invitation_with_a_link_that_works(
    house: House, postbox: Postbox
) -> None:
    ticks(house, NOW, NOW + DAY, step=7 * HOUR)
    (first,) = postbox.to(TOM)
    later = NOW + 2 * DAY
    correct(house, TOM, "tom.reyes@example.org", at=later)
    ticks(house, later, later + 2 * DAY, step=HOUR)
    (invited,) = [one for one in postbox.to("tom.reyes@example.org") if link(one)]
    assert sign_in.landing(house.database, link(invited), now=later + DAY).name == TOM
    with pytest.raises(LinkError):
        sign_in.landing(house.database, link(first), now=later + DAY)


def test_a_mail_that_waits_goes_to_the_address_of_the_moment_and_once(
    house: House, postbox: Postbox
) -> None:
    fill(house.database, clock(house.program_id), now=NOW - HOUR / 2)
    correct(house, TOM, "tom.reyes@example.org", at=NOW)
    ticks(house, NOW, NOW + 2 * DAY, step=HOUR)
    assert [link(one) for one in postbox.to(TOM)] == [""]  # that it was changed
    assert len([one for one in postbox.to("tom.reyes@example.org") if link(one)]) == 1


def test_who_has_left_or_is_paused_gets_none_and_a_pair_that_goes_on_does(
    house: House, postbox: Postbox
) -> None:
    fill(house.database, clock(house.program_id), now=NOW)  # it waits already
    ended = pair_id(house, MIRA, TOM)
    paused = pair_id(house, NOEL, VERA)
    with house.database.write() as tx:
        for one, held in (
            (ended, Break(kind="ended", starts_at=NOW, stops_at=None, reason="left")),
            (paused, Break(kind="paused", starts_at=NOW, stops_at=NOW + 9 * DAY, reason="away")),
        ):
            breaks.add(tx, house.operator, one, held, words="", now=NOW)
    ticks(house, NOW, NOW + DAY, step=7 * HOUR)
    assert sorted(receivers(postbox.got)) == ["mira", "uma"]
    assert TOM not in words(postbox.to(MIRA)[0])
    postbox.take()
    pausing.resume_pair(house.database, house.lead, paused, now=NOW + 3 * DAY)
    ticks(house, NOW + 3 * DAY, NOW + 5 * DAY, step=7 * HOUR)
    assert sorted(receivers(postbox.got)) == ["noel", "vera"]


def test_a_round_that_was_taken_back_invites_nobody(house: House, postbox: Postbox) -> None:
    fill(house.database, clock(house.program_id), now=NOW)
    rounds.discard_round(house.database, house.lead, house.round_id, now=NOW)
    assert ticks(house, NOW, NOW + 2 * DAY, step=7 * HOUR) == 0


def test_nothing_leaves_after_the_close_and_a_short_round_still_invites(
    unasked: House, postbox: Postbox
) -> None:
    night = NOW.replace(hour=21)
    rounds.open_round(
        unasked.database,
        unasked.operator,
        shipped()["checkin"],
        closes_at=night + timedelta(hours=4),
        now=night,
    )
    ticks(unasked, night, night + 2 * DAY, step=HOUR / 2)
    assert sorted(receivers(postbox.got)) == EVERYONE


def test_a_mail_that_is_late_waits_for_the_morning(house: House, postbox: Postbox) -> None:
    fill(house.database, clock(house.program_id), now=NOW)
    assert tick(house, NOW.replace(hour=23)) == 0
    assert tick(house, (NOW + DAY).replace(hour=8)) == 5


def test_who_has_more_time_reads_their_own_date(house: House, postbox: Postbox) -> None:
    longer = CLOSES + 5 * DAY
    rounds.extend_pair(
        house.database,
        house.lead,
        house.round_id,
        pair_id(house, NOEL, VERA),
        until=longer,
        now=NOW,
    )
    ticks(house, NOW, NOW + DAY, step=7 * HOUR)
    assert postbox.subjects(VERA) == [f"Your form about {NOEL}, by Saturday, October 24"]
    assert postbox.subjects(TOM) == [f"Your form about {MIRA}, by Monday, October 19"]


def test_merged_people_are_invited_where_they_are_reached(house: House, postbox: Postbox) -> None:
    invite(house, postbox)
    later = NOW + 2 * DAY
    kept, gone = house.person_id(NOEL), house.person_id(MIRA)
    with house.database.write() as tx:  # as if no mail of the round had gone to the one who stays
        tx.run(
            "DELETE FROM mailed_form WHERE outbox_id IN (SELECT id FROM outbox"
            " WHERE person_id = :person)",
            person=kept,
        )
        tx.run("DELETE FROM outbox WHERE person_id = :person", person=kept)
        tx.run("UPDATE link SET revoked_at = minted_at WHERE person_id = :person", person=kept)
    merging.merge_people(house.database, house.lead, kept, gone, now=later)
    ticks(house, later, later + 2 * DAY, step=4 * HOUR)
    (noel,) = postbox.take()
    assert receivers([noel]) == ["noel"]
    assert all(name in words(noel) for name in (TOM, UMA, VERA))


def test_somebody_erased_gets_nothing_and_their_partner_neither(
    house: House, postbox: Postbox
) -> None:
    fill(house.database, clock(house.program_id), now=NOW)
    found = erasing.find(house.database, operator(), address(VERA))
    erasing.erase(house.database, operator(), found.people[0], now=NOW)
    ticks(house, NOW, NOW + 2 * DAY, step=7 * HOUR)
    assert sorted(receivers(postbox.got)) == ["mira", "tom", "uma"]


def test_a_program_of_invented_people_sends_nothing(house: House, postbox: Postbox) -> None:
    with house.database.write() as tx:
        tx.run("UPDATE program SET demo = 1")
        assert programs.of(tx, house.operator).demo
    assert ticks(house, NOW, NOW + 2 * DAY, step=7 * HOUR) == 0
    assert house.count("outbox") == 0
