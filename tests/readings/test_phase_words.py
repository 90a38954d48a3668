"""What leads read of pairs at the beginning and at the end of their time."""

import pytest

from mentorsurvey.readings import phase_words as words
from mentorsurvey.store.relationships import Relationship


def pairs(many: int) -> tuple[Relationship, ...]:
    return tuple(
        Relationship(id=f"{n}", mentor_id="m", mentor="Dr. Kim", mentee_id=f"t{n}", mentee=f"T{n}")
        for n in range(many)
    )


def test_it_says_whose_form_closed_and_what_was_not_decided() -> None:
    assert words.over("end", pairs(1)) == (
        "**The completion of 1 pair closed before both had answered.** So they have not decided how"
        " to go on. Ask them again, or end a pair on *People*. Not decided: T0 with Dr. Kim."
    )
    assert words.over("start", pairs(7)).startswith(
        "**The introduction of 7 pairs closed before both had answered.** So they have not decided"
        " whether to begin."
    )
    assert words.over("start", pairs(7)).endswith("T4 with Dr. Kim, and 2 more.")


@pytest.mark.parametrize(
    ("many", "said"),
    [
        (1, "**The agreed time of 1 pair ends by June 2027.** Its completion asks both"),
        (1200, "**The agreed time of 1,200 pairs ends by June 2027.** Their completion asks"),
    ],
)
def test_it_says_whose_time_ends(many: int, said: str) -> None:
    assert words.ends_soon(many, "2027-06").startswith(said)


def test_a_button_says_what_it_opens_and_for_how_many() -> None:
    assert words.open_for("end", 1) == "Open the completion for 1 pair"
    assert words.open_for("start", 2, again=True) == "Open the introduction again for 2 pairs"
