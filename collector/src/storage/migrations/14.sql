-- The cosigned checkpoint that signs the latest time: a signed note, verified again at every start.
CREATE TABLE cosigned (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    note BLOB NOT NULL
) STRICT;
