//! The log, for whoever knows the study's path: C2SP tlog-tiles below `/{path}/v1/log/`, and receipts by digest.

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;
use kin_protocol::log::{TILE_HASHES, bundle};

use super::Service;
use super::answer::Refusal;
use super::gate::{Named, TileAsked, Visitor};

const TEXT: &str = "text/plain; charset=utf-8";
const BYTES: &str = "application/octet-stream";

/// `GET /{path}/v1/receipts/{sha256}`: the receipt of an envelope, as it was given when it came.
pub(crate) async fn receipt(
    State(service): State<Service>,
    visitor: Visitor,
    Named(digest): Named,
) -> Result<impl IntoResponse, Refusal> {
    let receipt = service.logbook(move |logbook| logbook.receipt(visitor.study.study, digest)).await?;
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

/// `GET /{path}/v1/log/tile/…`: hashes or leaves, exactly as many as are asked for.
pub(crate) async fn tile(
    State(service): State<Service>,
    visitor: Visitor,
    TileAsked(asked): TileAsked,
) -> Result<impl IntoResponse, Refusal> {
    let study = visitor.study.study;
    let bytes = match (asked.hashes(), asked.entries()) {
        (Some(name), _) => {
            let hashes = service.store(move |store| store.tile(study, name)).await?.unwrap_or_default();
            let wanted = usize::try_from(asked.width * 32).unwrap_or(usize::MAX);
            hashes.get(..wanted).map(<[u8]>::to_vec)
        }
        (None, Some(first)) => {
            let leaves = service.store(move |store| store.leaves(study, first, asked.width)).await?;
            (leaves.len() as u64 == asked.width).then(|| bundle(leaves.iter().map(Vec::as_slice)))
        }
        (None, None) => None,
    };
    let bytes = bytes.filter(|_| asked.width <= TILE_HASHES);
    bytes.map(|bytes| ([(CONTENT_TYPE, BYTES)], bytes)).ok_or(Refusal::Nothing)
}
