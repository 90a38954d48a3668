"""People of the same name are told apart by what differs, and others keep their names."""

from hypothesis import given
from hypothesis import strategies as st

from mentorsurvey.store.namesakes import told_apart


def test_a_name_that_one_person_has_stays_as_it_is() -> None:
    assert told_apart({"1": ("Kim", "kim@a.org"), "2": ("Lee", None)}) == {"1": "Kim", "2": "Lee"}


def test_an_address_tells_them_apart_and_else_what_comes_next_and_else_a_number() -> None:
    assert told_apart({"1": ("Kim", "a@x.org", "17"), "2": ("Kim", "b@x.org", "18")}) == {
        "1": "Kim (a@x.org)",
        "2": "Kim (b@x.org)",
    }
    assert told_apart({"1": ("Kim", "a@x.org", "17"), "2": ("Kim", None, "18")}) == {
        "1": "Kim (17)",
        "2": "Kim (18)",
    }
    assert told_apart({"2": ("Kim", None), "1": ("Kim", "a@x.org")}) == {
        "1": "Kim (1)",
        "2": "Kim (2)",
    }


def test_names_that_look_alike_are_alike() -> None:
    alike = {"1": ("Kim Ó", "a@x.org"), "2": ("kim  ó", "b@x.org"), "3": ("Kim\u200e Ó", "c@x.org")}
    assert told_apart(alike) == {
        "1": "Kim Ó (a@x.org)",
        "2": "kim  ó (b@x.org)",
        "3": "Kim\u200e Ó (c@x.org)",
    }


NAMES = st.sampled_from(["Kim", "kim", "Lee", "Kim (a)", "Kim (b)", "Kim (1)", "Kim (a) (1)"])
HINTS = st.sampled_from([None, "a", "b", "A"])


@given(st.lists(st.tuples(NAMES, HINTS, HINTS), max_size=8))
def test_no_two_people_ever_look_alike(people: list[tuple[str, str | None, str | None]]) -> None:
    shown = told_apart({str(place): said for place, said in enumerate(people)})
    assert len({name.casefold() for name in shown.values()}) == len(people)
