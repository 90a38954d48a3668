"""Submitted exactly once, taken back until it is released, and not a moment later."""

from datetime import timedelta

import pytest

from mentorsurvey import responses, rounds
from mentorsurvey.access import Actor, Audience
from mentorsurvey.errors import ResponseClosed
from mentorsurvey.responses import CANT_SAY, Submitted
from mentorsurvey.store.grace import GRACE
from tests.conftest import Together
from tests.house import ANCHORS, CLOSES, FULL, MIRA, NOW, TOM, House

LATER = NOW + timedelta(hours=1)


@pytest.fixture
def tom(house: House) -> Actor:
    return house.actor(TOM)


@pytest.fixture
def form(house: House, tom: Actor) -> str:
    invitation_id = house.form(tom, MIRA)
    house.answer(tom, invitation_id)
    return invitation_id


def changes(house: House) -> int:
    with house.database.read() as tx:
        return int(tx.rows("SELECT changes FROM program")[0]["changes"])


def test_submitting_says_what_it_came_to(house: House, tom: Actor, form: str) -> None:
    first = responses.submit(house.database, tom, form, now=NOW)
    assert first == Submitted(released=False, again=False)
    owed = responses.open_form(house.database, tom, form).owed
    assert (owed.submitted_at, owed.released_at) == (NOW, None)


def test_submitting_again_changes_nothing(house: House, tom: Actor, form: str) -> None:
    responses.submit(house.database, tom, form, now=NOW)
    before = (house.scores(form), changes(house))
    again = responses.submit(house.database, tom, form, now=LATER)
    assert again == Submitted(released=False, again=True)
    assert responses.open_form(house.database, tom, form).owed.submitted_at == NOW
    assert (house.scores(form), changes(house)) == before


def test_eight_submissions_at_the_same_moment_are_one(
    house: House, tom: Actor, form: str, at_once: Together
) -> None:
    before = changes(house)
    results = at_once(
        [lambda: responses.submit(house.database, tom, form, now=NOW) for _ in range(8)]
    )
    assert sorted(result.again for result in results) == [False] + [True] * 7
    assert changes(house) == before + 1
    assert house.count("response") == 1
    assert {reader: len(measures) for reader, measures in house.scores(form).items()} == {
        "leads": 2,
        "totals": 11,
    }


def test_both_sides_submitting_at_the_same_moment_release_once(
    house: House, tom: Actor, form: str, at_once: Together
) -> None:
    mira = house.actor(MIRA)
    hers = house.form(mira, TOM)
    house.answer(mira, hers)
    results = at_once(
        [
            lambda: responses.submit(house.database, tom, form, now=NOW),
            lambda: responses.submit(house.database, mira, hers, now=LATER),
        ]
    )
    assert sorted(result.released for result in results) == [False, True]
    released = {
        responses.open_form(house.database, actor, one).owed.released_at
        for actor, one in ((tom, form), (mira, hers))
    }
    assert len(released) == 1
    assert None not in released


def test_an_answer_saved_while_submitting_is_in_the_scores_or_refused(
    house: House, tom: Actor, form: str, at_once: Together
) -> None:
    def save() -> bool:
        try:
            responses.save(house.database, tom, form, "meetings", 33, now=NOW)
        except ResponseClosed:
            return False
        return True

    saved, _ = at_once([save, lambda: responses.submit(house.database, tom, form, now=NOW)])
    kept = responses.open_form(house.database, tom, form).answers["meetings"].number
    assert kept == house.scores(form)["leads"]["meetings"] == (33 if saved else FULL["meetings"])


def test_nothing_to_submit_is_said_and_not_submitted(house: House, tom: Actor) -> None:
    form = house.form(tom, MIRA)
    with pytest.raises(ResponseClosed, match="Nothing is answered"):
        responses.submit(house.database, tom, form, now=NOW)
    responses.save(house.database, tom, form, "core.trust", 3, now=NOW)
    responses.save(house.database, tom, form, "core.trust", None, now=NOW)
    with pytest.raises(ResponseClosed, match="Nothing is answered"):
        responses.submit(house.database, tom, form, now=NOW)
    assert house.count("score") == 0


def test_one_cant_say_is_enough_to_submit(house: House, tom: Actor) -> None:
    form = house.form(tom, MIRA)
    responses.save(house.database, tom, form, "core.trust", CANT_SAY, now=NOW)
    assert not responses.submit(house.database, tom, form, now=NOW).again
    assert house.scores(form) == {}


def test_submitting_ends_with_the_close_and_an_extension_moves_it(
    house: House, tom: Actor, form: str
) -> None:
    with pytest.raises(ResponseClosed, match="has closed"):
        responses.submit(house.database, tom, form, now=CLOSES + GRACE)
    rounds.extend_invitation(
        house.database,
        house.lead,
        house.round_id,
        form,
        until=CLOSES + timedelta(days=1),
        now=CLOSES + GRACE,
    )
    assert not responses.submit(house.database, tom, form, now=CLOSES + GRACE).again


def test_answers_that_a_condition_hides_are_dropped_at_submission(unasked: House) -> None:
    unasked.open_round("completion")
    tom = unasked.actor(TOM)
    form = unasked.form(tom, MIRA)
    unasked.answer(
        tom,
        form,
        {
            "next": "redefine",
            "next.how": "Only the program may read this.",
            "deliverables.done": ["presentation", "other"],
            "deliverables.done_other": "A podcast.",
        },
    )
    unasked.answer(tom, form, {"next": "continue"})
    stays = responses.open_form(unasked.database, tom, form)
    assert "next.how" in stays.answers
    assert "next.how" not in {item.id for item in stays.shown}
    responses.submit(unasked.database, tom, form, now=NOW)
    kept = responses.open_form(unasked.database, tom, form).answers
    assert set(kept) == {"next", "deliverables.done", "deliverables.done_other"}


def test_what_was_narrowed_and_cleared_stays_narrowed_after_taking_back(
    house: House, tom: Actor, form: str
) -> None:
    responses.set_audience(house.database, tom, form, {"core.trust": Audience.ONLY_YOU}, now=NOW)
    responses.save(house.database, tom, form, "core.trust", None, now=NOW)
    responses.submit(house.database, tom, form, now=NOW)
    responses.take_back(house.database, tom, form, now=NOW)
    responses.save(house.database, tom, form, "core.trust", 5, now=NOW)
    answers = responses.open_form(house.database, tom, form).answers
    assert answers["core.trust"].audience is Audience.ONLY_YOU


def test_a_cleared_answer_is_no_answer_once_submitted(house: House, tom: Actor, form: str) -> None:
    responses.save(house.database, tom, form, "fairness", None, now=NOW)
    responses.submit(house.database, tom, form, now=NOW)
    assert not responses.open_form(house.database, tom, form).given("fairness")
    assert "fairness" not in house.scores(form)["totals"]


def test_taking_back_makes_a_draft_without_scores(house: House, tom: Actor, form: str) -> None:
    responses.submit(house.database, tom, form, now=NOW)
    before = changes(house)
    responses.take_back(house.database, tom, form, now=LATER)
    opened = responses.open_form(house.database, tom, form)
    assert opened.owed.submitted_at is None
    assert opened.owed.is_open(LATER)
    assert set(opened.answers) == set(FULL)
    assert house.scores(form) == {}
    assert changes(house) == before + 1


def test_what_was_taken_back_can_be_changed_and_submitted_again(
    house: House, tom: Actor, form: str
) -> None:
    responses.submit(house.database, tom, form, now=NOW)
    responses.take_back(house.database, tom, form, now=LATER)
    house.answer(tom, form, dict.fromkeys(ANCHORS, 7) | {"core.work": 1}, now=LATER)
    assert not responses.submit(house.database, tom, form, now=LATER).again
    assert house.scores(form)["leads"]["core"] == 100


def test_after_release_neither_side_takes_anything_back(
    house: House, tom: Actor, form: str
) -> None:
    responses.submit(house.database, tom, form, now=NOW)
    mira = house.actor(MIRA)
    hers = house.submit(mira, TOM)
    for actor, one in ((tom, form), (mira, hers)):
        before = house.scores(one)
        with pytest.raises(ResponseClosed, match="cannot be taken back"):
            responses.take_back(house.database, actor, one, now=LATER)
        assert house.scores(one) == before
        assert before


def test_a_draft_is_not_taken_back(house: House, tom: Actor, form: str) -> None:
    with pytest.raises(ResponseClosed, match="not submitted"):
        responses.take_back(house.database, tom, form, now=NOW)


def test_after_the_close_nothing_is_taken_back(house: House, tom: Actor, form: str) -> None:
    responses.submit(house.database, tom, form, now=NOW)
    with pytest.raises(ResponseClosed, match="has closed"):
        responses.take_back(house.database, tom, form, now=CLOSES)
    assert house.scores(form)


def test_taking_back_and_the_partners_submission_at_the_same_moment_agree(
    house: House, tom: Actor, form: str, at_once: Together
) -> None:
    responses.submit(house.database, tom, form, now=NOW)
    mira = house.actor(MIRA)
    hers = house.form(mira, TOM)
    house.answer(mira, hers)

    def take_back() -> bool:
        try:
            responses.take_back(house.database, tom, form, now=LATER)
        except ResponseClosed:
            return False
        return True

    taken, submitted = at_once(
        [take_back, lambda: responses.submit(house.database, mira, hers, now=LATER)]
    )
    assert submitted.released == (not taken)
    assert bool(house.scores(form)) == (not taken)
