-- A device's last record has been sealed: nothing is appended after it.
CREATE TABLE closed (
    id       INTEGER PRIMARY KEY CHECK (id = 1),
    sequence INTEGER NOT NULL CHECK (sequence > 0)
) STRICT;
