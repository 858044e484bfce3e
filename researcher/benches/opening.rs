//! What the desk does with a parcel (open, verify, validate, store) against the bare age crate with the same recipient type, on the same
//! cores in the same run, and how much memory it takes.
//!
//! ```text
//! cargo bench -p kin-researcher --bench opening
//! KIN_RESPONSES=1000000 KIN_PARCELS=10 cargo bench -p kin-researcher --bench opening
//! ```
//!
//! The curve goes from 10 thousand to `KIN_RESPONSES`. Each of its points is a study of its own, whose responses come in `KIN_PARCELS`
//! parcels (1 brings all of them at once); after every parcel bare age opens as many files, so that whatever else the machine does slows
//! both. Both are told by the clock and by processor time. Parcels are generated into a temporary folder (`TMPDIR`) and deleted: one of a
//! hundred thousand envelopes takes 400 MB. At least 0.70 is asked of the ratio, and less than 1000 MB of the peak.

#![expect(clippy::print_stdout, reason = "the figures are what a bench is for")]
#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a bench measures time, and stops when it cannot"
)]

use std::fs::File;
use std::hint::black_box;
use std::io::{BufWriter, Read, Write};
use std::num::NonZero;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs, iter, thread};

use jiff::Timestamp;
use kin_forms::Form;
use kin_protocol::package::EnrolmentPackage;
use kin_protocol::parcel::{ParcelHeader, ParcelWriter};
use kin_protocol::{Digest, StudyId};
use kin_researcher::opening::open_parcel;
use kin_researcher::study::{Draft, FormRead, NewDevice, Opening, Passphrases, Study, create};
use kin_sealing::{
    Circumstances, DeviceKey, Enrolment, FormReference, Identity, KeyError, Kind, Passphrase, Recipient,
    Record, Submission, WorkFactor, seal,
};
use zeroize::Zeroizing;

#[path = "../../sealing/src/hybrid/mod.rs"]
#[allow(dead_code, unreachable_pub, reason = "a part of it is used")]
mod hybrid;

/// Small, to spare the disk. The desk makes no study of this size, as a response with every member at its longest would not fit; these fit.
const SEALED_BYTES: u32 = 2048;
/// What the study is made with, before it is set to the above.
const MADE_WITH: u32 = 20_480;
/// Files that bare age opens in turn.
const BARE: usize = 2048;

const FORM: &str = r#"{
  "kin_form": 1, "id": "bench", "version": "1", "title": {"en": "Bench"}, "languages": ["en"], "minimum_cell": 10,
  "choices": {"office": [ {"name": "hn", "label": {"en": "Hanoi"}}, {"name": "ct", "label": {"en": "Can Tho"}} ]},
  "survey": [
    {"type": "select_one", "list": "office", "name": "office", "label": {"en": "Office"}, "required": true},
    {"type": "integer", "name": "days", "label": {"en": "Days"}, "constraint": ". >= 0 and . <= 7"},
    {"type": "integer", "name": "meals", "label": {"en": "Meals"}, "constraint": ". >= 0 and . <= 7"},
    {"type": "calculate", "name": "score", "calculation": "${days} + 2 * ${meals}"} ] }"#;

fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Processor time of this process so far.
fn processor() -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat.rsplit(") ").next().unwrap().split(' ').collect();
    let ticks: u64 = fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap();
    Duration::from_millis(ticks * 10)
}

/// The most memory that this process has held since [`forget_peak`], in megabytes.
fn peak_megabytes() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
}

fn forget_peak() {
    fs::write("/proc/self/clear_refs", "5").unwrap();
}

/// A time, by the clock and by processor time.
#[derive(Clone, Copy, Default)]
struct Spent {
    clock: Duration,
    processor: Duration,
}

impl Spent {
    fn add(&mut self, other: Self) {
        self.clock += other.clock;
        self.processor += other.processor;
    }
}

fn measured(work: impl FnOnce()) -> Spent {
    let (begun, spent) = (Instant::now(), processor());
    work();
    Spent { clock: begun.elapsed(), processor: processor().saturating_sub(spent) }
}

/// Files for the bare age crate, and what opens them.
struct Bare {
    identity: hybrid::Identity,
    files: Vec<Vec<u8>>,
}

impl Bare {
    fn new() -> Self {
        let identity = hybrid::Identity::from_seed(&[7; 32]);
        let recipient = identity.recipient();
        let file = |_| {
            let recipients = iter::once::<&dyn age::Recipient>(&recipient);
            let mut file = Vec::new();
            let mut writer =
                age::Encryptor::with_recipients(recipients).unwrap().wrap_output(&mut file).unwrap();
            writer.write_all(&[0x20; SEALED_BYTES as usize]).unwrap();
            writer.finish().unwrap();
            file
        };
        Self { files: (0..BARE).map(file).collect(), identity }
    }

    /// Opens so many on all cores.
    fn open(&self, count: usize) -> Spent {
        let open = |from: usize| {
            for number in (from..count).step_by(cores()) {
                let mut content = Vec::new();
                let identities = iter::once::<&dyn age::Identity>(&self.identity);
                let reader = age::Decryptor::new_buffered(self.files[number % BARE].as_slice()).unwrap();
                reader.decrypt(identities).unwrap().read_to_end(&mut content).unwrap();
                black_box(content);
            }
        };
        measured(|| {
            thread::scope(|scope| {
                for from in 0..cores() {
                    scope.spawn(move || open(from));
                }
            });
        })
    }
}

/// A study with a device for each core.
struct Desk {
    folder: PathBuf,
    identities: Vec<Identity>,
    recipients: Vec<Recipient>,
    packages: Vec<EnrolmentPackage>,
    study: StudyId,
    form: FormReference,
}

fn desk(place: &Path) -> Desk {
    let now: Timestamp = "2026-11-23T08:00:00Z".parse().unwrap();
    let later: Timestamp = "2027-12-31T23:59:59Z".parse().unwrap();
    let folder = place.join("desk");
    let (passphrase, work) =
        (Passphrase::from_text("bốn từ không liên quan").unwrap(), WorkFactor::new(2).unwrap());
    let form = Form::parse(FORM.as_bytes()).unwrap();
    let reference =
        FormReference { id: form.id().into(), version: form.version().into(), sha256: form.digest() };
    let draft = Draft {
        title: "Bench".into(),
        server: "http://127.0.0.1:9".into(),
        now,
        expires: later,
        sealed_bytes: MADE_WITH,
        opening: Opening::Single,
        classical: false,
        training_of: None,
        forms: vec![FormRead { form, bytes: FORM.as_bytes().to_vec() }],
    };
    let keys = Passphrases { root: &passphrase, office: &passphrase };
    create(&folder, &draft, keys, work).unwrap();
    let settings = folder.join("study.json");
    let text = fs::read_to_string(&settings).unwrap();
    let smaller =
        text.replace(&format!("\"sealed_bytes\": {MADE_WITH}"), &format!("\"sealed_bytes\": {SEALED_BYTES}"));
    assert_ne!(smaller, text);
    fs::write(&settings, smaller).unwrap();
    let mut study = Study::open(&folder).unwrap();
    study.new_working_key(&passphrase, work, now, later).unwrap();
    study.sign(&study.unlock_root(&passphrase).unwrap(), now, later).unwrap();
    let (study, lock) = Study::open_to_change(&folder).unwrap();
    let office = study.unlock_office(&passphrase).unwrap();
    let packages = (0..cores()).map(|number| {
        let path = place.join(format!("package-{number}"));
        let label = format!("tablet-{number}");
        let device = NewDevice { label, enumerator: format!("E{number}"), expires: later, vouchers: 1 };
        study.add_device(&lock, device, &office, now, &path).unwrap();
        EnrolmentPackage::read(&fs::read(path).unwrap()).unwrap().0
    });
    let packages = packages.collect();
    let again = |_: &Path| Ok(Passphrase::from_text("bốn từ không liên quan").unwrap());
    let identities = study.unlock_working_keys(&mut { again }).unwrap();
    let (recipients, study) = (study.recipients().unwrap(), study.settings().study);
    Desk { folder, identities, recipients, packages, study, form: reference }
}

/// A device, from one parcel to the next.
struct Device {
    seed: u8,
    sequence: u64,
    previous: Option<[u8; 32]>,
    proof: Option<Enrolment>,
}

impl Device {
    fn new(desk: &Desk, number: usize) -> Self {
        let seed = u8::try_from(number).unwrap() + 1;
        let key = DeviceKey::from_seed(Zeroizing::new([seed; 32]));
        let secret = desk.packages[number].payload.secret.reveal_bytes();
        let own = Identity::generate_classical().recipient();
        let proof = Some(Enrolment::prove(&secret, *desk.study.as_bytes(), key.public(), own));
        Self { seed, sequence: 0, previous: None, proof }
    }

    /// Seals so many responses into a file; where each stands, and its digest.
    fn seal(&mut self, desk: &Desk, count: usize, path: &Path) -> Vec<(Digest, u64, u32)> {
        let key = DeviceKey::from_seed(Zeroizing::new([self.seed; 32]));
        let mut file = BufWriter::new(File::create(path).unwrap());
        let mut place = 0;
        let mut index = Vec::with_capacity(count);
        for _ in 0..count {
            self.sequence += 1;
            let sequence = self.sequence;
            let mut name = [self.seed; 16];
            name[..8].copy_from_slice(&sequence.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
            let (days, meals) = (sequence % 8, sequence / 8 % 8);
            let response = format!(
                r#"{{"language":"en","started":"2026-11-23T09:00+07:00","finished":"2026-11-23T09:30+07:00","answers":{{"office":"hn","days":{days},"meals":{meals},"score":{}}}}}"#,
                days + 2 * meals
            );
            let record = Record {
                submission: Submission::from_random(name),
                kind: Kind::Original,
                corrects: None,
                study: *desk.study.as_bytes(),
                epoch: 1,
                form: Some(desk.form.clone()),
                enumerator: format!("E{}", self.seed - 1),
                sequence,
                previous: self.previous,
                closing: None,
                circumstances: Circumstances { enrolment: self.proof.take(), ..Circumstances::default() },
                response: Zeroizing::new(response.into_bytes()),
            };
            let sealed = seal(record, &key, &desk.recipients, SEALED_BYTES).unwrap();
            self.previous = Some(sealed.digest());
            let bytes = sealed.into_bytes();
            let length = u32::try_from(bytes.len()).unwrap();
            index.push((Digest::of(&bytes), place, length));
            file.write_all(&bytes).unwrap();
            place += u64::from(length);
        }
        file.flush().unwrap();
        index
    }
}

/// A parcel of so many envelopes of these devices.
fn parcel(desk: &Desk, devices: &mut [Device], count: usize, place: &Path) -> PathBuf {
    let paths: Vec<PathBuf> = (0..cores()).map(|number| place.join(format!("sealed-{number}"))).collect();
    let share = |number: usize| count / cores() + usize::from(number < count % cores());
    let indexes: Vec<Vec<(Digest, u64, u32)>> = thread::scope(|scope| {
        let running: Vec<_> = devices
            .iter_mut()
            .enumerate()
            .map(|(number, device)| {
                let path = &paths[number];
                scope.spawn(move || device.seal(desk, share(number), path))
            })
            .collect();
        running.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    let mut all: Vec<(Digest, usize, u64, u32)> = Vec::with_capacity(count);
    for (number, index) in indexes.into_iter().enumerate() {
        all.extend(index.into_iter().map(|(digest, place, length)| (digest, number, place, length)));
    }
    all.sort_unstable();
    let files: Vec<File> = paths.iter().map(|path| File::open(path).unwrap()).collect();
    let header = ParcelHeader { study: desk.study, note: Digest::of(b"the note"), log: None };
    let path = place.join("parcel");
    let mut writer = ParcelWriter::new(BufWriter::new(File::create(&path).unwrap()), &header).unwrap();
    let mut envelope = Vec::new();
    for (_, number, at, length) in all {
        envelope.resize(length as usize, 0);
        files[number].read_exact_at(&mut envelope, at).unwrap();
        writer.add(&envelope).unwrap();
    }
    writer.finish().unwrap().flush().unwrap();
    for path in paths {
        fs::remove_file(path).unwrap();
    }
    path
}

#[expect(clippy::cast_precision_loss, reason = "no bench counts to 2^53")]
fn point(bare: &Bare, count: usize, parcels: usize) {
    let place = tempfile::tempdir().unwrap();
    let desk = desk(place.path());
    let mut devices: Vec<Device> = (0..cores()).map(|number| Device::new(&desk, number)).collect();
    let (mut ours, mut theirs, mut peak, mut last) =
        (Spent::default(), Spent::default(), 0, Spent::default());
    for part in 0..parcels {
        let share = count / parcels + usize::from(part < count % parcels);
        let parcel = parcel(&desk, &mut devices, share, place.path());
        let now = "2026-11-23T08:00:00Z".parse().unwrap();
        theirs.add(bare.open(share / 2));
        forget_peak();
        let mut summary = None;
        last = measured(|| {
            let study = Study::open(&desk.folder).unwrap();
            summary = Some(open_parcel(&study, &desk.identities, &parcel, now).unwrap());
        });
        peak = peak.max(peak_megabytes());
        ours.add(last);
        theirs.add(bare.open(share - share / 2));
        let summary = summary.unwrap();
        assert_eq!((summary.added, summary.findings().len()), (share as u64, 0), "{summary:?}");
        fs::remove_file(parcel).unwrap();
    }
    let rate = |spent: Duration| count as f64 / spent.as_secs_f64();
    println!(
        "{count} responses in {parcels} parcels on {} cores: {:.0}/s, bare age {:.0}/s, ratio {:.2}; by processor time {:.0}/s, bare {:.0}/s, \
         ratio {:.2}; the last parcel {:.0}/s; peak {peak} MB",
        cores(),
        rate(ours.clock),
        rate(theirs.clock),
        rate(ours.clock) / rate(theirs.clock),
        rate(ours.processor),
        rate(theirs.processor),
        rate(ours.processor) / rate(theirs.processor),
        rate(last.clock) / parcels as f64,
    );
}

fn main() {
    let number = |name: &str, or: usize| env::var(name).map_or(or, |number| number.parse().unwrap());
    let (most, parcels) = (number("KIN_RESPONSES", 10_000), number("KIN_PARCELS", 5));
    let bare = Bare::new();
    let mut count = most.min(10_000);
    loop {
        point(&bare, count, parcels);
        if count == most {
            return;
        }
        count = (count * 10).min(most);
    }
}
