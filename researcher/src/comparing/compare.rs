//! The comparison itself.

use std::collections::{BTreeMap, BTreeSet};

use kin_forms::{Condition, Expression, Form, Question, QuestionKind, Range};

use super::interval::Interval;
use super::{Change, Changed};

/// Everything that differs between two versions of a form, in the order of the old one, then what is new.
pub fn compare(old: &Form, new: &Form) -> Vec<Changed> {
    let mut comparison = Comparison { old, new, found: Vec::new() };
    comparison.forms();
    comparison.questions();
    comparison.scorings();
    comparison.found
}

struct Comparison<'f> {
    old: &'f Form,
    new: &'f Form,
    found: Vec<Changed>,
}

impl Comparison<'_> {
    fn note(&mut self, name: &str, change: Change) {
        let orphans = change.orphans();
        self.found.push(Changed { name: name.to_owned(), change, orphans });
    }

    fn forms(&mut self) {
        let (old, new) = (self.old, self.new);
        if old.id() != new.id() {
            let (before, after) = (old.id().to_owned(), new.id().to_owned());
            self.note("", Change::ChangeForm { before, after });
        } else if old.version() == new.version() && old.digest() != new.digest() {
            self.note("", Change::ChangeSameVersion { version: new.version().to_owned() });
        }
        for language in old.languages().iter().filter(|language| !new.languages().contains(language)) {
            self.note("", Change::ChangeLanguageRemoved { language: language.clone() });
        }
        if old.consent() != new.consent() {
            self.note("", Change::ChangeConsent);
        }
        if old.support() != new.support() {
            self.note("", Change::ChangeSupport);
        }
    }

    fn questions(&mut self) {
        let (old, new) = (self.old, self.new);
        let by_key: BTreeMap<&str, (usize, &Question)> = keyed(new);
        let old_keys: BTreeSet<&str> = keyed(old).into_keys().collect();
        for (index, before) in asked(old) {
            match by_key.get(before.key.as_str()) {
                Some(&(at, after)) => self.question((index, before), (at, after)),
                None => self.note(&before.name, Change::ChangeRemoved),
            }
        }
        for (_, after) in asked(new) {
            if old_keys.contains(after.key.as_str()) {
                continue;
            }
            self.note(&after.name, Change::ChangeAdded);
            if let Some(before) = old.question(&after.name).filter(|before| before.key != after.key) {
                let (key_before, key) = (before.key.clone(), after.key.clone());
                self.note(&after.name, Change::ChangeNameReused { key_before, key });
            }
        }
    }

    fn question(&mut self, (old_index, before): (usize, &Question), (new_index, after): (usize, &Question)) {
        let name = &after.name;
        if before.name != after.name {
            self.note(name, Change::ChangeRenamed { before: before.name.clone() });
        }
        if before.kind.name() == after.kind.name() {
            self.kind(before, after);
        } else {
            let (before, after) = (before.kind.name().to_owned(), after.kind.name().to_owned());
            self.note(name, Change::ChangeRetyped { before, after });
        }
        let (was, is) = (repeats(self.old, old_index), repeats(self.new, new_index));
        if was != is {
            self.note(name, Change::ChangeRepeat { before: was, after: is });
        }
        self.constraint(before, after);
        let gone = before.missing.iter().filter(|missing| !after.missing.contains(missing));
        let gone: Vec<&str> = gone.map(|missing| missing.name()).collect();
        if !gone.is_empty() {
            self.note(name, Change::ChangeMissingRemoved { missing: gone.join(", ") });
        }
        if before.required == Condition::Never && after.required != Condition::Never {
            self.note(name, Change::ChangeRequired);
        }
        if spelled(before.relevant.as_ref()) != spelled(after.relevant.as_ref()) {
            self.note(name, Change::ChangeRelevance);
        }
        if spelled(before.calculation.as_ref()) != spelled(after.calculation.as_ref()) {
            self.note(name, Change::ChangeCalculation);
        }
        if before.disclosure != after.disclosure {
            let (before, after) = (before.disclosure.name().to_owned(), after.disclosure.name().to_owned());
            self.note(name, Change::ChangeDisclosure { before, after });
        }
    }

    fn kind(&mut self, before: &Question, after: &Question) {
        let name = &after.name;
        match (&before.kind, &after.kind) {
            (
                QuestionKind::Text { max_length: was } | QuestionKind::Barcode { max_length: was },
                QuestionKind::Text { max_length: is } | QuestionKind::Barcode { max_length: is },
            ) if is < was => {
                self.note(name, Change::ChangeLengthShortened { before: *was, after: *is });
            }
            (QuestionKind::Range(was), QuestionKind::Range(is)) if is_narrower(*was, *is) => {
                self.note(name, Change::ChangeRangeNarrowed { before: ends(*was), after: ends(*is) });
            }
            _ => {}
        }
        let names = |form: &Form, question: &Question| -> Vec<String> {
            form.choices(question).iter().map(|choice| choice.name.clone()).collect()
        };
        let (was, is) = (names(self.old, before), names(self.new, after));
        let only_in = |left: &[String], right: &[String]| -> Vec<String> {
            let right: BTreeSet<&String> = right.iter().collect();
            left.iter().filter(|name| !right.contains(name)).cloned().collect()
        };
        let (gone, added) = (only_in(&was, &is), only_in(&is, &was));
        if !gone.is_empty() {
            let (choices, count) = (listed(&gone), gone.len() as u64);
            self.note(name, Change::ChangeChoicesRemoved { choices, count });
        }
        if !added.is_empty() {
            let (choices, count) = (listed(&added), added.len() as u64);
            self.note(name, Change::ChangeChoicesAdded { choices, count });
        }
    }

    fn constraint(&mut self, before: &Question, after: &Question) {
        let (was, is) = (spelled(before.constraint.as_ref()), spelled(after.constraint.as_ref()));
        if was == is {
            return;
        }
        let change = match (was, is) {
            (_, None) => Change::ChangeConstraintLoosened,
            (None, Some(after)) => Change::ChangeConstraintTightened { after },
            (Some(before), Some(after)) => match (Interval::of(&before), Interval::of(&after)) {
                (Some(was), Some(is)) if is.holds(was) => Change::ChangeConstraintLoosened,
                (Some(_), Some(_)) => Change::ChangeConstraintTightened { after },
                _ => Change::ChangeConstraintOther { before, after },
            },
        };
        self.note(&after.name, change);
    }

    fn scorings(&mut self) {
        for before in self.old.scores() {
            match self.new.scores().iter().find(|after| after.id() == before.id()) {
                None => self.note(before.id(), Change::ChangeScoringRemoved),
                Some(after) if after.digest() != before.digest() => {
                    self.note(before.id(), Change::ChangeScoring);
                }
                Some(_) => {}
            }
        }
    }
}

/// Questions that a response holds a value for.
fn asked(form: &Form) -> impl Iterator<Item = (usize, &Question)> {
    form.questions().iter().enumerate().filter(|(_, question)| question.kind.holds_a_value())
}

fn keyed(form: &Form) -> BTreeMap<&str, (usize, &Question)> {
    asked(form).map(|(index, question)| (question.key.as_str(), (index, question))).collect()
}

/// The repeats around a question, as a person reads them.
fn repeats(form: &Form, question: usize) -> String {
    let names: Vec<&str> =
        form.repeats_of(question).into_iter().map(|repeat| form.groups()[repeat].name.as_str()).collect();
    if names.is_empty() { "—".to_owned() } else { names.join(" › ") }
}

/// An expression in canonical spelling, so that blanks and brackets make no difference.
fn spelled(expression: Option<&Expression>) -> Option<String> {
    expression.map(ToString::to_string)
}

fn is_narrower(was: Range, is: Range) -> bool {
    let sorted = |range: Range| (range.start.min(range.end), range.start.max(range.end));
    let ((least, most), (new_least, new_most)) = (sorted(was), sorted(is));
    #[expect(clippy::float_cmp, reason = "both were read from text")]
    let other_steps = was.step != is.step || was.start != is.start;
    new_least > least || new_most < most || other_steps
}

fn ends(range: Range) -> String {
    format!("{}…{} / {}", range.start, range.end, range.step)
}

/// At most ten names: a table of villages may lose thousands.
fn listed(names: &[String]) -> String {
    const SHOWN: usize = 10;
    let more = if names.len() > SHOWN { ", …" } else { "" };
    names.iter().take(SHOWN).cloned().collect::<Vec<_>>().join(", ") + more
}
