//! The program for the person checking the other three.

fn main() -> std::process::ExitCode {
    kin_terminal::run(kin_auditor::PROGRAM, kin_auditor::run)
}
