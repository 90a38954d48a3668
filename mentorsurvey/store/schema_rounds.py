"""DDL of rounds that were opened by mistake."""

MISTAKEN = """
ALTER TABLE round ADD COLUMN withdrawn_at {time};
ALTER TABLE round ADD COLUMN counts {flag} CHECK (counts IN (0, 1));
ALTER TABLE round ADD COLUMN day_later {time}
"""
"""When a round was discarded; whether it counts, where a lead has said so; and a day after its
opening, which rounds of earlier versions do not have: they count as they did."""
