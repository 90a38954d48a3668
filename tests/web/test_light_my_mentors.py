"""Who gives a mentee what, on both pages, with and without the answers on this device."""

from datetime import UTC, datetime

from mentorsurvey.readings import support_words
from mentorsurvey.readings.support_map import support_map
from mentorsurvey.rounds import close_round
from tests.house import FULL, MIRA, TOM, House
from tests.web.lightly import Reader, actor_of, reader, words
from tests.web.server import Server

AT = "/light/my-mentors"


def review(served: House, tom: Reader) -> None:
    now = datetime.now(UTC)
    close_round(served.database, served.operator, served.round_id, now=now)
    served.open_round("review", now=now, extras=True)
    answers = {**FULL, "got.guidance": 7, "got.ideas": 2}
    served.submit(actor_of(served, tom), MIRA, answers, number=2, now=now)


def test_the_light_page_says_what_the_reading_says(server: Server, served: House) -> None:
    tom = reader(server, served, TOM)
    assert "My mentors" in words(tom.get("/light"))
    review(served, tom)
    found = support_map(served.database, actor_of(served, tom), now=datetime.now(UTC))
    page = tom.get(AT)
    said = words(page)
    for one in (
        support_words.WHAT,
        support_words.finding(found),
        support_words.question(found),
        support_words.ONCE,
    ):
        assert one in said
    for kind, who in support_words.rows(found):
        assert f"{kind} {who}" in said
    assert "<svg" in page.body


def test_elsewhere_and_for_a_mentor_it_holds_nothing(server: Server, served: House) -> None:
    review(served, reader(server, served, TOM))
    for other in (reader(server, served, TOM), reader(server, served, MIRA)):
        said = words(other.get(AT))
        assert support_words.NOTHING in said
        assert "Guidance" not in said
    assert "My mentors" not in words(reader(server, served, MIRA).get("/light"))
