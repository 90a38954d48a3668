from collections import Counter
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from mentorsurvey import program, responses, rounds
from mentorsurvey.access import operator
from mentorsurvey.errors import AnswerError, SettingsError
from mentorsurvey.instruments import check_value, shipped
from mentorsurvey.program import follow_ups
from mentorsurvey.program.things_to_try import things_to_try
from mentorsurvey.responses.forms import from_stored
from mentorsurvey.simulate import Event, answer, build, plan
from mentorsurvey.simulate.sitting import asked_in
from mentorsurvey.store import Database, create
from mentorsurvey.store.times import from_text
from tests.simulate.conftest import NOW, PAIRS, ROUNDS, SEED, Simulated, played


def numbers(simulated: Simulated) -> dict[tuple[str, str], int]:
    """Addresses of mentor and mentee → number of the pair."""
    cast, _ = plan(pairs=PAIRS, rounds=ROUNDS, seed=SEED)
    return {
        (cast.people[mentor].address, cast.people[mentee].address): pair
        for pair, (mentor, mentee) in enumerate(zip(cast.mentors, cast.mentees, strict=True))
    }


def people(simulated: Simulated, pair: int) -> set[str]:
    """The ids of both of a pair."""
    addresses = next(both for both, number in numbers(simulated).items() if number == pair)
    return {
        row["id"] for row in simulated.rows("SELECT * FROM person") if row["address"] in addresses
    }


def scores(
    simulated: Simulated, reader: str = "leads"
) -> dict[tuple[str, str, int, str, str], float]:
    """(mentor, mentee, round, side, measure) → the score for leads, or for totals alone."""
    rows = simulated.rows(
        "SELECT mentor.address AS mentor, mentee.address AS mentee, round.number,"
        " invitation.side, score.measure, score.value FROM score"
        " JOIN response ON response.id = score.response_id"
        " JOIN invitation ON invitation.id = response.invitation_id"
        " JOIN round ON round.id = invitation.round_id"
        " JOIN relationship ON relationship.id = invitation.relationship_id"
        " JOIN person mentor ON mentor.id = relationship.mentor_id"
        " JOIN person mentee ON mentee.id = relationship.mentee_id WHERE score.reader = :reader",
        reader=reader,
    )
    return {
        (row["mentor"], row["mentee"], row["number"], row["side"], row["measure"]): row["value"]
        for row in rows
    }


def test_the_same_seed_gives_the_same_answers_at_the_same_times(
    simulated: Simulated, tmp_path: Path
) -> None:
    again = played(tmp_path / "again.db")
    assert again.answers() == simulated.answers()
    steps = "SELECT words, due_on, proposed_at, kept_at, mentor_says FROM next_step ORDER BY 1, 3"
    assert again.rows(steps) == simulated.rows(steps)


def test_another_seed_gives_other_answers(simulated: Simulated, tmp_path: Path) -> None:
    other = played(tmp_path / "other.db", seed=SEED + 1)
    assert other.answers() != simulated.answers()


def test_every_answer_is_one_that_the_library_takes(simulated: Simulated) -> None:
    forms = [
        form
        for row in simulated.rows("SELECT id FROM person")
        for form in responses.due(simulated.database, simulated.actor(row["id"]))
    ]
    checked = 0
    for form in forms:
        for item_id, given in form.answers.items():
            item = form.instrument.item(item_id)
            assert given.audience in item.widest_audience.narrowings()
            value = from_stored(item.kind, given)
            assert check_value(item, form.instrument.scale_of(item), value) == value
            checked += 1
    assert checked == simulated.rows("SELECT COUNT(*) AS n FROM answer")[0]["n"]


def test_answers_go_through_the_check_of_real_ones(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AnswerError("Refused.")

    monkeypatch.setattr("mentorsurvey.responses.drafts.check_value", refuse)
    with pytest.raises(AnswerError):
        build(database, pairs=4, rounds=1, now=NOW)


def test_what_is_stored_is_what_the_truth_would_have_answered(simulated: Simulated) -> None:
    _, truth = plan(pairs=PAIRS, rounds=ROUNDS, seed=SEED)
    pair_of = numbers(simulated)
    drawn = []
    for index in range(ROUNDS):
        form, extras = asked_in(index)
        instrument = shipped()[form].with_extras(extras)
        drawn.append(answer(truth, index, instrument, np.random.default_rng([SEED, 4, index])))
    compared = 0
    for row in simulated.answers():
        of_round = drawn[row["round"] - 1]
        if row["item_id"] in of_round.item_ids:
            place = (
                pair_of[row["mentor"], row["mentee"]],
                int(row["side"] == "mentee"),
                of_round.item_ids.index(row["item_id"]),
            )
            assert bool(row["cant_say"]) == of_round.cannot_say[place]
            wanted = of_round.values[place]
            # Without a number: left empty, and its audience changed.
            empty = row["number"] is None and np.isnan(wanted)
            assert row["cant_say"] or empty or row["number"] == wanted
            compared += 1
    assert compared > 300


def test_those_who_respond_in_truth_have_submitted_the_closed_rounds(simulated: Simulated) -> None:
    _, truth = plan(pairs=PAIRS, rounds=ROUNDS, seed=SEED)
    pair_of = numbers(simulated)
    submitted = {
        (pair_of[row["mentor"], row["mentee"]], row["round"] - 1, int(row["side"] == "mentee"))
        for row in simulated.answers()
        if row["submitted_at"] and row["round"] < ROUNDS
    }
    of_the_tour = {
        pair for pair in range(PAIRS) if simulated.demo.mentor_id in people(simulated, pair)
    }
    for pair, index, side in submitted:
        assert truth.responds[pair, index, side] or pair in of_the_tour
    cast, _ = plan(pairs=PAIRS, rounds=ROUNDS, seed=SEED)
    for pair, index, side in np.argwhere(truth.responds[:, : ROUNDS - 1]):
        assert (pair, index, side) in submitted or index < cast.first_rounds[pair]


def test_about_six_in_seven_respond_in_the_closed_rounds(usual: Simulated) -> None:
    row = usual.rows(
        "SELECT COUNT(*) AS invited, COUNT(response.submitted_at) AS submitted FROM invitation"
        " JOIN round ON round.id = invitation.round_id AND round.closed_at IS NOT NULL"
        " LEFT JOIN response ON response.invitation_id = invitation.id"
    )[0]
    assert row["invited"] == 2 * (2 * 48 + 3 * 60)
    assert row["submitted"] / row["invited"] == pytest.approx(0.85, abs=0.05)


def test_an_exploited_mentee_gives_more_than_they_get(usual: Simulated) -> None:
    cast, truth = plan(pairs=60, rounds=6, seed=SEED)
    in_totals = scores(usual, "totals")
    read = 0
    for pair, event in enumerate(truth.events):
        if event is not Event.EXPLOITATION:
            continue
        names = tuple(cast.people[who[pair]].address for who in (cast.mentors, cast.mentees))
        for number in range(truth.onset[pair] + 1, 7):
            gave, got, fairness = (
                in_totals.get((*names, number, "mentee", measure))
                for measure in ("gave", "got", "fairness")
            )
            if gave is not None and got is not None and fairness is not None:
                read += 1
                assert gave > got
                assert fairness < 0
    assert read > 3


def test_the_mentee_s_line_falls_alone_in_a_one_sided_fall(usual: Simulated) -> None:
    cast, truth = plan(pairs=60, rounds=6, seed=SEED)
    by_name = scores(usual)
    changes: dict[str, list[float]] = {"mentor": [], "mentee": []}
    for pair, event in enumerate(truth.events):
        if event is not Event.ONE_SIDED_FALL:
            continue
        names = tuple(cast.people[who[pair]].address for who in (cast.mentors, cast.mentees))
        for side, found in changes.items():
            line = [by_name.get((*names, number, side, "core")) for number in range(1, 7)]
            before = [one for one in line[: truth.onset[pair]] if one is not None]
            after = [one for one in line[truth.onset[pair] :] if one is not None]
            if before and after:
                found.append(float(np.mean(after) - np.mean(before)))
    assert np.mean(changes["mentee"]) < -15
    assert abs(np.mean(changes["mentor"])) < 12


def test_answers_pile_up_at_the_good_end(usual: Simulated) -> None:
    given = [
        8 - row["number"] if row["item_id"] == "core.work" else row["number"]
        for row in usual.answers()
        if row["item_id"].startswith("core.") and row["number"] is not None
    ]
    assert np.mean(np.array(given) >= 6) > 0.5
    assert min(given) == 1


def test_texts_of_one_round_differ(usual: Simulated) -> None:
    texts = [
        row["words"]
        for row in usual.answers()
        if row["words"] and row["round"] == 2 and row["item_id"] == "open.better"
    ]
    assert len(texts) > 25
    assert len(set(texts)) == len(texts)


def test_nothing_of_the_truth_is_in_any_table(simulated: Simulated, database: Database) -> None:
    _, truth = plan(pairs=PAIRS, rounds=ROUNDS, seed=SEED)
    schema = "SELECT name, sql FROM sqlite_master ORDER BY name"
    with database.read() as tx:
        assert simulated.rows(schema) == tx.rows(schema)
    labels = {event.value for event in Event}
    latent = {
        round(float(value), 6)
        for values in (truth.score, truth.core, truth.career, truth.gave, truth.got, truth.growth)
        for value in values.ravel()
    }
    cells = 0
    for table in simulated.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
        for row in simulated.rows(f"SELECT * FROM {table['name']}"):
            for value in row.values():
                cells += 1
                if isinstance(value, str):
                    # A label is a word of its own, not a part of a question's wording.
                    assert value not in labels
                elif isinstance(value, float):
                    assert round(value, 6) not in latent or value.is_integer()
    assert cells > 5000


def test_times_are_in_order_and_none_is_in_the_future(simulated: Simulated) -> None:
    times = {
        row["id"]: (from_text(row["opened_at"]), from_text(row["closed_at"] or row["closes_at"]))
        for row in simulated.rows("SELECT * FROM round")
    }
    found = simulated.rows(
        "SELECT invitation.round_id, response.*,"
        " MIN(answered_at) AS first, MAX(answered_at) AS last FROM response"
        " JOIN invitation ON invitation.id = response.invitation_id"
        " JOIN answer ON answer.response_id = response.id GROUP BY response.id"
    )
    for row in found:
        opened, closed = times[row["round_id"]]
        moments = [opened, from_text(row["first"]), from_text(row["last"])]
        moments += [from_text(row[name]) for name in ("submitted_at", "released_at") if row[name]]
        assert moments == sorted(moments)
        assert moments[-1] <= min(NOW, closed)
    shown = simulated.rows(
        "SELECT next_step.kept_at, next_step_shown.* FROM next_step_shown"
        " JOIN next_step ON next_step.id = step_id"
    )
    assert all(NOW >= from_text(one["shown_at"]) >= from_text(one["kept_at"]) for one in shown)
    by_step = Counter(one["step_id"] for one in shown)
    assert 2 in by_step.values()
    kept = simulated.rows("SELECT * FROM next_step")
    assert len(by_step) < len([one for one in kept if one["kept_at"]])
    assert all(from_text(row["kept_at"] or row["proposed_at"]) <= NOW for row in kept)


def test_the_last_round_alone_is_open_and_under_way(simulated: Simulated) -> None:
    listed = rounds.list_rounds(simulated.database, operator(simulated.demo.program.id))
    assert [one.number for one in listed if one.is_open(NOW)] == [ROUNDS]
    assert [one.instrument for one in listed] == ["checkin", "review", "checkin"]
    assert len({one.meaning for one in listed}) == 1
    assert all(one.closed_at for one in listed[:-1])
    stands = simulated.rows(
        "SELECT COUNT(response.submitted_at) AS submitted, COUNT(*) AS invited FROM invitation"
        " LEFT JOIN response ON response.invitation_id = invitation.id"
        " WHERE invitation.round_id = :last",
        last=listed[-1].id,
    )[0]
    assert 0 < stands["submitted"] < stands["invited"]


def test_progress_is_told_to_its_end(simulated: Simulated) -> None:
    done = [one for one, _ in simulated.reported]
    totals = {total for _, total in simulated.reported}
    assert len(totals) == 1
    assert simulated.reported[-1] == (max(totals), max(totals))
    assert all(before < after for before, after in pairwise(done))


def test_progress_is_told_outside_of_any_transaction(database: Database) -> None:
    def writes(_done: int, _total: int) -> None:
        with database.write() as tx:  # would wait for ever on a transaction under way
            tx.rows("SELECT COUNT(*) AS n FROM answer")
        told.append(True)

    told: list[bool] = []
    build(database, pairs=4, rounds=1, now=NOW, progress=writes)
    assert told


def test_the_program_is_marked_as_a_demo_and_tells_what_it_changed(simulated: Simulated) -> None:
    demo = simulated.demo
    assert demo.program.demo
    note = program.latest_note(simulated.database, simulated.actor(demo.lead_id, lead=True))
    assert note is not None
    assert note.noted_at < NOW


def test_a_second_program_in_the_same_database_is_refused(own: Simulated) -> None:
    with pytest.raises(SettingsError):
        build(own.database, pairs=PAIRS, rounds=ROUNDS, now=NOW)


@pytest.mark.parametrize(("pairs", "rounds"), [(3, 2), (8, 0)])
def test_too_small_a_program_is_refused(database: Database, pairs: int, rounds: int) -> None:
    with pytest.raises(ValueError, match="at least"):
        build(database, pairs=pairs, rounds=rounds, now=NOW)


@pytest.mark.parametrize("seed", range(6))
def test_every_seed_finds_people_for_the_links(tmp_path: Path, seed: int) -> None:
    database = create(tmp_path / "demo.db")
    demo = build(database, pairs=5, rounds=2, seed=seed, now=NOW)
    assert len({demo.lead_id, demo.mentor_id, demo.mentee_id}) == 3


def test_without_a_folder_for_it_there_is_no_mail(simulated: Simulated) -> None:
    assert simulated.rows("SELECT * FROM outbox") == []


def test_leads_have_follow_ups_one_of_them_overdue_and_words_of_their_own(
    simulated: Simulated,
) -> None:
    lead = simulated.actor(simulated.demo.lead_id, lead=True)
    found = follow_ups.follow_ups(simulated.database, lead)
    assert any(one.outcome for one in found if one.done_at)
    opened = [one.due_on for one in found if one.done_at is None]
    assert opened
    assert min(opened) < NOW.date()
    assert things_to_try(simulated.database, lead)
