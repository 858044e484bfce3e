//! Any split of the rows, in any order, merged in any order, gives the same numbers to the last bit: every estimator.

use kin_statistics::{
    Change, Design, LonelyPsu, Mean, Proportion, Quota, QuotaCell, Ratio, Round, StatisticsError, Total,
    TwoWay, Unit, Weighting,
};
use proptest::prelude::*;

/// A row of everything.
#[derive(Clone, Debug)]
struct Row {
    stratum: u8,
    psu: Option<u8>,
    weight: f64,
    y: Option<f64>,
    x: Option<f64>,
    label: Option<u8>,
    other: Option<u8>,
    domain: Option<u8>,
}

impl Row {
    fn with<T>(&self, take: impl FnOnce(&Unit<'_>, [Option<&str>; 3]) -> T) -> T {
        let text = |number: Option<u8>| number.map(|number| number.to_string());
        let (stratum, psu) = (self.stratum.to_string(), text(self.psu));
        let population = Some(1e4 + f64::from(self.stratum));
        let unit = Unit { stratum: &stratum, psu: psu.as_deref(), weight: self.weight, population };
        let [label, other, domain] = [text(self.label), text(self.other), text(self.domain)];
        take(&unit, [label.as_deref(), other.as_deref(), domain.as_deref()])
    }
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![-1e3..1e3, -1e-9..1e-9, -1e12..1e12, (-50_i32..50).prop_map(f64::from)]
}

fn row(clustered: bool) -> impl Strategy<Value = Row> {
    let psu = if clustered { (0_u8..5).prop_map(Some).boxed() } else { Just(None).boxed() };
    let weight = prop_oneof![Just(0.0), Just(1.0), 0.01..500.0];
    let hole = |most: u8| prop::option::weighted(0.9, 0..most);
    let values = (prop::option::weighted(0.9, number()), prop::option::weighted(0.9, number()));
    (0_u8..3, psu, weight, values, hole(3), hole(3), hole(3)).prop_map(
        |(stratum, psu, weight, (y, x), label, other, domain)| Row {
            stratum,
            psu,
            weight,
            y,
            x,
            label,
            other,
            domain,
        },
    )
}

/// Rows and how they are split: for each, into which of four parts it goes; and an order.
fn rows() -> impl Strategy<Value = (Vec<Row>, Vec<usize>, Vec<usize>)> {
    any::<bool>().prop_flat_map(|clustered| prop::collection::vec(row(clustered), 1..60)).prop_flat_map(
        |rows| {
            let parts = prop::collection::vec(0_usize..4, rows.len());
            let order = Just((0..rows.len()).collect::<Vec<_>>()).prop_shuffle();
            (Just(rows), parts, order)
        },
    )
}

/// What an estimator does, so that one test is for all.
trait Estimator: Clone {
    fn take(&mut self, row: &Row) -> Result<(), StatisticsError>;
    fn join(&mut self, other: Self) -> Result<(), StatisticsError>;
    /// Every number with every bit.
    fn end(self) -> String;
}

macro_rules! estimator {
    ($kind:ty, $take:expr, $end:expr) => {
        impl Estimator for $kind {
            fn take(&mut self, row: &Row) -> Result<(), StatisticsError> {
                let take: fn(&mut $kind, &Row) -> Result<(), StatisticsError> = $take;
                take(self, row)
            }
            fn join(&mut self, other: Self) -> Result<(), StatisticsError> {
                self.merge(other)
            }
            fn end(self) -> String {
                let end: fn($kind) -> String = $end;
                end(self)
            }
        }
    };
}

// `{:?}` of a number is the shortest text that reads back as the same bits.
estimator!(
    Mean,
    |made, row| row.with(|unit, [_, _, domain]| made.update(unit, domain, row.y)),
    |made| format!("{:?}", made.finish(0.95))
);
estimator!(
    Total,
    |made, row| row.with(|unit, [_, _, domain]| made.update(unit, domain, row.y)),
    |made| format!("{:?}", made.finish(0.9))
);
estimator!(
    Ratio,
    |made, row| row.with(|unit, [_, _, domain]| made.update(unit, domain, row.y, row.x)),
    |made| format!("{:?}", made.finish(0.95))
);
estimator!(
    Proportion,
    |made, row| row.with(|unit, [label, _, domain]| made.update(unit, domain, label)),
    |made| format!("{:?}", made.finish(0.95))
);
estimator!(
    TwoWay,
    |made, row| row.with(|unit, [label, other, domain]| made.update(unit, domain, label, other)),
    |made| format!("{:?}", made.finish())
);

fn any_way<E: Estimator>(empty: &E, rows: &[Row], parts: &[usize], order: &[usize]) {
    let mut whole = empty.clone();
    for row in rows {
        whole.take(row).expect("a row in range");
    }
    let mut shards = vec![empty.clone(); 4];
    for place in order {
        shards[parts[*place]].take(&rows[*place]).expect("a row in range");
    }
    // Two pairs, then the pairs, the later first.
    let mut shards = shards.into_iter();
    let mut pair = || {
        let (mut left, right) = (shards.next().expect("four"), shards.next().expect("four"));
        left.join(right).expect("one design");
        left
    };
    let (early, mut late) = (pair(), pair());
    late.join(early).expect("one design");
    assert_eq!(whole.end(), late.end());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn every_estimator_is_the_same_to_the_last_bit((rows, parts, order) in rows()) {
        for lonely_psu in [None, Some(LonelyPsu::Center), Some(LonelyPsu::Certainty), Some(LonelyPsu::Error)] {
            for weighting in [Weighting::Given, Weighting::Population] {
                let design = Design { weighting, lonely_psu };
                any_way(&Mean::new(design), &rows, &parts, &order);
                any_way(&Total::new(design), &rows, &parts, &order);
                any_way(&Ratio::new(design), &rows, &parts, &order);
                any_way(&Proportion::new(design), &rows, &parts, &order);
                any_way(&TwoWay::new(design), &rows, &parts, &order);
            }
        }
    }

    #[test]
    fn changes_are_too(people in prop::collection::vec((number(), number(), 0_u8..4, 0_usize..3), 0..50)) {
        let fill = |change: &mut Change<f64>, part: Option<usize>| {
            for (place, (first, second, rounds, at)) in people.iter().enumerate() {
                let name = place.to_string();
                // A person's two rounds may lie in two parts.
                if *rounds != 1 && part.is_none_or(|part| part == *at) {
                    change.update(&name, Round::First, Some(*first)).unwrap();
                }
                if *rounds != 2 && part.is_none_or(|part| part == (*at + 1) % 3) {
                    change.update(&name, Round::Second, (*rounds != 3).then_some(*second)).unwrap();
                }
            }
        };
        let mut whole = Change::new();
        fill(&mut whole, None);
        let mut merged = Change::new();
        for part in [2, 0, 1] {
            let mut one = Change::new();
            fill(&mut one, Some(part));
            merged.merge(one).unwrap();
        }
        prop_assert_eq!(format!("{:?}", whole.finish(0.95)), format!("{:?}", merged.finish(0.95)));
    }

    #[test]
    fn quotas_are_too(values in prop::collection::vec(prop::option::of(0_u8..3), 0..40), cut in 0_usize..40) {
        let cell = |value: Option<&str>, target| QuotaCell { values: vec![value.map(str::to_owned)], target };
        let cells = vec![cell(Some("0"), 4), cell(Some("1"), 0), cell(None, 20)];
        let take = |quota: &mut Quota, value: &Option<u8>| {
            let text = value.map(|value| value.to_string());
            quota.update(&[text.as_deref()]);
        };
        let (mut whole, mut left, mut right) = (Quota::new(cells.clone()), Quota::new(cells.clone()), Quota::new(cells));
        for (place, value) in values.iter().enumerate() {
            take(&mut whole, value);
            take(if place < cut { &mut left } else { &mut right }, value);
        }
        prop_assert!(right.merge(&left));
        prop_assert_eq!(whole.finish(), right.finish());
    }
}

#[test]
fn other_designs_and_other_quotas_do_not_merge() {
    let given = Design { weighting: Weighting::Given, lonely_psu: None };
    let mut mean = Mean::new(Design::default());
    assert_eq!(mean.merge(Mean::new(given)), Err(StatisticsError::StatisticsDesignsDiffer));
    let mut quota = Quota::new(vec![QuotaCell { values: vec![], target: 1 }]);
    assert!(!quota.merge(&Quota::new(vec![])));
}
