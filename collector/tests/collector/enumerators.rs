//! Several enumerators on one machine: what is one's is not another's.

use std::path::Path;

use kin_collector::device::Device;
use kin_collector::enumerators;
use kin_collector::folder;
use kin_collector::holding;
use kin_collector::storage::Storage as _;
use kin_protocol::EnrolmentSecret;

use crate::program::{Ran, run};
use crate::study::{Enrolled, PASSPHRASE, Study, files};

const INTERVIEW: &[u8] = b"yes\nyes\nno\n1\n1\n34\n2\n1 2\nx\n\n\nyes\n";
/// The same, cut off before its end: a draft is left.
const CUT: &[u8] = b"yes\nyes\nno\n1\n1\n34\n2\n";
const FIRST: &str = "enumerator-17";
const SECOND: &str = "E02";
const HER_PASSPHRASE: &str = "bảy ngọn đèn bên sông";

/// A machine on which a second enumerator works too.
fn machine(study: &Study) -> Enrolled {
    let device = study.device();
    let place = enumerators::place_for(&device.data(), study.id, SECOND).unwrap();
    study.enrol(&package(study, SECOND), &place, HER_PASSPHRASE);
    device.file("her-passphrase", HER_PASSPHRASE);
    device
}

fn package(study: &Study, enumerator: &str) -> Vec<u8> {
    let mut package = study.package();
    package.payload.device_label = format!("tablet of {enumerator}");
    package.payload.enumerator = enumerator.into();
    package.payload.secret = EnrolmentSecret::from_bytes([9; 32]);
    package.payload.vouchers.clear();
    package.sign(&study.office()).to_vec()
}

/// Runs the program as this enumerator, with her own passphrase.
fn run_as(device: &Enrolled, code: &str, arguments: &[&str], input: &[u8]) -> Ran {
    let name = if code == FIRST { "passphrase" } else { "her-passphrase" };
    run_with(device, name, &[&["--enumerator", code], arguments].concat(), input)
}

fn run_with(device: &Enrolled, passphrase: &str, arguments: &[&str], input: &[u8]) -> Ran {
    let data = device.data().display().to_string();
    let passphrase = device.home.path().join(passphrase).display().to_string();
    run(&[&["--data", data.as_str(), "--passphrase-file", passphrase.as_str()], arguments].concat(), input)
}

#[test]
fn each_enumerator_has_a_passphrase_drafts_and_a_chain_of_her_own() {
    let study = Study::new("https://kin.example");
    let device = machine(&study);
    run_as(&device, SECOND, &["fill", "visit"], INTERVIEW).ends(0);
    run_as(&device, FIRST, &["fill", "visit"], INTERVIEW).ends(0);
    run_as(&device, FIRST, &["fill", "visit"], CUT);
    let hers = run_as(&device, SECOND, &["drafts"], b"").ends(0);
    assert!(hers.contains("There are no drafts"), "{hers}");
    assert!(run_as(&device, FIRST, &["drafts"], b"").ends(0).contains("visit 1"));

    // The other one's passphrase opens nothing, nor does the other one's vault what was kept.
    run_with(&device, "her-passphrase", &["--enumerator", FIRST, "drafts"], b"").ends(7);
    run_with(&device, "passphrase", &["--enumerator", SECOND, "drafts"], b"").ends(7);
    let (first, second) = (device.storage(), folder::open(&device.data().join("2")).unwrap());
    let vault = |storage, passphrase| Device::open(storage).unwrap().unlock(storage, passphrase).unwrap();
    let (own, other) = (vault(&first, PASSPHRASE), vault(&second, HER_PASSPHRASE));
    assert_eq!(holding::list(&first, &own).unwrap().len(), 1);
    assert_eq!(holding::list(&first, &other).err().unwrap().id(), "vault-entry-damaged");

    let (of_first, of_second) = (study.open_outbox(&first), study.open_outbox(&second));
    let said = |held: &[crate::study::Held]| {
        held.iter().map(|held| (held.record.enumerator.clone(), held.record.sequence)).collect::<Vec<_>>()
    };
    assert_eq!(said(&of_first), [(FIRST.to_owned(), 1)]);
    assert_eq!(said(&of_second), [(SECOND.to_owned(), 1)]);
    assert_ne!(of_first[0].device, of_second[0].device, "each signs with a key of her own");
}

#[test]
fn who_it_is_has_to_be_said_where_there_are_several_and_nobody_is_guessed() {
    let study = Study::new("https://kin.example");
    let device = machine(&study);
    let said = device.run_with(&["fill", "visit"], INTERVIEW).ends(2);
    assert!(said.contains("2 enumerators work on this machine") && said.contains("--enumerator"), "{said}");
    let said = device.run(&["--enumerator", "E03", "drafts"]).ends(2);
    assert!(said.contains("No enumerator E03"), "{said}");
    let listed = device.run(&["outbox", "--json"]).ends(0);
    assert_eq!(listed.matches("\"number\"").count(), 2, "{listed}");
    let said = device.run(&["status"]).ends(0);
    assert!(said.contains("Enumerator 1 of 2:") && said.contains("Enumerator 2 of 2:"), "{said}");
    for (file, bytes) in files(&device.data()) {
        for code in [FIRST, SECOND] {
            let found = bytes.windows(code.len()).any(|at| at == code.as_bytes());
            assert!(!found, "the code {code} lies open in {file}");
        }
    }
}

#[test]
fn the_plain_session_asks_who_it_is_and_goes_over_to_the_next() {
    let study = Study::new("https://kin.example");
    let device = machine(&study);
    run_as(&device, SECOND, &["fill", "visit"], CUT);
    let said = run_with(&device, "her-passphrase", &["--plain"], b"E09\nE02\nanother\n!q\n").ends(0);
    assert!(said.contains("No enumerator E09") && said.contains("Draft: visit"), "{said}");
    assert_eq!(said.matches("Type your code").count(), 3, "{said}");
    let said = run_with(&device, "passphrase", &["--plain"], b"E02\n").ends(7);
    assert!(!said.contains("Draft"), "{said}");
}

#[test]
fn an_enumerator_is_enrolled_once_and_anew_after_her_data_was_wiped() {
    let study = Study::new("https://kin.example");
    let device = machine(&study);
    let place = |code| enumerators::place_for(&device.data(), study.id, code);
    for code in [FIRST, SECOND] {
        assert_eq!(place(code).err().unwrap().id(), "enrolment-already");
    }
    let other = kin_protocol::StudyId::from_bytes([8; 16]);
    let refused = enumerators::place_for(&device.data(), other, "E05");
    assert_eq!(refused.err().unwrap().id(), "enrolment-other-study");
    assert_eq!(place("E05").unwrap(), device.data().join("3"));

    run_as(&device, FIRST, &["fill", "visit"], INTERVIEW).ends(0);
    run_as(&device, SECOND, &["fill", "visit"], CUT);
    device.run(&["--enumerator", FIRST, "wipe", "--yes"]).ends(0);
    assert_eq!(device.storage().outbox().unwrap().len(), 1, "what was sealed is there");
    assert!(
        run_with(&device, "her-passphrase", &["drafts"], b"").ends(0).contains("visit 1"),
        "hers is untouched"
    );
    let again = place(FIRST).unwrap();
    assert_eq!(again, device.data().join("3"));
    study.enrol(&package(&study, FIRST), &again, PASSPHRASE);
    run_as(&device, FIRST, &["fill", "visit"], INTERVIEW).ends(0);
    assert_eq!(folder::open(&again).unwrap().outbox().unwrap().len(), 1);

    device.run(&["wipe", "--all", "--yes"]).ends(0);
    assert!(files(Path::new(&device.data())).is_empty());
}
