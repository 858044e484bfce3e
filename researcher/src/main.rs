//! The program for the person holding the private key.

fn main() {}
