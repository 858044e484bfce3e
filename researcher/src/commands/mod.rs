//! One command, one file.

pub(crate) mod count;
pub(crate) mod device;
pub(crate) mod export;
pub(crate) mod fingerprint;
pub(crate) mod form;
pub(crate) mod keys;
pub(crate) mod open;
pub(crate) mod publish;
pub(crate) mod quality;
pub(crate) mod release;
pub(crate) mod risk;
pub(crate) mod score;
pub(crate) mod stats;
pub(crate) mod study;
pub(crate) mod table;

mod number;
mod unlock;

use strum::VariantNames as _;

/// The ids of every message of this crate, for the test that each has words.
pub const MESSAGES: &[&[&str]] = &[
    crate::chance::ChanceError::VARIANTS,
    crate::confinement::ConfinementError::VARIANTS,
    crate::counting::CountError::VARIANTS,
    crate::data::DataError::VARIANTS,
    crate::dataset::DatasetError::VARIANTS,
    crate::disclosure::ForeignError::VARIANTS,
    crate::disclosure::ReleaseError::VARIANTS,
    crate::estimating::EstimatingError::VARIANTS,
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
    form::FormFileError::VARIANTS,
    keys::new::Say::VARIANTS,
    number::Say::VARIANTS,
    open::Say::VARIANTS,
    publish::Say::VARIANTS,
    quality::Say::VARIANTS,
    release::freeze::Say::VARIANTS,
    release::list::Say::VARIANTS,
    release::microdata::Say::VARIANTS,
    release::table::Say::VARIANTS,
    risk::RiskError::VARIANTS,
    risk::Say::VARIANTS,
    score::Say::VARIANTS,
    stats::Say::VARIANTS,
    study::new::Say::VARIANTS,
    study::sign::Say::VARIANTS,
    table::Say::VARIANTS,
    unlock::Say::VARIANTS,
];
