//! Who may come in: by the study's path, and for sending by a voucher.

use std::sync::Arc;

use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;
use kin_protocol::log::{LOCK_HEADER, Lock, TilePath};
use kin_protocol::problem::ProblemKind;
use kin_protocol::{Digest, ReaderToken, Voucher};
use subtle::{Choice, ConstantTimeEq};

use super::Service;
use super::answer::Refusal;
use crate::{Admitted, Asked, StudyRow, Unpaid, VoucherDigest};

/// Someone who knows the path of a study.
pub(crate) struct Visitor {
    pub(crate) study: Arc<StudyRow>,
}

/// Someone who knows the path and holds a voucher that may send the envelope of the path: a device of the team. Which one,
/// nobody asks.
pub(crate) struct Sender {
    pub(crate) study: Arc<StudyRow>,
    pub(crate) envelope: Digest,
    pub(crate) voucher: VoucherDigest,
}

/// Someone who knows the path and holds a reader's token of the study: a courier or an auditor.
pub(crate) struct Reader {
    pub(crate) study: Arc<StudyRow>,
}

/// The digest which the path names.
pub(crate) struct Named(pub(crate) Digest);

/// The tile which the path names.
pub(crate) struct TileAsked(pub(crate) TilePath);

/// The withdrawal lock that comes with an envelope.
pub(crate) struct Locked(pub(crate) Option<Lock>);

/// The generation of roots which the path names.
pub(crate) struct Generation(pub(crate) u32);

impl FromRequestParts<Service> for Visitor {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, service: &Service) -> Result<Self, Refusal> {
        let path = study_path(parts, service).await?;
        let admitted = service.admit(Asked { path, payment: None }).await?;
        admitted.map(|Admitted { study, .. }| Self { study }).ok_or(Refusal::Nothing)
    }
}

impl FromRequestParts<Service> for Sender {
    type Rejection = Refusal;

    /// Found by its SHA-256, so the time that the look-up takes says nothing of a voucher that is not known.
    async fn from_request_parts(parts: &mut Parts, service: &Service) -> Result<Self, Refusal> {
        let path = study_path(parts, service).await?;
        let voucher = bearer::<Voucher>(parts).map(|voucher| VoucherDigest(voucher.digest()));
        let envelope = Named::from_request_parts(parts, service).await;
        let payment =
            envelope.as_ref().ok().zip(voucher).map(|(Named(envelope), voucher)| (*envelope, voucher));
        let admitted = service.admit(Asked { path, payment }).await?;
        let Admitted { study, standing } = admitted.ok_or(Refusal::Nothing)?;
        let Some(voucher) = voucher else { return Err(service.unpaid(Unpaid::Unknown).await) };
        let Named(envelope) = envelope?;
        match standing {
            Ok(()) => Ok(Self { study, envelope, voucher }),
            Err(unpaid) => Err(service.unpaid(unpaid).await),
        }
    }
}

/// The path of the study as the store knows it.
async fn study_path(parts: &mut Parts, service: &Service) -> Result<Digest, Refusal> {
    let path = parameter(parts, service, "path").await.ok_or(Refusal::Nothing)?;
    Ok(Digest::of(path.as_bytes()))
}

impl FromRequestParts<Service> for Reader {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, service: &Service) -> Result<Self, Refusal> {
        let Visitor { study } = Visitor::from_request_parts(parts, service).await?;
        let token = bearer::<ReaderToken>(parts).ok_or_else(|| Refusal::of(ProblemKind::TokenRefused))?;
        let (token, id) = (token.digest(), study.study);
        let readers = service.store(move |store| store.readers(id)).await?;
        if is_among(&readers, token) {
            Ok(Self { study })
        } else {
            Err(Refusal::of(ProblemKind::TokenRefused))
        }
    }
}

/// Every digest is compared, and each to its end.
fn is_among(known: &[Digest], token: Digest) -> bool {
    let equal = |known: &Digest| known.as_bytes().ct_eq(token.as_bytes());
    known.iter().fold(Choice::from(0), |found, known| found | equal(known)).into()
}

impl FromRequestParts<Service> for Named {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, service: &Service) -> Result<Self, Refusal> {
        let text = parameter(parts, service, "digest").await;
        let digest = text.and_then(|text| text.parse().ok());
        digest
            .map(Self)
            .ok_or_else(|| Refusal::because(ProblemKind::RequestMalformed, &"the path names no SHA-256"))
    }
}

impl FromRequestParts<Service> for Generation {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, service: &Service) -> Result<Self, Refusal> {
        let text = parameter(parts, service, "generation").await;
        let generation = text.and_then(|text| text.parse().ok());
        generation
            .map(Self)
            .ok_or_else(|| Refusal::because(ProblemKind::RequestMalformed, &"the path names no generation"))
    }
}

impl FromRequestParts<Service> for TileAsked {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, service: &Service) -> Result<Self, Refusal> {
        // The router has taken the word that tells leaves from hashes off the front.
        let leaves = parts.uri.path().contains("/log/tile/entries/");
        let text = parameter(parts, service, "tile").await;
        let text = text.map(|text| if leaves { format!("entries/{text}") } else { text });
        text.and_then(|text| text.parse().ok()).map(Self).ok_or(Refusal::Nothing)
    }
}

impl FromRequestParts<Service> for Locked {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _service: &Service) -> Result<Self, Refusal> {
        let Some(lock) = parts.headers.get(LOCK_HEADER) else { return Ok(Self(None)) };
        let lock = lock.to_str().ok().and_then(|lock| lock.parse().ok());
        lock.map(|lock| Self(Some(lock)))
            .ok_or_else(|| Refusal::because(ProblemKind::RequestMalformed, &"the lock is no SHA-256"))
    }
}

async fn parameter(parts: &mut Parts, service: &Service, name: &str) -> Option<String> {
    let parameters = RawPathParams::from_request_parts(parts, service).await.ok()?;
    parameters.iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
}

fn bearer<T: std::str::FromStr>(parts: &Parts) -> Option<T> {
    let (scheme, token) = parts.headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    if scheme.eq_ignore_ascii_case("Bearer") { token.parse().ok() } else { None }
}
