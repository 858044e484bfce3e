//! `study packages STORE STUDY FOLDER`

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use kin_disk::DiskError;
use kin_protocol::StudyId;
use kin_protocol::assignment::{MAX_PACKAGES, MAX_SEALED_PACKAGE_BYTES, PackageName, check_sealed};
use kin_terminal::{Exit, Failure, Result, Terminal};

use crate::failures::{self, ServerError};
use crate::{Say, SqliteStore, Store};

/// How a package's file ends.
const ENDING: &str = ".kin-package";

/// Take in the packages of the office that wait for devices, in the place of all that waited before
///
/// The folder is what `kin-researcher device assign --for-server` fills. Each package is sealed to one device, and its name says
/// nothing of which: devices find their own. Everything is taken or nothing is; an empty folder leaves none. A server may be running.
#[derive(Debug, clap::Args)]
pub(crate) struct Args {
    /// The folder of the store
    store: PathBuf,
    /// The study, as `status` shows it
    study: StudyId,
    /// The folder with the packages, and nothing else in it
    folder: PathBuf,
}

pub(crate) fn run(args: &Args, terminal: &mut Terminal) -> Result {
    let store = SqliteStore::open(&args.store)?;
    if store.pinned(args.study)?.is_none() {
        let study = args.study.to_string();
        return Err(Failure::new(Exit::Refused, &ServerError::StudyNotInStore { study }));
    }
    let packages = read(&args.folder)?;
    store.keep_packages(args.study, &packages)?;
    terminal.say(&Say::PackagesTaken { packages: packages.len() as u64 });
    Ok(())
}

/// Every package of the folder. The order of the files, and their times, are not looked at.
fn read(folder: &Path) -> Result<BTreeMap<PackageName, Vec<u8>>> {
    let broken = |error| failures::disk(DiskError::of_system(folder, error));
    let mut packages = BTreeMap::new();
    for entry in std::fs::read_dir(folder).map_err(broken)? {
        let path = entry.map_err(broken)?.path();
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let name = file.strip_suffix(ENDING).and_then(|name| name.parse::<PackageName>().ok());
        let Some(name) = name else {
            return Err(Failure::new(Exit::Refused, &ServerError::PackagesNameUnfit { file }));
        };
        if packages.len() == MAX_PACKAGES {
            let max = MAX_PACKAGES as u64;
            return Err(Failure::new(Exit::Refused, &ServerError::PackagesTooMany { max }));
        }
        let bytes = kin_disk::read(&path, MAX_SEALED_PACKAGE_BYTES as u64).map_err(failures::disk)?;
        check_sealed(&bytes).map_err(|error| {
            Failure::new(Exit::Refused, &ServerError::PackagesUnsealed { file }).because(&error)
        })?;
        packages.insert(name, bytes);
    }
    Ok(packages)
}
