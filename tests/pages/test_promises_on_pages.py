"""What a sentence beside a question promises the leads stands on their pages, and nothing more.

For every form in `surveys/`, every question of it and whoever may see the answer: where the
sentence says that the program reads the answer, leads find it on both pages that show such answers,
with who said it. Where it does not say so, they find it on none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from mentorsurvey import responses, settings
from mentorsurvey.access import PAGE_RULES, Actor, Audience
from mentorsurvey.instruments import Instrument, Item, Side, shipped
from mentorsurvey.instruments.promises import sentence
from mentorsurvey.readings.in_their_words import ANYBODY
from mentorsurvey.settings import ROOT
from mentorsurvey.store import create
from mentorsurvey.ui import things_part
from tests.house import House, founded
from tests.pages.leading import Seen
from tests.readings.played import PAIRS, Played

FORMS = sorted(shipped())
READS = "program can read"
A_PAGE = 25
SHOWING = ("lead/in_their_words", "lead/relationship")
"""The pages that show answers as they stand."""
OPENING = {
    "deliverables.planned": ("other",),
    "deliverables.done": ("other",),
    "next": "redefine",
}
"""What has to be answered so that every follow-up is asked."""

Line = tuple[str, str, str]
"""Question, who said it, and the answer as it is shown."""


@dataclass(frozen=True, kw_only=True)
class Given:
    """One answer: to which question, by whom, who may see it, and what the form says of that."""

    form: str
    pair: tuple[str, str]
    side: Side
    item: Item
    audience: Audience
    answer: str
    promise: str

    @property
    def who(self) -> str:
        return self.pair[0] if self.side == "mentor" else self.pair[1]

    @property
    def partner(self) -> str:
        return self.pair[1] if self.side == "mentor" else self.pair[0]

    @property
    def promised(self) -> bool:
        """Whether the sentence says that leads read this very answer."""
        return READS in self.promise

    def line(self, partner: str) -> Line:
        words = self.item.wording(self.side, partner)
        return words[:1].upper() + words[1:], self.who, self.answer


@dataclass(frozen=True, kw_only=True)
class Answered:
    """The program after all rounds have closed, and everything that was answered in it."""

    played: Played
    answers: tuple[Given, ...]


def value(item: Item, instrument: Instrument, numbers: Iterator[int]) -> tuple[object, str]:
    """An answer to a question, and how it is shown. Each text and number is another one."""
    number = next(numbers)
    if item.id in OPENING or item.options:
        chosen = OPENING.get(item.id) or item.options[number % len(item.options)].value
        chosen = (chosen,) if item.kind == "choices" and isinstance(chosen, str) else chosen
        ticked = chosen if isinstance(chosen, tuple) else (chosen,)
        return chosen, ", ".join(one.label for one in item.options if one.value in ticked)
    match item.kind:
        case "text":
            return f"Canary {number:04}.", f"Canary {number:04}."
        case "month":
            return f"{2030 + number % 60}-06", f"June {2030 + number % 60}"
        case "number":
            within = (item.min or 0) + number % ((item.max or 9) - (item.min or 0))
            return within, str(within)
    return instrument.scale_of(item).points[number % 3 + 2], ""


def answer_all(
    house: House, form: str, number: int, pair: tuple[str, str], audience: Audience, now: datetime
) -> Iterator[Given]:
    """Both of a pair answer everything, as open as the audience and each question let."""
    instrument, numbers = (
        shipped()[form],
        count(100 * number + 1_000 * list(Audience).index(audience)),
    )
    for side in ("mentor", "mentee"):
        who, partner = pair if side == "mentor" else pair[::-1]
        actor = Actor(kind="person", program_id=house.program_id, person_id=house.person_id(who))
        invitation = house.form(actor, partner, number=number)
        items = [item for item in instrument.asked_of(side) if item.construct != "contact"]
        wishes = {item.id: item.widest_audience.narrowed_to(audience) for item in items}
        shown = {}
        with house.database.write() as tx:
            for item in items:
                chosen, shown[item.id] = value(item, instrument, numbers)
                responses.save(tx, actor, invitation, item.id, chosen, now=now)
            responses.set_audience(tx, actor, invitation, wishes, now=now)
            stands = responses.open_form(tx, actor, invitation)
            responses.submit(tx, actor, invitation, now=now)
        for item in items:
            yield Given(
                form=form,
                pair=pair,
                side=side,
                item=item,
                audience=wishes[item.id],
                answer=shown[item.id],
                promise=stands.promise(item, partner),
            )


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Answered:
    """A round of each form; in each of four pairs everything is for another audience."""
    pairs = PAIRS[: len(Audience)]
    database = create(tmp_path_factory.mktemp("promises") / "kept.db")
    house = founded(database, pairs=pairs, asks=False)
    now = house.now
    given: list[Any] = []
    for number, form in enumerate(FORMS, start=1):
        house.open_round(form, now=now, extras=True)
        for pair, audience in zip(pairs, Audience, strict=True):
            given += answer_all(house, form, number, pair, audience, now)
        now += timedelta(days=15)
    return Answered(played=Played(house=house, after=now), answers=tuple(given))


@pytest.fixture
def seen(world: Answered, monkeypatch: pytest.MonkeyPatch) -> Iterator[Seen]:
    yield Seen(world.played.house, monkeypatch, now=world.played.after)
    settings.settings.cache_clear()


def everything(app: AppTest) -> str:
    assert not app.exception
    return "\n".join(
        f"{getattr(one, 'proto', '')} {getattr(one, 'value', '')}"
        for block in (app.main, app.sidebar)
        for one in block
    )


def on_words_page(app: AppTest) -> set[Line]:
    """Each answer of the page, under every wording of its question."""
    found: set[Any] = set()
    questions: list[Any] = []
    who, fresh = "", False
    for one in app.main:
        match one.type:
            case "subheader":
                questions, fresh = ([*questions, one.value] if fresh else [one.value]), True
            case "page_link":
                who, fresh = one.proto.label.replace("\\", ""), False
            case "text":
                found |= {
                    (
                        each.replace("\\", "").split(" were asked: ")[-1],
                        who.split(" (")[0],
                        one.value,
                    )
                    for each in questions
                }
    return found


def on_relationship(app: AppTest) -> set[Line]:
    found, captions = set(), [""]
    for one in app.main:
        if one.type == "caption":
            captions.append(one.value.replace("\\", ""))
        elif one.type == "text" and captions[-1] != things_part.OFFERED:
            found.add((captions[-1], captions[-2].split(" (")[0], one.value))
    return found


def test_where_the_sentence_says_so_the_answer_stands_among_all_of_its_round(
    world: Answered, seen: Seen
) -> None:
    app = seen.open("in_their_words")
    offered = []
    for number, form in enumerate(FORMS, start=1):
        of_form = [one for one in world.answers if one.form == form]
        promised = {one.line(ANYBODY) for one in of_form if one.promised}
        found: set[Line] = set()
        for page in range(1, 2 + len(promised) // A_PAGE):
            app.query_params["round"] = str(number)
            app.session_state[f"words_page_{number}_None_None_"] = page
            app.run()
            assert not app.exception
            if promised:
                found |= on_words_page(app)
        assert promised <= found, form
        assert {line[1:] for line in found} == {line[1:] for line in promised}, form
        assert not found & {one.line(ANYBODY) for one in of_form if not one.promised}, form
        offered += [f"Round {number}: {shipped()[form].title}"] if promised else []
    assert sorted(app.selectbox(key="words_round").options) == sorted(offered)


def test_where_the_sentence_says_so_the_answer_stands_with_its_pair(
    world: Answered, seen: Seen
) -> None:
    app = seen.open("relationship")
    for pair in PAIRS[: len(Audience)]:
        app.query_params["relationship"] = world.played.id_of(*pair)
        app.run()
        assert not app.exception
        assert on_relationship(app) == {
            (one.item.wording(one.side, one.partner), one.who, one.answer)
            for one in world.answers
            if one.pair == pair and one.promised
        }


def test_no_other_page_of_a_lead_shows_anybodys_words(world: Answered, seen: Seen) -> None:
    others = [name for name, rule in PAGE_RULES.items() if rule.whose == "lead"]
    app = seen.app.run()
    for name in sorted(set(others) - set(SHOWING)):
        app.switch_page(str(ROOT / "pages" / f"{name}.py")).run()
        assert "Canary" not in everything(app), name


def test_every_question_and_audience_is_tried(world: Answered) -> None:
    tried = {(one.form, one.item.id, one.side) for one in world.answers}
    asked = {
        (form, item.id, side)
        for form in FORMS
        for side in ("mentor", "mentee")
        for item in shipped()[form].asked_of(side)
        if item.construct != "contact"
    }
    assert tried == asked
    assert {one.audience for one in world.answers} == set(Audience)
    for one in world.answers:
        said = sentence(shipped()[one.form], one.item, one.side, one.audience, one.partner)
        assert one.promise == said
