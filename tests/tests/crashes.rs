//! The collector is killed (`kill -9`) after every answer, and at every write of an interview, of its sealing, of salvaging, of
//! sending, of correcting and of taking a package of the office in. No answer is lost beyond the one being typed, none is there twice, and none is readable on the disk without a key.
//! Which answer and which write is drawn by seed. The long run, some thousand schedules:
//! `KIN_SEEDS=400 nice cargo test -p kin-tests --test crashes` (6 of each of the six kinds without it).

#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use kin_protocol::log::Leaf;
use kin_protocol::{Digest, StudyId, parcel::ParcelReader};
use kin_sealing::{Identity, Passphrase, WorkFactor};
use kin_tests::canary::Canary;
use kin_tests::generate::chance;
use kin_tests::power_loss::there_is_no_strace;
use kin_tests::programs::Program;
use kin_tests::study::{Device, Study};
use rand::Rng as _;
use tempfile::TempDir;

/// How the program changes what lies on a disk.
const WRITING: &str = "pwrite64,fdatasync,fsync,ftruncate,linkat,rename,renameat,renameat2,unlink,unlinkat";
/// The writes among which one is drawn: more than an interview has.
const WRITES: u64 = 110;
/// The same of a correction, and of a package that is taken in.
const CORRECTION_WRITES: u64 = 14;
const PACKAGE_WRITES: u64 = 14;
/// What a package brings.
const PACKAGE_VOUCHERS: u64 = 30;
const QUESTIONS: usize = 6;
/// The study's one size.
const SEALED_BYTES: u32 = 20480;
/// Interviews that lie in the outbox of the device that sends.
const INTERVIEWS: usize = 7;

fn seeds() -> u64 {
    std::env::var("KIN_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(6)
}

fn form() -> String {
    let question = |number: usize| {
        format!(
            r#"{{"type": "text", "name": "q{number}", "label": {{"vi": "Câu {number}?"}}, "max_length": 60,
                "required": true, "disclosure": "open"}}"#
        )
    };
    let questions: Vec<String> = (1..=QUESTIONS).map(question).collect();
    format!(
        r#"{{"kin_form": 1, "id": "crash", "version": "1", "minimum_cell": 3, "title": {{"vi": "Thử"}}, "languages": ["vi"],
            "consent": {{"words": {{"vi": "Chị có đồng ý không?"}},
                "purposes": [{{"name": "research", "label": {{"vi": "Dùng cho nghiên cứu?"}}, "required": true}}],
                "modes": ["spoken"]}},
            "survey": [{}]}}"#,
        questions.join(",")
    )
}

/// What she answers in one schedule.
fn answers(seed: u64) -> Vec<String> {
    (1..=QUESTIONS).map(|question| format!("Quỳnh {seed} ngả {question}")).collect()
}

/// A study, a device as it was enrolled, and what opens its records.
struct Bench {
    study: Study,
    device: Device,
    identity: Identity,
    id: StudyId,
    _place: TempDir,
}

impl Bench {
    fn get() -> &'static Self {
        static BENCH: OnceLock<Bench> = OnceLock::new();
        BENCH.get_or_init(Self::new)
    }

    fn new() -> Self {
        let place = tempfile::tempdir().expect("a fresh folder");
        let file = place.path().join("crash.json");
        std::fs::write(&file, form()).expect("a fresh folder can be written");
        let study = Study::new(place.path(), &[file]);
        let device = study.enrol("tablet-1", "E01");
        unlock_quickly(&device);
        let (store, bundle) = (text(&study.store()), text(&study.bundle()));
        study.researcher(0, ["publish", &text(&study.desk()), &bundle, "--replace"]);
        Program::Server.succeed(["study", "load", &store, &bundle]);
        let typed = std::fs::read_to_string(study.passphrase()).expect("it was written");
        let locked = std::fs::read(study.desk().join("keys/epoch-1.age")).expect("a locked key");
        let key =
            kin_sealing::unlock(&locked, &Passphrase::from_text(typed.trim_end()).expect("a passphrase"));
        let key = key.expect("it opens");
        let identity = std::str::from_utf8(&key).expect("text").trim_end().parse().expect("an identity");
        let id = study.id().parse().expect("an id");
        Self { study, device, identity, id, _place: place }
    }

    /// A copy of the device as it was enrolled.
    fn device(&self) -> Machine<'_> {
        let place = tempfile::tempdir().expect("a fresh folder");
        copy(self.device.folder(), &place.path().join("device"));
        Machine { bench: self, place }
    }
}

/// The vault under a lock that is cheap to try: a schedule unlocks it several times.
fn unlock_quickly(device: &Device) {
    let database = database(device.folder());
    let typed = std::fs::read_to_string(device.passphrase()).expect("it was written");
    let typed = Passphrase::from_text(typed.trim_end()).expect("a passphrase");
    let locked: Vec<u8> =
        database.query_row("SELECT vault_locked FROM device", [], |row| row.get(0)).expect("a device");
    let secret = kin_sealing::unlock(&locked, &typed).expect("it opens");
    let locked = kin_sealing::lock(&secret, &typed, WorkFactor::new(2).expect("a factor")).expect("it locks");
    database.execute("UPDATE device SET vault_locked = ?1", [locked]).expect("it is stored");
}

fn database(folder: &Path) -> rusqlite::Connection {
    rusqlite::Connection::open(folder.join("device.db")).expect("a database")
}

fn text(path: &Path) -> String {
    path.to_str().expect("test folders have UTF-8 names").to_owned()
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir(to).expect("a fresh folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let path = entry.expect("a file").path();
        let name = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &name);
        } else {
            std::fs::copy(&path, name).expect("a copy");
        }
    }
}

/// How a run of the program is cut off.
#[derive(Debug, Clone, Copy)]
enum Cut {
    /// It is not.
    Never,
    /// When it asks the question after this many answers.
    After(usize),
    /// At this write.
    At(u64),
}

/// What lies on the device.
#[derive(Debug)]
struct Found {
    /// The answers of each record in the chain.
    sealed: Vec<Vec<String>>,
    /// The answers in the copy of each draft; none where it has no copy.
    drafts: Vec<Option<Vec<String>>>,
    /// The answers of each copy that was queued.
    salvaged: Vec<Vec<String>>,
}

/// One device of a schedule.
struct Machine<'a> {
    bench: &'a Bench,
    place: TempDir,
}

impl Machine<'_> {
    fn folder(&self) -> PathBuf {
        self.place.path().join("device")
    }

    fn arguments(&self, command: &[&str]) -> Vec<String> {
        let (folder, passphrase) = (text(&self.folder()), text(self.bench.device.passphrase()));
        let common = ["--language", "en", "--data", &folder, "--passphrase-file", &passphrase];
        command.iter().chain(&common).map(|&argument| argument.to_owned()).collect()
    }

    fn start(&self, command: &[&str], cut: Cut) -> Child {
        let program = Program::Collector.command();
        let mut run = match cut {
            Cut::At(write) => {
                let mut strace = Command::new("strace");
                strace.args(["-f", "-qqq", "-o", "/dev/null", "-e", &format!("trace={WRITING}")]);
                strace.args(["-e", &format!("inject={WRITING}:signal=KILL:when={write}"), "--"]);
                strace.arg(program.get_program());
                strace
            }
            Cut::Never | Cut::After(_) => program,
        };
        run.args(self.arguments(command)).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        run.spawn().expect("the program starts")
    }

    /// Types these lines; how many answers the program has asked the next question after.
    fn types(&self, command: &[&str], lines: &[String], cut: Cut) -> usize {
        let mut run = self.start(command, cut);
        let mut keyboard = run.stdin.take().expect("it is piped");
        let mut screen = run.stdout.take().expect("it is piped");
        // A program that was killed reads no more.
        let _ = keyboard.write_all((lines.join("\n") + "\n").as_bytes());
        let mut said = Vec::new();
        if let Cut::After(answers) = cut {
            let mut byte = [0];
            while asked(&said) < answers && screen.read(&mut byte).expect("it can be read") > 0 {
                said.extend_from_slice(&byte);
            }
            run.kill().expect("it is ours");
        }
        drop(keyboard);
        screen.read_to_end(&mut said).expect("it can be read");
        run.wait().expect("it ends");
        asked(&said)
    }

    /// What the desk opens an envelope to.
    fn response(&self, envelope: &[u8]) -> serde_json::Value {
        let identities = std::slice::from_ref(&self.bench.identity);
        let opened = kin_sealing::open(envelope, identities, *self.bench.id.as_bytes(), SEALED_BYTES);
        serde_json::from_slice(&opened.expect("the desk opens it").record.response).expect("JSON")
    }

    fn opened(&self, envelope: &[u8]) -> Vec<String> {
        let response = self.response(envelope);
        let answer = |question| response["answers"][format!("q{question}")].as_str().map(str::to_owned);
        (1..=QUESTIONS).map_while(answer).collect()
    }

    fn found(&self) -> Found {
        let database = database(&self.folder());
        let check: String =
            database.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("the check runs");
        assert_eq!(check, "ok");
        let all = |query: &str| {
            let mut query = database.prepare(query).expect("a query");
            let rows = query.query_map([], |row| row.get::<_, Option<Vec<u8>>>(0)).expect("rows");
            rows.map(|row| row.expect("a row")).collect::<Vec<_>>()
        };
        let envelopes = |query: &str| all(query).into_iter().flatten().map(|one| self.opened(&one)).collect();
        let copies = all("SELECT copy FROM draft").into_iter();
        Found {
            sealed: envelopes("SELECT envelope FROM outbox ORDER BY sequence"),
            drafts: copies.map(|copy| copy.map(|copy| self.opened(&copy))).collect(),
            salvaged: envelopes("SELECT envelope FROM salvaged"),
        }
    }

    /// What is corrected, as the desk opens it, in the order in which it was sealed.
    fn corrections(&self) -> Vec<serde_json::Value> {
        let database = database(&self.folder());
        let mut query = database.prepare("SELECT envelope FROM outbox ORDER BY sequence").expect("a query");
        let rows = query.query_map([], |row| row.get::<_, Vec<u8>>(0)).expect("rows");
        let records = rows.map(|row| self.response(&row.expect("a row")));
        records.filter(|record| record.get("correction").is_some()).collect()
    }

    /// How many responses it can still send.
    fn vouchers(&self) -> u64 {
        let said = Program::Collector.succeed(["--data", &text(&self.folder()), "status", "--json"]);
        let status: serde_json::Value = serde_json::from_str(&said).expect("JSON");
        status["vouchers"]["left"].as_u64().expect("a number")
    }

    /// None of these can be read on the disk.
    fn hides(&self, answers: &[String], what: &str) {
        for answer in answers {
            let found = Canary::new(answer).found_below(&self.folder());
            assert_eq!(found, [], "{what}: an answer is readable");
        }
    }
}

/// After how many answers the program has asked the next question, or for the end.
fn asked(said: &[u8]) -> usize {
    let has = |prompt: &str| memchr::memmem::find(said, prompt.as_bytes()).is_some();
    if has("review> ") {
        return QUESTIONS;
    }
    (1..=QUESTIONS).rev().find(|question| has(&format!("q{question}> "))).map_or(0, |last| last - 1)
}

/// What is typed from this answer on to the end.
fn lines_from(answers: &[String], first: usize) -> Vec<String> {
    answers[first..].iter().cloned().chain(["", "yes"].map(str::to_owned)).collect()
}

/// Holds an interview that is cut off and taken up again, until it is sealed.
fn hold(cuts: &[Cut], seed: u64, what: &str) -> usize {
    let machine = Bench::get().device();
    let answers = answers(seed);
    let (mut kept, mut resumed) = (0, 0);
    let begin = || [vec!["yes".to_owned(); 2], lines_from(&answers, 0)].concat();
    for cut in cuts.iter().copied().chain([Cut::Never]) {
        let what = format!("{what}, seed {seed}, {cut:?} of {cuts:?}");
        let found = machine.found();
        let acknowledged = match (found.sealed.len(), found.drafts.len()) {
            (0, 0) => machine.types(&["fill", "crash"], &begin(), cut),
            (0, 1) => {
                resumed += 1;
                let cut = if let Cut::After(answers) = cut { Cut::After(answers.max(kept + 1)) } else { cut };
                machine.types(&["resume"], &lines_from(&answers, kept), cut)
            }
            _ => break,
        };
        let found = machine.found();
        match (&found.sealed[..], &found.drafts[..]) {
            ([], []) => assert_eq!(acknowledged, 0, "{what}: answers are lost"),
            ([], [Some(copy)]) => {
                assert!(
                    copy.len() >= acknowledged.max(kept),
                    "{what}: {} of {acknowledged} answers",
                    copy.len()
                );
                assert_eq!(copy[..], answers[..copy.len()], "{what}: other answers");
                kept = copy.len();
            }
            ([sealed], []) => assert_eq!(*sealed, answers, "{what}: other answers"),
            _ => unreachable!("{what}: the interview is there twice, or without its copy: {found:?}"),
        }
        machine.hides(&answers[..1], &what);
    }
    let found = machine.found();
    assert_eq!(
        (found.sealed, found.drafts.len(), found.salvaged.len()),
        (vec![answers.clone()], 0, 0),
        "{what}"
    );
    machine.hides(&answers, what);
    resumed
}

#[test]
fn killed_after_each_answer_an_interview_is_taken_up_where_it_was() {
    let mut resumed = 0;
    for seed in 0..seeds() {
        let mut chance = chance(seed);
        let last = chance.random_range(1..=QUESTIONS);
        let cuts: Vec<Cut> = (1..=last).map(Cut::After).collect();
        resumed += hold(&cuts, seed, "killed after answers");
    }
    assert!(resumed as u64 >= seeds(), "every interview was taken up again");
}

#[test]
fn killed_at_any_write_an_interview_loses_no_answer_and_is_sealed_once() {
    if there_is_no_strace() {
        return;
    }
    let mut resumed = 0;
    for seed in 0..seeds() {
        let mut chance = chance(seed + 1000);
        let cuts: Vec<Cut> =
            (0..chance.random_range(1..=3)).map(|_| Cut::At(chance.random_range(1..WRITES))).collect();
        resumed += hold(&cuts, seed, "killed at a write");
    }
    assert!(resumed > 0, "no kill left a draft");
}

#[test]
fn killed_while_it_salvages_a_draft_is_queued_once() {
    if there_is_no_strace() {
        return;
    }
    for seed in 0..seeds() {
        let mut chance = chance(seed + 2000);
        let machine = Bench::get().device();
        let answers = answers(seed);
        let count = chance.random_range(1..=QUESTIONS);
        let begin = [vec!["yes".to_owned(); 2], answers[..count].to_vec()].concat();
        machine.types(&["fill", "crash"], &begin, Cut::Never);
        let write = chance.random_range(1..12);
        let mut salvage = machine.start(&["salvage"], Cut::At(write));
        salvage.wait().expect("it ends");
        let what = format!("salvaging, seed {seed}, write {write}");
        assert!(machine.found().salvaged.len() <= 1, "{what}");
        machine.types(&["salvage"], &[], Cut::Never);
        let found = machine.found();
        assert_eq!(
            (&found.salvaged[..], found.drafts.len()),
            (&[answers[..count].to_vec()][..], 1),
            "{what}"
        );
        // Whoever comes back after all ends it; what was queued of it and not sent goes with the draft.
        machine.types(&["resume"], &lines_from(&answers, count), Cut::Never);
        let found = machine.found();
        assert_eq!(
            (found.sealed, found.salvaged.len(), found.drafts.len()),
            (vec![answers.clone()], 0, 0),
            "{what}"
        );
        machine.hides(&answers, &what);
    }
}

#[test]
fn killed_while_it_corrects_an_interview_is_corrected_once() {
    if there_is_no_strace() {
        return;
    }
    let mut before_the_end = 0;
    for seed in 0..seeds() {
        let mut chance = chance(seed + 4000);
        let machine = Bench::get().device();
        let answers = answers(seed);
        let lines = [vec!["yes".to_owned(); 2], lines_from(&answers, 0)].concat();
        machine.types(&["fill", "crash"], &lines, Cut::Never);
        let mended = format!("Quỳnh {seed} nhớ lại");
        let lines = ["typed wrong", "q2", &mended, "", "yes"].map(str::to_owned);
        let write = chance.random_range(1..CORRECTION_WRITES);
        machine.types(&["correct", "1"], &lines, Cut::At(write));
        let what = format!("correcting, seed {seed}, write {write}");
        assert_eq!(machine.found().sealed[0], answers, "{what}: the interview stays what it was");
        if machine.corrections().is_empty() {
            before_the_end += 1;
            machine.types(&["correct", "1"], &lines, Cut::Never);
        }
        let corrections = machine.corrections();
        assert_eq!(corrections.len(), 1, "{what}: {corrections:?}");
        assert_eq!(corrections[0]["changes"], serde_json::json!({ "q2": mended }), "{what}");
        machine.hides(&[answers, vec![mended]].concat(), &what);
    }
    assert!(before_the_end > 0, "no kill fell before the correction was stored");
}

#[test]
fn killed_while_it_takes_a_package_in_all_of_it_is_there_once_or_nothing() {
    if there_is_no_strace() {
        return;
    }
    let mut bench = Bench::new();
    // The desk makes packages for devices that it has confirmed.
    let lines = [vec!["yes".to_owned(); 2], lines_from(&answers(0), 0)].concat();
    let fill = ["fill", "crash", "--language", "en", "--passphrase-file"];
    bench.device.run_typing(0, fill, &(lines.join("\n") + "\n"));
    bench.study.serve();
    bench.device.run(0, ["send"], false);
    bench.study.kill_server();
    bench.study.open(0, &bench.study.export("confirming"));
    let (desk, package) = (text(&bench.study.desk()), text(&bench.study.desk().with_extension("package")));
    let brought = PACKAGE_VOUCHERS.to_string();
    bench
        .study
        .researcher(0, ["device", "assign", &desk, "tablet-1", "--vouchers", &brought, "--out", &package]);
    let before = bench.device().vouchers();
    let mut before_the_end = 0;
    for seed in 0..seeds() {
        let machine = bench.device();
        let write = chance(seed + 5000).random_range(1..PACKAGE_WRITES);
        let what = format!("taking a package in, seed {seed}, write {write}");
        machine.start(&["update", &package], Cut::At(write)).wait().expect("it ends");
        match machine.vouchers() - before {
            0 => before_the_end += 1,
            PACKAGE_VOUCHERS => {}
            half => unreachable!("{what}: {half} vouchers"),
        }
        // Taken in already, it is refused.
        machine.start(&["update", &package], Cut::Never).wait().expect("it ends");
        assert_eq!(machine.vouchers() - before, PACKAGE_VOUCHERS, "{what}");
        assert_eq!(machine.found().sealed, [answers(0)], "{what}: what was sealed is there");
    }
    assert!(before_the_end > 0, "no kill fell before the package was stored");
}

/// The digests in a parcel's log, each with how often it stands there.
fn logged(store: &Path, study: &Study, parcel: &Path) -> BTreeMap<Digest, u64> {
    Program::Server.succeed(["export", &text(store), &study.id(), &text(parcel)]);
    let mut reader =
        ParcelReader::new(std::fs::File::open(parcel).expect("it was written")).expect("a parcel");
    let mut leaves = BTreeMap::new();
    let mut place = 0;
    while let Some(leaf) = reader.next_leaf().expect("the log is whole") {
        *leaves.entry(Leaf::parse(place, &leaf).expect("a leaf").digest()).or_default() += 1;
        place += 1;
    }
    leaves
}

#[test]
fn killed_while_it_sends_everything_arrives_once() {
    if there_is_no_strace() {
        return;
    }
    let bench = Bench::get();
    // Interviews that are finished, and one that was salvaged.
    let full = bench.device();
    for number in 0..INTERVIEWS as u64 {
        let lines = [vec!["yes".to_owned(); 2], lines_from(&answers(number), 0)].concat();
        full.types(&["fill", "crash"], &lines, Cut::Never);
    }
    let begun = [vec!["yes".to_owned(); 2], answers(99)[..2].to_vec()].concat();
    full.types(&["fill", "crash"], &begun, Cut::Never);
    full.types(&["salvage"], &[], Cut::Never);
    let all = INTERVIEWS + 1;
    let mut in_the_midst = 0;
    for seed in 0..seeds() {
        let mut chance = chance(seed + 3000);
        let place = tempfile::tempdir().expect("a fresh folder");
        copy(&full.folder(), &place.path().join("device"));
        let machine = Machine { bench, place };
        let store = machine.place.path().join("store");
        copy(&bench.study.store(), &store);
        let locks = bench.study.store().with_file_name("store-locks");
        if locks.exists() {
            copy(&locks, &machine.place.path().join("store-locks"));
        }
        let address = bench.study.url().trim_start_matches("http://").to_owned();
        let mut server = serve(&store, &address);
        let write = chance.random_range(1..60);
        let what = format!("sending, seed {seed}, write {write}");
        let mut send = machine.start(&["send"], Cut::At(write));
        send.wait().expect("it ends");
        let received = |machine: &Machine<'_>| {
            let database = database(&machine.folder());
            let count = |table: &str| {
                let query = format!("SELECT count(*) FROM {table} WHERE receipt IS NOT NULL");
                database.query_row(&query, [], |row| row.get::<_, usize>(0)).expect("a count")
            };
            count("outbox") + count("salvaged")
        };
        in_the_midst += u64::from((1..all).contains(&received(&machine)));
        let mut again = machine.start(&["send"], Cut::Never);
        assert!(again.wait().expect("it ends").success(), "{what}: the second time all is sent");
        assert_eq!(received(&machine), all, "{what}");
        server.kill().expect("it runs");
        server.wait().expect("it ends");
        let leaves = logged(&store, &bench.study, &machine.place.path().join("parcel"));
        assert!(leaves.len() == all && leaves.values().all(|times| *times == 1), "{what}: {leaves:?}");
        let found = machine.found();
        assert_eq!((found.sealed.len(), found.salvaged.len()), (INTERVIEWS, 1), "{what}: copies are kept");
    }
    assert!(in_the_midst > 0, "no kill fell between two receipts");
}

fn serve(store: &Path, address: &str) -> Child {
    let mut server = Program::Server
        .command()
        .args(["serve", &text(store), "--listen", address])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the server starts");
    let mut said = [0; 9];
    server.stdout.as_mut().expect("it is piped").read_exact(&mut said).expect("the server speaks");
    assert_eq!(&said, b"listening");
    server
}
