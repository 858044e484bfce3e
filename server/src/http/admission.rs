//! Requests at the gate, looked up together: under load, many for one visit to the store and one change of threads.

use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};

use crate::{Admitted, Asked, Store};

/// Most that are looked up at once.
const MOST: usize = 64;

/// What a request is told: whom it may speak for, nothing where its study is none, or why the store does not answer.
type Told = Result<Option<Admitted>, String>;

/// A request that waits for its look-up.
struct Knock {
    asked: Asked,
    told: oneshot::Sender<Told>,
}

/// Where requests wait at the gate: no longer than the look-up before them takes.
pub(super) struct Admission(mpsc::Sender<Knock>);

impl Admission {
    /// Looks up until nobody can ask any more.
    pub(super) fn start(store: Arc<dyn Store>) -> Self {
        let (sender, receiver) = mpsc::channel(MOST);
        tokio::spawn(admit_all(store, receiver));
        Self(sender)
    }

    /// None where the look-up broke off.
    pub(super) async fn ask(&self, asked: Asked) -> Option<Told> {
        let (told, answer) = oneshot::channel();
        self.0.send(Knock { asked, told }).await.ok()?;
        answer.await.ok()
    }
}

async fn admit_all(store: Arc<dyn Store>, mut receiver: mpsc::Receiver<Knock>) {
    loop {
        let mut knocks = Vec::new();
        if receiver.recv_many(&mut knocks, MOST).await == 0 {
            return;
        }
        let store = Arc::clone(&store);
        // Where it panics nobody is told: their requests end as failures of the store.
        let _ = tokio::task::spawn_blocking(move || admit(&*store, knocks)).await;
    }
}

fn admit(store: &dyn Store, knocks: Vec<Knock>) {
    let (asked, waiting): (Vec<Asked>, Vec<_>) =
        knocks.into_iter().map(|knock| (knock.asked, knock.told)).unzip();
    // Whoever has hung up meanwhile is not told.
    match store.admit(&asked) {
        Ok(admitted) => {
            for (told, admitted) in waiting.into_iter().zip(admitted) {
                let _ = told.send(Ok(admitted));
            }
        }
        Err(error) => {
            let reason = super::service::reason(error);
            for told in waiting {
                let _ = told.send(Err(reason.clone()));
            }
        }
    }
}
