"""The roster that the benchmark of an import uses is one that goes in whole, step by step."""

from bench.imports import once, roster, rows_of


def test_its_roster_has_so_many_pairs_and_the_same_ones_for_the_same_seed() -> None:
    rows = rows_of(roster(30))
    assert len({(row.cells["mentor_email"], row.cells["mentee_email"]) for row in rows}) == 30
    assert roster(30) == roster(30) != roster(30, seed=1)


def test_every_step_of_an_import_is_timed() -> None:
    took = once(20, 0)
    assert list(took) == [
        "read",
        "preview",
        "import",
        "preview of the next",
        "import of the next",
    ]
    assert min(took.values()) > 0
