//! The tables of a form's versions, and their rows.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt::Write as _;
use std::sync::Arc;

use kin_forms::{Answer, Form, Missing, RecordedInstance};
use kin_terminal::Result;

use super::asked::{self, Asked, AskedKind};
use super::cell::Row;
use super::column::numbered;
use super::labels::one_line;
use super::{Cell, Column, ExportWord, Include, Kind, Part, Role, Source, Table, Words};
use crate::responses::Held;

/// The tables of an export: interviews first, then each repeat.
#[derive(Clone, Debug)]
pub struct Tables {
    /// The tables.
    pub tables: Vec<Table>,
    /// The questions that are left out, by what would have to be asked for.
    pub left_out: BTreeSet<(Include, String)>,
    by_repeat: HashMap<String, usize>,
}

/// Takes a row: the number of its table, and its cells in the order of the columns.
pub type EachRow<'e> = &'e mut dyn FnMut(usize, &[Cell<'_>]) -> Result;

impl Tables {
    /// The tables of a form: what its last version asks, then what only earlier versions asked; labels in `language`.
    pub fn of(versions: &[Arc<Form>], include: &BTreeSet<Include>, language: &str, words: Words<'_>) -> Self {
        let (asked, left_out) = asked::gather(versions, include, language);
        let builder = Builder { versions, language, words };
        let tables: Vec<Table> = asked
            .into_iter()
            .map(|asked| {
                let columns = builder.columns(asked.repeat.is_some(), &asked.questions);
                Table { repeat: asked.repeat, path: asked.path, columns }
            })
            .collect();
        let by_repeat = tables
            .iter()
            .enumerate()
            .filter_map(|(place, table)| Some((table.repeat.clone()?, place)))
            .collect();
        Self { tables, left_out, by_repeat }
    }

    /// Gives out the rows of one interview: its own, then those of its repeats' instances in order.
    pub fn rows(&self, held: &Held<'_>, each: EachRow<'_>) -> Result {
        let key = format!("uuid:{}", held.head.submission);
        let row = Row { held, answers: &held.recorded.answers, key: &key, parent: "" };
        self.give(0, row, &held.recorded.repeats, each)
    }

    fn give(
        &self,
        table: usize,
        row: Row<'_>,
        repeats: &BTreeMap<String, Vec<RecordedInstance>>,
        each: EachRow<'_>,
    ) -> Result {
        let columns = &self.tables[table].columns;
        let cells: Vec<Cell<'_>> = columns.iter().map(|column| Cell::of(row, &column.source)).collect();
        each(table, &cells)?;
        for (repeat, instances) in repeats {
            let Some(&inner) = self.by_repeat.get(repeat) else { continue };
            let mut path = row.key.to_owned();
            for group in &self.tables[inner].path {
                let _ = write!(path, "/{group}");
            }
            for (number, instance) in (1..).zip(instances) {
                let key = format!("{path}/{repeat}[{number}]");
                let answers: &BTreeMap<String, Answer> = &instance.answers;
                let row = Row { held: row.held, answers, key: &key, parent: row.key };
                self.give(inner, row, &instance.repeats, each)?;
            }
        }
        Ok(())
    }
}

struct Builder<'b> {
    versions: &'b [Arc<Form>],
    language: &'b str,
    words: Words<'b>,
}

impl Builder<'_> {
    fn columns(&self, is_repeat: bool, questions: &[Asked]) -> Vec<Column> {
        let mut columns = if is_repeat { Vec::new() } else { self.beginning() };
        let before = columns.len();
        columns.extend(questions.iter().flat_map(|asked| self.of_question(asked)));
        let after = columns.len();
        columns.extend(self.end(is_repeat));
        make_unique(&mut columns, before..after);
        columns
    }

    fn own(&self, header: &str, name: &str, source: Source, kind: Kind, label: &ExportWord) -> Column {
        Column {
            header: header.to_owned(),
            name: name.to_owned(),
            label: (self.words)(label),
            source,
            kind,
            missing: Vec::new(),
            role: Role::Plain,
        }
    }

    /// What the record says of an interview before its answers.
    fn beginning(&self) -> Vec<Column> {
        use ExportWord as Word;
        let mut columns = vec![
            self.own("start", "start", Source::Start, Kind::Moment, &Word::ExportWordStart),
            self.own("end", "end", Source::End, Kind::Moment, &Word::ExportWordEnd),
            self.own("language", "language", Source::Language, Kind::Text, &Word::ExportWordLanguage),
        ];
        let consents = self.versions.iter().rev().filter_map(|form| form.consent());
        let mut modes: Vec<(String, String)> = Vec::new();
        let mut purposes: Vec<(String, String)> = Vec::new();
        for consent in consents {
            for mode in &consent.modes {
                if modes.iter().all(|(known, _)| known != mode.name()) {
                    modes.push((mode.name().to_owned(), mode.name().to_owned()));
                }
            }
            for purpose in &consent.purposes {
                if purposes.iter().all(|(known, _)| *known != purpose.name) {
                    let label = one_line(purpose.label.in_language(self.language));
                    purposes.push((purpose.name.clone(), label));
                }
            }
        }
        if !modes.is_empty() {
            let kind = Kind::OneOf(numbered(modes));
            let label = &Word::ExportWordConsentMode;
            columns.push(self.own("consent-mode", "consent_mode", Source::ConsentMode, kind, label));
        }
        for (name, label) in purposes {
            let named = [("no", Word::ExportWordNo), ("yes", Word::ExportWordYes)];
            let named = named.map(|(name, word)| (name.to_owned(), (self.words)(&word)));
            let mut column = self.own(
                &format!("consent-{name}"),
                &format!("consent_{name}"),
                Source::Purpose(name),
                Kind::OneOf(numbered(named.into())),
                &Word::ExportWordYes,
            );
            column.label = label;
            columns.push(column);
        }
        columns
    }

    fn end(&self, is_repeat: bool) -> Vec<Column> {
        use ExportWord as Word;
        let text = |header: &str, name: &str, source: Source, label: &Word| {
            self.own(header, name, source, Kind::Text, label)
        };
        if is_repeat {
            return vec![
                text("PARENT_KEY", "parent_key", Source::ParentKey, &Word::ExportWordParentKey),
                text("KEY", "key", Source::Key, &Word::ExportWordKey),
            ];
        }
        vec![
            text("meta-instanceID", "instance_id", Source::InstanceId, &Word::ExportWordInstanceId),
            text("KEY", "key", Source::Key, &Word::ExportWordKey),
            text("SubmitterID", "submitter", Source::Submitter, &Word::ExportWordSubmitter),
            text("DeviceID", "device", Source::Device, &Word::ExportWordDevice),
            text("FormVersion", "form_version", Source::FormVersion, &Word::ExportWordFormVersion),
        ]
    }

    fn of_question(&self, asked: &Asked) -> Vec<Column> {
        let column = |suffix: &str, label: String, source: Source, kind: Kind, role: Role| Column {
            header: format!("{}{suffix}", asked.header),
            name: format!("{}{}", asked.name, suffix.replace(['/', '-'], "_")),
            label,
            source,
            kind,
            missing: asked.missing.clone(),
            role,
        };
        let name = || asked.name.clone();
        let label = || asked.label.clone();
        let plain = |kind| vec![column("", label(), Source::Answer(name()), kind, Role::Plain)];
        let mut columns = match &asked.kind {
            AskedKind::Plain(kind) => plain(kind.clone()),
            AskedKind::OneOf => plain(Kind::OneOf(numbered(asked.choices.clone()))),
            AskedKind::Point => Part::ALL
                .into_iter()
                .map(|part| {
                    let (suffix, source) = (format!("-{}", part.name()), Source::Part(name(), part));
                    column(&suffix, joined(&asked.label, part.name()), source, Kind::Decimal, Role::Plain)
                })
                .collect(),
            AskedKind::Several => {
                let mut columns = plain(Kind::Several);
                columns.extend(asked.choices.iter().map(|(choice, words)| {
                    let source = Source::Chosen(name(), choice.clone());
                    let words = joined(&asked.label, if words.is_empty() { choice } else { words });
                    column(&format!("/{choice}"), words, source, Kind::Flag, Role::Split)
                }));
                columns
            }
        };
        if !asked.missing.is_empty() {
            let of_a_text = matches!(
                asked.kind,
                AskedKind::Several | AskedKind::Plain(Kind::Text | Kind::Several | Kind::Calculated)
            );
            let words = (self.words)(&ExportWord::ExportWordWhy { label: label() });
            // All three, so that a number means the same in every column.
            let named = Missing::ALL.map(|missing| self.missing_named(missing)).into();
            let (kind, role) = (Kind::OneOf(numbered(named)), Role::Why { of_a_text });
            let mut why = column("/missing", one_line(&words), Source::Why(name()), kind, role);
            why.missing = Vec::new();
            columns.push(why);
        }
        columns
    }

    fn missing_named(&self, missing: Missing) -> (String, String) {
        (missing.name().to_owned(), (self.words)(&missing.into()))
    }
}

fn joined(question: &str, part: &str) -> String {
    if question.is_empty() { part.to_owned() } else { format!("{question}: {part}") }
}

/// Headers are told apart. A question keeps its own; what the record says of itself gives way: `meta-language`.
fn make_unique(columns: &mut [Column], questions: std::ops::Range<usize>) {
    let mut taken: HashSet<String> = HashSet::new();
    let order: Vec<usize> =
        questions.clone().chain((0..columns.len()).filter(|place| !questions.contains(place))).collect();
    for place in order {
        let header = &mut columns[place].header;
        if taken.contains(header) && !questions.contains(&place) {
            *header = format!("meta-{header}");
        }
        let plain = header.clone();
        let mut number = 1;
        while !taken.insert(header.clone()) {
            number += 1;
            *header = format!("{plain}~{number}");
        }
    }
}
