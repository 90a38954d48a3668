"""What a program tells its people: "you said, we changed", round by round."""

from datetime import datetime, timedelta

import pytest

from mentorsurvey import program
from mentorsurvey.access import Actor
from mentorsurvey.errors import NotAllowed
from mentorsurvey.instruments import shipped
from mentorsurvey.readings import note_words
from mentorsurvey.rounds import list_rounds, open_round
from mentorsurvey.rounds.reach import Reach
from mentorsurvey.store.programs import Note
from tests.house import NOEL, NOW, TOM, VERA, House
from tests.store.leading import pair_id


def tell(house: House, words: str, *, days: int = 0, round_id: str | None = None) -> None:
    program.publish_note(
        house.database, house.lead, words, round_id=round_id, now=NOW + timedelta(days=days)
    )


def read(house: House, who: Actor) -> list[tuple[str, int | None]]:
    return [(one.words, one.round_number) for one in program.notes(house.database, who)]


def day(moment: datetime) -> str:
    return f"{moment:%B} {moment.day}"


def test_all_notes_are_kept_the_newest_first(house: House) -> None:
    tell(house, "Wednesdays are free.")
    tell(house, "A room is booked.", days=3, round_id=house.round_id)
    tom = house.actor(TOM)
    assert read(house, tom) == [("A room is booked.", 1), ("Wednesdays are free.", None)]
    newest = program.latest_note(house.database, tom)
    assert newest
    assert newest.words == "A room is booked."


def test_only_who_was_asked_in_a_round_reads_that_a_note_is_about_it(house: House) -> None:
    open_round(
        house.database,
        house.lead,
        shipped()["review"],
        closes_at=NOW + timedelta(days=14),
        reach=Reach(kind="pairs", pairs=(pair_id(house, TOM),)),
        now=NOW,
    )
    second = list_rounds(house.database, house.lead)[-1]
    tell(house, "A room is booked.", round_id=second.id)
    assert read(house, house.actor(TOM)) == [("A room is booked.", 2)]
    assert read(house, house.actor(VERA)) == [("A room is booked.", None)]
    assert read(house, house.actor(NOEL)) == [("A room is booked.", None)]
    assert read(house, house.lead) == [("A room is booked.", 2)]


def test_a_round_that_is_not_the_program_s_is_refused(house: House) -> None:
    with pytest.raises(NotAllowed):
        tell(house, "A room is booked.", round_id="another")
    assert program.notes(house.database, house.lead) == []


def test_the_words_beside_a_note_say_when_and_after_which_round() -> None:
    note = Note(words="A room is booked.", noted_at=NOW)
    assert note_words.when(note, day) == "October 5"
    asked = Note(words="A room is booked.", noted_at=NOW, round_number=3)
    assert note_words.when(asked, day) == "After round 3. October 5"
    assert note_words.earlier([note, asked]) == "What changed before (2)"
