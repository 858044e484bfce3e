//! Who may depend on whom, as `README.md` draws it: read from cargo's own dependency graph.

use std::collections::BTreeSet;
use std::process::Command;

/// Everything `package` links in a normal build, as crate names.
fn linked_by(package: &str) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args([
            "tree",
            "--locked",
            "--package",
            package,
            "--edges",
            "normal",
            "--prefix",
            "none",
            "--format",
            "{p}",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let tree = String::from_utf8(output.stdout).expect("cargo prints UTF-8");
    let names: BTreeSet<String> =
        tree.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect();
    assert!(names.contains(package), "cargo tree did not list {package} itself");
    names
}

fn ours(package: &str) -> BTreeSet<String> {
    linked_by(package).into_iter().filter(|name| name.starts_with("kin-") && name != package).collect()
}

/// Crates that open sockets, or exist only to be used by crates that do.
const NETWORK: [&str; 14] = [
    "axum",
    "curl",
    "h2",
    "hyper",
    "hyper-util",
    "mio",
    "quinn",
    "reqwest",
    "rustls",
    "socket2",
    "tokio",
    "tungstenite",
    "ureq",
    "ureq-proto",
];

#[test]
fn the_server_links_nothing_that_could_read_what_it_stores() {
    let linked = linked_by("kin-server");
    for forbidden in ["age", "age-core", "kin-forms", "kin-sealing"] {
        assert!(!linked.contains(forbidden), "kin-server links {forbidden}");
    }
}

#[test]
fn the_researcher_links_no_network() {
    let linked = linked_by("kin-researcher");
    for forbidden in NETWORK {
        assert!(!linked.contains(forbidden), "kin-researcher links {forbidden}");
    }
}

#[test]
fn the_auditor_links_nothing_that_opens_a_response() {
    let linked = linked_by("kin-auditor");
    for forbidden in ["age", "age-core", "kin-forms", "kin-sealing"] {
        assert!(!linked.contains(forbidden), "kin-auditor links {forbidden}");
    }
}

#[test]
fn what_travels_between_people_links_neither_age_nor_a_network_nor_a_disk() {
    let linked = linked_by("kin-protocol");
    for forbidden in NETWORK.iter().chain(&["age", "age-core", "rusqlite", "tempfile"]) {
        assert!(!linked.contains(*forbidden), "kin-protocol links {forbidden}");
    }
}

#[test]
fn the_shared_crates_and_the_three_edges_depend_on_nothing_of_ours() {
    for package in [
        "kin-forms",
        "kin-sealing",
        "kin-protocol",
        "kin-statistics",
        "kin-terminal",
        "kin-disk",
        "kin-network",
    ] {
        assert_eq!(ours(package), BTreeSet::new(), "{package}");
    }
}

#[test]
fn a_conversation_knows_forms_and_a_terminal_but_no_disk_network_or_key() {
    let allowed = BTreeSet::from(["kin-forms".to_owned(), "kin-terminal".to_owned()]);
    assert_eq!(ours("kin-conversation"), allowed);
    let linked = linked_by("kin-conversation");
    for forbidden in NETWORK.iter().chain(&["age", "age-core", "ed25519-dalek", "rusqlite", "tempfile"]) {
        assert!(!linked.contains(*forbidden), "kin-conversation links {forbidden}");
    }
}

#[test]
fn a_screen_knows_a_conversation_but_no_disk_network_or_key() {
    let allowed = ["kin-conversation", "kin-forms", "kin-terminal"].map(str::to_owned);
    assert_eq!(ours("kin-screens"), BTreeSet::from(allowed));
    let linked = linked_by("kin-screens");
    // crossterm waits for keys through mio, which can wait for sockets too.
    let network = NETWORK.iter().filter(|name| **name != "mio");
    for forbidden in network.chain(&["age", "age-core", "ed25519-dalek", "rusqlite", "tempfile"]) {
        assert!(!linked.contains(*forbidden), "kin-screens links {forbidden}");
    }
}

#[test]
fn the_programs_depend_on_what_the_map_says_and_nothing_more() {
    let device = [
        "kin-conversation",
        "kin-disk",
        "kin-forms",
        "kin-network",
        "kin-protocol",
        "kin-screens",
        "kin-sealing",
        "kin-terminal",
    ];
    // The server answers and does not ask.
    let public = ["kin-disk", "kin-protocol", "kin-terminal"];
    let asking = ["kin-disk", "kin-network", "kin-protocol", "kin-terminal"];
    // Numbers are made where answers may be read.
    let desk = [
        "kin-conversation",
        "kin-disk",
        "kin-forms",
        "kin-protocol",
        "kin-sealing",
        "kin-statistics",
        "kin-terminal",
    ];
    for (package, allowed) in [
        ("kin-collector", &device[..]),
        ("kin-researcher", &desk[..]),
        ("kin-server", &public[..]),
        ("kin-auditor", &asking[..]),
    ] {
        let allowed: BTreeSet<String> = allowed.iter().map(|&name| name.to_owned()).collect();
        assert_eq!(ours(package), allowed, "{package}");
    }
}

#[test]
fn the_collector_cannot_open_a_sealed_response() {
    // Clippy, run by the gate with warnings denied, enforces the list; nothing in the sources may lift it.
    let collector = concat!(env!("CARGO_MANIFEST_DIR"), "/../collector");
    let lints = std::fs::read_to_string(format!("{collector}/clippy.toml")).expect("collector/clippy.toml");
    assert!(
        lints.contains("path = \"kin_sealing::open\""),
        "collector/clippy.toml must ban kin_sealing::open"
    );
    let sources = kin_tests::canary::files_below(std::path::Path::new(&format!("{collector}/src")));
    let sources = sources.iter().filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    let mut read = 0;
    for path in sources {
        read += 1;
        let text = std::fs::read_to_string(path).expect("source");
        assert!(!text.contains("sealing::open"), "{} opens sealed responses", path.display());
        assert!(!text.contains("sealing::{open"), "{} opens sealed responses", path.display());
    }
    assert!(read > 5, "the collector's sources were not found");
}
