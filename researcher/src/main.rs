//! The program for the person holding the private key.

fn main() -> std::process::ExitCode {
    kin_terminal::run(kin_researcher::PROGRAM, kin_researcher::run)
}
