"""The page with everything that one said, and the file of it."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import pytest
from starlette.datastructures import QueryParams

from mentorsurvey import program, rounds
from mentorsurvey.access import Audience
from mentorsurvey.errors import FileError
from mentorsurvey.instruments import Construct
from mentorsurvey.program.things_to_try import SMALL_THINGS
from mentorsurvey.readings import own_share
from mentorsurvey.readings.own_words import LEGEND, NOTHING_HERE
from mentorsurvey.readings.small_things import small_thing
from mentorsurvey.responses import open_form, saying
from mentorsurvey.rounds.mistaken import set_counts
from mentorsurvey.web import my_answers_file
from tests.access.everything import contents
from tests.house import FULL, NOEL, TOM, VERA, House
from tests.pages.answering import press, well
from tests.pages.conftest import Visit, text_of

PAGE = "participant/my_answers"
FORMULA = '=HYPERLINK("http://example.org")'


def submitted(house: House, who: str, partner: str, browser: str = "phone") -> str:
    actor = house.actor(who, browser=browser)
    return house.submit(actor, partner, now=datetime.now(UTC))


def rows(house: House, folder: Path, who: str, query: str = "") -> list[dict[str, str]]:
    path = my_answers_file._make(
        house.database, house.actor(who), QueryParams(query), folder, datetime.now(UTC)
    )
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_it_shows_each_answer_with_who_sees_it(here: House, visit: Visit) -> None:
    form = submitted(here, VERA, NOEL)
    said = text_of(well(visit(here, VERA, PAGE)))
    shown = open_form(here.database, here.actor(VERA), form)
    assert f"You and {NOEL}" in said
    for item in shown.shown:
        assert shown.promise(item, NOEL) in said
    assert said.count("of 7") >= 10


def test_a_copy_of_one_form_holds_that_form_alone_and_nothing_folded(
    here: House, visit: Visit
) -> None:
    form = submitted(here, VERA, NOEL)
    at = well(visit(here, VERA, PAGE, form=form))
    assert [one.value for one in at.title] == [f"Your answers about {NOEL}"]
    assert "This is your copy" in text_of(at)
    assert not at.expander
    well(press(at, "All my answers"))
    assert [one.value for one in at.title] == ["My answers"]


def test_from_an_answer_one_comes_to_where_it_is_shown_to_fewer(here: House, visit: Visit) -> None:
    submitted(here, VERA, NOEL)
    at = press(well(visit(here, VERA, PAGE)), saying.CHANGE_WHO)
    assert saying.CHANGE_WHO in text_of(at)


@pytest.mark.parametrize("answered", [True, False])
def test_on_a_device_where_nothing_was_said_it_asks_for_the_pin_and_no_more(
    here: House, visit: Visit, answered: bool
) -> None:
    blank = text_of(well(visit(here, TOM, PAGE)))
    if answered:
        submitted(here, VERA, NOEL, browser="elsewhere")
        submitted(here, NOEL, VERA)
    at = well(visit(here, VERA, PAGE))
    assert NOTHING_HERE in [one.proto.title for one in at.info]
    assert text_of(at).replace(VERA, TOM) == blank
    assert [one.label for one in at.text_input] == ["Your PIN"]


def test_the_file_has_a_row_for_each_answer_and_no_formula(here: House, tmp_path: Path) -> None:
    actor, now = here.actor(VERA), datetime.now(UTC)
    here.open_round("review", now=now)
    form = here.form(actor, NOEL, number=2)
    text = next(
        item.id
        for item in open_form(here.database, actor, form).instrument.asked_of("mentee")
        if item.kind == "text" and item.condition is None
    )
    here.answer(actor, form, {text: FORMULA, "core.trust": 6}, now=now)
    submitted(here, VERA, NOEL)
    found = rows(here, tmp_path, VERA)
    assert len(found) == len(FULL) + 2
    assert [
        one["answer"] for one in found if one["round"] == "2" and "of 7" not in one["answer"]
    ] == [f"'{FORMULA}"]
    assert {one["partner"] for one in found} == {NOEL}
    assert len(rows(here, tmp_path, VERA, f"form={form}")) == 2


def test_the_file_is_not_there_where_nothing_was_said(here: House, tmp_path: Path) -> None:
    form = submitted(here, VERA, NOEL, browser="elsewhere")
    for query in ("", f"form={form}", "form=another"):
        with pytest.raises(FileError) as problem:
            rows(here, tmp_path, VERA, query)
        assert problem.value.what == NOTHING_HERE


def test_the_file_says_who_sees_each_answer_as_it_stands(here: House, tmp_path: Path) -> None:
    form = submitted(here, VERA, NOEL)
    here.submit(here.actor(NOEL), VERA, now=datetime.now(UTC))
    shown = open_form(here.database, here.actor(VERA), form)
    by_question = {one["question"]: one for one in rows(here, tmp_path, VERA)}
    expected = by_question[shown.instrument.item("core.expectations").wording("mentee", NOEL)]
    assert expected["who_sees_it"] == shown.promise(
        shown.instrument.item("core.expectations"), NOEL
    )
    assert expected["reflection_on_the_topic"] == "you both rated this high"
    assert Audience.PARTNER_AND_LEADS in {one.audience for one in shown.answers.values()}


def test_ones_own_line_says_what_it_shows_and_has_its_numbers_behind_it(
    here: House, visit: Visit
) -> None:
    now = datetime.now(UTC)
    for number, trust in ((1, 6), (2, 2)):
        if number == 2:
            rounds.close_round(here.database, here.operator, here.round_id, now=now)
            here.open_round(now=now)
        for who, partner in ((VERA, NOEL), (NOEL, VERA)):
            answers = {**FULL, "core.trust": trust, "core.disagree": trust}
            here.submit(here.actor(who), partner, answers, number=number, now=now)
    at = well(visit(here, VERA, PAGE))
    said = text_of(at)
    assert "**Trust:** You answered lower than in round 1." in said
    assert "**Give and take, what you gave:** You answered the same as in round 1." in said
    assert "● you both rated this high" in said
    tables = [one.value for one in at.table]
    assert ["6", "2"] in [list(one["Your answer"]) for one in tables]
    assert ["you both rated this high"] * 2 in [list(one["Reflection"]) for one in tables]
    pictures = [one.proto.imgs[0] for one in at.get("image")]
    assert any("round 1: 6, round 2: 2" in one.alt for one in pictures)
    assert all(one.url.startswith("data:image/svg+xml") for one in pictures)


def test_after_one_round_nothing_is_said_of_marks_below_lines_that_are_not_drawn(
    here: House, visit: Visit
) -> None:
    for who, partner in ((VERA, NOEL), (NOEL, VERA)):
        submitted(here, who, partner)
    said = text_of(well(visit(here, VERA, PAGE)))
    assert "So far there is one of these: What we expect of each other, " in said
    assert LEGEND not in said


FINE = {**FULL, "core.work": 1, "core.trust": 5, "core.disagree": 5, "got.overall": 5}
THANKS = "participant/thanks"
QUIET = "Quinn Ash"


def named(house: House) -> None:
    program.name_confidential_contact(
        house.database, house.operator, QUIET, "quinn@example.org", now=datetime.now(UTC)
    )


@pytest.mark.parametrize(
    ("answers", "topic"),
    [
        ({}, None),
        ({"core.expectations": 3}, Construct.EXPECTATIONS),
        ({"core.expectations": 4}, None),
        ({"core.work": 5}, Construct.WORK),
        ({"core.listening": 1, "core.disagree": 2}, Construct.TRUST),
        ({"fairness": -3}, None),
    ],
)
def test_after_a_low_answer_one_small_thing_is_offered(
    here: House, visit: Visit, answers: dict[str, object], topic: Construct | None
) -> None:
    form = here.submit(here.actor(VERA), NOEL, {**FINE, **answers}, now=datetime.now(UTC))
    said = text_of(well(visit(here, VERA, THANKS, form=form)))
    assert [one for one, words in SMALL_THINGS.items() if words in said] == [topic] * bool(topic)
    assert "in confidence" not in said


def test_after_a_low_answer_on_trust_a_person_comes_first(here: House, visit: Visit) -> None:
    named(here)
    form = here.submit(here.actor(VERA), NOEL, {**FINE, "core.trust": 2}, now=datetime.now(UTC))
    said = text_of(well(visit(here, VERA, THANKS, form=form)))
    person = f"You can talk to {QUIET} in confidence."
    assert said.index(person) < said.index(SMALL_THINGS[Construct.TRUST])


def test_it_shows_nowhere_else_and_writes_nothing(here: House, visit: Visit) -> None:
    named(here)
    actor = here.actor(VERA, browser="elsewhere")
    form = here.submit(actor, NOEL, {**FINE, "core.trust": 1}, now=datetime.now(UTC))
    said = text_of(well(visit(here, VERA, THANKS, form=form)))
    assert "small thing" not in said
    assert QUIET not in said
    with here.database.read() as tx:
        before = contents(tx)
        assert small_thing(open_form(tx, actor, form)) is not None
        assert contents(tx) == before


def test_two_rounds_of_too_much_work_show_somebody_to_talk_to(here: House, visit: Visit) -> None:
    named(here)
    now = datetime.now(UTC)
    much = {**FINE, "core.work": 6, "fairness": -2, "contact": "no"}
    here.submit(here.actor(VERA), NOEL, much, now=now)
    rounds.close_round(here.database, here.operator, here.round_id, now=now)
    set_counts(here.database, here.operator, here.round_id, counts=True, now=now)
    here.open_round(now=now)
    form = here.submit(here.actor(VERA), NOEL, much, number=2, now=now)
    at = well(visit(here, VERA, THANKS, form=form))
    said = text_of(at)
    assert own_share.SUGGESTS in said
    assert f"{VERA} would like you to get in touch." in said
    assert f"{QUIET} listens in confidence" in said
    assert here.count("wish") == 0
    at = press(at, f"Send this to {QUIET}")
    assert f"You asked {QUIET} to get in touch" in text_of(well(at))
    assert here.count("wish") == 1
