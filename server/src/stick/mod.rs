//! Packs that came on a stick: what they hold goes the way of every upload, and the answer goes back on the stick.
//!
//! The program that signs for the store takes them in: the running server, at a socket of this machine, or nobody else while it is
//! stopped.

#[cfg(unix)]
mod door;

use std::sync::Arc;

use kin_protocol::log::SizeClass;
use kin_protocol::note;
use kin_protocol::problem::{Problem, ProblemKind};
use kin_protocol::stick::{Answer, Became, CarriedTile, Pack, Packed, StickKey};
use kin_protocol::{Digest, FormFile, StudyId};
use tokio::sync::OwnedSemaphorePermit;
use tokio::task::JoinSet;

use crate::counts::Counting;
use crate::http::{Refusal, Service, fits};
use crate::logbook::{Committed, History, Logbook, LogbookError};
use crate::{Asked, Kept, Store, StoreError, Unpaid, Upload, VoucherDigest};

#[cfg(unix)]
pub(crate) use door::{hand_in, serve};

/// Uploads of a pack that wait for a batch together, as those of a device would.
const TOGETHER: usize = 64;

/// Takes a pack in, and gives the answer to it. The same again changes nothing and gives the same receipts.
pub(crate) async fn take(service: &Service, file: &[u8]) -> Result<Vec<u8>, Refusal> {
    let unfit = |error| Refusal::because(ProblemKind::RequestMalformed, &error);
    let study = Pack::claimed_study(file).map_err(unfit)?;
    let path = service.store(move |store| store.path(study)).await?.ok_or(Refusal::Nothing)?;
    let key = StickKey::of(study, path);
    let mut pack = Pack::open(&key, file).map_err(unfit)?;
    let admitted = service.admit(Asked { path, payment: None }).await?.ok_or(Refusal::Nothing)?;
    if !admitted.study.has_log {
        return Err(Refusal::of(ProblemKind::RequestMalformed));
    }
    let (note_version, generation, seen) = (pack.note_version, pack.generation, pack.seen);
    let withdrawal = pack.withdrawal.take();
    let mut became = Vec::new();
    let mut envelopes = pack.into_envelopes().into_iter();
    loop {
        let some: Vec<_> = envelopes.by_ref().take(TOGETHER).collect();
        if some.is_empty() {
            break;
        }
        let mut fitting = Vec::new();
        for (digest, packed) in some {
            match fits(&admitted.study, &packed.envelope) {
                Ok(class) => fitting.push((digest, class, packed)),
                Err(_) => became.push(refused(service, digest, ProblemKind::EnvelopeUnfit)),
            }
        }
        became.extend(together(service, study, fitting).await?);
    }
    became.sort_by_key(Became::envelope);
    let withdrawn = match withdrawal {
        Some(request) => Some(service.withdraw(request).await?),
        None => None,
    };
    let received: Vec<Digest> = became.iter().filter_map(received).collect();
    let history = service.logbook(move |logbook| history(logbook, study, &received, seen)).await?;
    let store = move |store: &dyn Store| news(store, study, note_version, generation);
    let (notes, forms) = service.store(store).await?;
    let cosigned =
        service.store(move |store| crate::cosign::served(store, study)).await?.as_deref().map(text);
    let checkpoint = history.as_ref().map(|history| text(history.signed.note()));
    let tiles = history.into_iter().flat_map(|history| history.tiles);
    let tiles = tiles.map(|(name, hashes)| CarriedTile::new(name, hashes)).collect();
    let answer = Answer { checkpoint, cosigned, tiles, envelopes: became, withdrawn, notes, forms };
    let mut nonce = [0; _];
    getrandom::getrandom(&mut nonce).map_err(|_| Refusal::of(ProblemKind::StorageFailed))?;
    answer.seal(&key, nonce).map_err(|_| Refusal::of(ProblemKind::StorageFailed))
}

/// Uploads with the next batches, and what became of each.
async fn together(
    service: &Service,
    study: StudyId,
    envelopes: Vec<(Digest, SizeClass, Packed)>,
) -> Result<Vec<Became>, Refusal> {
    let mut waiting = JoinSet::new();
    for (digest, class, Packed { lock, voucher, envelope: bytes }) in envelopes {
        let voucher = VoucherDigest(voucher.digest());
        let upload = Upload { study, digest, class, lock, voucher, bytes };
        let (service, memory) = (service.clone(), granted(service)?);
        waiting.spawn(async move { (digest, service.append(upload, memory).await) });
    }
    let mut became = Vec::new();
    while let Some(joined) = waiting.join_next().await {
        let (envelope, committed) = joined.map_err(|_panicked| Refusal::of(ProblemKind::StorageFailed))?;
        became.push(match committed? {
            Committed::Kept(kept, receipt) => {
                let counting = service.counting();
                Counting::add(if kept == Kept::Now { &counting.kept } else { &counting.known });
                Became::Received { envelope, receipt }
            }
            Committed::Gone(tombstone) => {
                Counting::add(&service.counting().refused);
                Became::Gone { envelope, tombstone }
            }
            Committed::Unpaid(Unpaid::Spent) => refused(service, envelope, ProblemKind::VoucherSpent),
            Committed::Unpaid(Unpaid::Unknown) => refused(service, envelope, ProblemKind::VoucherRefused),
        });
    }
    Ok(became)
}

/// The memory of a pack was granted as a whole.
fn granted(service: &Service) -> Result<OwnedSemaphorePermit, Refusal> {
    let nothing_more = Arc::clone(service.memory()).try_acquire_many_owned(0);
    nothing_more.map_err(|_closed| Refusal::of(ProblemKind::Busy))
}

fn refused(service: &Service, envelope: Digest, kind: ProblemKind) -> Became {
    Counting::add(&service.counting().refused);
    Became::Refused { envelope, problem: Problem::new(kind, None).kind }
}

fn received(became: &Became) -> Option<Digest> {
    match became {
        Became::Received { envelope, .. } => Some(*envelope),
        Became::Gone { .. } | Became::Refused { .. } => None,
    }
}

/// What shows that the log holds what these receipts say and what the device saw before.
fn history(
    logbook: &Logbook,
    study: StudyId,
    received: &[Digest],
    seen: u64,
) -> Result<Option<History>, LogbookError> {
    let mut sizes = vec![seen];
    for &envelope in received {
        sizes.extend(logbook.size_of(study, envelope)?);
    }
    sizes.sort_unstable();
    sizes.dedup();
    logbook.history(study, &sizes)
}

/// The notes that a device lacks, and the forms of the newest; nothing where it has the newest.
fn news(
    store: &dyn Store,
    study: StudyId,
    version: u64,
    generation: u32,
) -> Result<(Vec<String>, Vec<FormFile>), StoreError> {
    let nothing = (Vec::new(), Vec::new());
    let Some(newest) = store.note(study)? else { return Ok(nothing) };
    // What was loaded was verified then.
    let Ok(claimed) = note::claimed(&newest) else { return Ok(nothing) };
    if claimed.version <= version {
        return Ok(nothing);
    }
    let (mut notes, mut forms) = nothing;
    for link in generation.saturating_add(1)..=claimed.generation {
        notes.extend(store.chain(study, link)?.as_deref().map(text));
    }
    notes.push(text(&newest));
    for reference in &claimed.forms {
        forms.extend(store.form(study, reference.digest)?.map(FormFile::new));
    }
    Ok((notes, forms))
}

/// A signed note is text: it was read as one.
fn text(note: &[u8]) -> String {
    String::from_utf8_lossy(note).into_owned()
}
