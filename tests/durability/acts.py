"""Everything that people do in a program, in an order in which it can be done."""

from collections.abc import Callable
from datetime import date, timedelta

from mentorsurvey import program, responses, rounds, sign_in
from mentorsurvey.access import Audience
from mentorsurvey.program import thresholds
from tests.house import CLOSES, LEAD, MIRA, NOEL, NOW, TOM, UMA, VERA, House, pair_row

STEP = "Read a paper on tides"


class Acts:
    """A program in which a form is answered, one is submitted, and one pair has a reflection."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._mira, self._noel, self._lead = house.actor(MIRA), house.actor(NOEL), house.lead
        self.token = house.token(VERA)
        self.cookie = sign_in.start_session(house.database, self.token, browser="b", now=NOW)
        self._draft = house.form(self._mira, UMA)
        house.answer(self._mira, self._draft)
        self._submitted = house.submit(self._noel, VERA)
        self._released = house.submit(self._mira, TOM)
        house.submit(house.actor(TOM), MIRA)

    def listed(self) -> dict[str, Callable[[], object]]:
        """What can be done, by its name."""
        return {**self._of_participants(), **self._of_leads()}

    def _of_participants(self) -> dict[str, Callable[[], object]]:
        there, mira, draft = self._house.database, self._mira, self._draft
        hidden = {"core.trust": Audience.ONLY_YOU}
        return {
            "save": lambda: responses.save(there, mira, draft, "meetings", 3, now=NOW),
            "clear": lambda: responses.save(there, mira, draft, "meetings", None, now=NOW),
            "set who sees it": lambda: responses.set_audience(there, mira, draft, hidden, now=NOW),
            "submit": lambda: responses.submit(there, mira, draft, now=NOW),
            "take back": lambda: responses.take_back(there, self._noel, self._submitted, now=NOW),
            "show to fewer": lambda: responses.set_audience(
                there, mira, self._released, hidden, now=NOW
            ),
            "propose a step": lambda: program.propose_step(
                there, mira, self._released, STEP, date(2026, 11, 2), now=NOW
            ),
            "sign in": lambda: sign_in.start_session(there, self.token, browser="tab", now=NOW),
            "sign out": lambda: sign_in.sign_out(there, self.cookie, now=NOW),
        }

    def _of_leads(self) -> dict[str, Callable[[], object]]:
        house, there, lead = self._house, self._house.database, self._lead
        row = pair_row(2, "Wim Roth", "Xenia Hall")
        later = CLOSES + timedelta(days=1)
        return {
            "mint a link": lambda: house.token(VERA),
            "publish a note": lambda: program.publish_note(there, lead, "We heard you", now=NOW),
            "set a threshold": lambda: thresholds.save(there, lead, {"cut": 55}, now=NOW),
            "name a contact": lambda: program.name_lead_contact(
                there, lead, house.person_id(LEAD), now=NOW
            ),
            "import a roster": lambda: program.import_roster(
                there,
                house.operator,
                [row],
                source="more.csv",
                now=NOW,
            ),
            "open a round": lambda: house.open_round("review"),
            "move a close": lambda: rounds.move_close(
                there, lead, house.round_id, closes_at=later, now=NOW
            ),
            "close a round": lambda: rounds.close_round(there, lead, house.round_id, now=NOW),
            "revoke links": lambda: sign_in.revoke(
                there, house.operator, house.person_id(TOM), now=NOW
            ),
        }
