"""DDL of the server's clock: who runs it, and how each of its jobs went."""

CLOCK = """
CREATE TABLE clock_lease (
    id {integer} PRIMARY KEY CHECK (id = 1),
    holder {text} NOT NULL,
    place {text} NOT NULL,
    beats {integer} NOT NULL,
    runs_out_at {time},
    ticked_at {time},
    ticked_by {text}
) {strict};
INSERT INTO clock_lease (id, holder, place, beats) VALUES (1, '', '', 0);

CREATE TABLE clock_job (
    name {text} PRIMARY KEY,
    began_at {time} NOT NULL,
    ended_at {time},
    succeeded_at {time},
    due_at {time},
    did {integer} NOT NULL,
    failing_since {time},
    incident {text}
) {strict}
"""
"""One lease, with nobody's name as long as it is free; and a row for each job that ever began.
``due_at`` is the moment for which a job last did its work, and ``incident`` the number under which
the log says what went wrong."""
