//! What people at the desk decide about an interview: beside it, with who and why, applied on reading, gone with it.
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "for tests")]

mod desk;

use std::io::Write;
use std::process::{Command, Stdio};

use desk::{Desk, Device, FORM, body, snapshot};
use kin_protocol::Digest;
use kin_researcher::dataset::{self, Fate};
use kin_researcher::responses;
use kin_sealing::{Kind, Submission};
use kin_terminal::Exit;

const WHO: [&str; 4] = ["--decided-by", "Trần Thị Hoa", "--why", "asked again on paper"];

/// Seals an interview with these answers; the envelope and its name.
fn interview(device: &mut Device, answers: &str) -> (Vec<u8>, Submission) {
    let record = device.record(Kind::Original, &body(answers));
    let submission = record.submission;
    (device.seal_record(record), submission)
}

/// A desk with one interview: three days.
fn of_one() -> (Desk, Device, Vec<u8>, String) {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let (envelope, submission) = interview(&mut device, r#"{"office":"hn","days":3}"#);
    desk.take_in("first", std::slice::from_ref(&envelope));
    (desk, device, envelope, submission.to_string())
}

/// Runs the real program, which reads answers from its input.
fn typed(desk: &Desk, arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_kin-researcher"))
        .args(arguments)
        .args(["--language", "en", "--passphrase-file"])
        .arg(desk.place.path().join("passphrase"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses before it asks does not read.
    let _ = program.stdin.take().unwrap().write_all(input.as_bytes());
    let output = program.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

fn correct(desk: &Desk, submission: &str, places: &[&str], input: &str) -> (i32, String, String) {
    let folder = desk.folder().display().to_string();
    typed(desk, &[&["correct", &folder, submission], places, &WHO[..]].concat(), input)
}

/// The days of every interview, as the first so many segments give them.
fn days(desk: &Desk, last: u64) -> Vec<String> {
    let (study, versions) = (desk.study(), desk.study().forms().unwrap());
    let mut found = Vec::new();
    responses::interviews_until(&study, &desk.identities, &versions, last, &mut |held| {
        let days = held.recorded.answers.get("days");
        found.push(days.map_or(String::new(), |answer| answer.to_text().to_string()));
        Ok(())
    })
    .unwrap();
    found.sort();
    found
}

#[test]
fn the_desk_corrects_beside_the_record_and_says_who_and_why() {
    let (desk, _, _, name) = of_one();
    let folder = desk.folder().display().to_string();
    let (code, said, errors) = correct(&desk, &format!("uuid:{name}"), &["days", "office"], "4\n!r\n");
    assert_eq!(code, 0, "{errors}");
    assert!(said.contains("2 answers of"), "{said}");
    assert_eq!((days(&desk, 1), days(&desk, 2)), (vec!["3".to_owned()], vec!["4".to_owned()]));
    let (_, listed, _) = desk.run(&["corrections", &folder]);
    for word in [name.as_str(), "Trần Thị Hoa", "asked again on paper", "days office", "corrected"] {
        assert!(listed.contains(word), "{word}: {listed}");
    }
    // The last of two counts, and the first stays.
    assert_eq!(correct(&desk, &name, &["days"], "5\n").0, 0);
    assert_eq!(days(&desk, u64::MAX), ["5"]);
    let mut kept = Vec::new();
    dataset::read(&desk.study(), &desk.identities, &mut |entry| {
        kept.push((entry.fate, String::from_utf8(entry.response.unwrap_or_default().to_vec()).unwrap()));
        Ok(())
    })
    .unwrap();
    assert_eq!(kept[0], (Fate::Kept, body(r#"{"office":"hn","days":3}"#)), "what was sealed is what it was");
    assert_eq!(kept.len(), 3);
    // Beside it, sealed: neither the reason nor the name is anywhere in the clear.
    for (path, bytes) in snapshot(&desk.folder()) {
        for word in ["asked again", "Trần Thị Hoa", &name] {
            let found = bytes.windows(word.len()).any(|window| window == word.as_bytes());
            assert!(!found, "{word} is in {}", path.display());
        }
    }
}

#[test]
fn what_the_form_does_not_accept_or_nobody_decided_changes_nothing() {
    let (desk, _, _, name) = of_one();
    let folder = desk.folder().display().to_string();
    let before = snapshot(&desk.folder());
    // Asked until it is an answer; then the input ends.
    for (submission, places, input, says) in [
        (name.as_str(), vec!["days"], "1000\nmany\n", "ended"),
        (name.as_str(), vec!["nothing"], "4\n", "nothing"),
        (name.as_str(), vec!["office"], "!x\n", "does not accept"),
        ("not-a-name", vec!["days"], "4\n", "not-a-name"),
    ] {
        let (code, _, errors) = correct(&desk, submission, &places, input);
        assert!(code != 0 && errors.contains(says), "{says}: {code}: {errors}");
        assert_eq!(snapshot(&desk.folder()), before, "nothing is left behind");
    }
    for who in [["--decided-by", " ", "--why", "a reason"], ["--decided-by", "Hoa", "--why", " "]] {
        let (code, _, errors) =
            typed(&desk, &[&["correct", &folder, &name, "days"], &who[..]].concat(), "4\n");
        assert_eq!(code, i32::from(Exit::Refused.code()), "{errors}");
        assert_eq!(snapshot(&desk.folder()), before, "nobody decides without a name and a reason");
    }
}

#[test]
fn what_is_withdrawn_takes_the_decisions_of_the_desk_with_it_and_takes_no_more() {
    let (desk, mut device, envelope, name) = of_one();
    assert_eq!(correct(&desk, &name, &["days"], "4\n").0, 0);
    kin_researcher::dataset::withdraw(&desk.study(), &[Digest::of(&envelope)].into()).unwrap();
    let (other, _) = interview(&mut device, r#"{"office":"ct","days":1}"#);
    let summary = desk.take_in("later", &[other]);
    assert_eq!((summary.added, summary.records, summary.corrected), (1, 1, 0));
    let mut left = Vec::new();
    dataset::read(&desk.study(), &desk.identities, &mut |entry| {
        assert!(entry.decided.is_none());
        left.push((entry.fate, entry.response.is_some()));
        Ok(())
    })
    .unwrap();
    assert_eq!(left, [(Fate::Withdrawn, false), (Fate::Withdrawn, false), (Fate::Kept, true)]);
    // Not the list alone keeps it back: it is on no page of the dataset any more.
    std::fs::remove_file(desk.folder().join("withdrawn.json")).unwrap();
    assert_eq!(days(&desk, u64::MAX), ["1"]);
    let (code, _, errors) = correct(&desk, &name, &["days"], "5\n");
    assert_eq!(code, i32::from(Exit::Refused.code()));
    assert!(errors.contains("It may have been withdrawn"), "{errors}");
}

/// Twenty interviews of one enumerator, of which one has a number far from the others.
fn with_a_number_far_from_the_others() -> (Desk, String) {
    let desk = Desk::new(&[FORM]);
    let mut device = Device::new(&desk, 1, "E01");
    let mut envelopes: Vec<Vec<u8>> = (0..20)
        .map(|number| interview(&mut device, &format!(r#"{{"office":"hn","days":{}}}"#, number % 5)).0)
        .collect();
    let (far, submission) = interview(&mut device, r#"{"office":"hn","days":95}"#);
    envelopes.push(far);
    desk.take_in("parcel", &envelopes);
    (desk, submission.to_string())
}

fn flags(desk: &Desk, more: &[&str]) -> String {
    let folder = desk.folder().display().to_string();
    let (code, listed, errors) = desk.run(&[&["flags", "list", &folder], more].concat());
    assert_eq!(code, 0, "{errors}");
    assert!(errors.to_lowercase().contains("not for release"), "{errors}");
    listed
}

#[test]
fn a_finding_is_decided_by_somebody_and_a_later_decision_counts_in_its_place() {
    let (desk, far) = with_a_number_far_from_the_others();
    let folder = desk.folder().display().to_string();
    let listed = flags(&desk, &["--undecided"]);
    assert!(listed.contains(&far) && listed.contains("far:days"), "{listed}");
    let decide =
        |more: &[&str]| desk.run(&[&["flags", "decide", &folder, &far, "far:days"], more, &WHO[..]].concat());
    let (code, said, errors) = decide(&["--keep"]);
    assert_eq!(code, 0, "{errors}");
    assert!(said.contains("far:days"), "{said}");
    assert!(!flags(&desk, &["--undecided"]).contains(&far), "it was decided");
    assert!(flags(&desk, &[]).contains("right as it is"));
    assert!(days(&desk, u64::MAX).contains(&"95".to_owned()), "and it is what it was");

    let (code, _, errors) = decide(&["--missing", "dont-know"]);
    assert_eq!(code, 0, "{errors}");
    assert!(!days(&desk, u64::MAX).contains(&"95".to_owned()));
    let (_, listed, _) = desk.run(&["corrections", &folder]);
    for word in ["right as it is", "set to missing", "far:days", "Trần Thị Hoa"] {
        assert!(listed.contains(word), "nothing is overwritten: {word}: {listed}");
    }
    let (code, _, errors) = decide(&["--keep"]);
    assert_eq!(code, Exit::Refused.code(), "there is nothing any more to decide");
    assert!(errors.contains("was not found"), "{errors}");
}

#[test]
fn an_export_says_of_which_version_of_the_data_it_is() {
    let (desk, _, _, name) = of_one();
    let folder = desk.folder().display().to_string();
    let export = |out: &str| {
        let out = desk.place.path().join(out);
        let path = out.display().to_string();
        let (code, _, errors) = desk.run(&["export", &folder, "--out", &path, "--format", "csv"]);
        assert_eq!(code, 0, "{errors}");
        let manifest = std::fs::read(out.join("manifest.json")).unwrap();
        let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
        manifest["dataset"].clone()
    };
    assert_eq!(desk.run(&["release", "freeze", &folder, "spring"]).0, 0);
    let before = export("before");
    assert_eq!((&before["corrections"], &before["freezes"]), (&0.into(), &serde_json::json!(["spring"])));
    assert_eq!(correct(&desk, &name, &["days"], "4\n").0, 0);
    let after = export("after");
    assert_eq!((&after["segments"], &after["corrections"]), (&2.into(), &1.into()));
    assert_eq!(after["freezes"], serde_json::json!([]), "it is spring's no more");
    assert_ne!(after["sha256"], before["sha256"]);
}
