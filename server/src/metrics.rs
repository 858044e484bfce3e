//! Counts for a program on this machine that watches this one: over a socket of the file system that only its owner may use.
//!
//! Architecture invariant: counts since the start, and whether the store works; no time, no size, no study, no client. Nothing of
//! this is on the network.

use std::fs::{self, Permissions};
use std::future::ready;
use std::io;
use std::os::unix::fs::{FileTypeExt as _, PermissionsExt as _};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use tokio::net::UnixListener;
use tokio::sync::{Semaphore, watch};

use crate::Limits;
use crate::http::Service;
use crate::serve::connection;

/// Connections of watching programs at a time.
const CONNECTIONS: usize = 4;

/// A socket that is listened on; its name is taken away with it.
#[derive(Debug)]
pub struct MetricsSocket {
    listener: UnixListener,
    path: PathBuf,
}

impl MetricsSocket {
    /// Listens at `path`, for this program's owner alone (0600). What is there is refused, unless it is the socket of a program that
    /// has ended.
    ///
    /// Must be called within a runtime.
    pub fn listen(path: &Path) -> io::Result<Self> {
        if let Ok(there) = path.symlink_metadata()
            && (!there.file_type().is_socket() || UnixStream::connect(path).is_ok())
        {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let above = path.parent().filter(|above| *above != Path::new("")).unwrap_or(Path::new("."));
        // Made where nobody else can look, and moved to its place when its mode is right.
        let making = tempfile::Builder::new().prefix(".kin-").tempdir_in(above)?;
        let made = making.path().join("s");
        let listener = UnixListener::bind(&made)?;
        fs::set_permissions(&made, Permissions::from_mode(0o600))?;
        fs::rename(&made, path)?;
        Ok(Self { listener, path: path.to_owned() })
    }

    /// Answers until the server ends.
    pub(crate) async fn serve(self, service: Service, limits: Limits, mut ending: watch::Receiver<()>) {
        let router = Router::new().route("/metrics", get(move || ready(answer(&service))));
        let places = Arc::new(Semaphore::new(CONNECTIONS));
        loop {
            let place = Arc::clone(&places).acquire_owned();
            let accepted = tokio::select! {
                _ = ending.changed() => return,
                accepted = async { (place.await, self.listener.accept().await) } => accepted,
            };
            let (Ok(place), Ok((stream, _))) = accepted else { return };
            let (router, ending) = (router.clone(), ending.clone());
            tokio::spawn(async move {
                connection(stream, router, limits, ending).await;
                drop(place);
            });
        }
    }
}

impl Drop for MetricsSocket {
    fn drop(&mut self) {
        // Where it is gone already, or cannot be taken away, the next start finds that nobody listens on it.
        let _ = fs::remove_file(&self.path);
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
