"""A pair from its introduction to its completion, on two phones, and on a lead's desk."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Browser, expect

from mentorsurvey import instruments, responses, rounds
from mentorsurvey.access import operator
from mentorsurvey.program.agreement_terms import month
from mentorsurvey.readings import agreement_words, clause_words, support_words
from mentorsurvey.readings import deciding_words as words
from mentorsurvey.readings.introduction_words import TITLE as YOUR_TIME
from mentorsurvey.store.breaks import long_day
from tests.browser.conftest import DESK, PHONE, World
from tests.browser.office import Office
from tests.browser.people import arrive
from tests.browser.test_clauses import actor_of, choose, kept, look, wrong
from tests.browser.test_phone import overflow
from tests.house import FULL

MENTOR, MENTEE = "Ana Lee", "Chi Wu"
SMALLER = {**PHONE, "width": 320}
YEAR = datetime.now(UTC).year
UNTIL = f"{YEAR + 1}-06"
BOTH = {"time.until": UNTIL, "communication.rhythm": "monthly"}
TRAITS = {"has_touch": True, "is_mobile": True}
INTRODUCED, CULTIVATED, COMPLETED = 300, 90, 5
"""Days since the pair came into its first three phases."""


class Somebody(Office):
    """One of the two on their phone; the one whom they are asked about is ``partner``."""

    def __init__(
        self,
        chromium: Browser,
        world: World,
        name: str,
        partner: str,
        size: dict[str, int],
    ) -> None:
        super().__init__(arrive(chromium, world.links[name], size, **TRAITS), world.url)
        self.world, self.partner = world, partner
        self.actor = actor_of(world, self.page)

    def form(self, number: int) -> str:
        """Their form in a round."""
        return next(
            one.owed.invitation_id
            for one in responses.due(self.world.database, self.actor)
            if one.owed.round_number == number
        )

    def submit(self, number: int, answers: Mapping[str, object]) -> None:
        """Answer and submit a form on this phone, without its pages."""
        form, now = self.form(number), datetime.now(UTC)
        with self.world.database.write() as tx:
            for item, value in answers.items():
                responses.save(tx, self.actor, form, item, value, now=now)
            responses.submit(tx, self.actor, form, now=now)

    def fits(self, name: str, *, new: bool = False) -> None:
        """Nothing is wider than the phone; axe-core finds nothing on a page that is new."""
        self.ready()
        look(self.page, name)
        assert overflow(self.page) == 0
        if new:
            assert wrong(self.page) == []


def opened(world: World, form: str) -> None:
    now = datetime.now(UTC)
    rounds.open_round(
        world.database,
        operator(world.program_id),
        instruments.shipped()[form],
        closes_at=now + timedelta(days=9),
        extras=True,
        now=now,
    )


def days_pass(world: World, days: int) -> None:
    """Put the phases of the pair back: of several on one day, only the last one is kept."""
    with world.database.write() as tx:
        tx.run(
            "UPDATE relationship_attribute SET since = date(since, :days) WHERE kind = 'phase'"
            " AND relationship_id IN (SELECT id FROM relationship WHERE program_id = :program)",
            days=f"-{days} days",
            program=world.program_id,
        )


def both_commit(mentor: Somebody, mentee: Somebody) -> None:
    """Both read whether their time matches, and decide beside it."""
    mentor.submit(1, {**BOTH, "time.hours": 2, "hopes": "A paper"})
    mentee.submit(1, {**BOTH, "time.hours": 9, "hopes": "A grant"})
    for who in (mentor, mentee):
        who.go(f"reflection?form={who.form(1)}", f"You and {who.partner}")
        expect(who.page.get_by_role("heading", name=YOUR_TIME)).to_be_visible()
        who.told(words.TITLE["start"])
        who.fits(f"1-introduction-{who.partner}", new=who is mentee)
        who.page.get_by_text("Yes, I commit").click()
        who.press(words.DECIDE)
    mentee.told(words.came("starts"))
    mentor.page.reload()
    mentor.told(words.came("starts"))
    mentor.fits("2-begun", new=True)


def agree(mentor: Somebody, mentee: Somebody) -> str:
    """One proposes, the other changes it, the first confirms; the pair that agreed."""
    mentor.press(agreement_words.offer(MENTEE), within=mentor.page.locator(".st-key-outcome"))
    mentor.told(agreement_words.FROM_BOTH)
    mentor.press("Add a deliverable")
    mentor.fill("Title", "Tides")
    mentor.fits("3-draft", new=True)
    mentor.press(f"Propose it to {MENTEE}")
    mentor.told(agreement_words.PROPOSED)
    pair = mentor.page.url.partition("pair=")[2]

    mentee.go(f"agreement?pair={pair}", f"Agreement with {MENTOR}")
    mentee.told(f"{MENTOR} proposes")
    mentee.press("Propose a change")
    hours = mentee.page.get_by_label("How many hours a month?")
    hours.fill("4")
    hours.press("Tab")
    mentee.ready()
    mentee.fits("4-change")
    mentee.press(f"Propose it to {MENTOR}")
    mentee.told(agreement_words.PROPOSED)

    mentor.page.reload()
    mentor.told(f"{MENTEE} proposes")
    mentor.told("4 hours a month")
    mentor.fits("5-to-confirm")
    mentor.press("Confirm it")
    mentor.told(agreement_words.CONFIRMED)
    return pair


def look_back(mentor: Somebody, mentee: Somebody, pair: str) -> None:
    """A check-in, and a review in which the two differ on whether a clause was kept."""
    world = mentor.world
    opened(world, "checkin")
    opened(world, "review")
    for who, said in ((mentor, "Partly"), (mentee, "Kept")):
        who.submit(2, FULL)
        who.page.goto(f"{world.url}/answer?form={who.form(3)}&step=1")
        who.told("Meetings: Every month")
        who.ready()
        choose(who.page, "Meetings", said)
        expect(kept(who.page)).to_have_count(1)
        who.fits(f"6-clause-{said}")
    mentor.submit(3, {"core.trust": 5})
    mentee.submit(3, {"core.trust": 5, "got.guidance": 6})
    for who, said in (
        (mentor, f"You say: partly. {MENTEE} says: kept."),
        (mentee, f"You say: kept. {MENTOR} says: partly."),
    ):
        who.go(f"agreement?pair={pair}", f"Agreement with {who.partner}")
        who.told(clause_words.DIFFER)
        who.told(said)
        who.fits(f"7-differ-{who.partner}", new=who is mentee)


def hand_in(mentor: Somebody, mentee: Somebody) -> None:
    """The mentee says that the paper is submitted, and the mentor confirms it."""
    mentee.choose("How far is it?", "Submitted")
    mentee.told(f"You said: submitted. It counts once {MENTOR} confirms it.")
    mentor.page.reload()
    mentor.told(f"{MENTEE} says: submitted. It counts once you confirm it.")
    mentor.press("Confirm: submitted")
    produced = mentor.page.locator("[class*='st-key-produced-'] p")
    expect(produced.filter(has_text="Submitted").first).to_be_visible()
    expect(mentor.page.get_by_text("It counts once you confirm it.")).to_have_count(0)
    mentor.fits("8-submitted")


def go_on_otherwise(mentor: Somebody, mentee: Somebody, pair: str) -> None:
    """They wish different things, so they go on in another form, with a draft that is new."""
    mentor.submit(4, {"goals.met": 6, "next": "continue"})
    mentee.submit(4, {"goals.met": 5, "next": "redefine"})
    for who in (mentor, mentee):
        who.go(f"reflection?form={who.form(4)}", f"You and {who.partner}")
        expect(who.page.get_by_role("heading", name=words.came("redefined"))).to_be_visible()
        for question in words.GUIDE:
            who.told(question)
        expect(who.page.get_by_text(words.TITLE["end"])).to_have_count(0)
        who.fits(f"9-completion-{who.partner}", new=who is mentee)
    mentor.press(agreement_words.offer(MENTEE), within=mentor.page.locator(".st-key-outcome"))
    mentor.told(agreement_words.RENEWED)
    expect(mentor.page.get_by_role("combobox", name="Until when?")).to_have_value("")
    mentor.told(f"Left out: {month(UNTIL)}")
    mentor.fits("10-new-draft")


def test_a_pair_lives_from_its_introduction_to_its_completion(
    chromium: Browser, make_world: Callable[..., World]
) -> None:
    world = make_world("introduction", pairs=((MENTOR, MENTEE),))
    mentor = Somebody(chromium, world, MENTOR, MENTEE, PHONE)
    mentee = Somebody(chromium, world, MENTEE, MENTOR, SMALLER)
    days_pass(world, INTRODUCED - CULTIVATED)
    both_commit(mentor, mentee)
    pair = agree(mentor, mentee)
    look_back(mentor, mentee, pair)
    hand_in(mentor, mentee)
    mentee.go("my_mentors", support_words.TITLE)
    mentee.fits("11-my-mentors", new=True)
    days_pass(world, CULTIVATED - COMPLETED)
    opened(world, "completion")
    days_pass(world, COMPLETED)
    go_on_otherwise(mentor, mentee, pair)

    lead = Office(arrive(chromium, world.lead, DESK), world.url)
    lead.go(f"relationship?relationship={pair}", "Relationship")
    today = datetime.now(UTC).date()
    first, second, third = (
        long_day(today - timedelta(days=days)) for days in (INTRODUCED, CULTIVATED, COMPLETED)
    )
    lead.told(
        f"Phases: introduction from {first}, cultivation from {second}, completion from {third},"
        f" cultivation from {long_day(today)}."
    )
    lead.told(f"It runs until {month(UNTIL)}.")
    lead.page.get_by_role("heading", name="Agreement", exact=True).scroll_into_view_if_needed()
    status = lead.page.locator("canvas td").filter(has_text="Submitted")
    expect(status.first).to_be_attached()
    expect(lead.page.get_by_text("Tides")).to_have_count(0)
    look(lead.page, "12-lead")
    assert overflow(lead.page) == 0
    for page in (mentor.page, mentee.page, lead.page):
        page.context.close()
