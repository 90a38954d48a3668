"""DDL of reminders: when the people whom a round still misses are reminded."""

REMINDERS = """
CREATE TABLE round_reminder (
    round_id {text} NOT NULL REFERENCES round (id),
    number {integer} NOT NULL CHECK (number IN (1, 2)),
    at {time} NOT NULL,
    PRIMARY KEY (round_id, number)
) {strict}
"""
"""The ``number`` is 1 for a reminder that counts from the opening, and 2 for one that counts from
the close."""
