"""How many agreements a program has, and what came of them: totals of what both confirmed."""

from collections.abc import Collection
from dataclasses import dataclass

from mentorsurvey.access import Actor, require
from mentorsurvey.program.agreement_terms import from_text
from mentorsurvey.store import Database, Tx, agreed, programs
from mentorsurvey.store.programs import FEWEST


@dataclass(frozen=True, kw_only=True)
class AgreementTotals:
    """Of ``pairs`` that were asked about, how many have an agreement that both confirmed.

    ``submitted`` counts manuscripts that are submitted or further, ``accepted`` those of them that
    are accepted, and ``presented`` presentations that were given: both confirmed each.
    """

    pairs: int
    agreements: int
    submitted: int
    accepted: int
    presented: int


def agreement_totals(
    where: Database | Tx, actor: Actor, among: Collection[str]
) -> AgreementTotals | None:
    """The totals of these pairs, as far as the lead sees each of them by name.

    None where fewer have an agreement than a total takes, and where the program shows its leads
    totals alone: there an agreement stays between the two.
    """
    require(actor, "agreement.see")
    with where.read() as tx:
        own = programs.of(tx, actor)
        found = {pair: one for pair, one in agreed.in_force(tx, actor).items() if pair in among}
        said = agreed.statuses(tx, actor)
    if len(found) < (own.fewest if own else FEWEST):
        return None
    reached = [
        (one.kind, said.get((pair, one.key), "planned"))
        for pair, version in found.items()
        for one in from_text(version.words).deliverables
    ]
    accepted = reached.count(("manuscript", "accepted"))
    return AgreementTotals(
        pairs=len(set(among)),
        agreements=len(found),
        submitted=reached.count(("manuscript", "submitted")) + accepted,
        accepted=accepted,
        presented=reached.count(("presentation", "presented")),
    )


def in_a_sentence(found: AgreementTotals) -> str:
    """How many pairs have an agreement."""
    if found.agreements == found.pairs:
        return f"All {found.pairs:,} pairs have an agreement that both confirmed."
    return f"{found.agreements:,} of {found.pairs:,} pairs have an agreement that both confirmed."


def of_manuscripts(found: AgreementTotals) -> str:
    """How many of the manuscripts are accepted, and what counts at all."""
    counts = "Only what both people of a pair confirmed counts."
    if not found.accepted:
        return counts
    verb = "is" if found.accepted == 1 else "are"
    return f"{found.accepted:,} of the manuscripts {verb} accepted. {counts}"
