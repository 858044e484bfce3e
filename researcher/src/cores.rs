//! Work for every core of the machine, its results taken in the order in which the work was given out.

use std::collections::VecDeque;
use std::num::NonZero;
use std::sync::{Mutex, mpsc};
use std::thread;

use kin_terminal::Result;

/// For each core, so many pieces of work lie ready or done: a piece that takes long holds up no other.
const PIECES_A_CORE: usize = 8;
/// No more bytes than this are in work at the same time.
const BYTES: usize = 16 * 1024 * 1024;

/// Asks `next` for pieces of work, each with how many bytes it holds; does `work` for them on all cores; gives each result to `take`,
/// in the order of the pieces. `next` and `take` run here, in turns, with the same `state`.
///
/// No core waits for another one while there are pieces that nobody has begun. After an error no more pieces are asked for, and no more
/// results are taken.
pub(crate) fn on_all_cores<S, P: Send, D: Send>(
    state: &mut S,
    mut next: impl FnMut(&mut S) -> Result<Option<(P, usize)>>,
    work: impl Fn(P) -> D + Sync,
    mut take: impl FnMut(&mut S, D) -> Result,
) -> Result {
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let (give, pieces) = mpsc::channel::<(P, mpsc::SyncSender<D>)>();
    let (pieces, work) = (&Mutex::new(pieces), &work);
    thread::scope(|scope| {
        for _ in 0..cores {
            scope.spawn(move || {
                loop {
                    // A statement of its own: the guard is gone before the work begins.
                    let next = pieces.lock().expect("nobody panics with it").recv();
                    let Ok((piece, done)) = next else { return };
                    // Nobody takes it after an error.
                    let _ = done.send(work(piece));
                }
            });
        }
        // Dropped with the closure, whatever ends it: then the threads end.
        let give = give;
        let mut ahead: VecDeque<(usize, mpsc::Receiver<D>)> = VecDeque::new();
        let mut bytes = 0;
        loop {
            let piece = next(state)?;
            let is_over = piece.is_none();
            if let Some((piece, size)) = piece {
                let (done, result) = mpsc::sync_channel(1);
                give.send((piece, done)).expect("the threads wait for pieces");
                ahead.push_back((size, result));
                bytes += size;
            }
            while is_over || bytes > BYTES || ahead.len() >= cores * PIECES_A_CORE {
                let Some((size, result)) = ahead.pop_front() else { break };
                bytes -= size;
                take(state, result.recv().expect("no work panics"))?;
            }
            if is_over {
                return Ok(());
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;

    use kin_terminal::{Exit, Failure};

    use super::*;

    #[derive(serde::Serialize)]
    #[serde(tag = "id", rename_all = "kebab-case")]
    enum Trouble {
        Stop,
    }

    #[test]
    fn results_come_in_the_order_of_the_pieces() {
        let mut state = (0_u32, Vec::new());
        let next = |state: &mut (u32, Vec<u32>)| {
            state.0 += 1;
            Ok((state.0 <= 1000).then_some((state.0, 1)))
        };
        on_all_cores(
            &mut state,
            next,
            |piece| piece * 2,
            |state, done| {
                state.1.push(done);
                Ok(())
            },
        )
        .unwrap();
        assert_eq!(state.1, (1..=1000).map(|piece| piece * 2).collect::<Vec<_>>());
    }

    /// The first piece ends only when the last one that fits beside it has begun: were anything waited for before, this would not end.
    #[test]
    fn a_slow_piece_holds_up_no_other() {
        if thread::available_parallelism().map_or(1, NonZero::get) < 2 {
            return;
        }
        let met = Barrier::new(2);
        let mut left = 0..PIECES_A_CORE;
        let work = |piece: usize| {
            if piece == 0 || piece == PIECES_A_CORE - 1 {
                met.wait();
            }
        };
        on_all_cores(&mut left, |left| Ok(left.next().map(|piece| (piece, 1))), work, |_, ()| Ok(()))
            .unwrap();
    }

    #[test]
    fn no_more_is_in_work_than_fits() {
        let mut state = (0_usize, 0_usize, 0_usize);
        let next = |state: &mut (usize, usize, usize)| {
            state.0 += 1;
            state.1 += 1;
            state.2 = state.2.max(state.1);
            Ok((state.0 <= 100).then_some(((), BYTES / 2 + 1)))
        };
        on_all_cores(
            &mut state,
            next,
            |()| (),
            |state, ()| {
                state.1 -= 1;
                Ok(())
            },
        )
        .unwrap();
        assert!(state.2 <= 2, "{} pieces at the same time", state.2);
    }

    #[test]
    fn an_error_ends_it() {
        let stop = || Err(Failure::new(Exit::Refused, &Trouble::Stop));
        let mut asked = 0;
        let next = |asked: &mut u32| {
            *asked += 1;
            Ok(Some(((), 1)))
        };
        assert!(on_all_cores(&mut asked, next, |()| (), |_, ()| stop()).is_err());
        let none = |_: &mut u32| stop().map(|()| None::<((), usize)>);
        assert!(on_all_cores(&mut asked, none, |()| (), |_, ()| Ok(())).is_err());
    }
}
