//! The program for the person checking the other three.

fn main() {}
