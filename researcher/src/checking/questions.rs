//! What can be said of the form as a whole and of one question alone.

use kin_forms::{Condition, DefaultValue, Disclosure, Missing, Question, QuestionKind};

use super::{Advice, Look};

/// A table of fewer people than this is easily read as one of persons.
const USUAL_MINIMUM_CELL: u32 = 10;

/// Words in a question's name that speak of an identifier.
const DIRECT_WORDS: [&str; 14] = [
    "phone",
    "telephone",
    "mobile",
    "email",
    "passport",
    "surname",
    "fullname",
    "address",
    "cccd",
    "cmnd",
    "sdt",
    "hoten",
    "diachi",
    "dienthoai",
];
/// Pairs of them.
const DIRECT_PAIRS: [[&str; 2]; 8] = [
    ["full", "name"],
    ["first", "name"],
    ["last", "name"],
    ["family", "name"],
    ["id", "number"],
    ["ho", "ten"],
    ["dia", "chi"],
    ["dien", "thoai"],
];

impl Look<'_> {
    pub(super) fn whole(&mut self) {
        let form = self.form;
        let about_people = form.questions().iter().any(|question| {
            question.kind.takes_an_answer()
                && matches!(
                    question.disclosure,
                    Disclosure::Direct | Disclosure::Sensitive | Disclosure::Location
                )
        });
        if form.consent().is_none() && about_people {
            self.at("", Advice::AdviceConsentMissing);
        }
        if form.minimum_cell() < USUAL_MINIMUM_CELL {
            self.at("/minimum_cell", Advice::AdviceMinimumCell { minimum_cell: form.minimum_cell() });
        }
        let survey = self.json.get("survey").map(ToString::to_string).unwrap_or_default();
        for (name, table) in form.tables() {
            let pointer = format!("/tables/{name}");
            if table.rows().is_empty() {
                self.at(&pointer, Advice::AdviceTableEmpty { table: name.clone() });
            } else if !reads(&survey, name) {
                self.at(&pointer, Advice::AdviceTableUnused { table: name.clone() });
            }
        }
        for (name, list) in form.lists() {
            if list.table.is_none() && !reads(&survey, name) {
                self.at(&format!("/choices/{name}"), Advice::AdviceListUnused { list: name.clone() });
            }
        }
    }

    pub(super) fn questions(&mut self) {
        for question in self.form.questions() {
            let name = &question.name;
            let is_required = question.required != Condition::Never;
            let typed = question.kind.takes_an_answer();
            if typed && question.disclosure == Disclosure::Direct && is_required {
                self.of(name, "required", Advice::AdviceDirectRequired);
            }
            if typed && sounds_direct(question) {
                let disclosure = question.disclosure.name().to_owned();
                self.of(name, "name", Advice::AdviceLooksDirect { disclosure });
            }
            for (property, read) in self.direct_read_by(question) {
                let disclosure = question.disclosure.name().to_owned();
                self.of(name, property, Advice::AdviceComputedFromDirect { read, disclosure });
            }
            if let QuestionKind::Text { max_length: characters } = question.kind
                && !self.positions.item_has(name, "max_length")
                && self.positions.item(name).is_some()
            {
                self.of(name, "type", Advice::AdviceTextWithoutLength { characters });
            }
            if matches!(question.kind, QuestionKind::Place { .. }) {
                self.of(name, "type", Advice::AdvicePrecisePlace);
            }
            if matches!(question.kind, QuestionKind::Media(_)) && question.disclosure != Disclosure::Direct {
                self.of(name, "disclosure", Advice::AdviceMediaIdentifies);
            }
            if typed
                && question.disclosure == Disclosure::Sensitive
                && question.required == Condition::Always
                && !question.missing.contains(&Missing::Refused)
            {
                self.of(name, "required", Advice::AdviceSensitiveUnrefusable);
            }
            if question.constraint.is_some() && question.constraint_message.is_none() {
                self.of(name, "constraint", Advice::AdviceConstraintWithoutMessage);
            }
            if question.warning.is_some() && question.warning_message.is_none() {
                self.of(name, "warning", Advice::AdviceWarningWithoutMessage);
            }
        }
    }
}

impl Look<'_> {
    /// The direct questions that something computed reads and is not direct itself: it stays with the researchers where
    /// direct answers are sealed apart, and in every export.
    fn direct_read_by(&self, question: &Question) -> Vec<(&'static str, String)> {
        if question.disclosure == Disclosure::Direct {
            return Vec::new();
        }
        let default = match &question.default {
            Some(DefaultValue::Computed(expression)) => Some(expression),
            _ => None,
        };
        let is_direct =
            |name: &str| self.form.question(name).is_some_and(|read| read.disclosure == Disclosure::Direct);
        [("calculation", question.calculation.as_ref()), ("default", default)]
            .into_iter()
            .filter_map(|(property, expression)| Some((property, expression?)))
            .flat_map(|(property, expression)| expression.names().map(move |name| (property, name)))
            .filter(|(_, name)| is_direct(name))
            .map(|(property, name)| (property, name.to_owned()))
            .collect()
    }
}

/// Whether the survey's JSON names a list or a table.
fn reads(survey: &str, name: &str) -> bool {
    [format!("\"{name}\""), format!("'{name}'"), format!("\\\"{name}\\\"")]
        .iter()
        .any(|quoted| survey.contains(quoted.as_str()))
}

/// Whether a question that takes words or numbers is called like an identifier and is not said to be one.
fn sounds_direct(question: &Question) -> bool {
    let takes_words = matches!(
        question.kind,
        QuestionKind::Text { .. } | QuestionKind::Integer | QuestionKind::Barcode { .. }
    );
    if !takes_words || question.disclosure == Disclosure::Direct {
        return false;
    }
    let name = question.name.to_lowercase();
    let parts: Vec<&str> = name.split(['_', '-', '.']).collect();
    parts.iter().any(|part| DIRECT_WORDS.contains(part))
        || parts.windows(2).any(|pair| DIRECT_PAIRS.iter().any(|known| known == pair))
}
