"""The forms that one shares with each partner: the newest round, and the earlier ones behind it."""

from collections.abc import Iterable
from dataclasses import dataclass

from mentorsurvey.instruments import one_line
from mentorsurvey.responses.forms import Fit, Form


@dataclass(frozen=True, kw_only=True)
class Together:
    """Both of a pair have submitted these; ``earlier`` has the newest round first."""

    newest: Form
    earlier: tuple[Form, ...]

    def earlier_title(self, fit: Fit = one_line) -> str:
        """What stands over the earlier ones."""
        return f"Earlier rounds with {fit(self.newest.owed.partner)} ({len(self.earlier)})"


def by_partner(released: Iterable[Form]) -> tuple[Together, ...]:
    """One entry for each partner, whoever has the newest round first."""
    pairs: dict[str, list[Form]] = {}
    for form in sorted(released, key=lambda one: one.owed.round_number, reverse=True):
        pairs.setdefault(form.owed.relationship_id, []).append(form)
    return tuple(Together(newest=first, earlier=tuple(rest)) for first, *rest in pairs.values())
