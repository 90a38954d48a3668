"""Hostile strings in every field: each is kept as it is written, or refused in a plain sentence."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from mentorsurvey import program, responses, rounds, sign_in
from mentorsurvey.access import operator
from mentorsurvey.errors import MentorsurveyError
from mentorsurvey.instruments import Construct, is_clean, one_line, printable
from mentorsurvey.program import (
    RosterRow,
    check_ins,
    follow_ups,
    keeping,
    research,
    things_to_try,
    thresholds,
)
from mentorsurvey.readings.reflection import reflection
from mentorsurvey.readings.relationship import relationship
from mentorsurvey.store import create, relationships
from tests.hostile import CONTROL, EVERY, HUGE, SHOWN, UNSTORABLE, Hostile
from tests.house import CLOSES, MIRA, NOEL, NOW, TOM, UMA, VERA, House, address, founded, pair_row
from tests.store.leading import pair_id

ROSTER = ("mentor", "mentee", "cohort", "mentor_email", "mentee_id", "line_manager")
REFUSED_AS_NAMES = {*(one.name for one in (*UNSTORABLE, *CONTROL, *HUGE)), "next_line", "joined"}


class Fields:
    """A program whose first pair has a reflection; another one is asked for words."""

    def __init__(self, folder: Path) -> None:
        self.house = founded(create(folder / "house.db"), asks=False)
        self.house.open_round("introduction")
        self.house.open_round("checkin")
        self.vera, self.mira, self.lead = (
            self.house.actor(VERA),
            self.house.actor(MIRA),
            self.house.lead,
        )
        self.words = self.house.form(self.vera, NOEL)
        self.released = self.house.submit(self.mira, TOM, number=2)
        self.house.submit(self.house.actor(TOM), MIRA, number=2)
        self.draft = self.house.form(self.mira, UMA, number=2)
        self.pair = pair_id(self.house, TOM)
        self.noel = self.house.person_id(NOEL)
        follow_ups.plan(
            self.house.database,
            self.lead,
            self.pair,
            words="Call both",
            owner_id=self.lead.person_id,
            due_on=NOW.date(),
            now=NOW,
        )
        self.planned = follow_ups.follow_ups(self.house.database, self.lead)[0].id
        self._line = 1

    def row(self, column: str, text: str) -> program.Plan:
        """Import a row of new people that holds the text in one column."""
        self._line += 1
        cells = {
            **pair_row(2, f"Olga{self._line} R", f"Pim{self._line} B", cohort="2026").cells,
            "mentee_id": f"id-{self._line}",
            "line_manager": "",
        }
        row = RosterRow(line=self._line, cells={**cells, column: text})
        return program.import_roster(
            self.house.database,
            self.house.operator,
            [row],
            source=text,
            now=NOW,
        )

    def of_participants(self) -> dict[str, Callable[[Any], object]]:
        there, vera, mira = self.house.database, self.vera, self.mira

        def save(form: str, item: str) -> Callable[[Any], object]:
            who = vera if form == self.words else mira
            return lambda text: responses.save(there, who, form, item, text, now=NOW)

        return {
            "words": save(self.words, "hopes"),
            "a choice": save(self.words, "authorship"),
            "choices": lambda text: save(self.words, "deliverables")([text]),
            "a rating": save(self.draft, "core.trust"),
            "a number": save(self.draft, "meetings"),
            "topics": lambda text: save(self.draft, "talk")((text, text)),
            "a question": lambda text: responses.save(there, mira, self.draft, text, 3, now=NOW),
            "a form": lambda text: responses.open_form(there, mira, text),
            "what was seen": lambda text: responses.submit(
                there, mira, self.draft, seen={text: text}, now=NOW
            ),
            "a reflection": lambda text: reflection(there, mira, text),
            "a step": lambda text: program.propose_step(
                there, mira, self.released, text, date(2026, 11, 2), now=NOW
            ),
            "a step's id": lambda text: program.keep_step(
                there, mira, self.released, step_id=text, now=NOW
            ),
            "an outcome": lambda text: program.say_whether(there, mira, self.draft, text, now=NOW),
            "a clause": lambda text: keeping.say_clause(
                there,
                mira,
                self.draft,
                text,
                "yes",
                now=NOW,
            ),
            "a PIN to choose": lambda text: sign_in.choose_pin(there, mira, text, now=NOW),
            "a PIN to enter": lambda text: sign_in.enter_pin(there, vera, text, now=NOW),
            "a code": lambda text: sign_in.enter_code(there, vera, text, now=NOW),
            "a link": lambda text: sign_in.landing(there, text, now=NOW),
            "a link to press": lambda text: sign_in.start_session(
                there, text, browser=text, now=NOW
            ),
            "a browser": lambda text: sign_in.start_session(
                there, self.house.token(TOM), browser=text, now=NOW
            ),
            "a cookie": lambda text: sign_in.resume(there, text, now=NOW),
        }

    def of_leads(self) -> dict[str, Callable[[Any], object]]:
        there, lead, moment = self.house.database, self.lead, CLOSES - timedelta(days=1)

        def dismiss(**how: Any) -> object:
            said = {"relationship_id": self.pair, "why": "other", "needed": "no", "words": "w"}
            return check_ins.dismiss(
                there, lead, round_number=2, kinds=["change"], now=NOW, **{**said, **how}
            )

        def plan(**how: Any) -> None:
            said = {"relationship_id": self.pair, "words": "w", "owner_id": lead.person_id, **how}
            follow_ups.plan(there, lead, due_on=NOW.date(), now=NOW, **said)

        def correct(person_id: str = "", **how: str) -> object:
            said = {"name": NOEL, "address": address(NOEL), **how}
            return program.correct(there, lead, person_id or self.noel, now=NOW, **said)

        def found(**how: str) -> object:
            said = {"name": "Bridge", "lead_address": "a@example.org", **how}
            return program.found(there, operator(), now=NOW, **said)

        return {
            "a note": lambda text: program.publish_note(there, lead, text, now=NOW),
            "a text on research": lambda text: research.ask(there, lead, text, now=NOW),
            "a contact": lambda text: program.name_confidential_contact(
                there, lead, text, "sam@example.org", now=NOW
            ),
            "a contact's address": lambda text: program.name_confidential_contact(
                there, lead, "Sam Ode", text, now=NOW
            ),
            "a lead to ask": lambda text: program.name_lead_contact(there, lead, text, now=NOW),
            "own words": lambda text: dismiss(words=text),
            "why": lambda text: dismiss(why=text),
            "needed": lambda text: dismiss(needed=text),
            "an entry": lambda text: dismiss(relationship_id=text),
            "a follow-up": lambda text: plan(words=text),
            "whose follow-up": lambda text: plan(owner_id=text),
            "a pair to follow up with": lambda text: plan(relationship_id=text),
            "what came of it": lambda text: follow_ups.finish(
                there, lead, self.planned, text, now=NOW
            ),
            "a follow-up to finish": lambda text: follow_ups.finish(
                there, lead, text, "Well", now=NOW
            ),
            "a thing to try": lambda text: things_to_try.set_thing(
                there, lead, Construct.TRUST, text, now=NOW
            ),
            "a round of a note": lambda text: program.publish_note(
                there, lead, "We heard you.", round_id=text, now=NOW
            ),
            "a threshold": lambda text: thresholds.save(there, lead, {"cut": text}, now=NOW),
            "a pair": lambda text: relationship(there, lead, text, now=NOW),
            "a round": lambda text: rounds.close_round(there, lead, text, now=NOW),
            "a form to extend": lambda text: rounds.extend_invitation(
                there, lead, self.house.round_id, text, until=moment, now=NOW
            ),
            "an import": lambda text: program.undo_import(there, lead, text, now=NOW),
            "a wish": lambda text: program.follow_up_wish(there, lead, text, done=True, now=NOW),
            "a corrected name": lambda text: correct(name=text),
            "a corrected address": lambda text: correct(address=text),
            "somebody to correct": lambda text: correct(text),
            "a program": lambda text: found(name=text),
            "a lead's name": lambda text: found(lead_name=text),
            "a lead's address": lambda text: found(lead_address=text),
            "a time zone": lambda text: found(timezone=text),
            "links to revoke": lambda text: sign_in.revoke(
                there, self.house.operator, text, now=NOW
            ),
            **{f"a roster's {name}": lambda text, name=name: self.row(name, text)
               for name in ROSTER},
        }  # fmt: skip

    def listed(self) -> dict[str, Callable[[Any], object]]:
        return {**self.of_participants(), **self.of_leads()}


FIELDS = (
    "words", "a choice", "choices", "a rating", "a number", "topics", "a question", "a form",
    "what was seen", "a reflection", "a step", "a step's id", "an outcome", "a clause",
    "a PIN to choose",
    "a PIN to enter", "a code", "a link", "a link to press", "a browser", "a cookie", "a note",
    "a text on research",
    "a contact", "a contact's address", "a lead to ask", "own words", "why", "needed", "an entry",
    "a follow-up", "whose follow-up", "a pair to follow up with", "what came of it",
    "a follow-up to finish", "a thing to try", "a round of a note",
    "a threshold", "a pair", "a round", "a form to extend", "an import", "a wish", "a program",
    "a corrected name", "a corrected address", "somebody to correct",
    "a lead's name", "a lead's address", "a time zone", "links to revoke",
    *(f"a roster's {name}" for name in ROSTER),
)  # fmt: skip


@pytest.fixture(scope="module")
def fields(tmp_path_factory: pytest.TempPathFactory) -> Fields:
    return Fields(tmp_path_factory.mktemp("fields"))


def refusal(take: Callable[[Any], object], text: str) -> str | None:
    """What a person reads who is refused; None where the text was taken."""
    try:
        done = take(text)
    except MentorsurveyError as problem:
        return str(problem)
    if isinstance(done, program.Plan):
        return done.refused[0].why if done.refused else None
    return None


def test_every_field_of_the_list_is_tried(fields: Fields) -> None:
    assert set(FIELDS) == set(fields.listed())


@pytest.mark.parametrize("name", FIELDS)
def test_a_refusal_is_a_plain_sentence_that_repeats_nothing(fields: Fields, name: str) -> None:
    take = fields.listed()[name]
    for one in EVERY:
        said = refusal(take, one.text)
        if said is not None:
            assert said.endswith(".")
            assert len(said) < 250
            assert printable(said) == said
            assert len(one.text.strip()) < 6 or one.text.strip() not in said


@pytest.mark.parametrize("name", FIELDS)
def test_what_no_database_takes_is_refused_or_leads_nowhere(fields: Fields, name: str) -> None:
    before = {table: fields.house.count(table) for table in ("person", "answer", "session")}
    for one in UNSTORABLE:
        refusal(fields.listed()[name], one.text)
    if name != "a browser":  # only its hash is kept
        assert before == {table: fields.house.count(table) for table in before}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return founded(create(tmp_path / "named.db"), asks=False)


def named(house: House, *names: str) -> set[str]:
    """The names that the program holds after importing each with a partner of their own."""
    rows = [
        pair_row(line, name, f"Pim {line}", mentee_email="", mentor_email="")
        for line, name in enumerate(names, start=2)
    ]
    program.import_roster(house.database, house.operator, rows, source="more.csv", now=NOW)
    with house.database.read() as tx:
        return {pair.mentor for pair in relationships.every(tx, house.program_id)}


def test_a_name_is_kept_as_it_is_written_in_one_line(house: House) -> None:
    asked = {"full_width"}  # it looks like another one of them
    shown = [one for one in SHOWN if one.name not in REFUSED_AS_NAMES | asked]
    kept = named(house, *(one.text for one in shown))
    assert {one_line(one.text) for one in shown} <= kept


def test_a_name_that_nobody_can_read_is_none(house: House) -> None:
    before = named(house, "Ana Lee")
    refused = [one for one in EVERY if one.name in REFUSED_AS_NAMES - {"next_line", "spaces"}]
    assert len(refused) == 8
    assert named(house, *(one.text for one in refused)) == before


@pytest.mark.parametrize("one", SHOWN, ids=lambda one: one.name)
def test_words_are_kept_as_they_are_written(fields: Fields, one: Hostile) -> None:
    wanted = one.text.replace("\r\n", "\n").replace("\r", "\n").strip()
    house = fields.house
    responses.save(house.database, fields.vera, fields.words, "hopes", one.text, now=NOW)
    form = responses.open_form(house.database, fields.vera, fields.words)
    assert form.answers["hopes"].words == wanted
    program.publish_note(house.database, fields.lead, one.text, now=datetime.now(UTC))
    note = program.latest_note(house.database, fields.lead)
    assert note is not None
    assert note.words == one.text.strip()
    assert is_clean(note.words)
