//! The interface over HTTP.

mod admission;
mod answer;
mod body;
mod bucket;
mod envelopes;
mod gate;
mod lingering;
mod log;
mod public;
mod service;
mod withdrawals;

use axum::Router;
use axum::middleware::{from_fn_with_state, map_response};
use axum::routing::{get, post, put};

pub(crate) use service::Service;

/// All routes. A handler that takes neither a `Sender` nor a `Reader` is public to whoever knows the study's path.
pub(crate) fn router(service: Service) -> Router {
    let routes = Router::new()
        .route("/health", get(public::health))
        .route("/{path}/v1/note", get(public::note))
        .route("/{path}/v1/chain/{generation}", get(public::chain))
        .route("/{path}/v1/forms/{digest}", get(public::form))
        .route("/{path}/v1/envelopes/{digest}", put(envelopes::keep).get(log::envelope))
        .route("/{path}/v1/receipts/{digest}", get(log::receipt))
        .route("/{path}/v1/log/checkpoint", get(log::checkpoint))
        .route("/{path}/v1/log/cosigned", get(log::cosigned))
        .route("/{path}/v1/log/tile/{*tile}", get(log::hashes))
        .route("/{path}/v1/log/tile/entries/{*tile}", get(log::leaves))
        .route("/{path}/v1/withdrawals", post(withdrawals::request))
        .route("/{path}/v1/withdraw", get(withdrawals::page).post(withdrawals::code))
        .fallback(answer::nothing)
        .method_not_allowed_fallback(answer::nothing)
        .with_state(service.clone());
    // Around the routes and not on each of them, so that what the router itself adds to an answer is seen too.
    Router::new()
        .fallback_service(routes)
        .layer(map_response(answer::bare))
        .layer(from_fn_with_state(service, body::in_time))
}
