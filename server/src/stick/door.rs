//! Where a running server is handed packs: a socket of this machine, one pack a connection, and the answer or a problem back.

use std::io::{self, Read as _, Write as _};
use std::net::Shutdown;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use kin_protocol::problem::{Problem, ProblemKind};
use kin_protocol::stick::{MAX_PACK_BYTES, MAX_STICK_ANSWER_BYTES};
use tokio::sync::watch;
use tokio::time::timeout;

use crate::http::{Refusal, Service};
use crate::{Limits, LocalSocket};

/// How long whoever hands a pack in waits for the answer: longer than a server may take.
const PATIENCE: Duration = Duration::from_mins(10);

/// Takes packs in, one after the other, until the server ends.
pub(crate) async fn serve(
    socket: LocalSocket,
    service: Service,
    limits: Limits,
    mut ending: watch::Receiver<()>,
) {
    loop {
        let accepted = tokio::select! {
            _ = ending.changed() => return,
            accepted = socket.accept() => accepted,
        };
        // Who hangs up, or is too slow, comes again: what was taken in by then is known.
        if let Ok(stream) = accepted
            && let Ok(stream) = stream.into_std()
        {
            let _ = timeout(limits.connection, one(stream, &service, limits)).await;
        }
    }
}

async fn one(stream: UnixStream, service: &Service, limits: Limits) -> io::Result<()> {
    stream.set_nonblocking(false)?;
    stream.set_read_timeout(Some(limits.request))?;
    stream.set_write_timeout(Some(limits.request))?;
    // As much as a pack can have, and never all there is: devices are answered meanwhile.
    let wanted = u32::try_from(MAX_PACK_BYTES).unwrap_or(u32::MAX).min(limits.body_bytes / 2);
    let memory = Arc::clone(service.memory()).acquire_many_owned(wanted).await;
    let memory = memory.map_err(|_closed| io::Error::from(io::ErrorKind::BrokenPipe))?;
    let reading = stream.try_clone()?;
    let file = tokio::task::spawn_blocking(move || {
        let mut file = Vec::new();
        reading.take(MAX_PACK_BYTES as u64 + 1).read_to_end(&mut file).map(|_| file)
    });
    let file: Vec<u8> = file.await??;
    let answer = match super::take(service, &file).await {
        Ok(answer) => answer,
        Err(Refusal::Problem(problem)) => problem.to_json(),
        Err(Refusal::Nothing | Refusal::CutOff) => Problem::new(ProblemKind::NotFound, None).to_json(),
    };
    drop(memory);
    let mut writing = stream;
    tokio::task::spawn_blocking(move || writing.write_all(&answer)).await?
}

/// Hands a pack to the server that listens at this socket; what it answers.
pub(crate) fn hand_in(socket: &Path, pack: &[u8]) -> io::Result<Vec<u8>> {
    let mut stream = UnixStream::connect(socket)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.write_all(pack)?;
    stream.shutdown(Shutdown::Write)?;
    let mut answer = Vec::new();
    stream.take(MAX_STICK_ANSWER_BYTES as u64 + 1).read_to_end(&mut answer)?;
    Ok(answer)
}
