"""A program in which somebody has left something in every table that holds anything of anybody."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from mentorsurvey import program, responses, sign_in
from mentorsurvey.access import Actor, Audience
from mentorsurvey.errors import PinError
from mentorsurvey.mail.own_words import set_reply_address
from mentorsurvey.program import erasing, pausing, research
from mentorsurvey.program.agreement_terms import Terms, to_text
from mentorsurvey.program.check_ins import dismiss
from mentorsurvey.store import (
    Database,
    create,
    lead_letters,
    mail,
    mail_people,
    relationships,
    roster_answers,
    roster_changes,
)
from mentorsurvey.store.attention import add_draw
from mentorsurvey.store.erasing import Subject
from mentorsurvey.store.mail import NewMail
from mentorsurvey.store.mail_people import Wishes
from tests.house import FULL, MIRA, NOEL, NOW, TOM, UMA, VERA, House, address, founded

PAIRS = ((MIRA, TOM), (MIRA, UMA), (NOEL, VERA), (NOEL, TOM))
SAID = "I would rather write in the mornings"
STEP = "Read the draft together"
NOTED = "He seems tired of the project"
OF_MIRA = "Tom is careful, and Reyes et al. is nearly done. Ask tom@example.org."
OF_UMA = "Less often than with Tom Reyes, but Tom Waits plays"
NOTE = "Thanks to  TOM REYES we meet on Mondays"
TEXT = "open.better"
CANARIES = (TOM, TOM.upper(), address(TOM), address(TOM).upper(), SAID, STEP, NOTED)
"""What nobody can find any more once Tom is erased."""


@dataclass(frozen=True, kw_only=True)
class Left:
    """The program, with the forms of Tom and of Mira about each other."""

    house: House
    tom: Actor
    mira: Actor
    toms: str
    miras: str

    @property
    def database(self) -> Database:
        """Where everything is."""
        return self.house.database


def left(database: Database) -> Left:
    """Two mentors of Tom: with Mira everything was done, Noel only began a form about him.

    It takes the place of what is in the database, which must be nothing.
    """
    made, file = _once()
    database.path.write_bytes(file)
    return replace(made, house=replace(made.house, database=database))


@cache
def _once() -> tuple[Left, bytes]:
    """The program, and its database as one file: to build it anew takes a second."""
    with TemporaryDirectory() as folder:
        made = _build(create(Path(folder) / "left.db"))
        with closing(sqlite3.connect(made.database.path)) as connection:
            return made, connection.serialize()


def _build(database: Database) -> Left:
    house = founded(database, pairs=PAIRS, asks=False)
    program.name_confidential_contact(
        house.database, house.lead, VERA, address(VERA), now=house.now
    )
    house.open_round("review")
    tom, mira, noel = house.actor(TOM), house.actor(MIRA), house.actor(NOEL)
    toms = house.form(tom, MIRA)
    wishes = {TEXT: Audience.ONLY_YOU, "talk": Audience.PARTNER}
    responses.set_audience(house.database, tom, toms, wishes, now=house.now)
    house.answer(tom, toms, {TEXT: f"{SAID}, I think"})
    house.answer(tom, toms, {**FULL, TEXT: SAID, "contact": "contact"})
    responses.submit(house.database, tom, toms, now=house.now)
    house.answer(tom, house.form(tom, NOEL), {"core.trust": 2})
    house.answer(noel, house.form(noel, TOM), {"core.trust": 2, TEXT: f"{TOM} and I"})
    sign_in.choose_pin(house.database, tom, "402718", now=house.now)
    _miss(house, tom)
    miras = house.submit(mira, TOM, {**FULL, TEXT: OF_MIRA})
    house.submit(mira, UMA, {**FULL, TEXT: OF_UMA})
    program.propose_step(
        house.database, mira, miras, STEP, house.now.date() + timedelta(days=9), now=house.now
    )
    _note(house)
    _answers_to_mail(house)
    _add_up(house)
    _set_aside(house)
    _look_alike(house)
    _agree(house, tom, mira)
    _write_agreements(house)
    _follow_up(house)
    _write_letters(house)
    _merge_and_part(house)
    _ask_for_time(house, tom)
    _mail(house, tom)
    return Left(house=house, tom=tom, mira=mira, toms=toms, miras=miras)


def _miss(house: House, tom: Actor) -> None:
    try:
        sign_in.enter_pin(house.database, tom, "111111", now=house.now)
    except PinError:
        return
    raise LookupError("a wrong PIN was taken")


def _agree(house: House, *people: Actor) -> None:
    """Both give their answers for research."""
    for person in people:
        study = research.asked(house.database, person)
        if study is not None:
            research.agree(house.database, person, study.id, now=house.now)


def _write_agreements(house: House) -> None:
    """Tom and Mira have an agreement that leads read, and drafts; Mira and Uma name Tom in one."""
    with house.database.write() as tx:
        for row in tx.rows(
            "SELECT id, mentee_id FROM relationship WHERE mentor_id = :mira",
            mira=house.person_id(MIRA),
        ):
            of_tom = row["mentee_id"] == house.person_id(TOM)
            words = to_text(Terms(confidential=SAID if of_tom else f"As with\n{TOM}"))
            values = {"pair": row["id"], "id": f"agreed {row['id']}", "words": words}
            tx.run(
                "INSERT INTO agreement (id, relationship_id, number, side, words, leads_see,"
                " proposed_at, confirmed_at) SELECT :id, id, 1, 'mentee', :words, 'scores',"
                " created_at, created_at FROM relationship WHERE id = :pair",
                **values,
            )
            tx.run(
                "INSERT INTO agreement_draft (relationship_id, side, words, based_on, saved_at)"
                " SELECT relationship_id, 'mentor', words, 1, proposed_at FROM agreement"
                " WHERE id = :id",
                id=values["id"],
            )
            tx.run(
                "INSERT INTO agreement_shown (agreement_id, side, shown_at)"
                " SELECT id, 'mentee', proposed_at FROM agreement WHERE id = :id",
                id=values["id"],
            )
            tx.run(
                "INSERT INTO deliverable_status (id, relationship_id, key, status, side, said_at)"
                " SELECT 'of ' || id, relationship_id, 'a1', 'submitted', 'mentee', proposed_at"
                " FROM agreement WHERE id = :id",
                id=values["id"],
            )
            tx.run(
                "INSERT INTO decision (relationship_id, round_id, side, kind, choice, decided_at)"
                " SELECT relationship_id, round_id, side, 'start', 'commit', invited_at"
                " FROM invitation WHERE relationship_id = :pair",
                pair=row["id"],
            )
            tx.run(
                "INSERT INTO clause_said (agreement_id, clause, round_id, side, outcome, browser,"
                " said_at) SELECT agreement.id, 'time', MIN(round_id), 'mentee', 'no', 'phone',"
                " proposed_at FROM agreement JOIN invitation USING (relationship_id)"
                " WHERE agreement.id = :id AND :toms GROUP BY agreement.id",
                id=values["id"],
                toms=int(of_tom),
            )


def _follow_up(house: House) -> None:
    """Leads plan something for Tom and Mira, and name Tom in what they do for another pair."""
    lead_id = house.lead.person_id
    with house.database.write() as tx:
        for row in tx.rows(
            "SELECT id, mentee_id FROM relationship WHERE mentor_id = :mira",
            mira=house.person_id(MIRA),
        ):
            of_tom = row["mentee_id"] == house.person_id(TOM)
            tx.run(
                "INSERT INTO follow_up (id, relationship_id, words, owner_id, due_on, planned_by,"
                " lead_since, planned_at, outcome, done_by, done_lead_since, done_at)"
                " SELECT 'planned ' || id, id, :words, :lead, '2026-12-24', :lead, created_at,"
                " created_at, :words, :lead, created_at, created_at FROM relationship"
                " WHERE id = :pair",
                words=NOTED if of_tom else f"As with {TOM}",
                lead=lead_id,
                pair=row["id"],
            )


def _write_letters(house: House) -> None:
    """A lead wrote to Tom and Mira, and names Tom to another pair; neither has left yet."""
    lead = house.lead
    with house.database.write() as tx:
        for row in tx.rows(
            "SELECT id, mentee_id FROM relationship WHERE mentor_id = :mira",
            mira=house.person_id(MIRA),
        ):
            of_tom = row["mentee_id"] == house.person_id(TOM)
            lead_letters.add(
                tx,
                lead,
                relationship_id=row["id"],
                subject=NOTED if of_tom else f"About {TOM}",
                body=NOTED if of_tom else f"As with {TOM}",
                now=house.now,
            )


def _ask_for_time(house: House, tom: Actor) -> None:
    responses.ask_for_time(
        house.database, tom, house.form(tom, NOEL), now=house.now + timedelta(days=30)
    )


def _mail(house: House, tom: Actor) -> None:
    """Tom was invited by mail, which came back, and has said what he wants, and where he is."""
    toms, other = house.form(tom, NOEL), house.person_id(NOEL)
    with house.database.write() as tx:
        for person_id, form in ((tom.person_id, toms), (other, "")):
            new = NewMail(
                person_id=person_id,
                kind="invitation",
                about=house.round_id,
                not_before=house.now,
                forms=(form,) if form else (),
            )
            mail.add_all(tx, house.operator, [new], now=house.now)
        mail_people.set_trouble(
            tx, house.operator, tom.person_id, "unknown", "550 5.1.1", now=house.now
        )
        mail_people.set_wishes(tx, tom, Wishes(no_reminders=True))
        mail_people.set_zone(tx, tom, "Asia/Tokyo")


def _look_alike(house: House) -> None:
    """A roster named somebody who looks like Tom, and somebody whom Tom looks like."""
    tom, other = house.person_id(TOM), house.person_id(MIRA)
    with house.database.write() as tx:
        for key, name, person_id in ((TOM.upper(), TOM.upper(), tom), (address(TOM), "T", other)):
            roster_answers.remember(
                tx,
                house.operator,
                key=key,
                name=name,
                person_id=person_id,
                same=False,
                now=house.now,
            )


def _merge_and_part(house: House) -> None:
    """A lead took Tom and Uma for one person once."""
    with house.database.write() as tx:
        tx.run(
            "INSERT INTO person_merge (id, program_id, kept_id, gone_id, key, merged_by, merged_at,"
            " undone_by, undone_at) SELECT 'taken', program_id, :uma, id, key, :uma, created_at,"
            " :uma, created_at FROM person WHERE id = :tom",
            tom=house.person_id(TOM),
            uma=house.person_id(UMA),
        )
        tx.insert(
            "person_merge_moved",
            {
                "merge_id": "taken",
                "what": "mentee",
                "object_id": "",
                "before": house.person_id(TOM),
                "after": house.person_id(UMA),
            },
        )
        tx.run(
            "INSERT INTO person_history (id, person_id, what, after, by_kind, at, aloud)"
            " SELECT 'taken', id, 'merge', :called, 'person', created_at, 1 FROM person"
            " WHERE id = :uma",
            called=f"{TOM} ({address(TOM)})",
            uma=house.person_id(UMA),
        )


def _answers_to_mail(house: House) -> None:
    """Answers to the program's mail went to Tom once."""
    set_reply_address(house.database, house.lead, address(TOM), now=house.now)


def _note(house: House) -> None:
    lead = house.lead
    with house.database.write() as tx:
        pair = next(
            one.id
            for one in relationships.within(tx, house.operator)
            if (one.mentor, one.mentee) == (MIRA, TOM)
        )
        other = next(
            one.id for one in relationships.within(tx, house.operator) if one.mentee == VERA
        )
        add_draw(tx, house.round_id, [pair], now=house.now)
        relationships.recuse(
            tx,
            relationship_id=other,
            person_id=house.person_id(TOM),
            reason="line_manager",
            now=house.now,
        )
    dismiss(
        house.database,
        lead,
        pair,
        1,
        kinds=["routine"],
        why="other",
        words=NOTED,
        needed="no",
        now=house.now,
    )
    program.publish_note(house.database, lead, NOTE, now=house.now)
    with house.database.write() as tx:
        roster_changes.add_of_pair(tx, house.operator, pair, "keep", import_id=None, now=house.now)
        roster_changes.add_of_person(
            tx, house.operator, house.person_id(TOM), "address", import_id=None, now=house.now
        )
    research.ask(house.database, lead, NOTE, now=house.now)
    _schedule(house, pair)
    pausing.end_pair(
        house.database,
        lead,
        pair,
        since=house.now.date() + timedelta(days=1),
        reason="other",
        words=NOTED,
        now=house.now,
    )


def _schedule(house: House, pair: str) -> None:
    """The pair is asked later than the others, and a step of the schedule asked it."""
    with house.database.write() as tx:
        tx.run(
            "INSERT INTO schedule_step (id, program_id, place, form, extras, anchor, first_on,"
            " every_count, every_unit, days, added_at) SELECT 'step', id, 1, 'checkin', 0,"
            " 'calendar', '2027-01-04', 1, 'months', 14, created_at FROM program"
        )
        tx.run(
            "INSERT INTO schedule_pair (relationship_id, later_days, longer_days, left_out)"
            " VALUES (:pair, 7, 0, 0)",
            pair=pair,
        )
        tx.run(
            "INSERT INTO schedule_pair_opening (step_id, number, relationship_id, life, outcome,"
            " decided_at) SELECT 'step', 1, id, '', 'asked', created_at FROM relationship"
            " WHERE id = :pair",
            pair=pair,
        )


def _add_up(house: House) -> None:
    """Put everybody's scores of a round into one group of a total."""
    with house.database.write() as tx:
        tx.insert("total_group", {"id": "all", "round_id": house.round_id, "total": "core"})
        tx.run(
            "INSERT INTO total_member (group_id, response_id, measure)"
            " SELECT DISTINCT 'all', response_id, measure FROM score WHERE measure = 'core'"
        )
        tx.run(
            "INSERT INTO person_history_read (history_id, browser, read_at)"
            " SELECT id, 'phone', at FROM person_history"
        )


def _set_aside(house: House) -> None:
    """Second forms of Tom and Mira in the round, and a line manager's address at another pair."""
    with house.database.write() as tx:
        for name, words in ((TOM, SAID), (MIRA, OF_MIRA)):
            values = {"id": f"second of {name}", "person": house.person_id(name)}
            tx.run(
                "INSERT INTO set_aside_form (id, relationship_id, round_id, side, person_id,"
                " started_at, submitted_at) SELECT :id, relationship_id, round_id, side, person_id,"
                " started_at, submitted_at FROM invitation"
                " JOIN response ON response.invitation_id = invitation.id"
                " WHERE person_id = :person ORDER BY invitation.id LIMIT 1",
                **values,
            )
            tx.insert(
                "set_aside_answer",
                {
                    "form_id": values["id"],
                    "item_id": TEXT,
                    "words": words,
                    "cant_say": 0,
                    "audience": "only_you",
                    "browser": "phone",
                    "answered_at": "",
                },
            )
        tx.run(
            "INSERT INTO set_aside_step (id, relationship_id, round_id, author_id, words, due_on,"
            " proposed_at) SELECT 'second', relationship_id, round_id, author_id, words, due_on,"
            " proposed_at FROM next_step"
        )
        tx.run(
            "INSERT INTO next_step_shown (step_id, side, shown_at)"
            " SELECT id, 'mentee', proposed_at FROM next_step"
        )
        tx.run(
            "INSERT INTO relationship_attribute (relationship_id, kind, value, since, added_at)"
            " SELECT id, 'line_manager', :tom, '', created_at FROM relationship"
            " WHERE mentee_id = :vera",
            tom=address(TOM).upper(),
            vera=house.person_id(VERA),
        )


def subject(house: House, name: str) -> Subject:
    """The person of that address, to be erased."""
    (found,) = erasing.find(house.database, house.operator, address(name)).people
    return found


def erase(house: House, name: str, *, now: datetime = NOW) -> dict[str, int]:
    """Erase somebody wholly; what went."""
    gone = erasing.erase(house.database, house.operator, subject(house, name), now=now)
    erasing.finish(house.database, house.operator, now=now)
    return gone


def cells(house: House) -> list[tuple[str, str, object]]:
    """Table, column and value of everything in the database."""
    with house.database.read() as tx:
        return [
            (table["name"], column, value)
            for table in tx.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
            for row in tx.rows(f'SELECT * FROM "{table["name"]}"')
            for column, value in row.items()
        ]


def roster(*pairs: tuple[str, str]) -> str:
    """A file of these mentors and mentees, with their addresses."""
    lines = (f"{one},{two},{address(one)},{address(two)}" for one, two in pairs)
    return "\n".join(("mentor,mentee,mentor_email,mentee_email", *lines, ""))
