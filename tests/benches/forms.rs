//! How long it takes to load a form and to answer one question of it: `cargo bench -p kin-tests --bench forms`.
//!
//! Prints the 99th percentile of an answer with the next question found, at 200, 2,000 and 20,000 questions, beside what the
//! house promises: a load under 50 ms, an answer under 1 ms. `KIN_BENCH_FORM=FILE` measures a form of one's own as well.

#![expect(clippy::print_stdout, reason = "a report is printed")]

use std::sync::Arc;
use std::time::{Duration, Instant};

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use kin_forms::{Answer, Form, Interview, Refusal, Step};
use kin_tests::demonstration::now;
use kin_tests::generate::{Asked, Chance, chance, large_form};

const LOAD: Duration = Duration::from_millis(50);
const ANSWER: Duration = Duration::from_millis(1);

/// Every form to measure: what it is called, and its text.
fn forms() -> Vec<(String, String)> {
    let mut forms: Vec<(String, String)> = [200, 2_000, 20_000]
        .into_iter()
        .map(|questions| (format!("{questions} questions"), large_form(&mut chance(1), questions)))
        .collect();
    if let Some(file) = std::env::var_os("KIN_BENCH_FORM") {
        let text = std::fs::read_to_string(&file).expect("KIN_BENCH_FORM is the path of a form");
        forms.push((file.to_string_lossy().into_owned(), text));
    }
    forms
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
                walk(&form, &mut interview, &mut chance);
            }
            (interview, chance)
        };
        group.bench_function(name, |bencher| {
            bencher.iter_batched_ref(
                half_way,
                |(interview, chance)| walk(&form, interview, chance),
                BatchSize::LargeInput,
            );
        });
    }
}

/// One step on: how long the interview took for it; none at the end.
fn walk(form: &Form, interview: &mut Interview, chance: &mut Chance) -> Option<Duration> {
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
    if taken.is_err() {
        // A constraint that small numbers do not meet, or a question that must be answered in its own way.
        let _ = interview.skip();
    }
    let _ = std::hint::black_box(interview.step());
    let _ = form;
    Some(started.elapsed())
}

fn percentiles(_: &mut Criterion) {
    println!(
        "\n{:<28} {:>10} {:>14} {:>12} {:>12} {:>14}",
        "form", "load", "÷ 50 ms", "p50", "p99", "p99 ÷ 1 ms"
    );
    for (name, text) in forms() {
        let started = Instant::now();
        let form = Arc::new(Form::parse(text.as_bytes()).expect("it is valid"));
        let loaded = started.elapsed();
        let mut interview = Interview::start(Arc::clone(&form), form.default_language(), now());
        let mut chance = chance(3);
        let mut times: Vec<Duration> = Vec::new();
        while times.len() < 40_000
            && let Some(time) = walk(&form, &mut interview, &mut chance)
        {
            times.push(time);
        }
        times.sort_unstable();
        let at = |share: usize| times[(times.len() - 1) * share / 100];
        println!(
            "{name:<28} {:>7.2} ms {:>14.3} {:>9.1} µs {:>9.1} µs {:>14.3}",
            loaded.as_secs_f64() * 1e3,
            loaded.as_secs_f64() / LOAD.as_secs_f64(),
            at(50).as_secs_f64() * 1e6,
            at(99).as_secs_f64() * 1e6,
            at(99).as_secs_f64() / ANSWER.as_secs_f64(),
        );
    }
}

criterion_group!(benches, load, answer, percentiles);
criterion_main!(benches);
