"""The page that shows a mentee who gives them what."""

from datetime import UTC, datetime

from mentorsurvey.readings import support_words as words
from tests.house import FULL, MIRA, TOM, House
from tests.pages.conftest import Visit, text_of


def test_a_mentee_reads_who_gives_them_what_and_one_question(house: House, visit: Visit) -> None:
    now = datetime.now(UTC)
    house.open_round("review", now=now, extras=True)
    tom = house.actor(TOM)
    house.submit(tom, MIRA, {**FULL, "got.guidance": 7, "got.ideas": 2}, number=2, now=now)
    app = visit(house, TOM, "participant/my_mentors")
    assert not app.exception
    text = text_of(app)
    assert "your mentor does not give you many new ideas." in text
    assert "Who else could give you new ideas?" in text
    assert MIRA in text
    rows = app.table[0].value
    assert list(rows[words.TABLE[0]]) == list(words.NAMES.values())
    assert list(rows[words.TABLE[1]])[:3] == [MIRA, "You did not say", "Nobody"]


def test_a_mentor_finds_nothing_there(house: House, visit: Visit) -> None:
    app = visit(house, MIRA, "participant/my_mentors")
    assert not app.exception
    assert words.WHERE in [one.value for one in app.info]
    due = visit(house, MIRA)
    assert "My mentors" not in [one.label for one in due.button]
    assert "My mentors" in [one.label for one in visit(house, TOM).button]
