//! The procedures of `keys-docs/` as a newcomer follows them, page by page, in one folder: a study is made with its
//! custodians, interviews are held, the desk is lost, two shares bring it back, keys are rotated and destroyed, and an
//! auditor checks all of it.
//!
//! What a person types when she is asked stands in files here; nothing else differs from the pages.

use std::fs;
use std::path::{Path, PathBuf};

use kin_tests::pages::{Shell, differences};
use kin_tests::programs::{Program, folder, root};
use kin_tests::study::free_port;

/// The port on the pages; the test takes one that is free.
const PORT: &str = "8437";

/// One newcomer with a folder.
struct Newcomer {
    place: tempfile::TempDir,
    port: String,
}

impl Newcomer {
    fn new() -> Self {
        let place = tempfile::tempdir().expect("a fresh folder");
        let newcomer = Self { place, port: free_port().to_string() };
        std::os::unix::fs::symlink(root().join("forms"), newcomer.path("forms")).expect("a link");
        fs::create_dir(newcomer.path("typed")).expect("a folder");
        for (name, passphrase) in [
            ("desk", "sáu từ không ai khác chọn"),
            ("1", "mật khẩu của người giữ một"),
            ("2", "mật khẩu của người giữ hai"),
            ("3", "mật khẩu của người giữ ba"),
            ("tablet", "mật khẩu của người hỏi"),
            ("contact", "mật khẩu của người giữ khoá liên lạc"),
        ] {
            fs::write(newcomer.path("typed").join(name), format!("{passphrase}\n")).expect("writes");
        }
        newcomer.hands();
        newcomer
    }

    fn path(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    /// A `kin-researcher` that answers what it is asked: the desk's passphrase or the contact custodian's, and those of the custodians whose shares
    /// are named, or of all three where they choose them.
    fn hands(&self) {
        let bin = self.path("bin");
        fs::create_dir(&bin).expect("a folder");
        let typed = self.path("typed");
        let typed = typed.display();
        let program = folder().join("kin-researcher");
        let script = format!(
            r#"#!/bin/bash
given=(--passphrase-file '{typed}/desk')
case "$*" in *"contacts new "*|*"contacts open "*) given=(--passphrase-file '{typed}/contact') ;; esac
[ "$1 $2" = "keys ceremony" ] && given+=(--share-passphrase-file '{typed}/1' --share-passphrase-file '{typed}/2' --share-passphrase-file '{typed}/3')
for word in "$@"; do
    case "$word" in
        *share-[123]-of-3.*) number="${{word##*share-}}"; given+=(--share-passphrase-file "{typed}/${{number%%-*}}") ;;
    esac
done
exec '{program}' "$@" "${{given[@]}}"
"#,
            program = program.display()
        );
        let path = bin.join("kin-researcher");
        fs::write(&path, script).expect("writes");
        let executable = std::os::unix::fs::PermissionsExt::from_mode(0o755);
        fs::set_permissions(path, executable).expect("may be run");
    }

    /// Follows a page; the test ends with what differs.
    fn follow(&self, page: &str) {
        self.follow_text(page, &text_of(page));
    }

    /// Follows one section of a page, by its heading.
    fn follow_section(&self, page: &str, heading: &str) {
        let text = text_of(page);
        let section = section(&text, heading).expect("a heading of the page");
        self.follow_text(&format!("{page}, {heading}"), section);
    }

    fn follow_text(&self, page: &str, text: &str) {
        let text = text.replace(PORT, &self.port);
        let mut shell = Shell::with_programs(self.place.path(), &self.path("bin"));
        let wrong = differences(page, &text, &mut shell);
        assert!(wrong.is_empty(), "{wrong}");
    }

    /// What happens in the field between two pages: a device is enrolled and questionnaires are sealed and sent.
    fn interviews(&self) {
        let text = |path: PathBuf| path.to_str().expect("a path in UTF-8").to_owned();
        let (tablet, typed) = (text(self.path("tablet")), text(self.path("typed/tablet")));
        let collector = |words: &[&str]| {
            let mut all = vec!["--data", tablet.as_str()];
            all.extend(words);
            all.extend(["--passphrase-file", typed.as_str()]);
            Program::Collector.succeed(all)
        };
        let (package, paper) = (text(self.path("tablet-1.kin-enrolment")), text(self.path("paper")));
        collector(&["enrol", &package, "--fingerprint-file", &paper]);
        let sample = text(root().join("tests/fixtures/RCSI_Sample_Survey.csv"));
        collector(&["import", "rcsi", &sample, "--ignore", "EnuName"]);
        let (store, bundle, parcel) =
            (text(self.path("store")), text(self.path("bundle")), text(self.path("parcel")));
        Program::Server.succeed(["init", &store]);
        Program::Server.succeed(["study", "load", &store, &bundle]);
        let mut shell = Shell::new(self.place.path());
        shell.run(&format!("kin-server serve {store} --listen 127.0.0.1:{} &", self.port));
        Program::Collector.succeed(["--data", tablet.as_str(), "send"]);
        let note = fs::read_to_string(self.path("study/note.txt")).expect("the note");
        let study = note.lines().find_map(|line| line.strip_prefix("study ")).expect("a study's id");
        drop(shell);
        Program::Server.succeed(["export", &store, study, &parcel]);
    }
}

fn text_of(page: &str) -> String {
    fs::read_to_string(root().join("keys-docs").join(page)).expect("a page")
}

/// From a heading of the third level to the next heading of any.
fn section<'t>(text: &'t str, heading: &str) -> Option<&'t str> {
    let (_, after) = text.split_once(&format!("\n### {heading}\n"))?;
    Some(
        ["\n### ", "\n## "]
            .iter()
            .filter_map(|next| after.find(next))
            .min()
            .map_or(after, |end| &after[..end]),
    )
}

fn remove(path: &Path) {
    fs::remove_dir_all(path).expect("it was there");
}

#[test]
fn a_newcomer_makes_loses_recovers_rotates_and_destroys_and_an_auditor_verifies() {
    let newcomer = Newcomer::new();
    newcomer.follow("ceremony.md");
    newcomer.follow("rehearsal.md");
    newcomer.interviews();
    // The desk burns, with everything on it.
    remove(&newcomer.path("study"));
    newcomer.follow("loss.md");
    newcomer.follow("rotation.md");
    newcomer.follow("destruction.md");
    newcomer.follow("audit.md");
}

#[test]
fn names_go_from_the_interview_to_the_contact_custodian_in_either_language() {
    let newcomer = Newcomer::new();
    let mut shell = Shell::with_programs(newcomer.place.path(), &newcomer.path("bin"));
    let form = r#"{ "kin_form": 1, "id": "call", "version": "1", "title": {"en": "Call"}, "languages": ["en"],
        "minimum_cell": 3, "choices": {}, "survey": [
        {"type": "text", "name": "name", "label": {"en": "Name"}, "max_length": 60, "disclosure": "direct"} ] }"#;
    fs::write(newcomer.path("call.json"), form).expect("writes");
    fs::write(newcomer.path("rows.csv"), "name\nAn\nBình\nChi\n").expect("writes");
    let address = format!("127.0.0.1:{}", newcomer.port);
    shell.run(&format!(
        "kin-researcher study new study --single --title Trial --server http://{address} --form call.json --expires 2099-12-31"
    ));
    shell.run("kin-researcher keys new study");
    let before = ["Tạo khoá", "Make the key", "Name her"];
    for heading in before {
        newcomer.follow_section("contacts.md", heading);
    }

    // In the field.
    let typed = "--passphrase-file typed/tablet";
    for command in [
        "kin-researcher publish study bundle",
        "kin-researcher fingerprint study > paper",
        "kin-researcher device add study tablet-1 --enumerator E01 --out package",
        "kin-server init store",
        "kin-server study load store bundle",
        &format!("kin-server serve store --listen {address} &"),
        &format!("kin-collector --data tablet enrol package --fingerprint-file paper {typed}"),
        &format!("kin-collector --data tablet import call rows.csv {typed}"),
        "kin-collector --data tablet send",
        "kin-server export store $(grep -m1 '^study ' study/note.txt | cut -d' ' -f2) parcel",
        "kin-researcher open study parcel",
    ] {
        shell.run(command);
    }

    let after = ["Hand over", "Mở tệp bàn giao", "Open the hand-over"];
    for heading in after {
        newcomer.follow_section("contacts.md", heading);
    }
    for table in ["ten.csv", "names.csv"] {
        let table = fs::read_to_string(newcomer.path(table)).expect("a table");
        assert!(["An", "Bình", "Chi"].iter().all(|name| table.contains(&format!(",{name}\n"))), "{table}");
    }
    // No command of the page stands in a section that was not followed.
    let page = text_of("contacts.md");
    let inside = |heading: &&str| section(&page, heading).map_or(0, |text| text.matches("\n$ ").count());
    let followed: usize = before.iter().chain(&after).map(inside).sum();
    assert_eq!(followed, page.matches("\n$ ").count());
}
