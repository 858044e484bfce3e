//! From an enrolment package to an enrolled device.
//!
//! Trust begins here and nowhere else: the package carries the study's roots, and six of the twelve groups of their
//! fingerprint are compared with paper. Until they agree nothing is written.

use std::collections::BTreeSet;

use jiff::Timestamp;
use kin_forms::Form;
use kin_protocol::package::{EnrolmentPackage, PackageError};
use kin_protocol::{Contents, ContentsError, Fingerprint, FingerprintError};
use kin_sealing::WorkFactor;
use kin_terminal::{Exit, Failure, Result};
use zeroize::Zeroizing;

use crate::chance::{self, Chance};
use crate::enumerators;
use crate::sending::Server;
use crate::storage::{Enrolled, Enrolment};
use crate::vault::{self, Profile};

/// How many of the fingerprint's groups a person compares.
pub const GROUPS_COMPARED: usize = 6;
/// The longest code of an enumerator, in bytes: what a record holds.
pub const MAX_ENUMERATOR_BYTES: usize = 64;
/// Twelve groups of five.
const FINGERPRINT_DIGITS: usize = 60;

/// Why a package was not enrolled. Nothing has been written then.
#[derive(Debug, thiserror::Error, serde::Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum EnrolmentError {
    /// The package's roots are not those of the paper.
    #[error("the fingerprint on paper is not that of the package")]
    EnrolmentFingerprintDiffers {
        /// The first group that differs, counted from 1.
        group: usize,
    },
    /// Fewer groups than needed.
    #[error("the fingerprint is not complete")]
    EnrolmentFingerprintIncomplete,
    /// The file with the fingerprint is not text.
    #[error("the file with the fingerprint is not text")]
    EnrolmentFingerprintNotText,
    /// The enumerator's code is longer than [`MAX_ENUMERATOR_BYTES`].
    #[error("the enumerator's code is longer than {max_bytes} bytes")]
    EnrolmentCodeTooLong {
        /// The limit.
        max_bytes: usize,
    },
    /// A form of the package cannot be read by this program.
    #[error("this program cannot read the form {form}")]
    EnrolmentFormUnreadable {
        /// The form's id.
        form: String,
    },
    /// This enumerator's device is in this folder.
    #[error("a device is already enrolled in this folder")]
    EnrolmentAlready,
    /// There is a device of another study in this folder.
    #[error("a device of another study is enrolled in this folder")]
    EnrolmentOtherStudy,
    /// As many enumerators work on this machine as can.
    #[error("{most} enumerators work on this machine already")]
    EnrolmentTooMany {
        /// The most.
        most: usize,
    },
}

/// A package whose parts agree with each other. What remains is to compare its roots with paper.
pub struct Candidate {
    package: EnrolmentPackage,
    contents: Contents,
    fingerprint: Fingerprint,
}

/// A package whose roots are those of the paper.
pub struct Confirmed(Candidate);

impl Candidate {
    /// Reads a package and checks all that can be checked without the paper.
    pub fn read(bytes: &[u8], now: Timestamp) -> Result<Self> {
        let refused = |error: PackageError| {
            let exit = if error.breaks_trust() { Exit::Untrusted } else { Exit::Refused };
            let failure = Failure::new(exit, &error);
            match &error {
                PackageError::PackageInconsistent { source } => because_contents(failure, source),
                _ => failure,
            }
        };
        let (package, contents) = EnrolmentPackage::read(bytes).map_err(refused)?;
        package.check_time(now).map_err(refused)?;
        Server::parse(&contents.note.server)?;
        // Longer than a record holds: every interview would fail at its very end.
        if package.payload.enumerator.len() > MAX_ENUMERATOR_BYTES {
            return Err(EnrolmentError::EnrolmentCodeTooLong { max_bytes: MAX_ENUMERATOR_BYTES }.into());
        }
        // A form that this program cannot read would only be found out in front of a respondent.
        for (reference, file) in &contents.forms {
            if Form::parse(file).is_err() {
                return Err(EnrolmentError::EnrolmentFormUnreadable { form: reference.id.clone() }.into());
            }
        }
        let fingerprint = contents.roots.fingerprint();
        Ok(Self { package, contents, fingerprint })
    }

    /// The study's public title.
    pub fn title(&self) -> &str {
        &self.contents.note.title
    }

    /// The study.
    pub fn study(&self) -> kin_protocol::StudyId {
        self.contents.note.study
    }

    /// The code of the enumerator whose device it makes.
    pub fn enumerator(&self) -> &str {
        &self.package.payload.enumerator
    }

    /// Whether it is a training study.
    pub fn is_training(&self) -> bool {
        self.contents.note.training_of.is_some()
    }

    /// Draws which groups a person compares, in the order of the paper, counted from 0.
    ///
    /// A swapped package cannot foresee them, so six groups are worth nearly as much as all twelve.
    pub fn groups_to_compare(&self, chance: &mut dyn Chance) -> Result<Vec<usize>> {
        let mut groups: Vec<usize> = (0..self.fingerprint.groups().len()).collect();
        chance::shuffle(chance, &mut groups)?;
        groups.truncate(GROUPS_COMPARED);
        groups.sort_unstable();
        Ok(groups)
    }

    /// Confirms the package by the groups a person typed, each with its place counted from 0.
    pub fn confirm_groups(self, typed: &[(usize, String)]) -> Result<Confirmed> {
        let groups = self.fingerprint.groups();
        let right =
            |(place, typed): &&(usize, String)| groups.get(*place).is_some_and(|group| group == typed.trim());
        if let Some((place, _)) = typed.iter().find(|one| !right(one)) {
            return Err(EnrolmentError::EnrolmentFingerprintDiffers { group: place + 1 }.into());
        }
        let places: BTreeSet<usize> = typed.iter().map(|(place, _)| *place).collect();
        if places.len() < GROUPS_COMPARED {
            return Err(EnrolmentError::EnrolmentFingerprintIncomplete.into());
        }
        Ok(Confirmed(self))
    }

    /// Confirms the package by the whole fingerprint, as a script has it in a file.
    pub fn confirm_fingerprint(self, text: &str) -> Result<Confirmed> {
        match self.fingerprint.compare(text) {
            Ok(()) if text.bytes().filter(u8::is_ascii_digit).count() == FINGERPRINT_DIGITS => {
                Ok(Confirmed(self))
            }
            Ok(()) => Err(EnrolmentError::EnrolmentFingerprintIncomplete.into()),
            Err(error @ FingerprintError::FingerprintDiffers { .. }) => {
                Err(Failure::error(Exit::Untrusted, &error))
            }
            Err(error) => Err(Failure::error(Exit::Refused, &error)),
        }
    }
}

/// The reason behind a package whose parts disagree, as far down as it is known.
fn because_contents(failure: Failure, contents: &ContentsError) -> Failure {
    let failure = failure.because(contents);
    match contents {
        ContentsError::ContentsNoteRefused { source } => failure.because(source),
        ContentsError::ContentsRootsRefused { source } => failure.because(source),
        _ => failure,
    }
}

impl Confirmed {
    /// Makes the device: its key, its vault under `passphrase`, and all that storage will hold.
    pub fn make_device(
        &self,
        passphrase: &str,
        work: WorkFactor,
        chance: &mut dyn Chance,
    ) -> Result<Enrolment> {
        let Candidate { package: EnrolmentPackage { header, payload }, contents, fingerprint } = &self.0;
        let profile = Profile {
            device_label: payload.device_label.clone(),
            enumerator: payload.enumerator.clone(),
            enrolment_secret: payload.secret.reveal().to_string(),
        };
        let vault = vault::make(
            passphrase,
            work,
            header.study,
            &fingerprint.to_string(),
            &profile,
            &payload.vouchers,
            chance,
        )?;
        let forms = contents.forms.iter().map(|(form, file)| (form.digest, file.clone())).collect();
        let device = Enrolled {
            study: header.study,
            roots: payload.roots.clone(),
            chain: Vec::new(),
            note: payload.note.clone().into_bytes(),
            note_version: contents.note.version,
            path: Zeroizing::new(payload.path.reveal()),
            vault_recipient: vault.recipient,
            vault_locked: vault.locked,
            enumerator: Some(enumerators::mark(header.study, &payload.enumerator)),
        };
        Ok(Enrolment { device, entries: vault.entries, forms, book: vault.book })
    }
}
