//! From a package and a paper to a device, or to nothing at all.

use jiff::{Timestamp, ToSpan};
use kin_collector::enrolment::Candidate;
use kin_collector::storage::Storage as _;
use kin_protocol::note::OfficeKey;

use crate::program::run;
use crate::study::{PASSPHRASE, Study, files};

struct Bench {
    home: tempfile::TempDir,
    study: Study,
}

impl Bench {
    fn new() -> Self {
        let bench = Self { home: tempfile::tempdir().unwrap(), study: Study::new("https://kin.example") };
        bench.write("package", bench.study.package_file());
        bench.write("fingerprint", bench.study.roots.fingerprint().to_string());
        bench.write("passphrase", PASSPHRASE);
        bench
    }

    fn path(&self, name: &str) -> String {
        self.home.path().join(name).display().to_string()
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), bytes).unwrap();
    }

    fn enrol(&self) -> crate::program::Ran {
        let (data, passphrase) = (self.path("data"), self.path("passphrase"));
        let (package, fingerprint) = (self.path("package"), self.path("fingerprint"));
        run(
            &[
                "enrol",
                &package,
                "--data",
                &data,
                "--passphrase-file",
                &passphrase,
                "--fingerprint-file",
                &fingerprint,
            ],
            b"",
        )
    }

    #[track_caller]
    fn refuses(&self, code: i32, words: &str) {
        let said = self.enrol().ends(code);
        assert!(said.contains(words), "{said}");
        assert!(!std::path::Path::new(&self.path("data")).exists(), "something was left behind");
    }
}

#[test]
fn a_package_whose_fingerprint_is_that_of_the_paper_makes_a_device_once() {
    let bench = Bench::new();
    let said = bench.enrol().ends(0);
    assert!(said.contains("Thăm nhà 2026"), "{said}");
    let before = files(std::path::Path::new(&bench.path("data")));
    let said = bench.enrol().ends(8);
    assert!(said.contains("already enrolled") && said.contains("hint:"), "{said}");
    assert_eq!(before, files(std::path::Path::new(&bench.path("data"))));
    let said = run(&["status", "--data", &bench.path("data")], b"").ends(0);
    assert!(said.contains("version 3") && said.contains("0 waiting"), "{said}");
}

#[test]
fn nothing_that_names_a_person_or_a_key_lies_open_on_the_device() {
    let bench = Bench::new();
    bench.enrol().ends(0);
    for (name, bytes) in files(std::path::Path::new(&bench.path("data"))) {
        for secret in ["tablet 3", "enumerator-17", PASSPHRASE, "AGE-SECRET-KEY"] {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "{secret} lies open in {name}");
        }
    }
}

#[test]
fn another_fingerprint_is_untrusted_and_leaves_nothing() {
    let bench = Bench::new();
    let mut groups = bench.study.roots.fingerprint().groups();
    groups[7] = if groups[7] == "12345" { "12346".into() } else { "12345".into() };
    bench.write("fingerprint", groups.join(" "));
    bench.refuses(5, "Group 8");
    bench.write("fingerprint", groups[..6].join(" "));
    bench.refuses(4, "not complete");
    bench.write("fingerprint", "not a fingerprint");
    bench.refuses(4, "error:");
    bench.write("fingerprint", b"\xff\xfe");
    bench.refuses(4, "not text");
}

#[test]
fn six_groups_typed_from_paper_are_enough_and_one_wrong_is_not() {
    let study = Study::new("https://kin.example");
    let package = study.package_file();
    let groups = study.roots.fingerprint().groups();
    let mut chance = kin_collector::chance::SystemChance::default();
    let candidate = Candidate::read(&package, Timestamp::now()).unwrap();
    let places = candidate.groups_to_compare(&mut chance).unwrap();
    assert_eq!(places.len(), 6);
    assert!(places.windows(2).all(|pair| pair[0] < pair[1]));
    let mut typed: Vec<(usize, String)> =
        places.iter().map(|place| (*place, format!(" {} ", groups[*place]))).collect();
    assert!(candidate.confirm_groups(&typed).is_ok());
    let again = || Candidate::read(&package, Timestamp::now()).unwrap();
    assert!(again().confirm_groups(&typed[..5]).is_err());
    typed[3].1 = "00000".into();
    assert_eq!(again().confirm_groups(&typed).err().unwrap().id(), "enrolment-fingerprint-differs");
    let six_times_the_same = vec![(0, groups[0].clone()); 6];
    assert!(again().confirm_groups(&six_times_the_same).is_err());
}

#[test]
fn typed_groups_are_asked_for_by_their_place_on_the_paper() {
    let bench = Bench::new();
    let (data, passphrase) = (bench.path("data"), bench.path("passphrase"));
    let arguments = ["enrol", &bench.path("package"), "--data", &data, "--passphrase-file", &passphrase];
    let said = run(&arguments, b"00000\n00000\n00000\n00000\n00000\n00000\n").ends(5);
    assert_eq!(said.matches("Group ").count(), 7, "{said}");
    let said = run(&arguments, b"00000\n").ends(4);
    assert!(said.contains("input ended"), "{said}");
    assert!(!std::path::Path::new(&data).exists());
}

#[test]
fn a_package_that_does_not_hold_together_is_refused() {
    let bench = Bench::new();
    let whole = String::from_utf8(bench.study.package_file()).unwrap();
    bench.write("package", "");
    bench.refuses(4, "error:");
    bench.write("package", &whole[..whole.len() / 2]);
    bench.refuses(4, "error:");
    bench.write("package", "[".repeat(200_000));
    bench.refuses(4, "error:");
    bench.write("package", vec![0xff; 1000]);
    bench.refuses(4, "error:");
    bench.write("package", vec![b' '; 17 * 1024 * 1024]);
    bench.refuses(4, "larger than");
    let mut package = bench.study.package();
    package.payload.note = package.payload.note.replace("2026", "2027");
    bench.write("package", package.sign(&bench.study.office()));
    bench.refuses(5, "caused by:");
    let mut package = bench.study.package();
    package.payload.forms.pop();
    bench.write("package", package.sign(&bench.study.office()));
    bench.refuses(5, "caused by:");
    let mut package = bench.study.package();
    package.header.expires -= 25.hours();
    bench.write("package", package.sign(&bench.study.office()));
    bench.refuses(4, "expired");
    // Another secret, label, path or day than the office signed: whoever changed it cannot sign it.
    let stranger = OfficeKey::from_seed(bench.study.id, &[13; 32]);
    bench.write("package", bench.study.package().sign(&stranger));
    bench.refuses(5, "not the office's");
    bench.write("package", whole.replace("enumerator-17", "enumerator-18"));
    bench.refuses(5, "changed after it was signed");
    bench.write("package", whole.replacen("expires 20", "expires 30", 1));
    bench.refuses(5, "changed after it was signed");
}

#[test]
fn a_short_passphrase_is_refused_and_leaves_nothing() {
    let bench = Bench::new();
    bench.write("passphrase", "bảy chữ");
    bench.refuses(7, "shorter than 8");
}

#[test]
fn a_folder_with_other_things_in_it_is_not_touched() {
    let bench = Bench::new();
    std::fs::create_dir(bench.path("data")).unwrap();
    bench.write("data/letter", "mine");
    bench.enrol().ends(8);
    let left = files(std::path::Path::new(&bench.path("data")));
    assert_eq!(left.len(), 1);
}

#[test]
fn a_power_cut_in_the_middle_of_enrolment_is_not_in_the_way() {
    let bench = Bench::new();
    let data = std::path::PathBuf::from(bench.path("data"));
    kin_disk::create_private_dir(&data).unwrap();
    kin_collector::storage::SqliteStorage::create(&data.join("device.db")).unwrap();
    let said = run(&["status", "--data", &bench.path("data")], b"").ends(8);
    assert!(said.contains("No device is enrolled"), "{said}");
    bench.enrol().ends(0);
    assert!(kin_collector::folder::open(&data).unwrap().enrolled().is_ok());
}

#[test]
fn roots_changed_behind_the_enumerators_back_are_noticed_by_the_passphrase() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    // Another study of the same id: everything in the database agrees, and only the passphrase knows better.
    let other_root = kin_protocol::note::RootKey::from_seed(study.id, &[1; 32]);
    let roots = kin_protocol::note::Roots::new(study.id, 1, vec![other_root.verifier()]).unwrap();
    let mut note = study.note.clone();
    note.roots = vec![other_root.verifier()];
    let note = kin_protocol::note::sign(&note, &[&other_root]).unwrap();
    let database = rusqlite::Connection::open(device.data().join("device.db")).unwrap();
    database.execute("UPDATE device SET roots = ?1, note = ?2", (roots.to_text(), note)).unwrap();
    drop(database);
    let said = device.run(&["fill", "visit"]).ends(5);
    assert!(said.contains("compared with paper"), "{said}");
}

#[test]
fn a_wrong_passphrase_is_locked_and_a_missing_device_has_a_hint() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    device.file("passphrase", "bốn từ khác hẳn");
    let said = device.run(&["fill", "visit"]).ends(7);
    assert!(!said.contains("khác hẳn"), "{said}");
    let nowhere = device.home.path().join("nowhere").display().to_string();
    let said = run(&["status", "--data", &nowhere], b"").ends(8);
    assert!(said.contains("hint:"), "{said}");
    assert!(!device.home.path().join("nowhere").exists());
}

#[test]
fn every_record_proves_the_secret_of_the_package() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    let answers = b"yes\nyes\nno\n1\n1\n34\n2\n1 2\nx\n\n\nyes\n";
    for _ in 0..2 {
        device.run_with(&["fill", "visit"], answers).ends(0);
    }
    let opened = study.open_all(&device);
    let enrolment = opened[0].record.circumstances.enrolment.as_ref().unwrap();
    assert!(enrolment.is_proved_by(&[8; 32], *study.id.as_bytes(), opened[0].device));
    assert!(!enrolment.is_proved_by(&[9; 32], *study.id.as_bytes(), opened[0].device));
    // The recipient is the device's own: only its passphrase opens what is sealed to it.
    assert_eq!(enrolment.recipient.to_string(), device.storage().enrolled().unwrap().vault_recipient);
    assert!(opened[1].record.circumstances.enrolment.is_some(), "the first may be withdrawn");
}
