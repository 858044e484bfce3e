//! An answer as a person reads it.

use kin_statistics::{ChiSquareTest, FTest};
use kin_terminal::{Table, Terminal};
use serde::Serialize;

use crate::commands::number::{self, decimal, people};
use crate::estimating::{Answer, EstimateRow, Inference, Numbers, QuotaRow, TableRow};
use crate::estimating::{AttritionRow, ChangeRow, YesNoRow};
use crate::table::Shown;

#[derive(Debug, Serialize, strum::VariantNames)]
#[serde(tag = "id", rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub(crate) enum Say {
    StatsMean,
    StatsTotal,
    StatsRatio,
    StatsProportion,
    StatsTable,
    StatsChange,
    StatsQuota,
    StatsCount,
    StatsMissing,
    StatsEstimate,
    StatsStandardError,
    StatsInterval { percent: String },
    StatsDegrees,
    StatsRowTotal,
    StatsPearson { statistic: String, degrees: String, probability: String },
    StatsRaoScottFirst { statistic: String, degrees: String, probability: String },
    StatsRaoScottF { statistic: String, numerator: String, denominator: String, probability: String },
    StatsNotTested,
    StatsFirstRound,
    StatsSecondRound,
    StatsBothRounds,
    StatsOnlyFirst,
    StatsOnlySecond,
    StatsCompared,
    StatsBefore,
    StatsAfter,
    StatsLostBefore,
    StatsPairedT { statistic: String, degrees: String, probability: String },
    StatsMcnemar { gained: u64, lost: u64, exact: String, statistic: String, probability: String },
    StatsTarget,
    StatsRemaining,
    StatsShare,
    StatsOutside,
    StatsSimple,
    StatsNoInference,
    StatsNotForRelease,
}

/// Prints an answer.
pub(super) fn show(answer: &Answer, terminal: &mut Terminal) {
    heading(answer, terminal);
    let shown: Vec<Shown> = match &answer.numbers {
        Numbers::Estimates(rows) => estimates(answer, rows, terminal),
        Numbers::Tables(tables) => tables.iter().flat_map(|made| table(answer, made, terminal)).collect(),
        Numbers::Change(made) => change(answer, made, terminal),
        Numbers::YesNoChange(made) => yes_no(made, terminal),
        Numbers::Quota(made) => quota(made, terminal),
    };
    if answer.minimum_cell > 0 {
        number::explain(shown, Shown::Count(0), answer.minimum_cell, terminal);
    }
    match answer.inference {
        Inference::Design => {}
        Inference::SimpleRandomSample if matches!(answer.numbers, Numbers::Quota(_)) => {}
        Inference::SimpleRandomSample => terminal.say(&Say::StatsSimple),
        Inference::None => terminal.say(&Say::StatsNoInference),
    }
    if answer.not_for_release {
        terminal.say(&Say::StatsNotForRelease);
    }
}

fn heading(answer: &Answer, terminal: &mut Terminal) {
    let what = match answer.statistic {
        "mean" => Say::StatsMean,
        "total" => Say::StatsTotal,
        "ratio" => Say::StatsRatio,
        "proportion" => Say::StatsProportion,
        "table" => Say::StatsTable,
        "change" => Say::StatsChange,
        _ => Say::StatsQuota,
    };
    let variables = match answer.statistic {
        "ratio" => answer.variables.join(" / "),
        "table" => answer.variables.join(" × "),
        "change" => answer.variables.first().cloned().unwrap_or_default(),
        _ => answer.variables.join(", "),
    };
    let what = terminal.text(&what);
    terminal.raw(&format!("{what}: {variables}\n"));
}

fn estimates(answer: &Answer, rows: &[EstimateRow], terminal: &mut Terminal) -> Vec<Shown> {
    let percent = decimal(Some(answer.confidence_level * 100.0), 6, terminal);
    let percent = percent.trim_end_matches('0').trim_end_matches(['.', ',']).to_owned();
    let mut headings = Vec::new();
    let shares = answer.statistic == "proportion";
    headings.extend(answer.by.clone());
    if shares {
        headings.push(answer.variables.join(", "));
        headings.push(terminal.text(&Say::StatsCount));
    }
    let labels = usize::from(answer.by.is_some()) + usize::from(shares);
    headings.push("n".to_owned());
    headings.push(terminal.text(&Say::StatsMissing));
    headings.push(terminal.text(&Say::StatsEstimate));
    let errors = answer.inference != Inference::None;
    if errors {
        headings.push(terminal.text(&Say::StatsStandardError));
        headings.push(terminal.text(&Say::StatsInterval { percent }));
        headings.push(terminal.text(&Say::StatsDegrees));
    }
    let columns = headings.len();
    let mut printed = Table::new(headings);
    (labels..columns).for_each(|column| {
        printed.right(column);
    });
    let largest =
        rows.iter().filter_map(|row| row.estimate).fold(0.0, |most: f64, next| most.max(next.abs()));
    let decimals = decimals(largest);
    for row in rows {
        let mut cells = Vec::new();
        if answer.by.is_some() {
            cells.push(row.domain.clone().unwrap_or_default());
        }
        if shares {
            cells.push(row.value.clone().unwrap_or_default());
            cells.push(row.count.map(|count| people(count, terminal)).unwrap_or_default());
        }
        cells.push(people(row.n, terminal));
        cells.push(people(row.missing, terminal));
        cells.push(decimal(row.estimate, decimals, terminal));
        if errors {
            cells.push(decimal(row.standard_error, decimals, terminal));
            let bounds = row.confidence_interval;
            cells.push(bounds.map_or_else(String::new, |[lower, upper]| {
                let bound = |bound| decimal(Some(bound), decimals, terminal);
                format!("{} – {}", bound(lower), bound(upper))
            }));
            cells.push(row.degrees_of_freedom.map(|degrees| degrees.to_string()).unwrap_or_default());
        }
        printed.row(cells);
    }
    terminal.table(&printed);
    rows.iter().flat_map(|row| [Some(row.n), Some(row.missing), row.count]).flatten().collect()
}

fn table(answer: &Answer, made: &TableRow, terminal: &mut Terminal) -> Vec<Shown> {
    if let (Some(by), Some(domain)) = (&answer.by, &made.domain) {
        terminal.raw(&format!("{by}: {domain}\n"));
    }
    let total = terminal.text(&Say::StatsRowTotal);
    let mut headings = vec![String::new()];
    headings.extend(made.columns.iter().cloned());
    headings.push(total.clone());
    let columns = headings.len();
    let mut printed = Table::new(headings);
    (1..columns).for_each(|column| {
        printed.right(column);
    });
    for ((label, cells), sum) in made.rows.iter().zip(&made.cells).zip(&made.row_totals) {
        let mut row = vec![label.clone()];
        row.extend(cells.iter().map(|cell| people(cell.n, terminal)));
        row.push(people(*sum, terminal));
        printed.row(row);
    }
    let mut row = vec![total];
    row.extend(made.column_totals.iter().chain([&made.n]).map(|shown| people(*shown, terminal)));
    printed.row(row);
    terminal.table(&printed);
    match &made.tests {
        None => terminal.say(&Say::StatsNotTested),
        Some(tests) => {
            let [statistic, degrees, probability] = chi_square(&tests.pearson, terminal);
            terminal.say(&Say::StatsPearson { statistic, degrees, probability });
            if let Some(first) = &tests.rao_scott_first_order {
                let [statistic, degrees, probability] = chi_square(first, terminal);
                terminal.say(&Say::StatsRaoScottFirst { statistic, degrees, probability });
            }
            if let Some(test) = &tests.rao_scott_f {
                let FTest { statistic, p_value, .. } = test;
                let numerator = digits(Some(test.numerator_degrees_of_freedom), terminal);
                let denominator = digits(Some(test.denominator_degrees_of_freedom), terminal);
                let (statistic, probability) =
                    (digits(Some(*statistic), terminal), chance(*p_value, terminal));
                terminal.say(&Say::StatsRaoScottF { statistic, numerator, denominator, probability });
            }
        }
    }
    let cells = made.cells.iter().flatten().map(|cell| cell.n);
    cells.chain(made.row_totals.iter().copied()).chain([made.n, made.missing]).collect()
}

fn chi_square(test: &ChiSquareTest, terminal: &Terminal) -> [String; 3] {
    let degrees = digits(Some(test.degrees_of_freedom), terminal);
    [digits(Some(test.statistic), terminal), degrees, chance(test.p_value, terminal)]
}

fn attrition(made: &AttritionRow, terminal: &mut Terminal) -> Vec<Shown> {
    let mut printed = Table::new(vec![String::new(), "n".to_owned()]);
    printed.right(1);
    let rows = [
        (Say::StatsFirstRound, made.first),
        (Say::StatsSecondRound, made.second),
        (Say::StatsBothRounds, made.both),
        (Say::StatsOnlyFirst, made.only_first),
        (Say::StatsOnlySecond, made.only_second),
        (Say::StatsCompared, made.compared),
    ];
    for (say, shown) in &rows {
        printed.row(vec![terminal.text(say), people(*shown, terminal)]);
    }
    terminal.table(&printed);
    rows.into_iter().map(|(_, shown)| shown).collect()
}

fn change(answer: &Answer, made: &ChangeRow, terminal: &mut Terminal) -> Vec<Shown> {
    let shown = attrition(&made.attrition, terminal);
    let mut printed = Table::new(vec![String::new(), terminal.text(&Say::StatsEstimate)]);
    printed.right(1);
    let rows = [
        (Say::StatsBefore, made.first_mean),
        (Say::StatsAfter, made.second_mean),
        (Say::StatsLostBefore, made.lost_first_mean),
        (Say::StatsChange, made.estimate),
        (Say::StatsStandardError, made.standard_error),
    ];
    for (say, value) in rows {
        printed.row(vec![terminal.text(&say), digits(value, terminal)]);
    }
    if let Some([lower, upper]) = made.confidence_interval {
        let percent = digits(Some(answer.confidence_level * 100.0), terminal);
        let bounds = format!("{} – {}", digits(Some(lower), terminal), digits(Some(upper), terminal));
        printed.row(vec![terminal.text(&Say::StatsInterval { percent }), bounds]);
    }
    terminal.table(&printed);
    if let Some(test) = &made.paired_t {
        let (statistic, probability) =
            (digits(Some(test.statistic), terminal), chance(test.p_value, terminal));
        let degrees = test.degrees_of_freedom.to_string();
        terminal.say(&Say::StatsPairedT { statistic, degrees, probability });
    }
    shown
}

fn yes_no(made: &YesNoRow, terminal: &mut Terminal) -> Vec<Shown> {
    let mut shown = attrition(&made.attrition, terminal);
    let mut printed = Table::new(vec![String::new(), terminal.text(&Say::StatsEstimate)]);
    printed.right(1);
    for (say, value) in [
        (Say::StatsBefore, made.first_proportion),
        (Say::StatsAfter, made.second_proportion),
        (Say::StatsChange, made.estimate),
    ] {
        printed.row(vec![terminal.text(&say), digits(value, terminal)]);
    }
    terminal.table(&printed);
    if let Some(test) = &made.mcnemar {
        terminal.say(&Say::StatsMcnemar {
            gained: test.gained,
            lost: test.lost,
            exact: chance(test.exact_p_value, terminal),
            statistic: digits(Some(test.chi_square.statistic), terminal),
            probability: chance(test.chi_square.p_value, terminal),
        });
    }
    shown.extend(made.table.iter().flatten());
    shown
}

fn quota(made: &QuotaRow, terminal: &mut Terminal) -> Vec<Shown> {
    let mut headings = made.columns.clone();
    let labels = headings.len();
    headings.push(terminal.text(&Say::StatsTarget));
    headings.push("n".to_owned());
    headings.push(terminal.text(&Say::StatsRemaining));
    headings.push(terminal.text(&Say::StatsShare));
    let mut printed = Table::new(headings);
    (labels..labels + 4).for_each(|column| {
        printed.right(column);
    });
    for cell in &made.cells {
        let mut row: Vec<String> =
            cell.values.iter().map(|value| value.clone().unwrap_or_else(|| "*".to_owned())).collect();
        row.push(cell.target.to_string());
        row.push(people(cell.count, terminal));
        row.push(cell.remaining.map(|remaining| remaining.to_string()).unwrap_or_default());
        let share = decimal(cell.share.map(|share| share * 100.0), 0, terminal);
        row.push(if share.is_empty() { share } else { share + " %" });
        printed.row(row);
    }
    let mut row = vec![String::new(); labels + 2];
    row[0] = terminal.text(&Say::StatsOutside);
    row[labels + 1] = people(made.outside, terminal);
    printed.row(row);
    terminal.table(&printed);
    made.cells.iter().map(|cell| cell.count).chain([made.outside]).collect()
}

/// A number with six digits or so, without zeros at its end; `--json` has them all.
fn digits(number: Option<f64>, terminal: &Terminal) -> String {
    let text = decimal(number, decimals(number.unwrap_or_default()), terminal);
    if text.contains(['.', ',']) {
        text.trim_end_matches('0').trim_end_matches(['.', ',']).to_owned()
    } else {
        text
    }
}

/// How many decimals leave a number six digits or so.
fn decimals(number: f64) -> usize {
    let limits = [10.0, 100.0, 1_000.0, 10_000.0, 100_000.0];
    limits.iter().position(|limit| number.abs() < *limit).map_or(0, |place| 5 - place)
}

/// A probability.
fn chance(probability: Option<f64>, terminal: &Terminal) -> String {
    match probability {
        Some(small) if small < 0.0001 => format!("< {}", decimal(Some(0.0001), 4, terminal)),
        other => format!("= {}", decimal(other, 4, terminal)),
    }
}
