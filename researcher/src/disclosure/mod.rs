//! What may leave the desk: the gate through which every number of a study goes.

mod gate;

pub use gate::{Gate, Mode, WORKING_FLOOR};
