//! What the outbox and the status show, and to whom.

use crate::study::Study;

#[test]
fn the_outbox_shows_numbers_and_digests_and_needs_no_passphrase() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    device.run_with(&["fill", "visit"], b"no\nyes\n").ends(0);
    device.run_with(&["fill", "visit"], b"no\nyes\n").ends(0);
    std::fs::remove_file(device.passphrase_file()).unwrap();
    let said = device.run(&["outbox"]).ends(0);
    assert_eq!(said.matches("waiting here").count(), 2, "{said}");
    let listed: serde_json::Value = serde_json::from_str(&device.run(&["outbox", "--json"]).output).unwrap();
    assert_eq!(listed["envelopes"][1]["sequence"], 2);
    assert_eq!(listed["envelopes"][1]["place"], "waiting");
    assert_eq!(listed["envelopes"][0]["sha256"].as_str().unwrap().len(), 64);
}

#[test]
fn the_status_names_no_person_and_no_device() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    for arguments in [&["status"][..], &["status", "--json"]] {
        let said = device.run(arguments).ends(0);
        assert!(said.contains("Thăm nhà 2026") && said.contains("visit 1"), "{said}");
        assert!(!said.contains("enumerator-17") && !said.contains("tablet"), "{said}");
    }
}

#[test]
fn two_programs_on_one_device_keep_one_chain() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                for _ in 0..10 {
                    device.run_with(&["fill", "visit"], b"no\nyes\n").ends(0);
                }
            });
        }
    });
    let opened = study.open_all(&device);
    assert_eq!(opened.len(), 20);
    for (index, pair) in opened.windows(2).enumerate() {
        assert_eq!(pair[1].record.sequence, index as u64 + 2);
        assert_eq!(pair[1].record.previous, Some(pair[0].envelope));
    }
}
