-- The notes that changed the study's roots since they were pinned: every start walks them, from the paper to today.

CREATE TABLE note_chain (
    version INTEGER PRIMARY KEY CHECK (version > 0),
    note    BLOB NOT NULL
) STRICT;
