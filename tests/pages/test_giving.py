"""The question about research, as people meet it, and as leads write it."""

from datetime import UTC, datetime

from streamlit.testing.v1 import AppTest

from mentorsurvey.program import research
from mentorsurvey.readings.consent_words import TITLE
from tests.house import MIRA, TOM, House
from tests.pages.conftest import Visit, text_of

WORDS = "The tides study of *Harbor*."


def folds(at: AppTest) -> list[str]:
    return [one.label for one in at.expander]


def test_a_lead_writes_who_would_get_the_answers(here: House, visit: Visit) -> None:
    at = visit(here, "lead", "lead/program")
    at.text_area(key="research_words").set_value(WORDS)
    next(one for one in at.button if one.label == "Ask everyone").click().run()
    assert not at.exception
    assert "Saved. People are asked from now on." in text_of(at)
    study = research.asked(here.database, here.lead)
    assert study is not None
    assert study.words == WORDS
    at.button(key="research_end").click().run()
    assert research.asked(here.database, here.lead) is None


def test_nobody_is_asked_where_the_program_does_not_ask(here: House, visit: Visit) -> None:
    at = visit(here, TOM, "participant/due")
    assert TITLE not in folds(at)


def test_somebody_who_has_answered_agrees_and_withdraws(here: House, visit: Visit) -> None:
    moment = datetime.now(UTC)
    research.ask(here.database, here.lead, WORDS, now=moment)
    form = here.submit(here.actor(TOM), MIRA, now=moment)
    at = visit(here, TOM, "participant/thanks", form=form)
    assert TITLE in folds(at)
    assert WORDS in [one.value for one in at.text]
    at.button(key="giving_agree").click().run()
    assert not at.exception
    assert "Thank you. You can withdraw on your first page." in text_of(at)
    assert TITLE not in folds(visit(here, TOM, "participant/thanks", form=form))
    at = visit(here, TOM, "participant/due")
    assert "You have agreed since" in text_of(at)
    at.button(key="giving_withdraw").click().run()
    assert not at.exception
    assert "From now on no new file holds your answers." in text_of(at)
    assert "You agreed from" in text_of(at)
    own = research.own_consent(here.database, here.actor(TOM))
    assert own is not None
    assert own.agreed is None


def test_before_any_answer_one_can_only_withdraw(here: House, visit: Visit) -> None:
    research.ask(here.database, here.lead, WORDS, now=datetime.now(UTC))
    at = visit(here, TOM, "participant/due")
    keys = {one.key for one in at.button}
    assert "giving_withdraw" in keys
    assert "giving_agree" not in keys
