//! A witness cosigns one history, and never two.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod served;

use kin_auditor::{Mirror, fetch};
use kin_protocol::Digest;
use kin_protocol::log::{Cosigner, SignedCheckpoint};
use served::{Audit, Server, key};
use zeroize::Zeroizing;

fn witness(seed: u8) -> Cosigner {
    Cosigner::new(&format!("witness-{seed}"), &Zeroizing::new([seed; 32])).unwrap()
}

/// A folder with the keys of two witnesses whom the note names.
fn audit() -> Audit {
    let audit = Audit::with_witnesses(vec![witness(1).verifier().clone(), witness(2).verifier().clone()], 2);
    for seed in [1, 2, 3] {
        audit.write(&format!("key-{seed}"), witness(seed).dangerously_reveal().as_bytes());
    }
    audit
}

/// A mirror of this server in a folder of this name.
fn mirror(audit: &Audit, name: &str, server: &Server) {
    let folder = audit.folder().join(name);
    let mut mirror =
        Mirror::open_or_begin(&folder, served::STUDY, key().verifier(), Digest::of(b"note")).unwrap();
    fetch(&mut mirror, server, key().verifier(), false, &mut |_| ()).unwrap();
}

fn cosign(audit: &Audit, source: &str, seed: u8, out: &str) -> (i32, String, String) {
    audit.run(&["cosign", source, "--key", &format!("key-{seed}"), "--out", out])
}

#[test]
fn a_witness_cosigns_what_grew_out_of_what_she_cosigned_last_and_nothing_else() {
    let audit = audit();
    let mut server = Server::of(0..10);
    mirror(&audit, "mirror", &server);
    let (code, said, errors) = cosign(&audit, "mirror", 1, "first");
    assert_eq!((code, errors.as_str()), (0, ""), "{said}");
    assert!(said.contains("first time") && said.contains("has 10 entries"), "{said}");
    let read = |name: &str| {
        let note = std::fs::read(audit.folder().join(name)).unwrap();
        SignedCheckpoint::verify(&note, key().verifier()).unwrap()
    };
    assert_eq!(read("first").cosigned(&[witness(1).verifier().clone()]).len(), 1);
    server.take_envelopes(10..20);
    mirror(&audit, "mirror", &server);
    let (code, said, _) = cosign(&audit, "mirror", 1, "second");
    assert!(code == 0 && said.contains("has 20 entries, and grew out of the 10"), "{said}");
    // Smaller, as long and another, longer and another: each from a mirror that has never seen the first history.
    for (name, other) in
        [("smaller", Server::of(0..15)), ("as-long", Server::of(1..21)), ("longer", Server::of(1..30))]
    {
        mirror(&audit, name, &other);
        let (code, said, errors) = cosign(&audit, name, 1, "forked");
        assert_eq!((code, said.as_str()), (5, ""), "{name}");
        assert!(errors.contains("at 20 envelopes its log was another one"), "{errors}");
        assert!(!audit.folder().join("forked").exists(), "{name}");
        assert_eq!(cosign(&audit, name, 2, &format!("of-{name}")).0, i32::from(name != "smaller") * 5);
    }
    assert_eq!(cosign(&audit, "mirror", 1, "second").0, 4, "what is there is not overwritten");
    assert_eq!(cosign(&audit, "mirror", 1, "again").0, 0, "the same history may be cosigned again");
}

/// The second witness above had seen the smaller log first; a witness whom the note does not name signs nothing.
#[test]
fn a_key_that_the_note_does_not_name_cosigns_nothing() {
    let audit = audit();
    mirror(&audit, "mirror", &Server::of(0..3));
    let (code, _, errors) = cosign(&audit, "mirror", 3, "out");
    assert!(code == 4 && errors.contains("names no witness with this key"), "{errors}");
    assert!(!audit.folder().join("out").exists());
}

#[test]
fn verifying_counts_the_witnesses_of_files_and_of_the_server_up_to_their_entry() {
    let audit = audit();
    let mut server = Server::of(0..10);
    mirror(&audit, "mirror", &server);
    for seed in [1, 2] {
        assert_eq!(cosign(&audit, "mirror", seed, &format!("cosigned-{seed}")).0, 0);
    }
    server.take_envelopes(10..12);
    mirror(&audit, "mirror", &server);
    let (code, _, errors) = audit.verify(&["mirror", "--checkpoint", "cosigned-1"]);
    assert!(code == 3 && errors.contains("the study note asks for 2"), "{errors}");
    let both = ["mirror", "--checkpoint", "cosigned-1", "--checkpoint", "cosigned-2"];
    let (code, said, errors) = audit.verify(&both);
    assert_eq!((code, errors.as_str()), (0, ""));
    assert!(said.contains("2 of 2 witnesses have cosigned it up to entry 10; 2 are needed"), "{said}");
    // The same, where the server hands it out.
    let read = |name: &str| {
        let note = std::fs::read(audit.folder().join(name)).unwrap();
        SignedCheckpoint::verify(&note, key().verifier()).unwrap()
    };
    let named = [witness(1).verifier().clone(), witness(2).verifier().clone()];
    server.give_cosigned(&read("cosigned-1").gather(&[&read("cosigned-2")], &named));
    mirror(&audit, "mirror", &server);
    assert_eq!(audit.verify(&["mirror"]).0, 0);
    // A cosigned checkpoint of another history is no cosignature of this one.
    let other = Server::of(1..9);
    mirror(&audit, "other", &other);
    audit
        .write("forked", witness(1).cosign(&other.signed(8), "2026-11-01T00:00:00Z".parse().unwrap()).note());
    let (code, _, errors) = audit.verify(&["mirror", "--checkpoint", "forked"]);
    assert!(code == 3 && errors.contains("forked shows another history"), "{errors}");
}

#[test]
fn a_key_is_made_private_with_its_public_half_beside_it() {
    let audit = audit();
    let make = |name: &str| {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_kin-auditor"))
            .args(["cosign-key", name, "--out", "made", "--language", "en"])
            .current_dir(audit.folder())
            .output()
            .unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    assert_eq!(make("a+b").0, Some(2));
    let (code, said) = make("audit.example/2026");
    assert_eq!(code, Some(0));
    let public = std::fs::read_to_string(audit.folder().join("made.vkey")).unwrap();
    assert!(said.starts_with(&public), "{said}");
    let mode = std::os::unix::fs::PermissionsExt::mode(
        &std::fs::metadata(audit.folder().join("made")).unwrap().permissions(),
    );
    assert_eq!(mode & 0o777, 0o600);
    let secret = std::fs::read_to_string(audit.folder().join("made")).unwrap();
    assert_eq!(Cosigner::parse(secret.trim_end()).unwrap().verifier().to_string(), public.trim_end());
    assert_eq!(make("audit.example/2026").0, Some(4), "a key is never overwritten");
}
