//! What an interview is begun with: chance, who asks, and what was last saved at this table.

use kin_collector::storage::{DEVICE_DATABASE, Storage as _};
use serde_json::json;

use crate::study::{Enrolled, Study, VILLAGE, files};

/// Of age, agrees, gives these answers, and the review is finished.
fn lines(answers: &str) -> Vec<u8> {
    format!("no\nyes\nyes\n{answers}\nyes\n").into_bytes()
}

impl Enrolled {
    fn fill_village(&self, answers: &str) -> String {
        self.run_with(&["fill", "village"], &lines(answers)).ends(0)
    }

    fn import_village(&self, rows: &str) -> crate::program::Ran {
        let headings = "consent,consent_research,consent_assent,village,debt";
        let file = self.file("rows", format!("{headings}\n{rows}")).display().to_string();
        self.run(&["import", "village", &file])
    }
}

#[test]
fn every_interview_draws_its_own_chance_and_says_who_asked() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    device.fill_village("Bản Lác\nnobody\n");
    device.fill_village("\nnobody\n");
    device.import_village("yes,yes,,Bản Pom,nobody\n").ends(0);
    let bodies = study.bodies(&device);
    let drawn: std::collections::BTreeSet<String> =
        bodies.iter().map(|body| body["answers"]["drawn"].to_string()).collect();
    assert_eq!(drawn.len(), 3, "{drawn:?}");
    assert!(drawn.iter().all(|drawn| drawn.parse::<f64>().is_ok()), "{drawn:?}");
    assert!(bodies.iter().all(|body| body["answers"]["who"] == "enumerator-17"));
    let form = std::sync::Arc::new(kin_forms::Form::parse(VILLAGE.as_bytes()).unwrap());
    for opened in study.open_all(&device) {
        form.validate(&opened.record.response).expect("the desk computes the same from the seed");
    }
}

#[test]
fn what_was_last_saved_stands_before_the_next_interview_and_nothing_else_does() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    device.fill_village("Bản Lác\nthe canary\n");
    // Enter takes what stands there.
    device.fill_village("\nnobody\n");
    let bodies = study.bodies(&device);
    assert_eq!(bodies[0].get("last_saved"), None);
    assert_eq!(bodies[1]["last_saved"], json!({"village": "Bản Lác"}));
    assert_eq!(bodies[1]["answers"]["village"], "Bản Lác");
    let storage = device.storage();
    let vault = kin_collector::device::Device::open(&storage)
        .unwrap()
        .unlock(&storage, crate::study::PASSPHRASE)
        .unwrap();
    let saved = vault.last_saved(&storage.last_saved("village").unwrap().unwrap()).unwrap();
    assert_eq!(saved.keys().collect::<Vec<_>>(), ["village"], "only what the form reads is kept");
    let words = ["Bản Lác", "the canary"];
    for (file, bytes) in files(&device.data()) {
        let found = words.iter().find(|word| bytes.windows(word.len()).any(|at| at == word.as_bytes()));
        assert_eq!(found, None, "{file}");
    }
}

#[test]
fn a_refusal_a_form_that_reads_nothing_and_paper_leave_what_was_saved() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    device.fill_village("Bản Lác\nnobody\n");
    device.run_with(&["fill", "village"], b"no\nno\nyes\n").ends(0);
    device.import_village("yes,yes,,Bản Pom,nobody\n").ends(0);
    device.run_with(&["fill", "visit"], b"yes\nyes\nno\n1\n1\n34\n2\n\n\n\n\nyes\n").ends(0);
    assert!(device.storage().last_saved("visit").unwrap().is_none());
    device.fill_village("\nnobody\n");
    let bodies = study.bodies(&device);
    assert_eq!(bodies[2].get("last_saved"), None, "paper comes after nothing");
    assert_eq!(bodies[4]["last_saved"], json!({"village": "Bản Lác"}));
}

#[test]
fn what_was_saved_and_is_damaged_is_said_and_stops_no_interview() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    device.fill_village("Bản Lác\nnobody\n");
    kin_disk::open(&DEVICE_DATABASE, device.data().join("device.db"))
        .unwrap()
        .execute("UPDATE last_saved SET sealed = x'00'", [])
        .unwrap();
    let said = device.fill_village("Bản Pom\nnobody\n");
    assert!(said.contains("last-saved"), "{said}");
    assert_eq!(study.bodies(&device)[1].get("last_saved"), None);
}

#[test]
fn a_closed_device_keeps_nothing_that_was_saved() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    device.fill_village("Bản Lác\nnobody\n");
    assert!(device.storage().last_saved("village").unwrap().is_some());
    device.run(&["close", "--yes"]).ends(0);
    assert!(device.storage().last_saved("village").unwrap().is_none());
}

#[test]
fn paper_says_of_a_minor_whether_she_agrees_herself() {
    let study = Study::new("https://kin.example");
    let device = study.device();
    device.import_village("yes,yes,yes,A,\nyes,yes,no,,\nyes,yes,,C,\nno,,yes,,\n").ends(0);
    let bodies = study.bodies(&device);
    let consent = |row: usize| bodies[row]["consent"].clone();
    assert_eq!((consent(0)["given"].clone(), consent(0)["assent"].clone()), (json!(true), json!(true)));
    assert_eq!(consent(1)["given"], false, "one who does not agree herself is not interviewed");
    assert_eq!((consent(2)["given"].clone(), consent(2).get("assent")), (json!(true), None));
    assert_eq!(consent(3)["given"], false, "her guardian does not consent");
    // Answers of one who did not agree are left over, and that row is no interview.
    let said = device.import_village("yes,yes,no,B,\n").ends(3);
    assert!(said.contains("village"), "{said}");
}
