"""What is read once in a unit of work that only reads, and anew where something can change."""

from mentorsurvey.store import Database, Tx
from mentorsurvey.store.moments import once_a_moment


@once_a_moment
def beats(tx: Tx, beat: int) -> list[int]:
    """A list of its own for each time that the database was asked."""
    rows = tx.rows("SELECT beats FROM heartbeat WHERE id = :id", id=beat)
    return [row["beats"] for row in rows]


def beat(tx: Tx) -> None:
    """Change what is found."""
    tx.run("UPDATE heartbeat SET beats = beats + 1 WHERE id = 1")


def test_a_moment_is_asked_once(database: Database) -> None:
    with database.read() as tx:
        found = beats(tx, 1)
        with database.write() as other:
            beat(other)
        assert beats(tx, 1) is found


def test_another_question_is_another_answer(database: Database) -> None:
    with database.read() as tx:
        assert len(beats(tx, 1)) == 1
        assert beats(tx, 2) == []


def test_the_next_moment_is_asked_anew(database: Database) -> None:
    with database.read() as tx:
        before = beats(tx, 1)
    with database.write() as tx:
        beat(tx)
    with database.read() as tx:
        assert beats(tx, 1) == [before[0] + 1]


def test_what_was_just_written_is_found(database: Database) -> None:
    with database.write() as tx:
        before = beats(tx, 1)
        beat(tx)
        assert beats(tx, 1) == [before[0] + 1]
