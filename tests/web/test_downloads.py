"""A file that leaves: for whom, from where, and what becomes of it."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorsurvey.web import answers_file
from tests.house import MIRA, NOW, TOM, House
from tests.web.server import Server

WIDE = f"{answers_file.AT}?layout=wide&format=xlsx"


def submitted(house: House) -> None:
    moment = datetime.now(UTC)
    house.submit(house.actor(MIRA), TOM, now=moment)
    house.submit(house.actor(TOM), MIRA, now=moment)


def downloads(house: House) -> list[str]:
    with house.database.read() as tx:
        rows = tx.rows("SELECT object_id FROM audit WHERE verb = 'answers.download'")
    return [row["object_id"] for row in rows]


def test_a_lead_gets_the_file_and_it_is_recorded(served: House, server: Server) -> None:
    submitted(served)
    before = len(downloads(served))
    reply = server.get(f"{WIDE}&names=1", Cookie=server.sign_in(served.lead_token))
    assert (reply.status, reply.body[:2]) == (200, "PK")
    assert reply.headers["Cache-Control"] == "no-store"
    assert reply.headers["Content-Disposition"] == 'attachment; filename="answers-wide.xlsx"'
    assert downloads(served)[before:] == ["names"]


@pytest.mark.parametrize("query", ["", "?layout=tall&format=csv", "?layout=wide&format=exe"])
def test_what_is_not_there_is_told(served: House, server: Server, query: str) -> None:
    submitted(served)
    cookie = server.sign_in(served.lead_token)
    reply = server.get(f"{answers_file.AT}{query}", Cookie=cookie)
    assert (reply.status, "There is no such file." in reply.body) == (400, True)


def test_nobody_else_gets_it(served: House, server: Server) -> None:
    submitted(served)
    before = downloads(served)
    mine = server.sign_in(served.token(MIRA))
    lead = server.sign_in(served.lead_token)
    for refused in (
        server.get(WIDE),
        server.get(WIDE, Cookie="mentorsurvey_session=made-up"),
        server.get(WIDE, Cookie=mine),
        server.get(WIDE, Cookie=lead, Sec_Fetch_Site="cross-site"),
    ):
        assert not refused.body.startswith("PK")
        assert refused.headers["Content-Type"].startswith("text/html")
        assert refused.headers["Cache-Control"] == "no-store"
    assert downloads(served) == before
    assert "Back to my first page" in server.get(WIDE, Cookie=mine).body


def test_nothing_of_it_stays_on_the_disk(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.submit(house.actor(MIRA), TOM)
    house.submit(house.actor(TOM), MIRA)
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    from starlette.datastructures import QueryParams

    from mentorsurvey.web import downloads as sending

    asked = QueryParams("layout=long&format=csv")
    name, file = sending._made(answers_file._make, house.database, house.lead, asked, NOW)
    assert list(folder.iterdir()) == []
    with zipfile.ZipFile(file) as pack:
        assert "core" in pack.read("answers-long.csv").decode("utf-8-sig")
    assert name == "answers-long-csv.zip"
    file.close()
