//! A second implementation of survey estimation, `svy` from `PyPI`, which shares no code with ours, gives the same numbers
//! over generated samples: simple, stratified, clustered, weighted, with and without a finite population, with missing
//! values, weights of nothing, one stratum, lonely units, domains of one unit.

mod samples;

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use kin_tests::programs::{Program, root};
use samples::{Case, cases};
use serde_json::{Value, json};

const INSTALL: &str = "python3 -m venv target/tools/python && \
    target/tools/python/bin/pip install --quiet --requirement tests/second_statistics/requirements.txt";

fn python() -> Option<PathBuf> {
    let python = root().join("target/tools/python/bin/python");
    let imported = Command::new(&python).args(["-c", "import svy"]).stderr(Stdio::null()).status();
    if imported.is_ok_and(|status| status.success()) {
        return Some(python);
    }
    assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "svy is missing: run `{INSTALL}`");
    #[expect(clippy::print_stderr, reason = "a test left out must not look like one that passed")]
    {
        eprintln!("skipped because svy is missing: run `{INSTALL}`");
    }
    None
}

fn close(ours: &Value, theirs: &Value, tolerance: f64) -> bool {
    match (ours.as_f64(), theirs.as_f64()) {
        (Some(ours), Some(theirs)) => (ours - theirs).abs() <= tolerance * theirs.abs().max(1e-3),
        (None, None) => true,
        // An error of exactly nothing: a domain in a single unit. We say that it is not known.
        (None, Some(theirs)) => theirs.abs() < 1e-9,
        (Some(_), None) => false,
    }
}

fn ask(case: &Case, question: &Value, folder: &std::path::Path) -> Value {
    let (file, design) = (folder.join("sample.csv"), folder.join("design.json"));
    std::fs::write(&file, &case.rows).expect("a temporary file");
    std::fs::write(&design, case.design.to_string()).expect("a temporary file");
    let columns: Vec<&str> =
        question["columns"].as_array().expect("columns").iter().filter_map(Value::as_str).collect();
    let kind = question["kind"].as_str().expect("a kind");
    let between = if kind == "ratio" { "/" } else { "," };
    let mut arguments = vec![
        "stats".to_owned(),
        file.display().to_string(),
        "--design".to_owned(),
        design.display().to_string(),
        format!("--{kind}"),
        columns.join(between),
        "--json".to_owned(),
    ];
    if let Some(by) = question["by"].as_str() {
        arguments.extend(["--by".to_owned(), by.to_owned()]);
    }
    serde_json::from_str(&Program::Researcher.succeed(arguments)).expect("JSON")
}

fn compare(case: &Case, question: &Value, ours: &Value, theirs: &Value) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut check = |what: &str, ours: &Value, theirs: &Value, tolerance: f64| {
        if !close(ours, theirs, tolerance) {
            wrong.push(format!("{what}: {ours} is not {theirs}"));
        }
    };
    if question["kind"] == "table" {
        let table = &ours["tables"][0];
        let test = &table["tests"]["rao_scott_f"];
        check("X²", &table["tests"]["pearson"]["statistic"], &theirs["pearson"], 1e-9);
        if !case.zero_weights {
            // There svy counts a unit whose weight is nothing as one that could vary, and we do not.
            check("F", &test["statistic"], &theirs["f"], 1e-9);
            check("numerator", &test["numerator_degrees_of_freedom"], &theirs["numerator"], 1e-9);
            check("denominator", &test["denominator_degrees_of_freedom"], &theirs["denominator"], 1e-9);
            check("p", &test["p_value"], &theirs["p"], 1e-9);
        }
        let place =
            |labels: &Value, label: &Value| labels.as_array()?.iter().position(|known| known == label);
        for cell in theirs["cells"].as_array().expect("cells") {
            let (Some(row), Some(column)) =
                (place(&table["rows"], &cell["row"]), place(&table["columns"], &cell["column"]))
            else {
                continue;
            };
            let ours = &table["cells"][row][column];
            check("share", &ours["proportion"], &cell["estimate"], 1e-9);
            check("share's error", &ours["standard_error"], &cell["standard_error"], 1e-9);
        }
        return wrong;
    }
    let rows = ours["estimates"].as_array().expect("estimates");
    let theirs = theirs.as_array().expect("rows");
    for row in theirs {
        let same = |ours: &&Value| {
            ours["domain"] == row["domain"] && (row["value"].is_null() || ours["value"] == row["value"])
        };
        let Some(ours) = rows.iter().find(same) else {
            check("a row", &Value::Null, &json!(1), 0.0);
            continue;
        };
        let name = format!("{}{}", row["domain"], row["value"]);
        check(&format!("{name} estimate"), &ours["estimate"], &row["estimate"], 1e-9);
        check(&format!("{name} error"), &ours["standard_error"], &row["standard_error"], 1e-9);
        if ours["standard_error"].is_null() {
            continue;
        }
        check(&format!("{name} degrees"), &ours["degrees_of_freedom"], &row["degrees_of_freedom"], 0.0);
        let interval = match question["interval"].as_str() {
            Some("beta") => &ours["intervals"]["korn_graubard"],
            Some(_) => &ours["intervals"]["logit"],
            None => &ours["confidence_interval"],
        };
        if !row["lower"].is_null() {
            check(&format!("{name} lower"), &interval[0], &row["lower"], 1e-9);
            check(&format!("{name} upper"), &interval[1], &row["upper"], 1e-9);
        }
    }
    wrong
}

#[test]
fn the_second_gives_the_same_estimates() {
    let Some(python) = python() else { return };
    let cases = cases();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let manifest: Vec<Value> = cases
        .iter()
        .enumerate()
        .map(|(place, case)| {
            let file = folder.path().join(format!("{place}.csv"));
            std::fs::write(&file, &case.rows).expect("a temporary file");
            json!({"file": file, "design": case.design, "questions": case.questions})
        })
        .collect();
    let mut child = Command::new(python)
        .arg(root().join("tests/second_statistics/estimate.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(json!({"cases": manifest}).to_string().as_bytes()).expect("the script reads");
    drop(stdin);
    let output = child.wait_with_output().expect("python ends");
    assert!(output.status.success());
    let theirs: Vec<Vec<Value>> = serde_json::from_slice(&output.stdout).expect("JSON");
    let pairs: Vec<(&Case, &Value, &Value)> = cases
        .iter()
        .zip(&theirs)
        .flat_map(|(case, answers)| case.questions.iter().zip(answers).map(move |(q, a)| (case, q, a)))
        .collect();
    let refused: Vec<String> = pairs
        .iter()
        .filter_map(|(case, question, theirs)| {
            Some(format!("{} {question}: {}", case.name, theirs.get("refused")?))
        })
        .collect();
    assert!(refused.is_empty(), "svy refused:\n{}", refused.join("\n"));
    assert!(pairs.len() > 180, "{} answers are compared", pairs.len());
    Program::Researcher.succeed(["--version"]);
    let wrong: Vec<String> = std::thread::scope(|scope| {
        let halves = pairs.chunks(pairs.len().div_ceil(2)).enumerate().map(|(half, pairs)| {
            let folder = folder.path().join(format!("half {half}"));
            std::fs::create_dir(&folder).expect("a temporary folder");
            scope.spawn(move || {
                let all = pairs.iter().flat_map(|(case, question, theirs)| {
                    let ours = ask(case, question, &folder);
                    let wrong = compare(case, question, &ours, theirs);
                    wrong
                        .into_iter()
                        .map(move |what| format!("{} {} {question}: {what}", case.name, case.design))
                });
                all.collect::<Vec<_>>()
            })
        });
        let halves: Vec<_> = halves.collect();
        halves.into_iter().flat_map(|half| half.join().expect("no panic")).collect()
    });
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
}
