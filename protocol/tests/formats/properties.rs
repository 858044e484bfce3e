//! Laws that hold for every input.

use crate::support::{COSIGNER, LOG, file, in_the_first_format, roots, sample};
use kin_protocol::bundle::Bundle;
use kin_protocol::envelope::Shape;
use kin_protocol::note::{
    self, EpochRecipient, FormReference, Log, NoteFormat, OfficeKey, Opening, ProgramVersion, Revoked,
    RevokedReason, RootKey, RootVerifier, Roots, Sealing, SideRecipient, Split, StudyNote,
};
use kin_protocol::package::EnrolmentPackage;
use kin_protocol::parcel::ParcelReader;
use kin_protocol::problem::Problem;
use kin_protocol::{Digest, Fingerprint, Receipt, StudyId, Voucher};
use proptest::prelude::*;

const BECH32: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/// Feeds bytes to every reader there is.
fn read_everything(bytes: &[u8]) {
    let _ = StudyNote::parse_text(bytes);
    let _ = note::verify(bytes, &roots(), None);
    let _ = Roots::parse_text(bytes);
    let _ = kin_protocol::ceremony::verify(bytes, &roots());
    let device = kin_protocol::assignment::DeviceId([7; 32]);
    let _ = kin_protocol::assignment::Assignment::read(bytes, &sample().0, device, 0);
    let _ = Receipt::parse(bytes);
    let _ = EnrolmentPackage::read(bytes);
    let _ = Bundle::parse(bytes).map(|bundle| bundle.verify(None));
    let _ = Problem::parse(bytes);
    for sealing in [Sealing::Hybrid, Sealing::Classical] {
        let _ = Shape { sealed_bytes: 1024, recipients: 2, sealing }.check(bytes);
    }
    if let Ok(parcel) = ParcelReader::new(bytes) {
        parcel.for_each(drop);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let _ = text.parse::<StudyId>();
        let _ = text.parse::<Digest>();
        let _ = text.parse::<Voucher>();
        let _ = text.parse::<RootVerifier>();
        let _ = RootKey::parse(text);
        let _ = Fingerprint::of(b"").compare(text);
    }
}

const FROZEN: [&str; 9] = [
    "assignment.txt",
    "note-2.txt",
    "transcript.txt",
    "note.txt",
    "roots.txt",
    "receipt.json",
    "package.txt",
    "bundle-3.json",
    "envelope.age",
];

/// A recipient's text of either kind, another for every seed.
fn recipient_text(seed: u32, hybrid: bool) -> String {
    let (prefix, length) = if hybrid { ("age1pq1", 1952) } else { ("age1", 58) };
    let letters = (0..length).map(|place| BECH32[(seed.rotate_left(place % 32) & 31) as usize] as char);
    prefix.chars().chain(letters).collect()
}

/// Epochs as a study has them: their number, start, length, policy, kind; every recipient of all of them another.
type AnyEpoch = (u32, i64, i64, u8, bool);

fn recipients_of(epochs: &[AnyEpoch], format: NoteFormat) -> Vec<EpochRecipient> {
    let split = Split::new(2, 3).unwrap();
    let mut recipients = Vec::new();
    for (place, (epoch, start, length, policy, hybrid)) in epochs.iter().enumerate() {
        let openings = match (format, policy % 3) {
            (NoteFormat::First, _) => vec![Opening::Desk; 2],
            (NoteFormat::Second, 0) => vec![Opening::Desk, Opening::Desk, Opening::Recovery(split)],
            (NoteFormat::Second, 1) => vec![Opening::Quorum(split)],
            (NoteFormat::Second, _) => vec![Opening::Single],
        };
        for (number, opening) in openings.into_iter().enumerate() {
            let seed = u32::try_from(place * 7 + number + 1).unwrap();
            recipients.push(EpochRecipient {
                epoch: *epoch,
                not_before: jiff::Timestamp::from_second(*start).unwrap(),
                not_after: jiff::Timestamp::from_second(start + length).unwrap(),
                opening,
                recipient: recipient_text(seed, format == NoteFormat::Second && *hybrid),
            });
        }
    }
    recipients.sort();
    recipients
}

prop_compose! {
    /// What only the second format says.
    fn any_terms()(
        purge in prop::option::of(1i64..100_000_000),
        backup_days in 0..=note::MAX_BACKUP_DAYS,
        program in any::<(u32, u32, u32)>(),
        training_of in prop::option::of(Just(StudyId::from_bytes([0xee; 16]))),
        generation in any::<u32>(),
        office in prop::option::of(any::<[u8; 32]>()),
        logged in any::<bool>(),
        sides in 0u32..3,
        revoked in prop::option::of((0i64..4_000_000_000, 0usize..3)),
    ) -> (Option<i64>, StudyNote, Option<[u8; 32]>, u32) {
        let roots = sample().0.roots().unwrap();
        let revoked = revoked.map(|(since, reason)| Revoked {
            since: jiff::Timestamp::from_second(since).unwrap(),
            reason: RevokedReason::ALL[reason],
            recipient: Digest::of(b"revoked"),
        });
        let mut terms = StudyNote {
            backup_days,
            program: ProgramVersion { major: program.0, minor: program.1, patch: program.2 },
            training_of,
            generation,
            revoked: revoked.into_iter().collect(),
            ..StudyNote::draft(&roots, "x", jiff::Timestamp::UNIX_EPOCH, jiff::Timestamp::MAX)
        };
        if logged {
            terms.logs = vec![Log { from: jiff::Timestamp::UNIX_EPOCH, key: LOG.parse().unwrap() }];
            terms.witnesses = vec![COSIGNER.parse().unwrap()];
            terms.witness_quorum = 1;
        }
        (purge, terms, office, sides)
    }
}

prop_compose! {
    fn any_note()(
        format in prop::sample::select(vec![NoteFormat::First, NoteFormat::Second]),
        study in any::<[u8; 16]>(),
        title in "[a-zà-ỹ+—\"][a-z à-ỹ]{0,30}[a-zà-ỹ0-9]",
        version in any::<u64>(),
        issued in 0i64..4_000_000_000,
        length in 1i64..1_000_000_000,
        sealed_bytes in note::MIN_SEALED_BYTES..=note::MAX_SEALED_BYTES,
        server in "(https://[a-z]{1,20}(\\.[a-z]{2,3})?(:[1-9][0-9]{0,3})?(/[a-z0-9]{1,9}){0,2}|http://127\\.0\\.0\\.[1-9](:8080)?)",
        seeds in prop::collection::btree_set(any::<[u8; 32]>(), 1..5),
        quorum in any::<prop::sample::Index>(),
        epochs in prop::collection::vec((0i64..4_000_000_000, 1i64..1_000_000_000, any::<u8>(), any::<bool>()), 1..4),
        (purge, terms, office, sides) in any_terms(),
        forms in prop::collection::btree_map(("[!-~]{1,20}", "[!-~]{1,20}"), any::<[u8; 32]>(), 1..5),
    ) -> (StudyNote, Vec<RootKey>) {
        let study = StudyId::from_bytes(study);
        let keys: Vec<RootKey> = seeds.iter().map(|seed| RootKey::from_seed(study, seed)).collect();
        let verifiers: Vec<RootVerifier> = keys.iter().map(RootKey::verifier).collect();
        let quorum = u32::try_from(quorum.index(verifiers.len())).unwrap() + 1;
        let roots = Roots::new(study, quorum, verifiers).unwrap();
        let time = |second| jiff::Timestamp::from_second(second).unwrap();
        let (issued, expires) = (time(issued), time(issued + length));
        let epochs: Vec<AnyEpoch> = (1..).zip(epochs).map(|(number, (a, b, c, d))| (number, a, b, c, d)).collect();
        let forms = forms.into_iter().map(|((id, version), digest)| FormReference {
            id, version, digest: Digest::from_bytes(digest),
        }).collect();
        let mut note = StudyNote {
            title, version, sealed_bytes, server, forms, recipients: recipients_of(&epochs, format),
            sealing: Sealing::Classical,
            ..StudyNote::draft(&roots, "x", issued, expires)
        };
        if format == NoteFormat::First {
            return (in_the_first_format(note), keys);
        }
        let side = |seed| SideRecipient { epoch: 1, recipient: recipient_text(seed, epochs[0].4) };
        note.contacts = (0..sides).take(1).map(|_| side(101)).collect();
        note.supervisors = (1..sides).map(|_| side(102)).collect();
        note.offices = office.iter().map(|seed| OfficeKey::from_seed(study, seed).verifier()).collect();
        let purge_after = purge.map(|after| expires + jiff::SignedDuration::from_secs(after));
        (StudyNote {
            purge_after,
            backup_days: terms.backup_days,
            program: terms.program,
            training_of: terms.training_of,
            generation: terms.generation,
            logs: terms.logs,
            witnesses: terms.witnesses,
            witness_quorum: terms.witness_quorum,
            revoked: terms.revoked,
            ..note
        }, keys)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_reader_panics_on_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        read_everything(&bytes);
    }

    #[test]
    fn no_reader_panics_on_text_of_its_own_words(
        words in prop::collection::vec("(kin-study-note/1|kin-study-note/2|sealing|hybrid|generation|contact|revoked|study|root|quorum|form|recipient|age1|— |\n|\n\n| |-> X25519 |--- |[0-9a-f]{32}|é)", 0..60)
    ) {
        read_everything(words.concat().as_bytes());
    }

    #[test]
    fn no_reader_panics_on_a_damaged_file(
        which in 0..FROZEN.len(), at in any::<prop::sample::Index>(), junk in prop::collection::vec(any::<u8>(), 0..5), cut in 0usize..5
    ) {
        let mut bytes = file(FROZEN[which]);
        let at = at.index(bytes.len());
        let end = (at + cut).min(bytes.len());
        bytes.splice(at..end, junk);
        read_everything(&bytes);
    }

    #[test]
    fn a_note_printed_and_parsed_is_itself((note, _) in any_note()) {
        let text = note.to_text();
        let parsed = StudyNote::parse_text(text.as_bytes()).unwrap();
        prop_assert_eq!(parsed.to_text(), text);
        prop_assert_eq!(parsed, note);
    }

    #[test]
    fn what_a_note_reader_accepts_it_prints_back(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut text = sample().0.to_text().into_bytes();
        let at = at.index(text.len());
        text[at] = byte;
        if let Ok(note) = StudyNote::parse_text(&text) {
            prop_assert_eq!(note.to_text().into_bytes(), text);
        }
    }

    #[test]
    fn a_note_signed_by_its_quorum_verifies_and_by_one_less_does_not((note, keys) in any_note()) {
        let pinned = note.roots().unwrap();
        let keys: Vec<&RootKey> = keys.iter().collect();
        let quorum = note.quorum as usize;
        let signed = note::sign(&note, &keys[..quorum]).unwrap();
        prop_assert_eq!(note::verify(&signed, &pinned, None).unwrap(), note.clone());
        let short = note::sign(&note, &keys[..quorum - 1]).unwrap();
        prop_assert!(note::verify(&short, &pinned, None).is_err());
    }

    #[test]
    fn roots_printed_and_parsed_are_themselves((note, _) in any_note()) {
        let roots = note.roots().unwrap();
        prop_assert_eq!(Roots::parse_text(roots.to_text().as_bytes()).unwrap(), roots);
    }

    #[test]
    fn every_choice_of_six_groups_confirms_a_fingerprint(
        digest in any::<[u8; 32]>(), chosen in prop::sample::subsequence((0..12usize).collect::<Vec<_>>(), 6)
    ) {
        let fingerprint = Fingerprint::from_digest(&Digest::from_bytes(digest));
        let groups = fingerprint.groups();
        let typed: Vec<&str> = chosen.iter().map(|group| groups[*group].as_str()).collect();
        prop_assert!(fingerprint.matches(&typed.join(" ")));
        prop_assert_eq!(fingerprint.to_string().len(), 12 * 5 + 11);
    }
}

#[test]
fn no_single_bit_of_a_signed_note_can_be_changed() {
    // Three signatures where two suffice: even one that is not needed may not be touched.
    let (note, keys) = sample();
    let first = in_the_first_format(note.clone());
    for note in [note, first] {
        no_single_bit_can_be_changed(&note, &keys);
    }
}

/// Stricter than to keep text and signers: a changed note is no note.
fn no_single_bit_can_be_changed(note: &StudyNote, keys: &[RootKey]) {
    let pinned = note.roots().unwrap();
    let signed = note::sign(note, &keys.iter().collect::<Vec<_>>()).unwrap();
    note::verify(&signed, &pinned, None).unwrap();
    for at in 0..signed.len() {
        for bit in 0..8 {
            let mut changed = signed.clone();
            changed[at] ^= 1 << bit;
            assert!(note::verify(&changed, &pinned, None).is_err(), "bit {bit} of byte {at}");
        }
    }
}
