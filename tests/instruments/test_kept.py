"""What is kept beside an instrument: worked out once, and for the item and the question asked."""

from dataclasses import replace

from mentorsurvey.access import Audience
from mentorsurvey.instruments import Instrument, Item, Side, shipped
from mentorsurvey.instruments.kept import once_an_item
from mentorsurvey.instruments.promises import to_leads

CHECKIN = shipped()["checkin"]


def test_it_is_worked_out_once_for_each_item_and_for_whatever_else_is_asked() -> None:
    asked: list[tuple[str, Side, bool]] = []

    @once_an_item
    def noted(_: Instrument, item: Item, side: Side, *, totals: bool = False) -> int:
        asked.append((item.id, side, totals))
        return len(asked)

    first, second = CHECKIN.items[:2]
    found = [
        noted(CHECKIN, first, "mentor"),
        noted(CHECKIN, second, "mentor"),
        noted(CHECKIN, first, "mentee"),
        noted(CHECKIN, first, "mentee", totals=True),
    ]
    assert found == [1, 2, 3, 4]
    assert noted(CHECKIN, first, "mentor") == 1
    assert noted(CHECKIN, first, "mentee", totals=True) == 4
    assert noted(replace(CHECKIN, title="Another one"), first, "mentor") == 5


def test_an_item_that_was_changed_is_not_taken_for_the_one_of_the_same_id() -> None:
    item = CHECKIN.item("core.trust")
    assert to_leads(CHECKIN, item, "mentor") == "score"
    narrow = replace(item, audience=Audience.ONLY_YOU, widest=Audience.ONLY_YOU)
    assert to_leads(CHECKIN, narrow, "mentor") is None
    assert to_leads(CHECKIN, item, "mentor") == "score"
