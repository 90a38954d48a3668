"""The first reflection of a pair in short: what each wants to talk about, alike, apart, a start."""

from datetime import UTC, datetime

import pytest

from mentorsurvey.access import Audience
from mentorsurvey.readings import reflection_words
from mentorsurvey.readings.comparing import High
from mentorsurvey.readings.prompts import WORDS, By, Named
from mentorsurvey.readings.reflection import Given, Reflection, View, reflection
from mentorsurvey.responses import set_audience
from tests.house import NOEL, VERA, House
from tests.pages.answering import well
from tests.pages.conftest import Visit, text_of
from tests.pages.test_reflection import ALL_HIGH, FAR, play

PAGE = "participant/reflection"
IN_SHORT = "Your first reflection, in short"
STEP = "This can be one point on the scale, and it is worth a sentence."


def found(
    *rated: tuple[str, High], named: tuple[tuple[str, By], ...] = (), gave: High | None = None
) -> Reflection:
    return Reflection(
        relationship_id="pair",
        round_number=1,
        partner=NOEL,
        released_at=datetime(2026, 11, 10, tzinfo=UTC),
        repeated=True,
        named=tuple(Named(topic=title, title=title, by=by) for title, by in named),
        nothing_from=(),
        prompts=(),
        views=tuple(View(title=title, question="", high=high) for title, high in rated),
        give_and_take=(Given(flow="gave", kind="overall", high=gave),) if gave else (),
        choices=(),
        words=(),
        first=True,
    )


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (found(), ()),
        (
            found(named=(("Trust", "both"), ("Work", "you"), ("Meetings", "partner"))),
            (
                "You would both like to talk about “Trust”.",
                "You would also like to talk about “Work”.",
                "Noel Park would also like to talk about “Meetings”.",
            ),
        ),
        (found(named=(("Work", "you"),)), ("You would like to talk about “Work”.",)),
        (found(("A", "both"), ("B", "both")), ("You both rate “A” and “B” high.",)),
        (found(("A", "neither")), ("Neither of you rates “A” high.",)),
        (found(("A", "both"), ("A", "one")), (f"You see “A” differently. {STEP}",)),
        (found(("A", "both"), ("A", "neither")), ("Neither of you rates “A” high.",)),
        (found(gave="one"), (f"You see “Give and take” differently. {STEP}",)),
        (
            found(*((title, "both") for title in "ABCDE")),
            ("You both rate “A”, “B”, “C” and 2 more high.",),
        ),
    ],
)
def test_what_a_first_reflection_comes_to(page: Reflection, said: tuple[str, ...]) -> None:
    assert reflection_words.at_first(page) == said


def test_the_first_page_begins_with_it_and_a_later_one_does_not(here: House, visit: Visit) -> None:
    first = play(here, (ALL_HIGH, FAR))
    for who, form in zip((NOEL, VERA), first, strict=True):
        said = text_of(well(visit(here, who, PAGE, form=form)))
        assert IN_SHORT in said
        assert f"You see “What we expect” differently. {STEP}" in said
        assert said.index(reflection_words.START) < said.index(WORDS["expectations"]["apart"])


def test_a_second_round_is_no_first(here: House, visit: Visit) -> None:
    _, second = play(here, (ALL_HIGH, FAR), (ALL_HIGH, FAR))
    assert IN_SHORT not in text_of(well(visit(here, VERA, PAGE, form=second)))


def test_whether_it_is_the_first_tells_of_no_answer(here: House) -> None:
    """In round 1 each said one thing, which the other can't see."""
    now = datetime.now(UTC)
    for who, partner in ((NOEL, VERA), (VERA, NOEL)):
        actor = here.actor(who)
        form = here.form(actor, partner)
        set_audience(here.database, actor, form, {"core.trust": Audience.ONLY_YOU}, now=now)
        here.submit(actor, partner, {"core.trust": 2}, now=now)
    first = here.form(here.actor(VERA), NOEL)
    assert reflection(here.database, here.actor(VERA), first).first
    here.open_round("review", now=now)
    for who, partner in ((NOEL, VERA), (VERA, NOEL)):
        second = here.submit(here.actor(who), partner, {"meetings": 2}, number=2, now=now)
    assert not reflection(here.database, here.actor(VERA), second).first
