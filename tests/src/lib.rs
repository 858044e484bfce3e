//! The people meet: end to end, invariants, vectors, the demonstration.
