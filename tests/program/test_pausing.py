"""A pair that has ended or is paused is asked nothing, misses nothing and keeps what there is."""

from datetime import date, datetime, timedelta

import pytest

from mentorsurvey import program, responses, rounds, sign_in
from mentorsurvey.access import Actor
from mentorsurvey.errors import MentorsurveyError, NotAllowed, ResponseClosed, RosterError
from mentorsurvey.program import RosterRow, pausing, record, relationships
from mentorsurvey.readings.attention import listing, watched
from mentorsurvey.readings.overview import overview
from mentorsurvey.readings.series import program as read
from mentorsurvey.store.attention import add_draw
from mentorsurvey.store.relationships import Relationship
from tests.access import everything
from tests.house import CLOSES, LEAD, MIRA, NOEL, NOW, TOM, VERA, House, pair_row
from tests.store.leading import pair_id, recuse_lead

LATER = NOW + timedelta(days=2)
TODAY = NOW.date()
AFTER = CLOSES + timedelta(days=1)


def contents(house: House) -> list[object]:
    """Everything that an import or a break can change."""
    tables = ("pair_break", "relationship", "relationship_attribute", "invitation", "person")
    with house.database.read() as tx:
        return [everything.rows(tx, table) for table in tables]


def end(house: House, mentee: str = VERA, *, since: date = TODAY, **said: str) -> None:
    pausing.end_pair(
        house.database,
        house.lead,
        pair_id(house, mentee),
        since=since,
        reason="left",
        now=NOW,
        **said,
    )


def pause(house: House, until: date, mentee: str = VERA, *, since: date = TODAY) -> None:
    pair = pair_id(house, mentee)
    pausing.pause_pair(
        house.database, house.lead, pair, since=since, until=until, reason="away", now=NOW
    )


def resume(house: House, *, now: datetime = LATER) -> None:
    pausing.resume_pair(house.database, house.lead, pair_id(house, VERA), now=now)


def found(house: House, mentee: str = VERA) -> Relationship:
    everyone = relationships(house.database, house.operator)
    return next(one for one in everyone if one.mentee == mentee)


def asked(house: House, *, now: datetime = LATER) -> set[str]:
    """Who is listed for the first round as asked."""
    forms = rounds.standings(house.database, house.lead, house.round_id)
    return {form.name for form in forms if form.is_asked(now)}


def open_forms(house: House, actor: Actor, *, now: datetime = LATER) -> list[str]:
    forms = responses.due(house.database, actor)
    return [form.owed.partner for form in forms if form.owed.is_open(now)]


def test_an_ended_pair_is_not_invited_to_a_new_round(house: House) -> None:
    end(house)
    rounds.close_round(house.database, house.operator, house.round_id, now=LATER)
    assert house.open_round(now=LATER).relationships == 2


def test_a_pair_is_asked_as_long_as_its_end_lies_ahead(house: House) -> None:
    end(house, since=AFTER.date())
    vera = house.actor(VERA)
    assert found(house).status(LATER) == "active"
    assert open_forms(house, vera) == [NOEL]
    assert found(house).status(AFTER + timedelta(days=1)) == "ended"


def test_its_open_form_is_withdrawn_and_nobody_is_missing(house: House) -> None:
    vera = house.actor(VERA)
    end(house)
    assert open_forms(house, vera) == []
    assert asked(house) == {MIRA, TOM, "Uma Shah"}
    minted = sign_in.mint_for_round(house.database, house.lead, house.round_id, now=LATER)
    assert VERA not in {one.name for one in minted}


def test_a_begun_form_stays_with_its_author_and_takes_no_more_answers(house: House) -> None:
    vera = house.actor(VERA)
    form = house.form(vera, NOEL)
    house.answer(vera, form, {"core.trust": 6})
    end(house)
    for attempt in (
        lambda: responses.save(house.database, vera, form, "core.work", 3, now=LATER),
        lambda: responses.submit(house.database, vera, form, now=LATER),
    ):
        with pytest.raises(ResponseClosed, match="ended"):
            attempt()
    (kept,) = responses.due(house.database, vera)
    assert kept.answers["core.trust"].number == 6


def test_an_open_reflection_stays_open_to_both(house: House) -> None:
    noel, vera = house.actor(NOEL), house.actor(VERA)
    house.submit(noel, VERA)
    house.submit(vera, NOEL)
    end(house)
    for actor in (noel, vera):
        (form,) = responses.due(house.database, actor)
        assert form.owed.released_at is not None
    assert {NOEL, VERA} <= asked(house)


def test_what_it_did_not_answer_is_no_silence_and_counts_in_no_round(house: House) -> None:
    end(house)
    lead = house.lead
    whole = read(house.database, lead, now=AFTER)
    assert [one.asked for one in whole.responses] == [2]
    assert {pair.mentee for pair in whole.pairs} >= {VERA}
    seen = watched(house.database, lead, now=AFTER)
    assert found(house).id not in seen.pairs
    assert overview(house.database, lead, now=AFTER).relationships == 3


def test_an_ended_pair_leaves_the_list_also_where_it_was_drawn(house: House) -> None:
    round_id, pair_drawn = house.round_id, found(house).id
    with house.database.write() as tx:
        add_draw(tx, round_id, [pair_drawn], now=AFTER)
    lead, everyone = house.lead, relationships(house.database, house.operator)
    for pair in everyone:
        pausing.end_pair(
            house.database, lead, pair.id, since=NOW.date(), reason="finished", now=AFTER
        )
    listed = listing(house.database, lead, watched(house.database, lead, now=AFTER), now=AFTER)
    assert not listed.drawn
    assert not listed.entries


def test_it_goes_on_again_with_the_forms_of_the_open_round(house: House) -> None:
    vera = house.actor(VERA)
    end(house)
    resume(house)
    assert found(house).status(LATER) == "active"
    assert open_forms(house, vera) == [NOEL]
    assert VERA in asked(house)
    (one,) = found(house).breaks
    assert (one.kind, one.stops_at) == ("ended", LATER)


def test_an_end_that_lies_ahead_is_taken_back(house: House) -> None:
    end(house, since=AFTER.date())
    resume(house)
    assert found(house).status(AFTER + timedelta(days=9)) == "active"


def test_a_pause_ends_by_itself(house: House) -> None:
    vera = house.actor(VERA)
    pause(house, (NOW + timedelta(days=5)).date())
    assert found(house).status(LATER) == "paused"
    assert open_forms(house, vera) == []
    assert open_forms(house, vera, now=NOW + timedelta(days=6)) == [NOEL]


def test_a_round_that_closed_in_a_pause_was_not_missed_afterwards_either(house: House) -> None:
    pause(house, (CLOSES + timedelta(days=30)).date())
    assert VERA not in asked(house, now=CLOSES + timedelta(days=60))
    whole = read(house.database, house.lead, now=CLOSES + timedelta(days=60))
    assert [one.asked for one in whole.responses] == [2]


def test_a_round_that_closed_before_the_end_was_missed(house: House) -> None:
    pausing.end_pair(
        house.database,
        house.lead,
        pair_id(house, VERA),
        since=(CLOSES + timedelta(days=3)).date(),
        reason="left",
        now=CLOSES + timedelta(days=3),
    )
    assert VERA in asked(house, now=CLOSES + timedelta(days=5))


def test_a_paused_pair_can_end(house: House) -> None:
    pause(house, AFTER.date())
    end(house)
    assert found(house).status(LATER) == "ended"
    assert found(house).status(AFTER + timedelta(days=9)) == "ended"


def test_the_end_of_one_pair_leaves_the_other_ones_of_a_mentor(house: House) -> None:
    mira = house.actor(MIRA)
    end(house, TOM)
    assert open_forms(house, mira) == ["Uma Shah"]


@pytest.mark.parametrize(
    ("since", "why"),
    [
        (NOW.date() - timedelta(days=1), "not here yet"),
        (NOW.date() + timedelta(days=400), "more than a year"),
    ],
)
def test_a_day_that_cannot_be_is_refused(house: House, since: date, why: str) -> None:
    before = contents(house)
    with pytest.raises(RosterError, match=why):
        end(house, since=since)
    assert contents(house) == before


def test_doing_it_twice_is_refused_and_changes_nothing(house: House) -> None:
    end(house)
    before = contents(house)
    for again in (lambda: end(house), lambda: pause(house, AFTER.date())):
        with pytest.raises(RosterError, match=r"already (ended|paused or has ended)"):
            again()
    assert contents(house) == before
    resume(house)
    with pytest.raises(RosterError, match="already goes on"):
        resume(house)


@pytest.mark.parametrize("days", [-1, 0, 900])
def test_a_pause_goes_on_after_it_begins_and_within_two_years(house: House, days: int) -> None:
    with pytest.raises(RosterError, match="has to go on within two years"):
        pause(house, TODAY + timedelta(days=days))


def test_leads_read_what_they_wrote_about_it(house: House) -> None:
    end(house, words="She moved to Lyon.")
    ((one, words),) = pausing.history_of_pair(house.database, house.lead, pair_id(house, VERA))
    assert (one.reason, words) == ("left", "She moved to Lyon.")
    with pytest.raises(NotAllowed):
        pausing.history_of_pair(house.database, house.operator, pair_id(house, VERA))


def test_a_recused_lead_changes_and_learns_nothing(house: House) -> None:
    end(house)
    recuse_lead(house, VERA, now=NOW)
    assert VERA not in {one.mentee for one in relationships(house.database, house.lead)}
    with pytest.raises(NotAllowed):
        resume(house)
    rows = [pair_row(2, NOEL, VERA)]
    plan = program.plan_roster(house.database, house.lead, rows)
    assert not plan.refused


def imported(house: House) -> program.Plan:
    rows: list[RosterRow] = [pair_row(2, NOEL, VERA, cohort="2027")]
    return program.import_roster(
        house.database,
        house.lead,
        rows,
        source="next.csv",
        now=LATER,
    )


def test_a_roster_lets_no_ended_pair_go_on_silently(house: House) -> None:
    end(house)
    before = contents(house)
    (refused,) = imported(house).refused
    assert refused.why == "This pair ended on Oct 5, 2026. Say first whether it goes on."
    assert contents(house) == before
    resume(house)
    assert not imported(house).refused
    assert found(house).cohorts == ("2027",)


def test_an_import_can_be_undone_also_where_a_pair_of_it_has_ended(house: House) -> None:
    end(house)
    (done,) = program.imports(house.database, house.operator)
    program.undo_import(house.database, house.operator, done.id, now=LATER)
    assert house.count("pair_break") == 0


def test_it_is_recorded_who_did_it(house: House) -> None:
    end(house)
    resume(house)
    _, entries = record.recorded(house.database, house.lead, most=20)
    said = [(one.verb, one.pair, one.actor) for one in entries if one.verb.startswith("pair.")]
    assert said == [
        ("pair.resume", (VERA, NOEL), LEAD),
        ("pair.end", (VERA, NOEL), LEAD),
    ]


def test_a_submitted_form_cannot_be_taken_back_after_the_end(house: House) -> None:
    vera = house.actor(VERA)
    form = house.submit(vera, NOEL)
    end(house)
    with pytest.raises(MentorsurveyError):
        responses.take_back(house.database, vera, form, now=LATER)
