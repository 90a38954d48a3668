"""DDL of what leads took off their lists, each by themselves, and of the groups of a total."""

LISTS = """
CREATE TABLE dismissal_by_lead (
    relationship_id {text} NOT NULL REFERENCES relationship (id) ON DELETE CASCADE,
    round_id {text} NOT NULL REFERENCES round (id),
    kinds {text} NOT NULL,
    why {text} NOT NULL CHECK (why IN ('all_fine', 'spoke_with_both', 'known_reason', 'other')),
    words {text} NOT NULL,
    needed {text} NOT NULL CHECK (needed IN ('yes', 'no', 'cant_say')),
    dismissed_by {text} NOT NULL REFERENCES person (id),
    lead_since {time} NOT NULL,
    dismissed_at {time} NOT NULL,
    PRIMARY KEY (relationship_id, round_id, dismissed_by, lead_since)
) {strict};
INSERT INTO dismissal_by_lead (relationship_id, round_id, kinds, why, words, needed,
    dismissed_by, lead_since, dismissed_at)
    SELECT dismissal.relationship_id, dismissal.round_id, dismissal.kinds, dismissal.why,
        dismissal.words, dismissal.needed, dismissal.dismissed_by,
        CASE WHEN lead.named_at <= dismissal.dismissed_at THEN lead.named_at
            ELSE program.created_at END,
        dismissal.dismissed_at
    FROM attention_dismissal dismissal JOIN person ON person.id = dismissal.dismissed_by
    JOIN program ON program.id = person.program_id
    LEFT JOIN lead ON lead.person_id = dismissal.dismissed_by;
DROP TABLE attention_dismissal;
ALTER TABLE dismissal_by_lead RENAME TO attention_dismissal;
CREATE INDEX attention_dismissal_round ON attention_dismissal (round_id);
CREATE INDEX attention_dismissal_person ON attention_dismissal (dismissed_by)
"""
"""An entry is taken off once by each lead, and it is kept since when that lead had been one."""

TOTALS = """
ALTER TABLE program ADD COLUMN fewest {integer} NOT NULL DEFAULT 5 CHECK (fewest >= 5);
ALTER TABLE round ADD COLUMN settled_at {time};
ALTER TABLE round ADD COLUMN grouped_at {time};
UPDATE round SET settled_at = opened_at;

CREATE TABLE total_group (
    id {text} PRIMARY KEY,
    round_id {text} NOT NULL REFERENCES round (id),
    total {text} NOT NULL,
    spent {flag} NOT NULL DEFAULT 0 CHECK (spent IN (0, 1))
) {strict};
CREATE INDEX total_group_round ON total_group (round_id, total);

CREATE TABLE total_member (
    group_id {text} NOT NULL REFERENCES total_group (id),
    response_id {text} NOT NULL REFERENCES response (id) ON DELETE CASCADE,
    measure {text} NOT NULL,
    PRIMARY KEY (group_id, response_id, measure)
) {strict};
CREATE INDEX total_member_response ON total_member (response_id, measure)
"""
"""The people of a program who are added up only together, and how many they are at least.

Rounds that are there already are settled before anybody answered: their mentees were not told that
a mentor of many reads averages, so these rounds have none."""

SPENT = """
CREATE TRIGGER score_leaves_its_group AFTER DELETE ON score BEGIN
    UPDATE total_group SET spent = 1 WHERE spent = 0 AND id IN (SELECT group_id
        FROM total_member WHERE response_id = OLD.response_id AND measure = OLD.measure);
END
"""
"""Whoever hides, withdraws or erases an answer takes the whole group out of that total."""
