from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from mentorsurvey.errors import AnswerError
from mentorsurvey.instruments import MAX_TEXT, Item, Option, Scale, check_value, is_clean
from mentorsurvey.instruments.items import Kind

SCALE = Scale(key="s", min=-3, max=3, labels={-3: "low", 0: "even", 3: "high"})
OPTIONS = tuple(Option(value=value, label=value) for value in ("a", "b", "c"))


def item(kind: Kind) -> Item:
    return Item(
        id="x",
        construct="goals",  # as a file says it
        about="both",
        kind=kind,
        mentor="?",
        mentee="?",
        scale="s" if kind == "rating" else None,
        min=0 if kind == "number" else None,
        max=60 if kind == "number" else None,
        options=OPTIONS if kind.startswith("choice") else (),
    )


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters())
    | st.binary(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(
    value=ANYTHING, kind=st.sampled_from(["rating", "number", "text", "choice", "choices", "month"])
)
def test_whatever_the_browser_sends_is_stored_cleanly_or_refused(value: object, kind: Kind) -> None:
    try:
        stored = check_value(item(kind), SCALE, value)
    except AnswerError:
        return
    again = check_value(item(kind), SCALE, stored)
    assert again == stored
    assert type(stored) in (int, str, tuple, type(None))


@given(value=st.integers(-3, 3))
def test_every_point_of_the_scale_is_taken_as_it_is(value: int) -> None:
    assert check_value(item("rating"), SCALE, value) == value


def test_a_count_may_come_as_a_whole_float() -> None:
    stored = check_value(item("number"), None, 3.0)
    assert stored == 3
    assert type(stored) is int


@pytest.mark.parametrize("kind", ["rating", "number"])
def test_true_is_no_number(kind: Kind) -> None:
    with pytest.raises(AnswerError, match="not a whole number"):
        check_value(item(kind), SCALE, True)


def test_text_keeps_its_lines_and_loses_the_blanks_around_it() -> None:
    assert check_value(item("text"), None, "  one\r\ntwo\rthree \n") == "one\ntwo\nthree"


def test_text_may_be_as_long_as_promised_and_no_longer() -> None:
    assert check_value(item("text"), None, "ä" * MAX_TEXT) == "ä" * MAX_TEXT
    with pytest.raises(AnswerError, match="too long"):
        check_value(item("text"), None, "ä" * (MAX_TEXT + 1))


@pytest.mark.parametrize("text", ["a\x00b", "\ud83d"])
def test_what_no_database_takes_is_not_clean(text: str) -> None:
    assert not is_clean(text)
    with pytest.raises(AnswerError, match="cannot be stored"):
        check_value(item("text"), None, text)


@pytest.mark.parametrize("text", ["", "🙂", "\u202eabc", "日本", "\ufffe"])
def test_every_other_character_is_clean(text: str) -> None:
    assert is_clean(text)


@pytest.mark.parametrize(("kind", "value"), [("text", " \n"), ("choices", []), ("rating", None)])
def test_an_emptied_field_is_no_answer(kind: Kind, value: object) -> None:
    assert check_value(item(kind), SCALE, value) is None


def test_ticked_options_are_stored_once_and_in_the_order_of_the_form() -> None:
    assert check_value(item("choices"), None, ["c", "a", "c"]) == ("a", "c")


TALK = Item(
    id="talk",
    construct="talk",  # as a file says it
    about="both",
    kind="choices",
    mentor="?",
    mentee="?",
    most=2,
    options=(*OPTIONS, Option(value="none", label="None", alone=True)),
)


@pytest.mark.parametrize("value", [["a"], ["a", "c"], ["b", "b", "c"], ["none"], ["none", "none"]])
def test_up_to_two_may_be_chosen_or_the_one_that_stands_alone(value: list[str]) -> None:
    assert set(check_value(TALK, None, value) or ()) == set(value)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (["a", "b", "c"], "too many"),
        (["a", "b", "none"], "too many"),
        (["a", "none"], "exclude each other"),
        (["none", "c"], "exclude each other"),
    ],
)
def test_more_than_that_is_refused(value: list[str], told: str) -> None:
    with pytest.raises(AnswerError, match=told) as caught:
        check_value(TALK, None, value)
    assert caught.value.where == "talk"
    assert caught.value.mend


@pytest.mark.parametrize("most", [0, 4, 5])
def test_a_limit_lies_between_one_and_all_but_one(most: int) -> None:
    with pytest.raises(ValidationError, match="most"):
        replace(TALK, most=most)


def test_a_limit_is_for_several_choices_alone() -> None:
    with pytest.raises(ValidationError, match="most"):
        replace(item("choice"), most=2)


def test_the_refusal_never_repeats_the_answer() -> None:
    with pytest.raises(AnswerError) as caught:
        check_value(item("choice"), None, "my secret")
    assert "secret" not in str(caught.value)


def test_a_rating_without_its_scale_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="against its scale"):
        check_value(item("rating"), None, 1)
