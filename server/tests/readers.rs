//! Couriers, auditors and witnesses: who may fetch what is kept, and what witnesses say of it.

mod study;

use std::process::Command;

use jiff::Timestamp;
use kin_protocol::courier::CourierPass;
use kin_protocol::log::{Cosigner, Lock, SignedCheckpoint};
use kin_protocol::note::StudyNote;
use kin_protocol::{Digest, Voucher};
use kin_server::{CosignError, CosignedSoFar, Limits, Store, cosign};
use study::{Place, Running, STUDY, bundle, envelope, fetch, get, path, reader_token, voucher};
use zeroize::Zeroizing;

fn witness(seed: u8) -> Cosigner {
    Cosigner::new(&format!("witness-{seed}"), &Zeroizing::new([seed; 32])).expect("a sound key")
}

fn lock(filling: u8) -> Lock {
    Lock::from_bytes([filling; 32])
}

#[test]
fn leaves_and_envelopes_are_for_whoever_holds_a_reader_token_of_the_study() {
    let place = Place::with_log();
    let server = Running::start(&place, Limits::default());
    let bytes = envelope(1, 5);
    server.put_locked(&bytes, lock(5));
    let kept = server.url(&format!("envelopes/{}", Digest::of(&bytes)));
    let leaves = server.url("log/tile/entries/000.p/1");
    for url in [&kept, &leaves] {
        // Nobody, and a token that was not made here.
        for refused in [get(url), fetch(url)] {
            assert_eq!((refused.status, refused.problem().as_str()), (401, "token-refused"), "{url}");
        }
    }
    place.admit_reader();
    assert_eq!((fetch(&kept).status, fetch(&kept).body), (200, bytes.clone()));
    assert_eq!(fetch(&leaves).status, 200);
    assert_eq!(fetch(&server.url(&format!("envelopes/{}", Digest::of(b"never sent")))).status, 404);
    // What a device sends with fetches nothing, and what a courier fetches with sends nothing.
    let device = format!("Bearer {}", voucher(0).reveal().as_str());
    let asked = ureq::get(&kept).config().http_status_as_error(false).build();
    assert_eq!(asked.header("authorization", device).call().expect("an answer").status(), 401);
    let as_sender: Voucher = reader_token().reveal().parse().expect("as long as a token");
    let refused = server.put_with(Some(&as_sender), Digest::of(&bytes), &bytes);
    assert_eq!((refused.status, refused.problem().as_str()), (401, "voucher-refused"));
}

#[test]
fn a_pass_opens_the_study_and_only_its_digest_is_stored() {
    let place = Place::with_log();
    let folder = place.folder.path();
    std::fs::write(folder.join("bundle"), bundle(&place.logged_note(3), 1).to_json()).expect("the bundle");
    let reader = |out: &str, more: &[&str]| {
        let command = Command::new(env!("CARGO_BIN_EXE_kin-server"))
            .args(["study", "reader", "store", "bundle", "--out", out, "--language", "en"])
            .args(more)
            .current_dir(folder)
            .output()
            .expect("the program runs");
        (command.status.code(), String::from_utf8(command.stdout).expect("text"))
    };
    assert_eq!(
        reader("pass", &[]),
        (Some(0), "Wrote the pass pass. It is the only one of this study.\n".into())
    );
    assert_eq!(reader("pass", &[]).0, Some(4), "a pass is not overwritten");
    assert_eq!(place.open().readers(STUDY).expect("readers").len(), 1, "and none was made that nobody has");
    assert_eq!(reader("second", &[]).1, "Wrote the pass second. This study has 2 of them.\n");
    let pass = CourierPass::parse(&std::fs::read(folder.join("pass")).expect("the pass")).expect("a pass");
    assert_eq!((pass.study, pass.path.reveal()), (STUDY, path().reveal()));
    for (name, bytes) in place.files() {
        let secret = pass.token.reveal_bytes();
        assert!(!bytes.windows(32).any(|window| window == secret.as_slice()), "{name} holds the token");
        let text = pass.token.reveal();
        assert!(!bytes.windows(text.len()).any(|window| window == text.as_bytes()), "{name} holds the token");
    }
    assert!(place.open().readers(STUDY).expect("readers").contains(&pass.token.digest()));
    assert_eq!(reader("third", &["--only"]).1, "Wrote the pass third. It is the only one of this study.\n");
    assert!(!place.open().readers(STUDY).expect("readers").contains(&pass.token.digest()));
}

#[test]
fn cosignatures_of_named_witnesses_are_gathered_and_served_and_others_are_not() {
    let place = Place::with_log();
    let witnesses = vec![witness(1).verifier().clone(), witness(2).verifier().clone()];
    let note = StudyNote { witnesses: witnesses.clone(), witness_quorum: 2, ..place.logged_note(4) };
    place.load(&bundle(&note, 1)).expect("a note with witnesses");
    let server = Running::start(&place, Limits::default());
    let checkpoint = || {
        SignedCheckpoint::verify(&get(&server.url("log/checkpoint")).body, &place.verifier())
            .expect("signed by the log")
    };
    server.put_locked(&envelope(1, 1), lock(1));
    let first = checkpoint();
    server.put_locked(&envelope(1, 2), lock(2));
    let (second, key) = (checkpoint(), place.key());
    assert_eq!(get(&server.url("log/cosigned")).status, 404);
    let at = |seconds| Timestamp::from_second(seconds).expect("a moment");
    let take = |note: &[u8]| cosign(&place.open(), key.as_ref(), STUDY, note);
    let stranger = witness(9).cosign(&first, at(1_790_000_000));
    assert!(matches!(take(stranger.note()), Err(CosignError::CosignNobody)));
    // Signed by this log's key, and no part of its history: somebody else has the key.
    let forked = key.as_ref().expect("a key").of_log(STUDY, 1).expect("sound").sign(1, Digest::of(b"fork"));
    let forked = witness(1).cosign(&forked, at(1_790_000_000));
    assert!(matches!(take(forked.note()), Err(CosignError::CosignCheckpointRefused { .. })));
    assert_eq!(get(&server.url("log/cosigned")).status, 404, "nothing was taken");

    let one = take(witness(1).cosign(&first, at(1_790_000_000)).note()).expect("taken");
    assert_eq!(one, CosignedSoFar { entries: 1, cosigned: 1, needed: 2 });
    let both = take(witness(2).cosign(&first, at(1_790_000_500)).note()).expect("taken");
    assert_eq!(both, CosignedSoFar { entries: 1, cosigned: 2, needed: 2 });
    // A later one of one witness alone does not take the place of what both have cosigned.
    take(witness(1).cosign(&second, at(1_790_001_000)).note()).expect("taken");
    let now_served = || {
        let note = get(&server.url("log/cosigned")).body;
        let signed = SignedCheckpoint::verify(&note, &place.verifier()).expect("signed by the log");
        (signed.checkpoint().size, signed.cosigned(&witnesses).len())
    };
    assert_eq!(now_served(), (1, 2));
    take(witness(2).cosign(&second, at(1_790_001_500)).note()).expect("taken");
    assert_eq!(now_served(), (2, 2));
}
