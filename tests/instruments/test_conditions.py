from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey.errors import InstrumentError
from mentorsurvey.instruments import parse

IDS = ("a", "b.c", "d.e_f")
SIGNS = {
    "==": lambda x, y: x == y,
    "!=": lambda x, y: x != y,
    "<": lambda x, y: x < y,
    "<=": lambda x, y: x <= y,
    ">": lambda x, y: x > y,
    ">=": lambda x, y: x >= y,
}

numbers = st.integers(-5, 5)
answers = st.dictionaries(st.sampled_from(IDS), numbers | st.none())


@st.composite
def expressions(draw: st.DrawFn, depth: int = 3) -> tuple[str, Any]:
    """A condition as text, and the same as a function written independently of the parser."""
    shape = draw(st.sampled_from(["compare", "in", "answered", "not", "and", "or"]))
    item_id = draw(st.sampled_from(IDS))
    if depth and shape in ("and", "or"):
        left, is_left = draw(expressions(depth - 1))
        right, is_right = draw(expressions(depth - 1))
        join = all if shape == "and" else any
        return f"({left}) {shape} ({right})", lambda known: join([is_left(known), is_right(known)])
    if depth and shape == "not":
        inner, is_inner = draw(expressions(depth - 1))
        return f"not ({inner})", lambda known: not is_inner(known)
    if shape == "answered":
        return f"answered({item_id})", lambda known: known.get(item_id) is not None
    if shape == "in":
        several = draw(st.lists(numbers, max_size=3))
        return f"{item_id} in {several}", lambda known: known.get(item_id) in several
    sign, value = draw(st.sampled_from(sorted(SIGNS))), draw(numbers)
    return (
        f"{item_id} {sign} {value}",
        lambda known: known.get(item_id) is not None and SIGNS[sign](known[item_id], value),
    )


@given(expression=expressions(), known=answers)
def test_a_condition_holds_exactly_where_it_says(expression: Any, known: Any) -> None:
    text, expected = expression
    assert parse(text).holds(known) is expected(known)


@given(text=st.text(max_size=60) | st.text("abin.()[]=<>\"' 0123,notadr", max_size=60))
def test_any_text_is_read_or_refused_and_nothing_else(text: str) -> None:
    try:
        condition = parse(text)
    except InstrumentError:
        return
    assert condition.holds({}) in (True, False)
    assert condition.ids


@pytest.mark.parametrize(
    "text",
    [
        "",
        "core.bond",
        "1 == 1",
        "a == b",
        "a == True",
        "a == 1.5",
        "a == None",
        "a is 1",
        "a not in [1]",
        "a in (1, 2)",
        "1 < a < 3",
        "answered('a')",
        "answered(a, b)",
        "answered(a=b)",
        "open('x') == 1",
        "a.__class__() == 1",
        "(lambda: 1)() == 1",
        "[a for a in b]",
        "a if b == 1 else c",
        "a == f'{b}'",
        "a == 'x\\n'",
        "a := 1",
        "a == 1; b",
        "a == \x00",
        "(" * 300 + "a == 1" + ")" * 300,
        "not " * 120 + "a",
        "a == 1 and " * 50 + "a == 1",
    ],
)
def test_what_is_not_a_condition_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(InstrumentError) as caught:
        parse(text)
    assert "answered(" in caught.value.mend


@pytest.mark.parametrize("sign", sorted(SIGNS))
def test_without_an_answer_every_comparison_is_false(sign: str) -> None:
    condition = parse(f"a {sign} 1")
    assert not condition.holds({})
    assert not condition.holds({"a": None})


def test_a_number_never_compares_with_a_text() -> None:
    assert not parse("a < 3").holds({"a": "2"})
    assert not parse("a != 3").holds({"a": "2"})
    assert not parse('a == "2"').holds({"a": 2})


def test_the_value_may_stand_on_the_left() -> None:
    condition = parse("2 < a and 'x' == b")
    assert condition.holds({"a": 3, "b": "x"})
    assert not condition.holds({"a": 2, "b": "x"})


def test_ticked_among_several() -> None:
    condition = parse('"other" in planned')
    assert condition.holds({"planned": ("paper", "other")})
    assert not condition.holds({"planned": ("paper",)})
    assert not condition.holds({"planned": "others"})
    assert not condition.holds({})


def test_a_condition_names_each_item_once_in_order() -> None:
    assert parse("b.c == 1 or (answered(a) and b.c == -2)").ids == ("b.c", "a")
