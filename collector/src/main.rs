//! The program for the person asking the questions.

fn main() {}
