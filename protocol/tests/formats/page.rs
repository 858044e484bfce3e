//! `FORMATS.md` and `vectors/` name each other.

use std::collections::BTreeSet;

#[test]
fn every_vector_is_named_on_the_page_and_every_name_is_a_vector() {
    let root = env!("CARGO_MANIFEST_DIR");
    #[expect(clippy::disallowed_methods, reason = "tests read their page from the disk")]
    let page = std::fs::read_to_string(format!("{root}/FORMATS.md")).unwrap();
    let rows = page.lines().filter(|line| line.starts_with("| ["));
    let named: BTreeSet<String> = rows
        .filter_map(|row| row.trim_end_matches([' ', '|']).rsplit('|').next())
        .flat_map(|cell| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>())
        .filter(|name| [".json", ".txt", ".age"].iter().any(|end| name.ends_with(end)))
        .collect();
    let lying: BTreeSet<String> = std::fs::read_dir(format!("{root}/vectors"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(named, lying);
}
