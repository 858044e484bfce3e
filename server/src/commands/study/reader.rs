//! `study reader STORE BUNDLE --out PASS`

use std::path::PathBuf;

use kin_protocol::bundle::{Bundle, MAX_BUNDLE_BYTES};
use kin_protocol::courier::CourierPass;
use kin_protocol::{Digest, ReaderToken};
use kin_terminal::{Exit, Failure, Result, Terminal};
use zeroize::Zeroizing;

use crate::failures::{self, ServerError};
use crate::{Asked, LoadError, Say, SqliteStore, Store};

/// Make a pass with which a courier or an auditor fetches what is kept of a study
///
/// Whoever has the pass can fetch every envelope and every entry of the log, and open none. Give it by hand, one to each who
/// needs one. The store keeps only a digest of it.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the store
    store: PathBuf,
    /// The bundle of the research team, which says where the study lies
    bundle: PathBuf,
    /// The pass: a new file
    #[arg(long, value_name = "PASS")]
    out: PathBuf,
    /// Forget every pass of this study that was made before
    #[arg(long)]
    only: bool,
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let store = SqliteStore::open(&args.store)?;
    let bytes = kin_disk::read(&args.bundle, MAX_BUNDLE_BYTES as u64).map_err(failures::disk)?;
    let bundle = Bundle::parse(&bytes).map_err(|source| LoadError::LoadBundleRefused { source })?;
    let path = Digest::of(bundle.path.reveal().as_bytes());
    let here = store.admit(&[Asked { path, payment: None }])?.pop().flatten();
    if here.is_none_or(|here| here.study.study != bundle.study) {
        return Err(Failure::new(Exit::Refused, &ServerError::ReaderPathDiffers));
    }
    let mut token = Zeroizing::new([0; 32]);
    getrandom::getrandom(&mut *token)
        .map_err(|error| Failure::new(Exit::Internal, &ServerError::ReaderNoChance).because_text(error))?;
    let token = ReaderToken::from_bytes(*token);
    let digest = token.digest();
    let pass = CourierPass::new(bundle.study, bundle.path, token);
    kin_disk::write_private(&args.out, pass.to_json().as_slice()).map_err(failures::disk)?;
    if let Err(error) = store.add_reader(bundle.study, digest, args.only) {
        // A failed command leaves nothing behind.
        let _ = std::fs::remove_file(&args.out);
        return Err(error.into());
    }
    let readers = store.readers(bundle.study)?.len() as u64;
    terminal.say(&Say::ReaderMade { path: args.out.display().to_string(), readers });
    Ok(())
}
