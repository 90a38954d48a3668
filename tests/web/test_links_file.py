"""The file of a round's links: who gets it, what is in it, and that nothing else makes a link."""

import csv
import io
from datetime import UTC, datetime

import pytest

from mentorsurvey import sign_in
from mentorsurvey.store import audit
from tests.house import LEAD, TOM, VERA, House, founded
from tests.web.server import Reply, Server


def asks(server: Server, house: House, who: str, path: str, **headers: str) -> Reply:
    """Press the button of *Rounds* in that person's browser."""
    token = house.lead_token if who == LEAD else house.token(who)
    cookie = server.sign_in(token)
    return server.request("POST", path, **{"Origin": server.origin, "Cookie": cookie, **headers})


def path_of(house: House, whom: str = "missing") -> str:
    return f"/files/links?round={house.round_id}&whom={whom}"


def test_a_lead_gets_a_file_with_a_link_for_each_person(server: Server, served: House) -> None:
    reply = asks(server, served, LEAD, path_of(served))
    assert reply.status == 200
    assert reply.headers["Content-Disposition"] == 'attachment; filename="links-round-1.csv"'
    assert reply.headers["Cache-Control"] == "no-store"
    assert reply.headers["Content-Type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(reply.body.removeprefix("\ufeff"))))
    assert {VERA, TOM} <= {row["name"] for row in rows}
    for row in rows:
        place, _, token = row["link"].rpartition("/r/")
        assert place == "http://127.0.0.1:8501"
        found = sign_in.landing(served.database, token, now=datetime.now(UTC))
        assert found.name == row["name"]
    with served.database.read() as tx:
        verbs = [entry.verb for entry in audit.newest(tx, served.program_id, 50)]
    assert verbs.count("link.make_round") == 1


def test_who_has_submitted_is_in_the_file_for_everyone_alone(server: Server, served: House) -> None:
    now = datetime.now(UTC)
    vera = served.actor(VERA)
    served.submit(vera, "Noel Park", now=now)
    found = {
        whom: {row["name"]: row["forms"] for row in csv.DictReader(io.StringIO(reply.body))}
        for whom in ("missing", "everyone")
        if (reply := asks(server, served, LEAD, path_of(served, whom))).status == 200
    }
    assert VERA not in found["missing"]
    assert found["everyone"][VERA] == "0"
    assert found["everyone"][TOM] == found["missing"][TOM] == "1"


@pytest.mark.parametrize("who", ["nobody", TOM, "a lead elsewhere"])
def test_nobody_else_gets_one_and_no_link_is_made(server: Server, served: House, who: str) -> None:
    house = founded(served.database, name="Far", now=served.now) if "lead" in who else served
    path = path_of(served)
    cookie = (
        ""
        if who == "nobody"
        else server.sign_in(house.lead_token if "lead" in who else house.token(who))
    )
    before = served.count("link")
    reply = server.request("POST", path, Origin=server.origin, Cookie=cookie)
    assert "attachment" not in str(reply.headers)
    assert reply.status == (200 if who == "nobody" else 403)
    assert ("Open your personal link" in reply.body) is (who == "nobody")
    assert served.count("link") == before


def test_an_address_that_is_followed_makes_no_link(server: Server, served: House) -> None:
    cookie = server.sign_in(served.lead_token)
    before = served.count("link")
    for method in ("GET", "HEAD"):
        reply = server.request(method, path_of(served), Cookie=cookie)
        assert (reply.status, reply.headers["Location"]) == (303, "/rounds")
    elsewhere = asks(server, served, LEAD, path_of(served), Origin="https://evil.example")
    assert elsewhere.status == 403
    for path in (path_of(served, "nobody"), "/files/links?round=none&whom=missing", "/files/links"):
        assert asks(server, served, LEAD, path).status == 403
    assert served.count("link") == before


def test_a_round_in_which_nobody_owes_a_form_gives_no_file(server: Server, served: House) -> None:
    house = founded(served.database, name="Small", now=served.now, pairs=(("Ida Moe", "Jo Vik"),))
    for one, other in (("Ida Moe", "Jo Vik"), ("Jo Vik", "Ida Moe")):
        house.submit(house.actor(one), other, now=datetime.now(UTC))
    reply = asks(server, house, LEAD, path_of(house))
    assert (reply.status, "Nobody needs a link" in reply.body) == (400, True)
