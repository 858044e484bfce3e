//! `serve STORE --listen ADDRESS`

use std::net::SocketAddr;
#[cfg(unix)]
use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;

use kin_terminal::{Exit, Failure, Result, Terminal};
use tokio::net::TcpListener;
use tokio::sync::mpsc;

use super::held::hold;
use super::locks_folder::LocksFolder;
#[cfg(unix)]
use crate::LocalSocket;
use crate::failures::{self, ServerError};
use crate::{Counts, Doors, Limits, Logbook, Say, ServerKey, SqliteStore, Store, Tls};

/// Answer devices over HTTP
///
/// What is acknowledged is on the disk. Ctrl-C or SIGTERM finishes what is in hand and ends.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the store
    store: PathBuf,
    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, value_name = "ADDRESS")]
    listen: SocketAddr,
    #[command(flatten)]
    locks: LocksFolder,
    /// The certificates with which this program speaks TLS itself, in PEM, its own first
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    tls_cert: Option<PathBuf>,
    /// The key of the first certificate, in PEM
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    tls_key: Option<PathBuf>,
    /// A socket of the file system on which counts are answered, for programs of the same user: `GET /metrics`
    #[cfg(unix)]
    #[arg(long, value_name = "SOCKET")]
    metrics: Option<PathBuf>,
    /// A socket of the file system on which `unpack --through` hands in what came on a stick, and `withdraw --through` a code, for programs of the same user
    #[cfg(unix)]
    #[arg(long, value_name = "SOCKET")]
    stick: Option<PathBuf>,
    /// A proxy in front of this program ends TLS: allows an address other machines can reach
    #[arg(long)]
    behind_proxy: bool,
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let tls = args.tls_cert.as_ref().zip(args.tls_key.as_ref());
    let tls = tls.map(|(certificates, key)| crate::tls(certificates, key)).transpose()?;
    if !args.listen.ip().to_canonical().is_loopback() && !args.behind_proxy && tls.is_none() {
        let address = args.listen.to_string();
        return Err(Failure::new(Exit::Refused, &ServerError::ServeWithoutTls { address }));
    }
    let store = Arc::new(SqliteStore::open(&args.store)?);
    let _held = hold(&args.store)?;
    let key = ServerKey::read(&args.store).map_err(failures::disk)?;
    let locks = args.locks.of(&args.store);
    let logbook = Arc::new(Logbook::open(Arc::clone(&store) as Arc<dyn Store>, key, &locks)?);
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::new(Exit::Internal, &ServerError::ServeFailed).because_text(error))?;
    let counts = runtime.block_on(serve(args, tls, store, logbook, terminal))?;
    terminal.say(&Say::ServeEnded { kept: counts.kept, known: counts.known, refused: counts.refused });
    Ok(())
}

async fn serve(
    args: &Args,
    tls: Option<Tls>,
    store: Arc<SqliteStore>,
    logbook: Arc<Logbook>,
    terminal: &mut Terminal,
) -> Result<Counts> {
    let address = args.listen;
    let unheard = |error: std::io::Error| {
        Failure::new(Exit::Network, &ServerError::ServeAddressRefused { address: address.to_string() })
            .because_text(error)
    };
    // Before anyone is told that the program listens: a signal from then on ends it in good order.
    let shutdown = ended().map_err(unheard)?;
    let listener = TcpListener::bind(address).await.map_err(unheard)?;
    let address = listener.local_addr().map_err(unheard)?;
    #[cfg(unix)]
    let metrics = args.metrics.as_deref().map(metrics).transpose()?;
    #[cfg(unix)]
    let stick = args.stick.as_deref().map(stick).transpose()?;
    let scheme = if tls.is_some() { "https" } else { "http" };
    terminal.say(&Say::ServeListening { scheme: scheme.to_owned(), address: address.to_string() });
    terminal.flush();
    let (tell, mut troubles) = mpsc::channel(16);
    let doors = Doors {
        listener,
        tls,
        #[cfg(unix)]
        metrics,
        #[cfg(unix)]
        stick,
    };
    let serving = tokio::spawn(crate::serve_over(doors, store, logbook, Limits::default(), shutdown, tell));
    while let Some(trouble) = troubles.recv().await {
        terminal.warn(&trouble);
    }
    serving.await.map_err(|error| Failure::new(Exit::Internal, &ServerError::ServeFailed).because_text(error))
}

#[cfg(unix)]
fn metrics(path: &Path) -> Result<LocalSocket> {
    let refused = |path| ServerError::ServeMetricsRefused { path };
    LocalSocket::listen(path).map_err(|error| unsocketed(path, refused, error))
}

#[cfg(unix)]
fn stick(path: &Path) -> Result<LocalSocket> {
    let refused = |path| ServerError::ServeStickRefused { path };
    LocalSocket::listen(path).map_err(|error| unsocketed(path, refused, error))
}

#[cfg(unix)]
fn unsocketed(path: &Path, refused: impl Fn(String) -> ServerError, error: std::io::Error) -> Failure {
    Failure::new(Exit::Refused, &refused(path.display().to_string())).because_text(error)
}

/// Ready when the person or the system asks the program to end.
#[cfg(unix)]
fn ended() -> std::io::Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn ended() -> std::io::Result<impl Future<Output = ()> + Send + 'static> {
    Ok(async {
        let _ = tokio::signal::ctrl_c().await;
    })
}
