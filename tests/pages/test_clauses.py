"""Clauses beside a form, on its check, and on the page of the agreement."""

from datetime import UTC, datetime, timedelta

import pytest

from mentorsurvey import program, responses
from mentorsurvey.access import Actor
from mentorsurvey.program import keeping
from mentorsurvey.readings import clause_words as words
from mentorsurvey.readings import step_words
from tests.house import MIRA, TOM, House
from tests.pages.answering import states
from tests.pages.conftest import Visit, text_of
from tests.program.agreeing import Two, two_of

FORM, AGREEMENT = "participant/answer", "participant/agreement"
TERMS = {"meetings": "monthly", "hours": 6}
MEETINGS = "Meetings: Every month"


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def two(here: House) -> Two:
    found = two_of(here)
    found.agree(TERMS, now=now() - timedelta(minutes=1))
    here.open_round("review", now=now())
    return found


def form(two: Two, who: Actor) -> str:
    return two.house.form(who, TOM if who is two.mira else MIRA, number=2)


def say(two: Two, who: Actor, outcome: str) -> None:
    keeping.say_clause(
        two.house.database,
        who,
        form(two, who),
        "meetings",
        outcome,
        now=now(),
    )


def submit(two: Two, who: Actor) -> None:
    two.house.answer(who, form(two, who), {"core.trust": 5}, now=now())
    responses.submit(two.house.database, who, form(two, who), now=now())


def test_a_review_asks_about_each_clause_and_saves_a_tap(two: Two, visit: Visit) -> None:
    at = visit(two.house, MIRA, FORM, form=form(two, two.mira), step="1")
    assert not at.exception
    assert MEETINGS in text_of(at)
    assert "once you have both submitted. Your leads are told only if both" in text_of(at)
    fields = [one for one in at.button_group if "was this kept?" in one.label]
    assert len(fields) == 2
    fields[1].set_value("partly").run()
    found = keeping.clauses_to_ask_about(two.house.database, two.mira, form(two, two.mira))
    assert {one.clause.key: one.mine for one in found} == {"time": None, "meetings": "partly"}
    again = visit(two.house, MIRA, FORM, form=form(two, two.mira), step="1")
    assert [one.value for one in again.button_group if "was this kept?" in one.label] == [
        None,
        "partly",
    ]


def test_a_clause_shows_as_chosen_and_saved_what_is_stored(two: Two, visit: Visit) -> None:
    say(two, two.mira, "no")
    at = visit(two.house, MIRA, FORM, form=form(two, two.mira), step="1")
    field = next(one for one in at.button_group if one.label.startswith("Meetings"))
    saved = next(place for name, place in states(at).items() if name == "clause:meetings")
    assert (field.value, saved) == ("no", str(list(words.OUTCOMES).index("no")))


def test_whether_the_next_step_happened_shows_as_chosen_and_saved(two: Two, visit: Visit) -> None:
    database, day = two.house.database, now().date() + timedelta(days=20)
    first = [two.house.form(who, about) for who, about in ((two.mira, TOM), (two.tom, MIRA))]
    program.propose_step(database, two.mira, first[0], "Meet twice", day, now=now())
    step = program.next_step(database, two.tom, first[1])
    assert step
    program.keep_step(database, two.tom, first[1], step_id=step.id, now=now())
    at = visit(two.house, MIRA, FORM, form=form(two, two.mira), step="1")
    field = next(one for one in at.button_group if one.label == step_words.DID_IT_HAPPEN)
    at = field.set_value("partly").run()
    for page in (at, visit(two.house, MIRA, FORM, form=form(two, two.mira), step="1")):
        field = next(one for one in page.button_group if one.label == step_words.DID_IT_HAPPEN)
        saved = next(place for name, place in states(page).items() if name == "next-step")
        assert (field.value, saved) == ("partly", "1")
        assert step_words.ONLY_YOU in text_of(page)


def test_the_check_says_what_was_said_of_each_clause(two: Two, visit: Visit) -> None:
    say(two, two.mira, "no")
    at = visit(two.house, MIRA, FORM, form=form(two, two.mira), step="99")
    assert not at.exception
    text = text_of(at)
    assert text.index(MEETINGS) < text.index("Not kept")
    assert words.NO_ANSWER in text


def test_without_an_agreement_a_form_says_nothing_of_one(here: House, visit: Visit) -> None:
    two = two_of(here)
    here.open_round("review", now=now())
    for step in ("1", "99"):
        at = visit(here, MIRA, FORM, form=form(two, two.mira), step=step)
        assert words.TITLE not in text_of(at)
        assert words.TITLE not in [one.label for one in at.expander]


def test_the_agreement_shows_where_the_two_differ_once_both_have_submitted(
    two: Two, visit: Visit
) -> None:
    say(two, two.mira, "partly")
    say(two, two.tom, "yes")
    submit(two, two.mira)
    assert words.KEPT_TITLE not in text_of(visit(two.house, TOM, AGREEMENT, pair=two.pair))
    submit(two, two.tom)
    at = visit(two.house, TOM, AGREEMENT, pair=two.pair)
    assert not at.exception
    assert f"You say: kept. {MIRA} says: partly." in text_of(at)
    assert words.KEPT_TITLE in text_of(at)
    assert f"You say: partly. {TOM} says: kept." in text_of(
        visit(two.house, MIRA, AGREEMENT, pair=two.pair)
    )


def test_the_agreement_says_what_is_due_next(two: Two, visit: Visit) -> None:
    terms = {"d.a1.title": "Tides", "d.a1.due": "2099-05"}
    two.propose(two.mira, terms, now=now())
    two.confirm(two.tom, 2, now=now())
    at = visit(two.house, TOM, AGREEMENT, pair=two.pair)
    assert "Due next, by the end of May 2099: Manuscript: Tides" in text_of(at)


def test_next_steps_stand_there_with_ones_own_word_alone(two: Two, visit: Visit) -> None:
    database, day = two.house.database, now().date() + timedelta(days=20)
    first = [two.house.form(who, about) for who, about in ((two.mira, TOM), (two.tom, MIRA))]
    program.propose_step(database, two.mira, first[0], "Meet <b>twice</b>", day, now=now())
    step = program.next_step(database, two.tom, first[1])
    assert step
    program.keep_step(database, two.tom, first[1], step_id=step.id, now=now())
    program.say_whether(database, two.mira, form(two, two.mira), "no", now=now())
    hers = visit(two.house, MIRA, AGREEMENT, pair=two.pair)
    assert not hers.exception
    assert "Meet <b>twice</b>" in text_of(hers)
    assert "You said that it did not happen. Only you see this." in text_of(hers)
    his = text_of(visit(two.house, TOM, AGREEMENT, pair=two.pair))
    assert "You have not said whether it happened." in his
    assert "did not happen" not in his


def test_my_answers_shows_what_was_said_of_each_clause(two: Two, visit: Visit) -> None:
    say(two, two.mira, "partly")
    for who in (two.mira, two.tom):
        submit(two, who)
    said = text_of(visit(two.house, MIRA, "participant/my_answers", form=form(two, two.mira)))
    for part in (words.TITLE, MEETINGS, "Partly", "You can both read what each of you says."):
        assert part in said
    other = text_of(visit(two.house, TOM, "participant/my_answers", form=form(two, two.tom)))
    assert words.TITLE not in other
