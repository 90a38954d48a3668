"""Who looks like somebody else in a roster is asked about, once, and settled as the lead says."""

import pytest

from mentorsurvey.program import RosterRow, import_roster, people_of, relationships
from mentorsurvey.program.decisions import Decisions
from mentorsurvey.program.look_alikes import Alike, look_alikes
from mentorsurvey.program.reconciling import import_settled, preview
from tests.house import House


def rows(*people: tuple[str, ...]) -> list[RosterRow]:
    """Rows of mentor, mentee, and where given the mentee's address and id."""
    fields = ("mentor", "mentee", "mentee_email", "mentee_id")
    return [
        RosterRow(line=line, cells=dict(zip(fields, each, strict=False)))
        for line, each in enumerate(people, start=2)
    ]


def there(house: House, *people: tuple[str, ...]) -> None:
    import_roster(house.database, house.lead, rows(*people), source="before.csv", now=house.now)


def asked(house: House, given: list[RosterRow]) -> list[Alike]:
    return look_alikes(house.database, house.lead, given)


def names(house: House) -> list[str]:
    return [one.name for one in people_of(house.database, house.operator)]


def take(house: House, given: list[RosterRow], *answers: bool) -> None:
    found = asked(house, given)
    assert len(found) == len(answers)
    said = {one.question: answer for one, answer in zip(found, answers, strict=True)}
    decisions = Decisions(same=said)
    import_settled(house.database, house.lead, given, decisions, source="next.csv", now=house.now)


@pytest.mark.parametrize(
    ("before", "now", "why"),
    [
        (("Olga Roy", "Ben Ortiz"), ("Olga Roy", "BEN ORTIZ"), "writing"),
        (("Olga Roy", "Ben Ortiz"), ("Olga Roy", "Ortiz, Ben"), "writing"),
        (("Olga Roy", "José Gil"), ("Olga Roy", "Jose Gil"), "writing"),
        (("Olga Roy", "Ben Ortiz"), ("Olga Roy", "Ben Ortis"), "letter"),
        (("Olga Roy", "Ben Ortiz"), ("Olga Roy", "Ben Orttiz"), "letter"),
        (("Olga Roy", "Ben Ortiz"), ("Olga Roy", "Ben Otriz"), "letter"),
        (("Olga Roy", "Ben Ortiz", "bne@x.org"), ("Olga Roy", "Ben Ortiz", "ben@x.org"), "name"),
        (("Olga Roy", "Ben Ortiz", "ben@x.org"), ("Olga Roy", "Benno O.", "ben@x.org"), "address"),
    ],
)
def test_who_looks_like_somebody_of_the_program_is_asked_about(
    unasked: House, before: tuple[str, ...], now: tuple[str, ...], why: str
) -> None:
    there(unasked, before)
    found = asked(unasked, rows(now))
    assert [(one.said.name, one.other.name, one.why) for one in found] == [(now[1], before[1], why)]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (("Olga Roy", "Ben Ortiz"), ("Olga Roy", "Ben Ortiz")),
        (("Olga Roy", "Ann"), ("Olga Roy", "Anna")),
        (("Olga Roy", "P-1017"), ("Olga Roy", "P-1018")),
        (("Olga Roy", "Ben Ortiz"), ("Olga Roy", "Dan Wu")),
        (("Olga Roy", "Jan Smit", "a@x.org"), ("Olga Roy", "Jan Smid", "b@x.org")),
        (("Olga Roy", "Ben Ortiz", "b@x.org"), ("Olga Roy", "Ben Ortiz", "b@x.org")),
        (("Olga Roy", "Ben Ortiz", "", "17"), ("Olga Roy", "Ben Ortiz", "", "18")),
    ],
)
def test_who_plainly_is_or_is_not_somebody_is_not_asked_about(
    unasked: House, before: tuple[str, ...], now: tuple[str, ...]
) -> None:
    there(unasked, before)
    assert asked(unasked, rows(now)) == []


def test_within_a_file_each_writing_is_asked_about_once(unasked: House) -> None:
    given = rows(
        ("Ada Byron", "Ben Ortiz"), ("Ada byron", "Cleo Tan"), ("ADA BYRON", "Dan Wu"),
        ("Ada byron", "Eve Li"),
    )  # fmt: skip
    found = asked(unasked, given)
    assert [(one.said.name, one.other.name, one.said.line) for one in found] == [
        ("Ada byron", "Ada Byron", 3), ("ADA BYRON", "Ada Byron", 4),
    ]  # fmt: skip
    take(unasked, given, True, True)
    pairs = relationships(unasked.database, unasked.operator)
    assert sum(pair.mentor == "Ada Byron" for pair in pairs) == 4


def test_what_is_not_answered_stays_out_and_the_rest_goes_in(unasked: House) -> None:
    given = rows(("Ada Byron", "Ben Ortiz"), ("Ada byron", "Cleo Tan"))
    found = preview(unasked.database, unasked.lead, given, now=unasked.now)
    assert (len(found.plan.new), [row.line for row in found.plan.refused]) == (1, [3])
    assert len(found.alike) == 1


def test_the_same_person_with_another_address_is_corrected_and_is_one_pair(
    unasked: House,
) -> None:
    there(unasked, ("Olga Roy", "Ben Ortiz", "bne@x.org"))
    mended = rows(("Olga Roy", "Ben Ortiz", "ben@x.org"))
    before = len(relationships(unasked.database, unasked.operator))
    take(unasked, mended, True)
    assert len(relationships(unasked.database, unasked.operator)) == before
    ben = [one for one in people_of(unasked.database, unasked.operator) if one.name == "Ben Ortiz"]
    assert [one.address for one in ben] == ["ben@x.org"]
    assert asked(unasked, mended) == []


@pytest.mark.parametrize("same", [True, False])
def test_an_answer_is_remembered_at_the_next_import(unasked: House, same: bool) -> None:
    there(unasked, ("Olga Roy", "Ben Ortiz"))
    given = rows(("Olga Roy", "BEN ORTIZ"))
    take(unasked, given, same)
    assert names(unasked).count("BEN ORTIZ") == (0 if same else 1)
    count = len(names(unasked))
    take(unasked, given)
    assert len(names(unasked)) == count


def test_somebody_else_of_the_same_name_is_somebody_else(unasked: House) -> None:
    there(unasked, ("Olga Roy", "Ben Ortiz", "one@x.org"))
    take(unasked, rows(("Olga Roy", "Ben Ortiz", "two@x.org")), False)
    assert names(unasked).count("Ben Ortiz") == 2
