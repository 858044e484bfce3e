//! The Food Consumption Score of the library, against WFP's public sample.

use std::collections::BTreeMap;

use kin_forms::{Answer, Form, QuestionKind};

const FCS: &[u8] = include_bytes!("../library/fcs.json");
const SAMPLE: &str = include_str!("../../tests/fixtures/FCS_Sample_Survey.csv");

fn form() -> Form {
    Form::parse(FCS).expect("the library has no mistakes")
}

/// The answers of each household, by question.
fn households() -> Vec<BTreeMap<String, Answer>> {
    let mut lines = SAMPLE.lines();
    let headings: Vec<&str> = lines.next().expect("headings").split(',').collect();
    let household = |line: &str| {
        let days = line.split(',').map(|cell| Answer::Integer(cell.parse().expect("days")));
        headings.iter().map(|heading| (*heading).to_owned()).zip(days).collect()
    };
    lines.map(household).collect()
}

fn close(value: f64, expected: f64) {
    assert!((value - expected).abs() < 1e-9, "{value} is not {expected}");
}

#[test]
fn the_public_sample_scores_as_wfps_script_does() {
    let form = form();
    for (id, bands) in [("fcs", [2, 4, 20]), ("fcs-28-42", [2, 7, 17])] {
        let scoring = form.scores().iter().find(|scoring| scoring.id() == id).unwrap();
        let scored: Vec<_> = households()
            .iter()
            .map(|answers| scoring.compute_with(|question| answers.get(question)))
            .collect();
        let values: Vec<f64> = scored.iter().map(|scored| scored.value.unwrap()).collect();
        let mean = values.iter().sum::<f64>() / 26.0;
        let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
        close(mean, 49.557_692_307_692_31);
        close((squares / 25.0).sqrt(), 18.764_502_084_029_26);
        close(values.iter().copied().fold(f64::INFINITY, f64::min), 0.0);
        close(values.iter().copied().fold(0.0, f64::max), 80.0);
        let count = |name: &str| scored.iter().filter(|scored| scored.band.as_deref() == Some(name)).count();
        assert_eq!([count("poor"), count("borderline"), count("acceptable")], bands, "{id}");
    }
}

#[test]
fn a_score_on_an_edge_belongs_below_it() {
    let form = form();
    let band = |id: &str, days: [i64; 9]| {
        let names = [
            "FCSStap", "FCSPulse", "FCSDairy", "FCSPr", "FCSVeg", "FCSFruit", "FCSFat", "FCSSugar", "FCSCond",
        ];
        let answers: BTreeMap<&str, Answer> = names.into_iter().zip(days.map(Answer::Integer)).collect();
        let scoring = form.scores().iter().find(|scoring| scoring.id() == id).unwrap();
        let scored = scoring.compute_with(|question| answers.get(question));
        (scored.value.unwrap().to_bits(), scored.band.unwrap())
    };
    let expected = |value: f64, band: &str| (value.to_bits(), band.to_owned());
    assert_eq!(band("fcs", [7, 0, 0, 0, 7, 0, 0, 0, 7]), expected(21.0, "poor"));
    assert_eq!(band("fcs", [7, 0, 0, 0, 7, 0, 1, 0, 7]), expected(21.5, "borderline"));
    assert_eq!(band("fcs", [7, 0, 0, 0, 7, 7, 7, 7, 0]), expected(35.0, "borderline"));
    assert_eq!(band("fcs-28-42", [7, 0, 0, 0, 7, 7, 0, 0, 0]), expected(28.0, "poor"));
    assert_eq!(band("fcs-28-42", [7, 7, 0, 0, 7, 0, 0, 0, 0]), expected(42.0, "borderline"));
    assert_eq!(band("fcs-28-42", [7, 7, 7, 7, 7, 7, 7, 7, 7]), expected(112.0, "acceptable"));
}

#[test]
fn a_group_that_is_missing_leaves_no_score_but_condiments_do_not_count() {
    let form = form();
    for mut answers in households() {
        let scored = |answers: &BTreeMap<String, Answer>| {
            form.scores()[0].compute_with(|question| answers.get(question)).value
        };
        let whole = scored(&answers);
        answers.remove("FCSCond");
        assert_eq!(scored(&answers), whole);
        answers.remove("FCSDairy");
        assert_eq!(scored(&answers), None);
    }
}

#[test]
fn every_word_is_there_in_both_languages_and_no_week_has_eight_days() {
    let form = form();
    assert_eq!(form.languages(), ["vi", "en"]);
    for question in form.questions() {
        assert_eq!(question.kind, QuestionKind::Integer);
        let languages: Vec<&str> = question.label.iter().map(|(language, _)| language).collect();
        assert_eq!(languages, ["en", "vi"], "{}", question.name);
        assert!(question.constraint.is_some(), "{}", question.name);
    }
}
