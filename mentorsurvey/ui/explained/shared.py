"""What several pages say of what is usual, what is assumed, and what is not validated."""

from mentorsurvey.measures.give_and_take import BalanceNoise
from mentorsurvey.measures.health import Parameters
from mentorsurvey.measures.noise import MINIMUM_PAIRS

NOT_VALIDATED = "These indices are this project's own and **not validated**."
TOTALS_ONLY = (
    "Your program chose that its leads see totals only. So there are no scores of a single pair,"
    " and no change of one is looked for. Who has answered stands on *Rounds*."
)
CLAIMS = (
    "The balance cannot tell a true imbalance from one side claiming more than the other:"
    " both look the same in it."
)


def parameters(found: Parameters, rounds: str = "with both sides") -> str:
    """What is usual in a program: level, spread and noise, and whether it is assumed.

    ``rounds`` says which ones count: those with both sides, or those of one side.
    """
    numbers = (
        f"mean level {found.mu:.0f}, spread between relationships {found.tau2**0.5:.0f} (SD),"
        f" noise of one round {found.sigma2**0.5:.0f} (SD)"
    )
    if found.assumed:
        return (
            f"What is usual is **assumed**: {numbers}. The program's own numbers take over when"
            f" {MINIMUM_PAIRS} relationships have two rounds {rounds}; {found.n_pairs} have."
        )
    return f"What is usual is **estimated** from {found.n_pairs} relationships: {numbers}."


def noise_of(noise: BalanceNoise) -> str:
    """The standard error of a balance, and whether it is assumed."""
    if noise.assumed:
        return (
            f"The standard error, {noise.sd:.0f} points, is **assumed** until {MINIMUM_PAIRS}"
            " pairs have give and take in two rounds."
        )
    return (
        f"The standard error, {noise.sd:.0f} points, is **estimated** from {noise.n_pairs}"
        " relationships."
    )


def assumed(usual: Parameters | None) -> str:
    """A caption where level, spread and noise are assumed; empty where they are not."""
    if usual is None or not usual.assumed:
        return ""
    return (
        f"What is usual here is **assumed** until {MINIMUM_PAIRS} relationships have two rounds"
        f" from both sides; {usual.n_pairs or 'none'} {'has' if usual.n_pairs == 1 else 'have'}."
    )
