//! Ten thousand interviews on one device: listing, taking a draft up and sending stay quick; from a key to the next question, and from
//! the passphrase to the first question, nobody waits.
//!
//! `cargo bench -p kin-collector --bench device`; `KIN_CURVE=2000` grows the device to so many interviews only. On the disk of the temporary
//! folder, every answer durable, beside what a bare durable write takes there in the same run. Nothing here fails when it is slow: it prints figures and their ratios to the limits.

#![expect(clippy::print_stdout, reason = "a report is printed")]
#![expect(clippy::unwrap_used, clippy::disallowed_methods, reason = "a bench has files and a clock")]
#![expect(clippy::cast_precision_loss, reason = "figures for people")]

#[path = "../tests/collector/study.rs"]
#[allow(dead_code, reason = "a part of it is used")]
mod study;

use std::fmt::Write as _;
use std::num::NonZeroU64;
use std::time::{Duration, Instant};

use kin_collector::ALL_LOCALES;
use kin_collector::assignments::Work;
use kin_collector::chance::SystemChance;
use kin_collector::clock::{Clock as _, SystemClock, SystemTimer};
use kin_collector::device::Device;
use kin_collector::holding::{self, Holding};
use kin_collector::interviews;
use kin_collector::sending::{self, Destination, LineError, Manner, Reply, Server, Which, Wire};
use kin_collector::storage::{Book, SqliteStorage, Storage as _};
use kin_collector::vault::OpenVault;
use kin_collector::withdrawal::locks_of_nobody;
use kin_forms::{Answer, ConsentMode, Form, Interview, QuestionKind, Step};
use kin_protocol::log::Lock;
use kin_protocol::{Digest, Receipt, Voucher};
use kin_screens::asking::{Asking, Done};
use kin_screens::key::Key;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use study::{PASSPHRASE, Study};

const SIZE: (u16, u16) = (80, 24);
const REINTEGRATION: &[u8] = include_bytes!("../../forms/library/returnee-reintegration.json");
/// As long as a form that fits into the study's one size, of short questions that depend on one another.
const QUESTIONS: usize = 400;
/// Room for the largest form.
const SEALED_BYTES: u32 = 32_768;
/// From a key to the next question, at the 99th percentile.
const KEY_LIMIT: Duration = Duration::from_millis(16);
/// From the opened vault to the first question.
const FIRST_LIMIT: Duration = Duration::from_millis(100);
/// A list that is asked for is there before it is noticed.
const LIST_LIMIT: Duration = Duration::from_millis(250);

fn large_form() -> String {
    let mut questions = String::new();
    for number in 1..=QUESTIONS {
        let relevant = match number {
            1 => String::new(),
            _ => format!(r#""relevant": "${{q{}}} < 90 or ${{q1}} > 0","#, number - 1),
        };
        let comma = if number == 1 { "" } else { "," };
        let _ = write!(
            questions,
            r#"{comma}{{"type": "integer", "name": "q{number}", "label": {{"vi": "Câu {number}?"}}, {relevant}
                "constraint": ". >= 0 and . <= 99", "constraint_message": {{"vi": "0 đến 99"}}, "required": true, "disclosure": "open"}}"#
        );
    }
    format!(
        r#"{{"kin_form": 1, "id": "large", "version": "1", "minimum_cell": 3, "title": {{"vi": "Lớn"}}, "languages": ["vi"], "survey": [{questions}]}}"#
    )
}

/// A server without a log that confirms everything at once.
struct Confirming;

impl Wire for Confirming {
    fn put(&mut self, _: &str, _: &Voucher, _: Option<Lock>, body: &[u8]) -> Result<Reply, LineError> {
        let study = kin_protocol::StudyId::from_bytes([7; 16]);
        let receipt = Receipt::new(study, Digest::of(body), u32::try_from(body.len()).unwrap());
        Ok(Reply { status: 201, body: receipt.to_json() })
    }

    fn post(&mut self, _: &str, _: &[u8], _: u64) -> Result<Reply, LineError> {
        Ok(Reply { status: 404, body: Vec::new() })
    }

    fn get(&mut self, _: &str, _: u64) -> Result<Reply, LineError> {
        Ok(Reply { status: 404, body: Vec::new() })
    }
}

struct Bench {
    device: Device,
    storage: SqliteStorage,
    vault: OpenVault,
    _home: study::Enrolled,
}

impl Bench {
    fn new(forms: &[&[u8]], vouchers: u64) -> Self {
        let mut study = Study::with_forms("http://127.0.0.1:9", forms);
        study.note.sealed_bytes = SEALED_BYTES;
        let home = study.device();
        let mut storage = home.storage();
        let device = Device::open(&storage).unwrap();
        let vault = device.unlock(&storage, PASSPHRASE).unwrap();
        for (number, first) in (1..).zip((0..vouchers).step_by(5000)) {
            let of = first..vouchers.min(first + 5000);
            let count = of.end - of.start;
            let bytes: Vec<u8> =
                of.flat_map(|voucher| [voucher.to_be_bytes(), [9; 8], [9; 8], [9; 8]].concat()).collect();
            let book = Book { number, vouchers: count, sealed: vault.encrypt(&bytes).unwrap() };
            storage
                .adopt(&kin_collector::storage::Adoption { book: Some(book), ..Default::default() })
                .unwrap();
        }
        Self { device, storage, vault, _home: home }
    }
}

/// Begins an interview.
fn begin<'d>(
    device: &'d Device,
    storage: &SqliteStorage,
    vault: &OpenVault,
    id: &str,
) -> (Holding<'d>, Interview) {
    let mut chance = SystemChance::default();
    let form = device.form(storage, id).unwrap();
    let (locks, language) = (locks_of_nobody(&mut chance).unwrap(), form.default_language().to_owned());
    let now = SystemClock.now();
    let (holding, interview, _) =
        Holding::begin(device, storage, vault, &form, &language, locks, &now, &mut chance).unwrap();
    (holding, interview)
}

/// Answers a small form, and seals it.
fn one_more(bench: &mut Bench) {
    let Bench { device, storage, vault, .. } = bench;
    let (holding, mut interview) = begin(device, storage, vault, "rcsi");
    let now = SystemClock.now();
    answer_all(&mut interview);
    let response = interview.finish(now.for_interview()).unwrap_or_else(|(_, why)| unreachable!("{why}"));
    device.store(storage, vault, &holding.finish(response, &Work::default())).unwrap();
}

fn answer_all(interview: &mut Interview) {
    loop {
        let parsed = match interview.step() {
            Step::Review => return,
            Step::Consent(_) => {
                interview.agree(&[], ConsentMode::Spoken).unwrap();
                continue;
            }
            Step::Repeat(_) => {
                interview.another(false).unwrap();
                continue;
            }
            Step::Ask(ask) => match ask.question.kind {
                QuestionKind::Note => None,
                _ => ["1", "2"].iter().find_map(|text| Answer::parse(ask.question, &ask.choices, text).ok()),
            },
        };
        if parsed.is_none_or(|answer| interview.answer(answer).is_err()) {
            interview.skip().unwrap();
        }
    }
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let began = Instant::now();
    let done = work();
    (began.elapsed(), done)
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn curve() {
    let most: u64 = std::env::var("KIN_CURVE").ok().and_then(|most| most.parse().ok()).unwrap_or(10_000);
    let mut bench = Bench::new(&[study::RCSI], 2 * most + 100);
    println!("interviews  seal each  list   outbox  drafts  take up  (ms)");
    let mut there = 0;
    for share in [10, 4, 2, 1] {
        let until = most / share;
        let (sealing, ()) = timed(|| (there..until).for_each(|_| one_more(&mut bench)));
        let each = ms(sealing) / (until - there) as f64;
        there = until;
        // Two drafts, as on a day with much going on.
        for _ in 0..2 {
            let Bench { device, storage, vault, .. } = &mut bench;
            let (mut holding, mut interview) = begin(device, storage, vault, "rcsi");
            answer_all(&mut interview);
            holding.keep(storage, vault, &interview, &SystemClock.now()).unwrap();
        }
        let (list, listed) = timed(|| interviews::list(&bench.storage, &bench.vault).unwrap());
        assert_eq!(listed.listed.len() as u64, until);
        let (outbox, _) = timed(|| bench.storage.outbox().unwrap());
        let (drafts, all) = timed(|| holding::list(&bench.storage, &bench.vault).unwrap());
        let (up, _) = timed(|| {
            let mut chance = SystemChance::default();
            Holding::take_up(&bench.device, &bench.storage, &bench.vault, all[0].id, &mut chance).unwrap().1
        });
        println!(
            "{until:>10}  {each:>9.2}  {:>5.1}  {:>6.1}  {:>6.2}  {:>7.2}",
            ms(list),
            ms(outbox),
            ms(drafts),
            ms(up)
        );
        if share == 1 {
            println!("list: {:.2} of the limit of {} ms", ms(list) / ms(LIST_LIMIT), LIST_LIMIT.as_millis());
        }
        for draft in all {
            holding::discard(&mut bench.storage, draft.id).unwrap();
        }
    }
    let server = Server::parse("http://127.0.0.1:9").unwrap();
    let to = Destination::of(bench.device.note(), &server);
    let manner = Manner { lanes: 1, ..Manner::of(Which::Waiting) };
    let (timer, mut chance) = (SystemTimer::default(), SystemChance::default());
    let mut first = None;
    let began = Instant::now();
    let mut progress = |_| {
        first.get_or_insert_with(|| began.elapsed());
    };
    let report =
        sending::send(manner, &mut bench.storage, to, &mut Confirming, &mut chance, &timer, &mut progress);
    assert_eq!(report.unwrap().received, most);
    let took = began.elapsed();
    let rate = most as f64 / took.as_secs_f64();
    println!(
        "sending: the first receipt after {:.0} ms, {rate:.0} a second (a server that answers at once)",
        ms(first.unwrap())
    );
    let (again, _) = timed(|| {
        sending::send(manner, &mut bench.storage, to, &mut Confirming, &mut chance, &timer, &mut |_| {})
            .unwrap()
    });
    println!("sending when nothing waits: {:.0} ms", ms(again));
}

/// What a person does at a question, one of these is taken.
fn attempts(step: &Step<'_>) -> Vec<Vec<Key>> {
    let typed = |text: &str| {
        let mut keys = vec![Key::Home];
        keys.extend(std::iter::repeat_n(Key::Delete, 12));
        keys.extend(text.chars().map(Key::Char));
        keys.push(Key::Enter);
        keys
    };
    match step {
        Step::Ask(ask) => match &ask.question.kind {
            QuestionKind::SelectOne { .. } => vec![vec![Key::Down, Key::Enter]; 2],
            QuestionKind::SelectMultiple { .. } => vec![vec![Key::Down, Key::Char(' '), Key::Enter]],
            QuestionKind::Rank { .. } => {
                let mark = [Key::Down, Key::Char(' ')].repeat(ask.choices.len());
                vec![[mark, vec![Key::Enter]].concat()]
            }
            QuestionKind::Date => vec![vec![Key::PageUp, Key::Enter]; 2],
            QuestionKind::Note => vec![vec![Key::Enter]],
            _ => ["2", "2020", "25", "0", "2024", "14:30", "Mỹ Đức"].map(typed).to_vec(),
        },
        Step::Repeat(_) => vec![vec![Key::Enter]],
        _ => vec![vec![Key::Down, Key::Enter]],
    }
}

/// What the disk takes for one durable write of a draft with its copy, and nothing else: an answer cannot be quicker than that.
fn disk() -> Vec<Duration> {
    let folder = tempfile::tempdir().unwrap();
    let database = rusqlite::Connection::open(folder.path().join("bare.db")).unwrap();
    database.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(())).unwrap();
    database.pragma_update(None, "synchronous", "FULL").unwrap();
    database.execute_batch("CREATE TABLE bare (id INTEGER PRIMARY KEY, bytes BLOB)").unwrap();
    let bytes = vec![7; SEALED_BYTES as usize + 8192];
    let write = || {
        let query = "INSERT INTO bare (id, bytes) VALUES (1, ?1) ON CONFLICT (id) DO UPDATE SET bytes = ?1";
        timed(|| database.execute(query, [&bytes]).unwrap()).0
    };
    std::iter::repeat_with(write).take(500).collect()
}

/// Holds interviews key by key: each key until what it brings is drawn and, where it changed something, durable.
fn keys(name: &str, form: &[u8], rounds: NonZeroU64) {
    let id = Form::parse(form).unwrap().id().to_owned();
    let Bench { device, mut storage, vault, _home } = Bench::new(&[form], 1000);
    let (mut all, mut answers, mut first) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rounds.get() {
        let mut terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).unwrap();
        let (began, (mut holding, mut asking)) = timed(|| {
            let (holding, interview) = begin(&device, &storage, &vault, &id);
            let now = SystemClock.now().for_interview();
            let asking = Asking::new(interview, "vi", ALL_LOCALES, now, SIZE);
            terminal.draw(|frame| asking.draw(frame)).unwrap();
            (holding, asking)
        });
        first.push(began);
        asking.press(Key::Down);
        asking.press(Key::Enter);
        'interview: loop {
            let tried = attempts(&asking.interview().step());
            for keys in tried {
                let mut done = Done::Stay;
                for key in keys {
                    let (took, after) = timed(|| {
                        let done = asking.press(key);
                        if done == Done::Changed {
                            let now = SystemClock.now();
                            holding.keep(&mut storage, &vault, asking.interview(), &now).unwrap();
                        }
                        terminal.draw(|frame| asking.draw(frame)).unwrap();
                        done
                    });
                    all.push(took);
                    if after == Done::Changed {
                        answers.push(took);
                    }
                    done = after;
                }
                if done != Done::Stay {
                    break;
                }
            }
            if matches!(asking.interview().step(), Step::Review) {
                break 'interview;
            }
        }
    }
    let percentile = |times: &mut Vec<Duration>, share: usize| {
        times.sort_unstable();
        times[(times.len() - 1) * share / 100]
    };
    let limits = |name: &str, times: &mut Vec<Duration>, limit: Duration| {
        let (half, high) = (percentile(times, 50), percentile(times, 99));
        println!(
            "{name}: {} measured, median {:.2} ms, 99th percentile {:.2} ms: {:.2} of the limit of {} ms",
            times.len(),
            ms(half),
            ms(high),
            ms(high) / ms(limit),
            limit.as_millis()
        );
    };
    println!("{name}");
    limits("  a key", &mut all, KEY_LIMIT);
    limits("  an answer, kept twice over, to the next question", &mut answers, KEY_LIMIT);
    limits("  beside it, a bare durable write on this disk", &mut disk(), KEY_LIMIT);
    limits("  from the opened vault to the first question", &mut first, FIRST_LIMIT);
    let drafts = holding::list(&storage, &vault).unwrap();
    for draft in drafts {
        holding::discard(&mut storage, draft.id).unwrap();
    }
}

fn main() {
    let rounds = |count| NonZeroU64::new(count).unwrap();
    keys("The reintegration interview of the library", REINTEGRATION, rounds(10));
    keys(
        &format!("A form of {QUESTIONS} questions that depend on one another"),
        large_form().as_bytes(),
        rounds(2),
    );
    curve();
}
