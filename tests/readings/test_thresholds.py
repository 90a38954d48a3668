"""The attention list follows the thresholds that a program's leads set."""

from datetime import timedelta

from mentorsurvey.measures.attention.rules import DEFAULTS
from mentorsurvey.program import thresholds
from mentorsurvey.readings.attention import Watched, of_program, read, watched
from tests.house import founded
from tests.readings.played import PAIRS, new_lead
from tests.readings.watching import FOURTH, Watching

FALLS, MENTEE_FALLS, SILENT, LOW = (f"{e} with {m}" for m, e in PAIRS[1:5])


def under(played: Watching, **values: int) -> Watched:
    lead = played.house.lead
    thresholds.save(played.database, lead, values, now=played.after)
    return watched(played.database, lead, now=played.after)


def there_for(found: Watched, rule: str) -> set[str]:
    return {
        found.pairs[one]
        for one, reasons in found.reasons.items()
        if rule in {reason.rule for reason in reasons}
    }


def test_without_a_choice_the_defaults_hold(three: Watching) -> None:
    found = under(three)
    assert found.settings == DEFAULTS
    assert there_for(found, "level") == {LOW}


def chances(three: Watching, cut: float) -> dict[str, float]:
    """The chance that each pair's present level lies below a cut, in percent."""
    found = watched(three.database, three.house.lead, now=three.after)
    assert found.changes is not None
    below = (100 * found.changes.levels.below(cut)).tolist()
    return {
        found.pairs[one]: chance for one, chance in zip(found.changes.panel.ids, below, strict=True)
    }


def test_a_higher_cut_lists_more_and_a_lower_one_nobody(three: Watching) -> None:
    # LOW answered 50 three times, FALLS 100, 100, 67, MENTEE_FALLS 83 in the end, the others 100.
    assert there_for(under(three, cut=80), "level") == {FALLS, LOW}
    assert there_for(under(three, cut=95), "level") == {FALLS, MENTEE_FALLS, LOW}
    assert there_for(under(three, cut=35), "level") == set()


def test_a_chance_that_has_to_be_near_certain_lists_fewer(three: Watching) -> None:
    chance = chances(three, 60)[LOW]
    assert 80 < chance < 99
    assert there_for(under(three, probability=int(chance)), "level") == {LOW}
    assert there_for(under(three, probability=int(chance) + 1), "level") == set()


def test_a_silence_follows_both_of_its_numbers(three: Watching) -> None:
    assert there_for(under(three), "silence") == set()
    assert there_for(under(three, missed=1), "silence") == {SILENT}
    assert there_for(under(three, missed=1, answered=3), "silence") == set()
    on = three.goes_on(FOURTH, 4)
    assert there_for(under(on, missed=2, answered=2), "silence") == {SILENT}
    assert there_for(under(on, missed=3), "silence") == set()


def test_an_entry_says_the_thresholds_by_which_it_stands_there(three: Watching) -> None:
    found = under(three, cut=90, probability=70)
    says = [one.says for one in found.reasons[three.id_of(*PAIRS[4])] if one.rule == "level"]
    assert says == [
        "Together, their ratings are probably below 90, the mark that your program has set."
    ]
    rule = [one.rule_says for one in found.reasons[three.id_of(*PAIRS[4])] if one.rule == "level"]
    assert rule == ["The chance that their present level is below 90 is over 70%."]
    assert found.settings.cut == 90.0


def test_other_thresholds_can_be_tried_on_what_was_read_and_set_nothing(three: Watching) -> None:
    lead = three.house.lead
    known = read(three.database, lead, now=three.after)
    tried = of_program(*known, settings=thresholds.settings({"cut": 80}))
    assert there_for(tried, "level") == {FALLS, LOW}
    assert there_for(of_program(*known), "level") == {LOW}
    assert there_for(watched(three.database, lead, now=three.after), "level") == {LOW}
    assert three.house.count("threshold") == 0


def test_what_is_set_moves_no_line_and_no_limit(three: Watching) -> None:
    before = under(three)
    after = under(three, cut=90, missed=1)
    assert there_for(after, "change") == there_for(before, "change") == {FALLS}
    assert before.changes is not None
    assert after.changes is not None
    assert after.changes.limits == before.changes.limits


def test_what_is_kept_from_a_lead_stays_so_whatever_the_thresholds(three: Watching) -> None:
    mine = new_lead(three.house, PAIRS[1][0], now=three.house.now - timedelta(days=1))
    under(three, cut=100, probability=50, missed=1, answered=1)
    found = watched(three.database, mine, now=three.after)
    assert FALLS not in found.pairs.values()
    assert there_for(found, "level") >= {MENTEE_FALLS, LOW}
    assert FALLS not in there_for(found, "level")


def test_a_lead_of_another_program_reads_by_their_own_thresholds(three: Watching) -> None:
    other = founded(three.database, name="Harbor", pairs=(("Olga Ruiz", "Pim Bos"),))
    under(three, cut=90)
    assert watched(three.database, other.lead, now=three.after).settings == DEFAULTS
    thresholds.save(three.database, other.lead, {"cut": 10}, now=three.after)
    assert watched(three.database, three.house.lead, now=three.after).settings.cut == 90.0
