//! The program for the person running the machine.

fn main() {}
