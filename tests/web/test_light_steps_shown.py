"""In the light form: whether the program may read a step that both keep."""

import csv
import io
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from mentorsurvey import program
from mentorsurvey.errors import NotAllowed
from mentorsurvey.program.steps_for_leads import steps_of_pair
from mentorsurvey.readings import step_words
from tests.house import FULL, MIRA, TOM, House
from tests.store.leading import pair_id
from tests.web.lightly import Reader, actor_of, parsed, reader, words
from tests.web.server import Reply, Server

STEP = "Agree on the author order"
DUE = date.today() + timedelta(days=20)  # noqa: DTZ011


@dataclass(frozen=True, kw_only=True)
class Two:
    """Both on their own browsers; the address of each one's reflection and of their agreement."""

    house: House
    tom: Reader
    mira: Reader
    toms: str
    miras: str
    agreement: str

    def read(self) -> list[str]:
        pair = pair_id(self.house, TOM)
        return [one.words for one in steps_of_pair(self.house.database, self.house.lead, pair)]

    def press(self, by: Reader, page: Reply, end: str) -> Reply:
        """Press the button that says whether the program may read it."""
        found = parsed(page)
        action, fields = next((at, one) for at, one in found.forms.items() if at.endswith(end))
        allowed = "no" if step_words.LET_NO_MORE in words(page) else "yes"
        return by.post(action, [*fields, ("allowed", allowed)])


@pytest.fixture
def two(server: Server, served: House) -> Two:
    now = datetime.now(UTC)
    tom, mira = reader(server, served, TOM), reader(server, served, MIRA)
    his, hers = actor_of(served, tom), actor_of(served, mira)
    toms = served.submit(his, MIRA, dict(FULL), now=now)
    miras = served.submit(hers, TOM, dict(FULL), now=now)
    program.propose_step(served.database, his, toms, STEP, DUE, now=now)
    step_id = served.step_id(hers, miras)
    program.keep_step(served.database, hers, miras, step_id=step_id, now=now)
    return Two(
        house=served,
        tom=tom,
        mira=mira,
        toms=f"/light/{toms}",
        miras=f"/light/{miras}",
        agreement=f"/light/agreement/{pair_id(served, TOM)}",
    )


@pytest.mark.parametrize("place", ["reflection", "agreement"])
def test_each_says_it_and_takes_it_back_there(two: Two, place: str) -> None:
    there = place == "agreement"
    toms, miras = (
        two.agreement if there else f"{form}/reflection" for form in (two.toms, two.miras)
    )
    end = "/step" if there else "/reads"
    before = two.tom.get(toms)
    for page, partner in ((before, MIRA), (two.mira.get(miras), TOM)):
        assert f"Seen by you and {partner} alone." in words(page)
        assert step_words.what_it_means() in words(page)
    after = two.mira.follow(two.press(two.mira, page, end))
    assert f"once {TOM} says so too" in words(after)
    assert words(two.tom.get(toms)) == words(before)
    assert two.read() == []
    for _ in range(2):
        after = two.tom.follow(two.press(two.tom, before, end))
        assert "can read this step, because both of you said so" in words(after)
        assert "Saved." in words(after)
    assert two.read() == [STEP]
    after = two.tom.follow(two.press(two.tom, after, end))
    assert "can read it once both of you say so" in words(after)
    assert two.read() == []


def test_my_answers_and_its_file_have_the_step_with_who_reads_it(server: Server, two: Two) -> None:
    two.mira.follow(two.press(two.mira, two.mira.get(f"{two.miras}/reflection"), "/reads"))
    said = f"You said yes. Your program’s leads can read it once {TOM} says so too."
    own = words(two.mira.get("/light/my-answers?open=all"))
    file = two.mira.get("/files/my-answers").body
    assert f"{step_words.TITLE} {STEP} By " in own
    (row,) = [
        one
        for one in csv.DictReader(io.StringIO(file.lstrip("\ufeff")))
        if one["topic"] == step_words.TITLE
    ]
    assert STEP in row["question"]
    assert "You have not said whether it happened." in row["answer"]
    assert said in own
    assert said in row["who_sees_it"]
    assert said not in words(two.tom.get("/light/my-answers?open=all"))
    elsewhere = reader(server, two.house, MIRA)
    for at in ("/light/my-answers?open=all", "/files/my-answers"):
        assert STEP not in elsewhere.get(at).body


def test_where_nobody_can_open_it_nothing_is_asked_and_an_old_page_is_told_why(two: Two) -> None:
    old = {at: two.tom.get(at) for at in (two.agreement, f"{two.toms}/reflection")}
    with two.house.database.write() as tx:
        tx.run(
            "UPDATE program SET leads_see = 'totals' WHERE id = :id",
            id=two.house.program_id,
        )
    for (at, page), end in zip(old.items(), ("/step", "/reads"), strict=True):
        now = two.tom.get(at)
        assert step_words.LET_READ not in words(now)
        assert f"Seen by you and {MIRA} alone." in words(now)
        told = two.press(two.tom, page, end)
        assert told.status == 409
        assert "It stays between the two of you." in words(told)
    assert two.read() == []


def test_the_step_of_another_pair_is_not_there(server: Server, two: Two) -> None:
    before = two.house.count("next_step_shown")
    yan = reader(server, two.house, "Yan Ito")
    there = f"{two.agreement}/step"
    for allowed in ("yes", "no"):
        sent = [("step", "x"), ("allowed", allowed)]
        for at in (f"{two.toms}/reads", there):
            reply = yan.post(at, sent)
            assert reply.status == 403
            assert NotAllowed().what in words(reply)
        assert two.tom.post(f"{two.toms}/reads", sent).status == 403
        for unclean in ("a\x00b", "", "none"):
            reply = two.tom.post(there, [("step", unclean), ("allowed", allowed)])
            assert reply.status == 409
            assert "This step is not there any more." in words(reply)
    assert two.house.count("next_step_shown") == before
