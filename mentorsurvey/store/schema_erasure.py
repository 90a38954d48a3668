"""DDL of who was erased: what is left of a person is a row without a name."""

ERASURE = """
CREATE TABLE erasure (
    person_id {text} PRIMARY KEY REFERENCES person (id),
    erased_at {time} NOT NULL,
    wiped_at {time}
) {strict}
"""
"""``wiped_at`` is when the files were freed of what had been deleted; empty until that is done."""
