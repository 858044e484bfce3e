use std::collections::BTreeMap;

use super::compute::rounded;
use super::{Method, MissingRule, Scored, Scoring};
use crate::answer::Answer;
use crate::form::{Form, Missing};

fn rcsi() -> Form {
    Form::parse(include_bytes!("../../library/rcsi.json")).unwrap()
}

const ITEMS: [&str; 5] = ["rCSILessQlty", "rCSIBorrow", "rCSIMealNb", "rCSIMealSize", "rCSIMealAdult"];

fn scored(scoring: &Scoring, answers: Vec<(&str, Answer)>) -> Scored {
    let answers: BTreeMap<&str, Answer> = answers.into_iter().collect();
    scoring.compute_with(|name| answers.get(name))
}

fn days(days: [i64; 5]) -> Vec<(&'static str, Answer)> {
    ITEMS.into_iter().zip(days.map(Answer::Integer)).collect()
}

#[test]
fn rcsi_weighs_one_two_one_one_three() {
    let form = rcsi();
    let score = |answers| scored(&form.scores()[0], answers);
    for (item, expected) in [1.0, 2.0, 1.0, 1.0, 3.0].into_iter().enumerate() {
        let mut one = [0; 5];
        one[item] = 1;
        assert_eq!(score(days(one)).value, Some(expected), "{}", ITEMS[item]);
    }
    assert_eq!(score(days([7; 5])).value, Some(56.0));
}

#[test]
fn a_score_on_an_edge_belongs_to_the_lower_band() {
    let form = rcsi();
    for (counts, band) in [
        ([0, 0, 0, 0, 0], "phase_1"),
        ([3, 0, 0, 0, 0], "phase_1"),
        ([4, 0, 0, 0, 0], "phase_2"),
        ([6, 0, 6, 6, 0], "phase_2"),
        ([6, 0, 6, 7, 0], "phase_3_5"),
    ] {
        assert_eq!(scored(&form.scores()[0], days(counts)).band.as_deref(), Some(band), "{counts:?}");
    }
}

#[test]
fn a_missing_answer_is_never_scored_as_zero() {
    let form = rcsi();
    let mut answers = days([7; 5]);
    answers[1].1 = Answer::Missing(Missing::Refused);
    assert_eq!(scored(&form.scores()[0], answers).value, None);
    assert_eq!(scored(&form.scores()[0], Vec::new()).value, None);
}

#[test]
fn left_out_items_are_weighed_anew_or_not_as_the_rule_says() {
    let form = rcsi();
    let mut scoring = form.scores()[0].clone();
    scoring.minimum_answered = 2;
    // 2 × 1 and 2 × 3, of weights 4 out of 8.
    let answers = || vec![("rCSILessQlty", Answer::Integer(2)), ("rCSIMealAdult", Answer::Integer(2))];
    assert_eq!(scored(&scoring, answers()).value, Some(8.0));
    scoring.rule = MissingRule::Reweight;
    assert_eq!(scored(&scoring, answers()).value, Some(16.0));
    scoring.method = Method::Mean;
    assert_eq!(scored(&scoring, answers()).value, Some(2.0));
    scoring.minimum_answered = 3;
    assert_eq!(scored(&scoring, answers()).value, None);
}

#[test]
fn dimensions_and_reversed_items_are_scored_for_themselves() {
    let form = Form::parse(include_bytes!("../../library/returnee-reintegration.json")).unwrap();
    let scoring = &form.scores()[0];
    let all = |name: &str| Answer::One(name.into());
    let names: Vec<String> = scoring.items().iter().map(|item| item.question.clone()).collect();
    let answers = names.iter().map(|name| (name.as_str(), all("entirely"))).collect();
    let result = scored(scoring, answers);
    // Three of four items point up (5), one down (1); of all sixteen, three.
    assert_eq!(result.dimensions[0], ("living".into(), Some(4.0)));
    assert_eq!(result.value, Some(4.25));
    assert_eq!(result.band.as_deref(), Some("settled"));
    let eleven = names.iter().take(11).map(|name| (name.as_str(), all("half"))).collect();
    let result = scored(scoring, eleven);
    assert_eq!(result.value, Some(3.0));
    assert_eq!(result.dimensions[3], ("mind".into(), None));
}

#[test]
fn a_half_is_rounded_away_from_zero() {
    for (score, decimals, expected) in [
        (0.5, 0, 1.0),
        (-0.5, 0, -1.0),
        (2.5, 0, 3.0),
        (2.675, 2, 2.68),
        (-2.675, 2, -2.68),
        (2.674, 2, 2.67),
        (-0.001, 2, 0.0),
    ] {
        assert_eq!(rounded(score, decimals).to_bits(), f64::to_bits(expected), "{score} to {decimals}");
    }
}

#[test]
fn the_digest_is_of_the_scoring_s_own_text() {
    let text = include_str!("../../library/rcsi.json");
    let moved = text.replace("\"kin_form\": 1,", "\"kin_form\":1,");
    let (form, moved) = (rcsi(), Form::parse(moved.as_bytes()).unwrap());
    assert_ne!(form.digest(), moved.digest());
    assert_eq!(form.scores()[0].digest(), moved.scores()[0].digest());
    let changed = text.replace("\"weight\": 2", "\"weight\": 3");
    let changed = Form::parse(changed.as_bytes()).unwrap();
    assert_ne!(form.scores()[0].digest(), changed.scores()[0].digest());
}
