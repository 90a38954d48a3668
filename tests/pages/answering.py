"""A form as its author finds it on the page, on the browser that gives the answers."""

import json
import re
from datetime import UTC, datetime

from streamlit.testing.v1 import AppTest

from mentorsurvey import responses
from tests.house import NOEL, VERA, House
from tests.pages.conftest import Visit, text_of

PAGE = "participant/answer"


def well(at: AppTest) -> AppTest:
    assert not at.exception
    return at


def shown(at: AppTest) -> str:
    """Everything that the page says, the lines that open included."""
    return "\n".join([text_of(at), *(each.label for each in at.expander)])


def states(at: AppTest) -> dict[str, str]:
    """Question → what the page says is stored of it, as our script reads it."""
    bodies = [str(one.proto.body) for one in at.get("html")]
    marks = [re.search(r'data-item="([^"]*)".*data-stored="([^"]*)"', body) for body in bodies]
    return {mark[1]: mark[2] for mark in marks if mark}


def typed(at: AppTest) -> dict[str, str]:
    """Question → what stands in its field for words or a number."""
    fields = [json.loads(one.proto.json) for one in at.get("bidi_component")]
    return {one["item"]: one["value"] for one in fields if one["part"] == "words"}


def press(at: AppTest, label: str) -> AppTest:
    return well(next(one for one in at.button if one.label == label).click().run())


class Answering:
    """The form of one person about another, open on its first page."""

    def __init__(self, house: House, visit: Visit, who: str = VERA, partner: str = NOEL) -> None:
        self.house, self.visit, self.who = house, visit, who
        self.actor = house.actor(who)
        self.id = house.form(self.actor, partner, number=1)

    @property
    def form(self) -> responses.Form:
        """As it is stored."""
        return responses.open_form(self.house.database, self.actor, self.id)

    def open(self, step: int = 1) -> AppTest:
        """The page at a step."""
        return well(self.visit(self.house, self.who, PAGE, form=self.id, step=str(step)))

    def key(self, item_id: str, kind: str = "") -> str:
        """The key of a widget of a question."""
        return f"{kind}:{self.id}:{item_id}" if kind else f"{self.id}:{item_id}"

    def answer(self, answers: dict[str, object]) -> None:
        """Answer on the browser that opens the page."""
        self.house.answer(self.actor, self.id, answers, now=datetime.now(UTC))
