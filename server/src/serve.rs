//! From a listening socket to the last answer.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use serde::Serialize;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, mpsc, watch};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use crate::http::{self, Service};
use crate::{Counts, Logbook, Store, Tls};

/// How much of everything one server gives.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// From the end of a request's headers to its answer, body included.
    pub request: Duration,
    /// From the start of a connection, or the last answer on it, to the end of the next headers.
    pub headers: Duration,
    /// The life of a connection; one that is not read from cannot hold a place for ever.
    pub connection: Duration,
    /// Connections at a time; more wait to be accepted.
    pub connections: usize,
    /// Bytes of request bodies in memory at a time; more wait until their time is up.
    pub body_bytes: u32,
    /// Bytes of one request's headers.
    pub header_bytes: usize,
    /// Requests to delete something that are looked at at once after a quiet time: so many codes, and so many of devices.
    pub withdrawals: u32,
    /// After how long one more of each is looked at.
    pub withdrawal_every: Duration,
    /// Vouchers that are refused with their reason at a time; whoever comes in excess of them is cut off.
    pub voucher_failures: usize,
    /// How long each of these takes.
    pub voucher_pause: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            request: Duration::from_secs(30),
            headers: Duration::from_secs(10),
            connection: Duration::from_mins(5),
            connections: 256,
            body_bytes: 64 << 20,
            header_bytes: 16 << 10,
            withdrawals: 20,
            withdrawal_every: Duration::from_secs(3),
            voucher_failures: 8,
            voucher_pause: Duration::from_millis(100),
        }
    }
}

/// What the person running the machine should hear at once. Told when it begins, not at every request.
#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Trouble {
    /// The store refuses to take or give; devices are told to come again.
    ServeStoreFailing {
        /// What the system says.
        reason: String,
    },
    /// The store works again.
    ServeStoreWorking,
}

/// Answers requests until `shutdown` is ready, then finishes what is in hand. Returns what happened, in counts.
pub async fn serve(
    listener: TcpListener,
    store: Arc<dyn Store>,
    logbook: Arc<Logbook>,
    limits: Limits,
    shutdown: impl Future<Output = ()>,
    troubles: mpsc::Sender<Trouble>,
) -> Counts {
    serve_over(Doors::plain(listener), store, logbook, limits, shutdown, troubles).await
}

/// Where a server is asked.
pub struct Doors {
    /// Where devices come in.
    pub listener: TcpListener,
    /// With what TLS is spoken there; without it, what comes is in the clear.
    pub tls: Option<Tls>,
    /// Where counts are asked for.
    #[cfg(unix)]
    pub metrics: Option<crate::LocalSocket>,
    /// Where packs are handed in that came on a stick.
    #[cfg(unix)]
    pub stick: Option<crate::LocalSocket>,
}

impl Doors {
    /// In the clear, and no counts.
    pub fn plain(listener: TcpListener) -> Self {
        Self {
            listener,
            tls: None,
            #[cfg(unix)]
            metrics: None,
            #[cfg(unix)]
            stick: None,
        }
    }
}

impl std::fmt::Debug for Doors {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Doors(..)")
    }
}

/// As [`serve`], at all of these doors.
pub async fn serve_over(
    doors: Doors,
    store: Arc<dyn Store>,
    logbook: Arc<Logbook>,
    limits: Limits,
    shutdown: impl Future<Output = ()>,
    troubles: mpsc::Sender<Trouble>,
) -> Counts {
    let service = Service::new(store, logbook, limits, troubles);
    let router = http::router(service.clone());
    let places = Arc::new(Semaphore::new(limits.connections));
    let (end, ending) = watch::channel(());
    let Doors { listener, tls, .. } = doors;
    #[cfg(unix)]
    if let Some(metrics) = doors.metrics {
        tokio::spawn(crate::metrics::serve(metrics, service.clone(), limits, ending.clone()));
    }
    let mut connections = JoinSet::new();
    #[cfg(unix)]
    if let Some(stick) = doors.stick {
        // Among the connections: what it has in hand is finished.
        connections.spawn(crate::stick::serve(stick, service.clone(), limits, ending.clone()));
    }
    let mut shutdown = pin!(shutdown);
    loop {
        let place = Arc::clone(&places).acquire_owned();
        let accepted = tokio::select! {
            () = &mut shutdown => break,
            accepted = async { (place.await, listener.accept().await) } => accepted,
        };
        let (Ok(place), Ok((stream, _address))) = accepted else {
            // Out of file handles, most likely: wait for some to be given back.
            sleep(Duration::from_millis(100)).await;
            continue;
        };
        let (router, ending, tls) = (router.clone(), ending.clone(), tls.clone());
        connections.spawn(async move {
            // A receipt is one small packet: it must not wait for another one.
            let _ = stream.set_nodelay(true);
            match tls {
                None => connection(stream, router, limits, ending).await,
                Some(tls) => {
                    if let Ok(Ok(stream)) = timeout(limits.headers, tls.accept(stream)).await {
                        connection(stream, router, limits, ending).await;
                    }
                }
            }
            drop(place);
        });
        while connections.try_join_next().is_some() {}
    }
    drop(listener);
    drop(end);
    // Every request has its limit, so this ends; a connection that still hangs after it is cut.
    let _ =
        timeout(limits.request + limits.headers, async { while connections.join_next().await.is_some() {} })
            .await;
    service.counts()
}

pub(crate) async fn connection(
    stream: impl AsyncRead + AsyncWrite + Unpin,
    router: axum::Router,
    limits: Limits,
    mut ending: watch::Receiver<()>,
) {
    let mut builder = http1::Builder::new();
    builder
        .timer(TokioTimer::new())
        .header_read_timeout(limits.headers)
        .max_buf_size(limits.header_bytes.max(8192))
        .max_headers(64);
    let serving = builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    let mut serving = pin!(serving);
    // What a client does wrong with a connection is nobody's news.
    tokio::select! {
        _ = serving.as_mut() => return,
        _ = ending.changed() => {}
        () = sleep(limits.connection) => {}
    }
    serving.as_mut().graceful_shutdown();
    let _ = timeout(limits.request, serving).await;
}
