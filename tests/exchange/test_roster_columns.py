"""Which column is what: understood from names as people write them, and asked where two fit."""

import pytest

from mentorsurvey.errors import RosterError
from mentorsurvey.exchange.roster_columns import Layout, require, understand


def whom(layout: Layout) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The columns of each mentor and each mentee that a row names."""
    return [who.columns for who in layout.mentors], [who.columns for who in layout.mentees]


@pytest.mark.parametrize(
    ("columns", "mentors", "mentees"),
    [
        ("mentor,mentee", "mentor", "mentee"),
        (
            "Mentor,Mentor E-mail,Mentee,Mentee email address",
            "Mentor,Mentor E-mail",
            "Mentee,Mentee email address",
        ),
        ("Name of the mentor,Name of the mentee", "Name of the mentor", "Name of the mentee"),
        ("MENTOR’S NAME,mentee_name,mentee_id", "MENTOR’S NAME", "mentee_name,mentee_id"),
        (
            "Mentor First,Mentor Last,Mentee First Name,Mentee Surname,Mentor Email",
            "Mentor First,Mentor Last,Mentor Email",
            "Mentee First Name,Mentee Surname",
        ),
        ("Mentor Last,Mentor First,Mentee", "Mentor First,Mentor Last", "Mentee"),
    ],
)
def test_people_are_found_by_the_usual_names(columns: str, mentors: str, mentees: str) -> None:
    layout = understand(columns.split(","))
    assert whom(layout) == ([tuple(mentors.split(","))], [tuple(mentees.split(","))])
    assert layout.is_whole
    assert layout.unused == ()


def test_several_people_of_a_row_are_told_by_their_numbers() -> None:
    columns = ["Mentor", "Mentee 1", "Mentee 1 email", "Mentee 2", "Mentee 2 email"]
    assert whom(understand(columns)) == (
        [("Mentor",)],
        [("Mentee 1", "Mentee 1 email"), ("Mentee 2", "Mentee 2 email")],
    )
    assert whom(understand(["Mentor", "Mentee", "Mentee 2"]))[1] == [("Mentee",), ("Mentee 2",)]


@pytest.mark.parametrize(
    ("columns", "field", "fit"),
    [
        ("Mentor (2025),Mentor (2026),Mentee", "mentor", "Mentor (2025),Mentor (2026)"),
        ("Mentor,Mentor name,Mentee", "mentor", "Mentor,Mentor name"),
        ("Mentor,Mentee,Mentee email,Mentee mail", "mentee_email", "Mentee email,Mentee mail"),
        ("Mentor,Mentee,Cohort,Cohort name", "cohort", "Cohort,Cohort name"),
    ],
)
def test_of_two_columns_that_fit_none_is_taken_until_the_lead_says_which(
    columns: str, field: str, fit: str
) -> None:
    names, fits = columns.split(","), tuple(fit.split(","))
    layout = understand(names)
    assert layout.unclear == {field: fits}
    assert not layout.is_whole
    said = understand(names, {field: fits[1:]})
    assert said.is_whole
    assert said.columns(field) == fits[1:]
    assert fits[0] not in [
        column for who in (*said.mentors, *said.mentees) for column in who.columns
    ]


@pytest.mark.parametrize(
    ("field", "fits"),
    [
        ("mentor_email", ("Mentor email", "Mentor mail")),
        ("mentor_id", ("Mentor id", "Mentor staff id")),
    ],
)
def test_of_two_that_fit_none_is_taken_also_where_the_lead_said_whose_name_is_where(
    field: str, fits: tuple[str, ...]
) -> None:
    columns = ["Guide", "Mentee", *fits]
    layout = understand(columns, {"mentor": ("Guide",)})
    assert (layout.unclear, layout.is_whole) == ({field: fits}, False)
    for chosen in (fits[:1], fits[1:], ()):
        said = understand(columns, {"mentor": ("Guide",), field: chosen})
        assert said.is_whole
        assert whom(said)[0] == [("Guide", *chosen)]


@pytest.mark.parametrize("columns", ["Mentor First,Mentee", "Mentor Last,Mentee"])
def test_half_a_name_is_nobody(columns: str) -> None:
    assert understand(columns.split(",")).mentors == ()


def test_what_the_lead_says_comes_first() -> None:
    columns = ["Q1", "Q2", "Q3", "Mentor", "Mentor email"]
    said = {"mentor": ("Q1", "Q2"), "mentee": ("Q3",), "mentee_email": (), "cohort": ("Mentor",)}
    layout = understand(columns, said)
    assert whom(layout) == ([("Q1", "Q2", "Mentor email")], [("Q3",)])
    assert layout.of_pair == {"cohort": "Mentor"}


def test_columns_that_are_not_read_are_named() -> None:
    layout = understand(["Timestamp", "Mentor", "Mentee", "Mentor phone", "Department"])
    assert layout.unused == ("Timestamp", "Mentor phone")
    assert layout.of_pair == {"department": "Department"}


@pytest.mark.parametrize(("field", "column"), [("boss", "Mentor"), ("mentor", "Chief")])
def test_a_field_or_a_column_that_does_not_exist_is_told(field: str, column: str) -> None:
    with pytest.raises(RosterError) as caught:
        understand(["Mentor", "Mentee"], {field: (column,)})
    assert caught.value.mend


def test_a_question_in_words_is_not_taken_for_a_column_of_people() -> None:
    columns = ["Who is your mentor? (Last, First)", "Has your mentee a mentor?", "Mentor", "Mentee"]
    assert whom(understand(columns)) == ([("Mentor",)], [("Mentee",)])


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        (["A", "B"], "No column was recognized as the mentor's."),
        (["Mentor", "B"], "No column was recognized as the mentee's."),
        (["Mentor (2025)", "Mentor (2026)", "Mentee"], "2 columns fit “mentor”"),
    ],
)
def test_what_is_not_clear_is_told_with_the_option_that_says_it(
    columns: list[str], told: str
) -> None:
    with pytest.raises(RosterError) as caught:
        require(understand(columns), columns)
    assert told in str(caught.value)
    assert "--map" in caught.value.mend
