"""DDL of a program's own words for its mail, of where answers go, and of the key of stop links."""

MAIL_TEXTS = """
CREATE TABLE mail_wording (
    program_id {text} NOT NULL REFERENCES program (id),
    kind {text} NOT NULL,
    subject {text} NOT NULL,
    body {text} NOT NULL,
    changed_by {text} NOT NULL REFERENCES person (id),
    changed_at {time} NOT NULL,
    PRIMARY KEY (program_id, kind)
) {strict};
CREATE INDEX mail_wording_person ON mail_wording (changed_by);

CREATE TABLE mail_reply (
    program_id {text} PRIMARY KEY REFERENCES program (id),
    address {text} NOT NULL,
    changed_by {text} NOT NULL REFERENCES person (id),
    changed_at {time} NOT NULL
) {strict};
CREATE INDEX mail_reply_person ON mail_reply (changed_by);

CREATE TABLE mail_key (
    id {integer} PRIMARY KEY CHECK (id = 1),
    key {text} NOT NULL
) {strict}
"""
"""A kind without a row has the words that come with this program. The key signs the links in
reminders that stop reminders: such a link can do nothing else, and is good for ever."""

MAIL_KEY = "INSERT INTO mail_key (id, key) VALUES (1, lower(hex(randomblob(32))))"
"""A key of each database's own. Another kind of database makes random bytes in another way."""
