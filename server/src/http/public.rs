//! What anyone may have who knows where to ask.

use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::IntoResponse;

use super::Service;
use super::answer::Refusal;
use super::gate::{Generation, Named, Visitor};
use kin_protocol::assignment::PackageName;

/// `GET /health`: the program answers.
pub(crate) async fn health() -> StatusCode {
    StatusCode::NO_CONTENT
}

/// `GET /{path}/v1/note`: the signed study note, as it was loaded.
pub(crate) async fn note(
    State(service): State<Service>,
    visitor: Visitor,
) -> Result<impl IntoResponse, Refusal> {
    let note = service.store(move |store| store.note(visitor.study.study)).await?;
    note.map(|note| ([(CONTENT_TYPE, "text/plain; charset=utf-8")], note)).ok_or(Refusal::Nothing)
}

/// `GET /{path}/v1/chain/{generation}`: the signed note that brought this generation of the roots.
pub(crate) async fn chain(
    State(service): State<Service>,
    visitor: Visitor,
    Generation(generation): Generation,
) -> Result<impl IntoResponse, Refusal> {
    let note = service.store(move |store| store.chain(visitor.study.study, generation)).await?;
    note.map(|note| ([(CONTENT_TYPE, "text/plain; charset=utf-8")], note)).ok_or(Refusal::Nothing)
}

/// `GET /{path}/v1/forms/{sha256}`: a form, as it was loaded.
pub(crate) async fn form(
    State(service): State<Service>,
    visitor: Visitor,
    Named(digest): Named,
) -> Result<impl IntoResponse, Refusal> {
    let form = service.store(move |store| store.form(visitor.study.study, digest)).await?;
    form.map(|form| ([(CONTENT_TYPE, "application/json")], form)).ok_or(Refusal::Nothing)
}

/// `GET /{path}/v1/packages`: the names of all packages that wait for devices, the same list for everyone.
pub(crate) async fn packages(
    State(service): State<Service>,
    visitor: Visitor,
) -> Result<impl IntoResponse, Refusal> {
    let list = service.store(move |store| store.packages(visitor.study.study)).await?;
    Ok(([(CONTENT_TYPE, "text/plain; charset=utf-8")], list.to_text()))
}

/// `GET /{path}/v1/packages/{name}`: a package, as it was taken in.
pub(crate) async fn package(
    State(service): State<Service>,
    visitor: Visitor,
    Named(name): Named,
) -> Result<impl IntoResponse, Refusal> {
    let study = visitor.study.study;
    let package = service.store(move |store| store.package(study, PackageName::from(name))).await?;
    package.map(|package| ([(CONTENT_TYPE, "application/octet-stream")], package)).ok_or(Refusal::Nothing)
}
