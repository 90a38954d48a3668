"""How to call what a program consists of: people, contacts, steps, the record."""

from collections.abc import Mapping
from datetime import date

from mentorsurvey import program
from mentorsurvey.access import Actor
from mentorsurvey.instruments import shipped
from mentorsurvey.program import (
    check_ins,
    correcting,
    history,
    look_alikes,
    merging,
    pairing,
    pausing,
    person_history,
    reconciling,
    record,
    replacing,
    research,
    thresholds,
)
from mentorsurvey.program.roster import relationships_of
from mentorsurvey.rounds import introducing_again
from mentorsurvey.store import Tx
from mentorsurvey.store.times import to_text
from tests.access.recipe import EVERYBODY, LATER, Recipe
from tests.access.world import AFTER, BY_RECUSED, World
from tests.house import pair_row


def dismissed(tx: Tx, actor: Actor, pair: str, _: World) -> object:
    return check_ins.dismiss(
        tx, actor, pair, 1, kinds={"routine"}, why="all_fine", needed="no", now=AFTER
    )


def ended(tx: Tx, actor: Actor, pair: str, _: World) -> object:
    return pausing.end_pair(tx, actor, pair, since=AFTER.date(), reason="left", now=AFTER)


def broken(tx: Tx, _: Actor, pair: str, __: World) -> None:
    """Ended by somebody who may, a moment ago."""
    tx.run(
        "INSERT INTO pair_break (id, relationship_id, kind, starts_at, reason, words, said_by,"
        " said_at) SELECT 'broken', id, 'ended', :at, 'left', '', mentor_id, :at"
        " FROM relationship WHERE id = :pair",
        at=to_text(AFTER),
        pair=pair,
    )


def begun_anew(tx: Tx, actor: Actor, pair: str, world: World) -> None:
    """Ended and started anew by somebody who may, a moment ago."""
    broken(tx, actor, pair, world)
    tx.run(
        "UPDATE pair_break SET stops_at = :at, anew_on = :day WHERE id = 'broken'",
        at=to_text(AFTER),
        day=AFTER.date().isoformat(),
    )


def corrected(tx: Tx, _: Actor, person: str, __: World) -> None:
    """Given another name by somebody who may, a moment ago."""
    tx.run(
        "INSERT INTO person_history (id, person_id, what, before, after, by_kind, at, aloud)"
        " SELECT 'corrected', id, 'name', 'Ann Before', name, 'operator', :at, 1 FROM person"
        " WHERE id = :person",
        at=to_text(AFTER),
        person=person,
    )


def merged(tx: Tx, actor: Actor, person: str, _: World) -> object:
    """Somebody who was added for it becomes part of a person."""
    return merging.merge_people(tx, actor, person, "twice", now=AFTER)


def twice(tx: Tx, _: Actor, person: str, __: World) -> None:
    """Somebody who is there for a second time, in no pair, with a link."""
    tx.run(
        "INSERT INTO person (id, program_id, key, name, created_at)"
        " SELECT 'twice', program_id, 'twice', 'Ann Twice', :at FROM person WHERE id = :person",
        at=to_text(AFTER),
        person=person,
    )
    tx.run(
        "INSERT INTO link (id, person_id, token_hash, scope, minted_at, expires_at)"
        " SELECT 'twice', id, 'twice', 'participant', :at, :at FROM person WHERE id = 'twice'",
        at=to_text(AFTER),
    )


def taken_for_one(tx: Tx, actor: Actor, person: str, world: World) -> None:
    """Merged by somebody who may, a moment ago."""
    twice(tx, actor, person, world)
    tx.run(
        "INSERT INTO person_merge (id, program_id, kept_id, gone_id, key, merged_by, merged_at)"
        " SELECT 'merged', program_id, :person, id, 'ann', :person, :at FROM person"
        " WHERE id = 'twice'",
        at=to_text(AFTER),
        person=person,
    )


def imported(tx: Tx, actor: Actor, *_: object) -> object:
    row = pair_row(2, "Yan Ito", "Zoe Kern")
    return program.import_roster(tx, actor, [row], source="x.csv", now=AFTER)


def planned(tx: Tx, actor: Actor, *_: object) -> object:
    row = pair_row(2, "Yan Ito", "Zoe Kern")
    return program.plan_roster(tx, actor, [row])


def founded(tx: Tx, actor: Actor, *_: object) -> object:
    return program.found(tx, actor, name="Third", lead_address="third@example.org", now=AFTER)


ROWS = [pair_row(2, "Yan Ito", "Zoe Kern")]
"""A roster of two people whom neither program knows."""

HAND = pairing.NewPair(
    mentor=pairing.Who(name="Yan Ito"), mentee=pairing.Who(name="Zoe Kern"), since=AFTER.date()
)
"""The same two, as a lead writes them."""

PROGRAM: Mapping[str, Recipe] = {
    "program.check_ins.draw_routine": Recipe(
        rule="attention.draw",
        call=lambda tx, who, *_: check_ins.draw_routine(tx, who, now=AFTER),
    ),
    "program.check_ins.dismiss": Recipe(rule="attention.change", kind="pair", call=dismissed),
    "program.check_ins.undo": Recipe(
        rule="attention.change",
        kind="pair",
        call=lambda tx, who, pair, _: check_ins.undo(tx, who, pair, 1, now=AFTER),
    ),
    "program.contacts.named_contacts": Recipe(
        rule="contact.name", call=lambda tx, who, *_: program.named_contacts(tx, who)
    ),
    "program.contacts.possible_leads": Recipe(
        rule="contact.name", call=lambda tx, who, *_: program.possible_leads(tx, who)
    ),
    "program.contacts.name_lead_contact": Recipe(
        rule="contact.name",
        kind="leading",
        call=lambda tx, who, person, _: program.name_lead_contact(tx, who, person, now=AFTER),
    ),
    "program.contacts.name_confidential_contact": Recipe(
        rule="contact.name",
        call=lambda tx, who, *_: program.name_confidential_contact(
            tx, who, "Ada Roe", "ada@example.org", now=AFTER
        ),
    ),
    "program.contacts.end_contact": Recipe(
        rule="contact.name",
        call=lambda tx, who, *_: program.end_contact(tx, who, "contact", now=AFTER),
    ),
    "program.contacts.is_asked": Recipe(
        rule="wish.own", call=lambda tx, who, *_: program.is_asked(tx, who)
    ),
    "program.contacts.asked_for": Recipe(
        rule="wish.own",
        kind="named",
        call=lambda tx, who, *_: program.asked_for(tx, who, now=AFTER),
    ),
    "program.contacts.open_wishes": Recipe(
        rule="wish.own", call=lambda tx, who, *_: program.open_wishes(tx, who)
    ),
    "program.contacts.waiting_wishes": Recipe(
        rule="wish.own", call=lambda tx, who, *_: program.waiting_wishes(tx, who, now=AFTER)
    ),
    "program.contacts.follow_up_wish": Recipe(
        rule="wish.own",
        kind="wish",
        call=lambda tx, who, wish, _: program.follow_up_wish(tx, who, wish, done=True, now=AFTER),
    ),
    "program.contacts.set_leads_see": Recipe(
        rule="program.change",
        call=lambda tx, who, *_: program.set_leads_see(tx, who, "totals", now=AFTER),
    ),
    "program.correcting.people_of": Recipe(
        rule="roster.see", call=lambda tx, who, *_: program.people_of(tx, who)
    ),
    "program.correcting.correct": Recipe(
        rule="roster.change",
        kind="person",
        call=lambda tx, who, person, _: program.correct(
            tx, who, person, name="Ann Other", address="ann@example.org", now=AFTER
        ),
        told_of={"partner's": frozenset({"recused lead", BY_RECUSED})},
    ),
    "program.correcting.take_back": Recipe(
        rule="roster.change",
        kind="person",
        before=corrected,
        call=lambda tx, who, person, _: correcting.take_back(
            tx, who, person, "corrected", now=AFTER
        ),
    ),
    "program.founding.found": Recipe(rule="program.create", call=founded),
    "program.history.own_history": Recipe(
        rule="history.own", call=lambda tx, who, *_: history.own_history(tx, who)
    ),
    "program.history.untold": Recipe(
        rule="history.own", call=lambda tx, who, *_: history.untold(tx, who)
    ),
    "program.history.confirm": Recipe(
        rule="history.own",
        kind="told",
        outside="nothing",
        call=lambda tx, who, change, _: history.confirm(tx, who, [change], now=AFTER),
    ),
    "program.look_alikes.look_alikes": Recipe(
        rule="roster.change", call=lambda tx, who, *_: look_alikes.look_alikes(tx, who, ROWS)
    ),
    "program.look_alikes.settle": Recipe(
        rule="roster.change", call=lambda tx, who, *_: look_alikes.settle(tx, who, ROWS, [], {})
    ),
    "program.reconciling.preview": Recipe(
        rule="roster.change", call=lambda tx, who, *_: reconciling.preview(tx, who, ROWS, now=AFTER)
    ),
    "program.reconciling.import_settled": Recipe(
        rule="roster.change",
        call=lambda tx, who, *_: reconciling.import_settled(
            tx, who, ROWS, source="x.csv", now=AFTER
        ),
    ),
    "program.notes.publish_note": Recipe(
        rule="program.change",
        kind="round",
        call=lambda tx, who, asked, _: program.publish_note(
            tx, who, "We heard you.", round_id=asked, now=AFTER
        ),
    ),
    "program.notes.notes": Recipe(
        rule="program.see", call=lambda tx, who, *_: program.notes(tx, who)
    ),
    "program.notes.latest_note": Recipe(
        rule="program.see", call=lambda tx, who, *_: program.latest_note(tx, who)
    ),
    "program.notes.leads": Recipe(
        rule="program.see", call=lambda tx, who, *_: program.leads(tx, who)
    ),
    "program.pausing.end_pair": Recipe(rule="pair.change", kind="pair", call=ended),
    "program.pausing.pause_pair": Recipe(
        rule="pair.change",
        kind="pair",
        call=lambda tx, who, pair, _: pausing.pause_pair(
            tx,
            who,
            pair,
            since=AFTER.date(),
            until=date(2026, 12, 1),
            reason="away",
            now=AFTER,
        ),
    ),
    "program.pausing.resume_pair": Recipe(
        rule="pair.change",
        kind="pair",
        before=broken,
        call=lambda tx, who, pair, _: pausing.resume_pair(tx, who, pair, now=AFTER),
    ),
    "rounds.introducing_again.introduce_again": Recipe(
        rule="pair.change",
        kind="pair",
        before=broken,
        call=lambda tx, who, pair, _: introducing_again.introduce_again(
            tx, who, pair, shipped()["introduction"], closes_at=LATER, now=AFTER
        ),
    ),
    "program.pausing.restart_pair": Recipe(
        rule="pair.change",
        kind="pair",
        before=broken,
        call=lambda tx, who, pair, _: pausing.restart_pair(
            tx, who, pair, since=AFTER.date(), now=AFTER
        ),
    ),
    "program.pausing.undo_restart": Recipe(
        rule="pair.change",
        kind="pair",
        before=begun_anew,
        call=lambda tx, who, pair, _: pausing.undo_restart(tx, who, pair, now=AFTER),
    ),
    "program.pausing.history_of_pair": Recipe(
        rule="pair.change",
        kind="pair",
        call=lambda tx, who, pair, _: pausing.history_of_pair(tx, who, pair),
    ),
    "program.merging.preview_merge": Recipe(
        rule="person.merge",
        kind="whole person",
        before=twice,
        call=lambda tx, who, person, _: merging.preview_merge(tx, who, person, "twice", now=AFTER),
    ),
    "program.merging.merge_people": Recipe(
        rule="person.merge", kind="whole person", before=twice, call=merged
    ),
    "program.merging.undo_merge": Recipe(
        rule="person.merge",
        kind="whole person",
        before=taken_for_one,
        call=lambda tx, who, *_: merging.undo_merge(tx, who, "merged", now=AFTER),
    ),
    "program.person_history.history_of_person": Recipe(
        rule="record.see",
        kind="person",
        refused=frozenset({"operator"}),
        call=lambda tx, who, person, _: person_history.history_of_person(tx, who, person),
    ),
    "program.pairing.look_up": Recipe(
        rule="roster.change",
        call=lambda tx, who, *_: pairing.look_up(tx, who, HAND, now=AFTER),
    ),
    "program.pairing.add_pair": Recipe(
        rule="roster.change",
        call=lambda tx, who, *_: pairing.add_pair(tx, who, HAND, now=AFTER),
    ),
    "program.replacing.preview_replacement": Recipe(
        rule="pair.change",
        kind="pair",
        call=lambda tx, who, pair, _: replacing.preview_replacement(
            tx, who, pair, HAND.mentor, since=AFTER.date(), now=AFTER
        ),
    ),
    "program.replacing.replace_mentor": Recipe(
        rule="pair.change",
        kind="pair",
        call=lambda tx, who, pair, _: replacing.replace_mentor(
            tx, who, pair, HAND.mentor, since=AFTER.date(), now=AFTER
        ),
    ),
    "program.programs.program_of": Recipe(
        rule="program.see", call=lambda tx, who, *_: program.program_of(tx, who)
    ),
    "program.record.look": Recipe(
        rule="record.look",
        call=lambda tx, who, *_: record.look(tx, who, "page", "overview", now=AFTER),
    ),
    "program.record.last_look": Recipe(
        rule="record.look",
        call=lambda tx, who, *_: record.last_look(tx, who, "page", "home", now=AFTER),
    ),
    "program.record.recorded": Recipe(
        rule="record.see",
        kind="person",
        outside="nothing",
        call=lambda tx, who, person, _: record.recorded(tx, who, person, most=50),
    ),
    "program.record.people_in_record": Recipe(
        rule="record.see", call=lambda tx, who, *_: record.people_in_record(tx, who)
    ),
    "program.record.newest_entries": Recipe(
        rule="record.check", call=lambda tx, who, *_: record.newest_entries(tx, who, 50)
    ),
    "program.record.downloaded": Recipe(
        rule="reading.program",
        call=lambda tx, who, *_: record.downloaded(tx, who, names=True, now=AFTER),
    ),
    "program.record.handed_over": Recipe(
        rule="research.export", call=lambda tx, who, *_: record.handed_over(tx, who, now=AFTER)
    ),
    "program.research.asked": Recipe(
        rule="program.see", call=lambda tx, who, *_: research.asked(tx, who)
    ),
    "program.research.ask": Recipe(
        rule="research.ask",
        call=lambda tx, who, *_: research.ask(tx, who, "The tides study", now=AFTER),
    ),
    "program.research.own_consent": Recipe(
        rule="consent.own", call=lambda tx, who, *_: research.own_consent(tx, who)
    ),
    "program.research.agree": Recipe(
        rule="consent.own",
        kind="answered here",
        told=EVERYBODY,  # nothing is asked in these programs
        call=lambda tx, who, *_: research.agree(tx, who, "a study", now=AFTER),
    ),
    "program.research.withdraw": Recipe(
        rule="consent.own", call=lambda tx, who, *_: research.withdraw(tx, who, now=AFTER)
    ),
    "program.record.check_record": Recipe(
        rule="record.check", call=lambda tx, who, *_: record.check_record(tx, who)
    ),
    "program.roster.relationships_of": Recipe(
        rule="roster.see", call=lambda tx, who, *_: relationships_of(tx, who)
    ),
    "program.roster.plan_roster": Recipe(rule="roster.change", call=planned),
    "program.roster_import.import_roster": Recipe(rule="roster.change", call=imported),
    "program.roster_import.imports": Recipe(
        rule="roster.see", call=lambda tx, who, *_: program.imports(tx, who)
    ),
    "program.roster_import.undo_import": Recipe(
        rule="roster.change",
        kind="import",
        call=lambda tx, who, one, _: program.undo_import(tx, who, one, now=AFTER),
    ),
    "program.thresholds.standing": Recipe(
        rule="threshold.see", call=lambda tx, who, *_: thresholds.standing(tx, who)
    ),
    "program.thresholds.in_force": Recipe(
        rule="threshold.see", call=lambda tx, who, *_: thresholds.in_force(tx, who)
    ),
    "program.thresholds.save": Recipe(
        rule="threshold.change",
        call=lambda tx, who, *_: thresholds.save(tx, who, {"cut": 55}, now=AFTER),
    ),
}
