"""A program in which every name, word and file's name is hostile, and a place that listens."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from mentorsurvey import program, responses, sign_in
from mentorsurvey.access import Audience
from mentorsurvey.instruments import Construct
from mentorsurvey.program import check_ins, follow_ups, thresholds
from mentorsurvey.program.things_to_try import set_thing
from mentorsurvey.sign_in.cookies import BROWSER, SESSION
from mentorsurvey.store import attributes, create, people, relationships
from mentorsurvey.store.attributes import Attribute
from tests.browser.conftest import free_port, serving
from tests.hostile import HIDDEN, SHOWN
from tests.house import FULL, LEAD, House
from tests.readings.played import MENTEES, MENTORS, PAIRS, Played
from tests.readings.watching import three_rounds

LONGEST = 200
CONTACT = "Sam Ode"
DEVICE = "phone"


@contextmanager
def listening() -> Iterator[tuple[str, list[str]]]:
    """A server that every picture and link of the strings leads to, and what it was asked for."""
    heard: list[str] = []

    class Ear(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            heard.append(self.path)
            self.send_response(204)
            self.end_headers()

        do_POST = do_HEAD = do_OPTIONS = do_GET  # noqa: N815  # as the handler names them

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Ear)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"127.0.0.1:{server.server_port}", heard
    finally:
        server.shutdown()
        server.server_close()


def names(trap: str, many: int) -> list[str]:
    """All the strings in names of as many people, each as an older version kept it."""
    begin = ("rule", "heading", "quote", "numbered", "table", "minus", "icon", "word")
    texts = {one.name: " ".join(one.aimed_at(trap).split()) for one in (*SHOWN, *HIDDEN[:1])}
    made = [texts.pop(name) for name in begin]
    for text in sorted(texts.values(), key=len, reverse=True):
        fits = [at for at, one in enumerate(made) if len(one) + len(text) < LONGEST]
        if fits:
            made[fits[0]] += f" {text}"
        else:
            made.append(text)
    if len(made) > many:
        raise ValueError(f"{len(made)} people are needed for all the strings")
    return [*made, *(f"{at} {texts['script']}" for at in range(many - len(made)))]


@dataclass(frozen=True, kw_only=True)
class HostileWorld:
    """A running server, the house that it serves, and what its people are called now."""

    url: str
    house: House
    trap: str
    heard: list[str]
    called: dict[str, str]
    words: str
    pair: str
    released: dict[str, str]
    """Of each of the first pair, their form of the introduction."""
    draft: str
    """The first mentor's form of the open check-in."""
    typed: str
    """The first mentee's form of an introduction that is open."""

    def signed_in(self, who: str) -> list[dict[str, str]]:
        """The cookies of somebody on the device on which they answered."""
        scope = "lead" if who == LEAD else "participant"
        token = sign_in.mint(
            self.house.database,
            self.house.operator,
            self.house.person_id(who),
            scope=scope,
            now=datetime.now(UTC),
        )
        session = sign_in.start_session(
            self.house.database, token, browser=DEVICE, now=datetime.now(UTC)
        )
        values = {SESSION: session, BROWSER: DEVICE}
        return [{"name": name, "value": value, "url": self.url} for name, value in values.items()]

    def link(self, who: str) -> str:
        """A fresh personal link."""
        token = sign_in.mint(
            self.house.database,
            self.house.operator,
            self.house.person_id(who),
            now=datetime.now(UTC),
        )
        return f"{self.url}/r/{token}"


def words_of(trap: str) -> str:
    """Every string in one text, as somebody may write it into a field for words."""
    return "\n".join(one.aimed_at(trap) for one in SHOWN)[:3_900]


def played(folder: Path, trap: str) -> tuple[Played, dict[str, Any]]:
    """Three rounds with reasons to check in, an introduction with words, and an open round."""
    now, words = datetime.now(UTC), words_of(trap)
    watching = three_rounds(create(folder / "world.db"), now=now - timedelta(days=110))
    house, there = watching.house, watching.house.database
    lead = house.lead
    program.name_lead_contact(there, lead, house.person_id(LEAD), now=now)
    program.name_confidential_contact(there, lead, CONTACT, "sam@example.org", now=now)
    program.publish_note(there, lead, words[:500], now=now)
    thresholds.save(there, lead, {"cut": 70}, now=now)
    set_thing(there, lead, Construct.TRUST, words[:300], now=now)
    follow_ups.plan(
        there,
        lead,
        watching.id_of(*PAIRS[1]),
        words=words[:300],
        owner_id=lead.person_id,
        due_on=now.date(),
        now=now,
    )
    check_ins.dismiss(
        there,
        lead,
        watching.id_of(*PAIRS[3]),
        3,
        kinds=["behaviour"],
        why="other",
        needed="no",
        words=words[:500],
        now=now,
    )
    then = now - timedelta(days=20)
    house.open_round("introduction", now=then)
    released: dict[str, str] = {}
    shown = dict.fromkeys(("hopes", "deliverables.other"), Audience.PARTNER_AND_LEADS)
    for who, partner in (PAIRS[0], PAIRS[0][::-1]):
        actor = house.actor(who, browser=DEVICE)
        released[who] = form = house.form(actor, partner, number=4)
        said = {"deliverables.planned": ("other",), "deliverables.other": words, "hopes": words}
        house.answer(actor, form, said, now=then)
        responses.set_audience(there, actor, form, shown, now=then)
        responses.submit(there, actor, form, now=then)
    step_by = house.actor(PAIRS[0][1], browser=DEVICE)
    program.propose_step(
        there,
        step_by,
        released[PAIRS[0][1]],
        words[:200],
        (now + timedelta(days=9)).date(),
        now=now,
    )
    house.open_round("checkin", now=now - timedelta(days=1))
    for who, partner, answers in (
        (*PAIRS[2][::-1], {**FULL, "contact": "contact"}),
        (*PAIRS[1], {**FULL, "contact": "lead"}),
    ):
        house.submit(house.actor(who, browser=DEVICE), partner, answers, number=5, now=now)
    house.open_round("introduction", now=now - timedelta(days=1))
    mentor, mentee = PAIRS[0]
    return watching, {
        "released": released,
        "draft": house.form(house.actor(mentor, browser=DEVICE), mentee, number=5),
        "typed": house.form(house.actor(mentee, browser=DEVICE), mentor, number=6),
    }


def renamed(house: House, trap: str) -> dict[str, str]:
    """Give everyone a name of the corpus, and the program, a cohort and a file of theirs."""
    everyone: Sequence[str] = (*MENTORS, *MENTEES, LEAD, CONTACT)
    called = dict(zip(everyone, names(trap, len(everyone)), strict=True))
    ids = {name: house.person_id(name) for name in everyone}
    with house.database.write() as tx:
        for name, person_id in ids.items():
            people.rename(tx, person_id, called[name])
        hostile, now = called[LEAD], datetime.now(UTC)
        cohorts = [
            Attribute(relationship_id=pair.id, kind="cohort", value=hostile, since=now.date())
            for pair in relationships.every(tx, house.program_id)
        ]
        attributes.add(tx, cohorts, now=now)
        tx.run("UPDATE program SET name = :name", name=hostile)
        tx.run("UPDATE roster_import SET source = :name", name=f"{hostile}.csv")
    return called


@contextmanager
def hostile_world(folder: Path) -> Iterator[HostileWorld]:
    with listening() as (trap, heard):
        watching, forms = played(folder, trap)
        called = renamed(watching.house, trap)
        with serving(folder / "world.db", free_port()) as url:
            yield HostileWorld(
                url=url,
                house=watching.house,
                trap=trap,
                heard=heard,
                called=called,
                words=words_of(trap),
                pair=watching.id_of(called[PAIRS[0][0]], called[PAIRS[0][1]]),
                **forms,
            )
