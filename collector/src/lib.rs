//! The program for the person asking the questions.
//!
//! | module | what |
//! |---|---|
//! | [`enrolment`], [`folder`] | from a package and a paper to a device |
//! | [`enumerators`] | several of them on one machine |
//! | [`device`], [`vault`] | the study it belongs to, what only the passphrase opens |
//! | [`holding`] | an interview under way, its draft, its end |
//! | [`finished`] | an interview that came to its end, sealed and stored |
//! | [`interviews`], [`correcting`] | what was sealed here, without answers, and corrections of it |
//! | [`import`] | paper questionnaires typed elsewhere |
//! | [`sending`], [`vouchers`] | from the outbox to the server, and what is paid for it |
//! | [`stick`] | the same on a stick, where there is no network |
//! | [`arriving`] | packages of the office that wait at the server |
//! | [`assignments`], [`visiting`] | what the office assigned, and what came of each visit |
//! | [`withdrawal`] | what a respondent's code erases here and has deleted at the server |
//! | [`attaching`] | a file beside an interview: looked at, cleaned, sealed in pieces |
//! | [`wiping`] | what is taken off a device |
//! | [`renewal`] | newer notes along the chain of roots, packages of the office |
//! | [`storage`], [`clock`], [`chance`] | the disk, the time and randomness, each behind a trait |
//!
//! Architecture invariant: there is no path on which an answer is stored or sent unsealed, and no team identity here.

pub mod arriving;
pub mod assignments;
pub mod attaching;
pub mod chance;
pub mod cli;
pub mod clock;
mod closing;
mod commands;
pub mod correcting;
pub mod device;
pub mod enrolment;
pub mod enumerators;
mod failures;
pub mod finished;
pub mod folder;
mod here;
pub mod holding;
mod home;
pub mod import;
pub mod interviews;
pub mod renewal;
pub mod sending;
pub mod stick;
pub mod storage;
pub mod vault;
pub mod visiting;
pub mod vouchers;
pub mod wiping;
pub mod withdrawal;

use kin_terminal::{Locales, Program};

pub use cli::{Cli, run};

/// Words of this crate by language.
pub const LOCALES: [(&str, &str); 2] =
    [("en", include_str!("../locales/en.ftl")), ("vi", include_str!("../locales/vi.ftl"))];

/// Every word the program can say.
pub const ALL_LOCALES: &[Locales] = &[
    &LOCALES,
    &kin_screens::LOCALES,
    &kin_conversation::LOCALES,
    &kin_forms::LOCALES,
    &kin_sealing::LOCALES,
    &kin_protocol::LOCALES,
    &kin_disk::LOCALES,
    &kin_network::LOCALES,
];

/// The program as its terminal knows it.
pub const PROGRAM: Program = Program { name: "kin-collector", locales: ALL_LOCALES };

/// The ids of every message of this crate, for the test that each has words.
pub const MESSAGES: &[&[&str]] = &[
    <assignments::CaseError as strum::VariantNames>::VARIANTS,
    <attaching::AttachError as strum::VariantNames>::VARIANTS,
    <attaching::AttachSay as strum::VariantNames>::VARIANTS,
    <chance::ChanceError as strum::VariantNames>::VARIANTS,
    <correcting::CorrectionError as strum::VariantNames>::VARIANTS,
    <device::DeviceError as strum::VariantNames>::VARIANTS,
    <device::DeviceSay as strum::VariantNames>::VARIANTS,
    <enrolment::EnrolmentError as strum::VariantNames>::VARIANTS,
    <enumerators::EnumeratorError as strum::VariantNames>::VARIANTS,
    <import::FileMistake as strum::VariantNames>::VARIANTS,
    <import::RowMistake as strum::VariantNames>::VARIANTS,
    <interviews::InterviewError as strum::VariantNames>::VARIANTS,
    <renewal::RenewalError as strum::VariantNames>::VARIANTS,
    <sending::SendError as strum::VariantNames>::VARIANTS,
    <stick::CarryError as strum::VariantNames>::VARIANTS,
    <storage::StorageError as strum::VariantNames>::VARIANTS,
    <vault::VaultError as strum::VariantNames>::VARIANTS,
    <vouchers::VoucherSay as strum::VariantNames>::VARIANTS,
    <home::Say as strum::VariantNames>::VARIANTS,
    <here::Say as strum::VariantNames>::VARIANTS,
    <commands::assignments::Say as strum::VariantNames>::VARIANTS,
    <commands::enrol::Say as strum::VariantNames>::VARIANTS,
    <commands::correct::Say as strum::VariantNames>::VARIANTS,
    <commands::drafts::Say as strum::VariantNames>::VARIANTS,
    <commands::drafts::DraftsError as strum::VariantNames>::VARIANTS,
    <commands::fill::Say as strum::VariantNames>::VARIANTS,
    <commands::forms::Say as strum::VariantNames>::VARIANTS,
    <commands::import::Say as strum::VariantNames>::VARIANTS,
    <commands::interviews::Say as strum::VariantNames>::VARIANTS,
    <commands::label::Say as strum::VariantNames>::VARIANTS,
    <commands::outbox::Say as strum::VariantNames>::VARIANTS,
    <commands::pack::Say as strum::VariantNames>::VARIANTS,
    <commands::receipts::Say as strum::VariantNames>::VARIANTS,
    <commands::unpack::Say as strum::VariantNames>::VARIANTS,
    <commands::withdraw::Say as strum::VariantNames>::VARIANTS,
    <wiping::WipeError as strum::VariantNames>::VARIANTS,
    <commands::wipe::Say as strum::VariantNames>::VARIANTS,
    <withdrawal::CodeError as strum::VariantNames>::VARIANTS,
    <commands::salvage::Say as strum::VariantNames>::VARIANTS,
    <commands::send::Say as strum::VariantNames>::VARIANTS,
    <commands::close::Say as strum::VariantNames>::VARIANTS,
    <commands::status::Say as strum::VariantNames>::VARIANTS,
    <commands::summary::Say as strum::VariantNames>::VARIANTS,
    <commands::update::Say as strum::VariantNames>::VARIANTS,
];
