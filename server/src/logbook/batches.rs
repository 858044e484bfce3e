//! Uploads that wait together: one commit for many, in an order that is not the one they came in. Withdrawals wait with them, so that
//! an envelope is there before its withdrawal or is met by it when it comes, and never half of both.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, mpsc, oneshot};
use tokio::task::JoinHandle;
use tokio::time::{Instant, timeout_at};

use kin_protocol::withdrawal::{WithdrawalRequest, Withdrawn};

use super::{Committed, Logbook, LogbookError, Unsigned};
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
    pub(crate) answer: Answer,
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

/// Commits one batch after the other; while one is signed for, the next is committed.
async fn commit_all(logbook: Arc<Logbook>, mut receiver: mpsc::Receiver<(Instant, Job)>) {
    let (hand_on, kept) = mpsc::channel(1);
    tokio::spawn(acknowledge_all(Arc::clone(&logbook), kept));
    let mut settling: Option<JoinHandle<_>> = None;
    while let Some(batch) = gather(&mut receiver).await {
        let (mut uploads, mut withdrawals) = (Vec::with_capacity(batch.len()), Vec::new());
        for (_, job) in batch {
            match job {
                Job::Upload(waiting) => uploads.push(waiting),
                Job::Withdrawal(asking) => withdrawals.push(asking),
            }
        }
        let uploads = Shuffled::of(uploads);
        let keeper = Arc::clone(&logbook);
        let work = move || {
            let kept = keep(&keeper, uploads);
            for asking in withdrawals {
                withdraw(&keeper, asking);
            }
            kept
        };
        // A batch that panics answers nobody: their requests end as failures of the store.
        if let Ok(Some(kept)) = tokio::task::spawn_blocking(work).await
            && hand_on.send(kept).await.is_err()
        {
            break;
        }
        if settling.as_ref().is_none_or(JoinHandle::is_finished) {
            let keeper = Arc::clone(&logbook);
            // What fails here is kept where it is, and fails again where somebody waits for it.
            settling = Some(tokio::task::spawn_blocking(move || keeper.settle()));
        }
    }
}

/// The next batch, once it may close; none when nobody can wait any more.
async fn gather(receiver: &mut mpsc::Receiver<(Instant, Job)>) -> Option<Vec<(Instant, Job)>> {
    let mut batch = Vec::new();
    receiver.recv_many(&mut batch, MOST).await;
    let (came, _) = batch.first()?;
    let closes = *came + LONGEST;
    while batch.len() < ENOUGH {
        let room = MOST - batch.len();
        match timeout_at(closes, receiver.recv_many(&mut batch, room)).await {
            Ok(1..) => {}
            // Nobody can wait any more, or the time is up.
            Ok(0) | Err(_) => break,
        }
    }
    Some(batch)
}

/// A batch that is on the disk and not yet signed for, and those who wait for it.
struct KeptBatch {
    unsigned: Vec<Unsigned>,
    answers: Vec<Answer>,
}

type Answer = oneshot::Sender<Result<Committed, Arc<LogbookError>>>;

async fn acknowledge_all(logbook: Arc<Logbook>, mut kept: mpsc::Receiver<KeptBatch>) {
    while let Some(batch) = kept.recv().await {
        let logbook = Arc::clone(&logbook);
        let _ = tokio::task::spawn_blocking(move || acknowledge(&logbook, batch)).await;
    }
}

fn withdraw(logbook: &Logbook, Asking { request, answer }: Asking) {
    // Whoever has hung up meanwhile asks again and gets the same tombstones.
    let _ = answer.send(logbook.withdraw(&request).map(|(withdrawn, _)| withdrawn).map_err(Arc::new));
}

/// Commits a batch; none where there is nothing to sign for. Where it fails, all of it are told.
fn keep(logbook: &Logbook, Shuffled(batch): Shuffled) -> Option<KeptBatch> {
    if batch.is_empty() {
        return None;
    }
    let mut answers = Vec::with_capacity(batch.len());
    let mut memory = Vec::with_capacity(batch.len());
    let mut uploads = Vec::with_capacity(batch.len());
    for waiting in batch {
        uploads.push(waiting.upload);
        answers.push(waiting.answer);
        memory.push(waiting.memory);
    }
    match logbook.append(&uploads) {
        Ok(unsigned) => Some(KeptBatch { unsigned, answers }),
        Err(error) => {
            refuse(answers, error);
            None
        }
    }
}

fn acknowledge(logbook: &Logbook, KeptBatch { unsigned, answers }: KeptBatch) {
    match logbook.acknowledge(&unsigned) {
        Ok(receipts) => {
            for (answer, receipt) in answers.into_iter().zip(receipts) {
                // Whoever has hung up meanwhile asks again and gets the same receipt.
                let _ = answer.send(Ok(receipt));
            }
        }
        Err(error) => refuse(answers, error),
    }
}

fn refuse(answers: Vec<Answer>, error: LogbookError) {
    let error = Arc::new(error);
    for answer in answers {
        let _ = answer.send(Err(Arc::clone(&error)));
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
