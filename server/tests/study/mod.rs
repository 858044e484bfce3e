//! A study to serve, envelopes of its shape made by hand, and a running server.

#![allow(dead_code, reason = "every test program uses a part of it")]

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use kin_protocol::bundle::Bundle;
use kin_protocol::log::{LOCK_HEADER, Lock};
use kin_protocol::note::{
    EpochRecipient, FormReference, Log, LogVerifier, Opening, RootKey, Roots, Sealing, Split, StudyNote, sign,
};
use kin_protocol::{Digest, FormFile, ReaderToken, StudyId, StudyPath, Voucher};
use kin_server::{Limits, Logbook, LogbookError, ServerKey, SqliteStore, Store, VoucherDigest};
use tokio::sync::oneshot;

pub(crate) const STUDY: StudyId = StudyId::from_bytes([7; 16]);
pub(crate) const SEALED_BYTES: u32 = 2048;
pub(crate) const FORM: &[u8] = br#"{"a":"form"}"#;

pub(crate) fn path() -> StudyPath {
    StudyPath::from_bytes([0xab; 16])
}

/// How many vouchers the study has.
pub(crate) const VOUCHERS: u32 = 2_000;

/// A voucher of the study by its number; from [`VOUCHERS`] on it is one that the server does not know.
pub(crate) fn voucher(number: u32) -> Voucher {
    let mut bytes = [9; 32];
    bytes[..4].copy_from_slice(&number.to_be_bytes());
    Voucher::from_bytes(bytes)
}

/// A voucher of the study that no test of this program has used yet.
pub(crate) fn fresh() -> Voucher {
    static NEXT: AtomicU32 = AtomicU32::new(1_000);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    assert!(number < VOUCHERS, "the study has too few vouchers for the tests");
    voucher(number)
}

pub(crate) fn fresh_digest() -> VoucherDigest {
    VoucherDigest(fresh().digest())
}

/// The digests of all vouchers of the study.
pub(crate) fn minted() -> Vec<Digest> {
    (0..VOUCHERS).map(|number| voucher(number).digest()).collect()
}

pub(crate) fn reader_token() -> ReaderToken {
    ReaderToken::from_bytes([2; 32])
}

/// A note of this version, sealed to one recipient in its first epoch and two in its second.
pub(crate) fn note(study: StudyId, version: u64) -> StudyNote {
    let time = |text: &str| text.parse().expect("a time");
    let recipient = |epoch: u32, opening, letter: &str| EpochRecipient {
        epoch,
        not_before: time(if epoch == 1 { "2026-01-01T00:00:00Z" } else { "2026-07-01T00:00:00Z" }),
        not_after: time(if epoch == 1 { "2026-07-01T00:00:00Z" } else { "2027-01-01T00:00:00Z" }),
        opening,
        recipient: format!("age1{}", letter.repeat(58)),
    };
    let roots = Roots::new(study, 1, vec![root(study, 1).verifier()]).expect("roots");
    let recovery = Opening::Recovery(Split::new(2, 3).expect("two of three"));
    StudyNote {
        version,
        sealed_bytes: SEALED_BYTES,
        sealing: Sealing::Classical,
        server: "http://127.0.0.1:1".into(),
        recipients: vec![
            recipient(1, Opening::Single, "q"),
            recipient(2, Opening::Desk, "q"),
            recipient(2, recovery, "z"),
        ],
        forms: vec![FormReference { id: "a".into(), version: "1".into(), digest: Digest::of(FORM) }],
        ..StudyNote::draft(&roots, "A study", time("2026-01-01T00:00:00Z"), time("2027-01-01T00:00:00Z"))
    }
}

pub(crate) fn root(study: StudyId, seed: u8) -> RootKey {
    RootKey::from_seed(study, &[seed; 32])
}

/// A bundle of the note, signed by the root of this seed, with all vouchers of the study.
pub(crate) fn bundle(note: &StudyNote, seed: u8) -> Bundle {
    let signed = sign(note, &[&root(note.study, seed)]).expect("a note that fits");
    Bundle {
        kin_bundle: 3,
        study: note.study,
        path: path(),
        note: String::from_utf8(signed).expect("a note is text"),
        roots: note.roots().expect("roots").to_text(),
        chain: Vec::new(),
        forms: vec![FormFile::new(FORM.to_vec())],
        vouchers: minted(),
        revoked: Vec::new(),
        // Set right when it is written.
        checksum: Digest::of(b""),
    }
}

/// Bytes in the shape of a sealed envelope: an age header by hand and a payload nobody can open.
pub(crate) fn envelope(recipients: u8, filling: u8) -> Vec<u8> {
    let mut bytes = b"age-encryption.org/v1\n".to_vec();
    for _ in 0..recipients {
        bytes.extend(format!("-> X25519 {}\n{}\n", "A".repeat(43), "A".repeat(43)).bytes());
    }
    bytes.extend(format!("--- {}\n", "A".repeat(43)).bytes());
    bytes.extend(std::iter::repeat_n(filling, 16 + SEALED_BYTES as usize + 16));
    bytes
}

/// A store with the study in it.
pub(crate) struct Place {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) store: PathBuf,
}

impl Place {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let store = folder.path().join("store");
        SqliteStore::init(&store).expect("a new store");
        let place = Self { folder, store };
        place.load(&bundle(&note(STUDY, 3), 1)).expect("a bundle that fits");
        place
    }

    /// A store whose study has a log.
    pub(crate) fn with_log() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let store = folder.path().join("store");
        SqliteStore::init(&store).expect("a new store");
        ServerKey::make(&store).expect("a new key");
        let place = Self { folder, store };
        place.load(&bundle(&place.logged_note(3), 1)).expect("a bundle that fits");
        place
    }

    /// Lets the reader's token of these tests fetch.
    pub(crate) fn admit_reader(&self) {
        self.open().add_reader(STUDY, reader_token().digest(), false).expect("a token of a reader");
    }

    /// The study's note, which names the log of this store.
    pub(crate) fn logged_note(&self, version: u64) -> StudyNote {
        let note = note(STUDY, version);
        let log = Log { from: note.issued, key: self.verifier() };
        StudyNote { logs: vec![log], ..note }
    }

    pub(crate) fn key(&self) -> Option<ServerKey> {
        ServerKey::read(&self.store).expect("readable")
    }

    pub(crate) fn verifier(&self) -> LogVerifier {
        self.key().expect("a key").of_log(STUDY, 1).expect("sound").verifier().clone()
    }

    pub(crate) fn locks(&self) -> PathBuf {
        self.folder.path().join("locks")
    }

    pub(crate) fn logbook(&self) -> Result<Logbook, Box<LogbookError>> {
        Logbook::open(Arc::new(self.open()), self.key(), &self.locks()).map_err(Box::new)
    }

    pub(crate) fn open(&self) -> SqliteStore {
        SqliteStore::open(&self.store).expect("the store")
    }

    pub(crate) fn load(&self, bundle: &Bundle) -> Result<kin_server::Loaded, kin_server::LoadError> {
        kin_server::load(&self.open(), self.key().as_ref(), &bundle.to_json())
    }

    /// The bytes of all files of the store, by name.
    pub(crate) fn files(&self) -> Vec<(String, Vec<u8>)> {
        let entries = std::fs::read_dir(&self.store).expect("the folder of the store");
        let mut files: Vec<_> = entries
            .map(|entry| entry.expect("a file").path())
            .map(|path| (path.display().to_string(), std::fs::read(&path).expect("readable")))
            .filter(|(name, _)| !name.ends_with("-shm"))
            .collect();
        files.sort();
        files
    }
}

/// A server within the test, on a free port.
pub(crate) struct Running {
    pub(crate) address: std::net::SocketAddr,
    end: Option<oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<kin_server::Counts>>,
}

impl Running {
    pub(crate) fn start(place: &Place, limits: Limits) -> Self {
        Self::start_on(place, Arc::new(place.open()), limits)
    }

    /// On a store which the test has in its hands too.
    pub(crate) fn start_on(place: &Place, store: Arc<SqliteStore>, limits: Limits) -> Self {
        let logbook = Arc::new(place.logbook().expect("a sound log"));
        let (end, ended) = oneshot::channel::<()>();
        let (tell, told) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async move {
                let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
                tell.send(listener.local_addr().expect("an address")).expect("the test waits");
                let shutdown = async { ended.await.unwrap_or(()) };
                let (troubles, _told) = tokio::sync::mpsc::channel(1);
                kin_server::serve(listener, store, logbook, limits, shutdown, troubles).await
            })
        });
        let address = told.recv().expect("the server starts");
        Self { address, end: Some(end), thread: Some(thread) }
    }

    pub(crate) fn stop(mut self) -> kin_server::Counts {
        drop(self.end.take());
        self.thread.take().expect("running").join().expect("no panic")
    }

    pub(crate) fn url(&self, rest: &str) -> String {
        format!("http://{}/{}/v1/{rest}", self.address, path().reveal())
    }

    pub(crate) fn put(&self, digest: Digest, bytes: &[u8]) -> Answer {
        self.put_with(Some(&fresh()), digest, bytes)
    }

    pub(crate) fn put_with(&self, voucher: Option<&Voucher>, digest: Digest, bytes: &[u8]) -> Answer {
        put(&self.url(&format!("envelopes/{digest}")), voucher, bytes)
    }
}

impl Running {
    /// Sends an envelope with its lock and a voucher that nobody has used.
    pub(crate) fn put_locked(&self, bytes: &[u8], lock: Lock) -> Answer {
        self.put_paid(bytes, lock, &fresh())
    }

    /// Sends an envelope with its lock and this voucher.
    pub(crate) fn put_paid(&self, bytes: &[u8], lock: Lock, voucher: &Voucher) -> Answer {
        let url = self.url(&format!("envelopes/{}", Digest::of(bytes)));
        let request =
            agent().put(&url).header("authorization", format!("Bearer {}", voucher.reveal().as_str()));
        answer(request.header(LOCK_HEADER, lock.to_string()).send(bytes))
    }
}

/// An answer, whole.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) kind: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The last word of the problem's type.
    pub(crate) fn problem(&self) -> String {
        assert_eq!(self.kind, "application/problem+json");
        let problem = kin_protocol::problem::Problem::parse(&self.body).expect("a problem document");
        assert_eq!(problem.status, self.status);
        problem.kind.trim_start_matches("urn:kin:problem:").to_owned()
    }
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().http_status_as_error(false).build().into()
}

fn answer(response: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Answer {
    let mut response = response.expect("an answer");
    let kind = response.headers().get("content-type").map(|kind| kind.to_str().expect("text").to_owned());
    let body = response.body_mut().read_to_vec().expect("a body");
    Answer { status: response.status().as_u16(), kind: kind.unwrap_or_default(), body }
}

pub(crate) fn get(url: &str) -> Answer {
    answer(agent().get(url).call())
}

/// With the reader's token of these tests.
pub(crate) fn fetch(url: &str) -> Answer {
    let token = format!("Bearer {}", reader_token().reveal().as_str());
    answer(agent().get(url).header("authorization", token).call())
}

pub(crate) fn put(url: &str, voucher: Option<&Voucher>, bytes: &[u8]) -> Answer {
    let mut request = agent().put(url);
    if let Some(voucher) = voucher {
        request = request.header("authorization", format!("Bearer {}", voucher.reveal().as_str()));
    }
    answer(request.send(bytes))
}

/// The real program, serving; the address it printed.
pub(crate) fn spawn(store: &Path) -> (Child, String) {
    spawn_with(store, &[])
}

/// The same with more options.
pub(crate) fn spawn_with(store: &Path, more: &[&str]) -> (Child, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_kin-server"))
        .arg("serve")
        .arg(store)
        .args(["--listen", "127.0.0.1:0", "--language", "en"])
        .args(more)
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().expect("a pipe")).read_line(&mut line).expect("a line");
    let address = line.trim().strip_prefix("listening on ").expect("an address").to_owned();
    (child, address)
}

/// Bytes that are sent somewhere, as they are.
pub(crate) fn post(url: &str, kind: &str, bytes: &[u8]) -> Answer {
    answer(agent().post(url).header("content-type", kind).send(bytes))
}

/// As [`Running::put_locked`], to a program that may be killed meanwhile.
pub(crate) fn try_put_locked(url: &str, bytes: &[u8], lock: Lock) -> Option<Answer> {
    try_put_paid(url, bytes, lock, &fresh())
}

/// The same with this voucher.
pub(crate) fn try_put_paid(url: &str, bytes: &[u8], lock: Lock, voucher: &Voucher) -> Option<Answer> {
    let request = agent().put(url).header("authorization", format!("Bearer {}", voucher.reveal().as_str()));
    whole(request.header(LOCK_HEADER, lock.to_string()).send(bytes))
}

/// As [`post`], to a program that may be killed meanwhile.
pub(crate) fn try_post(url: &str, bytes: &[u8]) -> Option<Answer> {
    whole(agent().post(url).send(bytes))
}

fn whole(response: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Option<Answer> {
    let mut response = response.ok()?;
    let body = response.body_mut().read_to_vec().ok()?;
    Some(Answer { status: response.status().as_u16(), kind: String::new(), body })
}
