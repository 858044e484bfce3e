//! Uploads that wait together: one commit for many, in an order that is not the one they came in. Withdrawals wait with them, so that
//! an envelope is there before its withdrawal or is met by it when it comes, and never half of both.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, mpsc, oneshot};
use tokio::time::{Instant, timeout_at};

use kin_protocol::withdrawal::{WithdrawalRequest, Withdrawn};

use super::{Committed, Logbook, LogbookError};
use crate::store::Upload;

/// A batch closes when so many wait.
const ENOUGH: usize = 64;
/// Where more wait when it closes, because the one before was being committed, they all go with it, up to so many.
const MOST: usize = 256;
/// How long the first of a batch waits for others, from when it came.
const LONGEST: Duration = Duration::from_millis(20);

/// An upload that waits for its batch, and the memory it was granted.
pub(crate) struct Waiting {
    pub(crate) upload: Upload,
    pub(crate) memory: OwnedSemaphorePermit,
    pub(crate) answer: oneshot::Sender<Result<Committed, Arc<LogbookError>>>,
}

/// A request to delete that waits for its batch.
pub(crate) struct Asking {
    pub(crate) request: WithdrawalRequest,
    pub(crate) answer: oneshot::Sender<Result<Withdrawn, Arc<LogbookError>>>,
}

/// What waits for a batch.
pub(crate) enum Job {
    Upload(Waiting),
    Withdrawal(Asking),
}

/// Where uploads wait.
#[derive(Clone)]
pub(crate) struct Batches(mpsc::Sender<(Instant, Job)>);

impl Batches {
    /// Commits batches until nobody can wait any more.
    pub(crate) fn start(logbook: Arc<Logbook>) -> Self {
        let (sender, receiver) = mpsc::channel(MOST);
        tokio::spawn(commit_all(logbook, receiver));
        Self(sender)
    }

    /// Waits for a place; none when the server is ending.
    pub(crate) async fn wait(&self, job: Job) -> Option<()> {
        self.0.send((Instant::now(), job)).await.ok()
    }
}

async fn commit_all(logbook: Arc<Logbook>, mut receiver: mpsc::Receiver<(Instant, Job)>) {
    while let Some((came, first)) = receiver.recv().await {
        let mut batch = vec![first];
        while batch.len() < ENOUGH
            && let Ok(Some((_, next))) = timeout_at(came + LONGEST, receiver.recv()).await
        {
            batch.push(next);
        }
        while batch.len() < MOST
            && let Ok((_, next)) = receiver.try_recv()
        {
            batch.push(next);
        }
        let logbook = Arc::clone(&logbook);
        // A batch that panics answers nobody: their requests end as failures of the store.
        let (mut uploads, mut withdrawals) = (Vec::with_capacity(batch.len()), Vec::new());
        for job in batch {
            match job {
                Job::Upload(waiting) => uploads.push(waiting),
                Job::Withdrawal(asking) => withdrawals.push(asking),
            }
        }
        let uploads = Shuffled::of(uploads);
        let work = move || {
            commit(&logbook, uploads);
            for asking in withdrawals {
                withdraw(&logbook, asking);
            }
        };
        let _ = tokio::task::spawn_blocking(work).await;
    }
}

fn withdraw(logbook: &Logbook, Asking { request, answer }: Asking) {
    // Whoever has hung up meanwhile asks again and gets the same tombstones.
    let _ = answer.send(logbook.withdraw(&request).map(|(withdrawn, _)| withdrawn).map_err(Arc::new));
}

fn commit(logbook: &Logbook, Shuffled(batch): Shuffled) {
    if batch.is_empty() {
        return;
    }
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

/// A batch in an order that says nothing of when its members came: only such a one is committed.
struct Shuffled(Vec<Waiting>);

impl Shuffled {
    /// Where the system gives no chance, the order is that of the digests, which says as little.
    fn of(mut batch: Vec<Waiting>) -> Self {
        let mut drawn = vec![0; 8 * batch.len()];
        if getrandom::getrandom(&mut drawn).is_ok() {
            let mut keys = drawn.as_chunks::<8>().0.iter();
            batch.sort_by_cached_key(|_| keys.next().copied());
        } else {
            batch.sort_unstable_by_key(|waiting| waiting.upload.digest);
        }
        Self(batch)
    }
}

#[cfg(test)]
mod tests {
    use kin_protocol::log::Lock;
    use kin_protocol::{Digest, StudyId};
    use tokio::sync::Semaphore;

    use super::*;
    use crate::VoucherDigest;

    fn waiting(number: u8, memory: &Arc<Semaphore>) -> Waiting {
        let upload = Upload {
            study: StudyId::from_bytes([7; 16]),
            digest: Digest::from_bytes([number; 32]),
            class: 2048,
            lock: Lock::from_bytes([number; 32]),
            voucher: VoucherDigest(Digest::from_bytes([number; 32])),
            bytes: vec![number],
        };
        let memory = Arc::clone(memory).try_acquire_owned().expect("a place");
        Waiting { upload, memory, answer: oneshot::channel().0 }
    }

    /// That 64 come out as they went in happens by chance once in 10^89.
    #[test]
    fn a_shuffled_batch_is_not_in_the_order_of_arrival_nor_twice_in_the_same_one() {
        let memory = Arc::new(Semaphore::new(1000));
        let shuffled = || {
            let batch = (0..64).map(|number| waiting(number, &memory)).collect();
            Shuffled::of(batch).0.iter().map(|waiting| waiting.upload.bytes[0]).collect::<Vec<u8>>()
        };
        let (one, other) = (shuffled(), shuffled());
        let arrival: Vec<u8> = (0..64).collect();
        assert_ne!(one, arrival);
        assert_ne!(one, other);
        let mut sorted = one;
        sorted.sort_unstable();
        assert_eq!(sorted, arrival);
    }
}
