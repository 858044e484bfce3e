-- Which files were imported, and how far. The mark is keyed by the vault, because a plain digest of a short file
-- of answers could be guessed from the answers.

CREATE TABLE import (
    mark           BLOB PRIMARY KEY CHECK (length(mark) = 32),
    stored_through INTEGER NOT NULL CHECK (stored_through >= 0),
    finished       INTEGER NOT NULL CHECK (finished IN (0, 1))
) STRICT, WITHOUT ROWID;
