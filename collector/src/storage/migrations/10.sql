-- Interviews under way, each encrypted to the vault, with the lock of the code that its respondent may hold. The revision tells two
-- programs apart that hold the same one.
CREATE TABLE draft (
    id       BLOB PRIMARY KEY CHECK (length(id) = 16),
    revision INTEGER NOT NULL CHECK (revision > 0),
    lock     BLOB NOT NULL CHECK (length(lock) = 32),
    sealed   BLOB NOT NULL
) STRICT, WITHOUT ROWID;
