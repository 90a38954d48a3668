"""The page before submitting and what it becomes afterwards: who sees what, changed by topic."""

from datetime import UTC, datetime

import pytest

from mentorsurvey import responses
from mentorsurvey.access import Audience
from mentorsurvey.responses import saying
from mentorsurvey.responses.readers import readers, topics
from mentorsurvey.responses.steps import steps_of
from mentorsurvey.store import programs
from tests.house import FULL, MIRA, NOEL, TOM, VERA, House
from tests.pages.answering import Answering, press, shown, well
from tests.pages.conftest import Visit, text_of

BOTH, PARTNER, LEADS, NOBODY = Audience
CHECK = 3


@pytest.fixture
def answering(here: House, visit: Visit) -> Answering:
    return Answering(here, visit)


@pytest.fixture
def full(here: House, visit: Visit) -> Answering:
    """A check-in with every question answered."""
    answering = Answering(here, visit)
    answering.answer(dict(FULL))
    return answering


def counts(form: responses.Form) -> dict[str, int]:
    return {who: len(items) for who, items in readers(form).items()}


def test_the_check_names_what_is_missing_and_leads_there(answering: Answering) -> None:
    answering.answer({item: value for item, value in FULL.items() if item != "core.trust"})
    at = answering.open(CHECK)
    assert "1 question without an answer" in text_of(at)
    assert "Neither Noel Park nor your program can tell a blank answer" in text_of(at)
    at = press(at, "I could trust Noel Park to act in my interest.")
    assert [one.value for one in at.title] == ["Working together"]


def test_where_nothing_is_answered_nothing_is_said_of_readers(answering: Answering) -> None:
    assert "Who sees your" not in shown(answering.open(CHECK))


def test_each_answer_is_counted_for_its_readers_once(full: Answering) -> None:
    found = counts(full.form)
    assert found == {
        "Noel Park (1–4 or 5–7) and your program": 5,
        "Noel Park alone": 1,
        "Your program alone": 7,
    }
    at = full.open(CHECK)
    said = shown(at)
    assert f"Who sees your {sum(found.values())} answers" in said
    for who, number in found.items():
        assert f"{who}: {number}" in said
    program = next(one.value for one in at.markdown if one.value.startswith("Your program sees"))
    assert program == (
        "Your program sees 7 only in scores, 2 only averaged with the answers of Noel Park, 2 only"
        " in totals and 1 as a number."
    )


def test_the_check_lists_each_answer_with_the_promise_beside_it(full: Answering) -> None:
    at = full.open(CHECK)
    form = full.form
    opened = next(one for one in at.expander if one.label == "Your answers")
    given = [item for step in steps_of(form) for item in step.items]
    assert [one.value for one in opened.caption] == [form.promise(item, NOEL) for item in given]
    assert len(opened.text) == len(given) == sum(counts(form).values())
    for section in ("Working together", "Give and take", "All in all", "What next"):
        assert f"**{section}**" in [one.value for one in opened.markdown]


def test_change_leads_to_the_question_and_back_to_it_on_the_check(full: Answering) -> None:
    at = full.open(CHECK)
    at = well(at.button(key="change-core.trust").click().run())
    assert [one.value for one in at.title] == ["Working together"]
    assert at.query_params["at"] in ("core.trust", ["core.trust"])
    labels = [one.label for one in at.button]
    assert "Back to the check" in labels
    assert "Next" not in labels
    at.segmented_control(key=full.key("core.trust")).set_value(2).run()
    at = press(at, "Back to the check")
    assert [one.value for one in at.title] == ["Before you submit"]
    opened = next(one for one in at.expander if one.label == "Your answers")
    assert opened.proto.expanded
    assert "2 of 7" in [one.value for one in opened.text]
    at = press(at, "Back")
    assert "at" not in at.query_params
    assert "Check" in [one.label for one in at.button]


def test_a_topic_sets_every_answer_of_it(full: Answering) -> None:
    at = full.open(CHECK)
    at.selectbox(key=full.key("core.trust", "topic")).set_value(BOTH).run()
    answers = full.form.answers
    assert {answers[one].audience for one in ("core.trust", "core.disagree")} == {BOTH}
    assert "Noel Park (1–4 or 5–7) and your program: 7" in shown(well(at))


def test_a_topic_never_goes_beyond_what_a_question_allows(full: Answering) -> None:
    at = full.open(CHECK)
    key = full.key("core.work", "topic")
    at.selectbox(key=key).set_value(BOTH).run()
    answers = full.form.answers
    assert (answers["core.work"].audience, answers["core.credit"].audience) == (LEADS, BOTH)
    assert at.selectbox(key=key).value is BOTH
    at.selectbox(key=key).set_value(NOBODY).run()
    answers = full.form.answers
    assert {answers[one].audience for one in ("core.work", "core.credit")} == {NOBODY}


def test_a_topic_whose_answers_differ_says_so_and_keeps_them(full: Answering) -> None:
    responses.set_audience(
        full.house.database, full.actor, full.id, {"core.trust": BOTH}, now=datetime.now(UTC)
    )
    at = full.open(CHECK)
    box = at.selectbox(key=full.key("core.trust", "topic"))
    assert box.value is None
    assert box.placeholder == "As I chose beside each question"
    answers = full.form.answers
    assert (answers["core.trust"].audience, answers["core.disagree"].audience) == (BOTH, LEADS)


def test_no_topic_offers_a_reader_whom_none_of_its_answers_can_reach(full: Answering) -> None:
    offered = {topic.key: topic.choices for topic in topics(full.form)}
    assert offered["fairness"] == (LEADS, NOBODY)
    assert offered["meetings"] == (LEADS, NOBODY)
    assert offered["talk"] == (PARTNER, NOBODY)
    assert offered["core.work"] == tuple(Audience)
    assert "contact" not in offered


def test_where_a_program_sees_totals_alone_words_and_choices_cannot_be_let_to_it(
    here: House, visit: Visit
) -> None:
    with here.database.write() as tx:
        programs.set_leads_see(tx, here.program_id, "totals")
    here.open_round("review", now=datetime.now(UTC))
    form = responses.open_form(
        here.database, here.actor(TOM), here.form(here.actor(TOM), MIRA, number=2)
    )
    found = {topic.key: topic.choices for topic in topics(form)}
    assert found["open.better"] == (PARTNER, NOBODY)
    assert found["deliverables.status"] == (PARTNER, NOBODY)
    assert found["core.trust"] == tuple(Audience)


def test_after_submitting_answers_are_shown_to_fewer_people_for_good(full: Answering) -> None:
    responses.submit(full.house.database, full.actor, full.id, now=datetime.now(UTC))
    at = full.open(CHECK)
    assert "who sees your answers" in text_of(at)
    assert not at.segmented_control
    key = full.key("core.expectations", "fewer")
    assert at.selectbox(key=key).options == [
        "My mentor and the leads",
        "My mentor alone",
        "The leads alone",
        "Only me",
    ]
    at.selectbox(key=key).set_value(LEADS)
    at = press(at, "Show them to fewer people for good")
    assert full.form.answers["core.expectations"].audience is LEADS
    assert at.selectbox(key=key).options == ["The leads alone", "Only me"]
    assert "Noel Park (1–4 or 5–7) and your program: 4" in shown(at)


def test_what_leads_lose_after_submitting_takes_its_scores_along(full: Answering) -> None:
    responses.submit(full.house.database, full.actor, full.id, now=datetime.now(UTC))
    assert "core" in full.house.scores(full.id)["leads"]
    at = full.open(CHECK)
    at.selectbox(key=full.key("core.trust", "fewer")).set_value(NOBODY)
    press(at, "Show them to fewer people for good")
    assert "core" not in full.house.scores(full.id).get("leads", {})


def test_a_submitted_form_opens_on_the_browser_that_gave_the_answers_alone(
    here: House, visit: Visit
) -> None:
    form = here.submit(here.actor(VERA, browser="clinic"), NOEL, now=datetime.now(UTC))
    at = well(visit(here, VERA, "participant/answer", form=form))
    assert "What is due" in text_of(at)
    assert "Who sees your" not in shown(at)
    assert not [one for one in at.button if one.label.startswith(saying.CHANGE_WHO)]


def test_names_and_answers_on_the_check_are_shown_as_they_are_written(
    here: House, visit: Visit
) -> None:
    here.open_round("completion", now=datetime.now(UTC))
    actor = here.actor(VERA)
    form = here.form(actor, NOEL, number=2)
    opened = responses.open_form(here.database, actor, form)
    words = next(item.id for item in opened.shown if item.kind == "text")
    here.answer(actor, form, {words: "![x](https://evil.example)"}, now=datetime.now(UTC))
    at = well(visit(here, VERA, "participant/answer", form=form, step="9"))
    assert "![x](https://evil.example)" in [one.value for one in at.text]
    assert "evil.example" not in "".join(one.value for one in (*at.markdown, *at.caption))
