//! Other workbooks than those of the repository: any folder of them, compared in the same way.

use std::path::{Path, PathBuf};

use crate::{bytes, compare, first_id, import, round_trip};

/// `KIN_WORKBOOKS=FOLDER cargo test -p kin-researcher --test workbooks others -- --nocapture`: beside each workbook stands
/// `NAME.json`, what pyxform reads from it, or `NAME.txt`, the reason for which pyxform refuses it; where `NAME.id` stands
/// too it holds the name of our reason, which is shown otherwise. Files that a workbook names stand there as well.
#[test]
fn others_agree_with_pyxform_too() {
    let Some(folder) = std::env::var_os("KIN_WORKBOOKS") else { return };
    let mut paths: Vec<PathBuf> =
        Path::new(&folder).read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let (mut read, mut refused, mut differences) = (0, 0, Vec::new());
    for path in paths {
        let file = path.file_name().unwrap().to_string_lossy().into_owned();
        let is_workbook =
            ["xlsx", "xlsm", "xls", "md"].iter().any(|ending| file.ends_with(&format!(".{ending}")));
        let found = if !is_workbook {
            continue;
        } else if path.with_extension("json").exists() {
            read += 1;
            differences_of(&path)
        } else if path.with_extension("txt").exists() {
            refused += 1;
            refusal(&path)
        } else {
            vec!["has neither pyxform's JSON nor its reason beside it".into()]
        };
        differences.extend(found.into_iter().map(|line| format!("{file}: {line}")));
    }
    println!("{read} workbooks that pyxform reads, {refused} that it refuses");
    assert!(read + refused > 0, "{} holds no workbook", folder.display());
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// What pyxform reads from a workbook that our import does not, and what a second import changes.
fn differences_of(path: &Path) -> Vec<String> {
    let found = match import(path) {
        Ok(found) => found,
        Err(mistakes) => return vec![format!("is refused: {mistakes}")],
    };
    println!("{}: {:?}", path.display(), found.report.carried);
    for line in &found.report.lines {
        println!("  {:?} {} {:?} {:?}", line.outcome, line.place, line.what, line.because);
    }
    let expected = serde_json::from_slice(&bytes(&path.with_extension("json"))).unwrap();
    let mut differences = compare::compare(&expected, &found);
    differences
        .extend(round_trip(&found.json).err().map(|difference| format!("there and back: {difference}")));
    differences
}

/// What pyxform refuses is refused.
fn refusal(path: &Path) -> Vec<String> {
    let reason = String::from_utf8(bytes(&path.with_extension("txt"))).unwrap();
    let Err(mistakes) = import(path) else {
        return vec![format!("is accepted; pyxform: {reason}")];
    };
    let (ours, stated) = (first_id(&mistakes), path.with_extension("id"));
    println!("{}: refused\n  {ours}: {mistakes}\n  pyxform: {reason}", path.display());
    let expected = stated.exists().then(|| String::from_utf8(bytes(&stated)).unwrap());
    match expected {
        Some(expected) if expected.trim() != ours => {
            vec![format!("{ours} ({mistakes}), not {}", expected.trim())]
        }
        _ => Vec::new(),
    }
}
