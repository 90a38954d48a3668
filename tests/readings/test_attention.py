"""Whom a lead checks in with: hand-computed cases over several rounds."""

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from mentorsurvey.access import Actor
from mentorsurvey.errors import NotAllowed
from mentorsurvey.instruments import SIDES
from mentorsurvey.measures.attention.rules import RULES
from mentorsurvey.program import check_ins
from mentorsurvey.readings.attention import Entry, Listing, Watched, combine, listing, watched
from mentorsurvey.store import Database, relationships
from mentorsurvey.store.attention import Dismissal
from tests.house import House, founded
from tests.readings.played import MENTEES, MENTORS, PAIRS, Played, new_lead
from tests.readings.watching import FOURTH, START, THIRD, Watching, one_round, three_rounds

FALLS, MENTEE_FALLS, SILENT, LOW = (f"{e} with {m}" for m, e in PAIRS[1:5])


def found(played: Played, actor: Actor | None = None) -> Watched:
    return watched(played.database, actor or played.house.lead, now=played.after)


def listed(played: Played, actor: Actor | None = None) -> Listing:
    who = actor or played.house.lead
    return listing(played.database, who, found(played, who), now=played.after)


def by_name(played: Played, actor: Actor | None = None) -> Mapping[str, Entry]:
    return {entry.label: entry for entry in listed(played, actor).entries}


def dismiss(played: Played, entry: Entry, **said: str) -> None:
    check_ins.dismiss(
        played.database,
        played.house.lead,
        entry.relationship_id,
        entry.round_number,
        kinds=entry.kinds,
        now=played.after,
        **{"why": "all_fine", "needed": "no", **said},
    )


def test_the_list_is_by_name_and_holds_a_fall_and_a_low_level(three: Watching) -> None:
    entries = listed(three).entries
    assert [entry.label for entry in entries] == [FALLS, LOW]
    assert [entry.kinds for entry in entries] == [("change",), ("level",)]
    assert {entry.round_number for entry in entries} == {3}


def test_a_fall_of_both_is_one_entry_that_rests_on_assumed_numbers(three: Watching) -> None:
    (reason,) = by_name(three)[FALLS].reasons
    assert (reason.rule, reason.kind) == ("change", "change")
    assert reason.says == (
        "Their ratings have probably dropped. Both of them rated it lower in round 3."
    )
    assert (reason.since, reason.round_number) == (3, 3)
    assert reason.assumed
    assert reason.rarity is None
    change = found(three).changes
    assert change is not None
    assert change.limits is not None
    fall = change.falls[three.id_of(*PAIRS[1])]
    assert (fall.whom, fall.since, fall.round) == ("both", 3, 3)
    assert fall.value > change.limits.limit


def test_a_fall_of_the_mentee_alone_is_said_to_be_the_mentee_s(three: Watching) -> None:
    assert MENTEE_FALLS not in by_name(three)  # one bad day decides nothing
    (reason,) = by_name(three.goes_on(THIRD, 4))[MENTEE_FALLS].reasons
    assert reason.rule == "change"
    assert reason.says == (
        "Ida Ugel’s ratings have probably dropped: they were lower from round 3 on. Cia Orr’s show"
        " no clear change."
    )


def test_a_low_level_says_so_with_its_chance(three: Watching) -> None:
    (reason,) = by_name(three)[LOW].reasons
    assert reason.says == (
        "Together, their ratings are probably below 60, the mark that your program has set."
    )
    # three rounds at 50 say more than one, of which P = .8139
    assert reason.chance is not None
    assert 0.8139 < reason.chance < 1
    assert reason.assumed
    assert reason.rule_says == ("The chance that their present level is below 60 is over 80%.")
    assert "a level below 60 unlikely" in reason.clears


def test_two_answered_and_two_missed_is_a_silence_and_one_missed_is_none(three: Watching) -> None:
    assert SILENT not in by_name(three)
    (reason,) = by_name(three.goes_on(FOURTH, 4))[SILENT].reasons
    assert (reason.kind, reason.round_number) == ("behaviour", 4)
    assert reason.says == "Jon Vik missed the last 2 rounds."
    assert reason.rule_says in {
        f"The {side} answered at least 2 rounds, then missed 2 or more in spite of reminders."
        for side in SIDES
    }
    assert not reason.assumed


def test_reasons_stand_in_the_order_of_the_rules_and_none_speaks_of_failing(
    three: Watching,
) -> None:
    for reasons in found(three.goes_on(FOURTH, 4)).reasons.values():
        order = [one.rule for one in reasons]
        assert order == [rule for rule in RULES for one in order if one == rule]
        words = " ".join(one.says + one.clears + one.rule_says for one in reasons).lower()
        assert not [word for word in ("fail", "bad", "poor", "problem") if word in words]


def test_good_rounds_take_entries_off_by_themselves(three: Watching) -> None:
    assert list(by_name(three.goes_on(FOURTH, 4))) == [SILENT]


def test_an_open_round_is_not_missed_yet(three: Watching) -> None:
    three.house.open_round(now=three.after)
    assert SILENT not in by_name(three)


def test_what_is_dismissed_stays_away_and_a_later_round_brings_it_back(three: Watching) -> None:
    entry = by_name(three)[LOW]
    dismiss(three, entry)
    assert LOW not in by_name(three)
    again = three.goes_on(THIRD, 4)
    assert by_name(again)[LOW].round_number == 4


def test_a_round_without_news_of_it_does_not_bring_it_back(three: Watching) -> None:
    dismiss(three, by_name(three)[LOW])
    silent = [*FOURTH[:4], (None, None), FOURTH[5]]
    assert LOW not in by_name(three.goes_on(silent, 4))


def test_an_undone_dismissal_puts_it_back(three: Watching) -> None:
    entry = by_name(three)[LOW]
    dismiss(three, entry)
    check_ins.undo(
        three.database,
        three.house.lead,
        entry.relationship_id,
        entry.round_number,
        now=three.after,
    )
    assert LOW in by_name(three)
    assert listed(three).dismissals == ()


def test_precision_counts_rules_and_the_draw_apart(three: Watching) -> None:
    whole = found(three)
    ids = list(whole.pairs)

    def said(kinds: tuple[str, ...], needed: str, number: int) -> Dismissal:
        return Dismissal(
            relationship_id=ids[0],
            round_number=number,
            kinds=kinds,
            why="all_fine",
            words="",
            needed=needed,
            by="Lea Brandt",
            dismissed_at=three.after,
        )

    ended = [
        said(("level",), "yes", 1),
        said(("behaviour", "change"), "no", 2),
        said(("change", "routine"), "no", 3),
        said(("level",), "no", 4),
        said(("level",), "cant_say", 5),
        said(("routine",), "no", 6),
    ]
    of = combine(whole, {}, ended).quality
    assert (of.precision.yes, of.precision.n) == (1, 4)
    # Wilson, 1 of 4: (.25 + z²/8 ± z·√(.25·.75/4 + z²/64))/(1 + z²/4)
    assert (of.precision.low, of.precision.high) == pytest.approx((0.0456, 0.6994), abs=0.0001)
    assert (of.missed.yes, of.missed.n) == (0, 1)


def test_a_drawn_relationship_stands_beside_the_others_in_the_order_of_names(
    three: Watching,
) -> None:
    whole = found(three)
    candidates = {one: 3 for one, name in whole.pairs.items() if name in (FALLS, SILENT)}
    entries = {entry.label: entry for entry in combine(whole, candidates, ()).entries}
    assert list(entries) == [FALLS, SILENT, LOW]
    assert entries[SILENT].kinds == ("routine",)
    assert entries[FALLS].kinds == ("change",)


def test_a_round_draws_as_many_as_it_raises_as_far_as_others_remain(three: Watching) -> None:
    whole = found(three)
    got = combine(whole, dict.fromkeys(whole.pairs, 3), ())
    drawn = {entry.relationship_id for entry in got.entries if "routine" in entry.kinds}
    raised = set(whole.reasons)
    assert not drawn & raised
    assert got.drawn == len(drawn) == min(max(1, len(raised)), len(set(whole.pairs) - raised))
    none = replace(whole, reasons={})
    assert combine(none, dict.fromkeys(whole.pairs, 3), ()).drawn == 1


def test_a_third_round_is_needed_for_a_change(three: Watching) -> None:
    whole = found(three)
    assert whole.ready == 6
    assert whole.moved == {}
    assert whole.changes is not None
    assert whole.changes.basis.assumed
    assert all(
        whole.changes.rarity(fall) is None for fall in whole.changes.falls.values()
    )  # no rate is claimed with assumed numbers


def test_a_second_round_may_be_unusual_and_lists_nobody(played: Played) -> None:
    # 50/√90 = 5.3; the others did not move.
    whole = found(played)
    moved = {whole.pairs[one]: change for one, change in whole.moved.items()}
    assert moved == {
        f"{MENTEES[1]} with {MENTORS[1]}": -50.0,
        f"{MENTEES[4]} with {MENTORS[4]}": 50.0,
    }
    assert whole.ready == 0
    assert all(one.kind == "level" for rows in whole.reasons.values() for one in rows)


def test_one_round_can_already_be_low(database: Database) -> None:
    # k = 1, H = 50: m = 54.592, sd = 6.061, P = .8139
    house = founded(database, pairs=PAIRS)
    after = one_round(house, [(4, 4)] * 6, 1, now=house.now)
    entry = by_name(Watching(house=house, after=after))[LOW]
    assert entry.round_number == 1
    assert entry.reasons[0].chance == pytest.approx(0.8139, abs=0.0005)


def test_a_level_of_long_ago_lists_nobody(three: Watching) -> None:
    silent = [*FOURTH[:4], (None, None), FOURTH[5]]
    once = three.goes_on(silent, 4)
    assert "level" in by_name(once)[LOW].kinds
    assert "level" not in by_name(once.goes_on(silent, 5))[LOW].kinds


def test_a_change_of_wording_begins_anew(three: Watching) -> None:
    from mentorsurvey.instruments import shipped
    from tests.readings.played import reworded

    three.house.open_round(reworded(shipped()["checkin"]), now=three.after)
    whole = found(three)
    assert (whole.ready, whole.readable) == (0, 0)
    assert whole.reasons == {}


def test_a_lead_in_the_pair_finds_no_entry_and_no_count_of_it(database: Database) -> None:
    three = three_rounds(database)
    mine = new_lead(three.house, MENTORS[1], now=three.house.now - timedelta(days=1))
    assert [entry.label for entry in listed(three, mine).entries] == [LOW]
    assert FALLS not in found(three, mine).pairs.values()
    assert found(three, mine).ready == 5
    dismiss(three, by_name(three)[FALLS], needed="yes", why="other", words="Ben said so.")
    theirs = listed(three, mine)
    assert theirs.dismissals == ()
    assert theirs.quality.precision.n == 0


def test_a_recused_lead_finds_no_entry_and_no_count_of_it(three: Watching) -> None:
    dismiss(three, by_name(three)[LOW])
    lead_id = three.house.lead.person_id
    with three.database.write() as tx:
        relationships.recuse(
            tx,
            relationship_id=three.id_of(*PAIRS[4]),
            person_id=lead_id,
            reason="named",
            now=three.after,
        )
    assert LOW not in found(three).pairs.values()
    assert listed(three).dismissals == ()
    assert listed(three).quality.precision.n == 0


def test_reasons_of_a_later_lead_rest_on_later_forms(three: Watching) -> None:
    later = new_lead(three.house, "Zoe Wall", now=three.after)
    assert listed(three, later).entries == ()
    after = one_round(three.house, THIRD, 4, now=three.after + timedelta(hours=1))
    on = Watching(house=three.house, after=after)
    seen = by_name(on, later)
    # Of one round alone: no change can be told; the pair at 50 is probably low.
    assert {name: entry.kinds for name, entry in seen.items()} == {
        LOW: ("level",),
        SILENT: ("behaviour",),
    }


def test_what_is_kept_from_leads_raises_nothing(three: Watching) -> None:
    three = three.goes_on(THIRD, 4)
    connection = sqlite3.connect(three.database.path)
    with connection:
        connection.execute(
            "DELETE FROM score WHERE reader = 'leads' AND measure = 'core' AND response_id IN"
            " (SELECT response.id FROM response JOIN invitation"
            "  ON invitation.id = response.invitation_id WHERE side = 'mentee')"
        )
    connection.close()
    seen = by_name(three)
    assert list(seen) == [FALLS, SILENT]
    assert seen[SILENT].kinds == ("behaviour",)
    assert seen[FALLS].reasons[0].says == (
        "Ben Nye’s ratings have probably dropped: they were lower from round 3 on. There"
        " is nothing to read from Hal Thorn since then."
    )


def test_a_participant_reads_no_list(three: Watching) -> None:
    with pytest.raises(NotAllowed):
        found(three, three.house.actor(MENTORS[0]))


def test_before_any_round_there_is_nothing_and_no_error(unasked: House) -> None:
    whole = watched(unasked.database, unasked.lead, now=unasked.now)
    assert (whole.rounds, whole.changes, whole.reasons) == (0, None, {})
    assert len(whole.pairs) == 3
    assert listing(unasked.database, unasked.lead, whole, now=unasked.now).entries == ()


def test_the_first_rounds_alone_raise_the_level_alone(database: Database) -> None:
    three = three_rounds(database)
    assert START[4] == (4, 4)
    assert {one.kind for one in found(three).reasons[three.id_of(*PAIRS[4])]} == {"level"}
