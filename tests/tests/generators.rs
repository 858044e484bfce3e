//! The generators give what they promise: valid forms, and interviews that the desk accepts.

use std::sync::Arc;

use kin_forms::{Form, Interview, ResponseKind};
use kin_tests::demonstration::now;
use kin_tests::generate::{FormSize, Person, chance, form, interview, interview_through};

/// Seeds tried; a longer campaign is `KIN_SEEDS=100000 cargo test -p kin-tests --test generators`.
fn seeds() -> u64 {
    std::env::var("KIN_SEEDS").ok().and_then(|seeds| seeds.parse().ok()).unwrap_or(150)
}

fn size(seed: u64) -> FormSize {
    FormSize {
        questions: 1 + usize::try_from(seed % 60).expect("small"),
        depth: 3,
        consent: seed.is_multiple_of(2),
    }
}

#[test]
fn every_generated_form_is_valid() {
    for seed in 0..seeds() {
        let text = form(&mut chance(seed), size(seed));
        if let Err(mistakes) = Form::parse(text.as_bytes()) {
            panic!("seed {seed}: {mistakes}\n{text}");
        }
    }
}

#[test]
fn every_generated_interview_is_accepted_at_the_desk() {
    let mut refusals = 0;
    for seed in 0..seeds() {
        let mut chance = chance(seed);
        let text = form(&mut chance, size(seed));
        let form = Arc::new(Form::parse(text.as_bytes()).expect("generated forms are valid"));
        for _ in 0..3 {
            let (response, _) =
                interview(&form, &mut chance, Person { declines: 20, ..Person::default() }, now());
            refusals += u64::from(response.kind() == ResponseKind::Refusal);
            let body = response.into_body();
            assert!(body.len() <= form.largest_response_bytes(), "seed {seed}: {} bytes", body.len());
            if let Err(invalid) = form.validate(&body) {
                panic!("seed {seed}: {invalid:?}\n{}\n{text}", String::from_utf8_lossy(&body));
            }
        }
    }
    assert!(refusals > 0, "nobody ever declined");
}

/// Whatever the form: put down and taken up again before every step, it is the same interview to the last byte.
#[test]
fn an_interview_that_is_put_down_before_every_step_ends_in_the_same_response() {
    for seed in 0..seeds() {
        let text = form(&mut chance(seed), size(seed));
        let form = Arc::new(Form::parse(text.as_bytes()).expect("generated forms are valid"));
        let straight = interview(&form, &mut chance(seed), Person::default(), now()).0.into_body();
        let mut again = |interview: Interview| {
            Interview::take_up(&form, &interview.put_down())
                .unwrap_or_else(|error| panic!("seed {seed}: {error}"))
        };
        let broken =
            interview_through(&form, &mut chance(seed), Person::default(), now(), &mut again).0.into_body();
        assert!(straight == broken, "seed {seed}: {text}");
    }
}

#[test]
fn the_same_seed_gives_the_same_form_and_the_same_people() {
    let once = |seed| {
        let mut chance = chance(seed);
        let text = form(&mut chance, size(seed));
        let form = Arc::new(Form::parse(text.as_bytes()).expect("generated forms are valid"));
        let (response, row) = interview(&form, &mut chance, Person::default(), now());
        (text, response.into_body().to_vec(), row)
    };
    for seed in 0..20 {
        assert_eq!(once(seed), once(seed));
    }
    assert_ne!(once(1).0, once(2).0);
}
