"""The steps of a calculation as data, which pages show as a table. Standard library alone."""

from dataclasses import dataclass

POINTS = "points"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One number on the way to a result.

    Attributes
    ----------
    name : str
        What it is, in the words of docs/measures.md.
    value : float, int or str
        The number; or a word where it is none.
    unit : str
        Such as "points"; empty for counts and ratios.
    """

    name: str
    value: float | str
    unit: str = POINTS

    @property
    def shown(self) -> str:
        """The value as people read it: whole numbers as they are, others with a decimal or two."""
        if isinstance(self.value, str):
            return self.value
        exact = float(self.value).is_integer() and self.unit != "%"
        places = 0 if exact else 1 if self.unit in (POINTS, "%") else 2
        return f"{round(self.value, places) or 0:,.{places}f}".replace("-", "−")
