//! The close of a study: what the desk sees is not talked away, and nothing is closed while something is open.

#![expect(clippy::disallowed_methods, reason = "a test looks at the disk as it is")]

mod desk;

use desk::releasing::Releases;
use jiff::Timestamp;
use kin_protocol::certificate::{Item, State};
use kin_researcher::closing::{Checked, ClosingLog, Event, Open, certificate, checklist};
use kin_researcher::study::Study;
use kin_sealing::Identity;

fn at_last() -> Timestamp {
    "2199-01-01T00:00:00Z".parse().expect("a time")
}

fn standing(study: &Study, item: Item) -> Checked {
    let log = ClosingLog::of(study).expect("a log");
    let all = checklist(study, &log, at_last()).expect("a checklist");
    all.into_iter().find(|(of, _)| *of == item).expect("every item is there").1
}

#[test]
fn what_the_desk_sees_is_not_talked_away() {
    let releases = Releases::new();
    releases.done("requests add DESK delete --file HS-1 --received 2026-11-27");
    let study = releases.desk.study();
    assert_eq!(standing(&study, Item::Keys), Checked::Open(Open::Epochs(vec![1])));
    assert_eq!(standing(&study, Item::Requests), Checked::Open(Open::Numbers(vec![1])));
    assert_eq!(standing(&study, Item::Interviews), Checked::Ended(State::Seen));
    let now = "2026-11-28T00:00:00Z".parse().expect("a time");
    let log = ClosingLog::of(&study).expect("a log");
    let today = checklist(&study, &log, now).expect("a checklist");
    assert!(matches!(today[0], (Item::Interviews, Checked::Open(Open::Until(_)))), "{today:?}");
    for item in ["keys", "requests", "interviews"] {
        let said = format!("study close DESK --item {item} --on 2026-11-27 --by Mai");
        releases.refused(&said, "the desk sees for itself");
    }
    releases.refused("study close DESK --item server --on 2199-01-01 --by Mai", "Nothing has ended on");
    releases.done("requests close DESK 1 --done tombstone --by Mai");
    assert_eq!(standing(&study, Item::Requests), Checked::Ended(State::Seen));
    let folder = study.layout().quarantine();
    kin_disk::create_private_dir(&folder).expect("a folder");
    kin_disk::write_private(folder.join("a.age"), b"x").expect("a file");
    assert_eq!(standing(&study, Item::Quarantine), Checked::Open(Open::SetAside(1)));
}

#[test]
fn nothing_is_closed_while_something_is_open_and_what_nobody_knows_is_named() {
    let releases = Releases::new();
    releases.refused("study close DESK --out OUT/closing --by Mai", "server, devices, backups");
    let listed: serde_json::Value =
        serde_json::from_str(&releases.done("study close DESK --json")).expect("JSON");
    let items = listed["items"].as_array().expect("a list");
    let open = |name: &str| {
        items.iter().find(|one| one["item"] == name).expect("every item is there")["open"] == true
    };
    assert!(open("server") && open("backups") && !open("exports") && listed["closed"] == false, "{listed}");
    releases.done("study close DESK --item server --on 2026-11-27 --by Mai");
    releases.done("study close DESK --item server --unknown the-host-is-gone --by Hoa");
    let study = releases.desk.study();
    let unknown = State::Unknown { why: "the-host-is-gone (Hoa)".to_owned() };
    assert_eq!(standing(&study, Item::Server), Checked::Ended(unknown), "the last word counts");
    for item in ["devices", "backups"] {
        releases.done(&format!("study close DESK --item {item} --on 2026-11-27 --by Mai"));
    }
    // The keys are still there, whatever anybody says.
    let log = ClosingLog::of(&study).expect("a log");
    assert!(certificate(&study, &log, "Mai".to_owned(), at_last()).is_err());
    let certificate =
        ClosingLog::of(&study).expect("a log").append(&study, at_last(), closed()).expect("recorded");
    assert_eq!(certificate.number, 5);
    releases.refused("study close DESK --item server --on 2026-11-27 --by Mai", "is closed");
    releases.refused("study close DESK --out OUT/closing --by Mai", "is closed");
}

/// Whoever holds a key that check records are sealed to destroys it, named in the note or no longer.
#[test]
fn a_supervisors_key_has_to_end_too_also_when_it_is_named_no_longer() {
    let releases = Releases::new();
    let mut study = releases.desk.study();
    assert_eq!(standing(&study, Item::Contacts), Checked::Ended(State::Absent));
    let identity =
        if study.settings().classical { Identity::generate_classical() } else { Identity::generate() };
    study.name_supervisor(&identity.recipient()).expect("named");
    assert_eq!(standing(&study, Item::Contacts), Checked::Open(Open::Unsaid));
    study.remove_supervisor(&identity.recipient()).expect("named no longer");
    assert_eq!(standing(&releases.desk.study(), Item::Contacts), Checked::Open(Open::Unsaid));
    releases.done("study close DESK --item contacts --on 2026-11-27 --by Hoa");
    assert!(matches!(standing(&study, Item::Contacts), Checked::Ended(State::Stated { .. })));
}

fn closed() -> Event {
    Event::Closed { certificate: kin_protocol::Digest::of(b"certificate"), by: "Mai".to_owned() }
}
