//! Published numbers: R's `survey` on the stratified sample of Californian schools, and WFP's sample of the reduced Coping
//! Strategies Index.

use kin_statistics::{Design, Estimate, LonelyPsu, Mean, Ratio, Total, TwoWay, Unit, Weighting};

const SCHOOLS: &str = include_str!("../../tests/fixtures/apistrat.csv");
const COPING: &str = include_str!("../../tests/fixtures/RCSI_Sample_Survey.csv");

/// The cells of a file without commas or line feeds in its cells, and the place of each heading.
fn rows(text: &str) -> (Vec<String>, Vec<Vec<String>>) {
    let cells = |line: &str| -> Vec<String> {
        line.trim_end().split(',').map(|cell| cell.trim_matches('"').to_owned()).collect()
    };
    let mut lines = text.trim_start_matches('\u{feff}').lines().map(cells);
    (lines.next().expect("headings"), lines.collect())
}

struct School {
    stratum: String,
    weight: f64,
    population: f64,
    api: f64,
    students: f64,
    enrolled: f64,
    aided: String,
}

fn schools() -> Vec<School> {
    let (headings, rows) = rows(SCHOOLS);
    let place = |name: &str| headings.iter().position(|heading| heading == name).expect("a heading");
    let number = |row: &Vec<String>, name: &str| row[place(name)].parse().expect("a number");
    rows.iter()
        .map(|row| School {
            stratum: row[place("stype")].clone(),
            weight: number(row, "pw"),
            population: number(row, "fpc"),
            api: number(row, "api00"),
            students: number(row, "api.stu"),
            enrolled: number(row, "enroll"),
            aided: row[place("sch.wide")].clone(),
        })
        .collect()
}

const DESIGN: Design = Design { weighting: Weighting::Given, lonely_psu: Some(LonelyPsu::Error) };

impl School {
    fn unit(&self, corrected: bool) -> Unit<'_> {
        let population = corrected.then_some(self.population);
        Unit { stratum: &self.stratum, psu: None, weight: self.weight, population }
    }
}

fn close(value: Option<f64>, expected: f64) {
    let value = value.expect("a value");
    assert!((value - expected).abs() <= 1e-9 * expected.abs().max(1.0), "{value} is not {expected}");
}

fn estimate(made: &Estimate, expected: f64, error: f64) {
    close(made.estimate, expected);
    close(made.standard_error, error);
}

#[test]
fn means_and_totals_of_a_stratified_sample_are_those_of_r() {
    let (mut with, mut without) = (Mean::new(DESIGN), Mean::new(DESIGN));
    let mut total = Total::new(DESIGN);
    for school in schools() {
        with.update(&school.unit(true), Some(""), Some(school.api)).unwrap();
        without.update(&school.unit(false), Some(""), Some(school.api)).unwrap();
        total.update(&school.unit(true), Some(""), Some(school.enrolled)).unwrap();
    }
    let with = with.finish(0.95).unwrap().remove(0).value;
    estimate(&with.estimate, 662.287_363_159_320_5, 9.408_940_802_784_58);
    assert_eq!(with.estimate.degrees_of_freedom, 197);
    let without = without.finish(0.95).unwrap().remove(0).value;
    estimate(&without.estimate, 662.287_363_159_320_5, 9.536_132_296_925_155);
    let total = total.finish(0.95).unwrap().remove(0).value;
    estimate(&total, 3_687_177.532_438_28, 114_641.716_100_780_32);
}

#[test]
fn domains_keep_every_row_in_the_design() {
    // R: svyby(~api00, ~sch.wide, svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat), svymean)
    let mut mean = Mean::new(DESIGN);
    let mut dropped = Mean::new(DESIGN);
    for school in schools() {
        mean.update(&school.unit(true), Some(&school.aided), Some(school.api)).unwrap();
        if school.aided == "No" {
            dropped.update(&school.unit(true), Some("No"), Some(school.api)).unwrap();
        }
    }
    let by = mean.finish(0.95).unwrap();
    assert_eq!(by.iter().map(|made| made.value.estimate.n).collect::<Vec<_>>(), [48, 152]);
    let dropped = dropped.finish(0.95).unwrap().remove(0).value.estimate;
    assert_eq!(by[0].value.estimate.estimate, dropped.estimate);
    assert_ne!(by[0].value.estimate.standard_error, dropped.standard_error);
}

#[test]
fn ratios_and_rao_scott_agree_with_svy() {
    // svy 0.35 (Python) on the same file; its table of errors is R's.
    let (mut ratio, mut table) = (Ratio::new(DESIGN), TwoWay::new(DESIGN));
    for school in schools() {
        let unit = school.unit(true);
        ratio.update(&unit, Some(""), Some(school.students), Some(school.enrolled)).unwrap();
        table.update(&unit, Some(""), Some(&school.aided), Some(&school.stratum)).unwrap();
    }
    let ratio = ratio.finish(0.95).unwrap().remove(0).value;
    estimate(&ratio, 0.836_956_886_940_521_8, 0.007_757_103_166_637_882);
    let tests = table.finish().unwrap().remove(0).value.tests.unwrap();
    close(Some(tests.pearson.statistic), 26.753_534_035_890_738);
    let f = tests.rao_scott_f.unwrap();
    close(Some(f.statistic), 17.247_443_963_888_824);
    close(Some(f.numerator_degrees_of_freedom), 1.828_671_504_163_583_5);
    close(Some(f.denominator_degrees_of_freedom), 360.248_286_320_225_93);
    close(f.p_value.map(|p| p * 1e7), 2.035_046_359_205_594_5);
    close(tests.rao_scott_first_order.unwrap().p_value.map(|p| p * 1e8), 3.232_438_416_933_547_4);
}

#[test]
fn the_coping_strategies_index_of_the_public_sample() {
    let (headings, rows) = rows(COPING);
    let weights = [
        ("rCSILessQlty", 1.0),
        ("rCSIBorrow", 2.0),
        ("rCSIMealNb", 1.0),
        ("rCSIMealSize", 1.0),
        ("rCSIMealAdult", 3.0),
    ];
    let mut mean = Mean::new(Design::default());
    for row in rows {
        let value = |name: &str| -> f64 {
            row[headings.iter().position(|heading| heading == name).unwrap()].parse().unwrap()
        };
        let score = weights.iter().map(|(name, weight)| weight * value(name)).sum();
        mean.update(&Unit::SIMPLE, Some(""), Some(score)).unwrap();
    }
    let made = mean.finish(0.95).unwrap().remove(0).value;
    assert_eq!(made.estimate.n, 62);
    close(made.estimate.estimate, 10.516_129_032_258_064);
    close(made.standard_deviation, 7.042_591_585_870_418);
    assert_eq!((made.minimum, made.maximum), (Some(0.0), Some(26.0)));
}
