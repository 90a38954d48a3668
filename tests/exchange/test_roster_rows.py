"""A row of a file becomes its pairs, and what stands for nobody becomes nobody."""

import pytest

from mentorsurvey.exchange.roster_columns import understand
from mentorsurvey.exchange.roster_rows import Pairs, pairs
from mentorsurvey.program import RosterRow


def made(columns: str, *rows: str, split: bool = False) -> Pairs:
    names = columns.split("|")
    return pairs(
        [
            RosterRow(line=line, cells=dict(zip(names, row.split("|"), strict=True)))
            for line, row in enumerate(rows, start=2)
        ],
        understand(names),
        split=split,
    )


def two(found: Pairs) -> list[tuple[str, str]]:
    return [(row.cells["mentor"], row.cells["mentee"]) for row in found.rows]


def test_first_and_last_name_are_one_name() -> None:
    found = made("Mentor First|Mentor Last|Mentee", "Ada|Smith|Ben Smith", "|Wu|Eve Li")
    assert two(found) == [("Ada Smith", "Ben Smith"), ("Wu", "Eve Li")]


def test_each_of_several_mentees_makes_a_pair_of_its_own() -> None:
    columns = "Mentor|Mentee 1|Mentee 1 email|Mentee 2|Cohort"
    found = made(columns, "Ada|Ben|b@x.org|Cleo|2026", "Dov|Eve|||2026", "Fay|||-|2026")
    assert two(found) == [("Ada", "Ben"), ("Ada", "Cleo"), ("Dov", "Eve")]
    assert [row.cells["mentee_email"] for row in found.rows] == ["b@x.org", "", ""]
    assert {row.cells["cohort"] for row in found.rows} == {"2026"}
    assert [(row.line, row.why) for row in found.refused] == [(4, "No mentee is named.")]


@pytest.mark.parametrize(
    "nobody",
    ["#N/A", "#REF!", "#VALUE!", "N/A", "n.a.", "TBD", "(tbd)", "-", "–", "?", "None", "…"],
)
def test_what_stands_for_nobody_is_no_person(nobody: str) -> None:
    found = made("Mentor|Mentee", f"{nobody}|Ben Ortiz", f"Ada Byron|{nobody}", "Total|12")
    assert found.rows == []
    assert [row.line for row in found.refused] == [2, 3, 4]


@pytest.mark.parametrize("name", ["Ada", "Na Li", "O'Neil", "李娜", "P-17", "1017"])
def test_what_may_be_a_name_is_one(name: str) -> None:
    assert two(made("Mentor|Mentee", f"{name}|Ben Ortiz")) == [(name, "Ben Ortiz")]


@pytest.mark.parametrize("between", [", ", "; ", "\n", " & ", " and ", " / ", ";"])
def test_several_people_in_a_cell_are_asked_about_and_then_split(between: str) -> None:
    rows = (f"Ada Byron{between}Cleo Tan", "Ben Ortiz")
    found = made("Mentor|Mentee", "|".join(rows))
    assert (found.rows, found.several) == ([], (2,))
    assert found.refused[0].why == "The mentor's cell names several people."
    split = made("Mentor|Mentee", "|".join(rows), split=True)
    assert two(split) == [("Ada Byron", "Ben Ortiz"), ("Cleo Tan", "Ben Ortiz")]


def test_addresses_are_split_with_the_names_where_there_are_as_many() -> None:
    columns, row = "Mentor|Mentor email|Mentee", "Ada Byron; Cleo Tan|{}|Ben"
    found = made(columns, row.format("a@x.org; c@x.org"), row.format("a@x.org"), split=True)
    assert [one.cells["mentor_email"] for one in found.rows] == ["a@x.org", "c@x.org", "", ""]


@pytest.mark.parametrize("name", ["Byron, Ada", "Byron, Ada King", "Ada Byron, MD", "Anders Sand"])
def test_a_name_with_a_comma_or_an_and_in_it_is_one_person(name: str) -> None:
    assert two(made("Mentor|Mentee", f"{name}|Ben Ortiz", split=True)) == [(name, "Ben Ortiz")]
