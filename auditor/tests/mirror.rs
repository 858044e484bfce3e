//! A mirror against a server that keeps its word and against servers that do not; and verifying it from where it was verified.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod served;

use kin_auditor::{Fetched, Mirror, MirrorError, fetch};
use kin_protocol::Digest;
use kin_protocol::log::{Leaf, Lock, LogError};
use served::{Audit, Server, envelope, key, leaf, preimage, withdrawn};

fn digest(number: u32) -> Digest {
    Digest::of(&envelope(number))
}

fn begin(audit: &Audit) -> Mirror {
    let note = Digest::of(b"note");
    Mirror::open_or_begin(&audit.mirror(), served::STUDY, key().verifier(), note).unwrap()
}

fn brought(mirror: &mut Mirror, server: &Server) -> Result<Fetched, MirrorError> {
    fetch(mirror, server, key().verifier(), false, &mut |_| ())
}

fn forked(outcome: &Result<Fetched, MirrorError>) -> bool {
    matches!(outcome, Err(MirrorError::MirrorLogUntrusted { source: LogError::LogForked { .. } }))
}

#[test]
fn only_what_is_new_is_fetched_and_all_of_it_is_there() {
    let audit = Audit::new();
    let mut mirror = begin(&audit);
    let mut server = Server::of(0..700);
    let first = brought(&mut mirror, &server).unwrap();
    assert_eq!((first.entries, first.new_entries, first.envelopes), (700, 700, 700));
    server.asked();
    server.take_envelopes(700..710);
    let second = brought(&mut mirror, &server).unwrap();
    assert_eq!((second.entries, second.new_entries, second.envelopes), (710, 10, 10));
    let asked = server.asked();
    assert_eq!(asked.iter().filter(|what| what.starts_with("envelopes/")).count(), 10, "{asked:?}");
    assert_eq!(asked.iter().filter(|what| what.contains("/entries/")).count(), 1, "{asked:?}");
    assert_eq!(mirror.envelope(digest(705)).unwrap(), Some(envelope(705)));
    let nothing = brought(&mut mirror, &server).unwrap();
    assert_eq!((nothing.new_entries, nothing.envelopes), (0, 0));
}

/// Whatever answer is the last one, the next run goes on, and nothing is fetched twice.
#[test]
fn a_mirror_that_was_cut_off_after_any_answer_goes_on_from_there() {
    let mut whole = 0;
    for patience in 0.. {
        let audit = Audit::new();
        let mut server = Server::of(0..70);
        let mut mirror = begin(&audit);
        server.patience(Some(patience));
        let cut = brought(&mut mirror, &server);
        drop(mirror);
        if cut.is_ok() {
            assert!(patience > 70, "{patience} answers were enough");
            whole += 1;
            break;
        }
        assert!(matches!(cut, Err(MirrorError::MirrorNoAnswer { .. })), "{cut:?}");
        let before = begin(&audit).standing(false).unwrap().here;
        server.patience(None);
        server.asked();
        let mut mirror = begin(&audit);
        let done = brought(&mut mirror, &server).unwrap();
        assert_eq!((done.entries, done.envelopes), (70, 70 - before), "after {patience} answers");
        assert_eq!(mirror.standing(false).unwrap().here, 70);
        server.take_envelopes(70..71);
        assert_eq!(brought(&mut mirror, &server).unwrap().new_entries, 1);
    }
    assert_eq!(whole, 1);
}

#[test]
fn nothing_is_taken_from_another_history_than_was_seen() {
    let audit = Audit::new();
    let mut mirror = begin(&audit);
    assert!(brought(&mut mirror, &Server::of(0..10)).is_ok());
    let held = |mirror: &Mirror| (mirror.size().unwrap(), mirror.standing(false).unwrap().here);
    // A log that forgot something, one that was put back from a backup, and one that grew out of another.
    let mut swapped: Vec<u32> = (0..12).collect();
    swapped.swap(3, 4);
    for (what, other) in [
        ("rolled back", Server::of(0..9)),
        ("as long, another", Server::of(1..11)),
        ("longer, another", Server::of(1..20)),
        ("another order", Server::with(swapped.into_iter())),
        ("empty", Server::of(0..0)),
    ] {
        assert!(forked(&brought(&mut mirror, &other)), "{what}");
        assert_eq!(held(&mirror), (10, 10), "{what}");
    }
    assert!(brought(&mut mirror, &Server::of(0..11)).is_ok(), "the history that was seen goes on");
}

/// Seen before it was cut off is seen: what was shown then is what the next answer is compared with.
#[test]
fn a_fork_is_noticed_even_where_the_last_run_was_cut_off() {
    let audit = Audit::new();
    let mut mirror = begin(&audit);
    let mut server = Server::of(0..600);
    server.patience(Some(8));
    assert!(brought(&mut mirror, &server).is_err());
    assert!(forked(&brought(&mut mirror, &Server::of(1..700))));
}

#[test]
fn leaves_that_are_not_those_of_the_checkpoint_are_not_kept() {
    let audit = Audit::new();
    let mut mirror = begin(&audit);
    let mut server = Server::of(0..300);
    let mut others: Vec<Leaf> = (0..300).map(leaf).collect();
    others[299] = leaf(9999);
    server.give_leaves(others);
    let refused = brought(&mut mirror, &server).unwrap_err();
    let damaged = LogError::LogTileDamaged { level: 0, number: 1 };
    assert!(
        matches!(&refused, MirrorError::MirrorLogUntrusted { source } if *source == damaged),
        "{refused:?}"
    );
    assert_eq!(mirror.size().unwrap(), 0);
    // Signed by another key: not even looked at.
    let mut foreign = Server::of(0..300);
    foreign.sign_with(9);
    let refused = brought(&mut mirror, &foreign).unwrap_err();
    assert!(matches!(refused, MirrorError::MirrorLogUntrusted { source: LogError::LogSignatureWrong {} }));
}

#[test]
fn an_envelope_that_is_withheld_or_replaced_is_counted_and_asked_for_again() {
    let audit = Audit::new();
    let mut mirror = begin(&audit);
    let mut server = Server::of(0..5);
    server.body(1, None);
    server.body(2, Some(b"something else".to_vec()));
    let fetched = brought(&mut mirror, &server).unwrap();
    assert_eq!((fetched.envelopes, fetched.withheld, fetched.replaced), (3, 1, 1));
    assert_eq!(mirror.standing(false).unwrap().missing, 2);
    server.body(1, Some(envelope(1)));
    server.body(2, Some(envelope(2)));
    assert_eq!(brought(&mut mirror, &server).unwrap().envelopes, 2);
    assert_eq!(mirror.standing(false).unwrap().missing, 0);
}

#[test]
fn what_was_withdrawn_is_deleted_and_an_invented_withdrawal_deletes_nothing() {
    let audit = Audit::new();
    let mut mirror = begin(&audit);
    let mut server = Server::of(0..5);
    brought(&mut mirror, &server).unwrap();
    // A lock of its own upon an envelope that is there, and the key to it.
    let mine = Leaf::Envelope { digest: digest(2), class: 1024, lock: Lock::of(&preimage(77)) };
    server.take(vec![withdrawn(4, 4), withdrawn(1, 3), mine, withdrawn(2, 77)]);
    brought(&mut mirror, &server).unwrap();
    let standing = mirror.standing(false).unwrap();
    assert_eq!(
        (standing.here, standing.withdrawn, standing.missing, standing.invented + standing.repeated),
        (4, 1, 0, 3)
    );
    assert_eq!(mirror.envelope(digest(4)).unwrap(), None);
    drop(mirror);
    let file = std::fs::read(audit.mirror().join("mirror.db")).unwrap();
    let gone = envelope(4);
    assert!(!file.windows(gone.len()).any(|window| window == gone), "deleted means overwritten");
    let (code, _, errors) = audit.verify(&["mirror"]);
    assert!(
        code == 3 && errors.contains("2 entries of its log say") && errors.contains("a second time"),
        "{errors}"
    );
}

#[test]
fn a_purge_deletes_only_where_the_day_of_the_note_is_over() {
    let audit = Audit::new();
    let mut mirror = begin(&audit);
    let mut server = Server::of(0..3);
    brought(&mut mirror, &server).unwrap();
    server.take(vec![Leaf::Purged { digest: digest(1) }]);
    brought(&mut mirror, &server).unwrap();
    assert_eq!(mirror.standing(false).unwrap().here, 3, "before the day it is kept");
    fetch(&mut mirror, &server, key().verifier(), true, &mut |_| ()).unwrap();
    let standing = mirror.standing(true).unwrap();
    assert_eq!((standing.here, standing.purged, standing.missing), (2, 1, 0));
}

#[test]
fn a_mirror_is_of_one_log_of_one_study() {
    let audit = Audit::new();
    drop(begin(&audit));
    let begin =
        |study, log| Mirror::open_or_begin(&audit.mirror(), study, log, Digest::of(b"note")).unwrap_err();
    let other = kin_protocol::StudyId::from_bytes([8; 16]);
    let (same, next) = (key(), served::key_of(2, 1));
    assert!(matches!(begin(other, same.verifier()), MirrorError::MirrorOfAnotherStudy));
    assert!(matches!(begin(served::STUDY, next.verifier()), MirrorError::MirrorOfAnotherLog { .. }));
}

#[test]
fn verifying_goes_on_from_where_it_was_and_says_so() {
    let audit = Audit::new();
    let mut mirror = begin(&audit);
    let mut server = Server::of(0..600);
    brought(&mut mirror, &server).unwrap();
    let (code, said, errors) = audit.verify(&["mirror"]);
    assert_eq!((code, errors.as_str()), (0, ""), "{said}");
    assert!(said.contains("has 600 entries") && !said.contains("before"), "{said}");
    server.take_envelopes(600..610);
    server.take(vec![withdrawn(5, 5)]);
    brought(&mut mirror, &server).unwrap();
    audit.write("earlier", server.signed(300).note());
    audit.write("receipt", &server.receipt(7, 300));
    audit.write("fork", Server::of(1..4).signed(3).note());
    let (code, said, errors) = audit.verify(&["mirror", "--checkpoint", "earlier", "--receipt", "receipt"]);
    assert_eq!((code, errors.as_str()), (0, ""), "{said}");
    assert!(said.contains("The first 600 entries were verified before"), "{said}");
    assert!(said.contains("Envelopes here 609") && said.contains("could open their locks 1"), "{said}");
    let (code, _, errors) = audit.verify(&["mirror", "--checkpoint", "fork"]);
    assert!(code == 3 && errors.contains("fork shows another history: at 3 entries"), "{errors}");
    let (code, said, _) = audit.verify(&["mirror", "--again", "--json"]);
    let report: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!((code, &report["verified_before"], &report["entries"]), (0, &0.into(), &611.into()));
    assert_eq!(report["findings"], serde_json::json!([]));
}

/// What a mirror remembers is believed only as far as the server's signature reaches.
#[test]
fn a_mirror_that_was_changed_by_hand_is_not_believed() {
    let forge = |sql: &str| {
        let audit = Audit::new();
        let mut mirror = begin(&audit);
        let mut server = Server::of(0..600);
        brought(&mut mirror, &server).unwrap();
        assert_eq!(audit.verify(&["mirror"]).0, 0);
        server.take_envelopes(600..610);
        brought(&mut mirror, &server).unwrap();
        drop(mirror);
        let database = rusqlite::Connection::open(audit.mirror().join("mirror.db")).unwrap();
        database.execute_batch(sql).unwrap();
        drop(database);
        (audit.verify(&["mirror"]), audit.verify(&["mirror", "--again"]).0)
    };
    for (what, sql) in [
        ("the right edge", "UPDATE verified SET subtrees = zeroblob(length(subtrees))"),
        ("its length", "UPDATE verified SET size = size - 1"),
        ("its checkpoint", "UPDATE verified SET checkpoint = (SELECT seen FROM mirror)"),
        (
            "a new leaf",
            "UPDATE leaf SET bytes = (SELECT bytes FROM leaf WHERE place = 604) WHERE place = 605",
        ),
        ("a leaf that is gone", "DELETE FROM leaf WHERE place = 609"),
        ("a withdrawal that was none", "UPDATE entry SET withdrawn = 3, body = NULL WHERE place = 9"),
        ("an entry that is gone", "DELETE FROM entry WHERE place = 9"),
        ("a lock", "UPDATE entry SET lock = zeroblob(32) WHERE place = 605"),
    ] {
        let ((code, said, errors), _) = forge(sql);
        assert!(code == 5 && errors.contains("is not what was fetched"), "{what}: {code} {said} {errors}");
    }
    // An envelope that was changed, new or old: the old one is found by reading all again.
    let change = |place: u32| {
        format!(
            "UPDATE body SET bytes = zeroblob(80) WHERE id = (SELECT body FROM entry WHERE place = {place})"
        )
    };
    assert_eq!(forge(&change(605)).0.0, 3);
    let ((once, said, _), again) = forge(&change(9));
    assert!(once == 0 && said.contains("were not read again"), "{said}");
    assert_eq!(again, 3);
    // One that is gone is found at once.
    assert_eq!(forge("UPDATE entry SET body = NULL WHERE place = 9").0.0, 3);
}

#[test]
fn a_parcel_is_written_only_of_a_whole_mirror_and_is_verified_like_one_of_the_servers() {
    let audit = Audit::new();
    let mut mirror = begin(&audit);
    let mut server = Server::of(0..600);
    server.patience(Some(7));
    assert!(brought(&mut mirror, &server).is_err());
    let (code, _, errors) = audit.parcel();
    assert!(code == 4 && errors.contains("Only "), "{errors}");
    assert!(!audit.folder().join("parcel").exists());
    server.patience(None);
    server.body(7, None);
    brought(&mut mirror, &server).unwrap();
    let (code, _, errors) = audit.parcel();
    assert!(code == 0 && errors.contains("One envelope that the server signed for is not in it"), "{errors}");
    std::fs::remove_file(audit.folder().join("parcel")).unwrap();
    server.body(7, Some(envelope(7)));
    brought(&mut mirror, &server).unwrap();
    let (code, said, errors) = audit.parcel();
    assert_eq!((code, errors.as_str()), (0, ""));
    assert_eq!(said, "Wrote 600 envelopes and the log of 600 entries to parcel.\n");
    let (code, said, errors) = audit.verify(&["parcel"]);
    assert_eq!((code, errors.as_str()), (0, ""), "{said}");
    assert!(said.contains("Envelopes here 600"), "{said}");
}
