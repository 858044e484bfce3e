//! What is set aside, and what two people decide about it: never alone, never over a withdrawal, never for ever.

#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;

use desk::{Desk, Device, FORM};
use kin_protocol::Digest;
use kin_researcher::opening::Reason;
use kin_terminal::Exit;

const ANSWERS: &str = r#"{"office":"hn","days":3}"#;
const TWO: [&str; 4] = ["--declared-by", "Trần Thị Hoa", "--declared-by", "Lê Văn Bình"];

/// A desk whose first device was revoked after it had been confirmed, with an envelope that came later.
fn of_a_revoked_device() -> (Desk, Vec<Vec<u8>>) {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let mut envelopes = vec![device.interview(ANSWERS)];
    desk.take_in("first", &envelopes);
    revoke(&desk, &[]);
    envelopes.push(device.interview(ANSWERS));
    let summary = desk.take_in("second", &envelopes);
    assert_eq!(summary.quarantined, [(Reason::FindingDeviceRevoked, 1)].into());
    assert_eq!((summary.in_quarantine, summary.undecided), (1, 1));
    (desk, envelopes)
}

fn revoke(desk: &Desk, more: &[&str]) {
    let folder = desk.folder().display().to_string();
    let (code, _, errors) = desk.run(&[&["device", "revoke", &folder, "device-1"], &TWO[..], more].concat());
    assert_eq!(code, 0, "{errors}");
}

/// Runs `set-aside decide` for an envelope.
fn decide(desk: &Desk, envelope: &str, ruling: &str, by: &[&str]) -> (u8, String, String) {
    let folder = desk.folder().display().to_string();
    let why = ["--why", "the device lay in the office all the time"];
    desk.run(&[&["set-aside", "decide", &folder, envelope, ruling], &why[..], by].concat())
}

fn name(envelope: &[u8]) -> String {
    Digest::of(envelope).to_string()[..16].to_owned()
}

#[test]
fn what_two_people_admit_comes_in_when_its_parcel_is_opened_again() {
    let (desk, envelopes) = of_a_revoked_device();
    let (folder, aside) = (desk.folder().display().to_string(), name(&envelopes[1]));
    let (_, listed, _) = desk.run(&["set-aside", "list", &folder, "--undecided"]);
    assert!(listed.contains(&aside) && listed.contains("device-1") && listed.contains("not yet"), "{listed}");
    let (code, said, errors) = decide(&desk, &aside, "--admit", &TWO);
    assert_eq!(code, 0, "{errors}");
    assert!(said.contains("One envelope is admitted") && said.contains("open the newest parcel"), "{said}");
    let (_, listed, _) = desk.run(&["set-aside", "list", &folder, "--undecided"]);
    assert!(!listed.contains(&aside), "{listed}");
    let (_, shown, _) = desk.run(&["set-aside", "show", &folder, &aside]);
    for words in ["admitted by Lê Văn Bình, Trần Thị Hoa", "lay in the office", "E01", "visit 1"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    let (_, ledger, _) = desk.run(&["release", "list", &folder]);
    assert!(ledger.contains("decision") && ledger.contains("Lê Văn Bình, Trần Thị Hoa"), "{ledger}");

    let summary = desk.take_in("again", &envelopes);
    assert_eq!((summary.added, summary.released, summary.records), (1, 1, 2));
    assert_eq!((summary.in_quarantine, summary.undecided), (0, 0));
    assert!(summary.findings().is_empty());
}

#[test]
fn nobody_decides_alone_or_without_a_reason() {
    let (desk, envelopes) = of_a_revoked_device();
    let (folder, aside) = (desk.folder().display().to_string(), name(&envelopes[1]));
    let before = desk::snapshot(&desk.folder());
    for by in [&TWO[..2], &["--declared-by", "Hoa", "--declared-by", " hoa "]] {
        let (code, _, errors) = decide(&desk, &aside, "--admit", by);
        assert_eq!(code, Exit::Refused.code(), "{errors}");
        assert!(errors.contains("Nobody declares this alone"), "{errors}");
    }
    let mut asked = vec!["set-aside", "decide", &folder, &aside, "--admit", "--why", " "];
    asked.extend(TWO);
    let (code, _, errors) = desk.run(&asked);
    assert_eq!(code, Exit::Refused.code(), "{errors}");
    assert!(errors.contains("The reason is empty"), "{errors}");
    for (wrong, says) in [("00000000", "begins with 00000000"), (&aside[..4], "does not name one")] {
        let (code, _, errors) = decide(&desk, wrong, "--admit", &TWO);
        assert_eq!(code, Exit::Refused.code(), "{errors}");
        assert!(errors.contains(says), "{errors}");
    }
    assert_eq!(desk::snapshot(&desk.folder()), before, "nothing is decided");
}

#[test]
fn what_cannot_be_read_withdrawn_or_traced_can_only_be_rejected_and_is_then_no_finding_any_more() {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let envelopes = [device.interview(ANSWERS), b"no sealed response".to_vec()];
    let summary = desk.take_in("parcel", &envelopes);
    assert_eq!((summary.undecided, summary.findings().len()), (1, 1));
    let aside = name(&envelopes[1]);
    let (code, _, errors) = decide(&desk, &aside, "--admit", &TWO);
    assert_eq!(code, Exit::Refused.code());
    assert!(errors.contains("nothing that people can decide"), "{errors}");
    let (code, said, errors) = decide(&desk, &aside, "--reject", &TWO);
    assert_eq!(code, 0, "{errors}");
    assert!(said.contains("One envelope stays out"), "{said}");
    let summary = desk.take_in("again", &envelopes);
    assert_eq!((summary.rejected, summary.in_quarantine, summary.undecided), (1, 1, 0));
    assert!(summary.findings().is_empty() && summary.quarantined.is_empty());
    for reason in [Reason::FindingNotLogged, Reason::FindingLockDiffers, Reason::FindingDeviceUnconfirmed] {
        assert!(!reason.may_be_admitted(), "{reason:?}");
    }
}

#[test]
fn what_was_rejected_does_not_come_in_silently_when_its_reason_is_gone() {
    let (desk, envelopes) = of_a_revoked_device();
    let aside = name(&envelopes[1]);
    assert_eq!(decide(&desk, &aside, "--reject", &TWO).0, 0);
    assert_eq!(desk.take_in("rejected", &envelopes).undecided, 0);
    revoke(&desk, &["--undo"]);
    let summary = desk.take_in("reopened", &envelopes);
    assert_eq!(summary.quarantined, [(Reason::FindingRejectedBefore, 1)].into());
    assert_eq!((summary.added, summary.undecided), (0, 1), "it is open again");
    let folder = desk.folder().display().to_string();
    let mut asked =
        vec!["set-aside", "decide", &folder, "--device", "device-1", "--admit", "--why", "found again"];
    asked.extend(TWO);
    let (code, _, errors) = desk.run(&asked);
    assert_eq!(code, 0, "{errors}");
    let summary = desk.take_in("admitted", &envelopes);
    assert_eq!((summary.added, summary.released, summary.in_quarantine), (1, 1, 0));
    let (_, ledger, _) = desk.run(&["release", "list", &folder, "--json"]);
    assert_eq!(ledger.matches("\"kind\": \"decision\"").count(), 2, "nothing is overwritten: {ledger}");
}

/// The list of the withdrawn stands above every decision.
#[test]
fn a_decision_brings_back_nothing_that_was_withdrawn() {
    let (desk, envelopes) = of_a_revoked_device();
    assert_eq!(decide(&desk, &name(&envelopes[1]), "--admit", &TWO).0, 0);
    kin_researcher::dataset::withdraw(&desk.study(), &[Digest::of(&envelopes[1])].into()).expect("withdrawn");
    let summary = desk.take_in("again", &envelopes);
    assert_eq!((summary.resurrected, summary.added, summary.records), (1, 0, 1));
    let (_, listed, _) = desk.run(&["set-aside", "list", &desk.folder().display().to_string()]);
    assert!(listed.contains("Nothing is set aside"), "{listed}");
}
