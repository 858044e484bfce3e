//! `kin-server`: the program for the person running the machine.

use std::process::ExitCode;

fn main() -> ExitCode {
    kin_terminal::run(kin_server::PROGRAM, kin_server::run)
}
