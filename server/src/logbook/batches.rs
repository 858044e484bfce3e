//! Uploads that wait together: one commit for many, in an order that is not the one they came in.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, mpsc, oneshot};
use tokio::time::{Instant, timeout_at};

use super::{Logbook, LogbookError};
use crate::store::{Kept, Upload};

/// Uploads of one batch.
const MOST: usize = 64;
/// How long the first of a batch waits for others.
const LONGEST: Duration = Duration::from_millis(20);

/// An upload that waits for its batch, and the memory it was granted.
pub(crate) struct Waiting {
    pub(crate) upload: Upload,
    pub(crate) memory: OwnedSemaphorePermit,
    pub(crate) answer: oneshot::Sender<Result<(Kept, String), Arc<LogbookError>>>,
}

/// Where uploads wait.
#[derive(Clone)]
pub(crate) struct Batches(mpsc::Sender<Waiting>);

impl Batches {
    /// Commits batches until nobody can wait any more.
    pub(crate) fn start(logbook: Arc<Logbook>) -> Self {
        let (sender, receiver) = mpsc::channel(4 * MOST);
        tokio::spawn(commit_all(logbook, receiver));
        Self(sender)
    }

    /// Waits for a place; none when the server is ending.
    pub(crate) async fn wait(&self, waiting: Waiting) -> Option<()> {
        self.0.send(waiting).await.ok()
    }
}

async fn commit_all(logbook: Arc<Logbook>, mut receiver: mpsc::Receiver<Waiting>) {
    while let Some(first) = receiver.recv().await {
        let mut batch = vec![first];
        let closes = Instant::now() + LONGEST;
        while batch.len() < MOST
            && let Ok(Some(next)) = timeout_at(closes, receiver.recv()).await
        {
            batch.push(next);
        }
        let logbook = Arc::clone(&logbook);
        // A batch that panics answers nobody: their requests end as failures of the store.
        let _ = tokio::task::spawn_blocking(move || commit(&logbook, batch)).await;
    }
}

fn commit(logbook: &Logbook, mut batch: Vec<Waiting>) {
    shuffle(&mut batch);
    let mut answers = Vec::with_capacity(batch.len());
    let mut memory = Vec::with_capacity(batch.len());
    let mut uploads = Vec::with_capacity(batch.len());
    for waiting in batch {
        uploads.push(waiting.upload);
        answers.push(waiting.answer);
        memory.push(waiting.memory);
    }
    let committed = logbook.commit(&uploads);
    drop((uploads, memory));
    // Whoever has hung up meanwhile asks again and gets the same receipt.
    match committed {
        Ok(receipts) => {
            for (answer, receipt) in answers.into_iter().zip(receipts) {
                let _ = answer.send(Ok(receipt));
            }
        }
        Err(error) => {
            let error = Arc::new(error);
            for answer in answers {
                let _ = answer.send(Err(Arc::clone(&error)));
            }
        }
    }
}

/// Puts a batch into an order that says nothing of when its members came.
///
/// Where the system gives no chance, the order is that of the digests, which says as little.
fn shuffle(batch: &mut [Waiting]) {
    let mut drawn = [0; 8 * MOST];
    if getrandom::getrandom(&mut drawn).is_err() {
        batch.sort_unstable_by_key(|waiting| waiting.upload.digest);
        return;
    }
    let (keys, _) = drawn.as_chunks::<8>();
    let mut keys = keys.iter();
    batch.sort_by_cached_key(|_| keys.next().copied());
}
