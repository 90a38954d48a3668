"""The question that opens a form where an earlier round ended with a next step."""

from mentorsurvey import program
from mentorsurvey.now import now
from mentorsurvey.readings import step_words
from mentorsurvey.store.next_steps import NextStep
from mentorsurvey.ui import beside, current
from mentorsurvey.ui.beside import Beside
from mentorsurvey.ui.words import plain


def ask(step: NextStep, invitation_id: str, partner: str) -> None:
    """Ask the one who answers; what they say is seen by them alone."""

    def save(said: str) -> None:
        program.say_whether(current.database(), current.acting(), invitation_id, said, now=now())

    beside.ask(
        Beside(
            key=f"{invitation_id}:earlier-step",
            item="next-step",
            about=step_words.chose(plain(partner)),
            words=step.words,
            wording=step_words.DID_IT_HAPPEN,
            options=step_words.HAPPENED,
            stored=step.mine,
            promise=step_words.ONLY_YOU,
            save=save,
        )
    )
