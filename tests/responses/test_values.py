"""Whatever a browser sends becomes a proper answer or a refusal, and never anything else."""

import math
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorsurvey import responses
from mentorsurvey.access import Actor
from mentorsurvey.errors import AnswerError
from mentorsurvey.instruments import check_value, is_clean, shipped
from mentorsurvey.responses import CANT_SAY
from mentorsurvey.responses.drafts import CantSay
from mentorsurvey.responses.forms import from_stored
from mentorsurvey.store import create
from tests.house import MIRA, NOW, TOM, House, founded

INTRODUCTION = shipped()["introduction"]
OF_EACH_KIND = {
    "rating": "fit.project",
    "number": "time.hours",
    "month": "time.until",
    "choice": "time.project",
    "text": "hopes",
    "choices": "deliverables.planned",
}
ANY_TEXT = st.text(st.characters(exclude_categories=()))
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-100, 100),
    st.integers(),
    st.floats(),
    st.sampled_from([10**400, -(2**63), math.inf, -math.inf, math.nan, 7.0, 6.999]),
    ANY_TEXT,
    st.sampled_from(["7", "half_year", "manuscript", "other", "2027-06", "2027-13", "0000-01"]),
    st.binary(),
    st.complex_numbers(),
    st.dates(),
    st.decimals(),
    st.builds(object),
    st.builds(CantSay),
    st.just(CantSay),
)
JUNK = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.text(max_size=5), inner, max_size=3),
        st.tuples(inner, inner),
    ),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> tuple[House, Actor, str]:
    """A form that has a question of each kind."""
    house = founded(create(tmp_path_factory.mktemp("values") / "house.db"), asks=False)
    house.open_round("introduction")
    tom = house.actor(TOM)
    return house, tom, house.form(tom, MIRA)


def rows(house: House) -> list[dict[str, object]]:
    with house.database.read() as tx:
        return tx.rows("SELECT * FROM answer ORDER BY item_id")


def test_the_form_has_a_question_of_each_kind() -> None:
    kinds = {kind: INTRODUCTION.item(item_id).kind for kind, item_id in OF_EACH_KIND.items()}
    assert all(kind == found for kind, found in kinds.items())


@pytest.mark.parametrize("kind", OF_EACH_KIND)
@settings(max_examples=60, deadline=None)
@given(value=JUNK)
def test_anything_at_all_is_stored_as_the_kind_takes_it_or_refused(
    asked: tuple[House, Actor, str], kind: str, value: object
) -> None:
    house, tom, form = asked
    item = INTRODUCTION.item(OF_EACH_KIND[kind])
    before = rows(house)
    refused = None
    try:
        responses.save(house.database, tom, form, item.id, value, now=NOW)
    except AnswerError as problem:
        refused = problem
    if refused:
        assert rows(house) == before
        assert refused.mend
        assert not (isinstance(value, str) and len(value) > 12 and value in str(refused))
        return
    answer = responses.open_form(house.database, tom, form).answers.get(item.id)
    stored = from_stored(item.kind, answer) if answer else None
    assert answer is None or not answer.cant_say
    assert check_value(item, INTRODUCTION.scale_of(item), stored) == stored
    assert type(stored) in (int, str, tuple, type(None))
    changed = [row for row in rows(house) if row not in before]
    assert {row["item_id"] for row in changed} <= {item.id}


@settings(max_examples=100, deadline=None)
@given(words=ANY_TEXT)
def test_clean_words_come_back_as_they_were_typed(
    asked: tuple[House, Actor, str], words: str
) -> None:
    house, tom, form = asked
    if not is_clean(words):
        with pytest.raises(AnswerError, match="cannot be stored"):
            responses.save(house.database, tom, form, "hopes", words, now=NOW)
        return
    responses.save(house.database, tom, form, "hopes", words, now=NOW)
    answer = responses.open_form(house.database, tom, form).answers.get("hopes")
    stored = answer.words if answer else None
    plain = words.replace("\r\n", "\n").replace("\r", "\n").strip()
    assert stored == (plain or None)


@pytest.mark.parametrize(
    ("kind", "value", "stored"),
    [
        ("rating", 7, 7),
        ("number", 80, 80),
        ("number", 12.0, 12),
        ("number", 0, 0),
        ("month", "2027-06", "2027-06"),
        ("choice", "open", "open"),
        ("text", "  A paper.\r\nThen rest. ", "A paper.\nThen rest."),
        ("text", "   ", None),
        ("choices", ["other", "manuscript", "other"], ("manuscript", "other")),
        ("choices", [], None),
    ],
)
def test_a_proper_answer_is_kept_as(
    asked: tuple[House, Actor, str], kind: str, value: object, stored: object
) -> None:
    house, tom, form = asked
    item = INTRODUCTION.item(OF_EACH_KIND[kind])
    responses.save(house.database, tom, form, item.id, value, now=NOW)
    answer = responses.open_form(house.database, tom, form).answers.get(item.id)
    assert (from_stored(item.kind, answer) if answer else None) == stored


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("rating", 0),
        ("rating", 8),
        ("rating", 4.0),
        ("rating", True),
        ("rating", "4"),
        ("rating", "Can't say"),
        ("number", 81),
        ("number", -1),
        ("number", 1.5),
        ("number", math.nan),
        ("number", math.inf),
        ("number", 10**400),
        ("number", False),
        ("number", Decimal(3)),
        ("month", "2027-13"),
        ("month", "２027-06"),
        ("month", date(2027, 6, 1)),
        ("choice", "never"),
        ("choice", ["open"]),
        ("choices", "manuscript"),
        ("choices", ["manuscript", "never"]),
        ("choices", {"manuscript": True}),
        ("text", 7),
        ("text", "x" * 4001),
        ("text", "nul\0"),
        ("text", "half \ud83d"),
        ("text", ["words"]),
    ],
)
def test_a_value_that_the_question_does_not_take_is_refused(
    asked: tuple[House, Actor, str], kind: str, value: object
) -> None:
    house, tom, form = asked
    before = rows(house)
    with pytest.raises(AnswerError) as refused:
        responses.save(house.database, tom, form, OF_EACH_KIND[kind], value, now=NOW)
    assert refused.value.where == OF_EACH_KIND[kind]
    assert rows(house) == before


def test_cant_say_is_one_object_and_no_look_alike(asked: tuple[House, Actor, str]) -> None:
    house, tom, form = asked
    responses.save(house.database, tom, form, "fit.career", CANT_SAY, now=NOW)
    with pytest.raises(AnswerError):
        responses.save(house.database, tom, form, "fit.career", CantSay(), now=NOW)
    assert responses.open_form(house.database, tom, form).answers["fit.career"].cant_say
