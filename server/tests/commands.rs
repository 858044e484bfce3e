//! The commands as the person running the machine meets them.

mod study;

use std::fs;
use std::path::Path;

use kin_protocol::Digest;
use kin_protocol::parcel::ParcelReader;
use kin_server::{ALL_LOCALES, Cli, LOCALES, PROGRAM, Store, VARIANTS};
use kin_terminal::{Captured, Catalog, Terminal, check, run_from};
use study::{Place, STUDY, bundle, envelope, note};

fn run(words: &[&str]) -> (u8, Captured) {
    let (mut terminal, captured) = Terminal::captured(Catalog::new("en", ALL_LOCALES), "");
    let arguments = std::iter::once("kin-server").chain(words.iter().copied()).map(Into::into).collect();
    (run_from(PROGRAM, arguments, &mut terminal, kin_server::run), captured)
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a temporary path is text")
}

#[test]
fn every_message_and_all_help_has_words_in_both_languages() {
    assert_eq!(check::words(&[&LOCALES], VARIANTS), Vec::<String>::new());
    assert_eq!(check::help::<Cli>("kin-server", &[&LOCALES]), Vec::<String>::new());
    let all: Vec<_> =
        ALL_LOCALES.iter().copied().chain([&kin_terminal::LOCALES as kin_terminal::Locales]).collect();
    assert_eq!(check::distinct(&all), Vec::<String>::new());
}

#[test]
fn a_store_is_made_filled_and_exported() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    let (code, said) = run(&["init", text(&store)]);
    let key = kin_server::ServerKey::read(&store).unwrap().unwrap().public().unwrap();
    let line = format!("The key of its log, for the study note: {key}\n");
    assert_eq!((code, said.output()), (0, format!("Made a store in {}.\n{line}", store.display())));
    assert_eq!(run(&["log-key", text(&store)]).1.output(), key + "\n", "the same key again");
    assert!(run(&["status", text(&store)]).1.output().starts_with("The store holds no study yet.\n"));

    let file = folder.path().join("bundle.json");
    fs::write(&file, bundle(&note(STUDY, 1200), 1).to_json()).unwrap();
    let (code, said) = run(&["study", "load", text(&store), text(&file)]);
    let loaded = format!("Study {STUDY} is at note version 1200: one form, 2000 unspent vouchers.\n");
    assert_eq!((code, said.output(), said.errors()), (0, loaded, String::new()));

    let opened = kin_server::SqliteStore::open(&store).unwrap();
    for filling in 0..3 {
        let bytes = envelope(1, filling);
        opened.keep(STUDY, Digest::of(&bytes), study::fresh_digest(), &bytes).unwrap().unwrap();
    }
    let size = 3 * envelope(1, 0).len();
    let status = run(&["status", text(&store)]).1.output();
    let table = format!(
        "Study                {STUDY}\n\
         Note version         1200\n\
         Forms                1\n\
         Vouchers unspent     1997\n\
         Vouchers spent       3\n\
         Vouchers revoked     0\n\
         Envelopes            3\n\
         Their bytes          {size}\n\
         Withdrawn or purged  0\n\
         Preimages that wait  0\n\
         Entries of the log   none\n\
         Signed for           none\n\
         Cosigned             none\n\
         Purge from           "
    );
    assert!(status.starts_with(&table), "{status}");
    assert!(status.contains("\n\nFiles of the store, bytes  "), "{status}");
    let json: serde_json::Value =
        serde_json::from_str(&run(&["status", "--json", text(&store)]).1.output()).unwrap();
    assert_eq!(json["studies"][0]["envelopes"], 3);

    let parcel = folder.path().join("parcel");
    let (code, said) = run(&["export", text(&store), &STUDY.to_string(), text(&parcel)]);
    assert_eq!((code, said.output()), (0, format!("Wrote 3 envelopes to {}.\n", parcel.display())));
    let entries: Vec<_> = ParcelReader::new(&fs::read(&parcel).unwrap()[..])
        .unwrap()
        .map(|entry| entry.unwrap().digest)
        .collect();
    assert!(entries.len() == 3 && entries.is_sorted());
    let again = folder.path().join("again");
    run(&["export", text(&store), &STUDY.to_string(), text(&again)]);
    assert_eq!(
        fs::read(&parcel).unwrap(),
        fs::read(&again).unwrap(),
        "the same envelopes make the same parcel"
    );
}

#[test]
fn failures_end_with_their_codes_and_leave_nothing() {
    let place = Place::new();
    let file = |name: &str| place.folder.path().join(name);
    let write = |name: &str, bytes: &[u8]| {
        fs::write(file(name), bytes).unwrap();
        file(name)
    };
    let old = write("old", &bundle(&note(STUDY, 1), 1).to_json());
    let nonsense = write("nonsense", b"[]");
    let mut unsigned = bundle(&note(STUDY, 9), 1);
    unsigned.note = unsigned.note.replace("A study", "B study");
    let unsigned = write("unsigned", &unsigned.to_json());
    let parcel = file("parcel");
    let store = text(&place.store);
    let other = "00".repeat(16);
    let cases: &[(&[&str], u8, &str)] = &[
        (&["init", store], 4, "is not empty"),
        (&["status", text(&parcel)], 8, "There is no store in"),
        (&["study", "load", store, text(&parcel)], 4, "There is nothing at"),
        (&["study", "load", store, text(&nonsense)], 4, "The bundle is refused"),
        (&["study", "load", store, text(&old)], 5, "does not follow"),
        (&["study", "load", store, text(&unsigned)], 5, "does not follow"),
        (&["export", store, &other, text(&parcel)], 4, "is not in the store"),
        (&["export", store, &STUDY.to_string(), text(&old)], 4, "exists already"),
        (&["export", store, "nonsense", text(&parcel)], 2, "does not fit"),
        (&["serve", store, "--listen", "0.0.0.0:0"], 4, "nothing is said to speak TLS"),
        (&["serve", store, "--listen", "192.0.2.1:0", "--behind-proxy"], 6, "cannot be listened on"),
        (&["serve", store], 2, "Something is missing"),
    ];
    for (words, code, what) in cases {
        let (ended, said) = run(words);
        assert_eq!(ended, *code, "{words:?}: {}", said.errors());
        assert!(said.errors().contains(what), "{words:?}: {}", said.errors());
        assert_eq!(said.output(), "", "{words:?}");
    }
    let mut names: Vec<_> =
        fs::read_dir(place.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    names.sort();
    assert_eq!(names, ["nonsense", "old", "store", "unsigned"]);
}

#[test]
fn a_failure_is_told_in_vietnamese_too() {
    let place = Place::new();
    let old = place.folder.path().join("old");
    fs::write(&old, bundle(&note(STUDY, 1), 1).to_json()).unwrap();
    let (code, said) = run(&["study", "load", text(&place.store), text(&old), "--language", "vi"]);
    assert_eq!(code, 5);
    assert!(
        said.errors().starts_with("lỗi: Thông báo nghiên cứu trong gói không nối tiếp"),
        "{}",
        said.errors()
    );
    assert!(
        said.errors().contains("\nnguyên nhân: ") && said.errors().contains("\ngợi ý: "),
        "{}",
        said.errors()
    );
}
