//! What every handler shares.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use kin_protocol::problem::ProblemKind;
use tokio::sync::{Semaphore, mpsc};

use super::answer::Refusal;
use crate::counts::{Counting, Counts};
use crate::{Limits, Store, StoreError, Trouble};

/// The store, the limits and the counts of one running server.
#[derive(Clone)]
pub(crate) struct Service(Arc<Shared>);

struct Shared {
    store: Arc<dyn Store>,
    limits: Limits,
    memory: Arc<Semaphore>,
    counting: Counting,
    failing: AtomicBool,
    troubles: mpsc::Sender<Trouble>,
}

impl Service {
    pub(crate) fn new(store: Arc<dyn Store>, limits: Limits, troubles: mpsc::Sender<Trouble>) -> Self {
        let memory = Arc::new(Semaphore::new(limits.body_bytes as usize));
        let (counting, failing) = (Counting::default(), AtomicBool::new(false));
        Self(Arc::new(Shared { store, limits, memory, counting, failing, troubles }))
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
        let reason = match answer {
            Ok(Ok(answer)) => {
                if self.0.failing.swap(false, Ordering::Relaxed) {
                    let _ = self.0.troubles.try_send(Trouble::ServeStoreWorking);
                }
                return Ok(answer);
            }
            Ok(Err(StoreError::StoreFailed { source })) => source.to_string(),
            Ok(Err(error)) => error.to_string(),
            Err(_panicked) => "a fault of the program".to_owned(),
        };
        if !self.0.failing.swap(true, Ordering::Relaxed) {
            let _ = self.0.troubles.try_send(Trouble::ServeStoreFailing { reason });
        }
        Err(Refusal::of(ProblemKind::StorageFailed))
    }
}
