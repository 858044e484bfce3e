//! The end of a study at its server: nothing is deleted before the day of its note, and nothing is left after it.

mod study;

use std::fs;

use kin_protocol::Digest;
use kin_protocol::log::{Leaf, Lock, Preimage};
use kin_server::{ALL_LOCALES, Limits, PROGRAM, PurgeError, Store, Swept, purge};
use kin_terminal::{Catalog, Terminal, run_from};
use study::{Place, Running, STUDY, envelope, note};

fn lock(number: u8) -> Lock {
    Lock::of(&Preimage::from_bytes([number; 32]))
}

/// A store with three envelopes in its log.
fn place() -> Place {
    let place = Place::with_log();
    let server = Running::start(&place, Limits::default());
    for number in 0..3 {
        assert_eq!(server.put_locked(&envelope(1, 100 + number), lock(number)).status, 201);
    }
    server.stop();
    place
}

/// Whether the bytes of an envelope lie anywhere in the files of the store.
fn holds(place: &Place, filling: u8) -> bool {
    let trace = [filling; 512];
    place.files().iter().any(|(_, bytes)| bytes.windows(trace.len()).any(|window| window == trace))
}

#[test]
fn nothing_is_purged_before_the_day_of_the_note() {
    let place = place();
    let day = note(STUDY, 3).purge_after.expect("a day");
    let (store, logbook) = (place.open(), place.logbook().expect("a sound log"));
    let early = day.checked_sub(jiff::SignedDuration::from_secs(1)).expect("a second before");
    let refused = purge(&store, &logbook, STUDY, early).expect_err("too early");
    assert!(matches!(refused, PurgeError::PurgeTooEarly { .. }), "{refused}");
    assert_eq!(store.log(STUDY).expect("readable").expect("a log").size, 3);
    assert!((100..103).all(|filling| holds(&place, filling)));
}

#[test]
fn from_that_day_on_every_body_is_gone_and_the_log_says_so() {
    let place = place();
    let day = note(STUDY, 3).purge_after.expect("a day");
    let (store, logbook) = (place.open(), place.logbook().expect("a sound log"));
    let purged = purge(&store, &logbook, STUDY, day).expect("its day has come");
    assert_eq!((purged.envelopes, purged.swept), (3, Swept::Clean));
    let signed = logbook.signed(STUDY).expect("readable").expect("a checkpoint");
    assert_eq!(signed.checkpoint().size, 6, "a tombstone for each");
    let certificate = purged.certificate;
    assert!(
        certificate.starts_with("kin-purge/1\n") && certificate.contains("\nenvelopes 3\n"),
        "{certificate}"
    );
    assert!(certificate.ends_with(&String::from_utf8_lossy(signed.note()).into_owned()), "{certificate}");
    let leaves = store.leaves(STUDY, 3, 3).expect("readable");
    for (at, leaf) in (3..).zip(&leaves) {
        assert!(matches!(Leaf::parse(at, leaf).expect("a leaf"), Leaf::Purged { .. }));
    }
    drop((store, logbook));
    assert!((100..103).all(|filling| !holds(&place, filling)), "a body is left on the disk");
    let server = Running::start(&place, Limits::default());
    assert_eq!(server.put_locked(&envelope(1, 100), lock(0)).status, 410, "it does not come back");
    assert_eq!(server.put_locked(&envelope(1, 110), lock(10)).status, 201, "what comes late is taken in");
    server.stop();
    let (store, logbook) = (place.open(), place.logbook().expect("a sound log"));
    assert_eq!(purge(&store, &logbook, STUDY, day).expect("again").envelopes, 1);
    assert_eq!(store.placed(STUDY, Digest::of(&envelope(1, 110))).expect("readable"), None);
}

#[test]
fn the_command_refuses_with_the_day_and_leaves_no_certificate() {
    let place = place();
    let (store, locks) = (place.store.display().to_string(), place.locks().display().to_string());
    let certificate = place.folder.path().join("certificate");
    let words = ["purge", &store, &STUDY.to_string(), &certificate.display().to_string(), "--locks", &locks];
    let (mut terminal, said) = Terminal::captured(Catalog::new("en", ALL_LOCALES), "");
    let arguments = std::iter::once("kin-server").chain(words.iter().copied()).map(Into::into).collect();
    let code = run_from(PROGRAM, arguments, &mut terminal, kin_server::run);
    assert_eq!(code, 4, "{}", said.errors());
    assert!(said.errors().contains("lets nothing be deleted before 2028"), "{}", said.errors());
    assert!(fs::symlink_metadata(certificate).is_err());
}
