//! The program for the person asking the questions.

fn main() -> std::process::ExitCode {
    kin_terminal::run(kin_collector::PROGRAM, kin_collector::run)
}
