//! A file of records for others: keys made coarser until nobody is recognised, open ends, rare answers together.

use std::collections::BTreeSet;

use kin_terminal::Result;
use serde::Serialize;

use super::definition::answers;
use super::{Ledger, People, ReleaseError, Source, Variable, What, freeze};
use crate::counting::{Value, unknown};
use crate::microdata::{Coarsening, Column, Deidentified, Diversity, Key, Loss, Missing, Scale, Target};
use crate::microdata::{deidentify, diversity, frequencies};

/// What a file of records must reach at least.
pub const LEAST_K: u64 = 5;
/// The global risk that a file of records must stay below.
pub const GREATEST_RISK: f64 = 0.03;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct AskedRecords {
    /// What an outsider may know; all quasi-identifiers where none is named.
    pub keys: Vec<String>,
    /// At least [`LEAST_K`].
    pub k: u64,
    /// At most [`GREATEST_RISK`].
    pub global_risk: f64,
    /// How many people the sample was drawn from, where it is known.
    pub population: Option<u64>,
    /// At least so many different answers to each sensitive question among those who share their keys; 1 asks for nothing.
    pub l: u64,
    /// Questions and choices that are left out.
    pub without: Vec<String>,
}

/// The records, and what was lost.
#[derive(Clone, Debug)]
pub struct ReleasedRecords {
    /// The headings: keys first.
    pub columns: Vec<String>,
    /// The records, in the order of their letters: nothing is told by the order.
    pub rows: Vec<Vec<String>>,
    /// What is told of the file beside it.
    pub report: RecordsReport,
}

/// What a file of records lost, and how safe it is.
#[derive(Clone, Debug, Serialize)]
pub struct RecordsReport {
    /// The form's id.
    pub form: String,
    /// The freeze.
    pub freeze: String,
    /// How many records the file has.
    pub records: u64,
    /// What was taken for known to an outsider.
    pub keys: Vec<String>,
    /// The k that was asked for.
    pub k: u64,
    /// The global risk that was asked for.
    pub global_risk_below: f64,
    /// The different answers that were asked for.
    pub l: u64,
    /// What was lost.
    #[serde(flatten)]
    pub loss: Loss,
    /// The least number of different answers to each sensitive question among those who share their keys.
    pub l_diversity: Vec<RecordsDiversity>,
    /// Questions that are left out: what identifies directly, places, own words, and quasi-identifiers that are no keys.
    pub left_out: Vec<String>,
}

/// Diversity of one sensitive question.
#[derive(Clone, Debug, Serialize)]
pub struct RecordsDiversity {
    /// The question, or the choice.
    pub sensitive: String,
    /// Different answers, at least.
    pub distinct: u64,
    /// exp(entropy), at least.
    pub entropy: f64,
}

/// Makes the file of a freeze.
pub fn release_records(
    source: &Source<'_>,
    ledger: &Ledger,
    freeze_name: &str,
    asked: &AskedRecords,
) -> Result<ReleasedRecords> {
    let frozen = ledger.freeze(freeze_name)?;
    freeze::check(source.study, frozen)?;
    if asked.k < LEAST_K || asked.global_risk.is_nan() || asked.global_risk > GREATEST_RISK {
        return Err(ReleaseError::ReleaseTargetWeaker { k: LEAST_K, risk: GREATEST_RISK.to_string() }.into());
    }
    let (variables, keys, left_out) = choose(source, asked)?;
    let people = People::read(
        source.study,
        source.identities,
        source.versions,
        &variables,
        &[],
        &[frozen.segments].into(),
    )?;
    let least = source.minimum_cell();
    let columns: Vec<Key> =
        variables.iter().enumerate().map(|(place, variable)| key(&people, place, variable)).collect();
    let weights = asked.population.map(|population| weights(population, people.count()));
    // Not known to outsiders, but the greatest income is somebody's all the same.
    let coarse = |column: &Key| column.coarsened(Coarsening(u32::from(column.scale == Scale::Name)), least);
    let others: Vec<Vec<String>> = columns[keys..].iter().map(coarse).collect();
    // A sensitive key is one of the keys, in which those who share them are alike by what they are.
    let mut sensitive: Vec<Vec<u32>> = Vec::new();
    for (variable, values) in variables[keys..].iter().zip(&others).filter(|(variable, _)| variable.sensitive)
    {
        let different: BTreeSet<&String> = values.iter().collect();
        if (different.len() as u64) < asked.l {
            let question = variable.name.clone();
            return Err(ReleaseError::ReleaseAnswersAlike { question, l: asked.l }.into());
        }
        sensitive.push(Column::of(values.iter().map(String::as_str)).codes);
    }
    let target = Target { k: asked.k, global_risk: asked.global_risk, least, l: asked.l };
    let impossible = |_| ReleaseError::ReleaseMicrodataImpossible { k: asked.k, l: asked.l };
    let Deidentified { kept, keys: safe, loss } =
        deidentify(&columns[..keys], weights.as_deref(), &sensitive, target).map_err(impossible)?;

    let mut shown = safe;
    for values in others {
        shown.push(kept.iter().map(|record| values[*record].clone()).collect());
    }
    let codes: Vec<Column> =
        shown.iter().map(|values| Column::of(values.iter().map(String::as_str))).collect();
    let key_codes: Vec<&[u32]> = codes[..keys].iter().map(|column| column.codes.as_slice()).collect();
    let found = frequencies(&key_codes, kept.len(), None, Missing::Own);
    let sensitive = variables.iter().zip(&codes).filter(|(variable, _)| variable.sensitive);
    let l_diversity = sensitive.map(|(variable, column)| {
        let Diversity { least_distinct, least_entropy, .. } = diversity(&found, &column.codes);
        RecordsDiversity {
            sensitive: variable.name.clone(),
            distinct: least_distinct,
            entropy: least_entropy,
        }
    });
    let l_diversity = l_diversity.collect();
    let mut rows: Vec<Vec<String>> =
        (0..kept.len()).map(|row| shown.iter().map(|values| values[row].clone()).collect()).collect();
    rows.sort_unstable();
    let names: Vec<String> = variables.iter().map(|variable| variable.name.clone()).collect();
    Ok(ReleasedRecords {
        report: RecordsReport {
            form: source.versions.last().map_or(String::new(), |form| form.id().to_owned()),
            freeze: freeze_name.to_owned(),
            records: rows.len() as u64,
            keys: names[..keys].to_vec(),
            k: asked.k,
            global_risk_below: asked.global_risk,
            l: asked.l,
            loss,
            l_diversity,
            left_out,
        },
        columns: names,
        rows,
    })
}

/// Refuses a second, different file of records: two files of the same people tell more than either.
pub fn check_first(
    ledger: &Ledger,
    form: &str,
    file: kin_protocol::Digest,
) -> std::result::Result<(), ReleaseError> {
    for line in ledger.lines() {
        if let What::Microdata(entry) = &line.what
            && entry.form == form
            && entry.file != file
        {
            return Err(ReleaseError::ReleaseMicrodataAgain { earlier: line.number });
        }
    }
    Ok(())
}

/// The variables of the file, keys first; how many are keys; and what is left out.
fn choose(source: &Source<'_>, asked: &AskedRecords) -> Result<(Vec<Variable>, usize, Vec<String>)> {
    let form = source.versions.last().expect("a form has at least one version");
    let (mut keys, mut others, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
    for question in form.questions().iter().filter(|question| question.kind.holds_a_value()) {
        let names: Vec<String> = match &question.kind {
            kin_forms::QuestionKind::SelectMultiple { .. } => {
                let choices = form.choices(question).iter();
                choices.map(|choice| format!("{}/{}", question.name, choice.name)).collect()
            }
            _ => vec![question.name.clone()],
        };
        for name in names {
            let disclosure = |wanted| {
                let all = source.versions.iter().filter_map(|version| version.question(&question.name));
                all.into_iter().any(|question| question.disclosure == wanted)
            };
            let known = if asked.keys.is_empty() {
                disclosure(kin_forms::Disclosure::Quasi)
            } else {
                asked.keys.contains(&name)
            };
            if asked.without.contains(&name) {
                left_out.push(name);
                continue;
            }
            match Variable::of(source.versions, &name, source.language) {
                Ok(variable) if variable.place => left_out.push(name),
                Ok(variable) if known => keys.push(variable),
                Ok(_) if disclosure(kin_forms::Disclosure::Quasi) => left_out.push(name),
                Ok(variable) => others.push(variable),
                Err(_) => left_out.push(name),
            }
        }
    }
    for name in &asked.without {
        if !left_out.contains(name) {
            return Err(unknown(form, name).into());
        }
    }
    for name in &asked.keys {
        if !keys.iter().any(|key| key.name == *name) {
            // Says what is wrong with it, if it is not only that it may not be a key.
            Variable::of(source.versions, name, source.language)?;
            return Err(ReleaseError::ReleaseKeyUnfit { question: name.clone() }.into());
        }
    }
    if keys.is_empty() {
        return Err(ReleaseError::ReleaseNoKeys.into());
    }
    let count = keys.len();
    keys.extend(others);
    Ok((keys, count, left_out))
}

fn key(people: &People, place: usize, variable: &Variable) -> Key {
    let column = &people.columns[place];
    let texts: Vec<String> = column.values.iter().map(text).collect();
    let numbers = answers(people, place, u64::MAX).keys().any(|value| matches!(value, Value::Number(_)));
    Key {
        name: variable.name.clone(),
        scale: if numbers { Scale::Number } else { Scale::Name },
        values: column.codes.iter().map(|code| texts[*code as usize].clone()).collect(),
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Name(name) => name.clone(),
        Value::Missing(missing) => missing.name().to_owned(),
        Value::Empty => String::new(),
    }
}

#[expect(clippy::cast_precision_loss, reason = "no country has 2^53 people")]
fn weights(population: u64, sample: usize) -> Vec<f64> {
    vec![population as f64 / sample.max(1) as f64; sample]
}
