//! One command, one file.

pub(crate) mod count;
pub(crate) mod device;
pub(crate) mod export;
pub(crate) mod fingerprint;
pub(crate) mod form;
pub(crate) mod keys;
pub(crate) mod open;
pub(crate) mod publish;
pub(crate) mod score;
pub(crate) mod study;

mod number;
mod unlock;

use strum::VariantNames as _;

/// The ids of every message of this crate, for the test that each has words.
pub const MESSAGES: &[&[&str]] = &[
    crate::chance::ChanceError::VARIANTS,
    crate::confinement::ConfinementError::VARIANTS,
    crate::counting::CountError::VARIANTS,
    crate::dataset::DatasetError::VARIANTS,
    crate::opening::ParcelFileError::VARIANTS,
    crate::opening::Reason::VARIANTS,
    crate::scoring::ScoreError::VARIANTS,
    crate::study::RegistryError::VARIANTS,
    crate::study::StudyError::VARIANTS,
    count::Say::VARIANTS,
    device::add::Say::VARIANTS,
    device::list::Say::VARIANTS,
    export::Say::VARIANTS,
    fingerprint::FingerprintFileError::VARIANTS,
    form::check::Say::VARIANTS,
    form::codebook::Say::VARIANTS,
    form::diff::Say::VARIANTS,
    form::diff::FormDiffError::VARIANTS,
    form::test::Say::VARIANTS,
    form::test::FormTestError::VARIANTS,
    form::r#try::Say::VARIANTS,
    form::export::Say::VARIANTS,
    form::FormFileError::VARIANTS,
    form::import::ImportError::VARIANTS,
    form::import::Say::VARIANTS,
    crate::checking::Advice::VARIANTS,
    crate::checking::Kept::VARIANTS,
    crate::codebook::Heading::VARIANTS,
    crate::comparing::Change::VARIANTS,
    crate::scripts::Failing::VARIANTS,
    crate::scripts::ScriptMistake::VARIANTS,
    keys::new::Say::VARIANTS,
    number::Say::VARIANTS,
    open::Say::VARIANTS,
    publish::Say::VARIANTS,
    score::Say::VARIANTS,
    study::new::Say::VARIANTS,
    study::sign::Say::VARIANTS,
    unlock::Say::VARIANTS,
    crate::xlsform::ExportError::VARIANTS,
    crate::xlsform::ReportLine::VARIANTS,
    crate::xlsform::WorkbookMistake::VARIANTS,
];
