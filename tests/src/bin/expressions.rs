//! Runs the cases of a file of expressions: `cargo run -p kin-tests --bin expressions -- [FILE]`.
//!
//! Without FILE: the cases of JavaRosa that the project carries. Ends with 1 when a case fails that
//! `forms/DEVIATIONS.md` does not name, or when one passes that it names; with 2 when the file cannot be read or holds no
//! case. A case that is not understood fails, and what is printed says why.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a report is printed")]

use std::path::PathBuf;
use std::process::ExitCode;

use kin_tests::expressions::{Cases, Deviations, Verdict};
use kin_tests::programs::root;

fn main() -> ExitCode {
    let file = std::env::args_os()
        .nth(1)
        .map_or_else(|| root().join("forms/tests/fixtures/javarosa.json"), PathBuf::from);
    let read = |path: &PathBuf| {
        std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let cases = read(&file).and_then(|text| Cases::parse(&text));
    let deviations = read(&root().join("forms/DEVIATIONS.md")).map(|page| Deviations::parse(&page));
    let (cases, deviations) = match (cases, deviations) {
        (Ok(cases), Ok(deviations)) => (cases, deviations),
        (Err(error), _) | (_, Err(error)) => {
            eprintln!(
                "error: {error}\nhint: FILE is JSON: {{\"cases\": [{{\"expr\", \"type\", \"expected\"}}, …]}}"
            );
            return ExitCode::from(2);
        }
    };
    let (mut passed, mut documented, mut failed) = (0, 0, 0);
    for case in cases.iter() {
        let judged = case.judge();
        match deviations.verdict(case, &judged) {
            Verdict::Passed => passed += 1,
            Verdict::Documented(reason) => {
                documented += 1;
                println!("deviates  {case}: {}; {reason}", judged.found());
            }
            Verdict::Failed => {
                failed += 1;
                println!("FAILED    {case}: {}", judged.found());
            }
            Verdict::Stale => {
                failed += 1;
                println!("FAILED    {case}: passes, though forms/DEVIATIONS.md says that it deviates");
            }
        }
    }
    println!(
        "{} cases: {passed} passed, {documented} deviate as documented, {failed} failed",
        cases.iter().count()
    );
    ExitCode::from(u8::from(failed > 0))
}
