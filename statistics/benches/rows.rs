//! How long estimators take by rows: each should cost the same per row at every size, and a two-way table over a million
//! rows less than a second.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use kin_statistics::{Design, LonelyPsu, Mean, Proportion, TwoWay, Unit, Weighting};

const SIZES: [u64; 4] = [1_000, 10_000, 100_000, 1_000_000];
const LABELS: [&str; 8] = ["a", "b", "c", "d", "e", "f", "g", "h"];
const STRATA: [&str; 5] = ["north", "south", "east", "west", "centre"];

/// A row, made from its number: the same in every run, and not in any order.
struct Row {
    stratum: &'static str,
    psu: String,
    weight: f64,
    value: f64,
    across: &'static str,
    column: &'static str,
}

#[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "small numbers")]
fn rows(count: u64) -> Vec<Row> {
    (0..count)
        .map(|number| {
            let mixed = number
                .wrapping_mul(0x9e37_79b9_7f4a_7c15)
                .rotate_left(29)
                .wrapping_mul(0xbf58_476d_1ce4_e5b9);
            let pick = |shift: u32, of: u64| ((mixed >> shift) % of) as usize;
            Row {
                stratum: STRATA[pick(3, 5)],
                psu: format!("unit {}", pick(11, 400)),
                weight: 1.0 + pick(17, 900) as f64 / 7.0,
                value: pick(31, 1_000_000) as f64 / 999.0,
                across: LABELS[pick(7, 8)],
                column: LABELS[pick(23, 6)],
            }
        })
        .collect()
}

impl Row {
    fn unit(&self, clustered: bool) -> Unit<'_> {
        let psu = clustered.then_some(self.psu.as_str());
        Unit { stratum: self.stratum, psu, weight: self.weight, population: None }
    }
}

fn benches(criterion: &mut Criterion) {
    let design = Design { weighting: Weighting::Given, lonely_psu: Some(LonelyPsu::Error) };
    let all = rows(*SIZES.last().expect("there are sizes"));
    for clustered in [false, true] {
        let of = if clustered { "clustered" } else { "stratified" };
        let mut group = criterion.benchmark_group(format!("{of} rows"));
        group.sample_size(10);
        for size in SIZES {
            let rows = &all[..usize::try_from(size).expect("fits")];
            group.throughput(Throughput::Elements(size));
            group.bench_function(BenchmarkId::new("two-way table", size), |bencher| {
                bencher.iter(|| {
                    let mut table = TwoWay::new(design);
                    for row in rows {
                        let taken =
                            table.update(&row.unit(clustered), Some(""), Some(row.across), Some(row.column));
                        taken.expect("a row in range");
                    }
                    black_box(table.finish().expect("a table"))
                });
            });
            group.bench_function(BenchmarkId::new("mean by domain", size), |bencher| {
                bencher.iter(|| {
                    let mut mean = Mean::new(design);
                    for row in rows {
                        mean.update(&row.unit(clustered), Some(row.across), Some(row.value))
                            .expect("a row in range");
                    }
                    black_box(mean.finish(0.95).expect("means"))
                });
            });
            group.bench_function(BenchmarkId::new("proportion", size), |bencher| {
                bencher.iter(|| {
                    let mut share = Proportion::new(design);
                    for row in rows {
                        share
                            .update(&row.unit(clustered), Some(""), Some(row.column))
                            .expect("a row in range");
                    }
                    black_box(share.finish(0.95).expect("shares"))
                });
            });
        }
        group.finish();
    }
}

criterion_group!(curve, benches);
criterion_main!(curve);
