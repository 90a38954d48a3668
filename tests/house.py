"""A small program for the tests: two mentors, three mentees, one open check-in round."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from mentorsurvey import program, responses, rounds, sign_in
from mentorsurvey.access import Actor, operator
from mentorsurvey.errors import NotAllowed
from mentorsurvey.instruments import Instrument, shipped
from mentorsurvey.program import RosterRow
from mentorsurvey.rounds import Opened
from mentorsurvey.store import Database, people

NOW = datetime(2026, 10, 5, 9, 0, tzinfo=UTC)
CLOSES = NOW + timedelta(days=14)

LEAD = "Lea Brandt"
MIRA, NOEL = "Mira Olsen", "Noel Park"
TOM, UMA, VERA = "Tom Reyes", "Uma Shah", "Vera Lind"
PAIRS = ((MIRA, TOM), (MIRA, UMA), (NOEL, VERA))
"""Mentor and mentee; the first mentor has two mentees."""

ANCHORS = (
    "core.expectations",
    "core.preparation",
    "core.listening",
    "core.oversight",
    "core.work",
    "core.credit",
    "core.trust",
    "core.disagree",
)
FULL: Mapping[str, object] = {
    "core.expectations": 7,
    "core.preparation": 4,
    "core.listening": 5,
    "core.oversight": 6,
    "core.work": 1,
    "core.credit": 6,
    "core.trust": 3,
    "core.disagree": 2,
    "gave.overall": 6,
    "got.overall": 2,
    "fairness": -1,
    "meetings": 8,
    "talk": ("guidance",),
}
"""An answer to each question of the check-in that is asked where nobody is named as a contact."""


def address(name: str) -> str:
    """Where a person of the program gets mail."""
    return f"{name.split()[0].casefold()}@example.org"


def pair_row(line: int, mentor: str, mentee: str, **cells: str) -> RosterRow:
    """One line of a roster."""
    return RosterRow(
        line=line,
        cells={
            "mentor": mentor,
            "mentee": mentee,
            "mentor_email": address(mentor),
            "mentee_email": address(mentee),
            **cells,
        },
    )


@dataclass(frozen=True, kw_only=True)
class House:
    """A founded program in a database, and ways to act in it as each of its people.

    ``now`` is the moment at which it was founded and its first round opened.
    """

    database: Database
    program_id: str
    lead_token: str
    now: datetime

    @property
    def operator(self) -> Actor:
        """The command line, acting in this program."""
        return operator(self.program_id)

    @property
    def name(self) -> str:
        """What the program is called."""
        return program.program_of(self.database, self.operator).name

    @property
    def lead(self) -> Actor:
        """The lead, signed in by a lead's link."""
        return self._resumed(self.lead_token, "lead's browser")

    @property
    def round_id(self) -> str:
        """The first round."""
        return rounds.list_rounds(self.database, self.operator)[0].id

    def person_id(self, name: str) -> str:
        """The id of a person who has an address."""
        with self.database.read() as tx:
            return people.by_key(tx, self.program_id)[address(name)].id

    def token(self, name: str, **options: object) -> str:
        """A new personal link of that person: of the first round, where there is one."""
        if "scope" not in options:
            with self.database.read() as tx:
                first = "SELECT id FROM round WHERE program_id = :program ORDER BY number LIMIT 1"
                asked = tx.row(first, program=self.program_id)
            options.setdefault("round_id", asked["id"] if asked else None)
        return sign_in.mint(
            self.database,
            self.operator,
            self.person_id(name),
            now=self.now,
            **options,
        )

    def actor(self, name: str, *, browser: str = "phone") -> Actor:
        """That person, signed in by a personal link on a browser."""
        return self._resumed(self.token(name), browser)

    def _resumed(self, token: str, browser: str) -> Actor:
        cookie = sign_in.start_session(self.database, token, browser=browser, now=self.now)
        session = sign_in.resume(self.database, cookie, now=self.now)
        if session is None:
            raise LookupError("the session did not start")
        return session.actor

    def form(self, actor: Actor, partner: str, *, number: int = 1) -> str:
        """The invitation of that actor about that partner in a round."""
        return next(
            form.owed.invitation_id
            for form in responses.due(self.database, actor)
            if form.owed.partner == partner and form.owed.round_number == number
        )

    def answer(
        self,
        actor: Actor,
        invitation_id: str,
        answers: Mapping[str, object] = FULL,
        *,
        now: datetime | None = None,
    ) -> None:
        """Save these answers, in one unit of work."""
        with self.database.write() as tx:
            for item_id, value in answers.items():
                responses.save(tx, actor, invitation_id, item_id, value, now=now or self.now)

    def submit(
        self,
        actor: Actor,
        partner: str,
        answers: Mapping[str, object] = FULL,
        *,
        number: int = 1,
        now: datetime | None = None,
    ) -> str:
        """Answer and submit; the invitation."""
        invitation_id = self.form(actor, partner, number=number)
        self.answer(actor, invitation_id, answers, now=now)
        responses.submit(self.database, actor, invitation_id, now=now or self.now)
        return invitation_id

    def open_round(
        self,
        instrument: str | Instrument = "checkin",
        *,
        now: datetime | None = None,
        days: int = 14,
        same_meaning: bool = False,
        extras: bool = False,
    ) -> Opened:
        """Open one more round."""
        moment = now or self.now
        return rounds.open_round(
            self.database,
            self.operator,
            shipped()[instrument] if isinstance(instrument, str) else instrument,
            closes_at=moment + timedelta(days=days),
            same_meaning=same_meaning,
            extras=extras,
            now=moment,
        )

    def step_id(self, actor: Actor, invitation_id: str) -> str:
        """The step that stands after a round; empty where there is none to be seen."""
        try:
            step = program.next_step(self.database, actor, invitation_id)
        except NotAllowed:
            return ""
        return step.id if step else ""

    def count(self, table: str) -> int:
        """How many rows a table holds."""
        with self.database.read() as tx:
            return int(tx.rows(f"SELECT COUNT(*) AS n FROM {table}")[0]["n"])

    def scores(self, invitation_id: str) -> dict[str, dict[str, float]]:
        """Reader → measure → value, as they are stored."""
        found: dict[str, dict[str, float]] = {}
        with self.database.read() as tx:
            for row in tx.rows(
                "SELECT score.* FROM score JOIN response ON response.id = score.response_id"
                " WHERE response.invitation_id = :id",
                id=invitation_id,
            ):
                found.setdefault(row["reader"], {})[row["measure"]] = row["value"]
        return found


def founded(
    database: Database,
    *,
    name: str = "Bridge",
    timezone: str = "UTC",
    now: datetime = NOW,
    pairs: tuple[tuple[str, str], ...] = PAIRS,
    asks: bool = True,
) -> House:
    """Found a program with its roster and, where ``asks``, an open check-in round."""
    made = program.found(
        database,
        operator(),
        name=name,
        lead_address=address(LEAD),
        lead_name=LEAD,
        timezone=timezone,
        now=now,
    )
    house = House(database=database, program_id=made.program.id, lead_token=made.token, now=now)
    rows = [pair_row(line, mentor, mentee) for line, (mentor, mentee) in enumerate(pairs, start=2)]
    program.import_roster(
        database,
        house.operator,
        rows,
        source="roster.csv",
        now=now,
    )
    if asks:
        house.open_round()
    return house
