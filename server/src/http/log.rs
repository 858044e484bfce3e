//! The log: C2SP tlog-tiles below `/{path}/v1/log/`, receipts by digest, and for readers leaves and envelopes.

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use kin_protocol::log::bundle;
use kin_protocol::problem::Problem;

use super::Service;
use super::answer::Refusal;
use super::gate::{Named, Reader, TileAsked, Visitor};

const TEXT: &str = "text/plain; charset=utf-8";
const BYTES: &str = "application/octet-stream";

/// `GET /{path}/v1/receipts/{sha256}`: the receipt of an envelope, as it was given when it came; 410 and the tombstone of
/// one that is gone.
pub(crate) async fn receipt(
    State(service): State<Service>,
    visitor: Visitor,
    Named(digest): Named,
) -> Result<impl IntoResponse, Refusal> {
    let study = visitor.study.study;
    if let Some(tombstone) = service.logbook(move |logbook| logbook.gone(study, digest)).await? {
        return Err(Refusal::Problem(Box::new(Problem::gone(tombstone))));
    }
    let receipt = service.logbook(move |logbook| logbook.receipt(study, digest)).await?;
    receipt.map(|receipt| ([(CONTENT_TYPE, TEXT)], receipt.to_text())).ok_or(Refusal::Nothing)
}

/// `GET /{path}/v1/log/checkpoint`: the newest checkpoint.
pub(crate) async fn checkpoint(
    State(service): State<Service>,
    visitor: Visitor,
) -> Result<impl IntoResponse, Refusal> {
    let signed = service.logbook(move |logbook| logbook.signed(visitor.study.study)).await?;
    signed.map(|signed| ([(CONTENT_TYPE, TEXT)], signed.note().to_vec())).ok_or(Refusal::Nothing)
}

/// `GET /{path}/v1/log/cosigned`: the newest checkpoint that enough witnesses have cosigned; before there is one, the oldest
/// that any has.
pub(crate) async fn cosigned(
    State(service): State<Service>,
    visitor: Visitor,
) -> Result<impl IntoResponse, Refusal> {
    let note = service.store(move |store| crate::cosign::served(store, visitor.study.study)).await?;
    note.map(|note| ([(CONTENT_TYPE, TEXT)], note)).ok_or(Refusal::Nothing)
}

/// `GET /{path}/v1/log/tile/LEVEL/…`: hashes, exactly as many as are asked for.
pub(crate) async fn hashes(
    State(service): State<Service>,
    visitor: Visitor,
    TileAsked(asked): TileAsked,
) -> Result<impl IntoResponse, Refusal> {
    let (study, name) = (visitor.study.study, asked.hashes().ok_or(Refusal::Nothing)?);
    let hashes = service.store(move |store| store.tile(study, name)).await?.unwrap_or_default();
    let wanted = usize::try_from(asked.width * 32).unwrap_or(usize::MAX);
    let hashes = hashes.get(..wanted).map(<[u8]>::to_vec);
    hashes.map(|hashes| ([(CONTENT_TYPE, BYTES)], hashes)).ok_or(Refusal::Nothing)
}

/// `GET /{path}/v1/log/tile/entries/…`: leaves, exactly as many as are asked for. They say which envelopes were withdrawn,
/// and whoever finds a device may know its envelopes by their digests: leaves are for readers.
pub(crate) async fn leaves(
    State(service): State<Service>,
    reader: Reader,
    TileAsked(asked): TileAsked,
) -> Result<impl IntoResponse, Refusal> {
    let (study, first) = (reader.study.study, asked.entries().ok_or(Refusal::Nothing)?);
    let leaves = service.store(move |store| store.leaves(study, first, asked.width)).await?;
    let leaves = (leaves.len() as u64 == asked.width).then(|| bundle(leaves.iter().map(Vec::as_slice)));
    leaves.map(|leaves| ([(CONTENT_TYPE, BYTES)], leaves)).ok_or(Refusal::Nothing)
}

/// `GET /{path}/v1/envelopes/{sha256}`: an envelope, for readers.
pub(crate) async fn envelope(
    State(service): State<Service>,
    reader: Reader,
    Named(digest): Named,
) -> Result<impl IntoResponse, Refusal> {
    let study = reader.study.study;
    let bytes = service.store(move |store| store.envelope(study, digest)).await?;
    bytes.map(|bytes| ([(CONTENT_TYPE, BYTES)], bytes)).ok_or(Refusal::Nothing)
}
