//! The guide for researchers, typed on the demonstration's data, and its query asked of `DuckDB`.

use std::fs;
use std::path::Path;
use std::process::Command;

use kin_tests::pages::{Shell, commands, differences};
use kin_tests::programs::{folder, root};

const INSTALL: &str = "python3 -m venv target/tools/python && \
    target/tools/python/bin/pip install --quiet --requirement tests/second_exports/requirements.txt";

/// Asks a query from the standard input; one row a line, as the page shows them.
const ASK: &str = "import duckdb, sys\nfor row in duckdb.sql(sys.stdin.read()).fetchall():\n    print('| ' + ' | '.join(map(str, row)) + ' |')";

/// The desk of the demonstration, whose passphrase the program answers by itself.
fn desk(place: &Path) -> Shell {
    let demo =
        Command::new(env!("CARGO_BIN_EXE_demo")).arg(place.join("walk")).output().expect("the demonstration");
    assert!(demo.status.success(), "{}", String::from_utf8_lossy(&demo.stderr));
    let bin = place.join("bin");
    fs::create_dir(&bin).expect("a folder");
    let program = folder().join("kin-researcher");
    let script = format!(
        "#!/bin/bash\nexec '{}' \"$@\" --passphrase-file walk/desk-passphrase.txt\n",
        program.display()
    );
    let path = bin.join("kin-researcher");
    fs::write(&path, script).expect("writes");
    let executable = std::os::unix::fs::PermissionsExt::from_mode(0o755);
    fs::set_permissions(path, executable).expect("may be run");
    Shell::with_programs(place, &bin)
}

fn query(page: &str) -> (&str, String) {
    let query = page.split_once("```sql\n").and_then(|(_, rest)| rest.split_once("```")).expect("a query").0;
    let table = page.split_once("|---|---|---|\n").expect("a table").1;
    let rows = table.split_inclusive('\n').take_while(|line| line.starts_with('|'));
    (query, rows.collect())
}

#[test]
fn every_command_of_the_guide_prints_what_the_guide_says() {
    let page = fs::read_to_string(root().join("researcher/GUIDE.md")).expect("the guide");
    let place = tempfile::tempdir().expect("a fresh folder");
    let typed = commands(&page);
    assert!(typed.len() >= 9, "{} commands", typed.len());
    let wrong = differences("GUIDE.md", typed, &mut desk(place.path()));
    assert!(wrong.is_empty(), "{wrong}");

    let python = root().join("target/tools/python/bin/python");
    let imported =
        Command::new(&python).args(["-c", "import duckdb"]).stderr(std::process::Stdio::null()).status();
    if !imported.is_ok_and(|status| status.success()) {
        assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "DuckDB is missing: run `{INSTALL}`");
        #[expect(clippy::print_stderr, reason = "a part left out must not look like one that passed")]
        {
            eprintln!("the query is skipped because DuckDB is missing: run `{INSTALL}`");
        }
        return;
    }
    let (query, expected) = query(&page);
    assert!(expected.lines().count() == 5, "the five offices: {expected}");
    let asked = Command::new(python)
        .args(["-c", ASK])
        .current_dir(place.path())
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn();
    let mut asked = asked.expect("python starts");
    std::io::Write::write_all(&mut asked.stdin.take().expect("piped"), query.as_bytes()).expect("the query");
    let answered = asked.wait_with_output().expect("python ends");
    assert_eq!(String::from_utf8_lossy(&answered.stdout), expected);
}
