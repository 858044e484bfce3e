//! Counts for a program on this machine that watches this one: over a socket of the file system that only its owner may use.
//!
//! Architecture invariant: counts since the start, and whether the store works; no time, no size, no study, no client. Nothing of
//! this is on the network.

use std::future::ready;
use std::sync::Arc;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use tokio::sync::{Semaphore, watch};

use crate::http::Service;
use crate::serve::connection;
use crate::{Limits, LocalSocket};

/// Connections of watching programs at a time.
const CONNECTIONS: usize = 4;

/// Answers until the server ends.
pub(crate) async fn serve(
    socket: LocalSocket,
    service: Service,
    limits: Limits,
    mut ending: watch::Receiver<()>,
) {
    let router = Router::new().route("/metrics", get(move || ready(answer(&service))));
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let place = Arc::clone(&places).acquire_owned();
        let accepted = tokio::select! {
            _ = ending.changed() => return,
            accepted = async { (place.await, socket.accept().await) } => accepted,
        };
        let (Ok(place), Ok(stream)) = accepted else { return };
        let (router, ending) = (router.clone(), ending.clone());
        tokio::spawn(async move {
            connection(stream, router, limits, ending).await;
            drop(place);
        });
    }
}

fn answer(service: &Service) -> ([(axum::http::HeaderName, &'static str); 1], String) {
    ([(CONTENT_TYPE, "text/plain; version=0.0.4")], text(service))
}

/// The text format of Prometheus.
fn text(service: &Service) -> String {
    let counts = service.counts();
    let counters = [
        ("kin_envelopes_kept_total", "Envelopes taken since the start.", counts.kept),
        ("kin_envelopes_known_total", "Envelopes sent again since the start.", counts.known),
        (
            "kin_envelopes_refused_total",
            "Envelopes refused since the start, for whatever reason.",
            counts.refused,
        ),
    ];
    let mut text = String::new();
    for (name, help, value) in counters {
        text += &metric(name, "counter", help, value);
    }
    text += &metric(
        "kin_store_failing",
        "gauge",
        "Whether the store refuses to take or give: 1 or 0.",
        u64::from(service.is_failing()),
    );
    text
}

fn metric(name: &str, kind: &str, help: &str, value: u64) -> String {
    format!("# HELP {name} {help}\n# TYPE {name} {kind}\n{name} {value}\n")
}
