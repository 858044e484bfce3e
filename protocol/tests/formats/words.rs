//! Every error has words in both languages.

use kin_protocol::assignment::AssignmentError;
use kin_protocol::ceremony::{CeremonyError, Finding, Limit, Step};
use kin_protocol::certificate::{CertificateError, CertificateLimit};
use kin_protocol::log::LogError;
use kin_protocol::note::{ChainError, NoteError, RootsError, StartError};
use kin_protocol::{
    ContentsError, FingerprintError, HexError, LOCALES, ReceiptError, SecretError, bundle::BundleError,
    courier::PassError, envelope::EnvelopeError, handover::HandoverError, package::PackageError,
    parcel::ParcelError, stick::StickError, withdrawal::WithdrawalError,
};
use strum::VariantNames;

#[test]
fn every_error_has_words_in_both_languages() {
    let variants = [
        HexError::VARIANTS,
        SecretError::VARIANTS,
        FingerprintError::VARIANTS,
        NoteError::VARIANTS,
        RootsError::VARIANTS,
        ChainError::VARIANTS,
        StartError::VARIANTS,
        AssignmentError::VARIANTS,
        CeremonyError::VARIANTS,
        Finding::VARIANTS,
        Step::VARIANTS,
        Limit::VARIANTS,
        CertificateError::VARIANTS,
        CertificateLimit::VARIANTS,
        EnvelopeError::VARIANTS,
        ReceiptError::VARIANTS,
        LogError::VARIANTS,
        ParcelError::VARIANTS,
        ContentsError::VARIANTS,
        PackageError::VARIANTS,
        BundleError::VARIANTS,
        HandoverError::VARIANTS,
        PassError::VARIANTS,
        WithdrawalError::VARIANTS,
        StickError::VARIANTS,
    ];
    assert_eq!(kin_terminal::check::words(&[&LOCALES], &variants), Vec::<String>::new());
}
