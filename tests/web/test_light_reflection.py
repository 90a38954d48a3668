"""The reflection in the light form: what the full page says, and one next step."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest

from mentorsurvey import program, sign_in
from mentorsurvey.access import Audience
from mentorsurvey.errors import NotAllowed
from mentorsurvey.readings import reflection_words, step_words
from mentorsurvey.readings.reflection import reflection
from mentorsurvey.responses import open_form, save, set_audience, submit
from mentorsurvey.store.next_steps import NextStep
from tests.house import FULL, MIRA, TOM, House
from tests.web.conftest import HOSTILE
from tests.web.lightly import Fields, Reader, actor_of, parsed, reader, words
from tests.web.server import Reply, Server

YAN, ZED = "Yan Ito", f"Zed {HOSTILE}"
DUE = date.today() + timedelta(days=20)  # noqa: DTZ011
STEP = "Agree on the author order."
WISHES = {**FULL, "talk": ("guidance", "trust"), "core.expectations": 2}


@dataclass(frozen=True, kw_only=True)
class Two:
    """A mentee and a mentor on their own browsers; the address of each one's form."""

    house: House
    tom: Reader
    mira: Reader
    toms: str
    miras: str

    def step(self) -> NextStep | None:
        form = self.toms.removeprefix("/light/")
        return program.next_step(self.house.database, actor_of(self.house, self.tom), form)

    def propose(self, by: Reader, page: Reply, said: str, day: str = DUE.isoformat()) -> Reply:
        """Fill in the two fields of a page and press the button."""
        action, fields = _form(page, "/step")
        changed = [(name, {"words": said, "day": day}.get(name, value)) for name, value in fields]
        return by.post(action, changed)


def _form(page: Reply, end: str) -> tuple[str, Fields]:
    return next((at, found) for at, found in parsed(page).forms.items() if at.endswith(end))


def submitted(house: House, browser: Reader, partner: str, answers: dict[str, object]) -> str:
    form = house.submit(actor_of(house, browser), partner, answers, now=datetime.now(UTC))
    return f"/light/{form}"


@pytest.fixture
def two(server: Server, served: House) -> Two:
    tom, mira = reader(server, served, TOM), reader(server, served, MIRA)
    return Two(
        house=served,
        tom=tom,
        mira=mira,
        toms=submitted(served, tom, MIRA, WISHES),
        miras=submitted(served, mira, TOM, dict(FULL)),
    )


def test_it_says_every_sentence_that_the_full_page_says(two: Two) -> None:
    actor = actor_of(two.house, two.tom)
    found = reflection(two.house.database, actor, two.toms.removeprefix("/light/"))
    said = words(two.tom.get(f"{two.toms}/reflection"))
    assert found.first
    assert f"You and {MIRA}" in said
    expected = [
        reflection_words.IN_SHORT,
        *reflection_words.at_first(found),
        reflection_words.nothing_in_particular(found),
        *reflection_words.how_it_works(found, strong=""),
        step_words.who_sees(MIRA),
    ]
    for prompt in found.prompts:
        expected += [prompt.title, prompt.words, reflection_words.why(prompt, MIRA)]
    for view in found.views:
        expected += [view.title, view.question, reflection_words.HALVES[view.high]]
    for high in reflection_words.HALVES:
        expected += reflection_words.given(found, high)
    assert len({view.high for view in found.views}) == 3
    assert [one for one in expected if one not in said] == []
    assert "of 7" not in said
    assert "*" not in said


def test_words_of_the_other_person_are_shown_and_never_run(server: Server, served: House) -> None:
    now = datetime.now(UTC)
    served.open_round("review", now=now)
    yan, zed = reader(server, served, YAN), reader(server, served, "Zed")
    forms = []
    for browser, partner, side in ((yan, ZED, "mentee"), (zed, YAN, "mentor")):
        actor = actor_of(served, browser)
        form = served.form(actor, partner, number=2)
        text = next(
            item.id
            for item in open_form(served.database, actor, form).instrument.asked_of(side)
            if item.kind == "text" and item.condition is None
        )
        save(served.database, actor, form, text, HOSTILE, now=now)
        set_audience(served.database, actor, form, {text: Audience.PARTNER}, now=now)
        submit(served.database, actor, form, now=now)
        forms.append(form)
    program.propose_step(served.database, actor_of(served, zed), forms[1], HOSTILE, DUE, now=now)
    page = yan.get(f"/light/{forms[0]}/reflection")
    assert page.status == 200
    assert HOSTILE not in page.body
    assert unescape(page.body).count(HOSTILE) >= 3


def test_one_proposes_and_the_other_keeps_each_once(two: Two) -> None:
    page, before = two.tom.get(f"{two.toms}/reflection"), two.house.count("next_step")
    for _ in range(2):
        done = two.tom.follow(two.propose(two.tom, page, STEP))
        assert "Your step is proposed." in words(done)
    step = two.step()
    assert step is not None
    assert (step.words, step.due_on, step.kept_at) == (STEP, DUE, None)
    assert two.house.count("next_step") == before + 1
    theirs = two.mira.get(f"{two.miras}/reflection")
    assert f"Proposed by {TOM}." in words(theirs)
    action, _ = _form(theirs, "/keep")
    for _ in range(2):
        kept = two.mira.follow(two.mira.post(action, [("read", step.id)]))
        assert step_words.KEPT in words(kept)
    assert "/step" not in " ".join(parsed(kept).forms)
    mine = words(two.tom.get(f"{two.toms}/reflection"))
    assert step_words.KEPT in mine
    assert "The next round asks both of you whether it happened." in mine


def test_a_step_that_one_has_not_read_is_not_replaced_and_what_was_typed_stays(two: Two) -> None:
    older = two.tom.get(f"{two.toms}/reflection")
    two.propose(two.mira, two.mira.get(f"{two.miras}/reflection"), "Meet twice in December.")
    reply = two.propose(two.tom, older, STEP)
    assert reply.status == 409
    said = words(reply)
    assert "Another step was proposed in the meantime." in said
    assert "Meet twice in December." in said
    _, fields = _form(reply, "/step")
    assert ("words", STEP) in fields
    assert ("day", DUE.isoformat()) in fields
    two.tom.follow(two.tom.post(*_form(reply, "/step")))
    step = two.step()
    assert step is not None
    assert (step.words, step.by_me) == (STEP, True)


def test_where_both_keep_a_step_another_one_is_given_back(two: Two) -> None:
    two.propose(two.mira, two.mira.get(f"{two.miras}/reflection"), "Meet twice.")
    older = two.tom.get(f"{two.toms}/reflection")
    step = two.step()
    assert step is not None
    two.tom.post(f"{two.toms}/keep", [("read", step.id)])
    reply = two.propose(two.tom, older, STEP)
    assert reply.status == 409
    assert "Both of you keep a step from this round already." in words(reply)
    assert f"what is not saved: {STEP}" in words(reply)
    assert two.step() is not None
    assert "Meet twice." in words(two.tom.get(f"{two.toms}/reflection"))


def test_a_step_that_is_gone_or_ones_own_is_not_kept_and_that_is_said(two: Two) -> None:
    two.propose(two.mira, two.mira.get(f"{two.miras}/reflection"), "Meet twice.")
    gone = two.step()
    two.propose(two.mira, two.mira.get(f"{two.miras}/reflection"), "Meet once.")
    assert gone is not None
    for read in (gone.id, "", "x"):
        reply = two.tom.post(f"{two.toms}/keep", [("read", read)])
        assert reply.status == 409
        assert "This step is not there any more." in words(reply)
        assert "Meet once." in words(reply)
    step = two.step()
    assert step is not None
    own = two.mira.post(f"{two.miras}/keep", [("read", step.id)])
    assert own.status == 409
    assert "You proposed this step yourself." in words(own)
    assert two.step() == step


@pytest.mark.parametrize(
    ("said", "day", "told"),
    [
        ("", DUE.isoformat(), "A next step has 1 to 200 characters."),
        ("x" * 201, DUE.isoformat(), "A next step has 1 to 200 characters."),
        (STEP, "soon", "This is not a day."),
        (STEP, "2020-01-01", "That date is in the past"),
    ],
)
def test_what_can_not_be_proposed_is_said_and_stays_in_its_field(
    two: Two, said: str, day: str, told: str
) -> None:
    reply = two.propose(two.tom, two.tom.get(f"{two.toms}/reflection"), said, day)
    assert reply.status == 400
    assert told in words(reply)
    _, fields = _form(reply, "/step")
    assert ("words", said) in fields
    assert two.step() is None


def test_before_both_have_submitted_it_says_when_it_opens(server: Server, served: House) -> None:
    tom = reader(server, served, TOM)
    at, before = submitted(served, tom, MIRA, dict(FULL)), served.count("next_step")
    for reply in (
        tom.get(f"{at}/reflection"),
        tom.post(f"{at}/step", [("words", STEP), ("day", DUE.isoformat()), ("read", "")]),
        tom.post(f"{at}/keep", [("read", "x")]),
    ):
        assert reply.status == 409
        assert "There is no reflection yet." in words(reply)
    assert served.count("next_step") == before


def test_on_another_browser_it_opens_with_the_pin_alone(server: Server, two: Two) -> None:
    sign_in.choose_pin(
        two.house.database, actor_of(two.house, two.tom), "402718", now=datetime.now(UTC)
    )
    other = reader(server, two.house, TOM)
    closed = other.get(f"{two.toms}/reflection")
    assert closed.status == 409
    assert "This reflection opens on the device on which you answered." in words(closed)
    assert "To talk about" not in words(closed)
    typed = other.post(f"{two.toms}/step", [("words", STEP), ("day", DUE.isoformat())])
    assert f"what is not saved: {STEP}" in words(typed)
    action, fields = _form(closed, "/pin")
    opened = other.follow(other.post(action, [*fields[:-1], ("pin", "402718")]))
    assert "Your answers now show on this device too." in words(opened)
    assert "To talk about" in words(opened)


def test_a_look_is_noted_once_a_day_and_a_refused_one_is_not(two: Two) -> None:
    def looks() -> int:
        with two.house.database.read() as tx:
            query = "SELECT COUNT(*) AS n FROM audit WHERE verb = 'reflection.look'"
            return int(tx.rows(f"{query} AND program_id = :p", p=two.house.program_id)[0]["n"])

    assert two.mira.get(f"{two.toms}/reflection").status == 403
    assert looks() == 0
    for _ in range(2):
        two.tom.get(f"{two.toms}/reflection")
    assert looks() == 1
    two.mira.get(f"{two.miras}/reflection")
    assert looks() == 2


def test_one_comes_to_it_from_ones_forms_and_from_the_thanks(server: Server, two: Two) -> None:
    for page in (two.tom.get("/light"), two.tom.get(f"{two.toms}/thanks")):
        assert f'href="{two.toms}/reflection"' in page.body
        assert 'href="/light/my-answers' in page.body
    form = two.toms.removeprefix("/light/")
    waiting = two.tom.get(f"/reflection?form={form}").body
    assert f'href="{two.toms}/reflection"' in waiting


def test_the_step_of_another_pair_is_not_there(server: Server, two: Two) -> None:
    yan = reader(server, two.house, YAN)
    for end in ("step", "keep"):
        reply = yan.post(f"{two.toms}/{end}", [("words", STEP), ("day", DUE.isoformat())])
        assert reply.status == 403
        assert NotAllowed().what in words(reply)
    assert two.step() is None
