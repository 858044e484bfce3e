//! The procedures of `keys-docs/` as newcomers follow them, page by page, each in a folder of her own: a study is made
//! with its custodians, interviews are held, the desk is lost, two shares bring it back, keys are rotated and destroyed,
//! and an auditor checks all of it; devices are enrolled in two languages; names go to the contact custodian; a supervisor watches; people
//! come and go, a root is exchanged, a form is mended, and a study is closed.
//!
//! What a person types when she is asked stands in files here; nothing else differs from the pages. No command of any
//! page is left out.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use kin_tests::clock::OtherClock;
use kin_tests::pages::{Shell, commands, differences, section};
use kin_tests::programs::{folder, root};
use kin_tests::study::free_port;

/// The port on the pages; the test takes one that is free.
const PORT: &str = "8437";

/// The commands that were typed: the page, and the line of each.
type Followed = BTreeSet<(String, usize)>;

/// One newcomer with a folder.
struct Newcomer {
    place: tempfile::TempDir,
    port: String,
    followed: Followed,
}

impl Newcomer {
    fn new() -> Self {
        let place = tempfile::tempdir().expect("a fresh folder");
        let newcomer = Self { place, port: free_port().to_string(), followed: Followed::new() };
        std::os::unix::fs::symlink(root().join("forms"), newcomer.path("forms")).expect("a link");
        fs::create_dir(newcomer.path("typed")).expect("a folder");
        for (name, passphrase) in [
            ("desk", "sáu từ không ai khác chọn"),
            ("1", "mật khẩu của người giữ một"),
            ("2", "mật khẩu của người giữ hai"),
            ("3", "mật khẩu của người giữ ba"),
            ("tablet", "mật khẩu của người hỏi"),
            ("contact", "mật khẩu của người giữ khoá liên lạc"),
            ("supervisor", "mật khẩu của người giám sát"),
            ("root", "mật khẩu của người phụ trách"),
        ] {
            fs::write(newcomer.path("typed").join(name), format!("{passphrase}\n")).expect("writes");
        }
        newcomer.hands();
        newcomer
    }

    fn path(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    /// Programs that answer what they are asked. At the desk: its passphrase, the contact custodian's, that of the holder
    /// of another root, and those of the custodians whose shares are named, or of all three where they choose them. On
    /// a device, which speaks its enumerator's language: her passphrase, the fingerprint from paper, and that she is sure.
    fn hands(&self) {
        let bin = self.path("bin");
        fs::create_dir(&bin).expect("a folder");
        let desk = r#"given=(--passphrase-file "$typed/desk")
case "$*" in
    *"contacts new "*|*"contacts open "*) given=(--passphrase-file "$typed/contact") ;;
    *"supervisor new "*|*"monitor "*) given=(--passphrase-file "$typed/supervisor") ;;
    *"roots new "*|*"roots cosign "*) given=(--passphrase-file "$typed/root") ;;
esac
[ "$1 $2" = "keys ceremony" ] && given+=(--share-passphrase-file "$typed/1" --share-passphrase-file "$typed/2" --share-passphrase-file "$typed/3")
for word in "$@"; do
    case "$word" in
        *share-[123]-of-3.*) number="${word##*share-}"; given+=(--share-passphrase-file "$typed/${number%%-*}") ;;
    esac
done"#;
        let device = r#"case "$*" in *"--language vi"*) data=may ;; *) data=tablet ;; esac
given=(--passphrase-file "$typed/tablet" --data "$data")
case "$*" in
    *"withdraw "*"--language vi"*) given+=(--code-file "$typed/code-vi") ;;
    *"withdraw "*) given+=(--code-file "$typed/code-en") ;;
    *"enrol "*) given+=(--fingerprint-file paper) ;;
    *close) given+=(--yes) ;;
esac"#;
        let operator = r#"given=(); [ "$1" = withdraw ] && given=(--code-file "$typed/code-letter")"#;
        let nobody = "given=()";
        for (name, answers) in [
            ("kin-researcher", desk),
            ("kin-collector", device),
            ("kin-server", operator),
            ("kin-auditor", nobody),
        ] {
            let (typed, program) = (self.path("typed"), folder().join(name));
            let (typed, program, time) = (typed.display(), program.display(), self.path("time"));
            let time = time.display();
            let script = format!(
                "#!/bin/bash\ntyped='{typed}'\n{answers}\n[ -e '{time}' ] && . '{time}'\nexec '{program}' \"$@\" \"${{given[@]}}\"\n"
            );
            let path = bin.join(name);
            fs::write(&path, script).expect("writes");
            let executable = std::os::unix::fs::PermissionsExt::from_mode(0o755);
            fs::set_permissions(path, executable).expect("may be run");
        }
    }

    /// From now on it is another day for the programs.
    fn wait_until(&self, then: &str) {
        let then = then.parse().expect("a moment");
        let variables = OtherClock::built(self.place.path()).at(then);
        let lines = variables.map(|(name, value)| format!("export {name}='{value}'\n"));
        fs::write(self.path("time"), lines.concat()).expect("writes");
    }

    fn shell(&self) -> Shell {
        Shell::with_programs(self.place.path(), &self.path("bin"))
    }

    /// Follows a page; the test ends with what differs.
    fn follow(&mut self, page: &str) {
        let text = text_of(page);
        self.follow_lines(page, &text, 1..usize::MAX);
    }

    /// Follows one section of a page, by its heading.
    fn follow_section(&mut self, page: &str, heading: &str) {
        let text = text_of(page);
        let lines = section(&text, heading).expect("a heading of the page");
        self.follow_lines(page, &text, lines);
    }

    fn follow_lines(&mut self, page: &str, text: &str, lines: std::ops::Range<usize>) {
        let mut here = commands(&text.replace(PORT, &self.port));
        here.retain(|typed| lines.contains(&typed.line));
        assert!(!here.is_empty(), "{page} has commands in lines {lines:?}");
        self.followed.extend(here.iter().map(|typed| (page.to_owned(), typed.line)));
        let wrong = differences(page, here, &mut self.shell());
        assert!(wrong.is_empty(), "{wrong}");
    }

    /// Types what stands on no page, between two pages.
    fn between(&self, commands: &[&str]) {
        let mut shell = self.shell();
        for command in commands {
            let ended = shell.run(&format!("{command} || echo FAILED"));
            assert!(!ended.contains("FAILED"), "{command}: {ended}");
        }
    }

    /// The server, for as long as the shell is kept.
    fn serve(&self) -> Shell {
        let mut shell = self.shell();
        let said = shell.run(&format!("kin-server serve store --listen 127.0.0.1:{} &", self.port));
        assert!(said.starts_with("listening"), "{said}");
        shell
    }

    /// What happens in the field between two pages: a device is enrolled and questionnaires are sealed and sent.
    fn interviews(&self) {
        let sample = root().join("tests/fixtures/RCSI_Sample_Survey.csv");
        self.between(&[
            "kin-collector enrol tablet-1.kin-enrolment",
            &format!("kin-collector import rcsi '{}' --ignore EnuName", sample.display()),
            "kin-server init store",
            "kin-server study load store bundle",
        ]);
        let _server = self.serve();
        self.between(&["kin-collector send", EXPORT]);
    }
}

/// The parcel, as the operator of the server makes it.
const EXPORT: &str =
    "rm -f parcel; kin-server export store $(grep -m1 '^study ' study/note.txt | cut -d' ' -f2) parcel";

fn text_of(page: &str) -> String {
    fs::read_to_string(root().join("keys-docs").join(page)).expect("a page")
}

fn remove(path: &Path) {
    fs::remove_dir_all(path).expect("it was there");
}

/// A lost desk, from the ceremony to the auditor.
static LOST_DESK: LazyLock<Followed> = LazyLock::new(|| {
    let mut newcomer = Newcomer::new();
    newcomer.follow("ceremony.md");
    newcomer.follow("rehearsal.md");
    newcomer.interviews();
    // The desk burns, with everything on it.
    remove(&newcomer.path("study"));
    newcomer.follow("loss.md");
    newcomer.follow("rotation.md");
    newcomer.follow("destruction.md");
    newcomer.follow("audit.md");
    newcomer.followed
});

/// A study in which people come and go, to its close.
static CLOSED_STUDY: LazyLock<Followed> = LazyLock::new(|| {
    let mut newcomer = Newcomer::new();
    newcomer.follow("ceremony.md");
    newcomer.follow("rehearsal.md");
    newcomer.interviews();
    newcomer.between(&["kin-researcher open study parcel"]);
    newcomer.follow("new-researcher.md");
    newcomer
        .between(&["kin-researcher device add study tablet-2 --enumerator E02 --out tablet-2.kin-enrolment"]);
    newcomer.follow("compromise.md");
    newcomer.between(&[
        "kin-server study load store bundle",
        "kin-researcher device add study tablet-3 --enumerator E03 --out tablet-3.kin-enrolment",
    ]);
    let server = newcomer.serve();
    newcomer.follow_section("close.md", "English: for the enumerator");
    newcomer.between(&["kin-collector --language vi enrol tablet-3.kin-enrolment"]);
    newcomer.follow_section("close.md", "Tiếng Việt: dành cho người hỏi");
    newcomer.between(&[EXPORT]);
    drop(server);
    newcomer.follow_section("close.md", "At the desk");
    newcomer.follow("logs.md");
    // The last epoch of the pages ends with this day.
    newcomer.wait_until("2100-01-01T08:00:00Z");
    newcomer.follow_section("close.md", "When the last epoch has ended");
    newcomer.follow_section("close.md", "The last certificate");
    newcomer.followed
});

/// Devices enrolled in either language.
static ENROLMENT: LazyLock<Followed> = LazyLock::new(|| {
    let mut newcomer = Newcomer::new();
    newcomer.between(&[
        "kin-researcher study new study --single --title Trial --server http://127.0.0.1:9 --form forms/library/returnee-reintegration.json --expires 2099-12-31",
        "kin-researcher keys new study",
        "kin-researcher study sign study",
    ]);
    newcomer.follow_section("enrolment.md", "At the desk: for the researcher");
    newcomer.between(&["kin-researcher fingerprint study > paper"]);
    newcomer.follow_section("enrolment.md", "English: for the enumerator");
    newcomer.between(&["kin-researcher device add study laptop-08 --enumerator E08 --out goi-ghi-danh.json"]);
    newcomer.follow_section("enrolment.md", "Tiếng Việt: dành cho người hỏi");
    newcomer.followed
});

/// Names, from the interview to the contact custodian.
static NAMES: LazyLock<Followed> = LazyLock::new(|| {
    let mut newcomer = Newcomer::new();
    let form = r#"{ "kin_form": 1, "id": "call", "version": "1", "title": {"en": "Call"}, "languages": ["en"],
        "minimum_cell": 3, "choices": {}, "survey": [
        {"type": "text", "name": "name", "label": {"en": "Name"}, "max_length": 60, "disclosure": "direct"} ] }"#;
    fs::write(newcomer.path("call.json"), form).expect("writes");
    fs::write(newcomer.path("rows.csv"), "name\nAn\nBình\nChi\n").expect("writes");
    newcomer.between(&[
        &format!(
            "kin-researcher study new study --single --title Trial --server http://127.0.0.1:{} --form call.json --expires 2099-12-31",
            newcomer.port
        ),
        "kin-researcher keys new study",
    ]);
    for heading in ["Tạo khoá", "Make the key", "Name her"] {
        newcomer.follow_section("contacts.md", heading);
    }
    newcomer.between(&[
        "kin-researcher fingerprint study > paper",
        "kin-researcher device add study tablet-1 --enumerator E01 --out package",
        "kin-researcher publish study bundle",
        "kin-server init store",
        "kin-server study load store bundle",
        "kin-collector enrol package",
        "kin-collector import call rows.csv",
    ]);
    let server = newcomer.serve();
    newcomer.between(&["kin-collector send", EXPORT, "kin-researcher open study parcel"]);
    drop(server);
    for heading in ["Hand over", "Mở tệp bàn giao", "Open the hand-over"] {
        newcomer.follow_section("contacts.md", heading);
    }
    for table in ["ten.csv", "names.csv"] {
        let table = fs::read_to_string(newcomer.path(table)).expect("a table");
        assert!(["An", "Bình", "Chi"].iter().all(|name| table.contains(&format!(",{name}\n"))), "{table}");
    }
    newcomer.followed
});

/// Check records, from the interview to the supervisor.
static SUPERVISION: LazyLock<Followed> = LazyLock::new(|| {
    let mut newcomer = Newcomer::new();
    fs::write(
        newcomer.path("rows.csv"),
        "rCSILessQlty,rCSIBorrow,rCSIMealNb,rCSIMealSize,rCSIMealAdult\n1,0,0,2,0\n0,0,1,0,3\n7,1,2,0,0\n",
    )
    .expect("writes");
    newcomer.between(&[
        &format!(
            "kin-researcher study new study --single --title Trial --server http://127.0.0.1:{} --form forms/library/rcsi.json --expires 2099-12-31",
            newcomer.port
        ),
        "kin-researcher keys new study",
    ]);
    newcomer.follow_section("supervision.md", "Tạo khoá");
    newcomer.between(&["rm -r supervisor-key"]);
    newcomer.follow_section("supervision.md", "Make the key");
    newcomer.follow_section("supervision.md", "For the desk: name her");
    newcomer.between(&[
        "kin-researcher fingerprint study > paper",
        "kin-researcher device add study tablet-1 --enumerator E01 --out package",
        "kin-researcher publish study bundle",
        "kin-server init store",
        "kin-server study load store bundle",
        "kin-collector enrol package",
        "kin-collector import rcsi rows.csv",
    ]);
    let server = newcomer.serve();
    newcomer.between(&["kin-collector send", EXPORT]);
    drop(server);
    newcomer.follow_section("supervision.md", "Xem cuộc khảo sát");
    newcomer.follow_section("supervision.md", "Watch the survey");
    newcomer.followed
});

/// A form is mended while devices are out, one with a network and one in each language.
static FORMS: LazyLock<Followed> = LazyLock::new(|| {
    let mut newcomer = Newcomer::new();
    let form = r#"{ "kin_form": 1, "id": "call", "version": "1", "title": {"vi": "Gọi lại", "en": "Call"}, "languages": ["vi", "en"],
        "minimum_cell": 3, "choices": {}, "survey": [
        {"type": "integer", "name": "debt", "label": {"vi": "Nợ", "en": "Debt"}, "disclosure": "sensitive"} ] }"#;
    let added = r#""survey": [ {"type": "integer", "name": "months", "label": {"vi": "Mấy tháng", "en": "Months"}, "disclosure": "open"},"#;
    let second = form
        .replace(r#""version": "1""#, r#""version": "2""#)
        .replace(r#""name": "debt""#, r#""name": "owed", "key": "debt""#)
        .replace(r#""survey": ["#, added);
    let third = second
        .replace(r#""version": "2""#, r#""version": "3""#)
        .replace("integer\", \"name\": \"owed", "decimal\", \"name\": \"owed");
    let again = form.replace(r#""id": "call""#, r#""id": "call-again""#);
    for (name, text) in
        [("call.json", form), ("call-2.json", &second), ("call-3.json", &third), ("call-again.json", &again)]
    {
        fs::write(newcomer.path(name), text).expect("writes");
    }
    newcomer.between(&[
        &format!(
            "kin-researcher study new study --single --title Trial --server http://127.0.0.1:{} --form call.json --expires 2099-12-31",
            newcomer.port
        ),
        "kin-researcher keys new study",
        "kin-researcher study sign study",
        "kin-researcher fingerprint study > paper",
        "kin-researcher device add study tablet-1 --enumerator E01 --out one",
        "kin-researcher device add study tablet-2 --enumerator E02 --out two",
        "kin-researcher publish study bundle",
        "kin-server init store",
        "kin-server study load store bundle",
        "kin-collector enrol one",
        "kin-collector enrol two --language vi",
        r#"printf '{"debt": 5}\n' > rows.jsonl"#,
        "kin-collector import call rows.jsonl",
    ]);
    let server = newcomer.serve();
    newcomer.between(&["kin-collector send", EXPORT, "kin-researcher open study parcel"]);
    newcomer.follow_section("forms.md", "At the desk: a newer version, and another form");
    newcomer.between(&["kin-server study load store bundle"]);
    newcomer.follow_section("forms.md", "Tiếng Việt: dành cho người hỏi");
    newcomer.follow_section("forms.md", "English: for the enumerator");
    newcomer.follow_section("forms.md", "At the desk: a form is used no more");
    drop(server);
    newcomer.followed
});

/// Envelopes, from the server over a courier to an auditor and a witness; then what an officer does at the desk.
static COURIER: LazyLock<Followed> = LazyLock::new(|| {
    let mut newcomer = Newcomer::new();
    newcomer.between(&[
        &format!(
            "kin-researcher study new study --single --title Trial --server http://127.0.0.1:{} --form forms/library/rcsi.json --expires 2099-12-31",
            newcomer.port
        ),
        "kin-researcher keys new study",
        "kin-server init store",
        "kin-researcher study log study $(kin-server log-key store)",
        "kin-researcher study sign study",
        "kin-researcher publish study bundle",
        "kin-researcher fingerprint study > paper",
        "kin-researcher device add study tablet-1 --enumerator E01 --out tablet-1.kin-enrolment",
        "kin-researcher publish study bundle --replace",
        "kin-server study load store bundle",
        "kin-collector enrol tablet-1.kin-enrolment",
        &format!(
            "kin-collector import rcsi '{}' --ignore EnuName",
            root().join("tests/fixtures/RCSI_Sample_Survey.csv").display()
        ),
    ]);
    let server = newcomer.serve();
    newcomer.between(&["kin-collector send"]);
    newcomer.follow("courier.md");
    drop(server);
    // What the courier carried is what the server itself would have written, and the desk opens it.
    newcomer.between(&[
        "kin-server export store $(grep -m1 '^study ' study/note.txt | cut -d' ' -f2) exported",
        "kin-researcher open study parcel | grep '^The server.s log was checked: it has 62 entries'",
    ]);
    let donor = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    fs::write(newcomer.path("donor.pub"), donor).expect("writes");
    newcomer.follow("officer.md");
    newcomer.followed
});

/// Two devices without a network, one in each language, and the server that is handed their stick.
static STICK: LazyLock<Followed> = LazyLock::new(|| {
    let mut newcomer = Newcomer::new();
    let sample = root().join("tests/fixtures/RCSI_Sample_Survey.csv");
    newcomer.between(&[
        &format!(
            "kin-researcher study new study --single --title Trial --server http://127.0.0.1:{} --form forms/library/rcsi.json --expires 2099-12-31",
            newcomer.port
        ),
        "kin-researcher keys new study",
        "kin-server init store",
        "kin-researcher study log study $(kin-server log-key store)",
        "kin-researcher study sign study",
        "kin-researcher fingerprint study > paper",
        "kin-researcher device add study tablet-1 --enumerator E01 --out one",
        "kin-researcher device add study tablet-2 --enumerator E02 --out two",
        "kin-researcher publish study bundle",
        "kin-server study load store bundle",
        "mkdir stick",
    ]);
    for language in ["en", "vi"] {
        let package = if language == "en" { "one" } else { "two" };
        newcomer.between(&[
            &format!("kin-collector enrol {package} --language {language}"),
            &format!(
                "kin-collector import rcsi '{}' --ignore EnuName --language {language}",
                sample.display()
            ),
        ]);
    }
    for heading in [
        "Tiếng Việt: đóng gói",
        "English: pack",
        "At the server",
        "Tiếng Việt: nhận trả lời",
        "English: the answer",
    ] {
        newcomer.follow_section("stick.md", heading);
    }
    newcomer.between(&[EXPORT, "kin-researcher open study parcel"]);
    newcomer.followed
});

/// Women who took slips, on two devices and by letter.
static WITHDRAWAL: LazyLock<Followed> = LazyLock::new(|| {
    let mut newcomer = Newcomer::new();
    let form = r#"{ "kin_form": 1, "id": "call", "version": "1", "title": {"en": "Call"}, "languages": ["en"],
        "minimum_cell": 3, "survey": [ {"type": "text", "name": "word", "label": {"en": "A word?"}, "required": true} ] }"#;
    fs::write(newcomer.path("call.json"), form).expect("writes");
    newcomer.between(&[
        &format!(
            "kin-researcher study new study --single --title Trial --server http://127.0.0.1:{} --form call.json --expires 2099-12-31",
            newcomer.port
        ),
        "kin-researcher keys new study",
        "kin-server init store",
        "kin-researcher study log study $(kin-server log-key store)",
        "kin-researcher study sign study",
        "kin-researcher fingerprint study > paper",
        "kin-researcher device add study tablet-1 --enumerator E01 --out one",
        "kin-researcher device add study tablet-2 --enumerator E02 --out two",
        "kin-researcher publish study bundle",
        "kin-server study load store bundle",
        "kin-collector enrol one",
        "kin-collector enrol two --language vi",
    ]);
    for whose in ["en", "vi", "letter"] {
        let code = format!("kin-researcher slips --count 1 | grep -m1 -E '^ +[0-9]' > typed/code-{whose}");
        newcomer.between(&[&code]);
    }
    let fill = |slip: &str, language: &str| {
        let slip = if slip.is_empty() { String::new() } else { format!("--slip-file typed/code-{slip}") };
        newcomer.between(&[&format!(
            "printf 'xylophone\\n\\nyes\\n' | kin-collector fill call {slip} --language {language}"
        )]);
    };
    for (slip, language) in [("en", "en"), ("", "en"), ("letter", "en"), ("", "en"), ("vi", "vi"), ("", "vi")]
    {
        fill(slip, language);
    }
    let server = newcomer.serve();
    let send = ["kin-collector send", "kin-collector send --language vi"];
    newcomer.between(&send);
    newcomer.between(&[EXPORT, "kin-researcher open study parcel"]);
    fill("vi", "vi");
    for heading in ["At the desk: slips", "Tiếng Việt: chị ấy muốn xoá", "English: she wants it deleted"]
    {
        newcomer.follow_section("withdrawal.md", heading);
    }
    drop(server);
    newcomer.follow_section("withdrawal.md", "A letter or a call: for the operator");
    newcomer.between(&[EXPORT]);
    newcomer.follow_section("withdrawal.md", "What the desk does");
    newcomer.followed
});

/// A machine for a study, from nothing to a copy that was put back.
static SERVER: LazyLock<Followed> = LazyLock::new(|| {
    let mut newcomer = Newcomer::new();
    newcomer.between(&[
        &format!(
            "kin-researcher study new study --single --title Trial --server http://127.0.0.1:{} --form forms/library/rcsi.json --expires 2099-12-31",
            newcomer.port
        ),
        "kin-researcher keys new study",
    ]);
    newcomer.follow_section("running.md", "A new host");
    newcomer.between(&[
        "kin-researcher study log study $(kin-server log-key store)",
        "kin-researcher study sign study",
        "kin-researcher fingerprint study > paper",
        "kin-researcher device add study tablet-1 --enumerator E01 --out tablet-1.kin-enrolment",
        "kin-researcher publish study bundle",
    ]);
    newcomer.follow_section("running.md", "The first bundle");
    newcomer.between(&[
        "kin-collector enrol tablet-1.kin-enrolment",
        &format!(
            "kin-collector import rcsi '{}' --ignore EnuName",
            root().join("tests/fixtures/RCSI_Sample_Survey.csv").display()
        ),
    ]);
    let server = newcomer.serve();
    newcomer.between(&["kin-collector send"]);
    for heading in ["The first upload", "Copies"] {
        newcomer.follow_section("running.md", heading);
    }
    drop(server);
    newcomer.follow_section("running.md", "Putting a copy back");
    // The copy goes on where the store was.
    let server = newcomer.serve();
    newcomer.between(&["kin-collector send --again"]);
    newcomer.follow_section("running.md", "A newer bundle");
    drop(server);
    newcomer.followed
});

#[test]
fn a_newcomer_makes_loses_recovers_rotates_and_destroys_and_an_auditor_verifies() {
    assert!(LOST_DESK.iter().any(|(page, _)| page == "audit.md"));
}

#[test]
fn people_come_and_go_a_root_is_exchanged_and_a_study_is_closed() {
    assert!(CLOSED_STUDY.iter().any(|(page, _)| page == "close.md"));
}

#[test]
fn devices_are_enrolled_in_either_language() {
    assert!(ENROLMENT.iter().any(|(page, _)| page == "enrolment.md"));
}

#[test]
fn names_go_from_the_interview_to_the_contact_custodian_in_either_language() {
    assert!(NAMES.iter().any(|(page, _)| page == "contacts.md"));
}

#[test]
fn a_supervisor_watches_while_everything_is_sealed_in_either_language() {
    assert!(SUPERVISION.iter().any(|(page, _)| page == "supervision.md"));
}

#[test]
fn a_form_is_mended_while_devices_are_out_in_either_language() {
    assert!(FORMS.iter().any(|(page, _)| page == "forms.md"));
}

#[test]
fn a_machine_goes_from_nothing_to_a_copy_that_was_put_back() {
    assert!(SERVER.iter().any(|(page, _)| page == "running.md"));
}

#[test]
fn envelopes_go_from_the_server_to_the_desk_and_to_an_auditor_and_a_witness() {
    assert!(COURIER.iter().any(|(page, _)| page == "courier.md"));
}

#[test]
fn responses_go_over_a_stick_in_either_language() {
    assert!(STICK.iter().any(|(page, _)| page == "stick.md"));
}

#[test]
fn women_withdraw_at_the_office_and_by_letter_and_the_desk_obeys() {
    assert!(WITHDRAWAL.iter().any(|(page, _)| page == "withdrawal.md"));
}

/// The list is the pages' own: a command that is added to any of them and followed by none of the above fails here.
#[test]
fn no_command_of_any_page_is_left_out() {
    let followed: Followed = [
        &LOST_DESK,
        &CLOSED_STUDY,
        &ENROLMENT,
        &NAMES,
        &SUPERVISION,
        &FORMS,
        &COURIER,
        &STICK,
        &WITHDRAWAL,
        &SERVER,
    ]
    .into_iter()
    .flat_map(|walk| walk.iter().cloned())
    .collect();
    let mut pages = 0;
    for entry in fs::read_dir(root().join("keys-docs")).expect("keys-docs") {
        let name = entry.expect("an entry").file_name().into_string().expect("a name in UTF-8");
        pages += 1;
        // `install.rs` types that page, with nothing but the program's file.
        for typed in commands(&text_of(&name)).into_iter().filter(|_| name != "install.md") {
            let seen = followed.contains(&(name.clone(), typed.line));
            assert!(seen, "{name}:{}: no test types: {}", typed.line, typed.command);
        }
    }
    assert!(pages >= 19, "{pages} pages");
}
