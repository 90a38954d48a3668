"""*My answers* in the light form: everything that one said, with who sees it, without a script."""

import re
from datetime import UTC, datetime

import pytest

from mentorsurvey import program, rounds, sign_in
from mentorsurvey.program.things_to_try import SMALL_THINGS
from mentorsurvey.readings import own_share, own_words
from mentorsurvey.readings.my_answers import my_answers
from mentorsurvey.responses import saying
from mentorsurvey.rounds.mistaken import set_counts
from tests.house import FULL, MIRA, TOM, UMA, House
from tests.web.conftest import HOSTILE
from tests.web.lightly import Reader, actor_of, parsed, reader, words
from tests.web.server import Server

AT = "/light/my-answers"
BLANK = "Nothing that you answered shows on this device."


def play(house: House, browser: Reader, *trust: int, partner: str = MIRA, me: str = TOM) -> str:
    """Rounds of the two, one closed before the next; the form of the last one."""
    now, form = datetime.now(UTC), ""
    for number, one in enumerate(trust, start=1):
        if number > 1:
            for each in rounds.list_rounds(house.database, house.operator):
                if each.is_open(now):
                    rounds.close_round(house.database, house.operator, each.id, now=now)
            house.open_round(now=now)
        answers = {**FULL, "core.trust": one, "core.disagree": one, "core.expectations": 6}
        mine = actor_of(house, browser)
        form = house.submit(mine, partner, answers, number=number, now=now)
        house.submit(house.actor(partner), me, answers, number=number, now=now)
    return form


def test_it_says_every_answer_with_who_sees_it_and_every_line(
    server: Server, served: House
) -> None:
    tom, now = reader(server, served, TOM), datetime.now(UTC)
    play(served, tom, 6, 2)
    said = words(tom.get(f"{AT}?open=all"))
    (one,) = my_answers(served.database, actor_of(served, tom), now=now)
    expected = [own_words.WHAT, own_words.LEGEND, f"You and {MIRA}"]
    for mine in one.forms:
        expected.append(own_words.heading(mine))
        for each in mine.said(now):
            expected += [each.question, each.answer, each.who]
    for topic in one.topics:
        for line in topic.lines:
            expected += [f"{own_words.name_of(topic, line)}:", own_words.finding(line)]
            expected.append(own_words.drawn(line))
    assert len(one.forms) == 2
    assert [each for each in expected if each not in said] == []
    assert "Trust: You answered lower than in round 1." in said
    assert "1 6 you both rated this high 2 6 you both rated this high" in said


def test_a_line_is_drawn_within_the_page_and_says_its_numbers(
    server: Server, served: House
) -> None:
    tom = reader(server, served, TOM)
    play(served, tom, 6, 2)
    page = tom.get(AT)
    pictures = re.findall(r'role="img" aria-label="([^"]+)"><svg (.*?)</svg>', page.body, re.S)
    assert any("round 1: 6, round 2: 2" in label for label, _ in pictures)
    for _, picture in pictures:
        assert "polyline" in picture
        assert not re.search(r"style=|script|href|on\w+=", picture)
    assert " style=" not in page.body


def test_a_copy_holds_one_form_alone(server: Server, served: House) -> None:
    tom = reader(server, served, TOM)
    form = play(served, tom, 6, 2)
    said = words(tom.get(f"{AT}?form={form}"))
    assert f"Your answers about {MIRA}" in said
    assert "Round 2: Check-in" in said
    assert "Round 1" not in said
    assert own_words.COPY in said
    assert said.count("of 7") == len([one for one in FULL if one.startswith(("core", "g"))])
    for wrong in ("x", f"{form}'--", ""):
        assert "My answers" in words(tom.get(f"{AT}?form={wrong}"))


def test_what_can_be_done_with_a_form_is_a_link(server: Server, served: House) -> None:
    tom = reader(server, served, TOM)
    form = play(served, tom, 6)
    for page in (tom.get(AT), tom.get(f"{AT}?form={form}")):
        for link in (f"/light/{form}/check", f"/light/{form}/reflection", "/files/my-answers"):
            assert f'href="{link}' in page.body
    file = tom.get(f"/files/my-answers?form={form}")
    assert file.headers["Content-Type"].startswith("text/csv")
    shown = tom.get(f"/light/{form}/check")
    assert saying.CHANGE_WHO in words(shown)


def test_a_form_that_is_not_submitted_says_that_nobody_else_reads_it(
    server: Server, served: House
) -> None:
    tom = reader(server, served, TOM)
    actor = actor_of(served, tom)
    form = served.form(actor, MIRA)
    served.answer(actor, form, {"core.trust": 2}, now=datetime.now(UTC))
    page = tom.get(AT)
    assert "Not submitted. Nobody else can read it until you submit." in words(page)
    assert f"/light/{form}/reflection" not in page.body
    assert f"/light/{form}/check" not in page.body


@pytest.mark.parametrize("answered", [True, False])
def test_on_another_device_it_asks_for_the_pin_and_tells_no_more(
    server: Server, served: House, answered: bool
) -> None:
    tom, other = reader(server, served, TOM), reader(server, served, TOM)
    if answered:
        play(served, tom, 6)
        sign_in.choose_pin(served.database, actor_of(served, tom), "402718", now=datetime.now(UTC))
    uma = reader(server, served, UMA)

    def bare(browser: Reader, name: str) -> str:
        body = browser.get(AT).body.replace(name, "NAME")
        return re.sub(r'data-owner="\w+"', "", body)

    assert bare(other, TOM) == bare(uma, UMA)
    page = other.get(AT)
    assert BLANK in words(page)
    assert MIRA not in page.body
    if answered:
        (action,) = [one for one in parsed(page).forms if one.endswith("/pin")]
        fields = [one for one in parsed(page).forms[action] if one[0] != "pin"]
        wrong = other.post(action, [*fields, ("pin", "111111")])
        assert wrong.status == 400
        opened = other.follow(other.post(action, [*fields, ("pin", "402718")]))
        assert "Your answers now show on this device too." in words(opened)
        assert f"You and {MIRA}" in words(opened)


def test_a_name_and_an_answer_are_shown_and_never_run(server: Server, served: House) -> None:
    yan = reader(server, served, "Yan Ito")
    play(served, yan, 6, partner=f"Zed {HOSTILE}", me="Yan Ito")
    page = yan.get(f"{AT}?open=all")
    assert HOSTILE not in page.body
    assert "Zed &lt;script&gt;" in page.body


def test_after_a_low_answer_the_thanks_offer_one_small_thing(server: Server, served: House) -> None:
    tom = reader(server, served, TOM)
    low = play(served, tom, 2)
    said = words(tom.get(f"/light/{low}/thanks"))
    assert SMALL_THINGS["trust"] in said  # type: ignore[index]
    assert "Only you see this, on this device." in said
    other = reader(server, served, TOM)
    assert "small thing" not in words(other.get(f"/light/{low}/thanks"))


def test_two_rounds_of_too_much_work_show_somebody_to_talk_to(
    server: Server, served: House
) -> None:
    quiet = "Quinn Ash"
    now = datetime.now(UTC)
    program.name_confidential_contact(
        served.database, served.operator, quiet, "quinn@example.net", now=now
    )
    tom = reader(server, served, TOM)
    much = {**FULL, "core.work": 6, "fairness": -2, "contact": "no"}
    served.submit(actor_of(served, tom), MIRA, much, now=now)
    (first,) = rounds.list_rounds(served.database, served.operator)
    rounds.close_round(served.database, served.operator, first.id, now=now)
    set_counts(served.database, served.operator, first.id, counts=True, now=now)
    served.open_round(now=now)
    form = served.submit(actor_of(served, tom), MIRA, much, number=2, now=now)
    page = tom.get(f"/light/{form}/thanks")
    said = words(page)
    assert own_share.SUGGESTS in said
    assert f"{TOM} would like you to get in touch." in said
    assert served.count("wish") == 0
    action = f"/light/{form}/ask"
    done = words(tom.follow(tom.post(action, parsed(page).forms[action])))
    assert f"You asked {quiet} to get in touch" in done
    assert served.count("wish") == 1
    other = reader(server, served, TOM)
    assert own_share.SUGGESTS not in words(other.get(f"/light/{form}/thanks"))
