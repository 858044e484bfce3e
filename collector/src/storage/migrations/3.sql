-- What comes after the enrolment.

-- The notes that changed the study's roots since they were pinned: every start walks them, from the paper to today.
CREATE TABLE note_chain (
    version INTEGER PRIMARY KEY CHECK (version > 0),
    note    BLOB NOT NULL
) STRICT;

-- Assignment packages, encrypted to the vault. The highest number is the last that was taken in.
CREATE TABLE assignment (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    sealed BLOB NOT NULL
) STRICT;
