//! The certificate of destruction: its rules, line by line.

use kin_protocol::certificate::{self, Certificate, CertificateError, Device, End, Missing};
use kin_protocol::note::{Opening, RootKey, Roots};
use kin_protocol::{Digest, StudyId};

fn keys() -> Vec<RootKey> {
    (1..=3).map(|seed| RootKey::from_seed(StudyId::from_bytes([7; 16]), &[seed; 32])).collect()
}

fn roots() -> Roots {
    let verifiers = keys().iter().map(RootKey::verifier).collect();
    Roots::new(StudyId::from_bytes([7; 16]), 2, verifiers).unwrap()
}

fn certificate() -> Certificate {
    Certificate {
        study: StudyId::from_bytes([7; 16]),
        epoch: 2,
        ended: "2027-06-30T23:59:59Z".parse().unwrap(),
        destroyed: "2027-09-01T08:00:00Z".parse().unwrap(),
        keys: vec![
            (Opening::Desk, Digest::of(b"desk")),
            ("recovery-2-of-3".parse().unwrap(), Digest::of(b"recovery")),
        ],
        transcript: Some(Digest::of(b"transcript")),
        devices: vec![
            Device { key: [1; 32], end: End::Closed(41) },
            Device { key: [2; 32], end: End::Lost(12) },
            Device { key: [3; 32], end: End::Past(7) },
        ],
        unused: 1,
        opened: 50,
        quarantined: 1,
        missing: vec![Missing { key: [2; 32], first: 3, last: 4 }],
        declared: vec!["Lê Thị A".to_owned(), "Trần B".to_owned()],
    }
}

fn signed() -> Vec<u8> {
    let keys = keys();
    certificate::sign(&certificate(), &[&keys[0], &keys[2]]).unwrap()
}

#[test]
fn a_certificate_is_read_back_as_it_was_signed() {
    let read = certificate::verify::<Certificate>(&signed(), &roots()).unwrap();
    assert_eq!(read, certificate());
    assert_eq!(read.digest(), certificate().digest());
}

#[test]
fn no_changed_bit_of_a_certificate_is_accepted() {
    let signed = signed();
    for place in 0..signed.len() {
        for bit in 0..8 {
            let mut changed = signed.clone();
            changed[place] ^= 1 << bit;
            assert!(
                certificate::verify::<Certificate>(&changed, &roots()).is_err(),
                "bit {bit} of byte {place}"
            );
        }
    }
}

#[test]
fn a_certificate_needs_the_quorum_of_the_roots_of_its_own_study() {
    let keys = keys();
    let short = certificate::sign(&certificate(), &[&keys[1]]).unwrap();
    let error = certificate::verify::<Certificate>(&short, &roots()).unwrap_err();
    assert!(matches!(error, CertificateError::CertificateQuorumMissed { signers: 1, quorum: 2, .. }));
    let other = Certificate { study: StudyId::from_bytes([8; 16]), ..certificate() };
    let error = certificate::sign(&other, &[&keys[0]]).unwrap_err();
    assert_eq!(error, CertificateError::CertificateKeyOfAnotherStudy {});
    let foreign: Vec<RootKey> =
        (1..=2).map(|seed| RootKey::from_seed(StudyId::from_bytes([8; 16]), &[seed; 32])).collect();
    let signed = certificate::sign(&other, &[&foreign[0], &foreign[1]]).unwrap();
    let error = certificate::verify::<Certificate>(&signed, &roots()).unwrap_err();
    assert!(matches!(error, CertificateError::CertificateOfAnotherStudy { line: 2, .. }));
}

#[test]
fn roots_sign_one_after_the_other_and_only_what_is_of_their_study() {
    let keys = keys();
    let mut signed = certificate::sign(&certificate(), &[&keys[1]]).unwrap();
    // Twice by the same key is once.
    signed = certificate::add_signature::<Certificate>(&signed, &keys[1]).unwrap();
    assert!(certificate::verify::<Certificate>(&signed, &roots()).is_err());
    signed = certificate::add_signature::<Certificate>(&signed, &keys[2]).unwrap();
    assert_eq!(certificate::verify::<Certificate>(&signed, &roots()).unwrap(), certificate());
    assert_eq!(certificate::claimed::<Certificate>(&signed).unwrap(), certificate());
    let foreign = RootKey::from_seed(StudyId::from_bytes([8; 16]), &[1; 32]);
    let error = certificate::add_signature::<Certificate>(&signed, &foreign).unwrap_err();
    assert_eq!(error, CertificateError::CertificateKeyOfAnotherStudy {});
}

/// A certificate with something changed, and the error of signing it.
fn refused(change: impl Fn(&mut Certificate)) -> CertificateError {
    let mut certificate = certificate();
    change(&mut certificate);
    certificate::sign(&certificate, &[&keys()[0]]).unwrap_err()
}

#[test]
fn what_a_certificate_cannot_mean_is_refused_with_its_line() {
    let early = refused(|certificate| certificate.destroyed = "2027-06-30T23:59:58Z".parse().unwrap());
    assert_eq!(early, CertificateError::CertificateTooEarly { line: 5 });
    let alone = refused(|certificate| certificate.declared.truncate(1));
    assert_eq!(alone, CertificateError::CertificateDeclarers { line: 16, least: 2 });
    let twice = refused(|certificate| certificate.declared = vec!["A".to_owned(); 2]);
    assert!(matches!(twice, CertificateError::CertificateOutOfOrder { line: 17, .. }));
    let no_keys = refused(|certificate| certificate.keys.clear());
    assert!(matches!(no_keys, CertificateError::CertificateLineUnexpected { line: 6, .. }));
    let both_ends = refused(|certificate| {
        certificate.devices.push(Device { key: [1; 32], end: End::Lost(3) });
    });
    assert!(matches!(both_ends, CertificateError::CertificateOutOfOrder { line: 10, .. }));
    for gap in [
        Missing { key: [2; 32], first: 12, last: 13 },
        Missing { key: [2; 32], first: 5, last: 4 },
        Missing { key: [2; 32], first: 0, last: 1 },
        Missing { key: [4; 32], first: 1, last: 1 },
    ] {
        let unfit = refused(|certificate| certificate.missing = vec![gap]);
        assert_eq!(unfit, CertificateError::CertificateGapUnfit { line: 15 }, "{gap:?}");
    }
    let touching = refused(|certificate| {
        let gap = |first, last| Missing { key: [2; 32], first, last };
        certificate.missing = vec![gap(3, 4), gap(5, 5)];
    });
    assert_eq!(touching, CertificateError::CertificateGapUnfit { line: 16 });
    let hidden = refused(|certificate| certificate.declared[0] = "A\u{202e}B".to_owned());
    assert!(matches!(hidden, CertificateError::CertificateNotText { line: 16 }));
    let injected = refused(|certificate| certificate.declared = vec!["A\ndeclared B".to_owned()]);
    assert!(matches!(injected, CertificateError::CertificateValueMalformed { .. }), "{injected:?}");
}

#[test]
fn a_study_note_is_no_certificate() {
    let error = certificate::verify::<Certificate>(&crate::support::file("note.txt"), &roots()).unwrap_err();
    assert!(matches!(error, CertificateError::CertificateLineUnexpected { line: 1, .. }));
}
