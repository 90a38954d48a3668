"""The picture of the months ahead holds every round that it tells of."""

from datetime import date

from mentorsurvey import charts
from mentorsurvey.charts.drawing import LIGHT
from mentorsurvey.charts.year import Open

TODAY, IN_A_YEAR = date(2026, 10, 5), date(2027, 10, 5)


def asked(opens: date, closes: date) -> Open:
    return Open(title="Completion", whom="12 pairs", opens=opens, closes=closes, reminders=())


def test_it_ends_after_a_year_or_when_the_last_round_closes() -> None:
    for closes, end in ((date(2027, 3, 1), IN_A_YEAR), (date(2027, 10, 19), date(2027, 10, 19))):
        chart = charts.year(
            [asked(date(2027, 2, 15), closes)],
            LIGHT,
            since=TODAY,
            until=IN_A_YEAR,
            sentence="One round.",
        )
        assert chart is not None
        assert chart.figure.layout.xaxis.range == (TODAY.isoformat(), end.isoformat())


def test_without_a_round_there_is_no_picture() -> None:
    assert charts.year([], LIGHT, since=TODAY, until=IN_A_YEAR, sentence="") is None
