"""How the attention list is computed."""

from mentorsurvey.program.check_ins import ONE_IN
from mentorsurvey.readings.attention import Watched
from mentorsurvey.ui.explained.shared import parameters


def attention(found: Watched) -> tuple[str, ...]:
    """The attention list."""
    rules = found.settings
    return (
        f"**Behaviour.** One of the two answered at least {rules.answered} forms, then missed the"
        f" last {rules.missed} whose time is over. Reminders leave by your own mail, so every"
        " missed form counts. Meetings and agreed clauses would count too; nothing is agreed on"
        " here yet.",
        f"**Level.** The chance that health is below {rules.cut:.0f} is over"
        f" {rules.probability:.0%}, by the last {rules.level_rounds} rounds with both sides and by"
        " what is usual in the program; one such round is enough where there is no second. The"
        " cuts are conventions: no published one exists.",
        "**Change.** From a relationship's third round on: a weighted line (EWMA, the newest round"
        " counts 30 %) through health and through each side's core score, each begun at its first"
        " two rounds. It stands here where one of the three lies under its lower limit.",
        *_limit(found),
        f"**Routine.** When a round is over, one in {ONE_IN} of the relationships that it asked is"
        f" drawn at random, whoever else is here; none in a program of fewer than {ONE_IN}. So"
        " being here never means that somebody complained, and what you find tells what the rules"
        " miss. The next round draws anew.",
        "Scores count as soon as both have submitted. What was kept from leads counts for nothing"
        " here. Views that move apart are for the two people alone, and a call for help goes to"
        " whom they chose: neither is ever on this page.",
        "What you take off stays off until a later round raises it again. The shares are of entries"
        " with a yes or a no, with Wilson's 95 % interval; an entry drawn at random that a rule"
        " raised too counts for the rules.",
    )


def _limit(found: Watched) -> tuple[str, ...]:
    if found.basis is None or found.limit is None:
        return ()
    if found.limit.reason is not None:
        return ("There is no noise from round to round, so that no change can be told.",)
    told = (
        f"The limit lies L = {found.limit.limit:.2f} standard deviations under the beginning: so"
        " far that of relationships that stay as they are"
        f" {found.limit.false_alarms:.1%} come here within {found.limit.rounds} rounds, by"
        f" simulating {found.limit.pairs:,} of them with the program's numbers."
    )
    if found.own_rate is not None:
        rate, error = found.own_rate
        told += (
            f" A program of {found.basis.health.n_pairs}, which has to estimate these numbers"
            f" itself, has {rate:.1%} (± {1.96 * error:.1%})."
        )
    elif found.assumed:
        told += (
            " The numbers are not the program's own yet, so its own rate of false alarms is not"
            " known; it may be higher."
        )
    basis = found.basis
    lines = (("Health", basis.health), ("Mentors", basis.mentor), ("Mentees", basis.mentee))
    return (told, *(f"{name}: {parameters(one)}" for name, one in lines))
