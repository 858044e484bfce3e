//! What every handler shares.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use kin_protocol::StudyId;
use kin_protocol::problem::ProblemKind;
use kin_protocol::withdrawal::{WithdrawalCode, WithdrawalKey, WithdrawalRequest, Withdrawn};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc, oneshot};

use super::admission::Admission;
use super::answer::Refusal;
use super::bucket::Bucket;
use crate::counts::{Counting, Counts};
use crate::logbook::{Asking, Batches, Committed, Job, Waiting};
use crate::{Admitted, Asked, Limits, Logbook, LogbookError, Store, StoreError, Trouble, Unpaid, Upload};

/// The store, the limits and the counts of one running server.
#[derive(Clone)]
pub(crate) struct Service(Arc<Shared>);

struct Shared {
    store: Arc<dyn Store>,
    logbook: Arc<Logbook>,
    admission: Admission,
    batches: Batches,
    limits: Limits,
    memory: Arc<Semaphore>,
    /// How many codes and how many requests of devices may ask for a deletion; nobody's address is looked at.
    codes: Bucket,
    requests: Bucket,
    /// A code takes 32 MiB while its key is computed.
    computing: Semaphore,
    /// Places for vouchers that are refused with their reason.
    refusing: Semaphore,
    counting: Counting,
    failing: AtomicBool,
    troubles: mpsc::Sender<Trouble>,
}

impl Service {
    pub(crate) fn new(
        store: Arc<dyn Store>,
        logbook: Arc<Logbook>,
        limits: Limits,
        troubles: mpsc::Sender<Trouble>,
    ) -> Self {
        let admission = Admission::start(Arc::clone(&store));
        let batches = Batches::start(Arc::clone(&logbook));
        let memory = Arc::new(Semaphore::new(limits.body_bytes as usize));
        let bucket = || Bucket::new(limits.withdrawals, limits.withdrawal_every);
        Self(Arc::new(Shared {
            store,
            logbook,
            admission,
            batches,
            memory,
            codes: bucket(),
            requests: bucket(),
            computing: Semaphore::new(1),
            refusing: Semaphore::new(limits.voucher_failures),
            counting: Counting::default(),
            failing: AtomicBool::new(false),
            limits,
            troubles,
        }))
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.0.limits
    }

    pub(crate) fn memory(&self) -> &Arc<Semaphore> {
        &self.0.memory
    }

    pub(crate) fn counting(&self) -> &Counting {
        &self.0.counting
    }

    pub(crate) fn is_failing(&self) -> bool {
        self.0.failing.load(Ordering::Relaxed)
    }

    pub(crate) fn counts(&self) -> Counts {
        self.0.counting.counts()
    }

    /// Asks the store, off the event loop. What failed is told to the person at the machine and not to the client.
    pub(crate) async fn store<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&dyn Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, Refusal> {
        let store = Arc::clone(&self.0.store);
        let answer = tokio::task::spawn_blocking(move || ask(&*store)).await;
        self.settled(answer.map_err(|_panicked| FAULT.to_owned()).and_then(|answer| answer.map_err(reason)))
    }

    /// What the store says of a request at the gate; none where there is no such study.
    pub(crate) async fn admit(&self, asked: Asked) -> Result<Option<Admitted>, Refusal> {
        self.settled(self.0.admission.ask(asked).await.unwrap_or_else(|| Err(FAULT.to_owned())))
    }

    /// Asks the logbook, off the event loop, as [`Service::store`] asks the store.
    pub(crate) async fn logbook<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&Logbook) -> Result<T, LogbookError> + Send + 'static,
    ) -> Result<T, Refusal> {
        let logbook = Arc::clone(&self.0.logbook);
        let answer = tokio::task::spawn_blocking(move || ask(&logbook)).await;
        self.settled(
            answer
                .map_err(|_panicked| FAULT.to_owned())
                .and_then(|answer| answer.map_err(|error| why(&error))),
        )
    }

    /// Keeps an upload with its batch. When this answers, the envelope is on the disk and its receipt can be believed.
    pub(crate) async fn append(
        &self,
        upload: Upload,
        memory: OwnedSemaphorePermit,
    ) -> Result<Committed, Refusal> {
        let (answer, answered) = oneshot::channel();
        let waiting = Job::Upload(Waiting { upload, memory, answer });
        self.0.batches.wait(waiting).await.ok_or_else(|| Refusal::of(ProblemKind::Busy))?;
        let answer = answered.await.map_err(|_panicked| FAULT.to_owned());
        self.settled(answer.and_then(|answer| answer.map_err(|error| why(&error))))
    }

    /// The answer to a voucher that does not pay. Guessing is slow and takes nothing from those who do pay: so many answers
    /// are given with their reason, each after a pause, and whoever comes in excess of them is cut off without one. Nobody's
    /// address is remembered for it.
    pub(crate) async fn unpaid(&self, unpaid: Unpaid) -> Refusal {
        let Ok(_place) = self.0.refusing.try_acquire() else { return Refusal::CutOff };
        tokio::time::sleep(self.0.limits.voucher_pause).await;
        Refusal::of(match unpaid {
            Unpaid::Spent => ProblemKind::VoucherSpent,
            Unpaid::Unknown => ProblemKind::VoucherRefused,
        })
    }

    /// Whether one more request of a device to delete something may be looked at now.
    pub(crate) fn admit_request(&self) -> Result<(), Refusal> {
        self.0.requests.take().then_some(()).ok_or_else(|| Refusal::of(ProblemKind::Busy))
    }

    /// What a code gives, where one more may be tried now. The code is forgotten with the request.
    pub(crate) async fn key_of(
        &self,
        code: WithdrawalCode,
        study: StudyId,
    ) -> Result<WithdrawalKey, Refusal> {
        let busy = || Refusal::of(ProblemKind::Busy);
        if !self.0.codes.take() {
            return Err(busy());
        }
        let _turn = self.0.computing.acquire().await.map_err(|_closed| busy())?;
        let key = tokio::task::spawn_blocking(move || WithdrawalKey::of(&code, study)).await;
        self.settled(key.map_err(|_panicked| FAULT.to_owned()))
    }

    /// Deletes with the next batch. When this answers, nothing brings back what was deleted.
    pub(crate) async fn withdraw(&self, request: WithdrawalRequest) -> Result<Withdrawn, Refusal> {
        let (answer, answered) = oneshot::channel();
        let asking = Job::Withdrawal(Asking { request, answer });
        self.0.batches.wait(asking).await.ok_or_else(|| Refusal::of(ProblemKind::Busy))?;
        let answer = answered.await.map_err(|_panicked| FAULT.to_owned());
        self.settled(answer.and_then(|answer| answer.map_err(|error| why(&error))))
    }

    /// Tells the person at the machine when something begins to fail and when it works again.
    fn settled<T>(&self, answer: Result<T, String>) -> Result<T, Refusal> {
        match answer {
            Ok(answer) => {
                if self.0.failing.swap(false, Ordering::Relaxed) {
                    let _ = self.0.troubles.try_send(Trouble::ServeStoreWorking);
                }
                Ok(answer)
            }
            Err(reason) => {
                if !self.0.failing.swap(true, Ordering::Relaxed) {
                    let _ = self.0.troubles.try_send(Trouble::ServeStoreFailing { reason });
                }
                Err(Refusal::of(ProblemKind::StorageFailed))
            }
        }
    }
}

const FAULT: &str = "a fault of the program";

pub(super) fn reason(error: StoreError) -> String {
    match error {
        StoreError::StoreFailed { source } => source.to_string(),
        other => other.to_string(),
    }
}

fn why(error: &LogbookError) -> String {
    match error {
        LogbookError::LogbookStoreFailed { source: StoreError::StoreFailed { source } }
        | LogbookError::LogbookLockFailed { source } => source.to_string(),
        other => other.to_string(),
    }
}
