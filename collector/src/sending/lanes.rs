//! Several uploads at a time, each on a wire of its own; what comes back is settled one by one, by whoever holds the storage.

use std::sync::{Mutex, PoisonError, mpsc};
use std::thread;

use kin_terminal::Result;

use super::Wire;

/// Whoever gives out work and takes in what it came to.
pub(super) trait Foreman<Job, Done> {
    /// The next piece; none where there is no more, or where it has to stop.
    fn next(&mut self) -> Result<Option<Job>>;
    /// What one came to.
    fn settle(&mut self, done: Done) -> Result;
}

/// Does all the work that a foreman gives out, on this wire and the others at the same time. After a failure what is under way is
/// waited for, and not settled.
pub(super) fn work<Job: Send, Done: Send>(
    foreman: &mut dyn Foreman<Job, Done>,
    wire: &mut dyn Wire,
    others: &mut [Box<dyn Wire + Send>],
    does: &(dyn Fn(&mut dyn Wire, Job) -> Done + Sync),
) -> Result {
    if others.is_empty() {
        while let Some(job) = foreman.next()? {
            foreman.settle(does(wire, job))?;
        }
        return Ok(());
    }
    let lanes = others.len();
    let (give, taken) = mpsc::sync_channel::<Job>(lanes);
    let taken = Mutex::new(taken);
    thread::scope(|scope| {
        // Both end with this closure, however it ends: then the lanes end too.
        let (give, taken) = (give, &taken);
        let (bring, brought) = mpsc::sync_channel::<Done>(lanes);
        for wire in others {
            let bring = bring.clone();
            scope.spawn(move || {
                let next = || taken.lock().unwrap_or_else(PoisonError::into_inner).recv();
                while let Ok(job) = next() {
                    if bring.send(does(&mut **wire, job)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(bring);
        let mut under_way = 0;
        loop {
            while under_way < lanes
                && let Some(job) = foreman.next()?
            {
                give.send(job).expect("the lanes wait for work");
                under_way += 1;
            }
            if under_way == 0 {
                return Ok(());
            }
            let done = brought.recv().expect("a lane brings what it was given");
            under_way -= 1;
            foreman.settle(done)?;
        }
    })
}
