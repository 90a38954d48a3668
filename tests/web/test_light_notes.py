"""What the program changed, and its own words for things to try, in the light form."""

from datetime import UTC, datetime, timedelta

from mentorsurvey import program
from mentorsurvey.instruments import Construct
from mentorsurvey.program.things_to_try import set_thing
from mentorsurvey.readings import note_words
from tests.house import TOM, House
from tests.web.conftest import HOSTILE
from tests.web.lightly import reader, words
from tests.web.server import Server
from tests.web.test_light_my_answers import play


def test_the_newest_note_stands_first_and_the_earlier_ones_below(
    server: Server, served: House
) -> None:
    now = datetime.now(UTC)
    for place, text in enumerate(("Wednesdays are free.", f"A room {HOSTILE}")):
        program.publish_note(
            served.database,
            served.lead,
            text,
            round_id=served.round_id,
            now=now + timedelta(seconds=place),
        )
    page = reader(server, served, TOM).get("/light")
    said = words(page)
    assert note_words.TITLE in said
    assert said.index("A room") < said.index("What changed before (1)")
    assert said.index("What changed before (1)") < said.index("Wednesdays are free.")
    assert "After round 1." in said
    assert HOSTILE not in page.body


def test_the_program_s_own_words_are_offered_after_a_low_answer(
    server: Server, served: House
) -> None:
    set_thing(
        served.database, served.lead, Construct.TRUST, f"Ask {HOSTILE}", now=datetime.now(UTC)
    )
    tom = reader(server, served, TOM)
    page = tom.get(f"/light/{play(served, tom, 2)}/thanks")
    assert "Ask &lt;script&gt;" in page.body
    assert HOSTILE not in page.body
