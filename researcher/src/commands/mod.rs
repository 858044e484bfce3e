//! One command, one file.

pub(crate) mod attachments;
pub(crate) mod back_check;
pub(crate) mod contacts;
pub(crate) mod correct;
pub(crate) mod corrections;
pub(crate) mod count;
pub(crate) mod device;
pub(crate) mod export;
pub(crate) mod fingerprint;
pub(crate) mod flags;
pub(crate) mod form;
pub(crate) mod keys;
pub(crate) mod monitor;
pub(crate) mod open;
pub(crate) mod publish;
pub(crate) mod quality;
pub(crate) mod release;
pub(crate) mod report;
pub(crate) mod requests;
pub(crate) mod risk;
pub(crate) mod roots;
pub(crate) mod score;
pub(crate) mod set_aside;
pub(crate) mod slips;
pub(crate) mod stats;
pub(crate) mod study;
pub(crate) mod supervisor;
pub(crate) mod table;
pub(crate) mod visits;

mod asking;
mod marked;
mod number;
pub(crate) mod unlock;

use strum::VariantNames as _;

/// The ids of every message of this crate, for the test that each has words.
pub const MESSAGES: &[&[&str]] = &[
    crate::ceremony::CeremonyHeldError::VARIANTS,
    marked::Say::VARIANTS,
    attachments::export::Say::VARIANTS,
    attachments::list::Say::VARIANTS,
    crate::attachments::AttachmentError::VARIANTS,
    back_check::Say::VARIANTS,
    crate::chain::ChainError::VARIANTS,
    crate::chance::ChanceError::VARIANTS,
    crate::confinement::ConfinementError::VARIANTS,
    crate::closing::ClosingError::VARIANTS,
    asking::Say::VARIANTS,
    correct::Say::VARIANTS,
    corrections::Say::VARIANTS,
    flags::decide::FlagError::VARIANTS,
    flags::decide::Say::VARIANTS,
    flags::list::Say::VARIANTS,
    crate::correcting::CorrectingError::VARIANTS,
    crate::contacts::ContactFinding::VARIANTS,
    crate::contacts::ContactKeyError::VARIANTS,
    crate::counting::CountError::VARIANTS,
    crate::data::DataError::VARIANTS,
    crate::dataset::DatasetError::VARIANTS,
    crate::disclosure::ForeignError::VARIANTS,
    crate::disclosure::ReleaseError::VARIANTS,
    crate::estimating::EstimatingError::VARIANTS,
    crate::destruction::DestructionError::VARIANTS,
    crate::export::ExportRefusal::VARIANTS,
    crate::export::ExportWord::VARIANTS,
    crate::handing::HandoverError::VARIANTS,
    crate::opening::ParcelFileError::VARIANTS,
    crate::opening::Reason::VARIANTS,
    crate::requests::RequestError::VARIANTS,
    crate::quarantine::SetAsideError::VARIANTS,
    crate::scoring::ScoreError::VARIANTS,
    crate::shares::SharesError::VARIANTS,
    crate::stated::StatedError::VARIANTS,
    crate::study::AssignError::VARIANTS,
    crate::study::ListError::VARIANTS,
    crate::study::MintError::VARIANTS,
    crate::study::ContactsError::VARIANTS,
    crate::study::RegistryError::VARIANTS,
    crate::study::RootsChangeError::VARIANTS,
    crate::study::StudyError::VARIANTS,
    crate::study::SupervisorsError::VARIANTS,
    crate::study::VersionError::VARIANTS,
    crate::monitoring::MonitorError::VARIANTS,
    contacts::add::Say::VARIANTS,
    contacts::extract::Say::VARIANTS,
    contacts::new::Say::VARIANTS,
    contacts::open::Say::VARIANTS,
    contacts::remove::Say::VARIANTS,
    count::Say::VARIANTS,
    device::add::Say::VARIANTS,
    device::assign::Say::VARIANTS,
    device::list::Say::VARIANTS,
    device::revoke::Say::VARIANTS,
    export::Say::VARIANTS,
    fingerprint::FingerprintFileError::VARIANTS,
    slips::Say::VARIANTS,
    form::check::Say::VARIANTS,
    form::codebook::Say::VARIANTS,
    form::diff::Say::VARIANTS,
    form::diff::FormDiffError::VARIANTS,
    form::test::Say::VARIANTS,
    form::test::FormTestError::VARIANTS,
    form::r#try::Say::VARIANTS,
    form::export::Say::VARIANTS,
    form::FormFileError::VARIANTS,
    keys::ceremony::Say::VARIANTS,
    keys::destroy::Say::VARIANTS,
    form::import::ImportError::VARIANTS,
    form::import::Say::VARIANTS,
    crate::checking::Advice::VARIANTS,
    crate::checking::Kept::VARIANTS,
    crate::codebook::Heading::VARIANTS,
    crate::comparing::Change::VARIANTS,
    crate::scripts::Failing::VARIANTS,
    crate::scripts::ScriptMistake::VARIANTS,
    keys::new::Say::VARIANTS,
    keys::office::Say::VARIANTS,
    keys::rehearse::Say::VARIANTS,
    keys::rewrap::Say::VARIANTS,
    monitor::Say::VARIANTS,
    number::Say::VARIANTS,
    open::Say::VARIANTS,
    publish::Say::VARIANTS,
    quality::Say::VARIANTS,
    release::deleted::Say::VARIANTS,
    release::freeze::Say::VARIANTS,
    release::handover::Say::VARIANTS,
    release::list::Say::VARIANTS,
    release::microdata::Say::VARIANTS,
    release::table::Say::VARIANTS,
    requests::Say::VARIANTS,
    requests::add::Say::VARIANTS,
    requests::answer::Say::VARIANTS,
    requests::close::Say::VARIANTS,
    requests::extend::Say::VARIANTS,
    requests::list::Say::VARIANTS,
    report::Say::VARIANTS,
    crate::report::PlanMistake::VARIANTS,
    crate::report::ReportWord::VARIANTS,
    crate::disclosure::HoldingWord::VARIANTS,
    risk::RiskError::VARIANTS,
    risk::Say::VARIANTS,
    stats::Say::VARIANTS,
    roots::change::Say::VARIANTS,
    roots::cosign::Say::VARIANTS,
    roots::new::Say::VARIANTS,
    roots::take::Say::VARIANTS,
    score::Say::VARIANTS,
    set_aside::decide::Say::VARIANTS,
    set_aside::list::Say::VARIANTS,
    set_aside::show::Say::VARIANTS,
    study::backup::Say::VARIANTS,
    study::form::add::Say::VARIANTS,
    study::form::list::Say::VARIANTS,
    study::form::retire::Say::VARIANTS,
    study::close::Say::VARIANTS,
    study::new::Say::VARIANTS,
    study::recover::Say::VARIANTS,
    study::sign::Say::VARIANTS,
    study::log::Say::VARIANTS,
    study::map::Say::VARIANTS,
    study::witnesses::Say::VARIANTS,
    supervisor::add::Say::VARIANTS,
    supervisor::new::Say::VARIANTS,
    supervisor::remove::Say::VARIANTS,
    table::Say::VARIANTS,
    unlock::Say::VARIANTS,
    visits::Say::VARIANTS,
    crate::xlsform::ExportError::VARIANTS,
    crate::xlsform::ReportLine::VARIANTS,
    crate::xlsform::WorkbookMistake::VARIANTS,
];
