"""Before both have submitted, nothing that a person can call depends on the partner.

Two programs are built that differ in what the partner did; then everything is compared.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from mentorsurvey import program, responses, rounds, sign_in
from mentorsurvey.access import Actor, Audience
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.readings.reflection import reflection
from mentorsurvey.responses import CANT_SAY
from mentorsurvey.store import create
from tests.house import CLOSES, FULL, MIRA, NOW, TOM, UMA, House, founded

SOON = NOW + timedelta(hours=5)
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")


def nothing(house: House, mira: Actor, form: str) -> None:
    del house, mira, form


def one_answer(house: House, mira: Actor, form: str) -> None:
    house.answer(mira, form, {"core.trust": 1}, now=SOON)


def all_answers(house: House, mira: Actor, form: str) -> None:
    house.answer(mira, form, now=SOON)


def submitted(house: House, mira: Actor, form: str) -> None:
    house.answer(mira, form, now=SOON)
    responses.submit(house.database, mira, form, now=SOON)


def submitted_another(house: House, mira: Actor, form: str) -> None:
    lowest = {item: 1 for item in FULL if item != "talk"}
    house.answer(mira, form, lowest | {"fairness": 3, "talk": ("trust", "work")}, now=NOW)
    responses.set_audience(house.database, mira, form, {"core.trust": Audience.ONLY_YOU}, now=NOW)
    responses.submit(house.database, mira, form, now=NOW)


def said_nothing(house: House, mira: Actor, form: str) -> None:
    house.answer(mira, form, {"core.trust": CANT_SAY}, now=NOW)
    responses.submit(house.database, mira, form, now=NOW)


def took_back(house: House, mira: Actor, form: str) -> None:
    submitted(house, mira, form)
    responses.take_back(house.database, mira, form, now=SOON)


def also_the_other(house: House, mira: Actor, form: str) -> None:
    submitted(house, mira, form)
    house.submit(mira, UMA, now=SOON)


PARTNER = [
    one_answer,
    all_answers,
    submitted,
    submitted_another,
    said_nothing,
    took_back,
    also_the_other,
]


def draft(house: House, tom: Actor, form: str) -> None:
    house.answer(tom, form, {"core.trust": 6, "core.listening": CANT_SAY, "meetings": 3})


def own_submission(house: House, tom: Actor, form: str) -> None:
    house.answer(tom, form)
    responses.submit(house.database, tom, form, now=NOW)


def seen(folder: Path, own: Callable[..., None], partner: Callable[..., None]) -> list[str]:
    """All that the mentee can ask for, with ids numbered in their order of appearance."""
    house = founded(create(folder / f"{own.__name__}-{partner.__name__}.db"))
    mira, tom = house.actor(MIRA), house.actor(TOM)
    token = house.token(TOM)
    hers, his = house.form(mira, TOM), house.form(tom, MIRA)
    partner(house, mira, hers)
    own(house, tom, his)
    text = []
    for moment in (SOON, CLOSES + timedelta(days=1)):
        calls: list[Callable[[], object]] = [
            lambda: responses.due(house.database, tom),
            lambda: responses.open_form(house.database, tom, his),
            lambda: responses.open_form(house.database, tom, hers),
            lambda: reflection(house.database, tom, his),
            lambda: reflection(house.database, tom, hers),
            lambda: program.next_step(house.database, tom, his),
            lambda: program.next_step(house.database, tom, hers),
            lambda: program.step_to_ask_about(house.database, tom, his),
            lambda: program.propose_step(
                house.database, tom, his, "Meet.", CLOSES.date(), now=SOON
            ),
            lambda: program.keep_step(
                house.database, tom, his, step_id=house.step_id(tom, his), now=SOON
            ),
            lambda: program.say_whether(house.database, tom, his, "yes", now=SOON),
            lambda: program.latest_note(house.database, tom),
            lambda: program.leads(house.database, tom),
            lambda: rounds.list_rounds(house.database, tom),
            lambda at=moment: sign_in.landing(house.database, token, now=at),
            lambda at=moment: responses.save(house.database, tom, his, "core.trust", 2, now=at),
            lambda at=moment: responses.take_back(house.database, tom, hers, now=at),
            lambda at=moment: responses.take_back(house.database, tom, his, now=at),
        ]
        for call in calls:
            try:
                text.append(repr(call()))
            except MentorsurveyError as problem:
                text.append(repr(problem))
    numbers: dict[str, str] = {}
    return [
        ID.sub(lambda match: numbers.setdefault(match[0], f"id{len(numbers)}"), line)
        for line in text
    ]


@pytest.mark.parametrize(
    ("own", "partner"),
    [
        *((own, partner) for own in (nothing, draft) for partner in PARTNER),
        *((own_submission, partner) for partner in (one_answer, all_answers, took_back)),
    ],
)
def test_before_both_have_submitted_nothing_tells_what_the_partner_did(
    tmp_path: Path, own: Callable[..., None], partner: Callable[..., None]
) -> None:
    assert seen(tmp_path, own, partner) == seen(tmp_path, own, nothing)


def test_the_comparison_sees_a_difference_where_there_is_one(tmp_path: Path) -> None:
    assert seen(tmp_path, own_submission, submitted) != seen(tmp_path, own_submission, nothing)
    assert seen(tmp_path, draft, nothing) != seen(tmp_path, nothing, all_answers)
