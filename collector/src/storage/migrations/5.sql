-- What the last interview with a form left for the next one: the answers that its expressions read, encrypted to the vault.
CREATE TABLE last_saved (
    form   TEXT PRIMARY KEY,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;
