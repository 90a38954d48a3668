"""The picture of a round day by day, its sentence and its table."""

from datetime import date, timedelta

from mentorsurvey import charts
from mentorsurvey.charts.drawing import LIGHT
from mentorsurvey.rounds.pace import OnDay, Pace
from mentorsurvey.ui.round_pace import after_reminders, took

FIRST = date(2026, 11, 2)


def pace(*came: tuple[int, int], reminders: dict[int, int] | None = None, **more: object) -> Pace:
    days = tuple(
        OnDay(
            day=FIRST + timedelta(days=place),
            mentors=mentors,
            mentees=mentees,
            reminder=(reminders or {}).get(place),
        )
        for place, (mentors, mentees) in enumerate(came)
    )
    submitted = sum(map(sum, came))
    values = {"median_days": 1.0, "after": (), **more}
    return Pace(days=days, submitted=submitted, **values)


def sentence(found: Pace) -> str:
    drawn = charts.pace(found, LIGHT)
    assert drawn is not None
    return drawn.sentence


def test_nothing_is_drawn_before_a_form_came_in() -> None:
    assert charts.pace(pace((0, 0)), LIGHT) is None


def test_every_day_is_a_bar_and_a_row_and_reminders_are_lines() -> None:
    found = pace((1, 2), (0, 0), (3, 1), reminders={1: 1, 2: 2})
    drawn = charts.pace(found, LIGHT)
    assert drawn is not None
    assert [list(trace.y) for trace in drawn.figure.data] == [[1, 0, 3], [2, 0, 1]]
    assert [one.x0 for one in drawn.figure.layout.shapes] == ["2026-11-03", "2026-11-04"]
    assert [(row["Mentors"], row["Mentees"], row["Mail"]) for row in drawn.table] == [
        (1, 2, ""),
        (0, 0, "first reminder"),
        (3, 1, "second reminder"),
    ]


def test_the_sentence_names_the_day_that_stands_out() -> None:
    assert sentence(pace((1, 2), (3, 1))) == (
        "Tuesday, November 3 was the busiest day: 4 of 7 forms came in."
    )
    assert sentence(pace((1, 0), (0, 1))) == "2 forms came in, at most 1 on one day."
    assert sentence(pace((0, 0), (2, 1))) == (
        "All forms that came in did so on Tuesday, November 3."
    )
    assert sentence(pace((1, 2), (1, 0), reminders={1: 1})).endswith(
        " Dotted lines mark the first reminder on Tuesday, November 3."
    )


def test_the_middle_is_said_in_whole_days() -> None:
    assert took(pace((1, 1), median_days=0.3), is_open=False) == (
        "Half of the forms that came in did so within a day."
    )
    assert took(pace((1, 1), median_days=2.2), is_open=True) == (
        "So far, half of the forms that came in did so within 3 days."
    )
    assert took(pace((0, 0), median_days=None), is_open=True) == ""


def test_what_came_after_which_reminder_is_said_only_where_there_was_one() -> None:
    assert after_reminders(pace((1, 1))) == ""
    assert after_reminders(pace((1, 1), after=(34, 12, 0))) == (
        "34 forms came in before any reminder to their author, and 12 after one."
    )
    assert after_reminders(pace((1, 1), after=(1, 12, 5))) == (
        "1 form came in before any reminder to their author, 12 after the first and 5 after the"
        " second."
    )
