//! For spreadsheets and programs: one line a number, totals included.

use super::Words;
use crate::disclosure::Contents;
use crate::export::guarded;

/// The table as CSV: the level of each variable by its name (`total` for sums), its words, the count, the percentage
/// of the row, and whether the number is `shown` or `withheld`; then the same of a mean, in a table that has them.
pub fn csv(contents: &Contents, words: &Words) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut header: Vec<String> = contents.variables.iter().map(|variable| variable.name.clone()).collect();
    header.extend(contents.variables.iter().map(|variable| format!("{}_label", variable.name)));
    header.extend(["count", "percent", "status"].map(str::to_owned));
    if contents.means().is_some() {
        header.extend(["mean", "sd", "mean_status"].map(str::to_owned));
    }
    let mut records = vec![header];
    for place in contents.places() {
        let levels = || place.iter().zip(&contents.variables);
        let mut record: Vec<String> = levels()
            .map(|(level, variable)| {
                variable.levels.get(*level).map_or("total", |level| &level.value).to_owned()
            })
            .collect();
        record.extend(levels().map(|(level, variable)| words.levels(variable)[*level].clone()));
        let shown = contents.shown(&place);
        record.push(shown.count().map_or(String::new(), |count| count.to_string()));
        record.push(contents.percent(&place).map_or(String::new(), |percent| percent.to_string()));
        record.push(status(shown.is_withheld()).to_owned());
        if contents.means().is_some() {
            let mean = contents.mean(&place);
            let number = |number: Option<f64>| number.map_or(String::new(), |number| number.to_string());
            record.push(number(mean.map(|mean| mean.mean)));
            record.push(number(mean.and_then(|mean| mean.sd)));
            record.push(status(mean.is_none() && shown.count() != Some(0)).to_owned());
        }
        records.push(record);
    }
    for record in records {
        let cells = record.iter().map(|cell| guarded(cell).into_owned());
        writer.write_record(cells).expect("memory takes every record, and all are equally long");
    }
    let bytes = writer.into_inner().expect("memory takes every byte");
    String::from_utf8(bytes).expect("the writer was given UTF-8")
}

fn status(withheld: bool) -> &'static str {
    if withheld { "withheld" } else { "shown" }
}
