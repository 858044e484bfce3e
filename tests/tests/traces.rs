//! Who sent stays with the desk: the label of a device, the code of its enumerator and its vouchers are in no file of the server
//! and in none of its words, after real devices have sent with the real programs.

use std::process::Stdio;

use kin_protocol::package::EnrolmentPackage;
use kin_tests::canary::{Canary, files_below};
use kin_tests::demonstration::rcsi_rows;
use kin_tests::programs::{Program, root};
use kin_tests::study::Study;

const LABEL: &str = "tablet-zephyr-91";
const CODE: &str = "E-quartz-77";

#[test]
fn no_file_and_no_word_of_the_server_names_a_device_or_holds_a_voucher() {
    let place = tempfile::tempdir().expect("a fresh folder");
    let study = Study::new(place.path(), &[root().join("forms/library/rcsi.json")]);
    let device = study.enrol(LABEL, CODE);
    device.import(0, "rcsi", rcsi_rows(), &["--ignore", "EnuName"]);
    let text = |path: &std::path::Path| path.to_str().expect("UTF-8").to_owned();
    study.researcher(0, ["publish", &text(&study.desk()), &text(&study.bundle()), "--replace"]);
    Program::Server.succeed(["study", "load", &text(&study.store()), &text(&study.bundle())]);
    let address = study.url().trim_start_matches("http://").to_owned();
    let words = place.path().join("words");
    let output = || std::fs::File::options().create(true).append(true).open(&words).expect("a file");
    let mut server = Program::Server
        .command()
        .args(["serve", &text(&study.store()), "--listen", &address])
        .stdout(Stdio::from(output()))
        .stderr(Stdio::from(output()))
        .spawn()
        .expect("the server starts");
    while !std::fs::read_to_string(&words).expect("a file").contains("listening") {
        assert!(server.try_wait().expect("a child can be asked").is_none(), "the server ended by itself");
        std::thread::yield_now();
    }
    let said = device.run(0, ["send"], false);
    assert!(said.contains("62 responses were received"), "{said}");
    let package = std::fs::read(place.path().join(format!("{LABEL}.kin-enrolment"))).expect("the package");
    let (package, _) = EnrolmentPackage::read(&package).expect("a package");
    let mut needles = vec![LABEL.as_bytes().to_vec(), CODE.as_bytes().to_vec()];
    for voucher in &package.payload.vouchers {
        needles.push(voucher.reveal().as_bytes().to_vec());
        needles.push(voucher.reveal_bytes().to_vec());
    }
    let locks = place.path().join("store-locks");
    let look = || {
        let mut files = [files_below(&study.store()), files_below(&locks)].concat();
        files.extend([words.clone(), study.bundle()]);
        for path in files {
            let bytes = std::fs::read(&path).expect("a file that is listed can be read");
            for needle in &needles {
                let found = memchr::memmem::find(&bytes, needle).is_some();
                assert!(!found, "{} holds what names a device", path.display());
            }
            assert_eq!(Canary::new(LABEL).found_in(&bytes), None, "{}", path.display());
        }
    };
    look();
    server.kill().expect("it runs");
    server.wait().expect("it ends");
    look();
    // The search can fail: the device itself holds the vouchers that it laid beside its envelopes, and the desk the label.
    let holds = |folder: &std::path::Path, needle: &[u8]| {
        files_below(folder)
            .iter()
            .any(|path| memchr::memmem::find(&std::fs::read(path).expect("a file"), needle).is_some())
    };
    assert!(holds(device.folder(), &needles[3]) && holds(&study.desk(), LABEL.as_bytes()));
}
