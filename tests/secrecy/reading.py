"""One person at every page of the light form that they can ask for, without a script and with it,
and at the file of their own answers.

Everything of a reply is compared but the second in which the server sent it.
"""

from collections.abc import Iterator
from random import Random
from urllib.parse import urlencode

from mentorsurvey import responses
from mentorsurvey.instruments import Instrument
from mentorsurvey.responses.fields import CANT_SAY
from mentorsurvey.web import my_answers_file
from tests.secrecy.hiding import Observer
from tests.secrecy.scripts import Key, a_value
from tests.secrecy.served import Stage
from tests.secrecy.worlds import World
from tests.web.server import Reply

LIGHT = "/light"
WAYS = ("", "/check", "/thanks", "/reflection")
MINE = f"{LIGHT}/my-answers"


def read(stage: Stage, world: World, observer: Observer, cookie: str) -> dict[str, tuple[bytes]]:
    """What was asked for → everything of the reply. At the end something is answered."""
    found = {
        path: _whole(stage.server.get(path, Cookie=cookie)) for path in _addresses(world, observer)
    }
    for key in _open(world, observer):
        form = f"{LIGHT}/{world.invitations[key]}"
        for name, fields, more in _saves(world.script.instrument(key), key):
            reply = stage.server.request(
                "POST",
                form,
                urlencode(fields).encode(),
                Origin=stage.server.origin,
                Cookie=cookie,
                **more,
            )
            found[f"{form} {name}"] = _whole(reply)
        for path in (form, f"{form}/check", LIGHT):
            found[f"{path} afterwards"] = _whole(stage.server.get(path, Cookie=cookie))
    return found


def _addresses(world: World, observer: Observer) -> Iterator[str]:
    own = [key for key in world.invitations if world.script.owner(key) == observer.name]
    others = [key for key in world.invitations if world.script.partner(key) == observer.name]
    yield LIGHT
    yield my_answers_file.AT
    yield from (MINE, f"{MINE}?open=all", f"{LIGHT}/my-mentors")
    yield from (f"{LIGHT}/agreement/{pair}" for pair in world.pairs)
    for key in (*own, *others[:1]):
        yield f"{my_answers_file.AT}?form={world.invitations[key]}"
        yield f"{MINE}?form={world.invitations[key]}"
        yield from (f"{LIGHT}/{world.invitations[key]}{way}" for way in WAYS)
    for key in _open(world, observer):
        for step in world.script.instrument(key).steps:
            yield f"{LIGHT}/{world.invitations[key]}?step={step[0].id}"


def _open(world: World, observer: Observer) -> list[Key]:
    """The last form that this person owes and has not submitted."""
    own = [key for key in world.invitations if world.script.owner(key) == observer.name]
    return [key for key in own if key not in world.said][-1:]


def _saves(
    instrument: Instrument, key: Key
) -> Iterator[tuple[str, list[tuple[str, str]], dict[str, str]]]:
    """An answer that a script sends, the same again, a page that was drawn before both, and an
    answer to every question."""
    item = next(one for one in instrument.asked_of(key[2]) if one.kind == "rating")
    answer = [(f"a.{item.id}", "2"), (f"was.{item.id}", "")]
    yield "sends", answer, {"Accept": "application/json"}
    yield "sends again", answer, {"Accept": "application/json"}
    older = [("step", instrument.steps[0][0].id), ("go", "next"), (f"a.{item.id}", "3")]
    yield "turns", [*older, (f"was.{item.id}", "")], {}
    yield "sends all", list(_anything(instrument, key)), {"Accept": "application/json"}


def _anything(instrument: Instrument, key: Key) -> Iterator[tuple[str, str]]:
    """The fields of an answer to each question, the same in every world."""
    dice = Random(0)  # noqa: S311
    for item in instrument.asked_of(key[2]):
        value = a_value(item, instrument, dice)
        said = CANT_SAY if value is responses.CANT_SAY else value
        for one in said if isinstance(said, tuple) else (said,):
            yield f"a.{item.id}", str(one)
        yield f"was.{item.id}", ""


def _whole(reply: Reply) -> tuple[bytes]:
    headers = [f"{name}: {value}" for name, value in reply.headers.items() if name != "date"]
    return ("\n".join((str(reply.status), *headers, reply.body)).encode(),)
