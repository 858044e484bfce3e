//! What has no answer, and what is refused.

use kin_statistics::{
    Change, Design, LonelyPsu, Mean, Proportion, Ratio, Round, StatisticsError, Total, TwoWay, Unit,
    Weighting, mcnemar,
};

fn in_stratum(stratum: &str, weight: f64) -> Unit<'_> {
    Unit { stratum, psu: None, weight, population: None }
}

fn design(lonely_psu: LonelyPsu) -> Design {
    Design { weighting: Weighting::Given, lonely_psu: Some(lonely_psu) }
}

#[test]
fn of_nobody_nothing_is_estimated() {
    let mean = Mean::new(Design::default()).finish(0.95).unwrap();
    assert_eq!((mean.len(), mean[0].value.estimate.n, mean[0].value.estimate.estimate), (1, 0, None));
    assert_eq!(Total::new(Design::default()).finish(0.95).unwrap()[0].value.estimate, None);
    assert_eq!(Ratio::new(Design::default()).finish(0.95).unwrap()[0].value.estimate, None);
    assert!(Proportion::new(Design::default()).finish(0.95).unwrap()[0].value.values.is_empty());
    assert_eq!(TwoWay::new(Design::default()).finish().unwrap()[0].value.tests, None);
    let change = Change::<f64>::new().finish(0.95).unwrap();
    assert_eq!((change.attrition.both, change.mean_change), (0, None));
}

#[test]
fn a_domain_of_which_nothing_is_known_is_there_and_empty() {
    let mut mean = Mean::new(Design::default());
    mean.update(&Unit::SIMPLE, Some("a"), Some(1.0)).unwrap();
    mean.update(&Unit::SIMPLE, Some("b"), None).unwrap();
    mean.update(&Unit::SIMPLE, None, Some(5.0)).unwrap();
    let made = mean.finish(0.95).unwrap();
    let numbers: Vec<_> = made
        .iter()
        .map(|made| {
            (
                made.domain.as_str(),
                made.value.estimate.n,
                made.value.estimate.missing,
                made.value.estimate.estimate,
            )
        })
        .collect();
    assert_eq!(numbers, [("a", 1, 0, Some(1.0)), ("b", 0, 1, None)]);
}

#[test]
fn a_row_without_a_value_stays_a_unit_of_its_stratum() {
    let mut total = Total::new(design(LonelyPsu::Error));
    for value in [Some(1.0), Some(3.0), None] {
        total.update(&in_stratum("", 1.0), Some(""), value).unwrap();
    }
    // 3/2 · (1 + 9 − 16/3); without the third row it would be 2/1 · (1 + 9 − 8) = 4.
    let variance = total.finish(0.95).unwrap()[0].value.variance.unwrap();
    assert!((variance - 7.0).abs() < 1e-12, "{variance}");
}

#[test]
fn one_row_has_a_mean_and_no_error() {
    let mut mean = Mean::new(Design::default());
    mean.update(&Unit::SIMPLE, Some(""), Some(4.5)).unwrap();
    let made = mean.finish(0.95).unwrap().remove(0).value;
    assert_eq!((made.estimate.estimate, made.estimate.standard_error), (Some(4.5), None));
    assert_eq!((made.estimate.confidence_interval, made.standard_deviation), (None, None));
}

#[test]
fn weights_of_nothing_alone_estimate_nothing() {
    let mut mean = Mean::new(design(LonelyPsu::Error));
    for value in [1.0, 2.0, 3.0] {
        mean.update(&in_stratum("", 0.0), Some(""), Some(value)).unwrap();
    }
    let made = mean.finish(0.95).unwrap().remove(0).value.estimate;
    assert_eq!((made.n, made.population.to_bits(), made.estimate, made.standard_error), (3, 0, None, None));
}

#[test]
fn a_lonely_unit_is_an_error_unless_told_how() {
    let filled = |lonely| {
        let mut total = Total::new(design(lonely));
        for (stratum, value) in [("a", 10.0), ("a", 14.0), ("b", 30.0)] {
            total.update(&in_stratum(stratum, 1.0), Some(""), Some(value)).unwrap();
        }
        total.finish(0.95)
    };
    let error = filled(LonelyPsu::Error).unwrap_err();
    assert_eq!(error, StatisticsError::StatisticsLonelyUnit { stratum: "b".to_owned() });
    // Stratum a: 2/1 · 2 · 2² = 16. The mean of all units is 18: (30 − 18)² = 144.
    let variance = |lonely| filled(lonely).unwrap()[0].value.variance.unwrap();
    assert!((variance(LonelyPsu::Certainty) - 16.0).abs() < 1e-12);
    assert!((variance(LonelyPsu::Center) - 160.0).abs() < 1e-12);
}

#[test]
fn a_unit_that_is_all_its_stratum_has_is_not_lonely() {
    let mut total = Total::new(design(LonelyPsu::Error));
    for (stratum, value, population) in [("a", 10.0, 8.0), ("a", 14.0, 8.0), ("b", 30.0, 1.0)] {
        let unit = Unit { population: Some(population), ..in_stratum(stratum, 1.0) };
        total.update(&unit, Some(""), Some(value)).unwrap();
    }
    let variance = total.finish(0.95).unwrap()[0].value.variance.unwrap();
    assert!((variance - 0.75 * 16.0).abs() < 1e-12, "{variance}");
}

#[test]
fn a_domain_within_one_unit_shows_no_error() {
    let mut mean = Mean::new(design(LonelyPsu::Error));
    for (psu, domain, value) in [("1", "x", 1.0), ("1", "x", 5.0), ("2", "y", 3.0), ("3", "y", 9.0)] {
        let unit = Unit { psu: Some(psu), ..in_stratum("", 2.0) };
        mean.update(&unit, Some(domain), Some(value)).unwrap();
    }
    let made = mean.finish(0.95).unwrap();
    assert_eq!((made[0].value.estimate.estimate, made[0].value.estimate.standard_error), (Some(3.0), None));
    assert!(made[1].value.estimate.standard_error.is_some());
}

#[test]
fn weights_come_from_the_population_where_none_are_given() {
    let mut total =
        Total::new(Design { weighting: Weighting::Population, lonely_psu: Some(LonelyPsu::Error) });
    for value in [1.0, 2.0, 6.0, 7.0] {
        total.update(&Unit { population: Some(100.0), ..Unit::SIMPLE }, Some(""), Some(value)).unwrap();
    }
    let made = total.finish(0.95).unwrap().remove(0).value;
    assert_eq!((made.estimate, made.population.to_bits()), (Some(400.0), 100.0_f64.to_bits()));
}

#[test]
fn what_cannot_be_is_refused() {
    let mut mean = Mean::new(design(LonelyPsu::Error));
    let unit = in_stratum("a", 1.0);
    for weight in [-1.0, f64::NAN, f64::INFINITY, 1e61] {
        let refused = mean.update(&Unit { weight, ..unit }, Some(""), Some(1.0));
        assert_eq!(refused, Err(StatisticsError::StatisticsWeightOutOfRange));
    }
    for value in [f64::NAN, f64::INFINITY, -1e61] {
        assert_eq!(
            mean.update(&unit, Some(""), Some(value)),
            Err(StatisticsError::StatisticsValueOutOfRange)
        );
    }
    let stratum = || "a".to_owned();
    let refused = mean.update(&Unit { population: Some(0.0), ..unit }, Some(""), None);
    assert_eq!(refused, Err(StatisticsError::StatisticsPopulationOutOfRange { stratum: stratum() }));
    mean.update(&Unit { population: Some(1.0), ..unit }, Some(""), Some(1.0)).unwrap();
    let refused = mean.update(&Unit { population: Some(2.0), ..unit }, Some(""), None);
    assert_eq!(refused, Err(StatisticsError::StatisticsPopulationDiffers { stratum: stratum() }));
    mean.update(&unit, Some(""), Some(2.0)).unwrap();
    let refused = mean.finish(0.95).unwrap_err();
    assert_eq!(refused, StatisticsError::StatisticsPopulationTooSmall { stratum: stratum(), units: 2 });
}

#[test]
fn a_small_spread_on_a_large_number_keeps_its_digits() {
    let mut mean = Mean::new(Design::default());
    for value in [1e9 + 4.0, 1e9 + 7.0, 1e9 + 13.0, 1e9 + 16.0] {
        mean.update(&Unit::SIMPLE, Some(""), Some(value)).unwrap();
    }
    let made = mean.finish(0.95).unwrap().remove(0).value;
    assert!((made.standard_deviation.unwrap() - 30.0_f64.sqrt()).abs() < 1e-14);
    assert!((made.estimate.variance.unwrap() - 7.5).abs() < 1e-14);
}

#[test]
fn attrition_counts_everyone_and_compares_those_in_both() {
    let mut change = Change::new();
    let people = [
        ("a", Some(Some(3.0)), Some(Some(5.0))),
        ("b", Some(Some(4.0)), Some(None)),
        ("c", Some(Some(9.0)), None),
        ("d", None, Some(Some(1.0))),
    ];
    for (person, first, second) in people {
        for (round, value) in [(Round::First, first), (Round::Second, second)] {
            if let Some(value) = value {
                change.update(person, round, value).unwrap();
            }
        }
    }
    assert_eq!(change.update("a", Round::First, None), Err(StatisticsError::StatisticsPersonTwice));
    let made = change.finish(0.95).unwrap();
    let who = made.attrition;
    assert_eq!((who.first, who.second, who.both), (3, 3, 2));
    assert_eq!((who.only_first, who.only_second, who.compared), (1, 1, 1));
    assert_eq!((made.mean_change, made.standard_error, made.lost_first_mean), (Some(2.0), None, Some(9.0)));
}

#[test]
fn a_paired_t_is_students() {
    // Student's sleep data, Biometrika 6 (1908) 1; R: t.test(extra ~ group, paired = TRUE): t = -4.0621, p = 0.002833.
    let first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0];
    let second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
    let mut change = Change::new();
    for (person, (first, second)) in first.into_iter().zip(second).enumerate() {
        change.update(&person.to_string(), Round::First, Some(first)).unwrap();
        change.update(&person.to_string(), Round::Second, Some(second)).unwrap();
    }
    let made = change.finish(0.95).unwrap();
    let t = made.paired_t.unwrap();
    assert!((t.statistic - 4.062_127_683_382_037).abs() < 1e-9, "{}", t.statistic);
    assert!((t.p_value.unwrap() - 0.002_832_890_197_384_27).abs() < 1e-12, "{:?}", t.p_value);
    assert_eq!(t.degrees_of_freedom, 9);
}

#[test]
fn mcnemar_is_exact_and_by_chi_square() {
    // Approval of a prime minister, two surveys (Agresti, Categorical Data Analysis, 1990, 350); probabilities from SciPy.
    let test = mcnemar(150, 86).unwrap();
    let close = |value: f64, expected: f64| assert!((value - expected).abs() <= 1e-11 * expected, "{value}");
    close(test.chi_square.statistic, 64.0 * 64.0 / 236.0);
    close(test.corrected_chi_square.statistic, 63.0 * 63.0 / 236.0);
    close(test.exact_p_value.unwrap(), 3.715_936_139_571_386_6e-5);
    close(test.chi_square.p_value.unwrap(), 3.099_293_441_045_215e-5);
    close(test.corrected_chi_square.p_value.unwrap(), 4.114_562_281_345_944e-5);
    assert_eq!(mcnemar(0, 0), None);
    close(mcnemar(5, 0).unwrap().exact_p_value.unwrap(), 0.0625);
}
