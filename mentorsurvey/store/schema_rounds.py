"""DDL of rounds that were opened by mistake, and of requests for more time."""

MISTAKEN = """
ALTER TABLE round ADD COLUMN withdrawn_at {time};
ALTER TABLE round ADD COLUMN counts {flag} CHECK (counts IN (0, 1));
ALTER TABLE round ADD COLUMN day_later {time}
"""
"""When a round was discarded; whether it counts, where a lead has said so; and a day after its
opening, which rounds of earlier versions do not have: they count as they did."""

REQUESTS = """
CREATE TABLE time_request (
    invitation_id {text} PRIMARY KEY REFERENCES invitation (id) ON DELETE CASCADE,
    asked_at {time} NOT NULL,
    outcome {text} CHECK (outcome IN ('given', 'declined'))
) {strict}
"""
"""One request for each form; without an outcome it waits for a lead."""
