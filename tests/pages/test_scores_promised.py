"""Where a sentence beside a question promises leads a score, an average or a total, a page has it.

For every form in `surveys/`, and every rating and count of it, as each side is asked.
"""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import program, settings
from mentorsurvey.instruments import SIDES, TITLES, Construct, Instrument, Item, Side, shipped
from mentorsurvey.instruments.promises import to_leads
from mentorsurvey.readings.quality import Question, quality
from mentorsurvey.readings.reflection_words import KINDS
from mentorsurvey.store import create
from tests.house import founded
from tests.pages.leading import Seen, said
from tests.readings.played import PAIRS, Played, close, submit

FORMS = sorted(shipped())
FIVE = PAIRS[:5]
"""As many pairs as a total takes."""


def answers(instrument: Instrument, side: Side) -> dict[str, object]:
    """A number to every rating and count that a side is asked."""
    return {
        item.id: instrument.scale_of(item).points[5] if item.rated else 4
        for item in instrument.asked_of(side)
        if item.rated or item.counted
    }


@pytest.fixture(scope="module", params=["scores", "totals"])
def played(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Played:
    """A round of each form, which five pairs have answered with what is usual of who sees it."""
    folder = tmp_path_factory.mktemp(request.param)
    house = founded(create(folder / "promised.db"), pairs=FIVE, asks=False)
    program.set_leads_see(house.database, house.operator, request.param, now=house.now)
    now = house.now
    for number, form in enumerate(FORMS, start=1):
        house.open_round(form, now=now, extras=True)
        for pair in FIVE:
            for side, (who, partner) in zip(SIDES, (pair, pair[::-1]), strict=True):
                said = answers(shipped()[form], side)
                submit(house, who, partner, said, number=number, now=now)
        now += timedelta(days=2)
        close(house, number, now=now)
    return Played(house=house, after=now + timedelta(days=2))


def promised(*ways: str, totals_only: bool = False) -> Iterator[tuple[int, Instrument, Side, Item]]:
    """Each question whose answer reaches the leads in one of these ways, with its round."""
    for number, form in enumerate(FORMS, start=1):
        instrument = shipped()[form]
        for side in SIDES:
            for item in instrument.asked_of(side):
                if to_leads(instrument, item, side, totals_only=totals_only) in ways:
                    yield number, instrument, side, item


def rows(app: AppTest) -> list[dict[str, object]]:
    return [row for frame in app.dataframe for row in frame.value.to_dict("records")]


@pytest.mark.parametrize("played", ["scores"], indirect=True)
def test_a_score_an_average_and_a_number_stand_on_the_page_of_their_pair(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Seen(played.house, monkeypatch, now=played.after)
    app = seen.open("relationship", relationship=played.id_of(*FIVE[0]))
    for table in ("lines", "flows", "kinds", "gaps"):
        app.session_state[f"table-{table}"] = True
    app.run()
    settings.settings.cache_clear()
    assert not app.exception
    shown = rows(app)

    def there(number: int, column: str, **also: str) -> bool:
        return any(
            row["Round"] == number
            and row.get(column) not in (None, "–")
            and also.items() <= row.items()
            for row in shown
        )

    for number, instrument, side, item in promised("score"):
        column, found = side.title(), []
        if item in instrument.core_items(side):
            found.append(there(number, column, Form=instrument.title))
        if item.construct in instrument.topics():
            found.append(there(number, column, Topic=TITLES[item.construct]))
        assert set(found) == {True}, (instrument.key, item.id, side)
    for number, instrument, side, item in promised("joint"):
        kind = item.exchange or "overall"
        words = f"{KINDS[kind][:1].upper()}{KINDS[kind][1:]}"
        also = {} if kind == "overall" else {"Kind": words}
        assert there(number, "Mentor to mentee", **also), (instrument.key, item.id, side)
        assert kind != "overall" or there(number, "Balance")
    for number, instrument, side, item in promised("number"):
        assert there(number, side.title()), (instrument.key, item.id, side)


def shows(question: Question, item: Item) -> bool:
    """Whether a total says something of what was answered, not only how many did."""
    if item.counted:
        return question.meetings is not None
    return item.construct is Construct.FAIRNESS or question.top is not None


def test_what_is_promised_in_totals_stands_on_quality(played: Played) -> None:
    house = played.house
    only = program.program_of(house.database, house.lead).leads_see == "totals"
    wanted = list(promised("totals", totals_only=only))
    assert len(wanted) > 10
    readings = {
        number: quality(house.database, house.lead, number, now=played.after)
        for number in {number for number, *_ in wanted}
    }
    for number, instrument, side, item in wanted:
        found = readings[number].side(side)
        assert found, (instrument.key, side)
        words = item.wording(side, "the mentee" if side == "mentor" else "the mentor")
        (question,) = [one for one in found.questions if one.title.lower() == words.lower()]
        assert question.answered == len(FIVE), (instrument.key, item.id, side)
        assert shows(question, item), (instrument.key, item.id, side)


def test_how_people_find_the_balance_stands_on_overview_and_their_meetings_on_quality(
    played: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = Seen(played.house, monkeypatch, now=played.after).open("overview")
    text = said(app)
    app = Seen(played.house, monkeypatch, now=played.after).open("quality")
    settings.settings.cache_clear()
    for side in SIDES:
        assert f"5 {side}s answered: " in text
        assert f"On average, {side}s counted 4 meetings since the round before." in said(app)
