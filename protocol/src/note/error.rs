//! Why a study note or a set of roots is refused: always the line, never more of it than an id.

use strum::VariantNames;

use crate::StudyId;

/// Why a study note is refused. Lines count from 1 over the whole signed note, signatures included.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, serde::Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum NoteError {
    /// Longer than [`super::MAX_NOTE_BYTES`].
    #[error("the study note is longer than {max_bytes} bytes")]
    NoteTooLarge {
        /// The limit.
        max_bytes: u64,
    },
    /// Not UTF-8.
    #[error("line {line}: not UTF-8 text")]
    NoteNotText {
        /// Where.
        line: u64,
    },
    /// A control character, or one that changes the direction of text.
    #[error("line {line}: a character that cannot be seen")]
    NoteHiddenCharacter {
        /// Where.
        line: u64,
    },
    /// No blank line and signatures after the text.
    #[error("line {line}: the note is not signed")]
    NoteUnsigned {
        /// Where they should begin.
        line: u64,
    },
    /// Another keyword than the grammar has here, or nothing.
    #[error("line {line}: `{expected}` is missing")]
    NoteLineUnexpected {
        /// Where.
        line: u64,
        /// The keyword of the grammar.
        expected: String,
    },
    /// A value that the keyword does not take, or not in its one spelling.
    #[error("line {line}: the value of `{keyword}` is malformed")]
    NoteValueMalformed {
        /// Where.
        line: u64,
        /// Whose value.
        keyword: String,
    },
    /// A number past its bounds.
    #[error("line {line}: `{keyword}` is between {min} and {max}")]
    NoteValueOutOfRange {
        /// Where.
        line: u64,
        /// Whose value.
        keyword: String,
        /// The least.
        min: u64,
        /// The most.
        max: u64,
    },
    /// More lines of one kind than there may be.
    #[error("line {line}: at most {max} of `{keyword}`")]
    NoteTooMany {
        /// Where the first too many stands.
        line: u64,
        /// Which kind.
        keyword: String,
        /// The limit.
        max: u64,
    },
    /// Lines of one kind are strictly ascending, so that a note has one spelling and nothing stands twice.
    #[error("line {line}: `{keyword}` is out of order or repeated")]
    NoteOutOfOrder {
        /// Where.
        line: u64,
        /// Which kind.
        keyword: String,
    },
    /// `expires` is not after `issued`.
    #[error("line {line}: expires before it is issued")]
    NoteExpiresBeforeIssued {
        /// Where.
        line: u64,
    },
    /// A server's address with a name, a query, a final slash or another scheme.
    #[error("line {line}: not the address of a server")]
    NoteServerMalformed {
        /// Where.
        line: u64,
    },
    /// `http` to a machine that is not this one.
    #[error("line {line}: the address of the server is not encrypted")]
    NoteServerInsecure {
        /// Where.
        line: u64,
    },
    /// A quorum of none, or of more roots than there are.
    #[error("line {line}: {quorum} of {roots} roots cannot sign")]
    NoteQuorumImpossible {
        /// Where.
        line: u64,
        /// How many must sign.
        quorum: u32,
        /// How many there are.
        roots: u32,
    },
    /// Not a verifier key of this study.
    #[error("line {line}: not a root of this study")]
    NoteRootMalformed {
        /// Where.
        line: u64,
    },
    /// An epoch that ends before it begins, or has two times.
    #[error("line {line}: the times of epoch {epoch} contradict each other")]
    NoteEpochContradictory {
        /// Where.
        line: u64,
        /// Which epoch.
        epoch: u32,
    },
    /// Not the text form of a recipient.
    #[error("line {line}: not a recipient")]
    NoteRecipientMalformed {
        /// Where.
        line: u64,
    },
    /// A signature line that is none.
    #[error("line {line}: not a signature")]
    NoteSignatureMalformed {
        /// Where.
        line: u64,
    },
    /// A signature by a key that is neither pinned nor a root of the note.
    #[error("line {line}: signed by an unknown key")]
    NoteSignerUnknown {
        /// Where.
        line: u64,
    },
    /// A signature that does not fit the text.
    #[error("line {line}: the signature does not fit")]
    NoteSignatureInvalid {
        /// Where.
        line: u64,
    },
    /// A second signature by the same key.
    #[error("line {line}: signed twice by one key")]
    NoteSignedTwice {
        /// Where.
        line: u64,
    },
    /// Fewer pinned roots have signed than must.
    #[error("line {line}: {signers} of the pinned roots signed, {quorum} must")]
    NoteQuorumMissed {
        /// Where the signatures begin.
        line: u64,
        /// Distinct pinned roots that signed.
        signers: u32,
        /// How many must.
        quorum: u32,
    },
    /// The note changes the roots, and fewer of the new ones have signed than must.
    #[error("line {line}: {signers} of the new roots signed, {quorum} must")]
    NoteNewQuorumMissed {
        /// Where the signatures begin.
        line: u64,
        /// Distinct new roots that signed.
        signers: u32,
        /// How many must.
        quorum: u32,
    },
    /// A note of another study than the pinned one.
    #[error("line {line}: a note of another study")]
    NoteOfAnotherStudy {
        /// Where.
        line: u64,
        /// The pinned study.
        expected: StudyId,
        /// The note's.
        found: StudyId,
    },
    /// An older note than one already seen.
    #[error("line {line}: version {version} is older than {known}")]
    NoteRolledBack {
        /// Where.
        line: u64,
        /// The note's version.
        version: u64,
        /// The version already seen.
        known: u64,
    },
    /// Another text under a version already seen.
    #[error("line {line}: a second note of version {version}")]
    NoteForked {
        /// Where.
        line: u64,
        /// The version of both.
        version: u64,
    },
    /// A key of another study.
    #[error("a root key of another study")]
    NoteKeyOfAnotherStudy {},
    /// `purge-after` is not after `expires`.
    #[error("line {line}: purged before it expires")]
    NotePurgedBeforeItExpires {
        /// Where.
        line: u64,
    },
    /// A training study of itself.
    #[error("line {line}: a study is not its own training study")]
    NoteTrainingOfItself {
        /// Where.
        line: u64,
    },
    /// A quorum of none, or of more witnesses than there are.
    #[error("line {line}: {quorum} of {witnesses} witnesses cannot cosign")]
    NoteWitnessQuorumImpossible {
        /// Where.
        line: u64,
        /// How many must cosign.
        quorum: u32,
        /// How many there are.
        witnesses: u32,
    },
    /// Not the public key of a log or of its witness.
    #[error("line {line}: not the public key of a log or a witness")]
    NoteLogKeyMalformed {
        /// Where.
        line: u64,
    },
    /// Not an office key of this study.
    #[error("line {line}: not an office key of this study")]
    NoteOfficeMalformed {
        /// Where.
        line: u64,
    },
    /// Hybrid and classical recipients in one epoch.
    #[error("line {line}: epoch {epoch} mixes hybrid and classical recipients")]
    NoteRecipientsMixed {
        /// Where the second kind stands.
        line: u64,
        /// Which epoch.
        epoch: u32,
    },
    /// A classical recipient in a study whose note says that it is sealed to hybrid ones.
    #[error("line {line}: a classical recipient in a study that is sealed to hybrid ones")]
    NoteRecipientClassical {
        /// Where.
        line: u64,
    },
    /// The openings of an epoch's recipients make no policy together.
    #[error("line {line}: the recipients of epoch {epoch} are neither desk with recovery, quorum nor single")]
    NoteOpeningContradictory {
        /// Where the epoch's recipients begin.
        line: u64,
        /// Which epoch.
        epoch: u32,
    },
    /// A contact or supervisor recipient of an epoch that the note does not have.
    #[error("line {line}: there is no epoch {epoch}")]
    NoteEpochUnknown {
        /// Where.
        line: u64,
        /// Which epoch.
        epoch: u32,
    },
    /// One recipient as opener and as contact or supervisor: what is kept apart would be in one hand.
    #[error("line {line}: this recipient has another role in the note")]
    NoteRecipientTwoRoles {
        /// Where the second role stands.
        line: u64,
    },
    /// A revoked recipient in an epoch that is not over when it is revoked.
    #[error("line {line}: epoch {epoch} goes on after this recipient of it was revoked")]
    NoteRecipientRevoked {
        /// Where it is revoked.
        line: u64,
        /// Which epoch.
        epoch: u32,
    },
    /// The generation does not say whether the roots change.
    #[error("line {line}: generation {generation} of the roots, where {expected} follows")]
    NoteGenerationWrong {
        /// Where.
        line: u64,
        /// The note's.
        generation: u32,
        /// What follows the newest note.
        expected: u32,
    },
    /// Signed by roots of a generation to which the chain has not led yet.
    #[error("line {line}: generation {generation} of the roots, of which {known} is known")]
    NoteChainBroken {
        /// Where.
        line: u64,
        /// The note's.
        generation: u32,
        /// The newest one known.
        known: u32,
    },
    /// A newer note that was issued before an older one.
    #[error("line {line}: issued before the note that it follows")]
    NoteIssuedBeforeTheLast {
        /// Where.
        line: u64,
    },
    /// A note of an older format after one of a newer: it would drop rules that hold.
    #[error("line {line}: an older format than the note that it follows")]
    NoteFormatOlder {
        /// Where.
        line: u64,
    },
}

impl NoteError {
    /// Whether the note is well-formed but not to be trusted: unsigned, not by its roots, of another study, or older
    /// than one already seen. Any other refusal is of a note that is not written as the format asks.
    pub fn breaks_trust(&self) -> bool {
        matches!(
            self,
            NoteError::NoteUnsigned { .. }
                | NoteError::NoteSignerUnknown { .. }
                | NoteError::NoteSignatureInvalid { .. }
                | NoteError::NoteSignedTwice { .. }
                | NoteError::NoteQuorumMissed { .. }
                | NoteError::NoteNewQuorumMissed { .. }
                | NoteError::NoteOfAnotherStudy { .. }
                | NoteError::NoteRolledBack { .. }
                | NoteError::NoteForked { .. }
                | NoteError::NoteKeyOfAnotherStudy {}
                | NoteError::NoteGenerationWrong { .. }
                | NoteError::NoteChainBroken { .. }
                | NoteError::NoteIssuedBeforeTheLast { .. }
                | NoteError::NoteFormatOlder { .. }
        )
    }
}

/// Why a set of roots, or a key, is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, serde::Serialize, VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum RootsError {
    /// Longer than any set of roots.
    #[error("the roots are longer than {max_bytes} bytes")]
    RootsTooLarge {
        /// The limit.
        max_bytes: u64,
    },
    /// A line that the canonical text does not have here.
    #[error("line {line}: not the canonical text of roots")]
    RootsMalformed {
        /// Where, from 1.
        line: u64,
    },
    /// A quorum of none, or of more roots than there are.
    #[error("{quorum} of {roots} roots cannot sign")]
    RootsQuorumImpossible {
        /// How many must sign.
        quorum: u32,
        /// How many there are.
        roots: u32,
    },
    /// The same root twice, or two that a signature could not tell apart.
    #[error("a root stands twice")]
    RootsRepeated {},
    /// More than [`super::MAX_ROOTS`].
    #[error("at most {max} roots")]
    RootsTooMany {
        /// The limit.
        max: u32,
    },
    /// A root of another study.
    #[error("a root of another study")]
    RootsOfAnotherStudy {},
    /// Not a root's public key.
    #[error("not the public key of a root")]
    RootVerifierMalformed {},
    /// Not a root's secret key. Never quoted.
    #[error("not the secret key of a root")]
    RootKeyMalformed {},
    /// Not an office's public key.
    #[error("not the public key of an office")]
    OfficeVerifierMalformed {},
    /// Not an office's secret key. Never quoted.
    #[error("not the secret key of an office")]
    OfficeKeyMalformed {},
    /// Not a ceremony witness's public key.
    #[error("not the public key of a witness")]
    WitnessVerifierMalformed {},
    /// Not a ceremony witness's secret key. Never quoted.
    #[error("not the secret key of a witness")]
    WitnessKeyMalformed {},
    /// Not the public key of a log or of its witness.
    #[error("not the public key of a log or its witness")]
    LogVerifierMalformed {},
}
