//! What expressions see of an interview.

use super::sheet::Sheet;
use crate::answer::Answer;
use crate::expression::{Value, World};
use crate::form::Choice;
use crate::now::Now;

/// A sheet seen from one place.
pub(super) struct Eyes<'s> {
    pub(super) sheet: &'s Sheet,
    /// The answer being checked, or the former value of a calculation.
    pub(super) current: Option<Value>,
    /// The choice being filtered.
    pub(super) choice: Option<&'s Choice>,
}

impl<'s> Eyes<'s> {
    pub(super) fn of(sheet: &'s Sheet) -> Eyes<'s> {
        Eyes { sheet, current: None, choice: None }
    }
}

impl World for Eyes<'_> {
    fn question(&self, index: usize) -> Value {
        if !self.sheet.is_relevant(index) {
            return Value::Nodes(Vec::new());
        }
        Value::Nodes(vec![self.sheet.answer(index).map_or_else(Value::empty, Answer::to_value)])
    }

    fn current(&self) -> Value {
        self.current.clone().unwrap_or_else(Value::empty)
    }

    fn column(&self, name: &str) -> Value {
        let Some(choice) = self.choice else { return Value::empty() };
        match name {
            "name" => Value::text(choice.name.as_str()),
            "label" => Value::text(choice.label.in_language(&self.sheet.language)),
            other => choice.columns.get(other).map_or_else(Value::empty, |text| Value::text(text.as_str())),
        }
    }

    fn choice_label(&self, question: usize, choice: &str) -> Option<String> {
        let choices = self.sheet.form.choices(self.sheet.question(question));
        let found = choices.iter().find(|known| known.name == choice)?;
        Some(found.label.in_language(&self.sheet.language).to_owned())
    }

    fn now(&self) -> Now {
        self.sheet.now
    }

    fn language(&self) -> &str {
        &self.sheet.language
    }
}
