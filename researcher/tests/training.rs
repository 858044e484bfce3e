//! A training study: the same forms, an id and keys of its own, called one on every screen, and never mixed with the
//! study that it is for.
#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;

use desk::{Desk, Device, FORM};
use kin_protocol::StudyId;
use kin_researcher::opening::Reason;
use kin_researcher::study::Study;

const ANSWERS: &str = r#"{"office":"hn","days":3}"#;

/// The training study of a desk, made, keyed and signed with the program.
fn training(live: &Desk) -> String {
    let folder = live.place.path().join("training").display().to_string();
    let of = live.folder().display().to_string();
    for command in [
        vec!["study", "new", &folder, "--training-of", &of, "--single", "--expires", "2099-12-31"],
        vec!["keys", "new", &folder],
        vec!["study", "sign", &folder],
    ] {
        let (code, _, errors) = live.run(&command);
        assert_eq!(code, 0, "{errors}");
    }
    folder
}

#[test]
fn it_has_the_forms_of_its_study_and_an_id_and_keys_of_its_own() {
    let contact = kin_sealing::Identity::generate();
    let live = Desk::with_contacts(&[FORM], &[contact.recipient()]);
    let folder = training(&live);
    let (own, live_study) = (Study::open(folder.as_ref()).expect("opens"), live.study());
    let (own, live_settings) = (own.settings(), live_study.settings());
    let digests = |settings: &kin_researcher::study::Settings| {
        settings.forms.iter().map(|form| form.digest).collect::<Vec<_>>()
    };
    assert_eq!(digests(own), digests(live_settings));
    assert_eq!(own.sealed_bytes, live_settings.sealed_bytes);
    assert_eq!(own.training_of, Some(live_settings.study));
    assert_ne!(own.study, live_settings.study);
    assert_ne!(own.epochs[0].working, live_settings.epochs[0].working);
    // A key that opens real names opens no invented ones: nobody practises with it in her hand.
    assert!(live_settings.contacts.is_some() && own.contacts.is_none());
    let again = live.place.path().join("again").display().to_string();
    let (code, said, errors) = live.run(&[
        "study",
        "new",
        &again,
        "--training-of",
        &live.folder().display().to_string(),
        "--single",
    ]);
    assert_eq!(code, 0, "{errors}");
    assert!(said.contains("contact custodian's key was not copied"), "{said}");
    let (code, ..) = live.run(&["study", "new", &format!("{again}-2"), "--training-of", &folder, "--single"]);
    assert_ne!(code, 0, "no training study of a training study");
}

#[test]
fn the_desk_calls_it_one_on_every_screen() {
    let live = Desk::new(&[FORM]);
    let folder = training(&live);
    let out = |name: &str| live.place.path().join(name).display().to_string();
    let (package, bundle, backup) = (out("package"), out("bundle"), out("backup"));
    for command in [
        vec!["device", "add", &folder, "tablet-1", "--enumerator", "E01", "--out", &package],
        vec!["device", "list", &folder],
        vec!["fingerprint", &folder],
        vec!["publish", &folder, &bundle],
        vec!["count", &folder, "office"],
        vec!["quality", &folder],
        vec!["release", "list", &folder],
        vec!["study", "backup", &folder, "--out", &backup],
        vec!["study", "sign", &folder],
    ] {
        let (_, said, errors) = live.run(&command);
        assert!(errors.contains("TRAINING"), "{command:?}: {said}{errors}");
    }
    let (_, said, errors) = live.run(&["device", "list", &live.folder().display().to_string()]);
    assert!(!(said + &errors).contains("TRAINING"));
}

#[test]
fn what_was_sealed_in_training_never_reaches_the_study_it_is_for() {
    let live = Desk::new(&[FORM]);
    let mut device = Device::new(&live, 1, "E01");
    let real = device.interview(ANSWERS);
    // Sealed under the live study's own keys, by a device it knows: only the study's id is another.
    let mut practising = Device::new(&live, 1, "E01");
    practising.study = StudyId::from_bytes([0x77; 16]);
    let invented = practising.interview(ANSWERS);
    let summary = live.take_in("parcel", &[real, invented]);
    assert_eq!((summary.added, summary.records), (1, 1));
    assert_eq!(summary.quarantined.get(&Reason::FindingAnotherStudy), Some(&1));
}
