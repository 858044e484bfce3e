//! A network that drops, stalls, cuts, answers nonsense or a page to sign in on, between the real programs: nothing is lost, nothing
//! arrives twice, and no voucher is spent in vain.
//!
//! `KIN_SEEDS=40` runs as many schedules of faults; one without it.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};

use kin_tests::between::{Fault, stand};
use kin_tests::demonstration::rcsi_rows;
use kin_tests::programs::{Program, root};
use kin_tests::study::{Device, Study};

/// How many interviews are on the way.
const INTERVIEWS: usize = 12;
const VOUCHERS: usize = 1000;

/// Numbers that look like chance and come again with their seed (xorshift64*).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let drawn = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(drawn).expect("31 bits") % end
    }
}

fn seeds() -> u64 {
    std::env::var("KIN_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(1)
}

/// The first rows of the sample under its headings.
fn rows() -> Vec<u8> {
    let text = String::from_utf8(rcsi_rows().to_vec()).expect("the sample is UTF-8");
    text.lines().take(INTERVIEWS + 1).flat_map(|line| [line, "\n"]).collect::<String>().into_bytes()
}

/// Sends once; whether it ended well.
fn send(device: &Device) -> bool {
    let output = Program::Collector.output(device.arguments(["send", "--patience", "1"], false));
    let code = output.status.code();
    assert!(matches!(code, Some(0 | 6)), "{code:?} {}", String::from_utf8_lossy(&output.stderr));
    code == Some(0)
}

#[test]
fn whatever_the_network_does_every_response_arrives_once_and_costs_one_voucher() {
    for seed in 1..=seeds() {
        let place = tempfile::tempdir().expect("a fresh folder");
        let mut study = Study::new(place.path(), &[root().join("forms/library/rcsi.json")]);
        let device = study.enrol("tablet-1", "E01");
        device.import(0, "rcsi", &rows(), &["--ignore", "EnuName"]);
        let (port, server) = study.step_aside();
        study.serve();
        let met = Arc::new(Mutex::new(BTreeSet::new()));
        let seen = Arc::clone(&met);
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        stand(port, server, move |_| {
            // Every other request goes wrong; a stall takes a second, so there are fewer of them.
            let fault = match dice.below(2 * Fault::ALL.len()) {
                drawn if drawn < Fault::ALL.len() => Fault::ALL[drawn],
                _ => Fault::None,
            };
            let fault = if fault == Fault::Stall && dice.below(3) > 0 { Fault::LoseAnswer } else { fault };
            seen.lock().expect("nobody panics here").insert(fault);
            fault
        });
        let tries = (1..=60).find(|_| send(&device));
        assert!(tries.is_some(), "seed {seed}: it never ended well");
        let status = device.run(0, ["status", "--json"], false);
        let status: serde_json::Value = serde_json::from_str(&status).expect("JSON");
        assert_eq!((&status["waiting"], &status["received"]), (&0.into(), &INTERVIEWS.into()), "seed {seed}");
        let opened = study.open(0, &study.export("parcel"));
        assert!(opened.contains(&format!("Interviews added         {INTERVIEWS}")), "seed {seed}: {opened}");
        assert!(opened.contains(&format!("it has {INTERVIEWS} entries")), "seed {seed}: {opened}");
        let bundle = study.bundle().display().to_string();
        let store = study.store().display().to_string();
        study.kill_server();
        let loaded = Program::Server.succeed(["study", "load", &store, &bundle]);
        let unspent = format!("{} unspent vouchers", VOUCHERS - INTERVIEWS);
        assert!(loaded.contains(&unspent), "seed {seed}: {loaded}");
        let met = met.lock().expect("nobody panics here");
        assert!(met.len() >= 5, "seed {seed}: the network did little: {met:?}");
    }
}

#[test]
fn a_newer_note_and_its_form_arrive_on_the_way() {
    let place = tempfile::tempdir().expect("a fresh folder");
    let mut study = Study::new(place.path(), &[root().join("forms/library/rcsi.json")]);
    let device = study.enrol("tablet-1", "E01");
    device.import(0, "rcsi", &rows(), &["--ignore", "EnuName"]);
    let desk = study.desk().display().to_string();
    study.researcher(0, ["study", "sign", &desk]);
    study.serve();
    let said = device.run(0, ["send"], false);
    assert!(said.contains("12 responses were received") && said.contains("version 2"), "{said}");
    let status = device.run(0, ["status", "--json"], false);
    assert!(status.contains("\"version\": 2"), "{status}");
}
