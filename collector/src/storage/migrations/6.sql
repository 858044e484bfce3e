-- The server's log.

-- The withdrawal lock that travels with an envelope; envelopes sealed before have none.
ALTER TABLE outbox ADD COLUMN lock BLOB CHECK (lock IS NULL OR length(lock) = 32);

-- The last checkpoint that was verified here: a signed note.
CREATE TABLE checkpoint (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    note BLOB NOT NULL
) STRICT;
