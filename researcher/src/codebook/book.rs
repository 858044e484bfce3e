//! From a form to what its codebook says.

use std::fmt::Write as _;

use kin_forms::{
    ChoiceSource, Condition, DefaultValue, Expression, Form, Group, Item, Method, MissingRule, Question,
    QuestionKind, ScoredItem, Scoring, Words,
};

use super::Heading;

/// Words by language, in the order of the form's languages.
pub type Texts = Vec<(String, String)>;

/// A heading and what stands under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// The heading.
    pub heading: Heading,
    /// What stands there.
    pub text: String,
}

/// A codebook.
#[derive(Debug, Clone)]
pub struct Book {
    /// What people call the form.
    pub title: Texts,
    /// The form's languages, the default first.
    pub languages: Vec<String>,
    /// About the form as a whole.
    pub facts: Vec<Fact>,
    /// The words of consent, of each purpose, and of assent.
    pub consent: Vec<(Heading, Texts)>,
    /// What is said and whom to turn to where an interview is stopped.
    pub support: Vec<(Heading, Texts)>,
    /// Groups, repeats and questions in order.
    pub entries: Vec<Entry>,
    /// Lists of choices by name.
    pub lists: Vec<ListEntry>,
    /// Tables: name, columns, number of rows.
    pub tables: Vec<(String, String, usize)>,
    /// Scorings.
    pub scorings: Vec<ScoringEntry>,
}

/// A group, a repeat or a question.
#[derive(Debug, Clone)]
pub struct Entry {
    /// How many groups are around it.
    pub depth: usize,
    /// Its name.
    pub name: String,
    /// Its type.
    pub kind: &'static str,
    /// Its words.
    pub label: Texts,
    /// More words for whoever asks.
    pub hint: Texts,
    /// Everything else.
    pub facts: Vec<Fact>,
    /// The list its choices come from.
    pub list: Option<String>,
}

/// A list of choices.
#[derive(Debug, Clone)]
pub struct ListEntry {
    /// Its name.
    pub name: String,
    /// Code and words of each choice.
    pub choices: Vec<(String, Texts)>,
}

/// A scoring.
#[derive(Debug, Clone)]
pub struct ScoringEntry {
    /// Its id.
    pub id: String,
    /// What people call it.
    pub title: Texts,
    /// Source, method, digest and the rest.
    pub facts: Vec<Fact>,
    /// Question, weight, values, dimension.
    pub items: Vec<[String; 4]>,
    /// Name, upper edge, words.
    pub bands: Vec<(String, String, Texts)>,
    /// Dimensions: name and words.
    pub dimensions: Vec<(String, Texts)>,
}

impl Book {
    /// The codebook of a form.
    pub fn of(form: &Form) -> Book {
        let writer = Writer { form };
        let mut entries = Vec::new();
        writer.items(form.items(), 0, &mut entries);
        let lists = form.lists().iter().filter(|(_, list)| list.table.is_none());
        Book {
            title: writer.texts(form.title()),
            languages: form.languages().to_vec(),
            facts: writer.facts(),
            consent: writer.consent(),
            support: writer.support(),
            entries,
            lists: lists
                .map(|(name, list)| ListEntry {
                    name: name.clone(),
                    choices: list
                        .choices
                        .iter()
                        .map(|choice| (choice.name.clone(), writer.texts(&choice.label)))
                        .collect(),
                })
                .collect(),
            tables: form
                .tables()
                .iter()
                .map(|(name, table)| (name.clone(), table.columns().join(", "), table.rows().len()))
                .collect(),
            scorings: form.scores().iter().map(|scoring| writer.scoring(scoring)).collect(),
        }
    }
}

fn fact(heading: Heading, text: impl Into<String>) -> Fact {
    Fact { heading, text: text.into() }
}

struct Writer<'f> {
    form: &'f Form,
}

impl Writer<'_> {
    fn texts(&self, words: &Words) -> Texts {
        let of = |language: &String| words.iter().find(|(known, _)| known == language);
        self.form
            .languages()
            .iter()
            .filter_map(|language| Some((language.clone(), of(language)?.1.to_owned())))
            .collect()
    }

    fn facts(&self) -> Vec<Fact> {
        let form = self.form;
        let digest = kin_protocol::Digest::from_bytes(form.digest()).to_string();
        let mut facts = vec![
            fact(Heading::CodebookForm, form.id()),
            fact(Heading::CodebookVersion, form.version()),
            fact(Heading::CodebookDigest, digest),
            fact(Heading::CodebookLanguages, form.languages().join(", ")),
            fact(Heading::CodebookMinimumCell, form.minimum_cell().to_string()),
        ];
        if let Some(name) = form.instance_name() {
            facts.push(fact(Heading::CodebookInstanceName, name.text()));
        }
        facts
    }

    fn consent(&self) -> Vec<(Heading, Texts)> {
        let Some(consent) = self.form.consent() else { return Vec::new() };
        let mut parts = vec![(Heading::CodebookConsent, self.texts(&consent.words))];
        for purpose in &consent.purposes {
            let required = if purpose.required { "yes" } else { "no" }.to_owned();
            let heading = Heading::CodebookPurpose { name: purpose.name.clone(), required };
            parts.push((heading, self.texts(&purpose.label)));
        }
        if let Some(assent) = &consent.assent {
            parts.push((Heading::CodebookAssent, self.texts(&assent.words)));
        }
        let modes = consent.modes.iter().map(|mode| mode.name()).collect::<Vec<_>>().join(", ");
        parts.push((Heading::CodebookModes, vec![(String::new(), modes)]));
        parts
    }

    fn support(&self) -> Vec<(Heading, Texts)> {
        let Some(support) = self.form.support() else { return Vec::new() };
        let mut parts = vec![(Heading::CodebookSupportWords, self.texts(&support.words))];
        parts.extend(support.privacy.iter().map(|words| (Heading::CodebookPrivacy, self.texts(words))));
        for place in &support.places {
            let more = place.words.iter().flat_map(|words| self.texts(words));
            let heading = Heading::CodebookPlace { phone: place.phone.clone() };
            parts.push((heading, self.texts(&place.name).into_iter().chain(more).collect()));
        }
        parts
    }

    fn items(&self, items: &[Item], depth: usize, entries: &mut Vec<Entry>) {
        for item in items {
            match *item {
                Item::Question(index) => entries.push(self.question(index, depth)),
                Item::Group(index) => {
                    let group = &self.form.groups()[index];
                    entries.push(self.group(group, depth));
                    self.items(&group.children, depth + 1, entries);
                }
            }
        }
    }

    fn group(&self, group: &Group, depth: usize) -> Entry {
        let mut facts = Vec::new();
        expression(&mut facts, Heading::CodebookAsked, group.relevant.as_ref());
        if let Some(repeat) = &group.repeat {
            expression(&mut facts, Heading::CodebookRepeatCount, repeat.count.as_ref());
            facts.push(fact(Heading::CodebookRepeatMax, repeat.max.to_string()));
        }
        Entry {
            depth,
            name: group.name.clone(),
            kind: if group.repeat.is_some() { "repeat" } else { "group" },
            label: self.texts(&group.label),
            hint: Vec::new(),
            facts,
            list: None,
        }
    }

    fn question(&self, index: usize, depth: usize) -> Entry {
        let question = &self.form.questions()[index];
        Entry {
            depth,
            name: question.name.clone(),
            kind: question.kind.name(),
            label: self.texts(&question.label),
            hint: question.hint.as_ref().map(|hint| self.texts(hint)).unwrap_or_default(),
            facts: self.question_facts(index, question),
            list: match question.kind.choice_source() {
                Some(ChoiceSource::List { list }) => Some(list.clone()),
                _ => None,
            },
        }
    }

    fn question_facts(&self, index: usize, question: &Question) -> Vec<Fact> {
        let mut facts = Vec::new();
        if question.key != question.name {
            facts.push(fact(Heading::CodebookKey, question.key.clone()));
        }
        let repeats = self.form.repeats_of(index).into_iter();
        let repeats: Vec<&str> = repeats.map(|repeat| self.form.groups()[repeat].name.as_str()).collect();
        if !repeats.is_empty() {
            facts.push(fact(Heading::CodebookRepeat, repeats.join(" › ")));
        }
        match &question.kind {
            QuestionKind::Text { max_length } | QuestionKind::Barcode { max_length } => {
                facts.push(fact(Heading::CodebookLength, max_length.to_string()));
            }
            QuestionKind::Range(range) => {
                let text = format!("{}…{} / {}", range.start, range.end, range.step);
                facts.push(fact(Heading::CodebookRange, text));
            }
            kind => match kind.choice_source() {
                Some(ChoiceSource::List { list }) => facts.push(fact(Heading::CodebookChoices, list.clone())),
                Some(ChoiceSource::Table { table, .. }) => {
                    facts.push(fact(Heading::CodebookChoices, table.clone()));
                }
                Some(ChoiceSource::Repeat { repeat, .. }) => {
                    let name = self.form.groups()[*repeat].name.clone();
                    facts.push(fact(Heading::CodebookChoices, name));
                }
                None => {}
            },
        }
        expression(&mut facts, Heading::CodebookChoiceFilter, question.choice_filter.as_ref());
        expression(&mut facts, Heading::CodebookAsked, question.relevant.as_ref());
        match &question.required {
            Condition::Never => {}
            Condition::Always => facts.push(fact(Heading::CodebookRequired, "✓")),
            Condition::When(when) => facts.push(fact(Heading::CodebookRequired, when.text())),
        }
        expression(&mut facts, Heading::CodebookConstraint, question.constraint.as_ref());
        expression(&mut facts, Heading::CodebookWarning, question.warning.as_ref());
        expression(&mut facts, Heading::CodebookCalculation, question.calculation.as_ref());
        match &question.default {
            Some(DefaultValue::Typed(typed)) => facts.push(fact(Heading::CodebookDefault, typed.clone())),
            Some(DefaultValue::Computed(computed)) => {
                facts.push(fact(Heading::CodebookDefault, computed.text()));
            }
            None => {}
        }
        if !question.missing.is_empty() {
            let codes = question.missing.iter().map(|missing| missing.name());
            facts.push(fact(Heading::CodebookMissing, codes.collect::<Vec<_>>().join(", ")));
        }
        if question.kind.holds_a_value() {
            facts.push(fact(Heading::CodebookDisclosure, question.disclosure.name()));
        }
        facts
    }

    fn scoring(&self, scoring: &Scoring) -> ScoringEntry {
        let rule = match scoring.missing_rule() {
            MissingRule::Reweight => "reweight",
            MissingRule::Fail => "fail",
        };
        let least = scoring.minimum_answered() as u64;
        let digest = kin_protocol::Digest::from_bytes(scoring.digest()).to_string();
        ScoringEntry {
            id: scoring.id().to_owned(),
            title: self.texts(scoring.title()),
            facts: vec![
                fact(Heading::CodebookSource, scoring.source()),
                fact(
                    Heading::CodebookMethod,
                    match scoring.method() {
                        Method::Sum => "sum",
                        Method::Mean => "mean",
                    },
                ),
                fact(Heading::CodebookMissingRule { rule: rule.to_owned(), least }, ""),
                fact(Heading::CodebookDecimals, scoring.decimals().to_string()),
                fact(Heading::CodebookDigest, digest),
            ],
            items: scoring.items().iter().map(|item| scored(scoring, item)).collect(),
            bands: scoring
                .bands()
                .iter()
                .map(|band| {
                    let edge = band.up_to.map_or(String::new(), |edge| edge.to_string());
                    (band.name.clone(), edge, self.texts(&band.label))
                })
                .collect(),
            dimensions: scoring
                .dimensions()
                .iter()
                .map(|dimension| (dimension.name.clone(), self.texts(&dimension.label)))
                .collect(),
        }
    }
}

/// Question, weight, values, dimension.
fn scored(scoring: &Scoring, item: &ScoredItem) -> [String; 4] {
    let values = item.values.iter().map(|(choice, value)| {
        format!("{choice} = {}", value.map_or("—".to_owned(), |value| value.to_string()))
    });
    let mut values = values.collect::<Vec<_>>().join(", ");
    if let Some((low, high)) = item.reverse {
        let _ = write!(values, "{}{low} + {high} − v", if values.is_empty() { "" } else { "; " });
    }
    let dimension = item.dimension.and_then(|index| scoring.dimensions().get(index));
    let dimension = dimension.map_or(String::new(), |dimension| dimension.name.clone());
    [item.question.clone(), item.weight.to_string(), values, dimension]
}

fn expression(facts: &mut Vec<Fact>, heading: Heading, expression: Option<&Expression>) {
    if let Some(expression) = expression {
        facts.push(fact(heading, expression.text()));
    }
}
