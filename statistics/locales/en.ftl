# Estimates.

statistics-weight-out-of-range = A weight is negative, or too large to be one.
    .hint = A weight is how many people a row stands for: 0 or more.
statistics-value-out-of-range = A value is too large to be computed with.
    .hint = Values lie between -1e60 and 1e60. A code for a missing value belongs in --missing.
statistics-population-out-of-range = The population of stratum “{ $stratum }” is not a positive number.
    .hint = The column named as fpc holds the number of first-stage units in the stratum's population.
statistics-population-differs = Two rows give stratum “{ $stratum }” different populations.
    .hint = The column named as fpc is the same in every row of a stratum: its number of first-stage units.
statistics-population-too-small = Stratum “{ $stratum }” has { $units } units in the sample, more than in its population.
    .hint = The column named as fpc counts first-stage units (PSUs where there are any), not people, and is no share.
statistics-lonely-unit = Stratum “{ $stratum }” has only one primary sampling unit (PSU) in the sample: how much units differ in it cannot be known.
    .hint = Join it with a similar stratum; or say in the design file "lonely_psu": "center", or "certainty" where it was certain to be drawn.
statistics-too-many-values = There are more than { $most } different values.
    .hint = Put values into classes first, or name another column.
statistics-designs-differ = Parts that were gathered under different designs cannot be put together.
    .hint = Gather all parts under one design.
statistics-person-twice = A person is there twice in one round.
    .hint = Decide which of the two rows counts, and remove the other.
