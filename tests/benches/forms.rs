//! How long it takes to load a form and to answer one question of it: `cargo bench -p kin-tests --bench forms`.
//!
//! Prints the 99th percentile of an answer with the next question found, at 200, 2,000 and 20,000 questions and of the
//! largest workbooks among the fixtures, beside what the house promises: an answer under 1 ms, and a load under 50 ms of
//! forms of up to 2,000 questions. `KIN_BENCH_FORM=FILE` measures a form of one's own as well.

#![expect(clippy::print_stdout, reason = "a report is printed")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use kin_forms::{Answer, Form, Interview, Refusal, Step};
use kin_researcher::xlsform::{Kind, import};
use kin_tests::demonstration::now;
use kin_tests::generate::{Asked, Chance, chance, large_form};
use kin_tests::programs::root;

const LOAD: Duration = Duration::from_millis(50);
/// The longest form of which a load under the limit is promised.
const LOADED_QUESTIONS: usize = 2_000;
/// Loads of which the quickest is printed: the first one finds the caches cold.
const LOADS: usize = 5;
/// Answers of which the percentiles are taken, at least.
const ANSWERS: usize = 4_000;
const ANSWER: Duration = Duration::from_millis(1);

/// Every form to measure: what it is called, and its text.
fn forms() -> Vec<(String, String)> {
    let mut forms: Vec<(String, String)> = [200, 2_000, 20_000]
        .into_iter()
        .map(|questions| (format!("{questions} questions"), large_form(&mut chance(1), questions)))
        .collect();
    forms.extend(WORKBOOKS.map(workbook));
    if let Some(file) = std::env::var_os("KIN_BENCH_FORM") {
        let text = std::fs::read_to_string(&file).expect("KIN_BENCH_FORM is the path of a form");
        forms.push((file.to_string_lossy().into_owned(), text));
    }
    forms
}

/// The largest workbooks among the fixtures, as the desk imports them: most choices, and most questions.
const WORKBOOKS: [&str; 2] =
    ["socio-economic-survey-v20240515.xlsx", "all-question-types-v2024091201-3.xlsx"];

fn workbook(name: &str) -> (String, String) {
    let path = root().join("researcher/tests/fixtures/xlsform/workbooks").join(name);
    let bytes = std::fs::read(path).expect("the fixture is there");
    let imported = import(&bytes, Kind::Xlsx).expect("it is a form");
    let questions = Form::parse(&imported.json).expect("what is imported is a form").questions().len();
    let text = String::from_utf8(imported.json).expect("JSON is UTF-8");
    let stem = name.split("-v20").next().unwrap_or(name);
    (format!("{stem}: {questions} questions"), text)
}

fn load(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("load");
    group.sample_size(20);
    for (name, text) in forms() {
        group.bench_function(name, |bencher| {
            bencher.iter(|| Form::parse(text.as_bytes()).expect("it is valid"));
        });
    }
}

fn answer(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("answer and next question");
    group.sample_size(20);
    for (name, text) in forms() {
        let form = Arc::new(Form::parse(text.as_bytes()).expect("it is valid"));
        let half_way = || {
            let mut interview = Interview::start(Arc::clone(&form), form.default_language(), now());
            let mut chance = chance(2);
            // Far enough that there are answers behind and questions before.
            for _ in 0..form.questions().len().min(400) / 4 {
                walk(&mut interview, &mut chance);
            }
            (interview, chance)
        };
        group.bench_function(name, |bencher| {
            bencher.iter_batched_ref(
                half_way,
                |(interview, chance)| walk(interview, chance),
                BatchSize::LargeInput,
            );
        });
    }
}

/// One step on: how long the interview took for it; none at the end.
fn walk(interview: &mut Interview, chance: &mut Chance) -> Option<Duration> {
    let answer = match interview.step() {
        Step::Review => return None,
        Step::Consent(step) => {
            let purposes: Vec<(&str, bool)> =
                step.consent.purposes.iter().map(|purpose| (purpose.name.as_str(), true)).collect();
            let (purposes, mode): (Vec<_>, _) = (
                purposes.iter().map(|(name, agreed)| ((*name).to_owned(), *agreed)).collect(),
                step.consent.modes[0],
            );
            let purposes: Vec<(&str, bool)> =
                purposes.iter().map(|(name, agreed)| (name.as_str(), *agreed)).collect();
            interview.agree(&purposes, mode).expect("all are agreed to");
            return Some(Duration::ZERO);
        }
        Step::Repeat(_) => None,
        Step::Ask(ask) => {
            let asked = Asked::of(&ask);
            (0..200).find_map(|_| {
                let typed = asked.answer(chance);
                // Small numbers meet most constraints.
                let typed = typed.parse::<i64>().map_or(typed, |number| (number % 100).to_string());
                Answer::parse(ask.question, &ask.choices, &typed).ok()
            })
        }
    };
    let started = Instant::now();
    let taken = match (answer, matches!(interview.step(), Step::Repeat(_))) {
        (_, true) => interview.another(false),
        (Some(answer), _) => match interview.answer(answer) {
            Err(Refusal::AnswerWarned { .. }) => interview.confirm("seen"),
            other => other,
        },
        (None, _) => interview.skip(),
    };
    // A constraint that small numbers do not meet; where an answer must be given, the interview ends here.
    if taken.is_err() && interview.skip().is_err() {
        return None;
    }
    let _ = std::hint::black_box(interview.step());
    Some(started.elapsed())
}

fn quickest_load(text: &str) -> (Form, Duration) {
    let load = |_| {
        let started = Instant::now();
        let form = Form::parse(text.as_bytes()).expect("it is valid");
        (form, started.elapsed())
    };
    (0..LOADS).map(load).min_by_key(|(_, time)| *time).expect("it is loaded several times")
}

fn percentiles(_: &mut Criterion) {
    println!(
        "\n{:<36} {:>10} {:>14} {:>12} {:>12} {:>14}",
        "form", "load", "÷ 50 ms", "p50", "p99", "p99 ÷ 1 ms"
    );
    for (name, text) in forms() {
        let (form, loaded) = quickest_load(&text);
        let form = Arc::new(form);
        let mut chance = chance(3);
        let mut times: Vec<Duration> = Vec::new();
        // A short form is filled several times: one in a hundred of few answers says little.
        while times.len() < ANSWERS {
            let mut interview = Interview::start(Arc::clone(&form), form.default_language(), now());
            while let Some(time) = walk(&mut interview, &mut chance) {
                times.push(time);
            }
        }
        times.sort_unstable();
        let at = |share: usize| times[(times.len() - 1) * share / 100];
        let is_promised = form.questions().len() <= LOADED_QUESTIONS;
        let of_limit = if is_promised {
            format!("{:.3}", loaded.as_secs_f64() / LOAD.as_secs_f64())
        } else {
            "no limit".to_owned()
        };
        println!(
            "{name:<36} {:>7.2} ms {of_limit:>14} {:>9.1} µs {:>9.1} µs {:>14.3}",
            loaded.as_secs_f64() * 1e3,
            at(50).as_secs_f64() * 1e6,
            at(99).as_secs_f64() * 1e6,
            at(99).as_secs_f64() / ANSWER.as_secs_f64(),
        );
    }
}

criterion_group!(benches, load, answer, percentiles);
criterion_main!(benches);
