"""What the documents say of the forms: how long they take, who sees what, where they come from."""

import itertools
import re
from pathlib import Path

from mentorsurvey.access import Audience
from mentorsurvey.instruments import SIDES, TITLES, Construct, shipped
from mentorsurvey.instruments.burden import NUMBER, TAP, TEXT, WORDS_A_MINUTE, minutes_of
from mentorsurvey.instruments.constructs import AUDIENCES
from mentorsurvey.instruments.promises import sentence
from mentorsurvey.instruments.rules import MAX_ITEMS, MAX_STEP, MAX_WORDS

ROOT = Path(__file__).parents[1]
FORMS = (ROOT / "surveys" / "README.md").read_text(encoding="utf-8")
PARTICIPANTS = (ROOT / "docs" / "participants.md").read_text(encoding="utf-8")


def promised() -> set[str]:
    """Every sentence that can stand beside a question of a shipped form, about Dr. Kim."""
    found = set()
    for instrument in shipped().values():
        for item in instrument.items:
            for audience in item.widest_audience.narrowings():
                for side, totals_only in itertools.product(SIDES, (False, True)):
                    said = sentence(
                        instrument, item, side, audience, "Dr. Kim", totals_only=totals_only
                    ).replace(TITLES[item.construct], "…")
                    found |= set(re.split(r"(?<=[a-z]{3}[.]) ", said))
    return found


def test_participants_are_told_every_sentence_that_can_stand_beside_a_question() -> None:
    told = " ".join(re.findall(r"^\| ([^|]+) \|", PARTICIPANTS, re.MULTILINE))
    missing = {said for said in promised() if said not in told}
    assert len(promised()) > 10
    assert not missing


def test_participants_are_told_how_long_a_check_in_and_a_review_take() -> None:
    check_in, review = (shipped()[key].minutes for key in ("checkin", "review"))
    assert f"A check-in takes about {check_in} minutes and a review about {review}." in PARTICIPANTS


def table(heading: str) -> list[list[str]]:
    """The cells of the table of surveys/README.md whose first row begins with a heading."""
    text = FORMS.partition(f"| {heading} |")[2].partition("\n\n")[0]
    lines = text.splitlines()[2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_whoever_writes_a_form_reads_how_long_the_shipped_ones_are() -> None:
    said = {row[0].strip("`"): [int(cell) for cell in row[2:]] for row in table("file")}
    assert said == {
        f"{key}.yaml": [
            *(len(one.with_extras(False).asked_of(side)) for side in SIDES),
            one.minutes,
        ]
        for key, one in shipped().items()
    }
    review = shipped()["review"]
    assert f"it then takes {minutes_of(review)} minutes" in " ".join(FORMS.split())


def test_whoever_writes_a_form_reads_who_sees_each_topic() -> None:
    words = {
        "partner and leads": Audience.PARTNER_AND_LEADS,
        "partner": Audience.PARTNER,
        "leads": Audience.LEADS,
        "nobody": Audience.ONLY_YOU,
    }
    said = {
        Construct(name): (words[default], words[widest])
        for topics, default, widest in table("topics")
        for name in re.findall(r"`(\w+)`", topics)
    }
    assert said == AUDIENCES


def test_every_topic_says_where_its_content_comes_from() -> None:
    said = {row[0].strip("`"): row[1:] for row in table("topic")}
    assert set(said) == set(Construct)
    assert all(asked and published for asked, _, published in said.values())


def test_every_limit_that_the_checker_keeps_is_written_down() -> None:
    text = " ".join(FORMS.split())
    reading = f"{WORDS_A_MINUTE} words a minute"
    acting = f"{TAP} seconds for a tap, {NUMBER:.0f} for a number, {TEXT:.0f} for a text"
    assert f"At most {MAX_STEP} questions on a step, and at most {MAX_ITEMS} for each side." in text
    assert f"Keep to {MAX_WORDS} words" in text
    assert f"{reading}, {acting}" in text
