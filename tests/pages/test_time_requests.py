"""Asking for more time on *Due*, and deciding about it on *Rounds*."""

from datetime import UTC, datetime, timedelta

from mentorsurvey import responses, rounds
from mentorsurvey.store.grace import GRACE
from tests.house import MIRA, TOM, House
from tests.pages.conftest import Visit, text_of


def test_a_lead_gives_time_in_one_step_and_its_author_reads_it(here: House, visit: Visit) -> None:
    tom = here.actor(TOM)
    form = here.form(tom, MIRA)
    here.answer(tom, form, {"core.trust": 3})
    with here.database.write() as tx:
        past = (datetime.now(UTC) - timedelta(hours=1)).isoformat(timespec="microseconds")
        tx.run(
            "UPDATE round SET closes_at = :at, day_later = :at",
            at=past.replace("+00:00", "Z"),
        )
    due = visit(here, TOM, "participant/due")
    assert "Your leads then read your name, this round and when you asked." in text_of(due)
    due = due.button(key=f"ask-time-{form}").click().run()
    assert not due.exception
    assert "Nobody has decided yet." in text_of(due)
    assert not [one for one in due.button if one.key == f"ask-time-{form}"]

    at = visit(here, "lead", "lead/rounds")
    assert "1 request for more time" in text_of(at)
    assert "**Tom Reyes**, mentee of Mira Olsen: round 1" in text_of(at)
    at = at.button(key=f"give-time-{form}").click().run()
    assert not at.exception
    assert "Tom Reyes has time until" in text_of(at)
    assert "for more time" not in "".join(str(one.value) for one in at.subheader)
    assert "your program gave it" in text_of(visit(here, TOM, "participant/due"))


def test_not_now_is_read_by_its_author_and_leads_keep_another_way(
    here: House, visit: Visit
) -> None:
    tom = here.actor(TOM)
    form = here.form(tom, MIRA)
    here.answer(tom, form, {"core.trust": 3})
    (asked,) = rounds.list_rounds(here.database, here.operator)
    moment = datetime.now(UTC)
    rounds.close_round(here.database, here.operator, asked.id, now=moment)
    rounds.set_counts(here.database, here.operator, asked.id, counts=True, now=moment)
    responses.ask_for_time(here.database, tom, form, now=moment + GRACE)
    with here.database.write() as tx:
        tx.run("UPDATE round SET finish_until = NULL")
    at = visit(here, "lead", "lead/rounds")
    at = at.button(key=f"no-time-{form}").click().run()
    assert "You can still give it" in text_of(at)
    assert "Your program did not give it." in text_of(visit(here, TOM, "participant/due"))


def test_a_begun_form_of_an_ended_pair_stands_once_with_its_reason(
    here: House, visit: Visit
) -> None:
    tom = here.actor(TOM)
    form = here.form(tom, MIRA)
    here.answer(tom, form, {"core.trust": 3})
    with here.database.write() as tx:
        tx.run(
            "INSERT INTO pair_break (id, relationship_id, kind, starts_at, reason, words, said_by,"
            " said_at) SELECT 'one', relationship_id, 'ended', invited_at, 'finished', '',"
            " person_id, invited_at FROM invitation WHERE id = :form",
            form=form,
        )
    at = visit(here, TOM, "participant/due")
    assert text_of(at).count("This pair ended on") == 1
    assert "This round closed" not in text_of(at)
    assert not [one for one in at.button if str(one.key).startswith("ask-time")]
