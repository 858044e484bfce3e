//! Files and folders.

use std::fs;
use std::io::Write;
use std::path::Path;

use kin_disk::{
    DiskError, DiskTrouble, PrivateFile, create_private_dir, read, replace_private, write_private,
};
use strum::VariantNames;

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).expect("the file is there").permissions().mode() & 0o777
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut names: Vec<_> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn every_error_has_words_in_both_languages() {
    let complaints = kin_terminal::check::words(&[&kin_disk::LOCALES], &[DiskError::VARIANTS]);
    assert_eq!(complaints, Vec::<String>::new());
}

#[test]
fn a_file_up_to_the_limit_is_read_and_a_larger_one_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a");
    fs::write(&path, b"12345").unwrap();
    assert_eq!(read(&path, 5).unwrap(), b"12345");
    assert!(matches!(read(&path, 4), Err(DiskError::DiskFileTooLarge { max_bytes: 4, .. })));
    assert!(matches!(read(folder.path(), 5), Err(DiskError::DiskNotAFile { .. })));
    assert!(matches!(read(folder.path().join("b"), 5), Err(DiskError::DiskNotFound { .. })));
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_never_ends_is_refused() {
    assert!(matches!(read("/dev/zero", 5), Err(DiskError::DiskNotAFile { .. })));
}

#[test]
fn a_private_file_is_whole_private_and_alone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("key");
    write_private(&path, b"one").unwrap();
    #[cfg(unix)]
    assert_eq!(mode(&path), 0o600);
    assert!(matches!(write_private(&path, b"two"), Err(DiskError::DiskExists { .. })));
    assert_eq!(fs::read(&path).unwrap(), b"one");
    replace_private(&path, b"three").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"three");
    #[cfg(unix)]
    assert_eq!(mode(&path), 0o600);
    assert_eq!(names(folder.path()), ["key"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_new_file_has_no_name_before_it_is_whole() {
    use rustix::fs::{Mode, OFlags, open};
    let folder = tempfile::tempdir().unwrap();
    if open(folder.path(), OFlags::TMPFILE | OFlags::WRONLY, Mode::RUSR).is_err() {
        return; // this file system knows only files with names
    }
    let path = folder.path().join("export.csv");
    let mut file = PrivateFile::create(&path).unwrap();
    file.write_all(b"answers").unwrap();
    file.flush().unwrap();
    // What a program that is killed now leaves behind.
    assert_eq!(names(folder.path()), Vec::<String>::new());
    file.finish().unwrap();
    assert_eq!((names(folder.path()), mode(&path)), (vec!["export.csv".to_owned()], 0o600));
    assert_eq!(fs::read(&path).unwrap(), b"answers");
}

#[test]
fn a_file_that_is_not_finished_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = PrivateFile::create(&folder.path().join("parcel")).unwrap();
    file.write_all(b"half").unwrap();
    drop(file);
    assert_eq!(names(folder.path()), Vec::<String>::new());
}

#[test]
fn a_file_that_appears_meanwhile_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("parcel");
    let file = PrivateFile::create(&path).unwrap();
    fs::write(&path, b"other").unwrap();
    assert!(matches!(file.finish(), Err(DiskError::DiskExists { .. })));
    assert_eq!(fs::read(&path).unwrap(), b"other");
    assert_eq!(names(folder.path()), ["parcel"]);
}

#[test]
fn a_folder_in_place_of_the_file_and_a_missing_folder_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    assert!(replace_private(folder.path(), b"x").is_err());
    assert!(matches!(
        write_private(folder.path().join("no/file"), b"x"),
        Err(DiskError::DiskNotFound { .. })
    ));
    assert_eq!(names(folder.path()), Vec::<String>::new());
}

#[test]
fn a_private_folder_is_new_or_empty() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data");
    create_private_dir(&path).unwrap();
    create_private_dir(&path).unwrap();
    #[cfg(unix)]
    assert_eq!(mode(&path), 0o700);
    fs::write(path.join("x"), b"x").unwrap();
    assert!(matches!(create_private_dir(&path), Err(DiskError::DiskFolderNotEmpty { .. })));
    assert!(matches!(create_private_dir(path.join("x")), Err(DiskError::DiskExists { .. })));
    assert!(matches!(create_private_dir(folder.path().join("a/b")), Err(DiskError::DiskNotFound { .. })));
}

#[test]
fn a_full_disk_and_a_read_only_one_are_told_apart() {
    use std::io::ErrorKind;
    let of = |kind: ErrorKind| DiskError::of_system(Path::new("x"), kind.into());
    assert!(matches!(of(ErrorKind::StorageFull), DiskError::DiskFull { .. }));
    assert!(matches!(of(ErrorKind::QuotaExceeded), DiskError::DiskFull { .. }));
    assert!(matches!(of(ErrorKind::ReadOnlyFilesystem), DiskError::DiskReadOnly { .. }));
    assert_eq!(of(ErrorKind::StorageFull).trouble(), DiskTrouble::Storage);
    assert_eq!(of(ErrorKind::NotFound).trouble(), DiskTrouble::Input);
    let full = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_FULL);
    let full = DiskError::of_database(Path::new("x"), rusqlite::Error::SqliteFailure(full, None));
    assert!(matches!(full, DiskError::DiskFull { .. }));
}

#[cfg(target_os = "linux")]
#[test]
fn a_write_to_a_full_device_says_so() {
    let mut device = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let error = device.write_all(b"x").unwrap_err();
    assert!(matches!(DiskError::of_system(Path::new("/dev/full"), error), DiskError::DiskFull { .. }));
}
