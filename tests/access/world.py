"""Two programs that live at once, and everyone who may try something in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from mentorsurvey import program, rounds, sign_in
from mentorsurvey.access import Actor, clock
from mentorsurvey.program.leading import name_lead
from mentorsurvey.store import Database, people, programs
from tests.house import FULL, LEAD, MIRA, NOEL, NOW, TOM, UMA, VERA, House, founded, pair_row
from tests.store.leading import pair_id, recuse_lead

OLGA, PIM = "Olga Ruiz", "Pim Bos"
ODE, LARA, ROLF, ENA, PAT = "Sam Ode", "Lara Later", "Rolf Reck", "Ena Ended", "Pat Passed"
WIM, XENIA = "Wim Roth", "Xenia Hall"
SECOND = NOW + timedelta(days=5)
AFTER = SECOND + timedelta(days=2)
PIN = "493817"
MISSING = "019b0000-0000-7000-8000-000000000000"
STEP = "Read a paper on tides"

PEOPLE = (
    "participant",
    "partner",
    "other pair",
    "other program",
    "link holder",
    "named contact",
    "contact's link",
)
BY_RECUSED = "lead by a recused lead's link"
LEADS = ("lead", "later lead", "recused lead", "lead in a pair", BY_RECUSED)
ACTORS = (*PEOPLE, *LEADS, "lead elsewhere", "ended lead", "clock", "operator")

Objects = dict[str, dict[str, str]]


@dataclass(frozen=True, kw_only=True)
class World:
    """Who acts, on what, and what each must never be told.

    ``objects`` is kind → name → id; ``owners`` is name of a form → its actor; ``rounds`` is name
    of a form or a pair → the open round of its program; ``hidden`` is actor → words and ids.
    """

    database: Database
    actors: dict[str, Actor]
    objects: Objects
    owners: dict[str, str]
    rounds: dict[str, str]
    hidden: dict[str, frozenset[str]]

    def hidden_from(self, who: str, whose: str) -> frozenset[str]:
        """What somebody must not be told by a verb; a lead of a pair has own forms about it."""
        as_participant = who == "lead in a pair" and whose == "own"
        return self.hidden["lead" if as_participant else who]


def lived(house: House, pairs: Iterable[tuple[str, str]]) -> None:
    """A first round that both sides submitted and kept a step from, and a second that is open."""
    for mentor, mentee in pairs:
        one, other = house.actor(mentor), house.actor(mentee)
        wish = {**FULL, "contact": "contact"} if mentee == TOM else FULL
        house.submit(one, mentee)
        form = house.submit(other, mentor, wish)
        there = house.database
        program.propose_step(there, other, form, STEP, date(2026, 11, 20), now=NOW)
        mine = house.form(one, mentee)
        program.keep_step(there, one, mine, step_id=house.step_id(one, mine), now=NOW)
    rounds.close_round(house.database, house.operator, house.round_id, now=SECOND)
    house.open_round(now=SECOND)
    for mentor, mentee in pairs:
        for who, partner in ((mentor, mentee), (mentee, mentor)):
            actor = house.actor(who)
            house.answer(actor, house.form(actor, partner, number=2), now=SECOND)


def fresh_import(house: House, row: tuple[str, str]) -> str:
    """An import of one more pair about which nobody has answered yet."""
    line = pair_row(2, *row)
    done = program.import_roster(
        house.database, house.operator, [line], source="more.csv", now=SECOND
    )
    return done.import_id or ""


def lead_named(house: House, name: str, *, since: timedelta = timedelta()) -> Actor:
    """A lead who is in no pair."""
    with house.database.write() as tx:
        person = people.add(
            tx,
            program_id=house.program_id,
            key=name,
            name=name,
            address=None,
            now=NOW,
        )
        programs.name_lead(tx, person_id=person.id, now=NOW + since)
    return signed_in(house, person.id, scope="lead")


def passed_on(house: House, maker: Actor) -> Actor:
    """A lead who is signed in with the link that another lead named and made for them."""
    there = house.database
    new = name_lead(there, maker, PAT, "pat@example.org", now=NOW)
    token = sign_in.make_first_link(there, maker, new.id, now=NOW)
    return resumed(house, token, browser="pat's")


def signed_in(house: House, person_id: str, *, browser: str = "desk", scope: str = "") -> Actor:
    token = sign_in.mint(
        house.database,
        house.operator,
        person_id,
        scope="lead" if scope else "participant",
        now=NOW,
    )
    return resumed(house, token, browser=browser)


def resumed(house: House, token: str, *, browser: str) -> Actor:
    cookie = sign_in.start_session(house.database, token, browser=browser, now=NOW)
    session = sign_in.resume(house.database, cookie, now=NOW)
    if session is None:
        raise LookupError("the session did not start")
    return session.actor


def ended(house: House) -> Actor:
    """Somebody whose lead's link still works after they stopped being a lead."""
    actor = lead_named(house, ENA)
    with house.database.write() as tx:
        tx.run(
            "UPDATE lead SET ended_at = :now WHERE person_id = :id",
            now=AFTER.isoformat(),
            id=actor.person_id,
        )
    return signed_in(house, actor.person_id, scope="lead")


def ids_of(house: House, mentee: str) -> frozenset[str]:
    """The ids of one pair and of everything that hangs on it, but not of its people."""
    pair = pair_id(house, mentee)
    with house.database.read() as tx:
        forms = tx.rows("SELECT id FROM invitation WHERE relationship_id = :id", id=pair)
        answered = tx.rows(
            "SELECT response.id FROM response JOIN invitation"
            " ON invitation.id = response.invitation_id WHERE relationship_id = :id",
            id=pair,
        )
    return frozenset({pair, *(row["id"] for row in (*forms, *answered))})


def ids_of_program(house: House) -> frozenset[str]:
    """The ids of everything in a program, and of the program."""
    with house.database.read() as tx:
        found = [house.program_id]
        for table in ("person", "relationship", "round", "roster_import", "instrument_version"):
            rows = tx.rows(f"SELECT id FROM {table} WHERE program_id = :id", id=house.program_id)
            found += [row["id"] for row in rows]
    return frozenset(found)


def open_round_id(house: House) -> str:
    return rounds.list_rounds(house.database, house.operator)[-1].id


def made(database: Database) -> World:
    """Both programs, with everyone in them."""
    here = founded(database)
    there = founded(database, name="Harbor", pairs=((OLGA, PIM),))
    program.name_lead_contact(database, here.lead, here.person_id(LEAD), now=NOW)
    contact = program.name_confidential_contact(
        database, here.lead, ODE, "ode@example.org", now=NOW
    )
    recused = lead_named(here, ROLF)
    recuse_lead(here, TOM, now=NOW, lead_id=recused.person_id)
    lived(here, ((MIRA, TOM), (NOEL, VERA)))
    lived(there, ((OLGA, PIM),))
    fresh = {house.program_id: fresh_import(house, (WIM, XENIA)) for house in (here, there)}
    with database.write() as tx:
        programs.name_lead(tx, person_id=here.person_id(NOEL), now=NOW)
    actors = {
        "participant": here.actor(TOM),
        "partner": here.actor(MIRA),
        "other pair": here.actor(VERA),
        "other program": there.actor(PIM),
        "link holder": here.actor(TOM, browser="somebody else's"),
        "named contact": signed_in(here, contact.person_id, browser="office"),
        "contact's link": signed_in(here, contact.person_id, browser="the lead's"),
        "lead": here.lead,
        "later lead": lead_named(here, LARA, since=SECOND - NOW),
        "recused lead": recused,
        "lead in a pair": signed_in(here, here.person_id(NOEL), browser="phone", scope="lead"),
        "lead elsewhere": there.lead,
        BY_RECUSED: passed_on(here, recused),
        "ended lead": ended(here),
        "clock": clock(),
        "operator": here.operator,
    }
    sign_in.choose_pin(database, actors["participant"], PIN, now=SECOND)
    program.asked_for(database, actors["named contact"], now=AFTER)
    return World(
        database=database,
        actors=actors,
        objects=objects(here, there, actors, fresh),
        owners=OWNERS,
        rounds={
            name: open_round_id(there if name == "elsewhere" else here)
            for name in (*OWNERS, "not there")
        },
        hidden=hidden(here, there, actors),
    )


OWNERS = {
    "own": "participant",
    "partner's": "partner",
    "other pair's": "other pair",
    "elsewhere": "other program",
}
"""Name of a form → who owes it."""
_MEN = {"own": TOM, "partner's": MIRA, "other pair's": VERA, "elsewhere": PIM}
_PARTNERS = {"own": MIRA, "partner's": TOM, "other pair's": NOEL, "elsewhere": OLGA}


def objects(here: House, there: House, actors: dict[str, Actor], fresh: dict[str, str]) -> Objects:
    """Kind → name → id; each kind has one that is not there."""
    forms: dict[int, dict[str, str]] = {
        number: {
            name: (there if name == "elsewhere" else here).form(
                actors[OWNERS[name]], _PARTNERS[name], number=number
            )
            for name in OWNERS
        }
        for number in (1, 2)
    }
    with here.database.read() as tx:
        answered = {row["invitation_id"]: row["id"] for row in tx.rows("SELECT * FROM response")}
        told = {
            name: row["id"]
            for name, whose in OWNERS.items()
            for row in tx.rows(
                "SELECT id FROM person_history WHERE person_id = :id LIMIT 1",
                id=actors[whose].person_id,
            )
        }
    found: Objects = {
        "form": forms[2],
        "reflection": forms[1],
        "pair": {
            "own": pair_id(here, TOM),
            "other pair's": pair_id(here, VERA),
            "elsewhere": pair_id(there, PIM),
        },
        "round": {"here": open_round_id(here), "elsewhere": open_round_id(there)},
        "person": {name: actors[whose].person_id for name, whose in OWNERS.items()},
        "whole person": {
            name: actors[whose].person_id for name, whose in OWNERS.items() if name != "partner's"
        },
        "leading": {
            "lead": actors["lead"].person_id,
            "participant": actors["participant"].person_id,
            "elsewhere": actors["lead elsewhere"].person_id,
        },
        "leading here": {
            "lead": actors["lead"].person_id,
            "participant": actors["participant"].person_id,
        },
        "new lead": {
            "new": actors["later lead"].person_id,
            "lead": actors["lead"].person_id,
            "elsewhere": actors["lead elsewhere"].person_id,
        },
        "import": {"here": fresh[here.program_id], "elsewhere": fresh[there.program_id]},
        "wish": {"own": answered[forms[1]["own"]], "partner's": answered[forms[1]["partner's"]]},
        "told": told,
    }
    found["agreement"] = found["pair"]
    return {kind: {**named, "not there": MISSING} for kind, named in found.items()}


def hidden(here: House, there: House, actors: dict[str, Actor]) -> dict[str, frozenset[str]]:
    """Actor → the names and ids that nothing which they get may hold."""
    bridge = ids_of_program(here) | {TOM, MIRA, UMA, VERA, NOEL, ODE, LARA, ROLF, "Bridge"}
    harbor = ids_of_program(there) | ids_of(there, PIM) | {OLGA, PIM, "Harbor"}
    of_tom = ids_of(here, TOM) | {TOM, actors["participant"].person_id}
    of_vera = ids_of(here, VERA) | {VERA, actors["other pair"].person_id}
    of_uma = ids_of(here, UMA) | {UMA, here.person_id(UMA)}
    inside = {
        "participant": of_vera | of_uma,
        "link holder": of_vera | of_uma,
        "partner": of_vera,
        "other pair": of_tom | of_uma,
        "named contact": of_vera | of_uma,
        "contact's link": of_tom | of_vera | of_uma,
        "ended lead": of_tom | of_vera | of_uma,
        "recused lead": of_tom,
        BY_RECUSED: of_tom,
        "lead in a pair": of_vera,
        "clock": of_tom | of_vera | of_uma,
    }
    outside = {"other program": bridge, "lead elsewhere": bridge}
    return {name: outside.get(name, harbor | inside.get(name, frozenset())) for name in ACTORS}
