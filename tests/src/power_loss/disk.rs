//! A disk that keeps what it was told to keep, and of the rest what it likes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rand::Rng;

use super::trace::{Event, Happened};
use crate::canary::files_below;
use crate::generate::Chance;

/// The files below one folder: what is certain of them, and what was asked for since.
pub struct Disk {
    folder: PathBuf,
    files: Vec<File>,
    certain: Names,
    unsynced: Vec<Naming>,
    now: Names,
}

/// What is found when the power comes back: paths below the folder, and their bytes.
pub struct Image(BTreeMap<PathBuf, Vec<u8>>);

/// A name leads to a file by its place in `Disk::files`, or to a folder (`None`).
type Names = BTreeMap<PathBuf, Option<usize>>;

#[derive(Clone)]
enum Naming {
    Made(PathBuf, Option<usize>),
    Renamed(PathBuf, PathBuf),
    Removed(PathBuf),
}

#[derive(Default)]
struct File {
    certain: Vec<u8>,
    unsynced: Vec<(usize, Change)>,
}

enum Change {
    Written(usize, Vec<u8>),
    Length(usize),
}

impl Disk {
    /// A disk on which everything that now lies in `folder` is certain.
    ///
    /// # Panics
    /// When a file cannot be read.
    pub fn of(folder: &Path) -> Self {
        let mut disk = Self {
            folder: folder.to_owned(),
            files: Vec::new(),
            certain: Names::new(),
            unsynced: Vec::new(),
            now: Names::new(),
        };
        for path in files_below(folder).into_iter().filter(|path| !path.to_string_lossy().ends_with("-shm")) {
            let certain = std::fs::read(&path).expect("a file that is listed can be read");
            for above in path.ancestors().skip(1).take_while(|above| *above != folder) {
                disk.certain.insert(above.to_owned(), None);
            }
            disk.certain.insert(path, Some(disk.files.len()));
            disk.files.push(File { certain, unsynced: Vec::new() });
        }
        disk.now = disk.certain.clone();
        disk
    }

    /// Follows the program by one event.
    ///
    /// # Panics
    /// When the event is about a file that is not there.
    pub fn follow(&mut self, event: &Event) {
        match &event.happened {
            Happened::Said(_) => {}
            Happened::FolderMade(path) => self.name(Naming::Made(path.clone(), None)),
            Happened::Renamed(from, to) => self.name(Naming::Renamed(from.clone(), to.clone())),
            Happened::Removed(path) => self.name(Naming::Removed(path.clone())),
            Happened::Opened(path) => self.open(path),
            Happened::Truncated(path, length) => {
                self.open(path);
                self.change(path, event.ended, Change::Length(*length));
            }
            Happened::Written(path, offset, bytes) => {
                self.change(path, event.ended, Change::Written(*offset, bytes.clone()));
            }
            Happened::Synced(path) => self.sync(path, event.begun),
        }
    }

    /// What is found after a loss of power now. Without chance all that is not certain is lost; with it each write
    /// and each name is kept or lost by itself, and some writes are torn.
    pub fn cut(&self, mut chance: Option<&mut Chance>) -> Image {
        let mut names = self.certain.clone();
        for naming in &self.unsynced {
            if chance.as_mut().is_some_and(Rng::random) {
                naming.apply(&mut names);
            }
        }
        let mut image = BTreeMap::new();
        for (path, file) in &names {
            let mut above = path.ancestors().skip(1).take_while(|above| *above != self.folder);
            let Some(file) = file.filter(|_| above.all(|above| names.contains_key(above))) else { continue };
            let file = &self.files[file];
            let mut bytes = file.certain.clone();
            for (_, change) in &file.unsynced {
                let Some(chance) = &mut chance else { break };
                match (chance.random_range(0..4), change) {
                    (0, _) => {}
                    (1, Change::Written(offset, written)) => {
                        let kept = chance.random_range(0..=written.len());
                        write(&mut bytes, *offset, &written[..kept]);
                    }
                    (_, whole) => whole.apply(&mut bytes),
                }
            }
            let path = path.strip_prefix(&self.folder).expect("all names lie in the folder");
            image.insert(path.to_owned(), bytes);
        }
        Image(image)
    }

    /// Whether there is anything that a loss of power now could take.
    pub fn is_unsynced(&self) -> bool {
        !self.unsynced.is_empty() || self.files.iter().any(|file| !file.unsynced.is_empty())
    }

    fn name(&mut self, naming: Naming) {
        naming.apply(&mut self.now);
        self.unsynced.push(naming);
    }

    fn open(&mut self, path: &Path) {
        if !self.now.contains_key(path) && path != self.folder {
            self.files.push(File::default());
            self.name(Naming::Made(path.to_owned(), Some(self.files.len() - 1)));
        }
    }

    fn change(&mut self, path: &Path, at: usize, change: Change) {
        let file = self.now.get(path).copied().flatten().expect("a file was opened before it is changed");
        self.files[file].unsynced.push((at, change));
    }

    fn sync(&mut self, path: &Path, begun: usize) {
        if let Some(Some(file)) = self.now.get(path) {
            let File { certain, unsynced } = &mut self.files[*file];
            // A write that had not returned when the sync was asked for is not vouched for.
            let vouched = unsynced.iter().take_while(|(at, _)| *at < begun).count();
            unsynced.drain(..vouched).for_each(|(_, change)| change.apply(certain));
        } else {
            let (here, elsewhere) =
                self.unsynced.drain(..).partition::<Vec<_>, _>(|naming| naming.folder() == Some(path));
            for naming in here {
                naming.apply(&mut self.certain);
            }
            self.unsynced = elsewhere;
        }
    }
}

impl Image {
    /// Lays the files out in a new folder.
    ///
    /// # Panics
    /// When they cannot be written.
    pub fn write(&self, folder: &Path) {
        std::fs::create_dir(folder).expect("a fresh folder can be made");
        for (path, bytes) in &self.0 {
            let path = folder.join(path);
            std::fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a fresh folder");
            std::fs::write(path, bytes).expect("a fresh folder can be written");
        }
    }
}

impl Naming {
    fn folder(&self) -> Option<&Path> {
        let (Self::Made(path, _) | Self::Renamed(_, path) | Self::Removed(path)) = self;
        path.parent()
    }

    fn apply(&self, names: &mut Names) {
        match self {
            Self::Made(path, file) => drop(names.insert(path.clone(), *file)),
            Self::Removed(path) => drop(names.remove(path)),
            Self::Renamed(from, to) => {
                if let Some(file) = names.remove(from) {
                    names.insert(to.clone(), file);
                }
            }
        }
    }
}

impl Change {
    fn apply(&self, bytes: &mut Vec<u8>) {
        match self {
            Self::Written(offset, written) => write(bytes, *offset, written),
            Self::Length(length) => bytes.resize(*length, 0),
        }
    }
}

fn write(bytes: &mut Vec<u8>, offset: usize, written: &[u8]) {
    let end = offset + written.len();
    if bytes.len() < end {
        bytes.resize(end, 0);
    }
    bytes[offset..end].copy_from_slice(written);
}
