//! Packages of the office wait under names that say nothing: taken in together, given to whoever names one, forgotten together.

mod study;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use kin_protocol::Digest;
use kin_protocol::assignment::{PackageList, PackageName};
use kin_server::{Limits, Store};
use study::{Place, Running, STUDY, envelope, get};

fn load(place: &Place, folder: &Path) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_kin-server"));
    command.args(["study", "packages"]).arg(&place.store).arg(STUDY.to_string()).arg(folder);
    let output = command.args(["--language", "en"]).stdin(Stdio::null()).output().expect("it runs");
    let said = [output.stdout, output.stderr].concat();
    (output.status.code(), String::from_utf8(said).expect("text"))
}

/// A name such as the office works out.
fn name(number: u64) -> PackageName {
    PackageName::of(STUDY, "age1test", number)
}

#[test]
fn packages_wait_until_others_take_their_place() {
    let place = Place::with_log();
    let folder = place.folder.path().join("packages");
    fs::create_dir(&folder).expect("a folder");
    let file = |number: u64| folder.join(format!("{}.kin-package", name(number)));
    let sealed = envelope(1, 1);
    fs::write(file(1), &sealed).expect("a file");
    fs::write(file(2), envelope(1, 2)).expect("a file");
    let server = Running::start(&place, Limits::default());
    // A server that runs gives what was loaded beside it.
    assert_eq!(get(&server.url("packages")).body, b"kin-packages/1\n");
    let (code, said) = load(&place, &folder);
    assert_eq!((code, said.contains("2 packages wait")), (Some(0), true), "{said}");
    let list = PackageList::of([name(1), name(2)]);
    assert_eq!(get(&server.url("packages")).body, list.to_text().as_bytes());
    assert_eq!(get(&server.url(&format!("packages/{}", name(1)))).body, sealed);
    assert_eq!(get(&server.url(&format!("packages/{}", name(3)))).status, 404);
    assert_eq!(
        get(&server.url(&format!("packages/{}", Digest::of(&sealed)))).status,
        404,
        "named, not digested"
    );

    // All or nothing: what is not sealed, or called otherwise, keeps everything as it was.
    for (wrong, bytes, words) in [
        ("notes.txt".to_owned(), sealed.clone(), "not called as a package"),
        (format!("{}.kin-package", name(3)), b"kin-assignment/1\n".to_vec(), "not sealed"),
        (format!("{}.kin-package", name(3)), envelope(2, 1), "not sealed"),
    ] {
        fs::write(folder.join(&wrong), bytes).expect("a file");
        fs::remove_file(file(1)).expect("it was there");
        let (code, said) = load(&place, &folder);
        assert_eq!((code, said.contains(words)), (Some(4), true), "{said}");
        assert_eq!(place.open().packages(STUDY).expect("a store"), list);
        fs::remove_file(folder.join(&wrong)).expect("it was there");
        fs::write(file(1), &sealed).expect("a file");
    }

    fs::remove_file(file(1)).expect("it was there");
    fs::remove_file(file(2)).expect("it was there");
    assert_eq!(load(&place, &folder).0, Some(0));
    assert_eq!(get(&server.url("packages")).body, b"kin-packages/1\n");
    assert_eq!(get(&server.url(&format!("packages/{}", name(1)))).status, 404);
    server.stop();
    let (code, said) = load(&place, &place.folder.path().join("nowhere"));
    assert_ne!(code, Some(0), "{said}");
}
