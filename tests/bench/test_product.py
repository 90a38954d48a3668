import asyncio

import pytest

from bench.answers import ANSWERED, Pace, in_turn
from bench.driver import DriverError, Participant
from bench.product import INSTRUMENT, product_target
from bench.servers import Cores
from mentorsurvey.instruments import Construct, shipped

pytestmark = pytest.mark.soak


@pytest.fixture(scope="module")
def stage():
    with product_target(Cores()).serve(2) as stage:
        yield stage


def test_the_products_answers_are_measured_and_kept():
    pace = Pace(participants=2, answers=2, seconds=0)
    sample = asyncio.run(in_turn(product_target(Cores()), pace))
    assert sample.answers == 4
    assert 0 < sample.median_ms <= sample.p95_ms


def test_the_participants_reach_all_items_of_the_check_in(stage):
    async def go():
        labels = []
        for visit in stage.visits:
            async with Participant(stage.server.url, cookie=visit.cookie) as person:
                for words in visit.presses:
                    await person.click(person.find(words))
                labels.append({w.label for w in person.widgets if w.kind in ANSWERED})
        return labels

    first, second = asyncio.run(go())
    assert not first & second
    # Nobody is named whom one could ask to get in touch, so that question is not on the form.
    asked = [
        item for item in shipped()[INSTRUMENT].items if item.construct is not Construct.CONTACT
    ]
    assert len(first) + len(second) == len(asked)


def test_without_its_cookie_the_server_does_not_answer(stage):
    async def go():
        async with Participant(stage.server.url):
            pytest.fail("there is a page")

    with pytest.raises(DriverError, match="HTTP 403"):
        asyncio.run(go())


def test_what_is_stored_is_counted_in_the_database(stage):
    async def go():
        visit = stage.visits[0]
        async with Participant(stage.server.url, cookie=visit.cookie) as person:
            await person.click(person.find("Start"))
            item = next(widget for widget in person.widgets if widget.options)
            await person.answer(item, item.options[0])
            await person.answer(item, item.options[1])

    before = stage.stored()
    asyncio.run(go())
    assert (before, stage.stored()) == (0, 1)
