-- Packages of the office that were fetched and not taken in yet, as they were sealed to this device, by their numbers.
CREATE TABLE arrived (
    number INTEGER PRIMARY KEY CHECK (number > 0),
    sealed BLOB NOT NULL
) STRICT;
