//! A whole reintegration interview, typed at a terminal as an enumerator types it: in both languages, on screens of 80 and of 40
//! columns that change their size on the way, and line by line. Every key is used, Vietnamese is typed composed and decomposed, and
//! the desk reads what was meant. `KIN_PICTURES=FOLDER` leaves the screens there as pages, for eyes.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use jiff::tz::Offset;
use kin_forms::{Answer, Choice, ConsentMode, Form, Interview, Missing, Now, QuestionKind, Step};
use kin_sealing::{Identity, Passphrase};
use kin_tests::programs::{Program, root};
use kin_tests::screen::Screen;
use kin_tests::study::{Device, Study};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

const DOWN: &str = "\x1b[B";
const UP: &str = "\x1b[A";
const PAGE_UP: &str = "\x1b[5~";
const PAGE_DOWN: &str = "\x1b[6~";
const ESCAPE: &str = "\x1b";
const TAB: &str = "\t";
const ALT_ENTER: &str = "\x1b\r";
const SHIFT_TAB: &str = "\x1b[Z";
const CTRL_C: &str = "\x03";

/// A command by its function key and by its letter with Ctrl.
struct Command(&'static str, &'static str);

const HELP: Command = Command("\x1bOP", "\x19");
const BACK: Command = Command("\x1bOQ", "\x02");
const GO_TO: Command = Command("\x1bOR", "\x07");
const LANGUAGE: Command = Command("\x1bOS", "\x0c");
const REFUSED: Command = Command("\x1b[15~", "\x12");
const DONT_KNOW: Command = Command("\x1b[17~", "\x04");
const NOT_APPLICABLE: Command = Command("\x1b[18~", "\x0e");
const CLEAR: Command = Command("\x1b[19~", "\x18");
const STOP: Command = Command("\x1b[20~", "\x13");
const LEAVE: Command = Command("\x1b[21~", "\x11");
const HIDE: Command = Command("\x1b[24~", "\x0b");

/// Words of the program that the test waits for, in the enumerator's language.
struct Words {
    language: &'static str,
    other: &'static str,
    begin: &'static str,
    slip: &'static str,
    consent: &'static str,
    help: &'static str,
    go_to: &'static str,
    which_language: &'static str,
    stop: &'static str,
    leave: &'static str,
    finish: &'static str,
    sealed: &'static str,
    first: &'static str,
}

const VIETNAMESE: Words = Words {
    language: "vi",
    other: "en",
    begin: "Hỏi: ",
    slip: "lấy mảnh giấy không",
    consent: "Đọc",
    help: "bảng phím này",
    go_to: "Đến câu nào?",
    which_language: "Bằng ngôn ngữ nào?",
    stop: "DỪNG LẠI.",
    leave: "Tạm rời",
    finish: "Sau đó ở đây",
    sealed: "đã niêm phong",
    first: "Chỉ có hai",
};

const ENGLISH: Words = Words {
    language: "en",
    other: "vi",
    begin: "Interview: ",
    slip: "Did she take a slip?",
    consent: "Read this out",
    help: "these keys",
    go_to: "Where to?",
    which_language: "In which language?",
    stop: "STOP. Put",
    leave: "Leave this interview?",
    finish: "Afterwards nobody",
    sealed: "is sealed",
    first: "Are the two of you",
};

/// A study with the form of the library, and what opens its records.
struct Bench {
    study: Study,
    form: Arc<Form>,
    identity: Identity,
    _place: tempfile::TempDir,
}

/// A device of the study.
struct Held {
    bench: &'static Bench,
    device: Device,
}

impl Bench {
    fn get() -> &'static Self {
        static BENCH: OnceLock<Bench> = OnceLock::new();
        BENCH.get_or_init(Self::new)
    }

    fn new() -> Self {
        let place = tempfile::tempdir().expect("a fresh folder");
        let file = root().join("forms/library/returnee-reintegration.json");
        let form =
            Arc::new(Form::parse(&std::fs::read(&file).expect("a form")).expect("a form of the library"));
        let study = Study::new(place.path(), &[file]);
        let typed = std::fs::read_to_string(study.passphrase()).expect("it was written");
        let locked = std::fs::read(study.desk().join("keys/epoch-1.age")).expect("a locked key");
        let key =
            kin_sealing::unlock(&locked, &Passphrase::from_text(typed.trim_end()).expect("a passphrase"));
        let key = key.expect("it opens");
        let identity = std::str::from_utf8(&key).expect("text").trim_end().parse().expect("an identity");
        Self { study, form, identity, _place: place }
    }
}

impl Held {
    fn new(label: &str) -> Self {
        // One after the other: a desk makes one package at a time.
        static ENROLLING: Mutex<()> = Mutex::new(());
        let bench = Bench::get();
        let _one = ENROLLING.lock().unwrap_or_else(PoisonError::into_inner);
        Self { bench, device: bench.study.enrol(label, "E01") }
    }

    /// What the desk reads of the last interview that the device sealed.
    fn response(&self) -> serde_json::Value {
        let database =
            rusqlite::Connection::open(self.device.folder().join("device.db")).expect("a database");
        let query = "SELECT envelope FROM outbox ORDER BY sequence DESC LIMIT 1";
        let envelope: Vec<u8> = database.query_row(query, [], |row| row.get(0)).expect("an envelope");
        let study: kin_protocol::StudyId = self.bench.study.id().parse().expect("an id");
        let identities = std::slice::from_ref(&self.bench.identity);
        let opened = kin_sealing::open(&envelope, identities, *study.as_bytes(), 20480).expect("it opens");
        self.bench.form.validate(&opened.record.response).expect("the desk takes what was typed");
        serde_json::from_slice(&opened.record.response).expect("JSON")
    }

    fn shadow(&self, language: &str) -> Interview {
        Interview::start(Arc::clone(&self.bench.form), language, now())
    }
}

fn now() -> Now {
    let offset = Offset::constant(7);
    Now { local: offset.to_datetime(jiff::Timestamp::now()), offset }
}

/// Words as a person types who does not bother with marks.
fn without_marks(text: &str) -> String {
    let letters = text.nfd().filter(|letter| !is_combining_mark(*letter));
    letters.flat_map(char::to_lowercase).map(|letter| if letter == 'đ' { 'd' } else { letter }).collect()
}

/// An answer: what the shadow is told, what is typed on the screen, and what line by line.
struct Typed {
    text: String,
    keys: String,
    line: String,
}

/// What may be tried at a question, the first that its form takes is typed. `nth` makes people do things differently, and a text
/// has its parts in lines where those can be typed.
fn attempts(step: &Step<'_>, nth: usize, between: &str) -> Vec<Typed> {
    let Step::Ask(ask) = step else { return Vec::new() };
    let choices = &ask.choices;
    let typed = |text: &str| {
        let form = if nth.is_multiple_of(2) { text.nfc().collect::<String>() } else { text.nfd().collect() };
        Typed { text: text.to_owned(), keys: form.replace('\n', ALT_ENTER) + "\r", line: form }
    };
    match &ask.question.kind {
        QuestionKind::SelectOne { .. } => (0..choices.len())
            .map(|index| {
                let index = (index + nth) % choices.len();
                let keys = one_of(choices, index, ask.language, nth);
                Typed { text: choices[index].name.clone(), keys, line: (index + 1).to_string() }
            })
            .collect(),
        QuestionKind::SelectMultiple { .. } => {
            let sets = [vec![0, 1], vec![0]];
            sets.iter().filter(|set| set.len() <= choices.len()).map(|set| several(choices, set)).collect()
        }
        QuestionKind::Rank { .. } => vec![several(choices, &(0..choices.len()).rev().collect::<Vec<_>>())],
        QuestionKind::Date => {
            // Where a day stands there already, the keys go from it; else the first of them brings today.
            let (from, first) = match ask.current {
                Some(Answer::Date(day)) => (*day, ""),
                _ => (now().local.date(), PAGE_UP),
            };
            let month = from.checked_sub(jiff::Span::new().months(1)).expect("a day");
            let day = month.checked_sub(jiff::Span::new().days(2)).expect("a day");
            let picked = format!("{first}{PAGE_UP}{UP}{UP}\r");
            let line = day.strftime("%d/%m/%Y").to_string();
            vec![Typed { text: day.to_string(), keys: picked, line }]
        }
        QuestionKind::Text { .. } => {
            [format!("Thượng Cát,{between}Mỹ Đức").as_str(), "Thoa", "2"].map(typed).into()
        }
        _ => ["2", "25", "2020", "0", "14:30"].map(typed).into(),
    }
}

/// One choice by arrows, by its number, or by its words without marks.
fn one_of(choices: &[&Choice], index: usize, language: &str, nth: usize) -> String {
    let label = |choice: &Choice| without_marks(choice.label.in_language(language));
    let words = label(choices[index]);
    let fitting = choices.iter().filter(|choice| label(choice).contains(&words)).count();
    match nth % 3 {
        0 => DOWN.repeat(index + 1) + "\r",
        1 if fitting == 1 && !words.starts_with(|first: char| first.is_ascii_digit()) => words + "\r",
        _ => format!("{}\r", index + 1),
    }
}

fn several(choices: &[&Choice], set: &[usize]) -> Typed {
    let names: Vec<&str> = set.iter().map(|index| choices[*index].name.as_str()).collect();
    let numbers: Vec<String> = set.iter().map(|index| (index + 1).to_string()).collect();
    let marks = [" ", TAB].into_iter().cycle();
    let keys =
        numbers.iter().zip(marks).map(|(number, mark)| number.clone() + mark).collect::<String>() + "\r";
    Typed { text: names.join(";"), keys, line: numbers.join(" ") }
}

/// Answers the shadow's question with the first of these that it takes.
fn answered(shadow: &mut Interview, nth: usize, between: &str) -> Typed {
    let tried = attempts(&shadow.step(), nth, between);
    for typed in tried {
        let Step::Ask(ask) = shadow.step() else { unreachable!("a question is asked") };
        let Ok(answer) = Answer::parse(ask.question, &ask.choices, &typed.text) else { continue };
        if shadow.answer(answer).is_ok() {
            return typed;
        }
    }
    let place = shadow.place().map(|place| place.to_string());
    unreachable!("nothing that is tried at {place:?} is taken")
}

/// The first words of a question, as they stand on one row of the screen.
fn first_words(label: &str, columns: u16) -> String {
    let mut words = String::new();
    for word in label.split_whitespace() {
        if words.chars().count() + word.chars().count() + 2 > usize::from(columns).min(34) {
            break;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words += word;
    }
    words
}

/// A person at the screen.
struct Sitting<'a> {
    screen: Screen,
    words: &'a Words,
    passphrase: String,
    size: (u16, u16),
    seen: usize,
    missing: [bool; 3],
}

impl Sitting<'_> {
    fn look(&mut self, what: &str) {
        let Ok(folder) = std::env::var("KIN_PICTURES") else { return };
        self.seen += 1;
        let name = format!("{}-{}-{:03}-{what}.html", self.words.language, self.size.1, self.seen);
        std::fs::write(PathBuf::from(folder).join(name), self.screen.picture())
            .expect("a folder to write to");
    }

    /// Types keys and waits for what they bring.
    fn keys(&mut self, keys: &str, until: &str) {
        self.screen.keys(keys);
        self.screen.wait_until(until);
    }

    /// From the home screen to the first question.
    fn begin(&mut self, shadow: &mut Interview) {
        self.screen.wait_until(self.words.begin);
        self.look("home");
        self.keys(&format!("{DOWN}\r"), self.words.slip);
        self.look("slip");
        self.keys("\r", self.words.first);
        self.look("alone");
        self.screen.keys(&format!("{DOWN}\r"));
        // Not a minor; the words are read to their end; every purpose; spoken.
        let Step::Consent(step) = shadow.step() else { unreachable!("the form asks consent") };
        let purposes: Vec<String> = step.purposes.iter().map(|(name, ..)| (*name).to_owned()).collect();
        assert!(step.assent.is_some() && step.consent.modes.len() == 2, "the form asks all of it");
        self.screen.keys(&format!("{DOWN}{DOWN}\r"));
        self.screen.wait_until(self.words.consent);
        self.look("consent");
        self.screen.keys(&PAGE_DOWN.repeat(12));
        self.screen.keys(&format!("{DOWN}\r").repeat(2 + purposes.len()));
        let given: Vec<(&str, bool)> = purposes.iter().map(|name| (name.as_str(), true)).collect();
        shadow.agree(&given, ConsentMode::Spoken).expect("consent is given");
    }

    /// Every key that does something else than answer, each once by its function key or its letter.
    fn wander(&mut self, nth: usize, here: &str, shadow: &mut Interview) {
        let key = |command: &Command| if nth.is_multiple_of(2) { command.0 } else { command.1 }.to_owned();
        match nth % 9 {
            0 => {
                self.keys(&key(&HELP), self.words.help);
                self.look("help");
                self.screen.keys(&(PAGE_DOWN.to_owned() + "\r"));
            }
            1 => {
                self.keys(&key(&GO_TO), self.words.go_to);
                self.look("go-to");
                self.screen.keys(ESCAPE);
                // An escape that a letter follows at once is another key.
                self.screen.wait_until_gone(self.words.go_to);
            }
            2 => self.change_language(&key(&LANGUAGE)),
            3 => {
                self.keys(&key(&STOP), self.words.stop);
                self.look("stop");
                shadow.note_interruption();
                self.screen.keys(&format!("{DOWN}\r"));
            }
            4 => {
                self.keys(&key(&LEAVE), self.words.leave);
                self.look("leave");
                self.screen.keys(&format!("{DOWN}{DOWN}\r"));
                self.screen.wait_until_gone(self.words.leave);
                self.keys(CTRL_C, self.words.leave);
                self.screen.keys(&format!("{DOWN}{DOWN}\r"));
            }
            5 => {
                self.screen.keys(&key(&HIDE));
                self.screen.wait_until_gone(here);
                assert_eq!(self.screen.contents().trim(), "", "a hidden screen is blank");
                self.screen.keys(&(self.passphrase.clone() + "\r"));
            }
            6 => {
                let (rows, columns) = self.size;
                for (rows, columns) in [(9, 31), (40, 120), (rows, columns)] {
                    self.screen.resize(rows, columns);
                    self.screen.wait_until(&first_words(here, columns.min(20)));
                }
                // Small and large again before the program looks: what was cut off is there again.
                self.screen.resize(3, 10);
                self.screen.resize(rows, columns);
            }
            7 => {
                // Back, and on again with Enter alone: what was answered stands.
                for back in [BACK.0, BACK.1, SHIFT_TAB] {
                    if shadow.back() {
                        self.screen.keys(back);
                        let words = first_words(&label(shadow), self.size.1);
                        self.screen.wait_until(&words);
                        shadow.skip().expect("it was answered");
                        self.screen.keys("\r");
                        self.screen.wait_until(here);
                    }
                }
            }
            _ => self.screen.keys(&key(&CLEAR)),
        }
        self.screen.wait_until(here);
    }

    /// Into the other language and back: the question stays.
    fn change_language(&mut self, key: &str) {
        let other = if self.words.other == "en" { "2" } else { "1" };
        let own = if self.words.other == "en" { "1" } else { "2" };
        self.keys(key, self.words.which_language);
        let back = if self.words.other == "en" { &ENGLISH } else { &VIETNAMESE };
        self.screen.keys(&format!("{other}\r"));
        self.screen.wait_until(if self.words.other == "en" { "F9 STOP" } else { "F9 DỪNG" });
        self.keys(key, back.which_language);
        self.screen.keys(&format!("{own}\r"));
        self.screen.wait_until(if self.words.other == "en" { "F9 DỪNG" } else { "F9 STOP" });
    }

    /// Answers the question that the shadow stands at; each kind of missing answer once.
    fn answer(&mut self, shadow: &mut Interview, nth: usize) {
        let Step::Ask(ask) = shadow.step() else { unreachable!("a question is asked") };
        if matches!(ask.question.kind, QuestionKind::Note) || ask.question.read_only {
            shadow.skip().expect("a note is passed");
            self.screen.keys("\r");
            return;
        }
        let kinds = [
            (Missing::Refused, &REFUSED),
            (Missing::DontKnow, &DONT_KNOW),
            (Missing::NotApplicable, &NOT_APPLICABLE),
        ];
        for (place, (missing, command)) in kinds.into_iter().enumerate() {
            // Late, so that most of the form is asked.
            if nth > 30 && !self.missing[place] && ask.missing.contains(&missing) {
                self.missing[place] = true;
                shadow.answer(Answer::Missing(missing)).expect("it is offered");
                self.screen.keys(if place == 0 { command.0 } else { command.1 });
                return;
            }
        }
        let typed = answered(shadow, nth, "\n");
        self.screen.keys(&typed.keys);
    }
}

fn label(shadow: &Interview) -> String {
    match shadow.step() {
        Step::Ask(ask) => ask.label.as_str().to_owned(),
        _ => String::new(),
    }
}

/// Holds the whole interview on a screen of this size, and compares what the desk reads with what was meant.
fn held(words: &Words, size: (u16, u16)) {
    let bench = Held::new(&format!("tablet-{}-{}", words.language, size.1));
    let arguments = bench.device.arguments(["--language", words.language, "--passphrase-file"], true);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let passphrase = std::fs::read_to_string(bench.device.passphrase()).expect("it was written");
    let mut sitting = Sitting {
        screen: Screen::start(Program::Collector, &arguments, size.0, size.1),
        words,
        passphrase: passphrase.trim_end().to_owned(),
        size,
        seen: 0,
        missing: [false; 3],
    };
    let mut shadow = bench.shadow(words.language);
    sitting.begin(&mut shadow);
    let mut nth = 0;
    while !matches!(shadow.step(), Step::Review) {
        let here = first_words(&label(&shadow), size.1);
        assert!(!here.is_empty(), "a question at {:?}", shadow.place().map(|place| place.to_string()));
        sitting.screen.wait_until(&here);
        sitting.look("question");
        if nth < 18 {
            sitting.wander(nth, &here, &mut shadow);
        }
        sitting.answer(&mut shadow, nth);
        nth += 1;
        assert!(nth < 200, "the form comes to an end");
    }
    assert!(nth > 40 && sitting.missing == [true; 3], "{nth} questions, {:?}", sitting.missing);
    sitting.screen.wait_until(if words.language == "vi" {
        "Kết thúc và niêm phong"
    } else {
        "Finish and seal"
    });
    sitting.look("review");
    sitting.keys("\r", words.finish);
    sitting.look("finish");
    sitting.keys(&format!("{DOWN}\r"), words.sealed);
    sitting.look("sealed");
    sitting.keys("\r", words.begin);
    sitting.screen.keys(LEAVE.0);
    assert_eq!(sitting.screen.exit_code(), 0, "{}", sitting.screen.contents());
    let left = sitting.screen.contents_with_scrollback();
    assert!(!left.contains("Thượng Cát") && !left.contains(words.begin), "{left}");
    compare(&bench, shadow);
}

/// What the desk reads is what was meant, to the letter, whichever way it was typed.
fn compare(bench: &Held, shadow: Interview) {
    let meant = shadow.finish(now()).unwrap_or_else(|(_, unfinished)| unreachable!("{unfinished}"));
    let meant: serde_json::Value = serde_json::from_slice(&meant.into_body()).expect("JSON");
    let read = bench.response();
    assert_eq!(read["answers"], meant["answers"]);
    for member in ["consent", "language", "interrupted", "overrides"] {
        assert_eq!(read[member], meant[member], "{member}");
    }
    let text = read["answers"].to_string();
    assert_eq!(text, text.nfc().collect::<String>(), "one normal form");
    assert!(text.contains("Mỹ Đức"), "{text}");
}

#[test]
fn a_whole_interview_in_vietnamese_at_80_columns() {
    held(&VIETNAMESE, (24, 80));
}

#[test]
fn a_whole_interview_in_vietnamese_at_40_columns() {
    held(&VIETNAMESE, (24, 40));
}

#[test]
fn a_whole_interview_in_english_at_80_columns() {
    held(&ENGLISH, (24, 80));
}

#[test]
fn a_whole_interview_in_english_at_40_columns() {
    held(&ENGLISH, (24, 40));
}

/// The same questions and answers through a pipe, in both languages.
#[test]
fn a_whole_interview_line_by_line() {
    let bench = Held::new("tablet-line");
    for language in ["vi", "en"] {
        let (yes, no) = if language == "vi" { ("có", "không") } else { ("yes", "no") };
        let mut shadow = bench.shadow(language);
        let mut lines = vec![
            String::new(),
            no.to_owned(),
            yes.to_owned(),
            yes.to_owned(),
            yes.to_owned(),
            "1".to_owned(),
        ];
        shadow
            .agree(&[("research", true), ("follow_up", true)], ConsentMode::Spoken)
            .expect("consent is given");
        for nth in 0.. {
            let line = match shadow.step() {
                Step::Review => break,
                Step::Ask(ask)
                    if matches!(ask.question.kind, QuestionKind::Note) || ask.question.read_only =>
                {
                    shadow.skip().expect("a note is passed");
                    String::new()
                }
                _ => answered(&mut shadow, nth, " ").line,
            };
            lines.push(line);
        }
        lines.extend([String::new(), yes.to_owned()]);
        let begin = if language == "vi" { "cuoc song" } else { "life after" };
        let lines = format!("{begin}\n{}\n!q\n", lines.join("\n"));
        let said =
            bench.device.run_typing(0, ["--plain", "--language", language, "--passphrase-file"], &lines);
        assert!(said.contains(if language == "vi" { "đã niêm phong" } else { "is sealed" }), "{said}");
        compare(&bench, shadow);
    }
}
